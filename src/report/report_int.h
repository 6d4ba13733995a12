/* report_int.h: what the writers of a report share.
 *
 *   sink    bytes -> the caller's write function, in blocks, checked once
 *   json    values -> sink, commas and escapes seen to
 *   cells   text -> terminal columns: width, cutting, nothing harmful
 *   tree    a family -> nodes in reading order, merges under both parents
 *   judge   an edge -> how it was copied, and the worst thing found
 *
 * Layer: 9, inside report.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_REPORT_INT_H
#define WIRECOPY_REPORT_INT_H

#include <wirecopy/report.h>

/* ---- Sink ------------------------------------------------------------- */

typedef struct {
    wire_write_fn write;
    void *ctx;
    wire_buf buf; /* handed on when it is larger than a block */
    bool refused; /* write returned false: nothing more is written */
} wire__sink;

void wire__sink_lit(wire__sink *s, const char *cstr);
/* Hand on what is buffered when it fills a block. */
void wire__sink_pump(wire__sink *s);
/* Flush, free the buffer and say what went wrong, if anything did. */
wire_status wire__sink_close(wire__sink *s, wire_err *err);

/* ---- JSON ------------------------------------------------------------- */

typedef struct {
    wire__sink *out;
    unsigned depth;  /* open brackets, at most 31 */
    uint32_t filled; /* bit d: depth d has a value, so a comma is due */
    bool after_key;
} wire__json;

void wire__json_open(wire__json *j, char bracket);  /* '{' or '[' */
void wire__json_close(wire__json *j, char bracket); /* '}' or ']' */
void wire__json_key(wire__json *j, const char *name);
/* Bytes that are not UTF-8 become U+FFFD, so the output is always JSON. */
void wire__json_str(wire__json *j, wire_str s);
void wire__json_str_or_null(wire__json *j, wire_str s); /* empty is null */
void wire__json_uint(wire__json *j, uint64_t n);
void wire__json_frac(wire__json *j, double x);    /* 0..1, four decimals */
void wire__json_seconds(wire__json *j, double x); /* six decimals */
void wire__json_real(wire__json *j, double x);
void wire__json_time(wire__json *j, wire_time t); /* null when unknown */
void wire__json_span(wire__json *j, wire_span s); /* [beg,end] */
void wire__json_null(wire__json *j);
void wire__json_bool(wire__json *j, bool b);
/* A key with its value; an empty text is null. */
void wire__json_field(wire__json *j, const char *name, wire_str value);
void wire__json_word(wire__json *j, const char *name, const char *value);
void wire__json_count(wire__json *j, const char *name, uint64_t n);
/* Parts of an article that trace and read write alike. */
void wire__json_credits(wire__json *j, const wire_doc *d);
void wire__json_dateline(wire__json *j, const wire_doc *d);
void wire__json_label(wire__json *j, const wire_doc *d);

/* ---- Cells ------------------------------------------------------------ */

/* One code point of s at *i; *i moves past it. A bad byte gives U+FFFD. */
uint32_t wire__utf8_next(wire_str s, size_t *i);
/* Columns of a code point: 0 combining, 2 East Asian wide or emoji, else 1.
 * 0 as well for what must never reach a terminal (see report_cells.c). */
unsigned wire__cell_width(uint32_t codepoint);
/* Columns that wire__cells_add takes for s when nothing is cut. */
size_t wire__cells(wire_str s, bool unicode);
/* Append s in at most max columns, cut with an ellipsis; white space runs
 * become one space, control and direction marks vanish. Returns the columns
 * taken. */
size_t wire__cells_add(wire_buf *out, wire_str s, size_t max, bool unicode);
/* The longest end of s that takes at most max columns. */
wire_str wire__cells_tail(wire_str s, size_t max, bool unicode);

/* ---- Places ----------------------------------------------------------- */

typedef struct {
    uint32_t record, beg, end; /* standing text: words [beg, end) */
} wire__place;

typedef struct {
    uint32_t *family; /* of each article; n_families when it has none */
    size_t *first;    /* at[first[d] .. first[d + 1]) are article d's */
    wire__place *at;  /* of an article ascending by record */
} wire__places;

/* Owned by a; O(articles + places). */
wire_status wire__places_build(const wire_trace *t, wire_arena *a,
                               wire__places *out, wire_err *err);
bool wire__places_share(const wire__places *pl, uint32_t a, uint32_t b);

/* ---- Tree ------------------------------------------------------------- */

#define WIRE__NO_NODE UINT32_MAX

typedef enum {
    WIRE__NODE_MEMBER,
    WIRE__NODE_LOST, /* a lost source; its copies hang from it */
    WIRE__NODE_ECHO  /* a merged child shown again under a further parent */
} wire__node_kind;

typedef struct {
    wire__node_kind kind;
    uint32_t article;    /* article number; of a lost source its number */
    const wire_edge *in; /* the edge it hangs from; NULL without */
    uint32_t parent;     /* nodes; WIRE__NO_NODE where there is none */
    uint32_t first_child, next;
    uint32_t depth; /* 0 at the top */
    uint32_t below; /* nodes below it, echoes too */
} wire__node;

