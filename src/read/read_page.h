/* read_page.h: the main text of a page.
 *
 *   tree -> blocks (paragraph-like runs of text)
 *        -> struck out: hidden, navigation, forms, captions, by tag and class
 *        -> the container of the article -> trimmed of promos and links
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_PAGE_H
#define WIRE_READ_PAGE_H

#include "read_dom.h"

/* A run of inline content inside one block element. */
typedef struct {
    uint32_t node;             /* the block element that holds it */
    uint32_t first;            /* its first text node */
    uint32_t text, text_n;     /* bytes in wire__blocks.text */
    uint32_t src_beg, src_end; /* bytes of the document's source */
    uint32_t chars, link_chars, strong_chars; /* characters without spaces */
    uint32_t words;                           /* runs between spaces */
    uint8_t role;                             /* wire_para_role */
    bool is_kept;
} wire__block;

typedef struct {
    wire__block *p;
    size_t n, cap;
    char *text;
    size_t text_n, text_cap;
    uint16_t *marks;    /* [dom nodes] WIRE__MARK_x */
    uint32_t *block_of; /* [dom nodes] nearest block element */
} wire__blocks;

/* What is known of an element from its tag, attributes and class names. */
enum {
    WIRE__MARK_LINK = 1,     /* inside <a href> */
    WIRE__MARK_STRONG = 2,   /* inside bold text */
    WIRE__MARK_QUOTE = 4,    /* inside <blockquote> */
    WIRE__MARK_ITEM = 8,     /* inside <li> */
    WIRE__MARK_DROPPED = 16, /* never text: scripts, hidden, navigation */
    WIRE__MARK_PROMO = 32,   /* class names of what is not the article */
    WIRE__MARK_COMMENT = 64, /* readers' comments */
    WIRE__MARK_BODY = 128,   /* class names of the article's text */
    WIRE__MARK_META = 256,   /* byline, date, tags, captions */
    WIRE__MARK_HOLDER = 512, /* has blocks inside; while marking only */
    WIRE__MARK_INHERITED =
        WIRE__MARK_LINK | WIRE__MARK_STRONG | WIRE__MARK_QUOTE | WIRE__MARK_ITEM
};

/* Marks from one class or id value. */
unsigned wire__class_marks(wire_str names);
/* All blocks of a document, in order. is_fragment: the content of a feed or
 * a field, where only scripts, hidden parts and captions are left out. */
WIRE_MUST wire_status wire__page_blocks(const wire__dom *d, bool is_fragment,
                                        wire_arena *a, wire__blocks *out,
                                        wire_err *err);
/* Mark the blocks of the main text as kept. *marked, when wanted, is the
 * element that names itself the text, 0 when paragraphs decided. */
WIRE_MUST wire_status wire__page_main(const wire__dom *d, wire__blocks *b,
                                      wire_arena *a, size_t *marked,
                                      wire_err *err);

/* Sums that go with blocks: of running text, and from nodes to blocks. */
typedef struct {
    const uint32_t *mass;  /* [blocks + 1] good characters before a block */
    const uint32_t *first; /* [nodes + 1] the first block at or behind */
} wire__parts;
/* Keep all running text of a page, whatever holds it. */
WIRE_MUST wire_status wire__page_parts(const wire__dom *d, wire__blocks *b,
                                       wire_arena *a, wire__parts *out,
                                       wire_err *err);

/* Join the kept blocks into a's body and paras, owned by r's keep. */
WIRE_MUST wire_status wire__page_body(wire__reader *r, const wire__blocks *b,
                                      const wire__trail *trail, wire_article *a,
                                      wire_err *err);
/* Say what the tree had to leave out; positions lead through trail. */
WIRE_MUST wire_status wire__page_warn(wire__reader *r, const wire__dom *d,
                                      const wire__trail *trail, wire_err *err);

/* ---- What a page says of itself ------------------------------------------ */

typedef enum {
    WIRE__SAYS_TITLE,
    WIRE__SAYS_URL,
    WIRE__SAYS_OUTLET,
    WIRE__SAYS_AUTHOR,
    WIRE__SAYS_CREDIT,
    WIRE__SAYS_LANGUAGE,
    WIRE__SAYS_PUBLISHED,
    WIRE__SAYS_MODIFIED,
    WIRE__SAYS_SUMMARY,
    WIRE__SAYS_DATELINE,
    WIRE__SAYS_BODY, /* the text itself; from JSON-LD only */
    WIRE__SAYS_N
} wire__says;

/* Where a value stands: "meta og:title", "JSON-LD headline". name is a slice
 * of the source or of a constant. */
typedef struct {
    const char *kind;
    wire_str name;
    uint32_t at; /* byte of the source */
} wire__origin;

