/* read_int.h: what the readers share.
 *
 *   source --sniff--> lines ---------------------> JSONL records --.
 *   (file, memory,    bytes --encoding--> UTF-8 --> one reader a    +-> reader
 *    gzip, zstd)                          + map     format --------'   -> batch
 *
 * A reader collects the articles and skips of one unit, in three arenas:
 * keep becomes the batch's, work lives as long as the unit is read, scratch
 * is rewound after each record.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_INT_H
#define WIRE_READ_INT_H

#include <sys/stat.h>

#include <wirecopy/read.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes behind every buffer that JSON is read from; simdjson looks at them. */
enum { WIRE__PADDING = 64 };
/* How much of a file is looked at to know its format. */
enum { WIRE__SNIFF_BYTES = 64 << 10 };

/* ---- Arrays in an arena ------------------------------------------------- */

/* Make room for need elements: the array doubles, what it held before stays
 * in the arena, so an array costs at most twice its size. */
void *wire__grow(wire_arena *a, void *p, size_t *cap, size_t need, size_t size);
#define WIRE__PUSH(a, v, x)                                                    \
    (((v)->n < (v)->cap || wire__push_room((a), (void **)&(v)->p, &(v)->cap,   \
                                           (v)->n, sizeof *(v)->p))            \
         ? ((v)->p[(v)->n++] = (x), true)                                      \
         : false)
bool wire__push_room(wire_arena *a, void **p, size_t *cap, size_t n,
                     size_t size);

/* ---- Byte positions behind a change of form ------------------------------ */

/* Within a run every out_w bytes of output stand for src_w bytes of source:
 * 1:1 for plain text, 2:1 for UTF-16 letters, 1:5 for "&amp;". Runs ascend
 * by out. No runs at all means that nothing changed. */
typedef struct {
    uint32_t out, src; /* where the run begins */
    uint32_t src_w;
    uint8_t out_w;
} wire__run;
typedef struct {
    wire__run *p; /* owned by an arena */
    size_t n, cap;
} wire__map;

/* Say that the output from out on comes from src on in steps of out_w and
 * src_w; continues the last run when it can. False: out of memory. */
bool wire__map_add(wire_arena *a, wire__map *m, size_t out, size_t src,
                   uint8_t out_w, size_t src_w);
/* Source byte where the output byte off begins; O(log runs). */
uint64_t wire__map_beg(const wire__map *m, uint64_t off);
/* Source byte where the output [.., off) ends. */
uint64_t wire__map_end(const wire__map *m, uint64_t off);
/* The same for offsets that mostly ascend; *hint begins as 0. */
uint64_t wire__map_beg_near(const wire__map *m, uint64_t off, size_t *hint);
uint64_t wire__map_end_near(const wire__map *m, uint64_t off, size_t *hint);

/* A text behind up to three changes of form: its positions lead through one
 * map after the other, then add base, and are bytes of the file. */
typedef struct {
    const wire__map *maps[3]; /* NULL ends the list */
    uint64_t base;
} wire__trail;
uint64_t wire__trail_beg(const wire__trail *t, uint64_t off);
uint64_t wire__trail_end(const wire__trail *t, uint64_t off);

/* ---- The reader of one unit ---------------------------------------------- */

typedef struct wire__notes wire__notes; /* read_why.h */
typedef struct {
    wire_article *p;
    size_t n, cap;
} wire__articles;
typedef struct {
    wire_skip *p;
    size_t n, cap;
} wire__skips;

typedef struct {
    const wire_read_opts *opts;        /* borrowed */
    wire_arena *keep, *work, *scratch; /* owned until finish */
    wire_arena *lists;                 /* of what was found so far */
    wire_str path;                     /* borrowed */
    wire_str url;                      /* where it was fetched, if known */
    int64_t now_s;                     /* times after it lie in the future */
    wire__articles articles, listed;
    wire__articles feeds;
    wire__skips skips;
    size_t hidden_skips; /* beyond the number that is listed one by one */
    size_t hidden_warnings;
    uint64_t bytes;              /* read from the file */
    struct wire__json *json;     /* made when first needed */
    wire__notes *notes;          /* in lists; NULL: nobody asks why */
    struct wire__odd_times *odd; /* read_times.c; made when first needed */
    bool is_torn;                /* more could not be read of the document */
    bool is_text;                /* what is read now is text, whatever it looks
                                    like: somebody made it that */
} wire__reader;

