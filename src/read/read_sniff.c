/* Knowing a format by its first bytes; names of files say nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_csv.h"
#include "read_mail.h"
#include "read_telex.h"

const char *wire_format_name(wire_format f)
{
    static const char *const names[] = {
        "unknown",  "text",    "jsonl",     "html",    "rss",  "atom",
        "jsonfeed", "ninjs",   "newsml-g2", "newsml1", "nitf", "iptc7901",
        "anpa1312", "sitemap", "opml",      "mail",    "csv",  "warc"};
    return (unsigned)f < sizeof names / sizeof *names ? names[f] : names[0];
}

static wire_str skip_space(wire_str s)
{
    while (s.n && wire_is_space(*s.p))
        s = wire_str_sub(s, 1, s.n);
    return s;
}

/* ---- Things that are no text ---- */

static const struct {
    const char *bytes;
    unsigned char n, at;
    const char *why;
} magics[] = {
    {"%PDF-", 5, 0, "a PDF file"},
    {"\x89PNG", 4, 0, "a picture (PNG)"},
    {"\xff\xd8\xff", 3, 0, "a picture (JPEG)"},
    {"GIF8", 4, 0, "a picture (GIF)"},
    {"WEBP", 4, 8, "a picture (WebP)"},
    {"BZh", 3, 0, "bzip2 data, which is not read"},
    {"\xfd"
     "7zXZ",
     5, 0, "xz data, which is not read"},
    {"7z\xbc\xaf", 4, 0, "a 7z archive"},
    {"\x7f"
     "ELF",
     4, 0, "a program"},
    {"SQLite format 3", 15, 0, "an SQLite file"},
    {"PAR1", 4, 0, "a Parquet file"},
    {"\xd0\xcf\x11\xe0", 4, 0, "an Office document"},
    {"{\\rtf", 5, 0, "an RTF document"},
};

/* Control characters that no text has; a few are forgiven. */
static bool is_binary(wire_str s)
{
    size_t n = s.n < 8192 ? s.n : 8192, odd = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 0x20 && !wire_is_space((char)c) && c != 0x1b && c != 0x1a)
            odd += c ? 1 : 8;
    }
    return odd * 64 > n;
}

/* The header of a tar sums up to what it says; a text that has "ustar" at that
 * place does not. */
static bool is_tar(wire_str s)
{
    enum { HEADER = 512, SUM_AT = 148, SUM_BYTES = 8, MAGIC_AT = 257 };
    unsigned sum = 0, said = 0;

    if (s.n < HEADER || memcmp(s.p + MAGIC_AT, "ustar", 5) != 0) return false;
    for (size_t i = 0; i < HEADER; i++) {
        bool is_sum = i >= SUM_AT && i < SUM_AT + SUM_BYTES;
        sum += is_sum ? ' ' : (unsigned char)s.p[i];
        if (is_sum && s.p[i] >= '0' && s.p[i] <= '7')
            said = said * 8 + (unsigned)(s.p[i] - '0');
    }
    return sum == said;
}

/* zip, also an empty one, and tar. */
static bool is_archive(wire_str s)
{
    return wire_str_starts(s, WIRE_STR("PK\3\4")) ||
           wire_str_starts(s, WIRE_STR("PK\5\6")) || is_tar(s);
}

static const char *known_binary(wire_str s)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        size_t n = magics[i].n, at = magics[i].at;
        if (s.n >= at + n && memcmp(s.p + at, magics[i].bytes, n) == 0)
            return magics[i].why;
    }
    return is_binary(s) ? "binary data" : NULL;
}

/* ---- Markup ---- */

static bool has_tag(wire_str s, wire_str tag)
{
    if (!wire_str_starts_nocase(s, tag)) return false;
    char c = s.n > tag.n ? s.p[tag.n] : '>';
    return wire_is_space(c) || c == '>' || c == '/';
}

