/* Is a passage somebody's words?
 *
 * Quotation marks are followed from the start of the passage's paragraph:
 * every paragraph starts anew, since a quotation that runs on opens again.
 * Block quotations without marks are known by what stands round them: a
 * colon at the end of the paragraph before, a speaker's label in front, an
 * embedded post's handle behind.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"

enum { LOOK_BACK = 4000, LABEL_MAX = 40, AFTER = 160 };

typedef enum { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_TOGGLE } mark_kind;

/* The mark at p, and its bytes in *n. */
static mark_kind mark_at(const uint8_t *p, size_t left, size_t *n)
{
    *n = 1;
    if (*p == '"') return MARK_TOGGLE;
    if (*p == 0xc2 && left > 1) {
        *n = 2;
        if (p[1] == 0xab) return MARK_OPEN;
        if (p[1] == 0xbb) return MARK_CLOSE;
    }
    if (*p == 0xe2 && left > 2 && p[1] == 0x80) {
        *n = 3;
        if (p[2] == 0x9c) return MARK_OPEN;
        if (p[2] == 0x9d) return MARK_CLOSE;
        if (p[2] == 0x9e) return MARK_OPEN;
    }
    if (*p == 0xe3 && left > 2 && p[1] == 0x80) {
        *n = 3;
        if (p[2] == 0x8c || p[2] == 0x8e) return MARK_OPEN;
        if (p[2] == 0x8d || p[2] == 0x8f) return MARK_CLOSE;
    }
    return MARK_NONE;
}

static size_t paragraph_start(wire_str body, size_t at)
{
    size_t stop = at > LOOK_BACK ? at - LOOK_BACK : 0;
    while (at > stop && body.p[at - 1] != '\n') at--;
    return at;
}

/* Does a colon end the paragraph before? */
static bool is_announced(wire_str body, size_t para)
{
    while (para && (uint8_t)body.p[para - 1] <= ' ') para--;
    return para && body.p[para - 1] == ':';
}

/* "SMITH:", "Q:", "Mr. Smith:" at the start of a paragraph. */
static bool has_speaker(wire_str body, size_t para)
{
    size_t n = body.n - para < LABEL_MAX ? body.n - para : LABEL_MAX;
    unsigned upper = 0, lower = 0;
    for (size_t i = 0; i < n; i++) {
        char c = body.p[para + i];
        if (c == ':') return upper > 0 && lower <= 2 * upper;
        if (c >= 'A' && c <= 'Z') upper++;
        if (c >= 'a' && c <= 'z') lower++;
        if (c == '\n' || c == ',' || c == ';') return false;
    }
    return false;
}

/* An embedded post ends with "(@handle)". */
static bool has_handle(wire_str body, size_t end)
{
    wire_str after = wire_str_sub(body, end, end + AFTER);
    return wire_str_find(after, WIRE_STR("(@"), 0) != SIZE_MAX;
}

static bool is_block(wire_str body, size_t para)
{
    return is_announced(body, para) || has_speaker(body, para);
}

/* Folded words of the first and second person, by hash. */
static bool is_voice(uint32_t h)
{
    static const char *const words[] = {"i",   "we",  "our", "us", "my",
                                        "you", "your", "me", "ich", "wir",
                                        "unser", "je", "nous", "notre",
                                        "vous", "yo", "nosotros"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (h == wire_text_word_hash(wire_str_of(words[i]))) return true;
    return false;
}

static float voice_share(const wire_words *w, uint32_t beg, uint32_t end)
{
    uint32_t n = 0;
    for (uint32_t i = beg; i < end; i++)
        n += w->len[i] <= 8 && is_voice(w->hash[i]);
    return beg < end ? (float)n / (float)(end - beg) : 0;
}

/* Walk from the paragraph's start over the passage, word by word. */
float wire__match_quoted(const wire_doc *doc, uint32_t beg, uint32_t end,
                         float *voice)
{
    const wire_words *w = &doc->words;
    wire_str body = doc->article->body;
    *voice = voice_share(w, beg, end);
    if (beg >= end) return 0;
    wire_span span = wire_words_span(w, beg, end);
    if (has_handle(body, span.end)) return 1;
    size_t i = paragraph_start(body, span.beg);
    bool in_block = is_block(body, i), in_quote = false;
    uint32_t word = beg, quoted = 0;
    for (; i < span.end && word < end; i++) {
        if (body.p[i] == '\n') {
            in_quote = false;
            if (i + 1 < body.n && body.p[i + 1] != '\n')
                in_block = is_block(body, i + 1);
        }
        if (i == w->off[word]) {
            quoted += in_quote || in_block;
            i += w->len[word++] - 1u;
            continue;
        }
        size_t n;
        switch (mark_at((const uint8_t *)body.p + i, body.n - i, &n)) {
        case MARK_OPEN: in_quote = true; break;
        case MARK_CLOSE: in_quote = false; break;
        case MARK_TOGGLE: in_quote = !in_quote; break;
        case MARK_NONE: break;
        }
    }
    return (float)quoted / (float)(end - beg);
}
