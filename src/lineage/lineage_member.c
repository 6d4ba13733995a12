/* lineage_member.c: an article as the copy tree sees it.
 *
 *     How did it happen?                     headline that asks
 *     Key takeaways  - ...  - ...            on top: not the story
 *     SKELLAN, March 17 (NPA) -              dateline: not the story
 *     A ferry ran aground ...                the story
 *     Subscribe to our newsletter ...        at the foot: not the story
 *
 * What stands on top and at the foot is kept out of the comparison, and
 * counts as a mark: agencies send neither.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <stdlib.h>
#include <string.h>

/* ---- Cues ---------------------------------------------------------------- */

static const char *const top_cues[] = {"synopsis",
                                       "key takeaways",
                                       "takeaways",
                                       "key points",
                                       "summary",
                                       "at a glance",
                                       "in brief",
                                       "highlights",
                                       "the key points",
                                       "das wichtigste",
                                       "auf einen blick",
                                       "zusammenfassung",
                                       "in k\xc3\xbcrze",
                                       "l'essentiel",
                                       "points cl\xc3\xa9s",
                                       "en bref",
                                       "r\xc3\xa9sum\xc3\xa9",
                                       "puntos clave",
                                       "resumen",
                                       "punti chiave",
                                       "in sintesi",
                                       "pontos-chave",
                                       "resumo",
                                       NULL};

static const char *const foot_cues[] = {"newsletter",
                                        "subscri",
                                        "sign up",
                                        "download",
                                        "donat",
                                        "copyright",
                                        "all rights",
                                        "follow us",
                                        "our app",
                                        "website",
                                        "readers",
                                        "corrections",
                                        "advertis",
                                        "unsubscribe",
                                        "our archive",
                                        "editorial",
                                        "disclaimer",
                                        "letters",
                                        "full name",
                                        "membership",
                                        "gift",
                                        "abonn",
                                        "lettre d'information",
                                        "lesern",
                                        "redaktion",
                                        "leserbrief",
                                        "anmelden",
                                        "lecteurs",
                                        "r\xc3\xa9"
                                        "daction",
                                        "suscr",
                                        "bolet\xc3\xadn",
                                        "inbox",
                                        "e-mail",
                                        "support our",
                                        "published by",
                                        NULL};

/* Standing text speaks to its reader; news does so within quotations only. */
static const char *const address_words[] = {
    "you",     "your",     "we",      "our",        "us",      "ours",
    "please",  "sie",      "ihr",     "ihre",       "ihren",   "ihnen",
    "wir",     "uns",      "unser",   "unsere",     "unseren", "vous",
    "votre",   "vos",      "nous",    "notre",      "nos",     "usted",
    "ustedes", "nosotros", "nuestro", "nuestra",    "noi",     "nostro",
    "nostra",  "voi",      "vostro",  "n\xc3\xb3s", "nosso",   "nossa",
    NULL};

static const char *const update_cues[] = {
    "update ",    "updated",   "correct",
    "refile",     "wrapup",    "writethru",
    "1st ld",     "2nd ld",    "3rd ld",
    "lead 1",     "(adds",     "adds ",
    "recasts",    "rewrites",  "aktualisier",
    "berichtig",  "korrektur", "mise \xc3\xa0 jour",
    "correction", "actualiza", "correcci",
    NULL};

static bool starts_with_any(wire_str s, const char *const *list)
{
    for (; *list; list++)
        if (wire_str_starts_nocase(s, wire_str_of(*list))) return true;
    return false;
}

static unsigned count_cues(wire_str s, const char *const *list)
{
    unsigned n = 0;
    for (; *list; list++)
        n += wire_str_find_nocase(s, wire_str_of(*list), 0) != SIZE_MAX;
    return n;
}

static wire_str para_text(const wire_article *art, size_t i)
{
    wire_span s = art->paras[i].span;
    return wire_str_sub(art->body, s.beg, s.end);
}

/* ---- Story words --------------------------------------------------------- */

