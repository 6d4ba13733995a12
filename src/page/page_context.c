/* page_context.c: where in the HTML a value of a template stands.
 *
 * A state machine over the bytes of the template, the part of the HTML
 * tokenizer that trusted markup needs: tags, attributes with their quotation
 * marks, comments, and the elements whose text is no HTML. When in doubt it
 * says that nothing is safe.
 *
 * Source: WHATWG HTML, 13.2.5 "Tokenization".
 * SPDX-License-Identifier: Apache-2.0 */
#include "page_int.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static void append(char *name, unsigned char *n, size_t cap, char c)
{
    if (*n < cap - 1u) name[(*n)++] = lower(c);
    name[*n] = '\0';
}

static bool tag_is(const wire__context *c, const char *name)
{
    return strcmp(c->tag, name) == 0;
}

static void end_tag_reached(wire__context *c)
{
    bool opens = !c->is_end_tag;

    if (!opens) c->is_json = false;
    if (opens && (tag_is(c, "script") || tag_is(c, "style")))
        c->at = WIRE__AT_RAW;
    else if (opens && (tag_is(c, "title") || tag_is(c, "textarea")))
        c->at = WIRE__AT_RCDATA;
    else
        c->at = WIRE__AT_TEXT;
    c->in_string = c->is_escaped = false;
    c->seen = 0;
}

static void in_text(wire__context *c, char b)
{
    if (b != '<') return;
    c->at = WIRE__AT_TAG_NAME;
    c->tag_n = 0;
    c->tag[0] = '\0';
    c->is_end_tag = c->is_json = false;
}

static void in_tag_name(wire__context *c, char b)
{
    bool is_first = c->tag_n == 0;

    if (is_first && b == '/' && !c->is_end_tag)
        c->is_end_tag = true;
    else if (is_first && b == '!' && !c->is_end_tag)
        c->at = WIRE__AT_DECLARATION;
    else if (is_first && !(lower(b) >= 'a' && lower(b) <= 'z'))
        c->at = WIRE__AT_TEXT; /* "a < b" is no tag */
    else if (is_space(b) || b == '/')
        c->at = WIRE__AT_TAG;
    else if (b == '>')
        end_tag_reached(c);
    else
        append(c->tag, &c->tag_n, sizeof c->tag, b);
}

/* "<!--" is a comment, everything else ends at the first ">". */
static void in_declaration(wire__context *c, char b)
{
    if (b == '-' && c->seen < 2)
        c->seen++;
    else
        c->seen = 3;
    if (c->seen == 2)
        c->at = WIRE__AT_COMMENT;
    else if (b == '>')
        c->at = WIRE__AT_TEXT;
    if (c->at != WIRE__AT_DECLARATION) c->seen = 0;
}

static void in_comment(wire__context *c, char b)
{
    if (b == '>' && c->seen >= 2) c->at = WIRE__AT_TEXT;
    if (b != '-')
        c->seen = 0;
    else if (c->seen < 2)
        c->seen++;
}

static void in_tag(wire__context *c, char b)
{
    if (b == '>') {
        end_tag_reached(c);
    } else if (b == '=') {
        c->at = WIRE__AT_ATTR_VALUE;
        c->attr_n = 0; /* of which attribute is not known */
        c->attr[0] = '\0';
    } else if (!is_space(b) && b != '/') {
        c->at = WIRE__AT_ATTR_NAME;
        c->attr_n = 0;
        append(c->attr, &c->attr_n, sizeof c->attr, b);
    }
}

static void in_attr_name(wire__context *c, char b)
{
    if (b == '>')
        end_tag_reached(c);
    else if (b == '=')
        c->at = WIRE__AT_ATTR_VALUE;
    else if (is_space(b) || b == '/')
        c->at = WIRE__AT_TAG;
    else
        append(c->attr, &c->attr_n, sizeof c->attr, b);
}

static void in_attr_value(wire__context *c, char b)
{
    if (is_space(b)) return;
    c->is_begun = false;
    c->seen = 0;
    if (b == '"' || b == '\'') {
        c->at = WIRE__AT_QUOTED;
        c->quote = b;
    } else if (b == '>') {
        end_tag_reached(c);
    } else {
        c->at = WIRE__AT_UNQUOTED;
    }
}

static void in_quoted(wire__context *c, char b)
{
    static const char json[] = "json";

    if (b == c->quote) {
        c->at = WIRE__AT_TAG;
        c->seen = 0;
        return;
    }
    c->is_begun = true;
    if (!tag_is(c, "script") || strcmp(c->attr, "type") != 0) return;
    if (lower(b) == json[c->seen])
        c->seen++;
    else
        c->seen = lower(b) == 'j';
    if (c->seen < 4) return;
    c->is_json = true;
    c->seen = 0;
}

static void in_unquoted(wire__context *c, char b)
{
    if (is_space(b))
        c->at = WIRE__AT_TAG;
    else if (b == '>')
        end_tag_reached(c);
}

