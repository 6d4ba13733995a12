/* publish_int.h: what one run of publish holds.
 *
 *   state   what stood before     items   what there is, its fate and route
 *   facts   families, copies, versions of each article
 *   outputs files of the site, each made by one task
 *
 * Internal to the library. Layer: 16, inside publish.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PUBLISH_INT_H
#define WIRE_PUBLISH_INT_H

#include <wirecopy/audit.h>
#include <wirecopy/digest.h>
#include <wirecopy/page.h>
#include <wirecopy/publish.h>
#include <wirecopy/receipt.h>
#include <wirecopy/write.h>

#include "publish_disk.h"

#define WIRE__NOBODY UINT32_MAX

/* Languages that pages speak: publish_phrases.c. */
typedef enum {
    WIRE__ENGLISH,
    WIRE__GERMAN,
    WIRE__FRENCH,
    WIRE__SPANISH,
    WIRE__ITALIAN,
    WIRE__PORTUGUESE,
    WIRE__HINDI,
    WIRE__KOREAN,
    WIRE__TONGUES_N
} wire__tongue;

/* ---- State: what stood before --------------------------------------------- */

/* What became of an item, and when. */
typedef struct {
    int64_t at_s; /* time of publishing */
    wire_fate fate;
    wire_str version, note; /* note: for people; may be empty */
} wire__event;

/* What feeds say of an item beside its text. */
typedef struct {
    wire_str byline, summary, rights, slug;
    unsigned char urgency;
    wire_subject *subjects; /* [n_subjects] */
    size_t n_subjects;
    wire_str *images; /* [n_images] addresses */
    size_t n_images;
} wire__about;
enum { WIRE__IMAGES_MOST = 4 };

/* One item, as the site has it. */
typedef struct {
    wire_str id, version;
    wire_str name; /* of its pages: article/NAME.html, digest/NAME.html */
    wire_str title, outlet, agency, language;
    wire_pub_status status; /* canceled: for good */
    wire_route route;
    bool has_page, has_digest; /* a kill that came first leaves none */
    bool by_stranger;          /* withheld by nobody known: see wire__sender */
    bool is_cleared;           /* goes on behind a kill: publish_notices.c */
    bool is_agency_text;       /* its words are what the agency sent; else
                                  it only credits it */
    wire_time published, modified;
    wire_time dated; /* day of its dateline, where that is all that is known */
    int64_t first_s, updated_s; /* times of publishing */
    wire_sha256 content;        /* of what the page says */
    wire_sha256 source, body;   /* hashes of its receipt, or "" */
    wire_sha256 receipt;        /* that stands, or "" */
    wire_str label, why;        /* words on the page */
    wire_str teaser;  /* on the front; empty where it leads no story */
    uint32_t n_story; /* articles of the story that it leads; 0: of none */
    wire_str story;   /* name of the story page that its page leads to */
    wire_time until;  /* the version that it is held for is under embargo */
    wire__about about;
    wire__event *events; /* [n_events] oldest first */
    size_t n_events;
} wire__kept;

typedef struct {
    wire__kept *items; /* ascending by id */
    size_t n_items;
    wire_receipt_entry *receipts; /* ever given out, ascending */
    size_t n_receipts;
    uint64_t *refused; /* what was held apart and is told of, ascending */
    size_t n_refused;
    wire_str *files; /* that the site's runs wrote, ascending */
    size_t n_files;
    wire_site_key *keys; /* that signed, the latest first */
    size_t n_keys;
    int64_t listed_s; /* time of the list of receipts; 0: none yet */
} wire__state;

/* Parse a state; every slice is owned by a. Strict: what is not written by
 * wire__state_write is refused, with its line. O(n).
 *   errors  WIRE_EFORMAT; WIRE_ENOMEM */
WIRE_MUST wire_status wire__state_parse(wire_str text, wire_arena *a,
                                        wire__state *out, wire_err *err);
void wire__state_write(const wire__state *s, wire_buf *out);
/* NULL when the item was never there. O(log n). */
const wire__kept *wire__state_find(const wire__state *s, wire_str id);

/* ---- Facts: what the trace knows of one article ---------------------------- */

typedef struct {
    uint32_t family;           /* or WIRE__NOBODY */
    uint32_t item;             /* number of its item */
    const wire_edge *edge;     /* to its parent; NULL: none known */
    const wire_finding *found; /* what that step changed */
    const wire_version *version;
    uint32_t newer;          /* article that a later version is; or NOBODY */
    const wire_stale *stale; /* [n_stale] what it still carries */
    size_t n_stale;
    uint32_t source; /* article of the agency that it is held against; itself
                        when it is the agency's; NOBODY: not known */
    wire_str agency; /* that it credits; may be empty */
    wire_time dated; /* the day of its dateline, when the year is known */
    bool is_doubted; /* its label: audit.h, rival */
    bool is_notice;  /* to editors: never a page */
    bool is_stray;   /* nothing says that it is an article */
} wire__fact;

/* ---- Items ------------------------------------------------------------------- */

