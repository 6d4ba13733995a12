/* digest.h: an article, a family or an event to a digest.
 *
 *   source  S0  S1  S2  S3  S4  S5  S6     sentences of one article
 *           |       |       |\__________   "S4 less a marked clause"
 *   digest  headline  synopsis  takeaways  lines, each with its sentence
 *           statements  schedule  promises  numbers  differences
 *
 * Extractive: a line is the bytes of one sentence less the clauses that were
 * cut, so that nothing can be said that the source does not say. Only the
 * question form of a headline is made, on request, of the words of its
 * sentence and a closed list of function words. Every line is also held
 * against the source by compare; what fails is dropped.
 *
 * Lines come from one article, the source of the story: the root of its copy
 * tree, or where that is lost the best representative. Only the differences
 * quote other members.
 *
 * Layer: 11 (base .. audit).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_DIGEST_H
#define WIRECOPY_DIGEST_H

#include <wirecopy/audit.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Lines -------------------------------------------------------------- */

typedef enum { WIRE_LINE_BODY, WIRE_LINE_TITLE } wire_line_of;

/* A line with its sentence: text is the bytes of span less the cuts, unless
 * is_question, where it is made of the words of span by rule. */
typedef struct {
    uint32_t article; /* number in docs */
    wire_line_of of;  /* what span and cuts count in */
    wire_span span;
    wire_span *cuts; /* [n_cuts] ascending, within span */
    size_t n_cuts;
    wire_str text;
    bool is_question;
} wire_line;

/* ---- When --------------------------------------------------------------- */

typedef enum {
    WIRE_WHEN_NONE, /* not resolved: only the words are known */
    WIRE_WHEN_DAY,
    WIRE_WHEN_WEEK,
    WIRE_WHEN_MONTH,
    WIRE_WHEN_YEAR
} wire_when_precision;
const char *wire_when_precision_name(wire_when_precision p); /* "day", ... */

/* A time as the text has it, resolved against the dateline and the day of
 * publishing. */
typedef struct {
    wire_str text; /* "on Monday"; empty: no time is told */
    wire_when_precision precision;
    int year, month, day; /* first day of it; 0 where not known */
} wire_when;
/* "2026-03-09", "2026-W11", "2026-03", "2026" or ""; out holds 16 bytes. */
void wire_when_format(const wire_when *w, char out[16]);

/* ---- The sections ------------------------------------------------------- */

/* Who said what. */
typedef struct {
    wire_str speaker; /* the fullest name the text gives; empty: unknown */
    wire_str source;  /* as it stands at the statement: "he" */
    wire_str cue;     /* said; may be empty */
    wire_line words;  /* what was said; a quotation without its marks */
    wire_line of;     /* the sentence it stands in */
    bool is_direct;
    wire_said_kind kind;
    bool is_negated;    /* did not say, denied */
    wire_str addressee; /* "reporters"; may be empty */
    wire_when when;
} wire_statement;

/* What is to take place. */
typedef struct {
    wire_line what;
    wire_when when;
} wire_schedule;

/* Who will do what, by when. */
typedef struct {
    wire_str who; /* as the text has it */
    wire_line what;
    wire_when by;
} wire_promise;

typedef struct {
    double value;
    wire_str text; /* "1.2 million" */
    wire_str unit; /* may be empty */
    wire_line of;  /* the sentence it stands in */
} wire_figure;

/* What outlets tell differently: one change of the trace. */
typedef struct {
    wire_change_type type;
    wire_severity severity;
    bool has_source, has_copy;
    wire_line source, copy;          /* the sentences */
    wire_str source_text, copy_text; /* the words; may be empty */
    wire_str note;
} wire_difference;

/* ---- The digest --------------------------------------------------------- */

typedef enum {
    WIRE_STORY_EVENT,
    WIRE_STORY_FAMILY,
    WIRE_STORY_ARTICLE
} wire_story_kind;
const char *wire_story_kind_name(wire_story_kind k); /* "event", ... */

/* Why the headline is what it is. */
typedef enum {
    WIRE_HEADLINE_NONE,     /* the source has none */
    WIRE_HEADLINE_OWN,      /* the source's own title */
    WIRE_HEADLINE_QUESTION, /* asked for, and made */
    WIRE_HEADLINE_NO_RULE   /* a question was asked for, but no rule is safe
                               here: the source's own title */
} wire_headline_form;
const char *wire_headline_form_name(wire_headline_form f);