static bool is_upper(const char *p)
{
    unsigned char c = (unsigned char)p[0], d = (unsigned char)p[1];
    return (c >= 'A' && c <= 'Z') || (c == 0xc3 && d >= 0x80 && d <= 0x9e);
}

/* Hash of the first six bytes, so that "organise", "organized" meet; digits
 * are compared whole. */
static uint32_t stem_of(const char *p, uint32_t n, uint32_t whole)
{
    uint64_t x = 0;
    if (n <= 4 || wire_is_digit(p[0])) return whole;
    if (n > 6) n = n > 9 ? 6 : 5;
    for (uint32_t i = 0; i < n; i++) {
        char c = p[i];
        x = x << 8 | (unsigned char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
    }
    return (uint32_t)wire_mix64(x);
}

/* Short words carry grammar, not news; figures and names carry most. */
static uint8_t weight_of(const char *p, uint32_t n, bool first)
{
    if (wire_is_digit(p[0])) return LIN_WORD + 4;
    if (n > 1 && is_upper(p) && !first) return LIN_WORD + 4;
    return n <= 3 ? LIN_WORD / 3 : LIN_WORD;
}

/* Paragraphs of takeaways or synopsis on top; returns the first of the
 * story. All of the text when little else is left (a digest). */
static size_t skip_top(const wire_article *art, lin_member *m)
{
    size_t i = 0;
    bool heading = false;
    for (; i < art->n_paras; i++) {
        wire_str s = para_text(art, i);
        bool cue = s.n < 40 && starts_with_any(s, top_cues);
        if (cue)
            heading = true;
        else if (art->paras[i].role == WIRE_PARA_LIST)
            heading = false;
        else if (heading && i + 1 < art->n_paras && s.n < 600)
            heading = false; /* the synopsis itself */
        else
            break;
        m->has_takeaways = true;
    }
    if (i == art->n_paras) return 0;
    size_t left = art->body.n - art->paras[i].span.beg;
    return left < 300 && 2 * left < art->body.n ? 0 : i;
}

static wire_status story_alloc(lin_member *m, size_t n, wire_arena *a,
                               wire_err *err)
{
    m->hash = WIRE_ARRAY(a, uint32_t, n + 1);
    m->stem = WIRE_ARRAY(a, uint32_t, n + 1);
    m->word = WIRE_ARRAY(a, uint32_t, n + 1);
    m->upto = WIRE_ARRAY(a, uint32_t, n + 1);
    m->weight = WIRE_ARRAY(a, uint8_t, n + 1);
    m->flags = WIRE_ARRAY(a, uint8_t, n + 1);
    if (!m->hash || !m->stem || !m->word || !m->upto || !m->weight || !m->flags)
        return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status mark_sentences(lin_member *m, const wire_sentence *s,
                                  size_t n, wire_arena *keep, wire_err *err)
{
    size_t k = 0;
    const wire_words *w = &m->doc->words;
    m->opens = WIRE_ARRAY(keep, uint32_t, n + 2);
    if (!m->opens) return wire_fail_mem(err);
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t off = w->off[m->word[i]];
        bool opens = i == 0;
        while (k < n && s[k].span.beg <= off) {
            opens = true;
            k++;
        }
        if (!opens) continue;
        m->flags[i] |= LIN_SENTENCE;
        m->opens[m->n_opens++] = i;
    }
    m->opens[m->n_opens] = LIN_NONE;
    return WIRE_OK;
}

/* Bytes that a headline and a byline may take before the dateline. */
enum { BEFORE_DATELINE = 160 };

/* The first word at or after byte off, within bounds. */
static size_t word_at(const wire_doc *d, uint32_t off, size_t beg, size_t end)
{
    size_t w = wire_words_at(&d->words, off);
    return w < beg ? beg : w > end ? end : w;
}

/* Words of [first_para, ...) inside the core, in story order; a label is no
 * part of the story wherever it stands. */
static wire_status fill_story(lin_member *m, size_t first_para,
                              wire_arena *keep, wire_err *err)
{
    const wire_doc *d = m->doc;
    const wire_article *art = d->article;
    uint32_t beg = d->core.beg, end = d->core.end;
    if (first_para < art->n_paras && art->paras[first_para].span.beg > beg)
        beg = art->paras[first_para].span.beg;
    if (d->has_dateline && d->dateline.span.end > beg &&
        d->dateline.span.beg <= beg + BEFORE_DATELINE)
        beg = d->dateline.span.end;
    if (end < beg) end = beg;
    size_t w0 = wire_words_at(&d->words, beg);
    size_t w1 = wire_words_at(&d->words, end);
    if (w1 < w0) w1 = w0;
    size_t l0 = d->has_label ? word_at(d, d->label.span.beg, w0, w1) : w1;
    size_t l1 = d->has_label ? word_at(d, d->label.span.end, l0, w1) : w1;
    WIRE_TRY(story_alloc(m, w1 - w0, keep, err));
    for (size_t i = w0; i < w1; i++)
        if (i < l0 || i >= l1) m->word[m->n++] = (uint32_t)i;
    m->led = m->n * 3 / 5;
    memset(m->flags, 0, m->n);
    return WIRE_OK;
}

static void weigh_words(lin_member *m)
{
    const wire_words *w = &m->doc->words;
    const char *body = m->doc->article->body.p;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t k = m->word[i];
        m->upto[i] = sum;
        const char *p = body + w->off[k];
        bool first = m->flags[i] & LIN_SENTENCE;
        m->hash[i] = w->hash[k];
        m->stem[i] = stem_of(p, w->len[k], w->hash[k]);
        m->weight[i] = weight_of(p, w->len[k], first);
        sum += m->weight[i];
    }
    m->upto[m->n] = sum;
    m->mass = (float)sum / LIN_WORD;
    m->text_id = wire_hash_bytes(m->hash, m->n * sizeof *m->hash) ^ m->n;
}