WIRE_MUST wire_status wire__reader_init(wire__reader *r,
                                        const wire_read_opts *opts,
                                        wire_str path, int64_t now_s,
                                        wire_err *err);
/* Hand everything over; the reader is empty afterwards. */
WIRE_MUST wire_status wire__reader_finish(wire__reader *r, wire_batch *out,
                                          wire_err *err);
void wire__reader_drop(wire__reader *r);

/* Is the text a notice of a page (of robots, cookies, a subscription) that
 * says nothing of the article's headline (read_notice.c)? */
bool wire__read_is_notice(const wire_article *a);

/* Add one article whose slices are owned by keep. Fills path, and id, outlet
 * when empty; warns about times in the future, replaced bytes and a notice
 * instead of the text. An article
 * without text becomes a skip. bad_at is the file byte of the first replaced
 * run, WIRE_NO_OFF for none. */
WIRE_MUST wire_status wire__reader_add(wire__reader *r, wire_article *a,
                                       uint64_t bad_at, wire_err *err);
/* The same for what a file names but does not hold, and for a feed. */
WIRE_MUST wire_status wire__reader_list(wire__reader *r, wire_article *a,
                                        wire_err *err);
WIRE_MUST wire_status wire__reader_feed(wire__reader *r, wire_article *a,
                                        wire_err *err);
WIRE_MUST wire_status wire__reader_skip(wire__reader *r, uint64_t at,
                                        bool is_warning, wire_err *err,
                                        const char *fmt, ...) WIRE_PRINTF(5, 6);
/* Read a time of the article that comes next. What is in no known form is a
 * warning; where day and month may be either is settled when the unit ends. */
WIRE_MUST wire_status wire__reader_time(wire__reader *r, wire_str value,
                                        uint64_t at, wire_time *out,
                                        wire_err *err);
/* The times read since the last call are of the last article of list. */
void wire__reader_own_times(wire__reader *r, wire__articles *list);
WIRE_MUST wire_status wire__reader_settle_times(wire__reader *r, wire_err *err);
/* A copy in keep; the empty slice stays empty. */
WIRE_MUST wire_status wire__reader_copy(wire__reader *r, wire_str s,
                                        wire_str *out, wire_err *err);
/* The same for a field that is still empty; what was said first stays. */
WIRE_MUST wire_status wire__reader_set(wire__reader *r, wire_str s,
                                       wire_str *field, wire_err *err);
WIRE_MUST wire_status wire__reader_json(wire__reader *r,
                                        struct wire__json **out, wire_err *err);
wire_str wire__url_host(wire_str url); /* without "www." and port */

/* ---- Sources ----------------------------------------------------------- */

/* Bytes in order, from a file, from memory or out of a compressed stream. */
typedef struct wire__source wire__source;
struct wire__source {
    /* Up to n bytes into dst; 0 at the end; -1 fails and fills err. */
    int64_t (*read)(wire__source *s, char *dst, size_t n, wire_err *err);
    uint64_t pos; /* bytes given so far, plus where it began */
    int fd;
    wire_str mem;
};
void wire__source_file(wire__source *s, int fd, uint64_t beg);
void wire__source_memory(wire__source *s, wire_str bytes);
/* head, which was read before, and what comes behind it; read once. */
void wire__source_pipe(wire__source *s, wire_str head, int fd);

/* The decompressed bytes of under, which begins with head (already read).
 * Owned; free it also after a failure. A stream that grows beyond ratio
 * times its input fails with WIRE_ELIMIT. */
typedef struct wire__stream wire__stream;
WIRE_MUST wire_status wire__stream_open(wire__source *under, wire_str head,
                                        size_t max_ratio, wire_arena *a,
                                        wire__stream **out, wire_err *err);
wire__source *wire__stream_source(wire__stream *s);
void wire__stream_free(wire__stream *s); /* NULL allowed */

/* Is it one of those that are never read? */
bool wire__is_barred(const wire_read_opts *o, const struct stat *st);
/* Open a file to be read; -1 and errno, EACCES for those. */
int wire__open_input(const wire_read_opts *o, const char *path);

/* A compressed JSONL file that several threads share. */
typedef struct {
    wire_str path; /* NUL-terminated */
    wire_str mem;  /* its bytes, instead of a file, when mem.p */
    int fd;        /* or an open file, else -1; not closed */
    uint64_t size; /* compressed bytes */
} wire__packed;
typedef struct wire__shared wire__shared;
/* *out is NULL when the content is not JSONL. from's slices and opts are
 * borrowed. */
