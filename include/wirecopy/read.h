/* read.h: bytes to articles.
 *
 *     paths --plan--> units --read--> batches of articles
 *       a folder        [f1][f2 part 1][f2 part 2]...
 *
 * A plan lists what there is to read and cuts large JSONL files into units,
 * so that threads can share one file. Units are independent; reading unit i
 * gives the same batch on any thread. Formats are recognised by content:
 * see wire_format; gzip and zstd around any of them, WARC and zip hold them.
 *
 * Bad input never stops a plan: what cannot be read becomes a wire_skip that
 * names file, byte and reason, and reading goes on behind it.
 *
 * Layer: 1 (base). Libraries: simdjson, uchardet, ICU converters, libarchive;
 * each is used in one file of src/read. What is understood, how each field is
 * chosen and how exact source ranges are: docs/read.md.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_READ_H
#define WIRECOPY_READ_H

#include <wirecopy/base.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    WIRE_FORMAT_UNKNOWN,
    WIRE_FORMAT_TEXT,
    WIRE_FORMAT_JSONL,
    WIRE_FORMAT_HTML,
    WIRE_FORMAT_RSS,
    WIRE_FORMAT_ATOM,
    WIRE_FORMAT_JSON_FEED,
    WIRE_FORMAT_NINJS,
    WIRE_FORMAT_NEWSML_G2,
    WIRE_FORMAT_NEWSML1,
    WIRE_FORMAT_NITF,
    WIRE_FORMAT_IPTC7901,
    WIRE_FORMAT_ANPA,
    WIRE_FORMAT_SITEMAP,
    WIRE_FORMAT_OPML,
    WIRE_FORMAT_MAIL,
    WIRE_FORMAT_CSV,
    WIRE_FORMAT_WARC, /* written only: what it holds has a format too */
    WIRE_FORMAT_N
} wire_format;
const char *wire_format_name(wire_format f); /* "text", "newsml-g2", ... */

/* ---- What a wire says of an item ---------------------------------------- */

/* May it be published? canceled is terminal. An embargo that cannot be
 * understood, or a status nobody knows, makes an item withheld: a reader
 * never lets out what it did not understand. */
typedef enum {
    WIRE_PUB_USABLE,
    WIRE_PUB_WITHHELD,
    WIRE_PUB_CANCELED
} wire_pub_status;
const char *wire_pub_status_name(wire_pub_status s);

/* What a version is to the one before it. */
typedef enum {
    WIRE_REVISION_NONE,       /* the first, or nothing is said */
    WIRE_REVISION_UPDATE,     /* UPDATE 1-, 1st Ld-Writethru, WRAPUP, add */
    WIRE_REVISION_CORRECTION, /* CORRECTED, sig:correction */
    WIRE_REVISION_REFILE,     /* a minor fix */
    WIRE_REVISION_REPEAT,     /* the same again */
    WIRE_REVISION_KILL,       /* KILL, STORY WITHDRAWN */
    WIRE_REVISION_HOLD,       /* HOLD HOLD HOLD */
    WIRE_REVISION_ADVISORY,   /* a note to editors, no story */
    WIRE_REVISION_N
} wire_revision;
const char *wire_revision_name(wire_revision r);

/* A subject, product or genre code, as given. */
typedef struct {
    wire_str code; /* "medtop:04000000", "subj:15054000", "Economy" */
    wire_str name; /* may be empty */
} wire_subject;

/* A link to another item: what it replaces, comes from, or belongs to. */
typedef struct {
    wire_str rel;    /* "replaces", "via", "evolvedfrom", "irel:seeAlso" ... */
    wire_str target; /* id or address */
} wire_item_link;