/* One post of a live blog, as JSON-LD has it; slices owned by an arena. */
typedef struct {
    wire_str title, body, author, url, published, modified;
    uint32_t beg, end; /* bytes of the source */
} wire__post;
enum { WIRE__MOST_POSTS = 100000 };

/* The best value of each kind so far; a lower rank wins, the first of equal
 * ones stays. */
typedef struct {
    wire_str value[WIRE__SAYS_N]; /* decoded; owned by an arena */
    unsigned char rank[WIRE__SAYS_N];
    wire_time published, modified;     /* of value[..], when understood */
    uint32_t body_beg, body_end;       /* source of value[BODY] */
    uint32_t line_beg, line_end;       /* of value[DATELINE] */
    wire__origin origin[WIRE__SAYS_N]; /* of value[..] */
    wire__origin now;                  /* of what is offered next */
    wire_str headline; /* of a page that wirecopy made: nothing else counts */
    wire_str canonical, og_url; /* the two addresses a page gives itself */
    uint32_t og_at;             /* where the second stands */
    struct {
        wire__post *p;
        size_t n, cap;
    } posts;
    bool is_live;      /* JSON-LD says that the page is a live blog */
    wire_str pages[2]; /* addresses of the next page, the last */
} wire__facts;
enum { WIRE__RANK_NONE = 255 };

void wire__facts_init(wire__facts *f);
/* Offer a value that f->now tells the origin of, still encoded unless
 * is_plain. */
WIRE_MUST wire_status wire__facts_offer(wire__facts *f, wire__says what,
                                        unsigned rank, wire_str value,
                                        bool is_plain, wire_arena *a,
                                        wire_err *err);
/* The JSON-LD of one <script>, whose bytes begin at source byte at. */
WIRE_MUST wire_status wire__facts_json_ld(wire__facts *f, wire__reader *r,
                                          wire_str script, uint32_t at,
                                          wire_err *err);

/* 2 when a type of schema.org is an article's, 1 a page's, else 0. */
int wire__article_kind(wire_str type);
bool wire__is_live_type(wire_str type); /* LiveBlogPosting */
bool wire__is_web_url(wire_str s);

/* ---- What elements say of themselves ---------------------------------------- */

/* Items of microdata, and the entry of hAtom and hNews. */
typedef struct {
    uint32_t *scope;   /* [nodes] the item above; NULL: there is none */
    uint8_t *is_scope; /* [nodes] */
    uint32_t item;     /* that is the article; 0 for none */
    uint32_t entry;    /* class hentry; 0 for none */
    bool is_live;      /* an item says it is a live blog */
} wire__marked;
/* One word of a list that spaces part, in any case. */
bool wire__has_word(wire_str list, const char *word);
WIRE_MUST wire_status wire__marked_find(const wire__dom *d, wire_arena *a,
                                        wire__marked *out, wire_err *err);
/* Offer what an element says by itemprop, rel and class. */
WIRE_MUST wire_status wire__marked_read(wire__facts *f, const wire__dom *d,
                                        const wire__marked *m, size_t i,
                                        wire_arena *a, wire_err *err);
/* Offer what a <time> says. */
WIRE_MUST wire_status wire__marked_time(wire__facts *f, const wire__dom *d,
                                        const wire__marked *m, size_t i,
                                        wire_arena *a, wire_err *err);

/* ---- Live blogs ------------------------------------------------------------- */

/* A page while it is read. */
typedef struct {
    const wire__dom *d;
    wire__blocks *b;
    const wire__marked *m;
    const wire__trail *trail;
    const wire_article *article; /* what the page says of itself */
} wire__page_view;
typedef struct {
    uint32_t *p; /* nodes of the posts, in order */
    size_t n;
    wire__parts parts;
} wire__live;
/* Is it worth looking? One pass over the source for a few words. */
bool wire__may_be_live(const wire__dom *d, bool is_declared);
/* The posts of a page that is a live blog; none when it is not. Changes what
 * blocks are kept. */
WIRE_MUST wire_status wire__live_find(const wire__dom *d, wire__blocks *b,
                                      bool is_declared, wire_arena *a,
                                      wire__live *out, wire_err *err);
/* Add an article a post. */
WIRE_MUST wire_status wire__live_read(wire__reader *r, const wire__page_view *v,
                                      const wire__live *live, wire_err *err);
WIRE_MUST wire_status wire__live_read_json(wire__reader *r,
                                           const wire__page_view *v,
                                           const wire__facts *f, wire_err *err);
/* A body from a string of a script, which stands at [beg, end) of it. */
WIRE_MUST wire_status wire__page_script_body(wire__reader *r, wire_str body,
                                             uint32_t beg, uint32_t end,
                                             const wire__trail *trail,
                                             wire_article *a, wire_err *err);

static inline wire_str wire__block_text(const wire__blocks *b, size_t i)
{
    wire_str s = {b->text + b->p[i].text, b->p[i].text_n};
    return s;
}

#endif