enum {
    WIRE_SYNOPSIS_MOST = 3,
    WIRE_TAKEAWAYS_LEAST = 4,
    WIRE_TAKEAWAYS_MOST = 6
};

typedef struct {
    unsigned max_synopsis;          /* sentences, 1..10               [3] */
    unsigned min_takeaways;         /* fewer only for want of lines   [4] */
    unsigned max_takeaways;         /* 0..20                          [6] */
    bool question;                  /* headline as a question         [false] */
    bool compress;                  /* drop marked clauses            [true] */
    wire_str reviewer, responsible; /* recorded as given; may be empty */
} wire_digest_opts;
#define WIRE_DIGEST_OPTS_INIT                                                  \
    {                                                                          \
        WIRE_SYNOPSIS_MOST, WIRE_TAKEAWAYS_LEAST, WIRE_TAKEAWAYS_MOST, false,  \
            true, {NULL, 0},                                                   \
        {                                                                      \
            NULL, 0                                                            \
        }                                                                      \
    }
/* WIRE_OK, or WIRE_EINVAL with the field named. */
wire_status wire_digest_check(const wire_digest_opts *o, wire_err *err);

/* What one digest is made of. */
typedef struct {
    const wire_doc *docs;     /* article number = index            borrowed */
    const uint32_t *articles; /* [n_articles] of the story, its source first */
    size_t n_articles;
    const wire_idf *idf; /* weights of words; one made of no article will do,
                            and then a digest depends on its story alone */
    const wire_trace *trace;   /* for the differences; NULL: none are told */
    const wire_span *standing; /* [n_standing] bytes of the source's body that
                                  its outlet prints under everything */
    size_t n_standing;
    wire_story_kind kind;
    uint32_t number;          /* of the event, family or article */
    bool is_source_lost;      /* articles[0] only stands in for it */
    const uint32_t *families; /* [n_families] of the story */
    size_t n_families;
    wire_time embargoed; /* the latest embargo over its source, or over an
                            article that it may have come from; none: under
                            none. Whether it has ended is the caller's to say:
                            until then nobody is to see a digest */
} wire_digest_in;

typedef struct {
    wire_story_kind kind;
    uint32_t number;
    uint32_t source; /* article that the lines come from */
    bool is_source_lost;
    const uint32_t *articles; /* [n_articles], the source first; borrowed */
    size_t n_articles;
    wire_str language;
    bool is_full; /* the language is known well */

    bool has_headline;
    wire_line headline;
    wire_headline_form headline_form;
    wire_line *synopsis; /* in the source's order */
    size_t n_synopsis;
    wire_line *takeaways; /* in the source's order */
    size_t n_takeaways;
    wire_statement *statements;
    size_t n_statements;
    wire_schedule *schedule;
    size_t n_schedule;
    wire_promise *promises;
    size_t n_promises;
    wire_figure *numbers;
    size_t n_numbers;
    wire_difference *differences; /* most severe first */
    size_t n_differences;

    /* How it was made. */
    const char *method; /* "extractive" */
    const char *scorer; /* name and version of what chose the lines */
    wire_digest_opts opts;
    uint32_t n_sentences; /* of the source, read and weighed */
    uint32_t n_held;      /* lines held against the source by compare */
    uint32_t n_dropped;   /* lines that did not hold, and are not here */
} wire_digest;

/* Make one digest.
 *   in      see there                                          borrowed
 *   out     everything in it is owned by a, or borrowed of docs
 *   cost    linear in the source's words, plus one comparison
 *   errors  WIRE_EINVAL opts, or in has no article; WIRE_ENOMEM */
WIRE_MUST wire_status wire_digest_make(const wire_digest_in *in,
                                       const wire_digest_opts *opts,
                                       wire_arena *a, wire_digest *out,
                                       wire_err *err);

/* The stories of a trace: its events, then the families of no event, then
 * the articles of neither, each in the trace's order. Articles that may not
 * be published, and notices, make no story.
 *   out     [*out_n], owned by a
 *   cost    O(articles) */
WIRE_MUST wire_status wire_digest_stories(const wire_trace *t,
                                          const wire_idf *idf, wire_arena *a,
                                          wire_digest_in **out, size_t *out_n,
                                          wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