/* The story word that is word k of the article, or comes next. */
static uint32_t story_at(const lin_member *m, size_t k)
{
    uint32_t lo = 0, hi = m->n;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (m->word[mid] < k)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

enum { MAX_QUOTES = 64 };

static wire_status fill_quotes(lin_member *m, const wire_quote *q, size_t n,
                               wire_arena *keep, wire_err *err)
{
    const wire_words *w = &m->doc->words;
    uint32_t first = m->n ? m->word[0] : 0;
    uint32_t last = m->n ? m->word[m->n - 1] + 1 : 0;
    m->quotes =
        WIRE_ARRAY(keep, lin_quote, n < MAX_QUOTES ? n + 1 : MAX_QUOTES);
    if (!m->quotes) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        if (q[i].kind == WIRE_QUOTE_TITLE || q[i].depth) continue;
        size_t beg = wire_words_at(w, q[i].words.beg);
        size_t end = wire_words_at(w, q[i].words.end);
        if (beg < first || end > last || beg >= end) continue;
        beg = story_at(m, beg);
        end = story_at(m, end);
        if (beg == end) continue;
        for (size_t k = beg; k < end; k++)
            m->flags[k] |= LIN_QUOTED;
        if (m->n_quotes == MAX_QUOTES) continue;
        m->quotes[m->n_quotes++] =
            (lin_quote){(uint32_t)beg, (uint32_t)end, end - beg <= 4};
    }
    return WIRE_OK;
}

static void note_marks(lin_member *m)
{
    const wire_article *art = m->doc->article;
    wire_str t = wire_str_trim(art->title);
    m->has_question = t.n && t.p[t.n - 1] == '?';
    m->has_update = starts_with_any(t, update_cues);
    if (m->doc->has_dateline && m->n) {
        uint32_t off = m->doc->words.off[m->word[0]];
        m->has_lead_in = m->doc->dateline.span.beg > off + BEFORE_DATELINE;
    }
    for (size_t i = 0; i < art->n_paras && i < 2; i++) {
        wire_str s = para_text(art, i);
        if (s.n < 300 && starts_with_any(s, update_cues)) m->has_update = true;
    }
}

