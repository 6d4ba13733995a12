/* receipt.h: the label that can be proved.
 *
 *   source item, page --hashes, compare--> claim, label        computed
 *   claim, hashes, names, times --key----> receipt             signed
 *   page [<script ... id="wirecopy-receipt">receipt</script>]  embedded
 *   page, site's list of receipts -------> green, amber, red   verified
 *
 * A receipt says which agency item a page was made of, what was changed, and
 * what both texts hash to; nobody can say "unmodified" of a text that differs,
 * because the claim is worked out from the hashes by who writes it and by who
 * checks it. What a receipt proves and what it does not: docs/receipt.md.
 *
 * Source of the signature: Ed25519, RFC 8032; of the hash: SHA-256, FIPS 180-4.
 * Layer: 12 (base .. compare). Libraries: libsodium (signatures, hashes),
 * libcurl (addresses), ICU (NFC); each is used in one file of src/receipt.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_RECEIPT_H
#define WIRECOPY_RECEIPT_H

#include <wirecopy/compare.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WIRE_RECEIPT_OPEN                                                      \
    "<script type=\"application/json\" id=\"wirecopy-receipt\">"
#define WIRE_RECEIPT_CLOSE "</script>"

/* ---- Hashes -------------------------------------------------------------- */

typedef struct {
    char hex[65]; /* lower case, NUL at the end; "" when there is none */
} wire_sha256;
void wire_sha256_of(wire_str bytes, wire_sha256 *out);
bool wire_sha256_eq(const wire_sha256 *a, const wire_sha256 *b);

/* What of a text is hashed: its paragraphs, each with its runs of white space
 * made one space, joined by a blank line ("\n\n"), without an end of line
 * behind the last; a headline is one such paragraph. folded: the same after
 * NFC and with quotation marks, dashes, spaces and ellipses made alike. */
typedef struct {
    wire_sha256 body, folded;
    wire_sha256 headline, headline_folded;
} wire_text_hashes;

/* Hash headline and body of an article.
 *   leave_out  a paragraph that is this text is left out: the label, where it
 *              stands among the paragraphs of a page; may be empty
 *   cost       linear; two copies of the body
 *   errors     WIRE_ENOMEM */
WIRE_MUST wire_status wire_text_hash(const wire_article *a, wire_str leave_out,
                                     wire_text_hashes *out, wire_err *err);
/* The very bytes that body (or folded) hashes, at the end of out. */
WIRE_MUST wire_status wire_text_hashed(const wire_article *a,
                                       wire_str leave_out, bool is_folded,
                                       wire_buf *out, wire_err *err);
/* The article that stands on a page for people: scripts and what <meta> says
 * to machines are not looked at. batch is the caller's (wire_batch_free), also
 * on error.
 *   errors  WIRE_EFORMAT no UTF-8, no HTML, no article or several of them;
 *           WIRE_ENOMEM */
WIRE_MUST wire_status wire_receipt_read_page(wire_str page, wire_batch *batch,
                                             wire_err *err);

/* ---- Keys ---------------------------------------------------------------- */

typedef struct {
    unsigned char secret[64]; /* seed and public key */
    char public_hex[65];      /* the key's name everywhere */
} wire_key;

/* Load a secret key: 128 lower-case hexadecimal digits and an end of line.
 *   errors  WIRE_EINVAL others than its owner may read the file, or it is no
 *           plain file; WIRE_EFORMAT it holds something else; WIRE_EIO */
WIRE_MUST wire_status wire_key_load(const char *path, wire_key *out,
                                    wire_err *err);
/* The same; a file that does not exist is made, mode 0600, in one step.
 *   created  may be NULL */
WIRE_MUST wire_status wire_key_load_or_create(const char *path, wire_key *out,
                                              bool *created, wire_err *err);