typedef struct {
    wire_str id;
    uint32_t doc;          /* its latest version; NOBODY: only a notice of it */
    const wire__kept *old; /* as it stood, or NULL */
    wire__kept now;        /* as it shall stand */
    wire_fate fate;
    wire_pub_status status;
    wire_route route;
    bool is_here;                /* in the input */
    const wire_article *last;    /* of the input, also without text */
    const wire_article *kill;    /* its sender's, without text; or NULL */
    bool is_older;               /* the input has only an older version of it */
    wire_str outlet, agency;     /* of whom it comes from */
    bool by_stranger;            /* status: by nobody known */
    bool is_apart;               /* under an id that is another's */
    bool is_cleared;             /* a kill was weighed, and does not reach it */
    const wire_article *refused; /* that, or a notice of what is another's */
    wire_str refusal;            /* why */
    bool is_refusal_new;         /* not told in the audit trail yet */
    wire_str why;
    uint32_t story;  /* number, or NOBODY */
    bool is_changed; /* since the run before */
} wire__item_pub;

/* One group of articles that tell one story. */
typedef struct {
    wire_digest_in in; /* its articles: those that are published */
    uint32_t lead;     /* item that stands for it: of in.articles[0] */
    bool is_extra;     /* only for the digest that a rule wants */
    bool has_digest;
    int64_t order_s; /* the lead's, as items are put in order */
} wire__story;

/* ---- The run -------------------------------------------------------------------- */

typedef struct {
    wire_str path; /* in the site */
    bool is_made;  /* has bytes: else there is no such file this time */
    bool exists, is_same;
    bool is_trail; /* audit.jsonl: ours, and for good */
    bool is_append;
    uint64_t at; /* of append */
} wire__output;
typedef WIRE_VEC(wire__output) wire__outputs;

typedef struct {
    const wire_trace *t;
    const wire_publish_opts *o;
    wire_str base; /* address of the site, with its / */
    bool has_base; /* else it is that of localhost */
    wire_str site; /* name */
    wire__disk disk;
    wire__state before, after;
    wire_key key;
    bool has_key;                        /* else no page can have a label */
    wire_theme *themes[WIRE__TONGUES_N]; /* NULL: no item is of it */
    wire_str *theme_texts;               /* of its templates, to parse anew */
    wire_str css;
    wire_idf *idf;
    wire_arena *arena; /* of the run */
    wire_arena **work; /* [n_threads] emptied behind each page */
    wire_arena **keep; /* [n_threads] what of pages is kept */
    unsigned n_threads;
    wire__fact *facts;     /* [t->n_docs] */
    wire__item_pub *items; /* [n_items] ascending by id */
    size_t n_items;
    const wire__item_pub **shown; /* [n_shown] with a page, newest first */
    size_t n_shown;
    wire__story *stories;
    size_t n_stories;
    size_t n_fronted; /* the first of stories, newest first: all but extras */
    wire__outputs outputs;
    wire_str *absent; /* [n_absent] names of items that are not in the input,
                         ascending: their pages stay as they are */
    size_t n_absent;
    wire_published *out;
    bool no_memory; /* something could not be kept */
} wire__run_pub;

