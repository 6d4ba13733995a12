/* read_dom.h: tags and text of HTML or XML, with the bytes each came from.
 *
 *   <div><p>One <b>two</b></p></div>      nodes, in document order
 *                                          0 root           until 6
 *                                          1   <div>        until 6
 *                                          2     <p>        until 6
 *                                          3       "One "
 *                                          4       <b>      until 6
 *                                          5         "two"
 *
 * The descendants of node i are the nodes i + 1 .. until - 1, so that a tree
 * is one array and a walk is a loop. Text and attribute values stay as they
 * stand in the source, and are decoded when asked for.
 *
 * Why not libxml2: its HTML parser keeps no byte positions, knows HTML 4
 * only, and needs time quadratic in unmatched end tags; its recovery from
 * ill-formed XML closes whatever is open. See docs/read.md.
 *
 * Invariants: linear time on any input; no element lies deeper than the
 * limit (what is nested deeper becomes its sibling).
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_DOM_H
#define WIRE_READ_DOM_H

#include "read_int.h"

/* Elements that some rule knows; the order is that of the names. */
typedef enum {
    WIRE__TAG_NONE, /* no element: text, or the root */
    WIRE__TAG_OTHER,
    WIRE__TAG_A,
    WIRE__TAG_ABBR,
    WIRE__TAG_ADDRESS,
    WIRE__TAG_ARTICLE,
    WIRE__TAG_ASIDE,
    WIRE__TAG_AUDIO,
    WIRE__TAG_B,
    WIRE__TAG_BASE,
    WIRE__TAG_BLOCKQUOTE,
    WIRE__TAG_BODY,
    WIRE__TAG_BR,
    WIRE__TAG_BUTTON,
    WIRE__TAG_CANVAS,
    WIRE__TAG_CAPTION,
    WIRE__TAG_CENTER,
    WIRE__TAG_CITE,
    WIRE__TAG_CODE,
    WIRE__TAG_COL,
    WIRE__TAG_DD,
    WIRE__TAG_DEL,
    WIRE__TAG_DETAILS,
    WIRE__TAG_DIALOG,
    WIRE__TAG_DIV,
    WIRE__TAG_DL,
    WIRE__TAG_DT,
    WIRE__TAG_EM,
    WIRE__TAG_EMBED,
    WIRE__TAG_FIELDSET,
    WIRE__TAG_FIGCAPTION,
    WIRE__TAG_FIGURE,
    WIRE__TAG_FONT,
    WIRE__TAG_FOOTER,
    WIRE__TAG_FORM,
    WIRE__TAG_FRAME,
    WIRE__TAG_FRAMESET,
    WIRE__TAG_H1,
    WIRE__TAG_H2,
    WIRE__TAG_H3,
    WIRE__TAG_H4,
    WIRE__TAG_H5,
    WIRE__TAG_H6,
    WIRE__TAG_HEAD,
    WIRE__TAG_HEADER,
    WIRE__TAG_HR,
    WIRE__TAG_HTML,
    WIRE__TAG_I,
    WIRE__TAG_IFRAME,
    WIRE__TAG_IMG,
    WIRE__TAG_INPUT,
    WIRE__TAG_LABEL,
    WIRE__TAG_LEGEND,
    WIRE__TAG_LI,
    WIRE__TAG_LINK,
    WIRE__TAG_MAIN,
    WIRE__TAG_MAP,
    WIRE__TAG_MENU,
    WIRE__TAG_META,
    WIRE__TAG_NAV,
    WIRE__TAG_NOEMBED,
    WIRE__TAG_NOFRAMES,
    WIRE__TAG_NOSCRIPT,
    WIRE__TAG_OBJECT,
    WIRE__TAG_OL,
    WIRE__TAG_OPTGROUP,
    WIRE__TAG_OPTION,
    WIRE__TAG_P,
    WIRE__TAG_PARAM,
    WIRE__TAG_PICTURE,
    WIRE__TAG_PRE,
    WIRE__TAG_Q,
    WIRE__TAG_S,
    WIRE__TAG_SCRIPT,
    WIRE__TAG_SECTION,
    WIRE__TAG_SELECT,
    WIRE__TAG_SMALL,
    WIRE__TAG_SOURCE,
    WIRE__TAG_SPAN,
    WIRE__TAG_STRIKE,
    WIRE__TAG_STRONG,
    WIRE__TAG_STYLE,
    WIRE__TAG_SUB,
    WIRE__TAG_SUMMARY,
    WIRE__TAG_SUP,
    WIRE__TAG_SVG,
    WIRE__TAG_TABLE,
    WIRE__TAG_TBODY,
    WIRE__TAG_TD,
    WIRE__TAG_TEMPLATE,
    WIRE__TAG_TEXTAREA,
    WIRE__TAG_TFOOT,
    WIRE__TAG_TH,
    WIRE__TAG_THEAD,
    WIRE__TAG_TIME,
    WIRE__TAG_TITLE,
    WIRE__TAG_TR,
    WIRE__TAG_TRACK,
    WIRE__TAG_TT,
    WIRE__TAG_U,
    WIRE__TAG_UL,
    WIRE__TAG_VIDEO,
    WIRE__TAG_WBR,
    WIRE__TAG_XMP,
    WIRE__TAG_N
} wire__tag;

