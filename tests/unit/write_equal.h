/* write_equal.h: is an article that was written and read back what it was?
 *
 *   article --write--> bytes --read--> article' ; equal in each field that
 *   write_promises says of the format
 *
 * Used by the unit test and the fuzz target; the table is that of
 * docs/write.md. White space counts as one space, and what XML cannot hold
 * (controls, U+FFFD in their place) is left out on both sides.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WRITE_EQUAL_H
#define WRITE_EQUAL_H

#include <stdio.h>

#include <wirecopy/write.h>

enum {
    KEEPS_ID = 1,
    KEEPS_URL = 2,
    KEEPS_OUTLET = 4,
    KEEPS_PEOPLE = 8, /* byline, credit, dateline */
    KEEPS_TIMES = 16,
    KEEPS_DAYS = 32, /* a day stays a day */
    KEEPS_SUMMARY = 64,
    KEEPS_VERSION = 128,
    KEEPS_STATUS = 256, /* and the embargo */
    KEEPS_MARK = 512,
    KEEPS_SUBJECTS = 1024,
    KEEPS_LINKS = 2048,
    KEEPS_SLUG = 4096,
    KEEPS_NOTE = 8192,
    KEEPS_RIGHTS = 16384,
    KEEPS_URGENCY = 32768,
    KEEPS_ROLES = 65536,
    KEEPS_ALL = 131071
};

static const struct {
    wire_format format;
    unsigned keeps;
    bool can_cancel; /* a canceled item stays an article */
    bool is_plain;   /* only all words in their order */
} write_promises[] = {
    {WIRE_FORMAT_RSS, KEEPS_ALL, true, false},
    {WIRE_FORMAT_ATOM, KEEPS_ALL & ~KEEPS_DAYS, false, false},
    {WIRE_FORMAT_JSON_FEED, KEEPS_ALL & ~KEEPS_DAYS, true, false},
    {WIRE_FORMAT_NINJS, KEEPS_ALL & ~(KEEPS_DAYS | KEEPS_MARK), true, false},
    {WIRE_FORMAT_NEWSML_G2, KEEPS_ALL & ~KEEPS_DAYS, true, false},
    {WIRE_FORMAT_NITF, KEEPS_ALL & ~(KEEPS_DAYS | KEEPS_MARK | KEEPS_LINKS),
     true, false},
    {WIRE_FORMAT_IPTC7901, 0, true, true},
    {WIRE_FORMAT_WARC, 0, true, true},
};
enum { N_PROMISES = sizeof write_promises / sizeof *write_promises };

/* The next character that counts; a space for any white space; 0 at the end. */
static uint32_t next_of(wire_str s, size_t *i)
{
    bool gap = false;
    for (; *i < s.n; ++*i) {
        unsigned char c = (unsigned char)s.p[*i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = true;
        } else if (c == 0xef && *i + 2 < s.n &&
                   (unsigned char)s.p[*i + 1] == 0xbf &&
                   (unsigned char)s.p[*i + 2] >= 0xbd) {
            *i += 2; /* U+FFFD, U+FFFE, U+FFFF */
        } else if (c >= 0x20 && c != 0x7f) {
            break;
        }
    }
    if (*i == s.n) return 0;
    return gap ? ' ' : (unsigned char)s.p[(*i)++];
}

static bool same_words(wire_str a, wire_str b)
{
    size_t i = 0, k = 0;
    uint32_t x, y;
    a = wire_str_trim(a);
    b = wire_str_trim(b);
    do {
        x = next_of(a, &i);
        y = next_of(b, &k);
        if (x != y) return false;
        if (x == ' ') { /* the white space is behind both */
            while (i < a.n && (unsigned char)a.p[i] <= 0x20)
                i++;
            while (k < b.n && (unsigned char)b.p[k] <= 0x20)
                k++;
        }
    } while (x);
    return true;
}

typedef struct {
    char *why;
    size_t room;
    bool is_same;
} verdict;

static void say_differs(verdict *v, const char *what, wire_str got,
                        wire_str want)
{
    if (!v->is_same) return;
    v->is_same = false;
    (void)snprintf(v->why, v->room, "%s is \"%.*s\" and was \"%.*s\"", what,
                   (int)(got.n < 180 ? got.n : 180), got.n ? got.p : "",
                   (int)(want.n < 180 ? want.n : 180), want.n ? want.p : "");
}

static void same_text(verdict *v, const char *what, wire_str got, wire_str want)
{
    if (!same_words(got, want)) say_differs(v, what, got, want);
}

static void same_number(verdict *v, const char *what, int64_t got, int64_t want)
{
    char a[24], b[24];
    if (got == want) return;
    (void)snprintf(a, sizeof a, "%lld", (long long)got);
    (void)snprintf(b, sizeof b, "%lld", (long long)want);
    say_differs(v, what, wire_str_of(a), wire_str_of(b));
}

