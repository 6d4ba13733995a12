/* What a page shows beside its text: words that may be a label, and parts
 * that show what nobody can read out of the page's own bytes.
 *
 *   <p>Published ...</p> alt= title=   words        wire__page_says_more
 *   scripts, frames, styles, refresh   not words    wire__page_extras
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <string.h>

static bool is_tag(const wire__token *t, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_eq_nocase(t->name, wire_str_of(names[i]))) return true;
    return false;
}
#define IS_ONE_OF(t, list) is_tag((t), (list), sizeof(list) / sizeof *(list))

/* ---- References ------------------------------------------------------------- */

/* &#233; and &#xe9; ; false when it is none. */
static bool take_number(wire_str s, size_t *i, wire_buf *out)
{
    bool is_hex = s.n > 2 && (s.p[2] | 0x20) == 'x';
    size_t at = is_hex ? 3 : 2, beg = at;
    uint32_t cp = 0;
    if (s.n < 4 || s.p[1] != '#') return false;
    for (; at < s.n && cp < 0x110000; at++) {
        char c = s.p[at], low = (char)(c | 0x20);
        uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
                         : is_hex && low >= 'a' && low <= 'f'
                             ? (uint32_t)(low - 'a' + 10)
                             : 99;
        if (digit == 99) break;
        cp = cp * (is_hex ? 16 : 10) + digit;
    }
    if (at == beg || cp >= 0x110000 || (cp >= 0xd800 && cp < 0xe000))
        return false;
    wire__put_cp(out, cp);
    *i += at + (at < s.n && s.p[at] == ';');
    return true;
}

/* Character references, as far as templates write them. */
static bool take_reference(wire_str s, size_t *i, wire_buf *out)
{
    static const struct {
        const char *ref, *text;
    } refs[] = {{"&amp;", "&"},
                {"&lt;", "<"},
                {"&gt;", ">"},
                {"&quot;", "\""},
                {"&apos;", "'"},
                {"&nbsp;", " "},
                {"&shy;", "\xc2\xad"},
                {"&ndash;", "\xe2\x80\x93"},
                {"&rsquo;", "\xe2\x80\x99"}};
    wire_str rest = wire_str_sub(s, *i, s.n);
    for (size_t k = 0; k < sizeof refs / sizeof *refs; k++)
        if (wire_str_starts(rest, wire_str_of(refs[k].ref))) {
            wire_buf_lit(out, refs[k].text);
            *i += strlen(refs[k].ref);
            return true;
        }
    return take_number(rest, i, out);
}

void wire__put_decoded(wire_str s, wire_buf *out)
{
    for (size_t i = 0; i < s.n;)
        if (s.p[i] != '&' || !take_reference(s, &i, out))
            wire_buf_char(out, s.p[i++]);
}

wire_status wire__page_shows(wire_str page, wire_str words, bool *out,
                             wire_err *err)
{
    wire__scan scan = {.page = page};
    wire__token t;
    wire_buf text = {0}, line = {0};
    while (wire__scan_next(&scan, &t))
        if (t.kind == WIRE__TOKEN_TEXT) wire__put_decoded(t.bytes, &text);
    wire__squeeze(wire_buf_view(&text), &line);
    bool failed = text.failed || line.failed;
    *out = wire_str_find(wire_buf_view(&line), words, 0) != SIZE_MAX;
    wire_buf_free(&text);
    wire_buf_free(&line);
    return failed ? wire_fail_mem(err) : WIRE_OK;
}

/* ---- What is no words ----------------------------------------------------------- */