static bool is_html_tag(wire_str s)
{
    static const char *const tags[] = {
        "<html",   "<head",  "<body", "<meta",   "<title",   "<link",
        "<script", "<div",   "<p",    "<span",   "<article", "<section",
        "<h1",     "<h2",    "<h3",   "<ul",     "<ol",      "<table",
        "<main",   "<br",    "<a",    "<b",      "<i",       "<em",
        "<strong", "<base",  "<img",  "<header", "<nav",     "<blockquote",
        "<figure", "<style", "<font", "<center"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (has_tag(s, wire_str_of(tags[i]))) return true;
    return wire_str_starts_nocase(s, WIRE_STR("<!doctype html"));
}

/* The name of an element, whatever its prefix. Names that are common words
 * count with the namespace in their tag only. */
static wire__kind kind_of_name(wire_str name, wire_str tag)
{
    static const struct {
        const char *name, *needs;
        wire__kind kind;
    } roots[] = {
        {"rss", "", WIRE__KIND_XML_FEED},
        {"rdf", "", WIRE__KIND_XML_FEED},
        {"feed", "", WIRE__KIND_XML_FEED},
        {"channel", "", WIRE__KIND_XML_FEED},
        {"entry", "/Atom", WIRE__KIND_XML_FEED},
        {"entry", "/atom/", WIRE__KIND_XML_FEED},
        {"newsMessage", "", WIRE__KIND_NEWSML_G2},
        {"newsItem", "iptc.org", WIRE__KIND_NEWSML_G2},
        {"packageItem", "iptc.org", WIRE__KIND_NEWSML_G2},
        {"NewsML", "", WIRE__KIND_NEWSML1},
        {"nitf", "", WIRE__KIND_NITF},
        {"urlset", "", WIRE__KIND_SITEMAP},
        {"sitemapindex", "", WIRE__KIND_SITEMAP},
        {"opml", "", WIRE__KIND_OPML},
    };
    const char *colon = name.n ? memchr(name.p, ':', name.n) : NULL;
    if (colon) name = wire_str_sub(name, (size_t)(colon - name.p) + 1, name.n);
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        wire_str needs = wire_str_of(roots[i].needs);
        if (wire_str_eq_nocase(name, wire_str_of(roots[i].name)) &&
            (!needs.n || wire_str_find(tag, needs, 0) != SIZE_MAX))
            return roots[i].kind;
    }
    return WIRE__KIND_EMPTY;
}

static wire_str name_at(wire_str s, size_t beg)
{
    size_t n = beg;
    while (n < s.n && n < beg + 64 && !wire_is_space(s.p[n]) &&
           !memchr(">/[", s.p[n], 3))
        n++;
    return wire_str_sub(s, beg, n);
}

/* By the first element; by the document type when that is longer than what
 * is looked at. */
static wire__kind kind_of_root(wire_str s)
{
    wire_str doctype = WIRE_STR("<!DOCTYPE "), none = {0};
    if (s.n < 3 || *s.p != '<') return WIRE__KIND_EMPTY;
    if (wire_str_starts_nocase(s, doctype))
        return kind_of_name(name_at(s, doctype.n), none);
    wire_str tag = wire_str_sub(s, 0, wire_str_find(s, WIRE_STR(">"), 0));
    return kind_of_name(name_at(s, 1), tag);
}

/* Past a comment, declaration or processing instruction. */
static bool skip_prolog(wire_str *s)
{
    wire_str close = WIRE_STR(">");
    if (wire_str_starts(*s, WIRE_STR("<!--")))
        close = WIRE_STR("-->");
    else if (wire_str_starts(*s, WIRE_STR("<?")))
        close = WIRE_STR("?>");
    else if (!wire_str_starts(*s, WIRE_STR("<!")))
        return false;
    size_t at = wire_str_find(*s, close, 2);
    if (close.n == 1) { /* a declaration may hold others in brackets */
        size_t bracket = wire_str_find(*s, WIRE_STR("["), 0);
        if (bracket < at) {
            at = wire_str_find(*s, WIRE_STR("]"), bracket);
            at = at == SIZE_MAX ? at : wire_str_find(*s, close, at);
        }
    }
    if (at == SIZE_MAX) return false;
    *s = skip_space(wire_str_sub(*s, at + close.n, s->n));
    return true;
}

/* Programs write their warnings before the feed: "<br /><b>Notice</b>". */
static wire__kind kind_behind_noise(wire_str s)
{
    wire_str near = wire_str_sub(s, 0, 4096);
    size_t at = wire_str_find(near, WIRE_STR("<?xml "), 1);
    if (at == SIZE_MAX || wire_str_find_nocase(near, WIRE_STR("<html"), 0) < at)
        return WIRE__KIND_EMPTY;
    s = wire_str_sub(s, at, s.n);
    while (skip_prolog(&s)) {
    }
    return kind_of_root(s);
}

static wire__kind sniff_markup(wire_str s, const char **why)
{
    bool is_xml = wire_str_starts(s, WIRE_STR("<?xml"));
    wire__kind late = kind_behind_noise(s);
    bool is_html = wire_str_starts_nocase(s, WIRE_STR("<!doctype html"));
    while (skip_prolog(&s))
        is_html |= wire_str_starts_nocase(s, WIRE_STR("<!doctype html"));
    wire__kind kind = kind_of_root(s);
    if (kind == WIRE__KIND_EMPTY) kind = late;
    if (kind != WIRE__KIND_EMPTY) return kind;
    if (!s.n && !is_html) {
        *why = "comments only";
        return WIRE__KIND_OTHER;
    }
    if (is_html || is_html_tag(s)) return WIRE__KIND_HTML;
    if (is_xml) {
        *why = "XML of an unknown kind";
        return WIRE__KIND_OTHER;
    }
    return s.n && *s.p == '<' && s.n > 1 && (s.p[1] | 0x20) >= 'a' &&
                   (s.p[1] | 0x20) <= 'z' &&
                   wire_str_find(s, WIRE_STR("</"), 0) != SIZE_MAX
               ? WIRE__KIND_HTML
               : WIRE__KIND_TEXT;
}