static void same_time(verdict *v, const char *what, wire_time got,
                      wire_time want, bool keeps_days)
{
    if (want.precision == WIRE_TIME_NONE) return; /* may be made up */
    same_number(v, what, got.unix_s, want.unix_s);
    if (keeps_days) same_number(v, what, got.precision, want.precision);
}

static void same_body(verdict *v, const wire_article *got,
                      const wire_article *want, bool keeps_roles)
{
    same_number(v, "number of paragraphs", (int64_t)got->n_paras,
                (int64_t)want->n_paras);
    for (size_t i = 0; v->is_same && i < want->n_paras; i++) {
        const wire_para *g = &got->paras[i], *w = &want->paras[i];
        same_text(v, "paragraph",
                  wire_str_sub(got->body, g->span.beg, g->span.end),
                  wire_str_sub(want->body, w->span.beg, w->span.end));
        if (keeps_roles) same_number(v, "role", g->role, w->role);
    }
}

static void same_lists(verdict *v, unsigned keeps, const wire_item *got,
                       const wire_item *want)
{
    if (keeps & KEEPS_SUBJECTS) {
        same_number(v, "number of subjects", (int64_t)got->n_subjects,
                    (int64_t)want->n_subjects);
        for (size_t i = 0; v->is_same && i < want->n_subjects; i++) {
            same_text(v, "subject", got->subjects[i].code,
                      want->subjects[i].code);
            same_text(v, "name of a subject", got->subjects[i].name,
                      want->subjects[i].name);
        }
    }
    if (!(keeps & KEEPS_LINKS)) return;
    same_number(v, "number of links", (int64_t)got->n_links,
                (int64_t)want->n_links);
    for (size_t i = 0; v->is_same && i < want->n_links; i++) {
        same_text(v, "relation", got->links[i].rel, want->links[i].rel);
        same_text(v, "target", got->links[i].target, want->links[i].target);
    }
}

static void same_item(verdict *v, unsigned keeps, const wire_item *got,
                      const wire_item *want)
{
    if (keeps & KEEPS_VERSION && want->version.n)
        same_text(v, "version", got->version, want->version);
    if (keeps & KEEPS_STATUS) {
        same_number(v, "status", got->status, want->status);
        same_number(v, "embargo", got->embargoed.unix_s,
                    want->embargoed.unix_s);
    }
    if (keeps & KEEPS_MARK) same_number(v, "mark", got->marked, want->marked);
    if (keeps & KEEPS_SLUG) same_text(v, "slug", got->slug, want->slug);
    if (keeps & KEEPS_NOTE) same_text(v, "note", got->ed_note, want->ed_note);
    if (keeps & KEEPS_RIGHTS) same_text(v, "rights", got->rights, want->rights);
    if (keeps & KEEPS_URGENCY)
        same_number(v, "urgency", got->urgency, want->urgency);
    same_lists(v, keeps, got, want);
}

static void same_article(verdict *v, unsigned keeps, const wire_article *got,
                         const wire_article *want)
{
    static const wire_item nothing;
    same_text(v, "headline", got->title, want->title);
    same_body(v, got, want, keeps & KEEPS_ROLES);
    if (keeps & KEEPS_ID) same_text(v, "id", got->id, want->id);
    if (keeps & KEEPS_URL) same_text(v, "url", got->url, want->url);
    if (keeps & KEEPS_OUTLET && want->outlet.n)
        same_text(v, "outlet", got->outlet, want->outlet);
    if (keeps & KEEPS_PEOPLE) {
        same_text(v, "byline", got->byline, want->byline);
        same_text(v, "credit", got->credit, want->credit);
        same_text(v, "dateline", got->dateline, want->dateline);
        same_text(v, "language", got->language, want->language);
    }
    if (keeps & KEEPS_TIMES) {
        same_time(v, "published", got->published, want->published,
                  keeps & KEEPS_DAYS);
        same_time(v, "modified", got->modified, want->modified, false);
    }
    if (keeps & KEEPS_SUMMARY)
        same_text(v, "summary", got->summary, want->summary);
    same_item(v, keeps, got->item ? got->item : &nothing,
              want->item ? want->item : &nothing);
}

/* Headline and text of one line after the other. */
static void same_lines(verdict *v, const wire_article *got,
                       const wire_article *want)
{
    wire_buf g = {0}, w = {0};
    wire_buf_str(&g, got->title);
    wire_buf_lit(&g, " ");
    wire_buf_str(&g, got->body);
    wire_buf_str(&w, want->title);
    for (size_t i = 0; i < want->n_paras; i++) {
        wire_buf_lit(&w, " ");
        wire_buf_str(&w, wire_str_sub(want->body, want->paras[i].span.beg,
                                      want->paras[i].span.end));
    }
    same_text(v, "text", wire_buf_view(&g), wire_buf_view(&w));
    wire_buf_free(&g);
    wire_buf_free(&w);
}

#endif