static wire_status read_member(lin_family *f, uint32_t i, void *ctx,
                               wire_err *err)
{
    (void)ctx;
    lin_member *m = &f->members[i];
    const wire_article *art = m->doc->article;
    wire_arena_mark mark = wire_arena_save(f->tmp);
    wire_sentence *sents = NULL;
    wire_quote *quotes = NULL;
    size_t n_sents = 0, n_quotes = 0;
    WIRE_TRY(fill_story(m, skip_top(art, m), f->keep, err));
    WIRE_TRY(wire_text_sentences(art->body, art->paras, art->n_paras,
                                 m->doc->language, f->tmp, &sents, &n_sents,
                                 err));
    WIRE_TRY(mark_sentences(m, sents, n_sents, f->keep, err));
    WIRE_TRY(wire_text_quotes(art->body, art->paras, art->n_paras, f->tmp,
                              &quotes, &n_quotes, err));
    WIRE_TRY(fill_quotes(m, quotes, n_quotes, f->keep, err));
    note_marks(m);
    wire_arena_rewind(f->tmp, mark);
    return WIRE_OK;
}

static wire_status weigh_member(lin_family *f, uint32_t i, void *ctx,
                                wire_err *err)
{
    (void)ctx;
    (void)err;
    weigh_words(&f->members[i]);
    return WIRE_OK;
}

/* ---- The foot ------------------------------------------------------------ */

/* Set of words; open addressing, hash 0 is free. */
typedef struct {
    uint32_t *key; /* NULL until a paragraph is found that asks for it */
    size_t mask, n_keys;
    uint32_t address[64]; /* hashes of address_words */
    size_t n_address;
    uint64_t *last; /* hashes of last paragraphs with the one before */
    uint64_t *ends; /* of the very last ones */
    size_t n_last, n_ends;
} word_set;

static size_t set_slot(const word_set *w, uint32_t hash)
{
    uint32_t key = hash ? hash : 1;
    size_t i = (size_t)wire_mix64(key) & w->mask;
    while (w->key[i] && w->key[i] != key)
        i = (i + 1) & w->mask;
    return i;
}

/* Twice the room. */
static wire_status set_grow(word_set *w, wire_arena *a, wire_err *err)
{
    const uint32_t *old = w->key;
    size_t cap = old ? 2 * (w->mask + 1) : 1024;
    w->key = wire_arena_calloc(a, cap, sizeof *w->key);
    if (!w->key) return wire_fail_mem(err);
    w->mask = cap - 1;
    for (size_t i = 0; old && i < cap / 2; i++)
        if (old[i]) w->key[set_slot(w, old[i])] = old[i];
    return WIRE_OK;
}

/* The words that the members lead with. Standing text comes late, the news
 * comes early, and its names come back in the last paragraph too. */
static wire_status lead_words(lin_family *f, word_set *w, wire_err *err)
{
    WIRE_TRY(set_grow(w, f->tmp, err));
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        for (uint32_t k = 0; k < m->led; k++) {
            uint32_t hash = m->doc->words.hash[m->word[k]];
            size_t at = set_slot(w, hash);
            if (w->key[at]) continue;
            w->key[at] = hash ? hash : 1;
            if (2 * ++w->n_keys > w->mask) WIRE_TRY(set_grow(w, f->tmp, err));
        }
    }
    return WIRE_OK;
}

static void list_address(word_set *w)
{
    for (const char *const *a = address_words; *a; a++)
        w->address[w->n_address++] = wire_text_word_hash(wire_str_of(*a));
}

static bool is_address(const word_set *w, uint32_t hash)
{
    for (size_t i = 0; i < w->n_address; i++)
        if (w->address[i] == hash) return true;
    return false;
}