/* Beyond the words: what formats of the wires carry. */
typedef struct {
    wire_str version; /* as given; numbers of one item ascend */
    wire_pub_status status;
    wire_str status_why;    /* why it is withheld or canceled, for people */
    wire_time embargoed;    /* not to be published before */
    wire_str embargo;       /* the embargo as given */
    wire_revision marked;   /* by field or marker */
    wire_str marker;        /* the words or field that mark it */
    wire_revision inferred; /* from headline and text alone */
    wire_subject *subjects;
    size_t n_subjects;
    wire_item_link *links;
    size_t n_links;
    wire_str slug, ed_note, rights;
    unsigned char urgency; /* 1 (most) to 9, 0 unknown */
    bool is_cut; /* the file ends inside of it: this is not all, and withheld */
} wire_item;

/* What a paragraph is, as far as its markup says. */
typedef enum {
    WIRE_PARA_BODY,
    WIRE_PARA_HEADING,   /* <h2>.. inside the text */
    WIRE_PARA_LIST,      /* <li> or a line that starts with a bullet */
    WIRE_PARA_BLOCKQUOTE /* <blockquote>, an embedded post */
} wire_para_role;

typedef struct {
    wire_span span;            /* in body, white space at the ends left out */
    uint64_t src_beg, src_end; /* bytes of the file (of the decompressed
                                  stream) that it came from */
    wire_para_role role;
} wire_para;

/* The fields that a reader chooses, and why one is what it is: from names the
 * element, name or rule, "meta og:title" or "JSON-LD headline". */
typedef enum {
    WIRE_FIELD_TITLE,
    WIRE_FIELD_BODY,
    WIRE_FIELD_PUBLISHED,
    WIRE_FIELD_MODIFIED,
    WIRE_FIELD_OUTLET,
    WIRE_FIELD_BYLINE,
    WIRE_FIELD_CREDIT,
    WIRE_FIELD_URL,
    WIRE_FIELD_LANGUAGE,
    WIRE_FIELD_ID,
    WIRE_FIELD_SUMMARY,
    WIRE_FIELD_DATELINE,
    WIRE_FIELD_N
} wire_field;
const char *wire_field_name(wire_field f);
typedef struct {
    wire_field field;
    wire_str from;
    uint64_t at; /* byte of the file where it stands */
} wire_why;

/* One article as read. All slices are owned by the batch; absent fields are
 * empty. body is valid UTF-8 (bad bytes became U+FFFD), for JSONL exactly the
 * value of its text field, for text files what follows the headline; the
 * other formats join paragraphs with a blank line. */
typedef struct {
    wire_str id;      /* given, else path, else path#n; see wire_read_ids */
    wire_str path;    /* file it stands in */
    uint64_t src_off; /* byte of the file where the record begins */
    wire_format format;
    wire_str outlet; /* given, else site name, else host of url */
    wire_str url;
    wire_str title;    /* headline */
    wire_str byline;   /* author field, as given */
    wire_str credit;   /* agency named by markup (sourceOrganization ...) */
    wire_str language; /* declared: "en", "de-AT", ... */
    wire_time published, modified;
    wire_str body;
    wire_para *paras;
    size_t n_paras;
    uint32_t bad_utf8_n; /* replaced byte runs */
    wire_item *item;     /* NULL: usable, and nothing else is said */
    wire_why *why;       /* only when the options ask to explain */
    size_t n_why;
    wire_str summary;  /* a standfirst beside the text, in one line; empty
                          where there is none, or where it is how the text
                          begins */
    wire_str dateline; /* given beside the text, in one line:
                          "SEOUL, Nov 3 (NPA)". One that the
                          text begins with counts first, and
                          is found by text.h */
    uint64_t dateline_beg, dateline_end; /* bytes of the file it came from */
} wire_article;

typedef struct {
    wire_str path;
    uint64_t at;     /* byte in the file, or WIRE_NO_OFF */
    wire_str why;    /* "invalid JSON: ...", "line longer than 64 MB", ... */
    bool is_warning; /* the article was kept all the same, or there was none:
                        JSON of something else, met in a folder */
} wire_skip;