/* ---- JSON ---- */

/* Does s stop within a list of objects that its first object holds? Then it is
 * the beginning of a feed or an answer on one line, and no record. */
static bool stops_in_list(wire_str s)
{
    unsigned depth = 0;
    bool in_list = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '"') {
            for (i++; i < s.n && s.p[i] != '"'; i++)
                i += s.p[i] == '\\';
        } else if (c == '{' || c == '[') {
            if (depth++ == 1 && c == '[') {
                wire_str rest = skip_space(wire_str_sub(s, i + 1, s.n));
                in_list = rest.n && *rest.p == '{';
            }
        } else if ((c == '}' || c == ']') && --depth <= 1) {
            if (!depth) return false;
            in_list = false;
        }
    }
    return in_list;
}

static wire__kind sniff_json(wire_str s, bool is_all)
{
    char open = *s.p;
    wire_str rest = skip_space(wire_str_sub(s, 1, s.n));
    char next = rest.n ? *rest.p : 0;
    if (open == '[')
        return next == '{' || next == ']' || (next == '[' && rest.n > 1)
                   ? WIRE__KIND_JSON_DOC
                   : WIRE__KIND_TEXT;
    if (next != '"' && next != '}') return WIRE__KIND_TEXT;
    const char *nl = memchr(s.p, '\n', s.n);
    if (!nl)
        return is_all || stops_in_list(s) ? WIRE__KIND_JSON_DOC
                                          : WIRE__KIND_JSONL;
    rest = skip_space(wire_str_sub(s, (size_t)(nl - s.p), s.n));
    if (!rest.n) return is_all ? WIRE__KIND_JSON_DOC : WIRE__KIND_JSONL;
    return *rest.p == '{' ? WIRE__KIND_JSONL : WIRE__KIND_JSON_DOC;
}

/* ---- Wide encodings ---- */

enum { NARROW_BYTES = 2048 };

/* The bytes of UTF-16 or UTF-32 that hold ASCII, for sniffing only. */
static size_t narrow(wire_str s, char *out)
{
    wire__wide w = wire__wide_of(s);
    if (!w.unit) return 0;
    size_t n = 0;
    for (size_t i = w.bom + w.low; i < s.n && n < NARROW_BYTES; i += w.unit)
        out[n++] = s.p[i] ? s.p[i] : '?';
    return n;
}

static wire__kind sniff_text(wire_str s, bool is_all, const char **why)
{
    wire_str head = skip_space(s);
    if (!head.n) return WIRE__KIND_EMPTY;
    if (*head.p == '<') return sniff_markup(head, why);
    if (*head.p == '{' || *head.p == '[') return sniff_json(head, is_all);
    if (wire__is_csv(head)) return WIRE__KIND_CSV;
    if (wire__is_mail(head)) return WIRE__KIND_MAIL;
    wire_str near = wire_str_sub(head, 0, 4096);
    if (wire_str_find_nocase(near, WIRE_STR("<!doctype html"), 0) != SIZE_MAX ||
        wire_str_find_nocase(near, WIRE_STR("<html"), 0) != SIZE_MAX)
        return WIRE__KIND_HTML;
    if (wire_str_find(near, WIRE_STR("<rss "), 0) != SIZE_MAX)
        return WIRE__KIND_XML_FEED;
    wire__kind late = kind_behind_noise(head);
    if (late != WIRE__KIND_EMPTY) return late;
    return wire__is_other_table(head) ? WIRE__KIND_CSV : WIRE__KIND_TEXT;
}

wire__kind wire__sniff(wire_str head, bool is_all, const char **why)
{
    *why = "";
    if (!head.n) return WIRE__KIND_EMPTY;
    if (wire_str_starts(head, WIRE_STR("\x1f\x8b"))) return WIRE__KIND_GZIP;
    if (wire_str_starts(head, WIRE_STR("\x28\xb5\x2f\xfd")))
        return WIRE__KIND_ZSTD;
    char narrowed[NARROW_BYTES];
    size_t n = narrow(head, narrowed);
    if (n) {
        wire__kind kind = sniff_text((wire_str){narrowed, n},
                                     is_all && n < NARROW_BYTES, why);
        return kind == WIRE__KIND_JSONL ? WIRE__KIND_JSON_DOC : kind;
    }
    if (is_archive(head)) return WIRE__KIND_ARCHIVE;
    if (wire_str_starts(head, WIRE_STR("WARC/"))) return WIRE__KIND_WARC;
    wire__kind telex = wire__telex_kind(head);
    if (telex != WIRE__KIND_EMPTY) return telex;
    const char *binary = known_binary(head);
    if (binary) {
        *why = binary;
        return WIRE__KIND_OTHER;
    }
    if (wire_str_starts(head, WIRE_STR("\xef\xbb\xbf")))
        head = wire_str_sub(head, 3, head.n);
    return sniff_text(head, is_all, why);
}