/* What in a paragraph speaks to the reader, of the outlet and its offers. */
typedef struct {
    unsigned address, cues;
    bool names_outlet;
} appeal;

static appeal appeal_of(const lin_member *m, const word_set *w, uint32_t beg,
                        uint32_t end, wire_str text, wire_str outlet)
{
    const wire_words *dw = &m->doc->words;
    appeal x = {0, count_cues(text, foot_cues), false};
    for (uint32_t i = beg; i < end; i++)
        if (!(m->flags[i] & LIN_QUOTED))
            x.address += is_address(w, dw->hash[m->word[i]]);
    x.names_outlet =
        outlet.n && wire_str_find_nocase(text, outlet, 0) != SIZE_MAX;
    return x;
}

/* Whether story words [beg, end) are standing text: strange to the story,
 * speaking to the reader, about the outlet and its offers. The sum and its
 * bound are those that part 120 last paragraphs of the newsroom. */
static bool is_strange(const lin_member *m, const word_set *w, uint32_t beg,
                       uint32_t end, appeal x)
{
    const wire_words *dw = &m->doc->words;
    const char *body = m->doc->article->body.p;
    unsigned n = 0, known = 0, named = 0;
    for (uint32_t i = beg; i < end; i++) {
        uint32_t k = m->word[i];
        if (dw->len[k] < 4) continue;
        bool is_known = w->key[set_slot(w, dw->hash[k])] != 0;
        bool first = m->flags[i] & LIN_SENTENCE;
        n++;
        known += is_known;
        named += is_known && !first && is_upper(body + dw->off[k]);
    }
    float score = n ? .5f * (1 - (float)known / (float)n) : 0;
    score += .2f * (float)(x.address < 3 ? x.address : 3);
    score += .2f * (float)(x.cues < 3 ? x.cues : 3);
    score -= named ? .15f : 0;
    if (x.names_outlet) score += .3f;
    return score >= .62f;
}

/* Hash of story words [beg, end). */
static uint64_t text_hash(const lin_member *m, uint32_t beg, uint32_t end)
{
    uint64_t h = end - beg;
    for (uint32_t i = beg; i < end; i++)
        h = wire_mix64(h ^ m->doc->words.hash[m->word[i]]);
    return h;
}

/* First story word of the paragraph that ends before story word end. */
static uint32_t para_start(const lin_member *m, uint32_t end, uint32_t beg_off)
{
    uint32_t beg = end;
    while (beg && m->doc->words.off[m->word[beg - 1]] >= beg_off)
        beg--;
    return beg;
}

static bool is_note(const wire_doc *d, wire_span p)
{
    if (d->has_label && d->label.span.beg >= p.beg && d->label.span.beg < p.end)
        return true;
    for (size_t i = 0; i < d->n_credits; i++) {
        const wire_credit *c = &d->credits[i];
        bool inside = c->span.end > c->span.beg && c->span.beg >= p.beg &&
                      c->span.end <= p.end;
        if (inside && p.end - p.beg < 200 &&
            (c->kind == WIRE_CREDIT_LINE || c->kind == WIRE_CREDIT_CONTRIB ||
             c->kind == WIRE_CREDIT_LABEL))
            return true;
    }
    return false;
}

/* ---- Remarks behind the text ---- */

enum { REMARK_WORDS = 20, REMARKS = 3 };

static const char *const full_stops[] = {".",
                                         "!",
                                         "?",
                                         "\xe2\x80\xa6",
                                         "\xe3\x80\x82",
                                         "\xef\xbc\x81",
                                         "\xef\xbc\x9f",
                                         "\xe0\xa5\xa4",
                                         NULL};
static const char *const closing_marks[] = {
    "\"",           "'",        ")",        "\xe2\x80\x9d", "\xe2\x80\x9c",
    "\xe2\x80\x99", "\xc2\xbb", "\xc2\xab", "\xe3\x80\x8d", NULL};

