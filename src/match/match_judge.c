/* A kind for every passage, then for every pair.
 *
 * The rules follow what the kinds are (docs/match.md): standing text first,
 * then whose words they are, then how much of either article is shared, then
 * whether one outlet used its own text again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "classify_int.h"

#define COPY_SHARE    .5f  /* of either article, standing text aside */
#define HOUSE_QUOTED  .75f /* the same in one house, which quotes itself */
#define QUOTED_SHARE  .5f  /* of a passage that is a quotation */
#define SPOKEN        .03f /* first and second person, of words spoken */
#define SPOKEN_SOME   .01f /* the same, where the quoter names no source */
#define SPOKEN_ALONE  .04f /* the same, where no mark helps */
#define COPY_PROSE    .33f /* of the words that nobody is quoted with */
#define LIFTED        .1f  /* quoted by one side, of what both share */
#define SURE_PAGE     .04f /* page words, of a page that nobody copies */
#define TO_READER     .04f /* "you" and "your" */
#define REPRINT       .8f  /* of both articles: the same one again */
#define COHERENT      .4f  /* cohesion: speaks of what the articles speak of */
#define TEMPLATE_SAME .8f  /* a form whose data differ */
#define RELATED_FAR   .3f  /* the same, for a long passage weeks apart */

enum {
    SAME_STORY_DAYS = 3,   /* one house: a text published again */
    LATER_STORY_DAYS = 10, /* one house: surely another story */
    FOOT_WORDS = 25,       /* behind a foot, at most */
    LONG_PASSAGE = 400     /* words: no background paragraph is as long */
};

static float larger(float x, float y) { return x > y ? x : y; }
static float smaller(float x, float y) { return x < y ? x : y; }

static bool is_one_house(const wire__pair_facts *f)
{
    return f->same_outlet || f->same_author;
}

/* How far a passage stands in quotation marks, 0..1. Marks on both sides
 * decide. Marks on one side only stand either round a block lifted from the
 * other article's own prose, or round speech that the other article prints
 * without marks: speech says "I", "we" and "you". */
static float marked_share(const wire__pair_facts *f,
                          const wire__passage_facts *x, float pair_voice)
{
    float both = smaller(x->a_quoted, x->b_quoted);
    float one = larger(x->a_quoted, x->b_quoted);
    if (one - both <= WIRE__ONE_SIDED) return both;
    if (x->credit == WIRE__CREDITED || is_one_house(f)) return both;
    float spoken = x->credit == WIRE__UNCREDITED ? SPOKEN_SOME : SPOKEN;
    return pair_voice >= spoken ? one : both;
}

/* How far it is somebody's words: in marks, or speech without any. */
static float quoted_share(const wire__pair_facts *f,
                          const wire__passage_facts *x, float pair_voice)
{
    float q = marked_share(f, x, pair_voice);
    float one = larger(x->a_quoted, x->b_quoted);
    bool is_lifted = x->credit == WIRE__CREDITED || is_one_house(f);
    if (one - q > WIRE__ONE_SIDED && is_lifted) return q;
    float voice = is_one_house(f) ? x->voice - x->second : x->voice;
    if (q < QUOTED_SHARE && voice >= SPOKEN_ALONE) q = .75f;
    return q;
}

static float pair_voice(const wire__classify *c, const wire_overlap *o)
{
    float voice = 0, all = 0;
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        float n = (float)c->overlaps->passages[k].same_n;
        voice += n * c->passages[k].voice;
        all += n;
    }
    return all > 0 ? voice / all : 0;
}

/* Own words of one house: an earlier story's background, or what stands on
 * its pages. */
static wire_kind house_kind(const wire__pair_facts *f,
                            const wire__passage_facts *x, const wire_passage *p)
{
    bool has_days = f->days_apart != WIRE__DAYS_UNKNOWN;
    /* One article quotes the other by name: so nobody quotes a page. */
    if (x->credit == WIRE__CREDITED) return WIRE_KIND_BACKGROUND;
    if (f->cohesion < WIRE__STRANGE) return WIRE_KIND_BOILERPLATE;
    if (f->both_covered >= REPRINT) return WIRE_KIND_BACKGROUND;
    if (has_days && f->days_apart <= SAME_STORY_DAYS)
        return WIRE_KIND_BACKGROUND;
    float related = larger(f->related, f->titles);
    if (has_days && f->days_apart > LATER_STORY_DAYS &&
        p->same_n >= LONG_PASSAGE && related < RELATED_FAR)
        return WIRE_KIND_BOILERPLATE;
    if (f->is_unrelated && x->cohesion >= COHERENT && x->cohesion < 1)
        return WIRE_KIND_BACKGROUND;
    return related >= WIRE__RELATED ? WIRE_KIND_BACKGROUND
                                    : WIRE_KIND_BOILERPLATE;
}

/* Words of a page, or of a page to its reader: "you" outside of quotations. */
static bool is_of_page(const wire__passage_facts *x, float quoted_min)
{
    float quoted = smaller(x->a_quoted, x->b_quoted);
    if (x->is_page) return quoted < quoted_min;
    return x->second >= TO_READER && quoted < QUOTED_SHARE;
}

/* May a page that both articles stand on be one outlet's? Where outlets are
 * unknown, a copied list or advice is no page; a gallery surely is. */
static bool owns_page(const wire__pair_facts *f, const wire__passage_facts *x)
{
    if (is_one_house(f)) return true;
    return f->outlet_unknown &&
           (f->coverage < COPY_SHARE || x->furniture >= SURE_PAGE);
}

