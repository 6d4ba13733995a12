/* receipt_int.h: what the files of receipt share.
 *
 *   crypto  hashes, signatures, secrets            libsodium stands here only
 *   json    the one way a value is written, and its strict reader
 *   scan    a page to tags, texts, comments, and what raw elements hold
 *   fetch   an address to bytes, guarded              libcurl stands here only
 *
 * Internal to the library. Layer: 12, inside receipt.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_RECEIPT_INT_H
#define WIRE_RECEIPT_INT_H

#include <wirecopy/receipt.h>

/* ---- Crypto -------------------------------------------------------------- */

enum {
    WIRE__SEED_BYTES = 32,
    WIRE__PUBLIC_HEX = 64,
    WIRE__SECRET_HEX = 128,
    WIRE__SIGNATURE_HEX = 128
};

void wire__crypto_sign(const wire_key *k, wire_str message,
                       char out[WIRE__SIGNATURE_HEX + 1]);
bool wire__crypto_verify(wire_str public_hex, wire_str message,
                         wire_str signature_hex);
/* Digits 0-9 a-f only, n of them. */
bool wire__is_hex(wire_str s, size_t n);
void wire__hex(const unsigned char *bytes, size_t n, char *out); /* and NUL */
/* hex is valid and has 2 n digits. */
void wire__unhex(wire_str hex, unsigned char *out, size_t n);
wire_status wire__crypto_random(void *out, size_t n, wire_err *err);
void wire__crypto_wipe(void *p, size_t n);
wire_status wire__key_pair(const unsigned char seed[WIRE__SEED_BYTES],
                           wire_key *out, wire_err *err);

/* SHA-256 of several pieces. */
typedef struct {
    uint64_t state[24]; /* of the library's; its size is asserted */
} wire__sha;
void wire__sha_begin(wire__sha *s);
void wire__sha_add(wire__sha *s, wire_str bytes);
void wire__sha_end(wire__sha *s, wire_sha256 *out);

/* ---- Text ---------------------------------------------------------------- */

bool wire__is_utf8(wire_str s);
/* The code point at *i, and past it; UINT32_MAX where it is ill formed. */
uint32_t wire__next_cp(wire_str s, size_t *i);
void wire__put_cp(wire_buf *b, uint32_t cp);
/* NFC, or NFKC when is_compat, at the end of out. */
wire_status wire__normalise(wire_str s, bool is_compat, wire_buf *out,
                            wire_err *err);
/* A word or line that may stand in a receipt: UTF-8, no control characters,
 * at most most bytes. */
bool wire__is_line(wire_str s, size_t most);
/* The folder of a file as its path has it, "." or "/" where that is none; with
 * a NUL at its end. */
void wire__folder_of(const char *path, wire_buf *out);
/* A path below a site's root: no folder above, no empty part, no query. */
bool wire__is_site_path(wire_str s);
/* Every run of ASCII white space one space, none at the ends. */
void wire__squeeze(wire_str s, wire_buf *out);

enum {
    WIRE__LINE_MOST = 2048, /* bytes of a field */
    WIRE__PATH_MOST = 1024
};

/* ---- JSON ---------------------------------------------------------------- */

/* "text": quotation marks, backslashes and < escaped, nothing else is. */
void wire__put_string(wire_buf *b, wire_str s);
/* ,"name":"text" ; without the comma after an opening brace. */
void wire__put_member(wire_buf *b, const char *name, wire_str s);
void wire__put_member_time(wire_buf *b, const char *name, wire_time t);
void wire__put_member_sha(wire_buf *b, const char *name, const wire_sha256 *s);

/* A reader of what those wrote. The first failure is kept in err; all calls
 * after it do nothing. */
typedef struct {
    wire_str text;
    size_t at;
    wire_arena *a; /* of texts with escapes */
    wire_err *err;
    wire_status status;
} wire__cursor;
void wire__want(wire__cursor *c, const char *literal);
bool wire__sees(const wire__cursor *c, const char *literal);
bool wire__skips(wire__cursor *c, const char *literal); /* when it sees it */
void wire__refuse(wire__cursor *c, const char *why);
wire_str wire__want_string(wire__cursor *c, size_t most);
wire_str wire__want_member(wire__cursor *c, const char *name, size_t most);
wire_time wire__want_time(wire__cursor *c, const char *name);
/* may_lack: "" is allowed. */
void wire__want_sha(wire__cursor *c, const char *name, bool may_lack,
                    wire_sha256 *out);
wire_str wire__want_hex(wire__cursor *c, const char *name, size_t n,
                        bool may_lack);

/* ---- Pages --------------------------------------------------------------- */

typedef enum {
    WIRE__TOKEN_TEXT,
    WIRE__TOKEN_TAG,     /* <name ...> */
    WIRE__TOKEN_END,     /* </name ...> */
    WIRE__TOKEN_COMMENT, /* also <!doctype> and <?...> */
    WIRE__TOKEN_RAW      /* what stands in script, style, title ... */
} wire__token_kind;

typedef struct {
    wire__token_kind kind;
    wire_str bytes;
    wire_str name; /* TAG, END; RAW: of the element that holds it */
    bool is_cut;   /* the page ends within it */
} wire__token;

