/* write_int.h: what the writers share.
 *
 *   xml    elements and attributes, escaped
 *   json   values, commas seen to
 *   body   paragraphs as HTML, or as plain text
 *   times  RFC 3339 and RFC 822
 *
 * All of them append to a wire_buf and check nothing: a failed buffer stays
 * failed, and wire_write_articles asks it once.
 *
 * Internal to the library. Layer: 11, inside write.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WRITE_INT_H
#define WIRE_WRITE_INT_H

#include <wirecopy/write.h>

/* The articles of one document. */
typedef struct {
    const wire_channel *channel;
    const wire_article *const *articles;
    size_t n;
    wire_buf *out;
} wire__doc_out;

/* Never NULL: an article without an item is usable and says nothing. */
const wire_item *wire__item_of(const wire_article *a);

/* ---- What a format has no word for ---------------------------------------- */

/* Each is said in a word of our own, as read takes it back. */
enum {
    WIRE__EXTRA_VERSION = 1,
    WIRE__EXTRA_STATUS = 2,
    WIRE__EXTRA_EMBARGO = 4,
    WIRE__EXTRA_SLUG = 8,
    WIRE__EXTRA_NOTE = 16,
    WIRE__EXTRA_RIGHTS = 32,
    WIRE__EXTRA_URGENCY = 64,
    WIRE__EXTRA_MARK = 128,
    WIRE__EXTRA_OUTLET = 256,
    WIRE__EXTRA_CREDIT = 512,
    WIRE__EXTRA_DATELINE = 1024,
    WIRE__EXTRA_ALL = 2047
};
typedef struct {
    struct {
        const char *name;
        wire_str value; /* never empty */
    } of[11];
    size_t n;
    char embargo[32], urgency[2];
} wire__extras;
/* Those of the wanted fields that the article has. out may not be moved. */
void wire__extras_of(const wire_article *a, unsigned wanted, wire__extras *out);
/* <wire:name>value</wire:name> for each. */
void wire__put_extras(wire_buf *b, const wire_article *a, unsigned wanted);

/* ---- XML ---------------------------------------------------------------- */

void wire__put_text(wire_buf *b, wire_str s); /* escaped, also for attributes */
/* Bytes of the well-formed UTF-8 character at i; 0: it is none. */
size_t wire__utf8_at(wire_str s, size_t i);
/* <name>value</name>; nothing when value is empty. */
void wire__put_element(wire_buf *b, const char *name, wire_str value);
/* name="value", with a space before; nothing when value is empty. */
void wire__put_attr(wire_buf *b, const char *name, wire_str value);
void wire__put_time(wire_buf *b, const char *name, wire_time t);
/* name="tag"; nothing when it is no tag of BCP 47. */
void wire__put_lang(wire_buf *b, const char *name, wire_str tag);
/* <name>address</name>, and name="address" with a space before. */
void wire__put_uri_element(wire_buf *b, const char *name, wire_str uri);
void wire__put_uri_attr(wire_buf *b, const char *name, wire_str uri);
void wire__put_id_attr(wire_buf *b, const char *name, wire_str id);
void wire__put_word_attr(wire_buf *b, const char *name, wire_str id);
/* The id as text; escaped. */
void wire__put_word_text(wire_buf *b, wire_str id);
bool wire__is_lang(wire_str tag);
/* ASCII characters that a name of XML may begin with, or go on with. */
bool wire__is_name_start(char c);
bool wire__is_name_char(char c);

/* ---- Addresses ----------------------------------------------------------- */

/* What no address may hold is percent-encoded, a stray % too. */
void wire__put_uri(wire_buf *b, wire_str s);
/* An id as an address: itself when it is one of http, https, urn or tag, else
 * "urn:wirecopy:" and the id encoded, which readers turn back into it. */
void wire__put_id_uri(wire_buf *b, wire_str id);
void wire__put_own_uri(wire_buf *b, wire_str id); /* always the latter */
/* The same where any word may stand: only what has another scheme, a space, a
 * control or a byte that is no UTF-8 in it is written so. Not escaped for XML.
 */
void wire__put_id_word(wire_buf *b, wire_str id);

/* "image/jpeg" of an address that ends so; NULL: of no picture. */
const char *wire__image_type(wire_str url);
bool wire__is_picture(const wire_item_link *l); /* linked as an enclosure */

/* ---- JSON --------------------------------------------------------------- */

typedef struct {
    wire_buf *b;
    bool needs_comma;
} wire__json_out;
void wire__out_open(wire__json_out *j, char bracket);
void wire__out_close(wire__json_out *j, char bracket);
void wire__out_key(wire__json_out *j, const char *key);
void wire__out_string(wire__json_out *j, wire_str s);
void wire__out_uint(wire__json_out *j, uint64_t n);
/* "key":"value"; nothing when value is empty. */
void wire__out_field(wire__json_out *j, const char *key, wire_str value);
void wire__out_time(wire__json_out *j, const char *key, wire_time t);

/* ---- Bodies -------------------------------------------------------------- */

/* Paragraphs as <p>, <h2>, <ul><li>, <blockquote>; what stands in them is
 * escaped once. */
void wire__body_html(wire_buf *b, const wire_article *a);
/* The same in elements of NITF. */
void wire__body_nitf(wire_buf *b, const wire_article *a);
/* Paragraphs with a blank line between them, control characters left out. */
void wire__body_text(wire_buf *b, const wire_article *a, const char *line_end);

/* ---- Times --------------------------------------------------------------- */

/* RFC 3339; a day becomes its first second, for formats that know no days.
 * Empty when unknown. out holds 32 bytes. */
wire_str wire__time_rfc3339(wire_time t, char out[32]);
wire_str wire__time_rfc822(wire_time t, char out[48]);
/* The latest time that an article names: of its changes, else of its issue. */
wire_time wire__time_latest(const wire_article *a);
/* The channel's time, else the latest of all articles. */
wire_time wire__time_of_channel(const wire__doc_out *d);

/* ---- Writers --------------------------------------------------------------- */

void wire__write_rss(const wire__doc_out *d);
void wire__write_atom(const wire__doc_out *d);
void wire__write_json_feed(const wire__doc_out *d);
void wire__write_ninjs(const wire__doc_out *d);
void wire__write_newsml_g2(const wire__doc_out *d);
void wire__write_nitf(const wire__doc_out *d);
void wire__write_iptc7901(const wire__doc_out *d);
void wire__write_opml(const wire__doc_out *d);
void wire__write_warc(const wire__doc_out *d);
void wire__write_sitemap(const wire__doc_out *d);

#endif
