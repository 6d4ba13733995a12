/* A page to tokens: text, tags, comments, and what raw elements hold.
 *
 *   <p title="a > b">Rain</p><script>if (a < b)</script><!-- <p> -->
 *   [TAG            ][TEXT][E][TAG   ][RAW      ][END   ][COMMENT ]
 *
 * As browsers cut pages (HTML, "Tokenization"), but for what only scripts
 * within comments within scripts do. It only has to find a receipt and what
 * stands beside it: every byte of the page is signed, however it is cut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* ---- Tags ------------------------------------------------------------------ */

/* Move over white space and stray slashes. */
static void skip_between(wire__attrs *it)
{
    while (it->at < it->bytes.n &&
           (is_space(it->bytes.p[it->at]) || it->bytes.p[it->at] == '/'))
        it->at++;
}

bool wire__attrs_next(wire__attrs *it, wire_str *name, wire_str *value)
{
    wire_str s = it->bytes;
    skip_between(it);
    size_t beg = it->at, i = beg;
    if (i >= s.n || s.p[i] == '>') return false;
    do /* a first = belongs to the name */
        i++;
    while (i < s.n && !is_space(s.p[i]) && !strchr("/>=", s.p[i]));
    *name = wire_str_sub(s, beg, i);
    *value = (wire_str){0};
    it->at = i;
    while (i < s.n && is_space(s.p[i]))
        i++;
    if (i >= s.n || s.p[i] != '=') return true;
    i++;
    while (i < s.n && is_space(s.p[i]))
        i++;
    beg = i;
    if (i < s.n && (s.p[i] == '"' || s.p[i] == '\'')) {
        const char *end = memchr(s.p + i + 1, s.p[i], s.n - i - 1);
        size_t stop = end ? (size_t)(end - s.p) : s.n;
        *value = wire_str_sub(s, beg + 1, stop);
        it->at = end ? stop + 1 : s.n;
        return true;
    }
    while (i < s.n && !is_space(s.p[i]) && s.p[i] != '>')
        i++;
    *value = wire_str_sub(s, beg, i);
    it->at = i;
    return true;
}

wire__attrs wire__attrs_of(const wire__token *t)
{
    size_t behind = (size_t)(t->name.p - t->bytes.p) + t->name.n;
    return (wire__attrs){wire_str_sub(t->bytes, behind, t->bytes.n), 0};
}

