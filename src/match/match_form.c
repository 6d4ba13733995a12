/* Is a pair one form, filled twice?
 *
 *     a  [Alder Mills] will issue a [40] million crown bond due [1994] ...
 *     b  [Port Ellery] will issue a [75] million crown bond due [1997] ...
 *
 * A copy keeps the names and figures and may change the words between them;
 * a form keeps the words and changes what stands in its slots. So the slots
 * decide, which are the gaps between equal runs: figures against figures, a
 * name against a name. A name counts only where neither article has the
 * other's: a corrected or shortened name is no other company, and who adds a
 * title or leaves one out changes no one. Spellings of one name are alike.
 * SPDX-License-Identifier: Apache-2.0 */
#include "classify_int.h"
#include "match_int.h"

#define FORM_SAME    .4f  /* of the figures of a form whose data differ */
#define HOUSE_SAME   .5f  /* the same, of one house on another day */
#define NAMES_SET    .25f /* of its names: others on the other side */
#define DATA_SET     .2f  /* of names and figures, where the subject differs */
#define FIGURES_SET  .6f  /* of its figures, on another day ... */
#define FIGURES_LATE .4f  /* ... and weeks later */

#define REPRINT .8f /* of both reports, word for word */

enum {
    MOST = 200,      /* figures of one side that are looked at */
    FEW = 5,         /* figures that make a form alone */
    GAP = 9,         /* words of a slot, at most */
    NAMES_MOST = 96, /* names that are told apart */
    SLOTS_MOST = 32, /* names set in that are looked for in both articles */
    LEAD_WORDS = 12, /* that name the subject */
    OTHER_DAYS = 2,
    NEXT_DAY = 1, /* of one house */
    LATE_DAYS = 7,
    MEND_DAYS = 3,      /* by then a house has mended its report */
    SHORT_REPORT = 150, /* words, of one that comes again with other data */
    SET_LEAST = 2,      /* figures, on another day */
    DENSE = 25          /* words that hold one of them, in one house's form */
};

/* Not the rest of a thousand or a million, which says nothing. */
static bool is_figure(const wire_doc *d, uint32_t word)
{
    const char *p = d->article->body.p + d->words.off[word];
    size_t n = d->words.len[word];
    if (*p < '0' || *p > '9') return false;
    while (n && *p == '0')
        p++, n--;
    return n > 0;
}

static wire_str text_of(const wire_doc *d, uint32_t word)
{
    return (wire_str){d->article->body.p + d->words.off[word],
                      d->words.len[word]};
}

/* A capital in front, and no word that tells nothing. */
static bool is_name(const uint64_t *plain, const wire_doc *d, uint32_t word)
{
    wire_str s = text_of(d, word);
    bool is_raised = (uint8_t)s.p[0] >= 0x80 ? wire__is_capital(s)
                                             : s.p[0] >= 'A' && s.p[0] <= 'Z';
    return is_raised && s.n > 2 &&
           !wire__match_is_common(plain, d->words.hash[word]);
}

/* ---- Figures ---- */

/* The figures of one side of a passage; those beyond most are not looked at. */
static size_t list_figures(const wire_doc *d, uint32_t beg, uint32_t end,
                           uint32_t *out, size_t n)
{
    for (; beg < end && n < MOST; beg++)
        if (is_figure(d, beg)) out[n++] = d->words.hash[beg];
    return n;
}

/* The same words with other figures in them, wherever they stand, as last
 * quarter's results have. */
static bool has_other_figures(const wire__classify *c, size_t i, size_t few,
                              float most_same)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    const wire_passage *p = c->overlaps->passages + o->first;
    uint32_t fa[MOST], fb[MOST];
    size_t na = 0, nb = 0, same = 0;
    for (size_t k = 0; k < o->n_passages; k++) {
        na = list_figures(&c->docs[o->a], p[k].a_beg, p[k].a_end, fa, na);
        nb = list_figures(&c->docs[o->b], p[k].b_beg, p[k].b_end, fb, nb);
    }
    if (na < few || nb < few) return false;
    for (size_t x = 0; x < na; x++)
        for (size_t y = 0; y < nb; y++)
            if (fb[y] == fa[x]) {
                fb[y] = fb[--nb]; /* each stands for one */
                same++;
                break;
            }
    return (float)same < most_same * (float)(na < nb + same ? na : nb + same);
}

/* ---- Slots ---- */

typedef struct {
    const uint64_t *plain;
    const wire_doc *a, *b;
    uint32_t figures_set, figures_kept, names_set, names_kept;
    size_t n_names, n_slots;
    uint32_t names[NAMES_MOST]; /* that both have at one place */
    uint32_t slots[SLOTS_MOST]; /* those of a, that b has another for */
} slots;