void wire_key_wipe(wire_key *k); /* clears the memory; call it always */
/* A key from 32 bytes of the caller's (tests). */
WIRE_MUST wire_status wire_key_from_seed(const unsigned char seed[32],
                                         wire_key *out, wire_err *err);
/* 64 lower-case hexadecimal digits, a key that Ed25519 can use? */
bool wire_key_is_public(wire_str hex);

/* ---- The claim ----------------------------------------------------------- */

typedef enum {
    WIRE_PROVED_NONE,       /* the text differs: nothing is claimed */
    WIRE_PROVED_TYPOGRAPHY, /* equal but for marks, dashes, spaces */
    WIRE_PROVED_HEADLINE,   /* text equal, another headline */
    WIRE_PROVED_UNMODIFIED  /* text and headline equal */
} wire_proved;
const char *wire_proved_name(wire_proved p); /* "unmodified", ... */

/* What was done to the item on its way to the page: a set of bits. */
enum {
    WIRE_TRANSFORM_HEADLINE = 1,
    WIRE_TRANSFORM_TYPOGRAPHY = 2, /* of the body */
    WIRE_TRANSFORM_TEXT = 4        /* the body's words */
};

typedef struct {
    wire_proved claim;
    unsigned transforms; /* 0: none */
    wire_grade grade;    /* by compare */
    wire_str words;      /* the label, for the page; owned by the arena */
} wire_label_made;

/* Work out what a page may say of itself: from the hashes of both texts, and
 * where they differ from compare.
 *   source   the item as read
 *   page     the article as it is to stand on the page, or as read from it
 *   c        their comparison; NULL: made here when it is needed
 *   agency   as the label shall name it; may be empty
 *   words    in the language that the page's article declares, of those that
 *            the reader of labels knows (en de fr es it pt hi ko); else English
 *   cost     linear; a comparison only when the texts differ
 *   errors   WIRE_ENOMEM */
WIRE_MUST wire_status wire_label_compute(const wire_doc *source,
                                         const wire_doc *page,
                                         const wire_comparison *c,
                                         wire_str agency, wire_arena *a,
                                         wire_label_made *out, wire_err *err);

/* The language that a label has on a page of that language: "de" of "de-AT",
 * "en" where there are no words for it. */
const char *wire_label_language(wire_str language);

/* ---- The receipt --------------------------------------------------------- */

typedef struct {
    wire_str made_by; /* "wirecopy 0.1.0": whose reader found the text */
    wire_str site;    /* address of the site's root, "https://.../"; or empty */
    wire_str page;    /* path below it: "article/7-ferry.html" */
    wire_str agency, item, version, item_url;
    wire_time published; /* when the site published this page */
    wire_proved claim;
    unsigned transforms;
    wire_grade grade;
    wire_str label;
    wire_text_hashes source, body; /* of the item, of the page */
    wire_sha256 page_sha256; /* the page without what stands in its receipt */
    wire_str key;            /* public key, hexadecimal */
} wire_receipt;

/* What who publishes says; the rest is worked out. */
typedef struct {
    wire_str site, page; /* see wire_receipt */
    wire_str agency, item, version, item_url;
    wire_time published;
    wire_str label;         /* the words that the page shows, of
                               wire_label_compute */
    const wire_doc *source; /* the item as read */
} wire_receipt_in;

/* Sign a page. The page holds WIRE_RECEIPT_OPEN WIRE_RECEIPT_CLOSE, with
 * nothing between, exactly once. It is read as verify will read it; the claim
 * is worked out from what is found, never from what is said.
 *   out      the receipt; slices owned by a; may be NULL
 *   page_out the page with its receipt, at the end of it; may be NULL
 *   text_out the receipt alone, at the end of it; may be NULL
 *   errors   WIRE_EINVAL a field that cannot stand in a receipt, or a label
 *            that says something else than what was found;
 *            WIRE_EFORMAT the page cannot be read, or has no place for a
 *            receipt, or two; WIRE_ENOMEM
 *   cost     linear; 0.2 ms a page of 2.5 KB, where the texts are equal
 *   threads  any, with arenas of their own */