WIRE_MUST wire_status wire__facts_find(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__items_find(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__stories_find(wire__run_pub *r, wire_err *err);
bool wire__item_stands(const wire__item_pub *it); /* with a page of its text */
/* The name of the feed that an article came on, for its label; empty when
 * nobody is named. */
wire_str wire__feed_of(const wire__run_pub *r, uint32_t d);
wire_str wire__agency_of(const wire_doc *d);
/* Has it a label that does not hold against its parent? */
bool wire__claims_falsely(const wire__fact *f);
/* "ferry-runs-aground": small letters and figures, at most 60. */
void wire__slug(wire_str title, wire_buf *out);

/* ---- Files ------------------------------------------------------------------------ */

/* A place for one more file of the site. */
WIRE_MUST wire_status wire__output_add(wire__run_pub *r, wire_str path,
                                       uint32_t *n, wire_err *err);
/* The bytes of file n: staged, unless they stand there already. Threads:
 * any, with different n. */
WIRE_MUST wire_status wire__output_put(wire__run_pub *r, uint32_t n,
                                       wire_str bytes, wire_err *err);
/* Both, and the buffer freed; status is passed on when it is a failure. */
WIRE_MUST wire_status wire__output_file(wire__run_pub *r, const char *path,
                                        wire_buf *b, wire_status status,
                                        wire_err *err);
/* All of it: staged files in place, what is not made any more taken out. */
WIRE_MUST wire_status wire__output_commit(wire__run_pub *r, wire_err *err);
/* "article/", "x", ".html": a path in the run's arena; p is NULL when there is
 * no memory. */
wire_str wire__path(wire_arena *a, const char *folder, wire_str name,
                    const char *end);

/* ---- Pages -------------------------------------------------------------- */

/* The theme in English, for all lists; then in the languages of the items. */
WIRE_MUST wire_status wire__theme_load(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__theme_speak(wire__run_pub *r, wire_err *err);
/* Digests first: articles and lists have to know which there are. */
WIRE_MUST wire_status wire__pages_digests(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__pages_articles(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__pages_stories(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__pages_lists(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__feeds_write(wire__run_pub *r, wire_err *err);
/* The text of an item that stood, read from its page; *is_it: it is the text
 * that was published, by its hash. batch is the caller's, also on error. */
WIRE_MUST wire_status wire__published_text(wire__run_pub *r,
                                           const wire__item_pub *it,
                                           wire_batch *batch, bool *is_it,
                                           wire_err *err);
/* Lists of what is gone, for web servers; the list of receipts; the audit
 * trail; the feeds that wait to be announced. */
WIRE_MUST wire_status wire__gone_write(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__receipts_write(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__audit_write(wire__run_pub *r, wire_err *err);
WIRE_MUST wire_status wire__pings_write(wire__run_pub *r, wire_err *err);
/* Items and receipts as they stand now, for the state. */
WIRE_MUST wire_status wire__state_settle(wire__run_pub *r, wire_err *err);

/* ---- Views -------------------------------------------------------------- */

/* What every page has. root: the way up to the site's root, "" or "../". */
wire_view *wire__view_page(const wire__run_pub *r, wire_arena *a,
                           const char *root, wire_str title, wire_str lang);
/* The path of the site's root on its server, with a / at both ends; ends in a
 * NUL as the base does. */
wire_str wire__root_path(const wire__run_pub *r);
/* The page's own address, as "self"; page is empty for the front. */
void wire__view_self(const wire__run_pub *r, wire_view *v, const char *folder,
                     wire_str page);
/* "article/", "x", ".html" as one value. */
void wire__view_path(wire_view *v, const char *name, const char *folder,
                     wire_str page, const char *end);
/* NAME_iso and NAME_words; nothing when the time is unknown. */
void wire__view_time_as(wire_view *v, const char *iso_name,
                        const char *words_name, wire_time t,
                        wire__tongue tongue);
#define wire__view_time(v, name, t, tongue)                                    \
    wire__view_time_as((v), name "_iso", name "_words", (t), (tongue))
/* title, page, outlet, time, label of an item. */
void wire__view_entry(wire_view *v, const wire__item_pub *it);
/* The same with its label: not while articles are made, who find labels. */
void wire__view_marked(wire_view *v, const wire__item_pub *it);
/* The body: paragraphs and their numbered sentences. */
WIRE_MUST wire_status wire__view_body(wire_view *v, const wire_doc *d,
                                      wire_arena *a, wire_err *err);
/* List "changes": at most `most`, and how many more as "more_changes". */
void wire__view_changes(wire_view *v, const wire_change *c, size_t n,
                        size_t most);
/* The language in which a page of a language speaks; "de-AT": German. */
wire__tongue wire__tongue_of(wire_str language);
/* What the theme calls w_updated, w_source, ...; empty: no such phrase. */
wire_str wire__phrase(wire__tongue t, const char *name);
/* Phrase i; false behind the last. */
bool wire__phrase_at(wire__tongue t, size_t i, wire_str *name, wire_str *said);
void wire__view_phrases(wire_view *v, wire__tongue t); /* all of them */
const char *wire__grade_said(wire_grade g, wire__tongue t);
/* When an item is of: its own time, else the day of its dateline; or unknown.
 */
wire_time wire__item_time(const wire__kept *k);
/* The same to put items in order: where unknown, when it came here. */
int64_t wire__item_order_s(const wire__kept *k);
/* Who published it, as far as it says: its outlet, or the agency whose words
 * it has. An altered text is not the agency's, whomever it credits. */
wire_str wire__publisher_of(const wire__kept *k);
/* Whose words they are: the agency's, or the outlet's. May be empty. */
wire_str wire__author_of(const wire__kept *k);
wire_time wire__second(int64_t unix_s);
/* An address of http or https with every character that none may have
 * encoded; empty when it is no such address. *no_memory is set when there is
 * none, else left. */
wire_str wire__web_address(wire_arena *a, wire_str url, bool *no_memory);
/* An id as an address that nobody comes to harm by: write_int.h. */
wire_str wire__id_address(wire_arena *a, wire_str id, bool *no_memory);
/* What others wrote as one line that a receipt and the list of them may have:
 * s itself where it is one, else owned by a. An id that is none stands there
 * as the address that feeds have. */
wire_str wire__line(wire_arena *a, wire_str s, bool *no_memory);
wire_str wire__id_line(wire_arena *a, wire_str id, bool *no_memory);
/* Pictures by https that an item links to, in its order; owned by a. */
size_t wire__images_of(const wire_item *item, wire_arena *a,
                       wire_str out[WIRE__IMAGES_MOST], bool *no_memory);
/* Render as file n of the site, in one of its languages. */
WIRE_MUST wire_status wire__render(wire__run_pub *r, uint32_t n,
                                   const char *name, wire__tongue tongue,
                                   const wire_view *v, wire_err *err);

#endif