/* Strings of JSON end at their quotation mark, raw text at its end tag. */
static void in_raw(wire__context *c, char b)
{
    bool is_closed;

    if (c->is_json && c->is_escaped)
        c->is_escaped = false;
    else if (c->is_json && c->in_string && b == '\\')
        c->is_escaped = true;
    else if (c->is_json && b == '"')
        c->in_string = !c->in_string;
    is_closed =
        c->seen == c->tag_n + 2u && (is_space(b) || b == '/' || b == '>');
    if (is_closed) {
        c->is_end_tag = true;
        c->at = WIRE__AT_TAG;
        if (b == '>') end_tag_reached(c);
        return;
    }
    if (c->seen == 1 && b == '/')
        c->seen = 2;
    else if (c->seen >= 2 && c->seen < c->tag_n + 2u &&
             lower(b) == c->tag[c->seen - 2])
        c->seen++;
    else
        c->seen = b == '<';
}

void wire__context_feed(wire__context *c, wire_str literal)
{
    static void (*const steps[])(wire__context *, char) = {
        [WIRE__AT_TEXT] = in_text,
        [WIRE__AT_TAG_NAME] = in_tag_name,
        [WIRE__AT_TAG] = in_tag,
        [WIRE__AT_ATTR_NAME] = in_attr_name,
        [WIRE__AT_ATTR_VALUE] = in_attr_value,
        [WIRE__AT_QUOTED] = in_quoted,
        [WIRE__AT_UNQUOTED] = in_unquoted,
        [WIRE__AT_COMMENT] = in_comment,
        [WIRE__AT_DECLARATION] = in_declaration,
        [WIRE__AT_RCDATA] = in_raw,
        [WIRE__AT_RAW] = in_raw,
    };

    for (size_t i = 0; i < literal.n; i++)
        steps[c->at](c, literal.p[i]);
}

/* In a tag sections begin with a space and a space or the tag's end follows
 * them (page_parse.c), so that no name goes on across their ends. */
bool wire__context_in_tag(const wire__context *c)
{
    return c->at == WIRE__AT_TAG_NAME || c->at == WIRE__AT_TAG ||
           c->at == WIRE__AT_ATTR_NAME;
}

/* What is read next depends on where, in which element and attribute, and on
 * a half-read end; is_begun is seen to by the caller. */
bool wire__context_same(const wire__context *a, const wire__context *b)
{
    bool is_in_tag = wire__context_in_tag(a) && wire__context_in_tag(b);

    if ((a->at != b->at && !is_in_tag) || a->seen != b->seen ||
        a->is_json != b->is_json || a->in_string != b->in_string ||
        a->is_escaped != b->is_escaped)
        return false;
    if (a->at == WIRE__AT_TEXT) return true;
    if (strcmp(a->tag, b->tag) != 0 || a->is_end_tag != b->is_end_tag)
        return false;
    return is_in_tag || (a->quote == b->quote && strcmp(a->attr, b->attr) == 0);
}

static bool is_named(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}
#define IS_NAMED(name, names)                                                  \
    is_named((name), (names), sizeof(names) / sizeof *(names))

static wire__as as_attribute(const wire__context *c, const char **why)
{
    static const char *const addresses[] = {
        "action", "cite",       "data",    "formaction", "href",
        "poster", "xlink:href", "src",     "longdesc",   "manifest",
        "ping",   "background", "profile", "usemap",     "codebase"};
    static const char *const code[] = {"style", "srcset", "srcdoc",
                                       "imagesrcset", "http-equiv"};
    static const char *const loaders[] = {"script", "style",  "base", "iframe",
                                          "frame",  "object", "embed"};

    if ((c->attr[0] == 'o' && c->attr[1] == 'n') || IS_NAMED(c->attr, code) ||
        IS_NAMED(c->tag, loaders) || c->attr_n == 0) {
        *why = "no value is safe in this attribute";
        return WIRE__AS_NONE;
    }
    if (IS_NAMED(c->attr, addresses))
        return c->is_begun ? WIRE__AS_URL_PART : WIRE__AS_URL;
    return WIRE__AS_TEXT;
}

wire__as wire__context_value(const wire__context *c, const char **why)
{
    switch (c->at) {
    case WIRE__AT_TEXT:
    case WIRE__AT_RCDATA:
        if (c->seen == 0) return WIRE__AS_TEXT;
        *why = "a value directly behind \"<\"";
        return WIRE__AS_NONE;
    case WIRE__AT_QUOTED:
        return as_attribute(c, why);
    case WIRE__AT_RAW:
        if (c->is_json && !c->in_string && c->seen == 0) return WIRE__AS_JSON;
        *why = c->is_json ? "a value in JSON brings its own quotation marks"
                          : "no value is safe in a script or style";
        return WIRE__AS_NONE;
    case WIRE__AT_UNQUOTED:
    case WIRE__AT_ATTR_VALUE:
        *why = "a value of an attribute needs quotation marks around it";
        return WIRE__AS_NONE;
    case WIRE__AT_COMMENT:
        *why = "no value is safe in a comment";
        break;
    default:
        *why = "no value is safe within a tag";
        break;
    }
    return WIRE__AS_NONE;
}