typedef struct {
    wire_str page;
    size_t at;
    wire_str raw; /* name of the raw element that was opened, or empty */
} wire__scan;
/* False at the end of the page. Linear: no byte is looked at twice. */
bool wire__scan_next(wire__scan *s, wire__token *t);

typedef struct {
    wire_str bytes; /* of the tag, behind its name */
    size_t at;
} wire__attrs;
wire__attrs wire__attrs_of(const wire__token *t); /* of TAG or END */
bool wire__attrs_next(wire__attrs *it, wire_str *name, wire_str *value);

/* The place of the receipt: bytes [beg, end) of the page. */
typedef struct {
    size_t beg, end;
} wire__slot;
wire_status wire__slot_find(wire_str page, wire__slot *out, wire_err *err);
void wire__slot_hash(wire_str page, const wire__slot *s, wire_sha256 *out);
/* Does the page show these words, tags between them or not? */
wire_status wire__page_shows(wire_str page, wire_str words, bool *out,
                             wire_err *err);
/* Text or a value with its character references taken out. */
void wire__put_decoded(wire_str s, wire_buf *out);
/* What a page may show that stands in no text of it: a set of bits. */
enum {
    WIRE__EXTRA_SCRIPTS = 1,
    WIRE__EXTRA_FRAMES = 2,
    WIRE__EXTRA_STYLES = 4,  /* that may hide, move or add words */
    WIRE__EXTRA_REFRESH = 8, /* leads on to another page */
    WIRE__EXTRA_SHADOW = 16, /* shows a template in the place of a text */
    WIRE__EXTRA_XML = 32     /* XML readers find another text */
};
unsigned wire__page_extras(wire_str page);
/* Does a page say of itself more than is proved? Looked for in all its words
 * but the label that it may carry, in attributes, and in letters that only
 * look like those of a label.
 *   text   its article, whose paragraphs are not looked at; NULL: they are
 *   found  the words that say it, at the end of it; nothing when none do */
wire_status wire__page_says_more(wire_str page, wire_str label,
                                 const wire_article *text, wire_proved proved,
                                 wire_arena *a, wire_buf *found, bool *is_alike,
                                 wire_err *err);
bool wire__claims_more(wire_claim said, wire_proved proved);

/* ---- Receipt ------------------------------------------------------------- */

wire_proved wire__claim_of(const wire_text_hashes *source,
                           const wire_text_hashes *body, unsigned *transforms);
/* The words of a label in a language, English where it is not known; empty
 * when nothing is claimed. */
void wire__label_words(wire_proved claim, unsigned transforms,
                       const wire_text_hashes *source, wire_str agency,
                       wire_str language, wire_buf *out);
/* Are these the words for that, in any language? */
wire_status wire__label_is(wire_str said, wire_proved claim,
                           unsigned transforms, const wire_text_hashes *source,
                           wire_str agency, bool *out, wire_err *err);
wire_status wire__label_make(const wire_doc *source, const wire_article *page,
                             const wire_doc *page_doc, wire_str leave_out,
                             const wire_comparison *c, wire_str agency,
                             wire_arena *a, wire_label_made *out,
                             wire_text_hashes hashes[2], wire_err *err);
/* Parse; *is_signed tells whether the signature holds. */
wire_status wire__receipt_parse(wire_str text, wire_arena *a, wire_receipt *out,
                                bool *is_signed, wire_err *err);

/* What is said of a page that its server calls gone. */
wire_status wire__verified_gone(wire_arena *a, wire_verified *out,
                                wire_err *err);

/* ---- Site ------------------------------------------------------------------ */

const wire_site_key *wire__site_key(const wire_site *s, wire_str key);
/* At that time; revoked or not. */
bool wire__key_is_valid(const wire_site_key *k, wire_time at);
/* A pin, or vouched for by a chain that begins with one. s may be NULL. */
bool wire__is_trusted(const wire_site *s, wire_str key, const wire_str *pins,
                      size_t n_pins);

/* ---- Files ------------------------------------------------------------------ */

/* Append a plain file to out; WIRE_END when there is none. Nothing that could
 * make a reader wait is opened. */
wire_status wire__read_file(const char *path, size_t most, wire_buf *out,
                            wire_err *err);

/* ---- Addresses ------------------------------------------------------------ */

typedef struct {
    wire_buf body;
    long code; /* of HTTP */
    char *url; /* where it ended; wire_free */
} wire__fetched;
void wire__fetched_free(wire__fetched *f);

typedef struct {
    size_t max_bytes;
    unsigned timeout_s, max_redirects;
    bool allow_private;
} wire__fetch_opts;
/*   errors  WIRE_EINVAL the address, or one it leads to, is refused; WIRE_EIO;
 *           WIRE_ELIMIT; WIRE_ENOMEM */
wire_status wire__fetch(const char *url, const wire__fetch_opts *o,
                        wire__fetched *out, wire_err *err);
/* An address cut up: origin "https://host:port/", path decoded, without the
 * slash before it. Both wire_free. */
typedef struct {
    char *origin, *path;
} wire__url;
wire_status wire__url_cut(const char *url, wire__url *out, wire_err *err);
void wire__url_free(wire__url *u);
/* A sockaddr of this machine, a network of its own, or of no host at all. */
struct sockaddr;
bool wire__is_private(const struct sockaddr *sa);

#endif