/* How much of s is left before the ending it has of the list. */
static size_t without(wire_str s, const char *const *list)
{
    for (; *list; list++)
        if (wire_str_ends(s, wire_str_of(*list)))
            return s.n - wire_str_of(*list).n;
    return s.n;
}

static bool ends_sentence(wire_str s)
{
    size_t n = without(s, closing_marks);
    while (n < s.n) {
        s.n = n;
        n = without(s, closing_marks);
    }
    return without(s, full_stops) < s.n;
}

static bool is_bracketed(wire_str s)
{
    return s.n && (s.p[0] == '(' || s.p[0] == '[');
}

/* A line behind the story that is no sentence of it: "Tags: ferries, fog",
 * "Photo: Ellery Post", "(Edited by Ann Lee)", "More on www.ellery.example". To
 * have it more or less is not to have more or less of the text. */
static bool is_remark(const wire_article *art, size_t i, uint32_t n_words)
{
    wire_str s = wire_str_trim(para_text(art, i));
    if (n_words > REMARK_WORDS || art->paras[i].role != WIRE_PARA_BODY)
        return false;
    return is_bracketed(s) || !ends_sentence(s) ||
           wire_str_find(s, WIRE_STR("@"), 0) != SIZE_MAX ||
           wire_str_find(s, WIRE_STR("www."), 0) != SIZE_MAX;
}

enum { LAST_PARAS = 4 };

static int by_hash(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return a < b ? -1 : a > b;
}

/* Hashes of everyone's last paragraphs, each with the one before it, and of
 * the very last ones, sorted. */
static wire_status last_paragraphs(lin_family *f, word_set *w, wire_err *err)
{
    w->last = WIRE_ARRAY(f->tmp, uint64_t, (size_t)f->m * LAST_PARAS + 1);
    w->ends = WIRE_ARRAY(f->tmp, uint64_t, (size_t)f->m + 1);
    if (!w->last || !w->ends) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        const wire_article *art = m->doc->article;
        uint32_t end = m->n, taken = 0;
        for (size_t k = art->n_paras; k-- > 0 && end && taken < LAST_PARAS;) {
            uint32_t beg = para_start(m, end, art->paras[k].span.beg);
            uint32_t next = end;
            end = beg;
            if (beg == next || is_note(m->doc, art->paras[k].span)) continue;
            uint32_t prev =
                k ? para_start(m, beg, art->paras[k - 1].span.beg) : 0;
            w->last[w->n_last++] = text_hash(m, prev, next);
            if (!taken++) w->ends[w->n_ends++] = text_hash(m, beg, next);
        }
    }
    qsort(w->last, w->n_last, sizeof *w->last, by_hash);
    qsort(w->ends, w->n_ends, sizeof *w->ends, by_hash);
    return WIRE_OK;
}

static size_t count_hash(const uint64_t *sorted, size_t n, uint64_t hash)
{
    size_t lo = 0, hi = n, k = 0;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (sorted[mid] < hash)
            lo = mid + 1;
        else
            hi = mid;
    }
    while (lo + k < n && sorted[lo + k] == hash)
        k++;
    return k;
}

/* The paragraph [beg, end) came with the text, whatever it says: half of the
 * members and two at least have it behind the same paragraph, and none stops
 * right before it. */
static bool is_common(const lin_family *f, const lin_member *m,
                      const word_set *w, uint32_t beg, uint32_t end,
                      uint32_t prev_off)
{
    uint32_t prev = para_start(m, beg, prev_off);
    size_t n = count_hash(w->last, w->n_last, text_hash(m, prev, end));
    if (n < 2 || 2 * n < f->m) return false;
    return !count_hash(w->ends, w->n_ends, text_hash(m, prev, beg));
}

/* Whether the paragraph of story words [beg, end) speaks to the reader of the
 * outlet. What speaks to nobody is not strange enough whatever its words; where
 * they decide they are collected. */