WIRE_MUST wire_status wire__shared_open(const wire__packed *from,
                                        const wire_read_opts *opts,
                                        wire__shared **out, wire_err *err);
size_t wire__shared_units(const wire__shared *s); /* a guess, >= 1 */
/* The lines of unit k. Thread-safe; cheap when k ascends. */
WIRE_MUST wire_status wire__shared_read(wire__shared *s, size_t k,
                                        wire__reader *r, wire_err *err);
void wire__shared_free(wire__shared *s); /* NULL allowed */

/* What packs or holds others may lie in each other this deep. */
enum { WIRE__DEEPEST_PACKING = 4 };
/* Read what stands inside a container as a file of its own, named
 * "container!name". Its working memory is given back before returning.
 *   url   where it was fetched, or empty */
WIRE_MUST wire_status wire__read_entry(wire__reader *r, wire__source *s,
                                       wire_str name, wire_str url,
                                       unsigned depth, wire_err *err);
/* Containers: every entry that holds an article. head was read already. */
WIRE_MUST wire_status wire__read_archive(wire__reader *r, wire__source *s,
                                         wire_str head, unsigned depth,
                                         wire_err *err);
WIRE_MUST wire_status wire__read_warc(wire__reader *r, wire__source *s,
                                      wire_str head, unsigned depth,
                                      wire_err *err);
/* Read everything of a source. */
WIRE_MUST wire_status wire__read_source(wire__reader *r, wire__source *s,
                                        wire_err *err);
/* WIRE_OK, or WIRE_EINVAL with the field named. */
WIRE_MUST wire_status wire__read_check(const wire_read_opts *o, wire_err *err);

/* ---- Sniffing ---------------------------------------------------------- */

typedef enum {
    WIRE__KIND_EMPTY,
    WIRE__KIND_GZIP,
    WIRE__KIND_ZSTD,
    WIRE__KIND_ARCHIVE, /* zip, tar */
    WIRE__KIND_WARC,
    WIRE__KIND_JSONL,    /* one object a line: can be cut anywhere */
    WIRE__KIND_JSON_DOC, /* an array, or objects over several lines */
    WIRE__KIND_XML_FEED, /* RSS, RDF or Atom */
    WIRE__KIND_NEWSML_G2,
    WIRE__KIND_NEWSML1,
    WIRE__KIND_NITF,
    WIRE__KIND_SITEMAP,
    WIRE__KIND_OPML,
    WIRE__KIND_IPTC7901,
    WIRE__KIND_ANPA,
    WIRE__KIND_CSV,
    WIRE__KIND_MAIL,
    WIRE__KIND_HTML,
    WIRE__KIND_TEXT,
    WIRE__KIND_OTHER, /* why says what it is */
    WIRE__KIND_N
} wire__kind;
/* Know the kind by the first bytes; wide encodings are seen through. is_all:
 * head is the whole file. */
wire__kind wire__sniff(wire_str head, bool is_all, const char **why);

/* ---- Encodings --------------------------------------------------------- */

typedef struct {
    wire_str text;   /* valid UTF-8, no byte order mark */
    wire__map map;   /* text to file bytes */
    uint32_t bad_n;  /* replaced runs */
    uint64_t bad_at; /* file byte of the first, or WIRE_NO_OFF */
} wire__input;

/* Any bytes to UTF-8: by byte order mark, declaration (XML, HTML), then
 * detection. The text borrows bytes when nothing had to change. */
WIRE_MUST wire_status wire__to_utf8(wire_str bytes, wire__kind kind,
                                    wire_arena *a, wire__input *out,
                                    wire_err *err);
/* The same by a name from outside; an unknown or empty one is no help. */
WIRE_MUST wire_status wire__to_utf8_named(wire_str bytes, wire_str charset,
                                          wire_arena *a, wire__input *out,
                                          wire_err *err);
/* Wide encodings by their mark, or by the zeros in ASCII; unit 0 for none. */
typedef struct {
    const char *name;
    unsigned char unit, low, bom; /* bytes a unit, which of them is the low
                                     one, bytes of the mark */
} wire__wide;
wire__wide wire__wide_of(wire_str s);
/* Length of the well-formed sequence at p, or minus the length of the
 * ill-formed part that one U+FFFD stands for. */
int wire__utf8_sequence(const unsigned char *p, size_t n);
/* Replace each ill-formed run by U+FFFD as Unicode 3.9 (maximal subparts)
 * says; positions in the map are relative to bytes. */
