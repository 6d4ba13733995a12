/* What sort of text a passage is, by its words and lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"

#define FURNITURE  .02f /* page words in a passage of one house */
#define RAISED     .3f  /* words with capitals or digits in front */
#define RAISED_ALL .6f  /* the same, surely no prose */
#define ARTICLES   .05f /* articles, of the words of prose */

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

static const char *const first_words[] = {
    "i",   "we",    "our", "us",   "my",    "me", "ich",      "wir",
    "uns", "unser", "je",  "nous", "notre", "yo", "nosotros", "nuestro"};

static const char *const second_words[] = {"you", "your",  "vous",  "votre",
                                           "ihr", "ihnen", "usted", "ustedes"};

/* The articles: prose has one in every ten words, headlines leave them out. */
static const char *const article_words[] = {
    "the", "a",    "an",  "der", "die", "das", "den", "dem", "des",
    "ein", "eine", "le",  "la",  "les", "l",   "un",  "une", "el",
    "los", "las",  "una", "il",  "lo",  "os",  "um",  "uma"};

/* Words of forms, galleries, plugs and footers. */
static const char *const furniture_words[] = {
    "caption",    "captions",   "newsletter",   "newsletters",   "subscribe",
    "subscriber", "inbox",      "subscription", "click",         "copyright",
    "reprint",    "cookies",    "playlist",     "autoplay",      "slideshow",
    "hashtag",    "signup",     "login",        "unsubscribe",   "podcast",
    "columnist",  "reserved",   "contributor",  "advertisement", "privacy",
    "abonnieren", "abonnement", "abonnez",      "suscribase",    "rechte",
    "hide"};

/* The same, but reporters use them too: one of them says nothing. */
static const char *const soft_words[] = {
    "photos",   "email",    "gallery", "facebook", "instagram",
    "twitter",  "download", "app",     "follow",   "author",
    "donation", "donate",   "tips",    "nonprofit"};

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
    out->n_first = sizeof first_words / sizeof *first_words;
    out->n_second = sizeof second_words / sizeof *second_words;
    out->n_articles = sizeof article_words / sizeof *article_words;
    out->n_soft = sizeof soft_words / sizeof *soft_words;
    out->n_furniture = sizeof furniture_words / sizeof *furniture_words;
    add_cues(out, first_words, out->n_first, out->first);
    add_cues(out, second_words, out->n_second, out->second);
    add_cues(out, article_words, out->n_articles, out->articles);
    add_cues(out, soft_words, out->n_soft, out->soft);
    add_cues(out, furniture_words, out->n_furniture, out->furniture);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_one_of(uint32_t h, const uint32_t *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == h) return true;
    return false;
}

static bool is_raised(char c) { return (c >= 'A' && c <= 'Z') || is_digit(c); }

/* Headlines, captions and lists of names: capitals, and hardly an article. */
static bool is_headlines(const wire__passage_facts *x)
{
    return x->raised >= RAISED_ALL ||
           (x->raised >= RAISED && x->articles < ARTICLES);
}

/* Words of the page rather than of a report: what pages say and reporters do
 * not, lists and headlines. */
static bool is_page_text(const wire__passage_facts *x)
{
    return x->furniture >= FURNITURE || x->is_list || is_headlines(x);
}

void wire__match_count_cues(const wire__cues *cues, const wire_doc *doc,
                            uint32_t beg, uint32_t end, wire__passage_facts *f)
{
    const wire_words *w = &doc->words;
    const char *body = doc->article->body.p;
    uint32_t first = 0, second = 0, furniture = 0, soft = 0, raised = 0,
             articles = 0;
    for (uint32_t i = beg; i < end; i++) {
        uint32_t h = w->hash[i];
        raised += is_raised(body[w->off[i]]);
        if (!(cues->filter[h >> 6 & 3] >> (h & 63) & 1)) continue;
        if (is_one_of(h, cues->articles, cues->n_articles))
            articles++;
        else if (is_one_of(h, cues->first, cues->n_first))
            first++;
        else if (is_one_of(h, cues->second, cues->n_second))
            second++;
        else if (is_one_of(h, cues->furniture, cues->n_furniture))
            furniture++;
        else if (is_one_of(h, cues->soft, cues->n_soft))
            soft++;
    }
    float n = beg < end ? (float)(end - beg) : 1;
    f->voice = (float)(first + second) / n;
    f->second = (float)second / n;
    if (soft > 1 || furniture) furniture += soft;
    f->furniture = (float)furniture / n;
    f->raised = (float)raised / n;
    f->articles = (float)articles / n;
    f->is_page = is_page_text(f);
}