static bool has_word(wire_str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_find_nocase(s, wire_str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* Declarations by which words are hidden, moved or added; a backslash, as it
 * can write each of them so that it is not found. */
static bool is_sly_style(wire_str s)
{
    static const char *const words[] = {
        "display",  "visibility", "content",     "opacity",   "font-size",
        "clip",     "position",   "text-indent", "transform", "@import",
        "overflow", "order",      "direction",   "color",     "\\"};
    return has_word(s, words, sizeof words / sizeof *words);
}

static unsigned extras_of_attr(const wire__token *t, wire_str name,
                               wire_str value)
{
    static const char *const meta[] = {"meta"}, *const template[] = {
                                                    "template"};
    if (name.n > 2 && wire_str_starts_nocase(name, WIRE_STR("on")))
        return WIRE__EXTRA_SCRIPTS; /* onload= and others */
    if (wire_str_eq_nocase(name, WIRE_STR("style")) && is_sly_style(value))
        return WIRE__EXTRA_STYLES;
    if (IS_ONE_OF(t, meta) && wire_str_eq_nocase(name, WIRE_STR("content")) &&
        wire_str_find_nocase(t->bytes, WIRE_STR("refresh"), 0) != SIZE_MAX &&
        wire_str_find_nocase(value, WIRE_STR("url"), 0) != SIZE_MAX)
        return WIRE__EXTRA_REFRESH;
    if (IS_ONE_OF(t, template) &&
        wire_str_starts_nocase(name, WIRE_STR("shadowroot")))
        return WIRE__EXTRA_SHADOW;
    return 0;
}

static bool is_data(wire_str type)
{
    return wire_str_find_nocase(type, WIRE_STR("json"), 0) != SIZE_MAX;
}

static unsigned extras_of_tag(const wire__token *t)
{
    static const char *const frames[] = {"iframe", "frame",  "object",
                                         "embed",  "portal", "fencedframe"};
    static const char *const script[] = {"script"};
    wire__attrs it = wire__attrs_of(t);
    wire_str name, value, type = {0};
    unsigned set = IS_ONE_OF(t, frames) ? WIRE__EXTRA_FRAMES : 0;
    while (wire__attrs_next(&it, &name, &value)) {
        set |= extras_of_attr(t, name, value);
        if (!type.n && wire_str_eq_nocase(name, WIRE_STR("type"))) type = value;
    }
    if (IS_ONE_OF(t, script) && !is_data(type)) set |= WIRE__EXTRA_SCRIPTS;
    return set;
}

/* What XML readers take for text or names of text, and HTML readers do not. */
static bool is_xml(wire_str comment)
{
    return wire_str_starts(comment, WIRE_STR("<![CDATA[")) ||
           wire_str_starts_nocase(comment, WIRE_STR("<!entity")) ||
           wire_str_starts(comment, WIRE_STR("<?xml")) ||
           (wire_str_starts_nocase(comment, WIRE_STR("<!doctype")) &&
            wire_str_find(comment, WIRE_STR("["), 0) != SIZE_MAX);
}

unsigned wire__page_extras(wire_str page)
{
    wire__scan scan = {.page = page};
    wire__token t;
    unsigned set = 0;
    while (wire__scan_next(&scan, &t)) {
        if (t.kind == WIRE__TOKEN_TAG) set |= extras_of_tag(&t);
        if (t.kind == WIRE__TOKEN_COMMENT && is_xml(t.bytes))
            set |= WIRE__EXTRA_XML;
        if (t.kind == WIRE__TOKEN_RAW &&
            wire_str_eq_nocase(t.name, WIRE_STR("style")) &&
            is_sly_style(t.bytes))
            set |= WIRE__EXTRA_STYLES;
    }
    return set;
}

/* ---- Letters that look alike ---------------------------------------------------- */

/* Letters of other scripts that people take for Latin ones.
 * Source: Unicode Technical Standard 39, confusables, those of the alphabet. */
static const struct {
    uint16_t cp;
    char as;
} alike[] = {
    {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'},
    {0x399, 'I'}, {0x39a, 'K'}, {0x39c, 'M'}, {0x39d, 'N'}, {0x39f, 'O'},
    {0x3a1, 'P'}, {0x3a4, 'T'}, {0x3a5, 'Y'}, {0x3a7, 'X'}, {0x3b1, 'a'},
    {0x3b9, 'i'}, {0x3ba, 'k'}, {0x3bd, 'v'}, {0x3bf, 'o'}, {0x3c1, 'p'},
    {0x3c5, 'u'}, {0x3c7, 'x'}, {0x3f2, 'c'}, {0x3f3, 'j'}, {0x405, 'S'},
    {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'},
    {0x41a, 'K'}, {0x41c, 'M'}, {0x41d, 'H'}, {0x41e, 'O'}, {0x420, 'P'},
    {0x421, 'C'}, {0x422, 'T'}, {0x425, 'X'}, {0x430, 'a'}, {0x435, 'e'},
    {0x43a, 'k'}, {0x43e, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'},
    {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4bb, 'h'},
    {0x4cf, 'l'}, {0x501, 'd'}, {0x51b, 'q'}, {0x51d, 'w'}, {0x56c, 'l'},
    {0x570, 'h'}, {0x578, 'n'}, {0x57d, 'u'}, {0x581, 'g'}, {0x585, 'o'},
    {0x261, 'g'}, {0x131, 'i'}, {0x269, 'i'}, {0x28b, 'u'}};

static bool is_unseen(uint32_t cp)
{
    return cp == 0xad || cp == 0x34f || cp == 0x180e || cp == 0xfeff ||
           (cp >= 0x200b && cp <= 0x200f) || (cp >= 0x202a && cp <= 0x202e) ||
           (cp >= 0x2060 && cp <= 0x206f) || (cp >= 0xfe00 && cp <= 0xfe0f) ||
           (cp >= 0xe0000 && cp <= 0xe0fff);
}

/* NFKC makes letters of mathematics, of full width and in circles plain. */
static wire_status plain_letters(wire_str s, wire_buf *out, wire_err *err)
{
    wire_buf b = {0};
    wire_status status = wire__normalise(s, true, &b, err);
    for (size_t i = 0; status == WIRE_OK && i < b.n;) {
        size_t beg = i, k = 0, n = sizeof alike / sizeof *alike;
        uint32_t cp = wire__next_cp(wire_buf_view(&b), &i);
        if (cp == UINT32_MAX) break;
        if (is_unseen(cp)) continue;
        while (cp >= 0x80 && k < n && alike[k].cp != cp)
            k++;
        if (cp >= 0x80 && k < n)
            wire_buf_char(out, alike[k].as);
        else
            wire_buf_add(out, b.p + beg, i - beg);
    }
    bool failed = b.failed || out->failed;
    wire_buf_free(&b);
    return status == WIRE_OK && failed ? wire_fail_mem(err) : status;
}

/* ---- Words beside the text ---------------------------------------------------------- */

typedef struct {
    wire_str label;           /* that the page may carry */
    const wire_article *text; /* or NULL: its paragraphs are not looked at */
    size_t next;              /* of them */
    wire_proved proved;
    wire_arena *a; /* emptied behind each paragraph */
    wire_buf para; /* being read */
    wire_buf run;  /* of short ones: a sentence may be cut into boxes */
    wire_buf *found;
    bool is_alike;
    wire_err *err;
} search;

bool wire__claims_more(wire_claim said, wire_proved proved)
{
    if (said == WIRE_CLAIM_UNMODIFIED) return proved != WIRE_PROVED_UNMODIFIED;
    return said == WIRE_CLAIM_HEADLINE && proved < WIRE_PROVED_HEADLINE;
}

/* One line of text as a document of its own: is there a label in it that says
 * more than is proved? */
static wire_status look_at_line(search *s, wire_str line, bool *is_more)
{
    wire_para para = {.span = {0, (uint32_t)line.n}};
    wire_article art = {.body = line, .paras = &para, .n_paras = 1};
    wire_arena_mark m = wire_arena_save(s->a);
    wire_doc d;
    *is_more = false;
    wire_status status = wire_text_doc(&art, s->a, &d, s->err);
    if (status == WIRE_OK && d.has_label &&
        wire__claims_more(d.label.claim, s->proved)) {
        *is_more = true;
        wire_buf_str(s->found,
                     wire_str_sub(line, d.label.span.beg, d.label.span.end));
    }
    wire_arena_rewind(s->a, m);
    return status;
}

static wire_status look_at_words(search *s, wire_str line)
{
    enum { SHORTEST = 16, LONGEST = 20000 };
    bool is_more;
    wire_buf plain = {0};
    if (line.n < SHORTEST || s->found->n) return WIRE_OK;
    if (line.n > LONGEST) line = wire_str_sub(line, line.n - LONGEST, line.n);
    WIRE_TRY(look_at_line(s, line, &is_more));
    if (is_more) return WIRE_OK;
    wire_status status = plain_letters(line, &plain, s->err);
    if (status == WIRE_OK && !wire_str_eq(wire_buf_view(&plain), line))
        status = look_at_line(s, wire_buf_view(&plain), &s->is_alike);
    wire_buf_free(&plain);
    return status;
}

static wire_status end_run(search *s)
{
    wire_status status = s->run.failed
                             ? wire_fail_mem(s->err)
                             : look_at_words(s, wire_buf_view(&s->run));
    s->run.n = 0;
    return status;
}

/* Is it the next paragraph of the text? They stand in order. */
static bool is_of_text(search *s, wire_str line)
{
    wire_buf b = {0};
    if (!s->text || s->next >= s->text->n_paras) return false;
    wire_span p = s->text->paras[s->next].span;
    wire__squeeze(wire_str_sub(s->text->body, p.beg, p.end), &b);
    bool is_it = wire_str_eq(wire_buf_view(&b), line);
    wire_buf_free(&b);
    s->next += is_it;
    return is_it;
}

static wire_status end_para(search *s)
{
    enum { SHORT = 60, RUN_MOST = 800 };
    wire_buf line = {0};
    wire__squeeze(wire_buf_view(&s->para), &line);
    s->para.n = 0;
    wire_str words = wire_buf_view(&line);
    size_t at = s->label.n ? wire_str_find(words, s->label, 0) : SIZE_MAX;
    if (at != SIZE_MAX) { /* what stands beside it in one paragraph */
        memmove(line.p + at, line.p + at + s->label.n,
                line.n - at - s->label.n);
        line.n -= s->label.n;
        words = wire_buf_view(&line);
    }
    bool failed = line.failed || s->para.failed;
    wire_status status = failed ? wire_fail_mem(s->err) : WIRE_OK;
    if (status == WIRE_OK && words.n && !is_of_text(s, words)) {
        if (words.n >= SHORT || s->run.n > RUN_MOST) status = end_run(s);
        if (words.n < SHORT) {
            if (s->run.n) wire_buf_char(&s->run, ' ');
            wire_buf_str(&s->run, words);
        }
        if (status == WIRE_OK) status = look_at_words(s, words);
    }
    wire_buf_free(&line);
    return status;
}

/* Words that attributes show, or say to who cannot see. */
static wire_status look_at_attrs(search *s, const wire__token *t)
{
    static const char *const names[] = {"alt", "title", "aria-label",
                                        "placeholder"};
    wire__attrs it = wire__attrs_of(t);
    wire_str name, value;
    while (wire__attrs_next(&it, &name, &value))
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (wire_str_eq_nocase(name, wire_str_of(names[i]))) {
                wire_buf b = {0}, line = {0};
                wire__put_decoded(value, &b);
                wire__squeeze(wire_buf_view(&b), &line);
                wire_status status =
                    b.failed || line.failed
                        ? wire_fail_mem(s->err)
                        : look_at_words(s, wire_buf_view(&line));
                wire_buf_free(&b);
                wire_buf_free(&line);
                WIRE_TRY(status);
            }
    return WIRE_OK;
}

static wire_status look_at_token(search *s, const wire__token *t)
{
    static const char *const in_line[] = {
        "a",    "abbr", "b",    "bdi",  "bdo",   "cite", "code",
        "del",  "em",   "font", "i",    "ins",   "kbd",  "label",
        "mark", "q",    "s",    "samp", "small", "span", "strong",
        "sub",  "sup",  "time", "u",    "var",   "wbr"};
    static const char *const shown[] = {"title", "textarea", "xmp",
                                        "plaintext"};
    if (t->kind == WIRE__TOKEN_TEXT) {
        wire__put_decoded(t->bytes, &s->para);
        return WIRE_OK;
    }
    if (t->kind == WIRE__TOKEN_COMMENT) return WIRE_OK;
    if (t->kind == WIRE__TOKEN_TAG) WIRE_TRY(look_at_attrs(s, t));
    if (t->kind != WIRE__TOKEN_RAW)
        return IS_ONE_OF(t, in_line) ? WIRE_OK : end_para(s);
    if (IS_ONE_OF(t, shown)) wire__put_decoded(t->bytes, &s->para);
    return WIRE_OK;
}

wire_status wire__page_says_more(wire_str page, wire_str label,
                                 const wire_article *text, wire_proved proved,
                                 wire_arena *a, wire_buf *found, bool *is_alike,
                                 wire_err *err)
{
    search s = {.label = label,
                .text = text,
                .proved = proved,
                .a = a,
                .found = found,
                .err = err};
    wire__scan scan = {.page = page};
    wire__token t;
    wire_status status = WIRE_OK;
    *is_alike = false;
    if (!wire__is_utf8(page)) return WIRE_OK; /* and no text is found on it */
    while (status == WIRE_OK && !found->n && wire__scan_next(&scan, &t))
        status = look_at_token(&s, &t);
    if (status == WIRE_OK) status = end_para(&s);
    if (status == WIRE_OK) status = end_run(&s);
    bool failed = s.para.failed || s.run.failed || found->failed;
    wire_buf_free(&s.para);
    wire_buf_free(&s.run);
    *is_alike = s.is_alike;
    return status == WIRE_OK && failed ? wire_fail_mem(err) : status;
}
