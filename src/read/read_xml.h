/* read_xml.h: what the readers of XML formats share.
 *
 *   bytes --encoding--> text --entities of the document type--> text
 *         --dom--> nodes, each with the namespace its name lies in
 *
 *   node --> one line      (a name, a date, an address)
 *        --> a headline    (text, or HTML escaped once or twice)
 *        --> a body        (text, HTML, XHTML, NITF; base64), with positions
 *
 * Prefixes mean what they are declared to mean; one that nobody declared
 * means what it usually means. A name without a namespace lies in the home
 * namespace of its format.
 *
 * Internal to the library. Layer: 1 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_READ_XML_H
#define WIRE_READ_XML_H

#include "read_dom.h"
#include "read_item.h"

typedef enum {
    WIRE__NS_ANY, /* in questions only: whatever the namespace */
    WIRE__NS_OTHER,
    WIRE__NS_RSS,
    WIRE__NS_ATOM,
    WIRE__NS_CONTENT,
    WIRE__NS_DC,
    WIRE__NS_DCTERMS,
    WIRE__NS_XHTML,
    WIRE__NS_MEDIA,
    WIRE__NS_ITUNES,
    WIRE__NS_PRISM,
    WIRE__NS_APP,    /* Atom Publishing Protocol: drafts */
    WIRE__NS_TOMB,   /* RFC 6721: deleted entries */
    WIRE__NS_CC,     /* licences */
    WIRE__NS_BURNER, /* FeedBurner: the page behind its own links */
    WIRE__NS_NAR,    /* NewsML-G2 */
    WIRE__NS_NITF,
    WIRE__NS_SITEMAP,
    WIRE__NS_NEWS, /* of news sitemaps */
    WIRE__NS_OURS  /* what write says in words of its own */
} wire__ns;

/* An element that says xml:lang or xml:base. */
typedef struct {
    uint32_t outer;      /* the next above it; 0 for none */
    wire_str lang, base; /* encoded; lang that of outer when it says none */
    bool has_lang;
} wire__scope;

typedef struct {
    wire__reader *r;
    wire__input in; /* entities of the document type expanded */
    wire__dom d;
    uint8_t *ns;     /* [d.n] wire__ns of each element's name */
    uint32_t *scope; /* [d.n] in scopes; the first says nothing */
    struct {
        wire__scope *p;
        size_t n, cap;
    } scopes;
    wire__ns home;
    bool is_full; /* entities that would grow without end stand as they were */
} wire__xml;

/* Parse in; names without a namespace lie in home (ANY: that of Atom or RSS,
 * whichever the root is). Borrows in. */
WIRE_MUST wire_status wire__xml_open(wire__reader *r, const wire__input *in,
                                     wire__ns home, wire__xml *out,
                                     wire_err *err);
/* Warn of what the encoding and the tree had to leave out. */
WIRE_MUST wire_status wire__xml_warn(wire__xml *x, wire_err *err);
/* Is less there of an element than its sender wrote? */
bool wire__xml_is_cut(const wire__xml *x, size_t node);
/* Give the article that stands in the element node to the batch: as one to
 * read when it has text, else as one that is listed when it says anything at
 * all. Withheld when the element is cut. */
WIRE_MUST wire_status wire__xml_add(wire__xml *x, size_t node, wire_article *a,
                                    wire_err *err);
/* Byte of the file where node begins. */
uint64_t wire__xml_at(const wire__xml *x, size_t node);

/* Expand <!ENTITY name "value"> of the internal subset, also in each other;
 * what would grow without end is named, and not expanded from there on:
 * *is_full.
 * *out is *in when nothing is declared. External ones stay as they are. */
WIRE_MUST wire_status wire__xml_entities(wire__reader *r, const wire__input *in,
                                         wire__input *out, bool *is_full,
                                         wire_err *err);

/* ---- Elements ------------------------------------------------------------ */