static bool has_word(const wire_doc *d, uint32_t hash)
{
    for (size_t i = 0; i < d->words.n; i++)
        if (d->words.hash[i] == hash) return true;
    return false;
}

static bool holds(const uint32_t *set, size_t n, uint32_t hash)
{
    for (size_t i = 0; i < n; i++)
        if (set[i] == hash) return true;
    return false;
}

/* One name in two spellings: half of the shorter is equal at both ends. */
static bool is_alike(wire_str x, wire_str y)
{
    size_t least = x.n < y.n ? x.n : y.n, head = 0, tail = 0;
    while (head < least && x.p[head] == y.p[head])
        head++;
    while (tail < least - head && x.p[x.n - 1 - tail] == y.p[y.n - 1 - tail])
        tail++;
    return 2 * (head + tail) >= least;
}

/* Two names, neither of which the other article has. */
static bool are_others(const wire_doc *a, uint32_t x, const wire_doc *b,
                       uint32_t y)
{
    return !is_alike(text_of(a, x), text_of(b, y)) &&
           !has_word(b, a->words.hash[x]) && !has_word(a, b->words.hash[y]);
}

static uint32_t find_name(const uint64_t *plain, const wire_doc *d,
                          uint32_t beg, uint32_t end)
{
    while (beg < end && !is_name(plain, d, beg))
        beg++;
    return beg;
}

static void keep(slots *s, uint32_t i, bool *is_behind_name)
{
    bool was_name = *is_behind_name;
    *is_behind_name = false;
    if (is_figure(s->a, i)) {
        s->figures_kept++;
        return;
    }
    if (!is_name(s->plain, s->a, i)) return;
    *is_behind_name = true;
    uint32_t hash = s->a->words.hash[i];
    if (was_name || holds(s->names, s->n_names, hash)) return;
    s->names_kept++;
    if (s->n_names < NAMES_MOST) s->names[s->n_names++] = hash;
}

/* What stands in a gap, on both sides. */
static void fill(slots *s, uint32_t i, uint32_t i_end, uint32_t j,
                 uint32_t j_end)
{
    uint32_t fa = 0, fb = 0;
    for (uint32_t k = i; k < i_end; k++)
        fa += is_figure(s->a, k);
    for (uint32_t k = j; k < j_end; k++)
        fb += is_figure(s->b, k);
    s->figures_set += fa < fb ? fa : fb;
    uint32_t x = find_name(s->plain, s->a, i, i_end);
    uint32_t y = find_name(s->plain, s->b, j, j_end);
    if (x == i_end || y == j_end || s->n_slots == SLOTS_MOST) return;
    uint32_t hash = s->a->words.hash[x];
    if (holds(s->slots, s->n_slots, hash)) return;
    s->slots[s->n_slots++] = hash;
    s->names_set += are_others(s->a, x, s->b, y);
}

/* Where two equal words follow the gap that begins at i and j: the nearest. */
static bool find_end(const slots *s, const wire_passage *p, uint32_t *i,
                     uint32_t *j)
{
    const uint32_t *a = s->a->words.hash, *b = s->b->words.hash;
    for (uint32_t sum = 1; sum <= 2 * GAP; sum++)
        for (uint32_t x = sum > GAP ? sum - GAP : 0; x <= sum && x <= GAP;
             x++) {
            uint32_t k = *i + x, l = *j + sum - x;
            if (k + 1 >= p->a_end || l + 1 >= p->b_end) continue;
            if (a[k] != b[l] || a[k + 1] != b[l + 1]) continue;
            *i = k;
            *j = l;
            return true;
        }
    return false;
}

static void read_slots(slots *s, const wire_passage *p)
{
    uint32_t i = p->a_beg, j = p->b_beg;
    bool is_behind_name = false;
    while (i < p->a_end && j < p->b_end) {
        if (s->a->words.hash[i] == s->b->words.hash[j]) {
            keep(s, i, &is_behind_name);
            i++;
            j++;
            continue;
        }
        uint32_t k = i, l = j;
        if (!find_end(s, p, &k, &l)) return;
        fill(s, i, k, j, l);
        i = k;
        j = l;
        is_behind_name = false;
    }
}

/* What stands before passage k, when little does on both sides. */
static void read_front(slots *s, const wire_passage *p, size_t k)
{
    uint32_t i = 0, j = 0;
    if (k) {
        i = p[k - 1].a_end;
        j = p[k - 1].b_end;
    } else {
        i = (uint32_t)wire_words_at(&s->a->words, s->a->core.beg);
        j = (uint32_t)wire_words_at(&s->b->words, s->b->core.beg);
    }
    if (i >= p[k].a_beg || j >= p[k].b_beg) return;
    if (p[k].a_beg - i > GAP || p[k].b_beg - j > GAP) return;
    fill(s, i, p[k].a_beg, j, p[k].b_beg);
}

