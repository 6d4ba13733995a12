/* publish.h: a trace to a site: pages, feeds, sitemaps, labels, notices.
 *
 *   articles --rules--> as is | digest | hold      what may be said of each
 *      |                    |
 *   versions, kills    +----+-----------------------------+
 *      |               | article/ID-SLUG.html  story/..   |
 *   state of before -> | digest/..  index.html  outlet/.. | -> staged beside,
 *                      | rss.xml atom.xml feed.json ...   |    then renamed
 *                      +----------------------------------+
 *
 * A page's label is computed (receipt.h), never asserted. What an agency
 * withholds, embargoes or kills is held, whatever the rules say; a kill turns
 * the page that stands into a notice and goes through every feed and list.
 * The same input, state and time give the same bytes for any number of
 * threads; what did not change is not written. A site is changed in one go:
 * docs/publish.md says what a reader sees when the machine stops half way.
 *
 * Layer: 16 (base .. page).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_PUBLISH_H
#define WIRECOPY_PUBLISH_H

#include <wirecopy/report.h>
#include <wirecopy/trace.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Rules: which way an article goes ----------------------------------- */

typedef enum {
    WIRE_ROUTE_AS_IS,  /* a page with the whole text */
    WIRE_ROUTE_DIGEST, /* its digest leads; the text stands behind it */
    WIRE_ROUTE_HOLD    /* nothing */
} wire_route;
const char *wire_route_name(wire_route r); /* "as-is", "digest", "hold" */

/* A file of rules, one a line, the first that matches wins:
 *
 *     # action  conditions, all of which must hold
 *     hold      subject=medtop:15* language=de
 *     digest    agency=NPA,"Meridian Wire" age>2d
 *     as-is
 *
 * Fields: agency outlet subject language status revision (= and !=, values
 * between commas, * at the end for any rest, case does not matter), age (m, h,
 * d behind the number) and published (a day or time) with < <= > >=. */
typedef struct wire_rules wire_rules;

/* Parse a file of rules.
 *   name    of the file, for errors: "rules.txt:3: no field agncy"
 *   out     owned by a
 *   cost    linear
 *   errors  WIRE_EFORMAT with file and line; WIRE_ELIMIT more than 10,000
 *           rules; WIRE_ENOMEM */
WIRE_MUST wire_status wire_rules_parse(wire_str text, const char *name,
                                       wire_arena *a, wire_rules **out,
                                       wire_err *err);

/* The way of an article by the rules alone: NULL rules send all as is.
 *   line    of the rule that decided; 0 when none did */
wire_route wire_rules_route(const wire_rules *r, const wire_doc *doc,
                            int64_t now_s, unsigned *line);

/* ---- Publishing ---------------------------------------------------------- */

typedef struct {
    const char *out;         /* folder of the site; made when absent */
    const char *base_url;    /* address of the site; NULL: not known, and
                                links in feeds are those of localhost */
    const char *site_name;   /* ["Wire copy"] */
    const wire_rules *rules; /* borrowed; NULL: see wire_rules_route */
    const char *key;         /* file of the secret key, made when absent;
                                NULL: no page can have a label. Never within
                                out: it would be served */
    const char *theme;       /* folder with templates that replace the
                                default's one by one; NULL: none */
    const char *const *hubs; /* [n_hubs] WebSub hubs that feeds name */
    size_t n_hubs;
    int64_t now_s;         /* time of publishing, Unix seconds */
    bool is_dry;           /* say what would change, write nothing */
    bool keep_killed_text; /* in audit.jsonl, when an item is killed */
    wire_str reviewer;     /* recorded with digests; may be empty */
    wire_str responsible;  /* likewise */
    unsigned n_threads;    /* 0: all processors */
    unsigned feed_items;   /* newest items of a feed          [100] */
    unsigned page_items;   /* items of one page of the index  [60] */
} wire_publish_opts;
wire_publish_opts wire_publish_opts_init(void);
/* WIRE_OK, or WIRE_EINVAL with the option named. */
wire_status wire_publish_check(const wire_publish_opts *o, wire_err *err);

/* What became of one item. */
typedef enum {
    WIRE_FATE_NEW,       /* published for the first time */
    WIRE_FATE_UPDATED,   /* a later version, or changed words */
    WIRE_FATE_CORRECTED, /* a later version that says that it was wrong */
    WIRE_FATE_SAME,      /* as it stood */
    WIRE_FATE_HELD,      /* not published: see why */
    WIRE_FATE_WITHHELD,  /* stood, and is a notice for now */
    WIRE_FATE_KILLED,    /* stood, and is a notice for good */
    WIRE_FATE_RESTORED,  /* was withheld, and stands again */
    WIRE_FATE_DEAD,      /* was killed before */
    WIRE_FATE_N
} wire_fate;
const char *wire_fate_name(wire_fate f); /* "new", "updated", ... */

typedef struct {
    wire_str id, title;
    wire_str page; /* path in the site; empty when there is none */
    wire_fate fate;
    wire_route route;
    wire_str label; /* words of the label; empty when it has none */
    wire_str why;   /* of held, withheld, killed, corrected, no label */
} wire_publish_row;

typedef struct {
    wire_arena *arena;      /* owns what is below */
    wire_publish_row *rows; /* by id */
    size_t n_rows;
    size_t count[WIRE_FATE_N];
    size_t articles, digests, stories, labels; /* pages that stand */
    size_t written, unchanged, removed;        /* files */
    const wire_str *changed; /* [n_changed] paths written or removed, ascending
                                (of a dry run: that would be) */
    size_t n_changed;
    const wire_str *pings; /* [n_pings] feeds to announce to the hubs */
    size_t n_pings;
    double seconds;
} wire_published;
void wire_published_free(wire_published *p);
/* One JSON document, schema wirecopy.publish/1.
 *   errors  WIRE_EIO when write refused; WIRE_ENOMEM */
WIRE_MUST wire_status wire_published_json(const wire_published *p,
                                          wire_write_fn write, void *ctx,
                                          wire_err *err);

/* Publish what was traced.
 *   t       with findings                                         borrowed
 *   out     the caller's; wire_published_free, also after an error
 *   cost    linear in the text and in the pages that stand
 *   errors  WIRE_EINVAL options, or another run has the site; WIRE_EFORMAT
 *           rules, theme or state are not what they should be; WIRE_EIO the
 *           system refuses to read or write: then the site of before stands;
 *           WIRE_ENOMEM */
WIRE_MUST wire_status wire_publish_run(const wire_trace *t,
                                       const wire_publish_opts *o,
                                       wire_published *out, wire_err *err);

/* Tell the hubs what waits in OUT/.wirecopy/pings, and take out what they
 * accepted. *sent counts them; WIRE_EIO names the first that refused. */
WIRE_MUST wire_status wire_publish_ping(const wire_publish_opts *o,
                                        size_t *sent, wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