wire__tag wire__tag_of(wire_str name);  /* of HTML; OTHER when none is */
bool wire__tag_is_block(wire__tag t);   /* begins a new line of text */
bool wire__tag_is_heading(wire__tag t); /* h1 .. h6 */

typedef struct {
    uint32_t parent, until;
    uint32_t beg, end;       /* with its tags; for text, the text */
    uint32_t in_beg, in_end; /* between its tags */
    uint16_t name_n;         /* the name begins at beg + 1 */
    uint8_t tag;             /* wire__tag */
    bool is_text, is_cdata;
    bool is_open; /* the source ended before its end tag came */
} wire__node;

typedef struct {
    wire_str src;
    wire__node *nodes; /* [0] is the root; owned by an arena */
    size_t n, cap;
    bool is_xml;
    bool is_cut;      /* tags past the most a document may have are gone */
    uint32_t deep_at; /* byte of the first tag below the depth limit */
    uint32_t torn_at; /* XML: byte where the innermost thing begins that is
                         still open at the end; else nowhere */
} wire__dom;
#define WIRE__NOWHERE UINT32_MAX

/* Build the tree. src is valid UTF-8, shorter than 4 GiB, and is borrowed. */
WIRE_MUST wire_status wire__dom_parse(wire_str src, bool is_xml,
                                      size_t max_depth, wire_arena *a,
                                      wire__dom *out, wire_err *err);
static inline wire_str wire__dom_name(const wire__dom *d, const wire__node *n)
{
    return wire_str_sub(d->src, n->beg + 1, n->beg + 1 + n->name_n);
}

/* Attributes of an element, in order; values still encoded. */
typedef struct {
    const char *p, *end;
    wire_str name, value;
} wire__attr;
wire__attr wire__dom_attrs(const wire__dom *d, const wire__node *n);
bool wire__attr_next(wire__attr *a);
/* The value of one attribute, encoded; empty when absent. */
wire_str wire__dom_attr(const wire__dom *d, const wire__node *n,
                        const char *name);

/* ---- Decoding ----------------------------------------------------------- */

/* The character reference at p ("&"...). Up to 8 bytes of UTF-8 to out,
 * *out_n of them; returns how long it is in the source, 0 when it is none.
 * is_attr: "&copy=1" in a link is no reference. */
size_t wire__entity(const char *p, const char *end, bool is_attr, char out[8],
                    size_t *out_n);
/* Text without white space at the ends and with single spaces inside. */
WIRE_MUST wire_status wire__decode_line(wire_str raw, bool is_attr,
                                        wire_arena *a, wire_str *out,
                                        wire_err *err);
/* Text as it stands, references decoded; map leads from it to positions
 * relative to origin. raw may hold CDATA sections when is_xml. */
WIRE_MUST wire_status wire__decode_mapped(wire_str raw, const char *origin,
                                          bool is_xml, wire_arena *a,
                                          wire_str *out, wire__map *map,
                                          wire_err *err);
/* The text of an element and what is in it, in one line. */
WIRE_MUST wire_status wire__dom_line(const wire__dom *d, size_t node,
                                     wire_arena *a, wire_str *out,
                                     wire_err *err);

#endif