WIRE_MUST wire_status wire_receipt_sign(wire_str page,
                                        const wire_receipt_in *in,
                                        const wire_key *key, wire_arena *a,
                                        wire_receipt *out, wire_buf *page_out,
                                        wire_buf *text_out, wire_err *err);
/* The receipt's text as it stands in the page; borrowed of page.
 *   errors  WIRE_END the page has none; WIRE_EFORMAT two of them, or one that
 *           is not written as wirecopy writes it, and err says what */
WIRE_MUST wire_status wire_receipt_find(wire_str page, wire_str *out,
                                        wire_err *err);
/* Parse a receipt and check its signature by the key that it names. What is
 * not byte for byte as wirecopy writes it is refused.
 *   out     slices owned by a
 *   errors  WIRE_EFORMAT; WIRE_ENOMEM */
WIRE_MUST wire_status wire_receipt_parse(wire_str text, wire_arena *a,
                                         wire_receipt *out, wire_err *err);

/* ---- The site's list ------------------------------------------------------ */

/* SITE/.well-known/wirecopy.json: keys, and what became of every receipt. */
#define WIRE_SITE_PATH ".well-known/wirecopy.json"

typedef enum {
    WIRE_RECEIPT_CURRENT,
    WIRE_RECEIPT_SUPERSEDED, /* the item has a newer version */
    WIRE_RECEIPT_REVOKED     /* killed, withdrawn, taken back */
} wire_receipt_state;
const char *wire_receipt_state_name(wire_receipt_state s);

typedef struct {
    wire_sha256 receipt; /* of the receipt's text; wire_sha256_of */
    wire_receipt_state state;
    wire_time at;           /* since when */
    wire_str item, version; /* SUPERSEDED: by which; else empty */
    wire_str page;          /* SUPERSEDED: where that stands; may be empty */
    wire_str why;           /* for people; REVOKED: never empty */
} wire_receipt_entry;

typedef struct {
    wire_str key;          /* public, hexadecimal */
    wire_time from, until; /* receipts of that time; until NONE: open */
    wire_time revoked;     /* NONE: it is not */
    wire_str why;          /* it was revoked; may be empty */
    wire_str voucher;      /* an older key that vouches for it, or empty */
    wire_str vouch;        /* its signature, hexadecimal; wire_key_vouch */
} wire_site_key;

typedef struct {
    wire_str site;     /* as in its receipts */
    wire_time updated; /* when the list was written */
    wire_site_key *keys;
    size_t n_keys;
    wire_receipt_entry *entries; /* ascending by receipt, each once */
    size_t n_entries;
    wire_str key; /* that signed; filled by wire_site_parse */
} wire_site;

/* The list as a file, signed. Entries may come in any order.
 *   site    borrowed; key is ignored
 *   cost    n log n
 *   errors  WIRE_EINVAL a field that cannot stand there, a receipt given
 *           twice, a key that is not among keys; WIRE_ENOMEM */
WIRE_MUST wire_status wire_site_write(const wire_site *site,
                                      const wire_key *key, wire_buf *out,
                                      wire_err *err);
/* Strict, as wire_receipt_parse; the key that signed stands among the keys,
 * is not revoked and was valid when the list was written.
 *   text    borrowed for as long as out is used
 *   errors  WIRE_EFORMAT; WIRE_ENOMEM */
WIRE_MUST wire_status wire_site_parse(wire_str text, wire_arena *a,
                                      wire_site *out, wire_err *err);
/* NULL when it is not listed. O(log n). */
const wire_receipt_entry *wire_site_find(const wire_site *s,
                                         const wire_sha256 *receipt);
/* The old key's word for a new one, in 128 hexadecimal digits and a NUL. */
void wire_key_vouch(const wire_key *old, wire_str new_public, char out[129]);

