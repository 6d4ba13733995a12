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

enum { LOOK_BACK = 4000, LABEL_MAX = 40, POST_MAX = 700 };

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
    while (at > stop && body.p[at - 1] != '\n')
        at--;
    return at;
}

/* Does a colon end the paragraph before? */
static bool is_announced(wire_str body, size_t para)
{
    while (para && (uint8_t)body.p[para - 1] <= ' ')
        para--;
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

static size_t line_end(wire_str body, size_t at)
{
    size_t stop = body.n - at < POST_MAX ? body.n : at + POST_MAX;
    while (at < stop && body.p[at] != '\n')
        at++;
    return at;
}

static bool is_dash(wire_str s)
{
    return wire_str_starts(s, WIRE_STR("-")) ||
           wire_str_starts(s, WIRE_STR("\xe2\x80\x93")) ||
           wire_str_starts(s, WIRE_STR("\xe2\x80\x94"));
}

/* An embedded post ends with "Name (@handle) date", or has that on a line of
 * its own behind it, after a dash. */
static bool is_post(wire_str body, size_t para)
{
    enum { TAIL = 60 };
    const wire_str handle = WIRE_STR("(@"), picture = WIRE_STR("pic.twitter");
    size_t end = line_end(body, para);
    wire_str line = wire_str_sub(body, para, end);
    size_t tail = line.n > TAIL ? line.n - TAIL : 0;
    if (wire_str_find(line, handle, tail) != SIZE_MAX) return true;
    if (wire_str_find(line, picture, tail) != SIZE_MAX) return true;
    while (end < body.n && body.p[end] == '\n')
        end++;
    line = wire_str_sub(body, end, line_end(body, end));
    return is_dash(line) && wire_str_find(line, handle, 0) != SIZE_MAX;
}

static bool is_block(wire_str body, size_t para)
{
    return is_announced(body, para) || has_speaker(body, para) ||
           is_post(body, para);
}

/* ---- Lists ---- */

bool wire__match_is_list(const wire_doc *doc, uint32_t beg, uint32_t end)
{
    enum { MANY_LINES = 6, ENDED_OF_TEN = 3 };
    wire_str text = doc->article->body;
    wire_span s = wire_words_span(&doc->words, beg, end);
    uint32_t lines = 0, ended = 0;
    uint8_t last = '\n'; /* last byte of the line that is no space */
    for (uint32_t i = s.beg; i < s.end; i++) {
        uint8_t c = (uint8_t)text.p[i];
        if (c == '\n' && last != '\n') {
            lines++;
            /* Closing quotation marks end in 0x9d; an ellipsis in 0xa6. */
            ended += last == '.' || last == '!' || last == '?' || last == '"' ||
                     last == ':' || last == 0x9d || last == 0xa6;
            last = c;
        } else if (c > ' ') {
            last = c;
        }
    }
    return lines >= MANY_LINES && 10 * ended < ENDED_OF_TEN * lines;
}

/* ---- Cue words ---- */

static const char *const voice_words[] = {
    "i",     "we",   "our", "us",       "my",     "you", "your",
    "me",    "ich",  "wir", "uns",      "unser",  "je",  "nous",
    "notre", "vous", "yo",  "nosotros", "nuestro"};

/* Words of forms, galleries, plugs and footers. */
static const char *const furniture_words[] = {
    "caption",    "captions",    "photos",       "newsletter",    "newsletters",
    "subscribe",  "subscriber",  "subscription", "inbox",         "email",
    "click",      "copyright",   "reprint",      "advertisement", "privacy",
    "cookies",    "playlist",    "autoplay",     "slideshow",     "gallery",
    "hashtag",    "facebook",    "instagram",    "twitter",       "unsubscribe",
    "signup",     "login",       "download",     "app",           "podcast",
    "follow",     "contributor", "columnist",    "author",        "abonnieren",
    "abonnement", "abonnez",     "suscribase",   "rechte",        "reserved",
    "hide",       "donate",      "donation",     "nonprofit",     "tips"};

static void add_cues(wire__cues *c, const char *const *words, size_t n,
                     uint32_t *out)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t h = wire_text_word_hash(wire_str_of(words[i]));
        out[i] = h;
        c->filter[h >> 6 & 3] |= (uint64_t)1 << (h & 63);
    }
}

void wire__match_cues(wire__cues *out)
{
    memset(out, 0, sizeof *out);
    out->n_voice = sizeof voice_words / sizeof *voice_words;
    out->n_furniture = sizeof furniture_words / sizeof *furniture_words;
    add_cues(out, voice_words, out->n_voice, out->voice);
    add_cues(out, furniture_words, out->n_furniture, out->furniture);
}

static bool is_one_of(uint32_t h, const uint32_t *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == h) return true;
    return false;
}

void wire__match_count_cues(const wire__cues *cues, const wire_words *w,
                            uint32_t beg, uint32_t end, float *voice,
                            float *furniture)
{
    uint32_t nv = 0, nf = 0;
    for (uint32_t i = beg; i < end; i++) {
        uint32_t h = w->hash[i];
        if (!(cues->filter[h >> 6 & 3] >> (h & 63) & 1)) continue;
        if (is_one_of(h, cues->voice, cues->n_voice))
            nv++;
        else if (is_one_of(h, cues->furniture, cues->n_furniture))
            nf++;
    }
    float n = beg < end ? (float)(end - beg) : 1;
    *voice = (float)nv / n;
    *furniture = (float)nf / n;
}

/* Walk from the paragraph's start over the passage, word by word. */
float wire__match_quoted(const wire_doc *doc, uint32_t beg, uint32_t end)
{
    const wire_words *w = &doc->words;
    wire_str body = doc->article->body;
    if (beg >= end) return 0;
    wire_span span = wire_words_span(w, beg, end);
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
        case MARK_OPEN:
            in_quote = true;
            break;
        case MARK_CLOSE:
            in_quote = false;
            break;
        case MARK_TOGGLE:
            in_quote = !in_quote;
            break;
        case MARK_NONE:
            break;
        }
    }
    return (float)quoted / (float)(end - beg);
}