/* Elements whose content is no HTML. */
static bool is_raw(wire_str name)
{
    static const char *const names[] = {"script",  "style",    "textarea",
                                        "title",   "xmp",      "iframe",
                                        "noembed", "noframes", "plaintext"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (wire_str_eq_nocase(name, wire_str_of(names[i]))) return true;
    return false;
}

/* A tag at s->at, which is "<x" or "</x". */
static void take_tag(wire__scan *s, wire__token *t, size_t name_at)
{
    wire_str page = s->page;
    size_t i = name_at;
    wire_str name, value;
    while (i < page.n && !is_space(page.p[i]) && page.p[i] != '/' &&
           page.p[i] != '>')
        i++;
    t->name = wire_str_sub(page, name_at, i);
    wire__attrs it = {wire_str_sub(page, i, page.n), 0};
    while (wire__attrs_next(&it, &name, &value)) {
    }
    i += it.at;
    t->is_cut = i >= page.n;
    if (!t->is_cut) i++;
    t->bytes = wire_str_sub(page, s->at, i);
    s->at = i;
}

/* ---- Comments, raw content, text --------------------------------------------- */

static void take_until(wire__scan *s, wire__token *t, size_t stop, size_t n)
{
    t->is_cut = stop == SIZE_MAX;
    size_t end = t->is_cut ? s->page.n : stop + n;
    t->bytes = wire_str_sub(s->page, s->at, end);
    s->at = end;
}

/* <!-- ends at --> or --!>, and at once in <!--> and <!--->. */
static void take_comment(wire__scan *s, wire__token *t)
{
    wire_str rest = wire_str_sub(s->page, s->at, s->page.n);
    t->kind = WIRE__TOKEN_COMMENT;
    if (!wire_str_starts(rest, WIRE_STR("<!--"))) {
        take_until(s, t, wire_str_find(s->page, WIRE_STR(">"), s->at), 1);
        return;
    }
    size_t from = s->at + 4;
    if (wire_str_starts(rest, WIRE_STR("<!-->"))) {
        take_until(s, t, s->at + 4, 1);
        return;
    }
    if (wire_str_starts(rest, WIRE_STR("<!--->"))) {
        take_until(s, t, s->at + 5, 1);
        return;
    }
    for (size_t at = from;;) {
        size_t stop = wire_str_find(s->page, WIRE_STR("--"), at);
        wire_str tail = wire_str_sub(s->page, stop, s->page.n);
        if (stop == SIZE_MAX || wire_str_starts(tail, WIRE_STR("-->"))) {
            take_until(s, t, stop, 3);
            return;
        }
        if (wire_str_starts(tail, WIRE_STR("--!>"))) {
            take_until(s, t, stop, 4);
            return;
        }
        at = stop + 1;
    }
}

/* Up to "</name" that is followed by space, slash or >. */
static bool take_raw(wire__scan *s, wire__token *t)
{
    wire_str page = s->page, name = s->raw;
    size_t at = s->at, stop = SIZE_MAX;
    bool never = wire_str_eq_nocase(name, WIRE_STR("plaintext"));
    while (!never && stop == SIZE_MAX) {
        size_t lt = wire_str_find(page, WIRE_STR("</"), at);
        if (lt == SIZE_MAX) break;
        wire_str rest = wire_str_sub(page, lt + 2, page.n);
        if (rest.n > name.n && wire_str_starts_nocase(rest, name) &&
            (is_space(rest.p[name.n]) || rest.p[name.n] == '/' ||
             rest.p[name.n] == '>'))
            stop = lt;
        at = lt + 2;
    }
    t->kind = WIRE__TOKEN_RAW;
    t->name = name;
    s->raw = (wire_str){0};
    take_until(s, t, stop, 0);
    return t->bytes.n > 0 || t->is_cut;
}

/* Does markup begin at i, where a < stands? */
static bool is_markup(wire_str page, size_t i)
{
    char c = i + 1 < page.n ? page.p[i + 1] : '\0';
    if (c == '!' || c == '?' || wire_is_alpha(c)) return true;
    return c == '/' && i + 2 < page.n;
}

static void take_text(wire__scan *s, wire__token *t)
{
    size_t i = s->at;
    while (i < s->page.n) {
        const char *lt = memchr(s->page.p + i, '<', s->page.n - i);
        i = lt ? (size_t)(lt - s->page.p) : s->page.n;
        if (i >= s->page.n || is_markup(s->page, i)) break;
        i++;
    }
    t->kind = WIRE__TOKEN_TEXT;
    t->bytes = wire_str_sub(s->page, s->at, i);
    s->at = i;
}

bool wire__scan_next(wire__scan *s, wire__token *t)
{
    *t = (wire__token){0};
    if (s->raw.n && take_raw(s, t)) return true;
    if (s->at >= s->page.n) return false;
    char a = s->page.p[s->at];
    char b = s->at + 1 < s->page.n ? s->page.p[s->at + 1] : '\0';
    char c = s->at + 2 < s->page.n ? s->page.p[s->at + 2] : '\0';
    *t = (wire__token){0};
    if (a != '<' || !is_markup(s->page, s->at)) {
        take_text(s, t);
    } else if (wire_is_alpha(b)) {
        t->kind = WIRE__TOKEN_TAG;
        take_tag(s, t, s->at + 1);
        if (is_raw(t->name)) s->raw = t->name;
    } else if (b == '/' && wire_is_alpha(c)) {
        t->kind = WIRE__TOKEN_END;
        take_tag(s, t, s->at + 2);
    } else {
        take_comment(s, t);
    }
    return true;
}