typedef struct {
    wire__node *nodes; /* members, lost sources, echoes */
    size_t n_nodes;
    uint32_t first_root; /* roots are linked by next */
} wire__tree;

/* Arrange one family. Lost sources first, siblings in order of time, then of
 * number. Edges that would close a circle are ignored. Owned by a;
 * O(m log m). */
wire_status wire__tree_build(const wire_trace *t, size_t family, wire_arena *a,
                             wire__tree *out, wire_err *err);
/* The node after n in reading order, or WIRE__NO_NODE. */
uint32_t wire__tree_next(const wire__tree *tree, uint32_t n);
/* The same, leaving out what is below n. */
uint32_t wire__tree_skip(const wire__tree *tree, uint32_t n);

/* ---- Judge ------------------------------------------------------------ */

typedef enum {
    WIRE__HOW_VERBATIM,  /* every word, no other */
    WIRE__HOW_TRIMMED,   /* words cut, none added */
    WIRE__HOW_EXTENDED,  /* words added, none cut */
    WIRE__HOW_EDITED,    /* most wording kept */
    WIRE__HOW_REWRITTEN, /* told again, sentence by sentence */
    WIRE__HOW_PARTLY     /* less than half of it comes from there */
} wire__how;
const char *wire__how_name(wire__how h);

typedef struct {
    wire__how how;
    bool is_exact;           /* added_n and cut_n were counted */
    uint32_t added_n, cut_n; /* words of the copy not in the source, and
                                of the source not in the copy */
    uint32_t foot_n;         /* of added_n, in paragraphs at the very foot */
    bool label_holds, label_fails; /* neither: nothing to hold it against */
} wire__judgement;

/* Compare child and parent word by word (without datelines, labels, credit
 * lines and standing text) as far as that stays cheap. */
wire_status wire__judge(const wire_trace *t, const wire__places *places,
                        const wire_edge *e, wire_arena *scratch,
                        wire__judgement *out, wire_err *err);

/* Fewest words to delete from a and to insert from b, in order. False when
 * more than limit of both together, with nothing written. */
bool wire__word_diff(const uint32_t *a, size_t a_n, const uint32_t *b,
                     size_t b_n, uint32_t limit, int32_t *scratch,
                     uint32_t *cut_n, uint32_t *added_n);

/* ---- Text for people -------------------------------------------------- */

typedef enum {
    WIRE__INK_PLAIN,
    WIRE__INK_STRONG, /* headlines */
    WIRE__INK_FAINT,  /* lines of the tree, what repeats */
    WIRE__INK_SOURCE, /* the original */
    WIRE__INK_LOST,   /* a lost source, a doubt */
    WIRE__INK_BAD,    /* a label that is not true */
    WIRE__INK_NOTE,   /* a lesser finding */
    WIRE__INK_GOOD    /* a label that holds */
} wire__ink;

typedef struct {
    const char *down, *branch, *last, *blank; /* three columns each */
    const char *original, *lost, *echo;       /* one column each */
    const char *bad, *good, *doubt, *dot, *dash, *cut;
    const char *open_quote, *close_quote;
} wire__glyphs;

/* One page being written, line by line. */
typedef struct {
    const wire_trace *t;
    const wire_report_opts *opts;
    const wire__glyphs *glyphs;
    wire__sink *out;
    wire_arena *arena; /* of one family */
    const wire__places *places;
    size_t width;  /* columns of a line */
    size_t column; /* columns written of this line */
    size_t held;   /* columns kept at its end */
    wire__ink ink;
} wire__page;

/* A page with the glyphs that opts ask for; its arena is the caller's. */
void wire__page_init(wire__page *p, const wire_report_opts *opts,
                     wire__sink *out);
void wire__page_ink(wire__page *p, wire__ink ink);
/* Append text in at most max columns of it. */
void wire__page_text(wire__page *p, wire_str s, size_t max);
/* The same for ids and paths: what does not fit is cut at the front. */
void wire__page_tail(wire__page *p, wire_str s, size_t max);
void wire__page_lit(wire__page *p, const char *cstr);
void wire__page_fmt(wire__page *p, const char *fmt, ...) WIRE_PRINTF(2, 3);
void wire__page_to(wire__page *p, size_t column); /* spaces up to there */
/* Text that ends at a column. */
void wire__page_right(wire__page *p, const char *cstr, size_t column);
void wire__page_end(wire__page *p); /* end of the line */
size_t wire__page_room(const wire__page *p);
/* Keep n columns at the end of this line for what is still to come. */
void wire__page_hold(wire__page *p, size_t n);

enum { WIRE__LAG_BYTES = 32 };
/* "+42 min", "same day", ""; never more than 11 columns. */
void wire__lag_words(wire_time from, wire_time to, char out[WIRE__LAG_BYTES]);
/* "2026-03-03 06:10", "2026-03-03" or "". */
void wire__time_words(wire_time t, char out[32]);

/* Bytes of the folder that the paths of all members begin with. */
size_t wire__rows_folder(const wire_trace *t, const wire_family *f);
/* The rows of one family: its tree. */
wire_status wire__rows_write(wire__page *p, size_t family,
                             const wire__tree *tree, wire_err *err);

#endif