WIRE_MUST wire_status wire__utf8_repair(wire_str bytes, wire_arena *a,
                                        wire__input *out, wire_err *err);
/* What the byte c of windows-1252 means, for U+0080 .. U+009F; else c. */
uint32_t wire__c1_control(uint32_t c);
/* Encode c (U+FFFD when it is no scalar value); returns 1..4. */
size_t wire__utf8_put(char *out, uint32_t c);

/* RFC 4648, also the alphabet of addresses: what is none of its characters is
 * passed over, "=" ends a group. Three bytes stand for their four characters;
 * map leads to positions that begin at origin. Zeros follow. False: out of
 * memory. */
bool wire__base64(wire_str raw, size_t origin, wire_arena *a, wire_str *out,
                  wire__map *map);

/* The value of a hexadecimal digit; -1 when c is none. */
static inline int wire__hex_of(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* ---- Paragraphs -------------------------------------------------------- */

/* A span without white space at its ends: ASCII, no-break, ideographic and
 * zero-width spaces. */
wire_span wire__trim_span(wire_str text, size_t beg, size_t end);
/* Where the body of a plain text begins; title is empty when it has no
 * headline. */
size_t wire__split_headline(wire_str text, wire_str *title);
/* The same of an article's text: a line above it that is an embargo and
 * nothing else is no headline, and goes into the item. */
WIRE_MUST wire_status wire__read_headline(wire__reader *r, wire_article *a,
                                          wire_str text, wire_str *title,
                                          size_t *body, wire_err *err);
/* Cut text[beg, end); spans are relative to beg. */
WIRE_MUST wire_status wire__cut_paragraphs(wire_str text, size_t beg,
                                           size_t end, const wire__trail *trail,
                                           wire_arena *a, wire_para **out,
                                           size_t *out_n, wire_err *err);

/* ---- Markup inside other formats --------------------------------------- */

/* Does a text hold tags of paragraphs, breaks, links? One pass for "<". */
bool wire__looks_like_html(wire_str text);
/* The text of HTML in a field: fills a's body and paras; nothing but scripts,
 * captions and hidden parts is left out. Borrows html during the call. */
WIRE_MUST wire_status wire__read_fragment(wire__reader *r, wire_str html,
                                          const wire__trail *trail,
                                          wire_article *a, wire_err *err);

/* ---- Readers of formats ------------------------------------------------ */

/* Bytes of one line of JSON, at file byte at. readable: p[n, n + PADDING). */
WIRE_MUST wire_status wire__read_record(wire__reader *r, const char *p,
                                        size_t n, uint64_t at, wire_err *err);
/* The object in bytes [beg, beg + n) of a whole document. An inner one counts
 * as an article only when it has a title too. */
WIRE_MUST wire_status wire__read_object(wire__reader *r, const wire__input *in,
                                        size_t beg, size_t n, bool is_inner,
                                        wire_err *err);
/* Lines of s, which continues head (already read, ends at s->pos).
 * skip_first: the first line belongs to the unit before. Lines that begin at
 * file byte end or later are left. */
WIRE_MUST wire_status wire__read_jsonl(wire__reader *r, wire__source *s,
                                       wire_str head, bool skip_first,
                                       uint64_t end, wire_err *err);
WIRE_MUST wire_status wire__read_json_doc(wire__reader *r,
                                          const wire__input *in, wire_err *err);
WIRE_MUST wire_status wire__read_text(wire__reader *r, const wire__input *in,
                                      wire_err *err);
WIRE_MUST wire_status wire__read_html(wire__reader *r, const wire__input *in,
                                      wire_err *err);
WIRE_MUST wire_status wire__read_feed(wire__reader *r, const wire__input *in,
                                      wire_err *err);
WIRE_MUST wire_status wire__read_newsml_g2(wire__reader *r,
                                           const wire__input *in,
                                           wire_err *err);
WIRE_MUST wire_status wire__read_newsml1(wire__reader *r, const wire__input *in,
                                         wire_err *err);
WIRE_MUST wire_status wire__read_nitf(wire__reader *r, const wire__input *in,
                                      wire_err *err);
WIRE_MUST wire_status wire__read_sitemap(wire__reader *r, const wire__input *in,
                                         wire_err *err);
WIRE_MUST wire_status wire__read_opml(wire__reader *r, const wire__input *in,
                                      wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
