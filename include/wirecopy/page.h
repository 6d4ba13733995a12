/* page.h: templates and values to pages, escaped by where each value stands.
 *
 *   template   <h1 title="{{note}}">{{title}}</h1>{{#paras}}<p>{{text}}</p>
 *              {{/paras}}
 *   view       title "Rain & wind"   paras [ text "...", text "..." ]
 *   page       <h1 title="">Rain &amp; wind</h1><p>...</p><p>...</p>
 *
 * There is no raw form: a value is text, whatever it holds. Where it stands is
 * found out when the template is parsed, by following its HTML; a place where
 * no escaping is safe (a tag's name, an attribute without quotation marks or
 * one that holds a script or style, a comment) is an error of the template.
 *
 *   {{name}}            value; absent: nothing
 *   {{#name}}..{{/name}} once for every item of the list; once for a value
 *                       that is not empty and a flag that is set
 *   {{^name}}..{{/name}} when there is nothing of the name
 *   {{>name}}           another template of the theme, between tags only
 *   {{!words}}          nothing
 *
 * Names are [a-z0-9_]; one not found in an item is looked for in what holds
 * it. Items have the flags first and last. A tag that opens or closes a
 * section, alone on its line, takes the line away with it.
 *
 * Source of the escaping by context: Samuel, Saxena, Song, "Context-sensitive
 * auto-sanitization in web templating languages", CCS 2011; of the syntax:
 * mustache(5), without its unescaped forms.
 * Layer: 15 (base).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_PAGE_H
#define WIRECOPY_PAGE_H

#include <wirecopy/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Views: what there is to show --------------------------------------- */

/* Named values, and lists of views. Names and values are borrowed; the memory
 * is the arena's. A failed call is remembered by the outermost view: ask once,
 * at the end. Of a name given twice the last value counts. */
typedef struct wire_view wire_view;
wire_view *wire_view_new(wire_arena *a); /* NULL: out of memory */
/* v may be NULL in all of these: they do nothing then. Cost O(1). */
void wire_view_str(wire_view *v, const char *name, wire_str value);
void wire_view_flag(wire_view *v, const char *name, bool is_set);
/* A copy of the formatted words. */
void wire_view_fmt(wire_view *v, const char *name, const char *fmt, ...)
    WIRE_PRINTF(3, 4);
/* A new item at the end of the list; NULL when there is no memory. */
wire_view *wire_view_add(wire_view *v, const char *list);
bool wire_view_ok(const wire_view *v); /* false when v is NULL, too */

/* ---- Themes: how it is shown -------------------------------------------- */

typedef struct wire_theme wire_theme; /* templates by name */
wire_theme *wire_theme_new(wire_arena *a);

/* Parse a template; one of the same name before is replaced.
 *   name, text  borrowed for as long as the theme is used
 *   cost        linear; a node of 48 bytes a tag
 *   errors      WIRE_EFORMAT at its byte: a tag that is not closed, a section
 *               that ends elsewhere in the page than it began, a value where
 *               none is safe, HTML that ends within a tag; WIRE_ELIMIT more
 *               than 32 sections in one another; WIRE_ENOMEM */
WIRE_MUST wire_status wire_theme_add(wire_theme *t, const char *name,
                                     wire_str text, wire_err *err);
bool wire_theme_has(const wire_theme *t, const char *name);

/* Words that are the same on every page: values of these names are written
 * into templates that are added from now on, and cost nothing when a page is
 * made. They are no names for sections.
 *   words   borrowed until the last template is added; NULL: none */
void wire_theme_words(wire_theme *t, const wire_view *words);

/* Append the page to out.
 *   cost     linear in the page, times the depth at which names are found
 *   errors   WIRE_EINVAL no template of the name, or of one that it takes in;
 *            WIRE_ELIMIT templates more than 64 deep in one another;
 *            WIRE_ENOMEM. On error out is as it was.
 *   threads  any number of renderings of one theme at a time */
WIRE_MUST wire_status wire_theme_render(const wire_theme *t, const char *name,
                                        const wire_view *v, wire_buf *out,
                                        wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