/* ---- Verify ---------------------------------------------------------------- */

typedef enum {
    WIRE_CHECK_RECEIPT,   /* there is one, written as wirecopy writes it */
    WIRE_CHECK_SIGNATURE, /* made by the key that it names */
    WIRE_CHECK_KEY,       /* whose key it is, and whether it is valid */
    WIRE_CHECK_PAGE,      /* every byte of the page is the one signed */
    WIRE_CHECK_TEXT,      /* the text on the page is the one signed */
    WIRE_CHECK_CLAIM,     /* follows from the hashes */
    WIRE_CHECK_LABEL,     /* the page shows it, and claims no more */
    WIRE_CHECK_PLACE,     /* the page stands where it was published */
    WIRE_CHECK_STATUS,    /* the site's list: current, superseded, revoked */
    WIRE_CHECK_SOURCE,    /* the item itself, when it is at hand */
    WIRE_CHECK_N
} wire_check_kind;
const char *wire_check_name(wire_check_kind k); /* "receipt", ... */

typedef enum {
    WIRE_CHECK_HOLDS,
    WIRE_CHECK_NOTE, /* holds, but: something a reader should know */
    WIRE_CHECK_FAILS,
    WIRE_CHECK_NOT_MADE /* could not be looked at */
} wire_check_result;
const char *wire_check_result_name(wire_check_result r);

typedef struct {
    wire_check_kind kind;
    wire_check_result result;
    wire_str words; /* one sentence for people; owned by the arena */
} wire_check;

typedef enum {
    WIRE_LIGHT_GREEN, /* all holds */
    WIRE_LIGHT_AMBER, /* holds, with a note: a newer version, moved ... */
    WIRE_LIGHT_RED    /* something does not hold, or it was withdrawn */
} wire_light;
const char *wire_light_name(wire_light l);

/* The list that was read last, so that the pages of one site need not read it
 * again each. One thread at a time. */
typedef struct wire_verify_cache wire_verify_cache;
wire_verify_cache *wire_verify_cache_new(void);    /* NULL: out of memory */
void wire_verify_cache_free(wire_verify_cache *c); /* NULL allowed */

/* When each site's list was written, as far as lists were seen: so that an old
 * one, which is signed as well, is known for old. One thread at a time. */
typedef struct wire_history wire_history;
wire_history *wire_history_new(void);    /* NULL: out of memory */
void wire_history_free(wire_history *s); /* NULL allowed */
/* Take in what a file kept; one that does not exist is empty.
 *   errors  WIRE_EFORMAT a line that wire_history_save does not write;
 * WIRE_EIO; WIRE_ENOMEM */
WIRE_MUST wire_status wire_history_load(wire_history *s, const char *path,
                                        wire_err *err);
/* Keep what was added, in one step, together with what other programs kept in
 * the meantime. Folders are made; nothing is written when nothing was added.
 *   errors  as wire_history_load */
WIRE_MUST wire_status wire_history_save(wire_history *s, const char *path,
                                        wire_err *err);
/* Seconds of Unix time; 0: none was seen. s may be NULL. */
int64_t wire_history_last(const wire_history *s, wire_str key, wire_str site);
WIRE_MUST wire_status wire_history_add(wire_history *s, wire_str key,
                                       wire_str site, int64_t at_s,
                                       wire_err *err);

/* What is known of where a page came from. All borrowed. */
typedef struct {
    wire_str page;        /* bytes */
    bool has_place;       /* path and root are known */
    wire_str path;        /* of the page below the place of the list's site */
    wire_str root;        /* address of that site; empty: a folder */
    bool has_site;        /* a list was found */
    wire_str site;        /* its bytes */
    wire_str site_at;     /* where it was found, for people */
    const wire_str *pins; /* [n_pins] public keys that are trusted, hex */
    size_t n_pins;        /* 0: the site's own keys are taken */
    const wire_doc *sources;  /* [n_sources] items; one is the page's */
    size_t n_sources;         /* 0: the source is not at hand */
    wire_verify_cache *cache; /* or NULL */
    bool is_fetched;          /* from an address, not a file */
    int64_t now_s;            /* 0: how old the list is, is not looked at */
    int64_t max_age_s;        /* of the list; 0: any */
    bool old_fails;           /* an older one fails; else it is a note */
    wire_history *history;    /* added to; NULL: nothing is remembered */
} wire_verify_in;