static wire_status is_foot(lin_family *f, const lin_member *m, word_set *w,
                           uint32_t beg, uint32_t end, wire_str text, bool *is,
                           wire_err *err)
{
    appeal x = appeal_of(m, w, beg, end, text, m->doc->article->outlet);
    *is = x.address || x.cues || x.names_outlet;
    if (*is && !w->key) WIRE_TRY(lead_words(f, w, err));
    *is = *is && is_strange(m, w, beg, end, x);
    return WIRE_OK;
}

/* Take paragraphs off the end of the story while they are strange to it;
 * never more than half of it. */
static wire_status cut_foot(lin_family *f, lin_member *m, word_set *w,
                            wire_err *err)
{
    const wire_doc *d = m->doc;
    const wire_article *art = d->article;
    uint32_t end = m->n, remarks = 0;
    for (size_t i = art->n_paras; i-- > 0 && end;) {
        wire_span p = art->paras[i].span;
        if (d->words.off[m->word[end - 1]] < p.beg) continue;
        uint32_t beg = para_start(m, end, p.beg);
        wire_str text = wire_str_sub(art->body, p.beg, p.end);
        if (beg < m->n / 2) break;
        bool note = is_note(d, p), foot = false, remark = false;
        if (!note) WIRE_TRY(is_foot(f, m, w, beg, end, text, &foot, err));
        if (!note && !foot && d->has_dateline)
            remark = remarks++ < REMARKS && is_remark(art, i, end - beg);
        if (!note && !foot && !remark) break;
        if (!note && i &&
            is_common(f, m, w, beg, end, art->paras[i - 1].span.beg))
            break;
        m->has_foot |= foot;
        m->has_remark |= remark && !is_bracketed(text);
        m->foot.beg = p.beg;
        if (!m->foot.end) m->foot.end = p.end;
        end = beg;
    }
    m->n = end;
    while (m->n_quotes && m->quotes[m->n_quotes - 1].end > end)
        m->n_quotes--;
    return WIRE_OK;
}

/* A question that two members have for a headline came with the text. */
static wire_status forgive_questions(lin_family *f, wire_err *err)
{
    uint64_t *seen = wire_arena_calloc(f->tmp, 2 * (size_t)f->m + 1, 8);
    uint8_t *twice = wire_arena_calloc(f->tmp, 2 * (size_t)f->m + 1, 1);
    size_t cap = 2 * (size_t)f->m + 1;
    if (!seen || !twice) return wire_fail_mem(err);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < f->m; i++) {
            lin_member *m = &f->members[i];
            if (!m->has_question) continue;
            wire_str t = wire_str_trim(m->doc->article->title);
            uint64_t h = wire_hash_bytes(t.p, t.n) | 1;
            size_t k = (size_t)(h % cap);
            while (seen[k] && seen[k] != h)
                k = (k + 1) % cap;
            if (round) m->has_question = !twice[k];
            twice[k] |= !round && seen[k] == h;
            seen[k] = h;
        }
    }
    return WIRE_OK;
}

wire_status wire__lineage_members(lin_family *f, const wire_family *family,
                                  wire_err *err)
{
    word_set lead = {NULL, 0, 0, {0}, 0, NULL, NULL, 0, 0};
    f->m = (uint32_t)family->n_members;
    f->members = wire_arena_calloc(f->tmp, f->m + 1, sizeof *f->members);
    if (!f->members) return wire_fail_mem(err);
    for (uint32_t i = 0; i < f->m; i++) {
        f->members[i].number = family->members[i];
        f->members[i].doc = &f->docs[family->members[i]];
    }
    WIRE_TRY(wire__lineage_each(f, read_member, NULL, err));
    WIRE_TRY(forgive_questions(f, err));
    list_address(&lead);
    WIRE_TRY(last_paragraphs(f, &lead, err));
    for (uint32_t i = 0; i < f->m; i++)
        WIRE_TRY(cut_foot(f, &f->members[i], &lead, err));
    return wire__lineage_each(f, weigh_member, NULL, err);
}
