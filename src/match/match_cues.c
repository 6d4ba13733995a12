/* What sort of text a passage is, by its words and lines.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "classify_int.h"
#include "match_int.h"

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
static const char *const furniture_words[] = {"caption",
                                              "captions",
                                              "newsletter",
                                              "newsletters",
                                              "subscribe",
                                              "subscriber",
                                              "inbox",
                                              "subscription",
                                              "click",
                                              "copyright",
                                              "reprint",
                                              "cookies",
                                              "captcha",
                                              "javascript",
                                              "playlist",
                                              "autoplay",
                                              "slideshow",
                                              "hashtag",
                                              "signup",
                                              "login",
                                              "unsubscribe",
                                              "podcast",
                                              "columnist",
                                              "reserved",
                                              "contributor",
                                              "advertisement",
                                              "privacy",
                                              "abonnieren",
                                              "abonnement",
                                              "abonnez",
                                              "suscribase",
                                              "rechte",
                                              "hide",
                                              "datenschutzerklärung",
                                              "confidentialité",
                                              "privacidad",
                                              "privacidade",
                                              "prywatności",
                                              "конфиденциальности"};

/* The same, but reporters use them too: one of them says nothing. */
static const char *const soft_words[] = {
    "photos",   "email",     "gallery", "facebook", "instagram", "twitter",
    "download", "app",       "follow",  "author",   "donation",  "donate",
    "tips",     "nonprofit", "browser", "cookie",   "website"};

static const struct {
    const char *const *words;
    size_t n;
    wire__cue cue;
} cue_lists[] = {
    {first_words, sizeof first_words / sizeof *first_words, WIRE__CUE_FIRST},
    {second_words, sizeof second_words / sizeof *second_words,
     WIRE__CUE_SECOND},
    {article_words, sizeof article_words / sizeof *article_words,
     WIRE__CUE_ARTICLE},
    {furniture_words, sizeof furniture_words / sizeof *furniture_words,
     WIRE__CUE_FURNITURE},
    {soft_words, sizeof soft_words / sizeof *soft_words, WIRE__CUE_SOFT},
};

/* The slot of a word, or the free one where it would stand. */
static size_t slot_of(const wire__cues *c, uint32_t hash)
{
    size_t i = hash % WIRE__CUE_SLOTS;
    while (c->cue[i] != WIRE__CUE_NONE && c->hash[i] != hash)
        i = (i + 1) % WIRE__CUE_SLOTS;
    return i;
}

void wire__match_cues(wire__cues *out)
{
    memset(out, 0, sizeof *out);
    for (size_t k = 0; k < sizeof cue_lists / sizeof *cue_lists; k++)
        for (size_t i = 0; i < cue_lists[k].n; i++) {
            wire_str word = wire_str_of(cue_lists[k].words[i]);
            uint32_t hash = wire_text_word_hash(word);
            size_t slot = slot_of(out, hash);
            out->hash[slot] = hash;
            out->cue[slot] = (uint8_t)cue_lists[k].cue;
        }
}

static bool is_raised(const char *p, size_t n)
{
    if ((uint8_t)*p >= 0x80) return wire__is_capital((wire_str){p, n});
    return (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9');
}

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
    uint32_t count[WIRE__CUE_SOFT + 1] = {0}, raised = 0;
    for (uint32_t i = beg; i < end; i++) {
        count[cues->cue[slot_of(cues, w->hash[i])]]++;
        raised += is_raised(body + w->off[i], w->len[i]);
    }
    float n = beg < end ? (float)(end - beg) : 1;
    uint32_t soft = count[WIRE__CUE_SOFT], hard = count[WIRE__CUE_FURNITURE];
    f->voice = (float)(count[WIRE__CUE_FIRST] + count[WIRE__CUE_SECOND]) / n;
    f->second = (float)count[WIRE__CUE_SECOND] / n;
    f->furniture = (float)(soft > 1 || hard ? hard + soft : hard) / n;
    f->page_words = hard;
    f->soft_words = soft;
    f->articles = (float)count[WIRE__CUE_ARTICLE] / n;
    f->raised = (float)raised / n;
    f->is_page = is_page_text(f);
}
