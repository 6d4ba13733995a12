/* Is a text a page's notice instead of the article that its headline names?
 *
 *     url    .../lorry-hits-coach-five-hurt
 *     text   Please make sure that your browser supports JavaScript and
 *            cookies. Tick the box to show that you are not a robot.
 *
 * Robot walls, notices of cookies, offers of a subscription stand in feeds
 * and archives under the address of the story before which they were shown.
 * Such a text is short, speaks of the page, and says not one word of the
 * headline. The article is kept: only its reader is told.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_int.h"

enum {
    SHORT_BODY = 1500, /* bytes; no notice is longer */
    HEAD_LINE = 160,   /* a first line up to this may be the headline */
    LEAST_WORD = 5,    /* bytes; shorter words tell nothing */
    HEAD_WORDS = 32,   /* looked at */
    HEAD_LEAST = 3,    /* of them, to have a subject */
    TOLD_OF = 8,       /* one word in so many may occur by chance */
    PAGE_WORDS = 2
};

/* How words of pages begin, in many languages. */
static const char *const page_words[] = {
    "cookie", "javascript", "captcha", "browser", "robot",
    "adbloc", "subscri",    "abonn",   "login",   "newsletter"};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

/* The next run of letters from *at on; empty at the end. Words with digits in
 * them are passed over. */
static wire_str next_word(wire_str s, size_t *at)
{
    for (size_t i = *at; i < s.n;) {
        bool is_word = true;
        size_t beg = i;
        for (;
             i < s.n && (is_letter(s.p[i]) || (s.p[i] >= '0' && s.p[i] <= '9'));
             i++)
            is_word = is_word && is_letter(s.p[i]);
        if (is_word && i > beg) {
            *at = i;
            return wire_str_sub(s, beg, i);
        }
        if (i == beg) i++;
    }
    *at = s.n;
    return (wire_str){0};
}

/* Words that begin alike are forms of one. */
static bool is_alike(wire_str x, wire_str y)
{
    return x.n >= LEAST_WORD && y.n >= LEAST_WORD &&
           wire_str_eq_nocase(wire_str_sub(x, 0, LEAST_WORD),
                              wire_str_sub(y, 0, LEAST_WORD));
}

typedef struct {
    wire_str word[HEAD_WORDS];
    size_t n;
} head;

static void add_head(head *h, wire_str s)
{
    for (size_t at = 0;;) {
        wire_str w = next_word(s, &at);
        if (!w.n || h->n == HEAD_WORDS) return;
        if (w.n < LEAST_WORD) continue;
        bool is_new = true;
        for (size_t i = 0; i < h->n && is_new; i++)
            is_new = !is_alike(h->word[i], w);
        if (is_new) h->word[h->n++] = w;
    }
}

/* What stands behind the host. */
static wire_str address(wire_str url)
{
    size_t at = wire_str_find(url, WIRE_STR("://"), 0);
    size_t beg = wire_str_find(url, WIRE_STR("/"), at == SIZE_MAX ? 0 : at + 3);
    size_t end = beg;
    while (end < url.n && url.p[end] != '?' && url.p[end] != '#')
        end++;
    return wire_str_sub(url, beg, end);
}

static bool is_page_word(wire_str w)
{
    for (size_t i = 0; i < sizeof page_words / sizeof *page_words; i++)
        if (wire_str_starts_nocase(w, wire_str_of(page_words[i]))) return true;
    return false;
}

/* The text behind a first line that may be the headline again. */
static wire_str behind_headline(wire_str body)
{
    size_t end = wire_str_find(body, WIRE_STR("\n"), 0);
    return end <= HEAD_LINE ? wire_str_sub(body, end, body.n) : body;
}

bool wire__read_is_notice(const wire_article *a)
{
    if (a->body.n > SHORT_BODY) return false;
    head h = {.n = 0};
    add_head(&h, a->title);
    add_head(&h, address(a->url));
    if (h.n < HEAD_LEAST) return false;
    wire_str text = behind_headline(a->body);
    uint32_t told = 0;
    size_t page = 0;
    for (size_t at = 0;;) {
        wire_str w = next_word(text, &at);
        if (!w.n) break;
        page += is_page_word(w);
        for (size_t i = 0; i < h.n; i++)
            if (is_alike(h.word[i], w)) told |= (uint32_t)1 << i;
    }
    return page >= PAGE_WORDS &&
           (size_t)__builtin_popcount(told) <= h.n / TOLD_OF;
}