/* Does a passage end both articles? */
static bool is_foot(const wire__classify *c, const wire_overlap *o,
                    const wire_passage *p)
{
    size_t an = c->docs[o->a].words.n, bn = c->docs[o->b].words.n;
    return p->a_end + FOOT_WORDS >= an && p->b_end + FOOT_WORDS >= bn;
}

/* Standing text of an outlet that nobody names: strange to two different
 * stories, or a foot of two reports of one thing that share nothing else. */
static bool is_strange(const wire__classify *c, size_t i,
                       const wire__passage_facts *x, const wire_passage *p)
{
    const wire__pair_facts *f = &c->pairs[i];
    if (f->is_unrelated) return x->cohesion < WIRE__STRANGE;
    return f->cohesion < WIRE__FOOT_STRANGE &&
           is_foot(c, &c->overlaps->pairs[i], p);
}

/* The kind of a passage by itself, before the pair is looked at. */
static wire_kind passage_kind(const wire__classify *c, size_t i, size_t k,
                              float voice)
{
    const wire__pair_facts *f = &c->pairs[i];
    const wire__passage_facts *x = &c->passages[k];
    const wire_passage *p = &c->overlaps->passages[k];
    uint32_t span = p->a_end - p->a_beg;
    if (f->is_notice) return WIRE_KIND_BOILERPLATE;
    if (x->is_standing)
        return (float)p->same_n < TEMPLATE_SAME * (float)span
                   ? WIRE_KIND_TEMPLATE
                   : WIRE_KIND_BOILERPLATE;
    bool is_stray = is_one_house(f) && f->is_unrelated &&
                    f->related < WIRE__RELATED && f->titles < WIRE__RELATED &&
                    x->cohesion < COHERENT;
    float quoted_min = is_one_house(f) ? HOUSE_QUOTED : QUOTED_SHARE;
    if (owns_page(f, x) && !f->is_sent_again && is_of_page(x, quoted_min))
        return WIRE_KIND_BOILERPLATE;
    if (quoted_share(f, x, voice) >= quoted_min && !is_stray)
        return WIRE_KIND_SHARED_QUOTATION;
    if (is_one_house(f)) return house_kind(f, x, p);
    if (f->outlet_unknown && is_strange(c, i, x, p))
        return WIRE_KIND_BOILERPLATE;
    return WIRE_KIND_EXCERPT;
}

typedef struct {
    float by_kind[WIRE_KIND_TEMPLATE + 1]; /* equal words */
    float all, quoted;
    float lifted; /* quoted by one side, which says where from */
    uint32_t a_standing, b_standing; /* words of the articles */
} tally;

static tally count(const wire__classify *c, size_t i, float voice)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    tally t = {0};
    for (size_t k = o->first; k < o->first + o->n_passages; k++) {
        const wire_passage *p = &c->overlaps->passages[k];
        float n = (float)p->same_n;
        t.by_kind[p->kind] += n;
        t.all += n;
        if (p->kind == WIRE_KIND_BOILERPLATE || p->kind == WIRE_KIND_TEMPLATE) {
            t.a_standing += p->a_end - p->a_beg;
            t.b_standing += p->b_end - p->b_beg;
        } else {
            if (!is_one_house(&c->pairs[i]) &&
                c->passages[k].credit == WIRE__CREDITED)
                t.lifted += n;
            t.quoted += n * marked_share(&c->pairs[i], &c->passages[k], voice);
        }
    }
    return t;
}

static bool is_copy(const wire__classify *c, size_t i, const tally *t)
{
    const wire_overlap *o = &c->overlaps->pairs[i];
    float own = t->all - t->by_kind[WIRE_KIND_BOILERPLATE] -
                t->by_kind[WIRE_KIND_TEMPLATE];
    size_t an = c->docs[o->a].words.n, bn = c->docs[o->b].words.n;
    float a = (float)(an > t->a_standing ? an - t->a_standing : 1);
    float b = (float)(bn > t->b_standing ? bn - t->b_standing : 1);
    float share = own / smaller(a, b);
    if (share < COPY_SHARE || own < 20) return false;
    /* Who quotes a text by its name does not run it as its own. */
    if (t->lifted >= LIFTED * own && share < REPRINT) return false;
    /* Two reports of one speech share it and little else. */
    float prose = larger(smaller(a, b) - t->quoted, 1);
    return own - t->quoted >= COPY_PROSE * prose;
}

static void judge_pair(wire__classify *c, size_t i)
{
    wire_overlap *o = &c->overlaps->pairs[i];
    wire_passage *p = c->overlaps->passages + o->first;
    float voice = pair_voice(c, o);
    for (size_t k = 0; k < o->n_passages; k++)
        p[k].kind = passage_kind(c, i, o->first + k, voice);
    tally t = count(c, i, voice);
    if (is_copy(c, i, &t)) {
        o->kind =
            wire__match_is_form(c, i) ? WIRE_KIND_TEMPLATE : WIRE_KIND_COPY;
        for (size_t k = 0; k < o->n_passages; k++)
            if (p[k].kind != WIRE_KIND_BOILERPLATE &&
                p[k].kind != WIRE_KIND_TEMPLATE)
                p[k].kind = o->kind;
        return;
    }
    o->kind = WIRE_KIND_EXCERPT;
    float best = -1;
    for (int k = WIRE_KIND_EXCERPT; k <= WIRE_KIND_TEMPLATE; k++)
        if (t.by_kind[k] > best) {
            best = t.by_kind[k];
            o->kind = (wire_kind)k;
        }
}

wire_status wire__match_judge(wire__classify *c, wire_err *err)
{
    (void)err;
    for (size_t i = 0; i < c->overlaps->n_pairs; i++)
        judge_pair(c, i);
    return WIRE_OK;
}