bool wire_match_other_subject(const uint64_t *plain, const wire_doc *a,
                              const wire_doc *b)
{
    size_t x = wire_words_at(&a->words, a->core.beg);
    size_t y = wire_words_at(&b->words, b->core.beg);
    size_t x_most = x + LEAD_WORDS, y_most = y + LEAD_WORDS;
    if (x_most > a->words.n) x_most = a->words.n;
    if (y_most > b->words.n) y_most = b->words.n;
    x = find_name(plain, a, (uint32_t)x, (uint32_t)x_most);
    y = find_name(plain, b, (uint32_t)y, (uint32_t)y_most);
    return x < x_most && y < y_most &&
           are_others(a, (uint32_t)x, b, (uint32_t)y);
}

/* ---- Forms ---- */

/* A short report of one house that comes days later in about the same words,
 * but not in just the same: nobody mends it then, but forms come again. */
static bool comes_again(const wire__pair_facts *f, const slots *s)
{
    return s->a->words.n < SHORT_REPORT && s->b->words.n < SHORT_REPORT &&
           (s->names_set || s->figures_set || f->both_covered < REPRINT);
}

static bool is_apart(const wire__pair_facts *f, int32_t days)
{
    return f->days_apart != WIRE__DAYS_UNKNOWN && f->days_apart >= days;
}

/* Figures that must be others in one house's form. A report holds some here
 * and there, of which a later version changes a few; a form is full of them. */
static uint32_t figures_least(const slots *s)
{
    size_t a = s->a->words.n, b = s->b->words.n;
    size_t n = (a < b ? a : b) / DENSE;
    return n > FEW ? FEW : n < SET_LEAST ? SET_LEAST : (uint32_t)n;
}

/* Are the figures set anew on another day? */
static bool is_set_anew(const wire__pair_facts *f, const slots *s,
                        uint32_t least)
{
    float most = f->days_apart >= LATE_DAYS ? FIGURES_LATE : FIGURES_SET;
    return s->figures_set >= least &&
           (float)s->figures_set >=
               most * (float)(s->figures_set + s->figures_kept);
}

static bool is_revised(const wire_article *a)
{
    if (!a->item) return false;
    return a->item->marked == WIRE_REVISION_UPDATE ||
           a->item->marked == WIRE_REVISION_CORRECTION ||
           a->item->marked == WIRE_REVISION_REFILE;
}

/* One house's item and its later version, by address or by mark: whatever is
 * set in, it is no other item. */
static bool is_same_item(const wire_article *a, const wire_article *b)
{
    return (a->url.n && wire_str_eq(a->url, b->url)) || is_revised(a) ||
           is_revised(b);
}

bool wire__match_is_form(const wire__classify *c, size_t i)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    const wire_passage *p = c->overlaps->passages + o->first;
    const wire__pair_facts *f = &c->pairs[i];
    slots s = {.plain = c->common, .a = &c->docs[o->a], .b = &c->docs[o->b]};
    bool is_house = f->same_outlet || f->same_author;
    if (is_house && is_same_item(s.a->article, s.b->article)) return false;
    bool is_later = is_apart(f, is_house ? NEXT_DAY : OTHER_DAYS);
    uint32_t least = is_house ? figures_least(&s) : FEW;
    if (has_other_figures(c, i, FEW, FORM_SAME)) return true;
    if (is_house && is_later && has_other_figures(c, i, least, HOUSE_SAME))
        return true;
    for (size_t k = 0; k < o->n_passages; k++)
        if (p[k].kind != WIRE_KIND_BOILERPLATE) {
            read_front(&s, p, k);
            read_slots(&s, &p[k]);
        }
    float names = (float)(s.names_set + s.names_kept);
    float figures = (float)(s.figures_set + s.figures_kept);
    bool is_many = (float)s.names_set >= NAMES_SET * names;
    if (s.names_set >= 2 && is_many) return true;
    if (is_later && is_set_anew(f, &s, least)) return true;
    if (is_house && is_apart(f, MEND_DAYS) && comes_again(f, &s)) return true;
    uint32_t set = s.names_set + s.figures_set;
    if (!(s.names_set && is_many) &&
        (!set || (float)set < DATA_SET * (names + figures)))
        return false;
    return wire_match_other_subject(c->common, s.a, s.b);
}