wire__ns wire__xml_ns_of_uri(wire_str uri, wire__ns home);
wire_str wire__xml_local(const wire__xml *x, size_t node); /* no prefix */
bool wire__xml_is(const wire__xml *x, size_t node, wire__ns ns,
                  const char *name);
/* The root element; 0 when there is none. */
size_t wire__xml_root(const wire__xml *x);
/* The first child element of that name; 0 when there is none. */
size_t wire__xml_child(const wire__xml *x, size_t node, wire__ns ns,
                       const char *name);
/* Below node by names joined by '/'; "" at any step ends in 0. */
size_t wire__xml_path(const wire__xml *x, size_t node, const char *path);
/* The child elements of node one after the other:
 *     for (size_t i = wire__xml_first(x, node); i; i = wire__xml_next(x, i)) */
size_t wire__xml_first(const wire__xml *x, size_t node);
size_t wire__xml_next(const wire__xml *x, size_t child); /* 0: the last */

/* ---- Values; owned by the scratch arena --------------------------------- */

/* An attribute in one line; empty when absent. */
WIRE_MUST wire_status wire__xml_attr(const wire__xml *x, size_t node,
                                     const char *name, wire_str *out,
                                     wire_err *err);
/* The text of an element in one line. Node 0: empty. */
WIRE_MUST wire_status wire__xml_line(const wire__xml *x, size_t node,
                                     wire_str *out, wire_err *err);
/* The same as a dateline of the article; its place and date may be elements
 * of their own. */
WIRE_MUST wire_status wire__xml_dateline(const wire__xml *x, size_t node,
                                         wire_article *a, wire_err *err);
/* A headline, which may be text or HTML escaped once or twice. */
WIRE_MUST wire_status wire__xml_headline(const wire__xml *x, size_t node,
                                         wire_str *out, wire_err *err);
/* The nearest xml:lang, which may be empty: then none is meant. False when
 * there is none. */
bool wire__xml_lang(const wire__xml *x, size_t node, wire_str *out);
/* The base address that holds for node: xml:base resolved over all that
 * stand above, at last by fallback. */
WIRE_MUST wire_status wire__xml_base(const wire__xml *x, size_t node,
                                     wire_str fallback, wire_str *out,
                                     wire_err *err);
/* url as it is meant at node. */
WIRE_MUST wire_status wire__xml_url(const wire__xml *x, size_t node,
                                    wire_str url, wire_str fallback,
                                    wire_str *out, wire_err *err);
/* RFC 3986, 5.2: url as meant relative to base. Not absolute when base is
 * no whole address. Owned by a. */
WIRE_MUST wire_status wire__url_join(wire_str base, wire_str url, wire_arena *a,
                                     wire_str *out, wire_err *err);

/* ---- Text ---------------------------------------------------------------- */

typedef enum {
    WIRE__FORM_NONE, /* not text at all: a picture */
    WIRE__FORM_TEXT,
    WIRE__FORM_HTML,  /* escaped */
    WIRE__FORM_XHTML, /* tags of this document */
    WIRE__FORM_BASE64
} wire__form;

bool wire__xml_has_elements(const wire__xml *x, size_t node);
/* How an element of a feed holds its text. */
wire__form wire__xml_form(const wire__xml *x, size_t node);
/* Fill a's body and paras from an element of a feed. */
WIRE_MUST wire_status wire__xml_body(const wire__xml *x, size_t node,
                                     wire_article *a, wire_err *err);
/* The same from elements that are XHTML or NITF, whatever their prefix. */
WIRE_MUST wire_status wire__xml_markup(const wire__xml *x, size_t node,
                                       wire_article *a, wire_err *err);
/* The same from text: cut at its lines. */
WIRE_MUST wire_status wire__xml_plain(const wire__xml *x, size_t node,
                                      wire_article *a, wire_err *err);

/* ---- NITF, also inside of other formats ---------------------------------- */

/* What the <nitf> element at node says: facts, item and body. Fields that a
 * has already stay. */
WIRE_MUST wire_status wire__nitf_fill(wire__xml *x, size_t node,
                                      wire_article *a, wire_err *err);

#endif