/* Articles of one unit, in file order. */
typedef struct {
    wire_arena *arena; /* owns everything here */
    wire_article *articles;
    size_t n_articles;
    wire_skip *skips;
    size_t n_skips;
    uint64_t bytes; /* read from the file */
    /* What the file names but does not hold: entries of feeds and sitemaps
     * without text, notices that an item is canceled. No body; shown by
     * "wirecopy read", never traced. */
    wire_article *listed;
    size_t n_listed;
    /* The feeds that the file is, or names (OPML): id, url of the site,
     * title; body is the description, the item's links lead on ("self",
     * "next", "hub", for OPML "feed"). */
    wire_article *feeds;
    size_t n_feeds;
} wire_batch;
void wire_batch_free(wire_batch *b);

/* A file or folder by what it is, whatever it is called. */
typedef struct {
    uint64_t dev, ino;
} wire_file_id;

typedef struct {
    size_t max_article_bytes;   /* a longer record is skipped  [64 MiB] */
    size_t max_file_bytes;      /* decompressed size of one file that is not
                                   JSONL                        [1 GiB] */
    size_t max_ratio;           /* decompressed / compressed    [1000] */
    size_t max_depth;           /* nested tags                  [512] */
    size_t unit_bytes;          /* size JSONL is cut into       [4 MiB] */
    wire_budget *budget;        /* memory ceiling, borrowed; NULL none */
    bool keep_hidden;           /* also files whose name starts with a dot */
    const char *ninjs;          /* version that JSON objects are held against
                                   [NULL: as each of them says] */
    bool explain;               /* fill why of articles */
    bool follow_links;          /* also links in folders that lead out of the
                                   paths given; else a warning names them */
    const wire_file_id *barred; /* [n_barred] never read, by no name: keys;
                                   borrowed */
    size_t n_barred;
} wire_read_opts;
#define WIRE_READ_OPTS_INIT                                                    \
    {                                                                          \
        (size_t)64 << 20, (size_t)1 << 30, 1000, 512, (size_t)4 << 20, NULL,   \
            false, NULL, false, false, NULL, 0                                 \
    }

typedef struct wire_plan wire_plan;

/* List what stands under the paths ("-" is standard input, read once, here).
 * Folders are walked in byte order of names; links in them that lead out of
 * the paths are not followed unless asked, those to folders not twice.
 * Unreadable paths become skips of the plan, not errors. out     owned;
 * wire_plan_free errors  WIRE_EINVAL opts; WIRE_ENOMEM */
WIRE_MUST wire_status wire_plan_new(const char *const *paths, size_t n_paths,
                                    const wire_read_opts *opts, wire_plan **out,
                                    wire_err *err);
void wire_plan_free(wire_plan *p);
size_t wire_plan_units(const wire_plan *p);
uint64_t wire_plan_bytes(const wire_plan *p); /* on disk, for progress */
size_t wire_plan_skips(const wire_plan *p, const wire_skip **out);

/* Read one unit. Thread-safe; a failure to read the file is a skip of the
 * batch. The batch is the caller's (wire_batch_free), also on error.
 *   errors  WIRE_ENOMEM only */
WIRE_MUST wire_status wire_plan_read(const wire_plan *p, size_t unit,
                                     wire_batch *out, wire_err *err);

/* Make ids unique over all batches of a plan, given in unit order: a second
 * article of one id becomes path#n, n its place among the articles of its
 * file from 1; when the id was given, a warning names it. O(articles).
 *   errors  WIRE_ENOMEM */
WIRE_MUST wire_status wire_read_ids(wire_batch *batches, size_t n_batches,
                                    wire_err *err);

/* Read bytes in memory as one file called path (used by tests, fuzzing and
 * bindings). bytes are borrowed only during the call. */
WIRE_MUST wire_status wire_read_bytes(wire_str bytes, wire_str path,
                                      const wire_read_opts *opts,
                                      wire_batch *out, wire_err *err);

/* Cut a plain body into paragraphs: at blank lines when it is hard wrapped,
 * else at every line end. out[*out_n], owned by a. */
WIRE_MUST wire_status wire_read_paragraphs(wire_str body, uint64_t src_off,
                                           wire_arena *a, wire_para **out,
                                           size_t *out_n, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
