/* read_mail.h: messages of RFC 5322, one or a mailbox of them.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_MAIL_H
#define WIRE_READ_MAIL_H

#include "read_int.h"

/* Does it begin with the fields of a message, or with "From " of a mailbox? */
bool wire__is_mail(wire_str head);
/* bytes as they stand in the file: every part has an encoding of its own. */
WIRE_MUST wire_status wire__read_mail(wire__reader *r, const wire__input *bytes,
                                      wire_err *err);

/* ---- Transfer encodings ---------------------------------------------------- */

typedef enum {
    WIRE__TRANSFER_NONE, /* 7bit, 8bit, binary */
    WIRE__TRANSFER_QP,
    WIRE__TRANSFER_BASE64
} wire__transfer;
/* The bytes behind a transfer encoding, owned by a; map leads back. What is
 * ill-formed is taken as it stands (quoted-printable) or left out (base64). */
bool wire__transfer_decode(wire_str s, wire__transfer how, wire_arena *a,
                           wire_str *out, wire__map *map);
/* A header's value with its encoded words ("=?utf-8?Q?...?=") decoded and its
 * lines unfolded, in UTF-8, owned by keep. */
WIRE_MUST wire_status wire__mail_words(wire__reader *r, wire_str value,
                                       wire_str *out, wire_err *err);

#endif
