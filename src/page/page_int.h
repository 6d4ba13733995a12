/* page_int.h: what the parts of page share.
 *
 *   text --page_context--> where each {{name}} stands --page_parse--> nodes
 *   nodes, view --page_render--> page --page_escape--> bytes
 *
 * Internal to the library. Layer: 15, inside page.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PAGE_INT_H
#define WIRE_PAGE_INT_H

#include <wirecopy/page.h>

/* ---- Where in the HTML ---------------------------------------------------- */

typedef enum {
    WIRE__AT_TEXT,
    WIRE__AT_TAG_NAME,
    WIRE__AT_TAG, /* between attributes */
    WIRE__AT_ATTR_NAME,
    WIRE__AT_ATTR_VALUE, /* behind "=", before the quotation mark */
    WIRE__AT_QUOTED,
    WIRE__AT_UNQUOTED,
    WIRE__AT_COMMENT,
    WIRE__AT_DECLARATION, /* <!doctype ...> */
    WIRE__AT_RCDATA,      /* title, textarea: text without tags */
    WIRE__AT_RAW,         /* script, style */
} wire__at;

/* A state machine that is fed the literal parts of a template. */
typedef struct {
    wire__at at;
    char tag[16], attr[24]; /* lower case, cut to fit */
    unsigned char tag_n, attr_n;
    char quote;         /* that the value ends with */
    bool is_end_tag;    /* </p> */
    bool is_json;       /* the script holds JSON */
    bool in_string;     /* inside a string of that JSON */
    bool is_escaped;    /* behind a backslash in it */
    bool is_begun;      /* the value has bytes already */
    unsigned char seen; /* of "-->", or of the end tag of raw text */
} wire__context;

void wire__context_feed(wire__context *c, wire_str literal);
bool wire__context_in_tag(const wire__context *c);
bool wire__context_same(const wire__context *a, const wire__context *b);

/* How a value is written there. */
typedef enum {
    WIRE__AS_TEXT, /* also between quotation marks of an attribute */
    WIRE__AS_URL,  /* all of an address, or its beginning */
    WIRE__AS_URL_PART,
    WIRE__AS_JSON, /* a string with its quotation marks */
    WIRE__AS_NONE  /* nothing is safe; *why says so */
} wire__as;
wire__as wire__context_value(const wire__context *c, const char **why);

void wire__escape(wire__as as, wire_str value, wire_buf *out);

/* ---- Nodes ----------------------------------------------------------------- */

typedef enum {
    WIRE__NODE_LITERAL,
    WIRE__NODE_VALUE,
    WIRE__NODE_SECTION,
    WIRE__NODE_INVERTED,
    WIRE__NODE_END,
    WIRE__NODE_PARTIAL
} wire__node_kind;

typedef struct {
    wire__node_kind kind;
    wire__as as;   /* of a VALUE */
    wire_str text; /* the literal bytes, or the name */
    size_t end;    /* of a section: the node of its end */
} wire__node;

typedef struct {
    const char *name;
    wire__node *nodes;
    size_t n_nodes;
} wire__template;

/* words: names whose values are known already; or NULL */
WIRE_MUST wire_status wire__template_parse(wire_str text,
                                           const wire_view *words,
                                           wire_arena *a, wire__template *out,
                                           wire_err *err);

struct wire_theme {
    wire_arena *arena;
    wire__template *templates;
    size_t n, cap;
    const wire_view *words; /* or NULL */
};

/* ---- Views ----------------------------------------------------------------- */

typedef struct wire__entry wire__entry;
struct wire__entry {
    const char *name;
    wire__entry *next; /* the one given before it */
    wire_str value;
    bool is_flag;            /* set: value says nothing */
    wire_view *first, *last; /* of a list */
};

struct wire_view {
    wire_arena *arena;
    wire_view *root;
    wire_view *next; /* item of the list */
    wire__entry *entries;
    bool failed; /* of the root: some call */
};

const wire__entry *wire__view_find(const wire_view *v, wire_str name);

#endif