typedef struct {
    wire_light light;
    wire_check checks[WIRE_CHECK_N]; /* in the order of their kinds */
    bool has_receipt;                /* it could be read */
    bool is_pinned;                  /* the key is one of the pins */
    wire_receipt receipt;
    bool has_entry;
    wire_receipt_entry entry;
    wire_time list_updated; /* NONE without a list */
    wire_str list_at;
} wire_verified;

/* Check a page. Nothing in the page or the list is believed before its
 * signature is; no name in them is ever followed.
 *   out     owned by a
 *   cost    linear; 0.2 ms a page of 2.5 KB, and the list: 2 us an entry
 *   errors  WIRE_ENOMEM; what does not hold is a finding, no error */
WIRE_MUST wire_status wire_receipt_verify(const wire_verify_in *in,
                                          wire_arena *a, wire_verified *out,
                                          wire_err *err);

typedef struct {
    size_t max_page_bytes;  /*                                 [16 MiB] */
    size_t max_site_bytes;  /* of the list                    [128 MiB] */
    unsigned timeout_s;     /* of one transfer, and of a pipe       [20] */
    unsigned max_redirects; /* within http and https                [5] */
    bool allow_private;     /* also addresses of this machine and
                               network                          [false] */
    const wire_str *pins;
    size_t n_pins;
    const wire_doc *sources;
    size_t n_sources;
    wire_verify_cache *cache;
    int64_t now_s;         /* see wire_verify_in                          [0] */
    int64_t max_age_s;     /*                                       [30 days] */
    bool old_fails;        /*                                         [false] */
    wire_history *history; /*                                          [NULL] */
} wire_verify_opts;
#define WIRE_VERIFY_OPTS_INIT                                                  \
    {                                                                          \
        (size_t)16 << 20, (size_t)128 << 20, 20, 5, false, NULL, 0, NULL, 0,   \
            NULL, 0, INT64_C(30) * 86400, false, NULL                          \
    }

/* The same for a file or an address: fetches the page, finds the list (the
 * file's folder and those above it; the address's host, then its folders),
 * and checks. An address that answers 410 is a page withdrawn: red.
 *   place   a path, or http:// or https://                    NUL at its end
 *   errors  WIRE_EIO the page cannot be read or fetched; WIRE_EINVAL the
 *           address is refused; WIRE_ELIMIT too large; WIRE_ENOMEM */
WIRE_MUST wire_status wire_verify_place(const char *place,
                                        const wire_verify_opts *o,
                                        wire_arena *a, wire_verified *out,
                                        wire_err *err);
/* The places that a place stands for: itself, or of a folder the pages below
 * it that carry a receipt, ascending by path.
 *   out     [*out_n] paths, NUL at their ends; owned by a
 *   errors  WIRE_EIO a folder cannot be read, or holds no such page;
 *           WIRE_ENOMEM */
WIRE_MUST wire_status wire_verify_list(const char *place,
                                       const wire_verify_opts *o, wire_arena *a,
                                       const char ***out, size_t *out_n,
                                       wire_err *err);
/* Public keys out of an option: hexadecimal digits with commas between, or a
 * file that holds them, one a line. out[*out_n] owned by a.
 *   errors  WIRE_EINVAL neither; a secret key is refused; WIRE_EIO */
WIRE_MUST wire_status wire_keys_named(const char *text, wire_arena *a,
                                      wire_str **out, size_t *out_n,
                                      wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
