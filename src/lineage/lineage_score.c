/* lineage_score.c: evidence to weights.
 *
 * An arc parent -> child weighs, in nats,
 *     text   how much worse this parent explains the child's words than the
 *            best one does; 0 for the best
 *   + order  log of the probability that the parent is the older of the two
 *   + hub    originals are copied more often than copies
 *   + credit a credit of the child that the parent does not have
 * An arc from the root weighs how likely the child is an original, or hangs
 * from a lost agency. What each sign is worth: docs/lineage.md, where the
 * measurements stand that chose the numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <assert.h>
#include <math.h>

static const float WORD_NATS = 1.6f, TEXT_FREE = 2, TEXT_MOST = 30;
static const float DRAFT_NATS = 2.4f;
static const float TIME_NATS = 4, TIME_NEXT_DAY = 2.5f;
static const float OWN_UPDATE = 2; /* an outlet's page, brought up to date */
static const float NAMED = 3;      /* the outlet it has the text from */
static const float WITH_FREE = 2;  /* words that two may have by chance */
static const float ROOT = -100, ROOT_APART = -2, APART = 6, ROOT_DRAFT = -200;

uint64_t wire__lineage_credits(const lin_member *m)
{
    return m->dateline | m->byline | m->line | m->label | m->contrib;
}

static float clamp(float x, float lo, float hi)
{
    return x < lo ? lo : x > hi ? hi : x;
}

/* How far one of the two is the other word for word. */
static float sameness(const lin_member *p, const lin_member *c,
                      const lin_pair *pc, const lin_pair *cp)
{
    float in_c = (float)pc->long_words / (float)(c->n + 1);
    float in_p = (float)cp->long_words / (float)(p->n + 1);
    return clamp((fmaxf(in_c, in_p) - .5f) / .3f, 0, 1);
}

/* ---- Order of two members: who is older ---------------------------------- */

int wire__lineage_time_order(wire_time p, wire_time c, int tolerance_s)
{
    if (p.precision == WIRE_TIME_NONE || c.precision == WIRE_TIME_NONE)
        return 0;
    int64_t p_end = p.unix_s + (p.precision == WIRE_TIME_DAY ? 86400 : 0);
    int64_t c_end = c.unix_s + (c.precision == WIRE_TIME_DAY ? 86400 : 0);
    bool p_day = p_end != p.unix_s, c_day = c_end != c.unix_s;
    int64_t slack = tolerance_s + 1; /* of two clocks */
    if (p_day && c_day) slack = 0;
    if (p_day != c_day) slack = 12 * 3600; /* a day of which time zone? */
    if (c.unix_s >= p_end + slack) return 1;
    return p.unix_s >= c_end + slack ? -1 : 0;
}

/* The day after is as often the day on which a page was brought up to date;
 * an earlier one is seldom wrong. */
static float time_of(const lin_family *f, uint32_t p, uint32_t c)
{
    wire_time x = f->members[p].doc->article->published,
              y = f->members[c].doc->article->published;
    int order = wire__lineage_time_order(x, y, f->opts.clock_tolerance_s);
    int64_t apart =
        x.unix_s > y.unix_s ? x.unix_s - y.unix_s : y.unix_s - x.unix_s;
    bool is_next_day = x.precision == WIRE_TIME_DAY &&
                       y.precision == WIRE_TIME_DAY && apart <= 86400;
    return (is_next_day ? TIME_NEXT_DAY : TIME_NATS) * (float)order;
}

static bool is_one_house(const lin_family *f, uint32_t p, uint32_t c)
{
    wire_str x = wire_str_trim(f->members[p].doc->article->outlet);
    wire_str y = wire_str_trim(f->members[c].doc->article->outlet);
    return x.n && wire_str_eq_nocase(x, y);
}

/* Copies drop; agencies' own later versions, and drafts, grow. What the fuller
 * one alone has among many is rather added there than dropped by all. */
static float order_detail(const lin_family *f, const lin_member *p,
                          const lin_member *c, const lin_pair *pc,
                          const lin_pair *cp)
{
    float more = cp->absent - pc->absent; /* what only the parent has */
    float x = tanhf(more / (8 + .5f * (cp->absent + pc->absent)));
    if (p->has_lead_in || c->has_lead_in) return 0; /* words from elsewhere */
    bool same_hand = (p->own & c->own) != 0;
    const lin_member *fuller = more < 0 ? c : p;
    if (f->m >= 4 && fuller->new_alone > .6f * fabsf(more)) x *= .3f;
    if (f->is_draft) return -.3f * x;
    bool grows = same_hand || fuller->has_update;
    if (pc->one_house && !fuller->has_update) return 0;
    return (grows ? -1.0f : 2.5f) * x;
}

/* A later story puts its news on top of what it keeps; a copy that is cut
 * loses its end. So the one whose first words stand in the other is older. */
static float order_lead(const lin_pair *pc, const lin_pair *cp)
{
    float more = (float)pc->lead - (float)cp->lead;
    return 1.2f * tanhf(more / 30);
}

/* Credit of p in the dateline that c has not, as log-odds that c lost it. A
 * rewrite may have put its own name there, and a copy of the rewrite may have
 * taken that away again. */
static float credit_lost(const lin_family *f, const lin_member *p,
                         const lin_member *c, float strange)
{
    float s = 0;
    if (c->dateline & f->own_names & ~p->dateline) s += .8f * strange;
    uint64_t lost = p->dateline & ~c->dateline;
    if (!lost) return s;
    if (!(lost & ~f->own_names)) return s + 1.2f * (1 - strange);
    if (p->dateline & p->own & wire__lineage_credits(c)) s += 1;
    s += 1.2f;
    if (c->dateline & c->own & ~p->own) s += 1;
    if ((c->line | c->contrib | c->label) & p->dateline) s += .8f;
    uint32_t most_p = 0, most_c = 0;
    for (uint32_t k = 0; k < f->n_agencies; k++) {
        uint32_t n = f->agencies[k].n_credit;
        if (p->dateline >> k & 1 && n > most_p) most_p = n;
        if (c->dateline >> k & 1 && n > most_c) most_c = n;
    }
    if (most_c && most_p > 1 && most_c < most_p) s += .8f;
    return s;
}

static float credit_note(const lin_member *p, const lin_member *c)
{
    float s = 0;
    if ((c->line | c->contrib) & ~c->own && !((p->line | p->contrib) & ~p->own))
        s += .8f;
    if (p->own & wire__lineage_credits(c) & ~c->own) s += 2.5f;
    return s;
}

/* strange: 0 for two texts in the same words, 1 in other words. Of two texts
 * with the same words the labelled one is the copy; of two with other words it
 * is the one that has the agency's. A question for a headline and takeaways
 * mark the rewrite, not the copy that took over its words. fresh: 1 when c
 * brings something that p has not. A copy of an update has what is new in it,
 * and not its mark. */
static float marks(const lin_member *p, const lin_member *c, float strange,
                   float fresh)
{
    float s = 0;
    if (c->doc->has_label && !p->doc->has_label) s += 2 * (1 - strange);
    if (p->doc->has_label && !c->doc->has_label) s += 1.5f * strange;
    if (c->has_question && !p->has_question) s += 1.2f * strange;
    if (c->has_takeaways && !p->has_takeaways) s += 1.2f * strange;
    if (c->has_update && !p->has_update) s += 2.5f * clamp(fresh, 0, 1);
    if (c->has_foot && !p->has_foot) s += .8f;
    if (c->has_remark && !p->has_remark && !c->has_foot) s += .5f;
    if (c->has_lead_in && !p->has_lead_in) s += 1.5f;
    return s;
}

/* How far two articles of one outlet are one text, each wholly in the other.
 * Nothing in them tells which page was the first: captions, tickers and posts
 * come and go. */
static float twins(const lin_member *p, const lin_member *c, const lin_pair *pc,
                   const lin_pair *cp)
{
    float in_c = (float)pc->long_words / (float)(c->n + 1);
    float in_p = (float)cp->long_words / (float)(p->n + 1);
    return pc->one_house ? clamp((fminf(in_c, in_p) - .6f) / .2f, 0, 1) : 0;
}

/* What the texts and their marks say, without the times. */
static float order_marks(const lin_family *f, const lin_member *p,
                         const lin_member *c, const lin_pair *pc,
                         const lin_pair *cp)
{
    float strange = 1 - sameness(p, c, pc, cp);
    float s = order_detail(f, p, c, pc, cp) + order_lead(pc, cp);
    s += credit_lost(f, p, c, strange) - credit_lost(f, c, p, strange);
    s += credit_note(p, c) - credit_note(c, p);
    s += 2 * (float)(pc->names_parent - cp->names_parent);
    s += marks(p, c, strange, (pc->rest + pc->new_mass) / (.08f * c->mass + 1));
    s -= marks(c, p, strange, (cp->rest + cp->new_mass) / (.08f * p->mass + 1));
    return s + clamp(.8f * ((float)cp->quote_gain - (float)pc->quote_gain),
                     -2.4f, 2.4f);
}

static float order_of(const lin_family *f, const lin_member *p,
                      const lin_member *c, const lin_pair *pc,
                      const lin_pair *cp)
{
    if (f->is_draft) return pc->time + order_detail(f, p, c, pc, cp);
    bool is_marked = p->has_update != c->has_update;
    float doubt = is_marked ? 0 : twins(p, c, pc, cp);
    /* A page in other words was not brought up to date, it was written. */
    float strange = 1 - sameness(p, c, pc, cp), time = pc->time;
    if (fabsf(time) < TIME_NATS)
        time *= 1 + strange * (TIME_NATS / TIME_NEXT_DAY - 1);
    return time + APART * (float)pc->apart +
           (1 - doubt) * order_marks(f, p, c, pc, cp);
}

/* The parent is known to be the younger. */
static bool is_late(const lin_pair *pc) { return pc->time <= -TIME_NATS; }

/* ---- Text ---------------------------------------------------------------- */

/* Divide what the parent leaves unexplained into small changes of running
 * text, the same both ways, and the rest: new sentences, other words. */
static void divide(const lin_family *f, uint32_t p, uint32_t c, lin_pair *pc,
                   const lin_pair *cp)
{
    float same = sameness(&f->members[p], &f->members[c], pc, cp);
    pc->changes = same * .5f * (pc->edits + cp->edits);
    pc->rest = pc->cost - same * pc->edits;
    if (pc->rest < 0) pc->rest = 0;
}

static float saturate(float x)
{
    return TEXT_MOST * (1 - expf(-x / TEXT_MOST));
}

/* Nats a word: small changes are told apart sharply, but where much of the
 * child is in other words, words of any version meet by chance, the more of
 * it there is. */
static float nats_a_word(float noise)
{
    return WORD_NATS / (sqrtf(noise + TEXT_FREE) * (1 + noise / 60));
}

/* The best parent of a child has 0; one that is known to be younger may
 * explain more than that, and gets nothing for it. */
static float text_term(const lin_pair *pc, const lin_pair *best)
{
    float more = pc->changes + pc->rest - best->changes - best->rest;
    return more > 0 ? -saturate(more * nats_a_word(best->noise)) : 0;
}

/* A root needs no parent, and so is spared the changes that its nearest
 * member has against it; this gives them back, so that a tree costs the same
 * whichever of its members small changes are counted from. */
static float root_term(const lin_pair *best)
{
    return best ? saturate(best->changes * nats_a_word(best->both_noise)) : 0;
}

/* Of two drafts neither is a part of the other: a distance, the same both
 * ways, so that the tree's shape does not speak for a direction. */
static float draft_term(const lin_pair *pc, const lin_pair *cp)
{
    return -DRAFT_NATS * sqrtf(.5f * (pc->cost + cp->cost));
}

/* Words that an update may have added: the sentences that are new against
 * the likeliest original. */
static float addition(const lin_family *f, uint32_t c)
{
    const lin_pair *best = NULL;
    float most = 0;
    if (!f->members[c].has_update) return 0;
    for (uint32_t k = f->pairs.first[c]; k < f->pairs.first[c + 1]; k++) {
        uint32_t p = f->pairs.child[k];
        const lin_pair *pc = wire__lineage_pair(&f->pairs, p, c);
        if (!pc || (best && f->members[p].origin <= most)) continue;
        best = pc;
        most = f->members[p].origin;
    }
    return best ? best->new_mass : 0;
}

/* Whole sentences that stand beside copied ones and that no parent has any
 * likeness of came from elsewhere: no version meets their words by chance. */
static wire_status find_noise(lin_family *f, wire_err *err)
{
    lin_pairs *ps = &f->pairs;
    float *least = WIRE_ARRAY(f->tmp, float, f->m + 1);
    if (!least) return wire_fail_mem(err);
    for (uint32_t c = 0; c < f->m; c++)
        least[c] = INFINITY;
    for (uint32_t k = 0; k < ps->first[f->m]; k++)
        if (!is_late(&ps->pair[k]))
            least[ps->child[k]] =
                fminf(least[ps->child[k]], ps->pair[k].new_mass);
    for (uint32_t k = 0; k < ps->first[f->m]; k++) {
        lin_pair *pc = &ps->pair[k];
        uint32_t c = ps->child[k];
        float copied = 2 * (float)pc->long_words / (float)(f->members[c].n + 1);
        pc->noise = pc->rest - clamp(copied, 0, 1) * fminf(pc->rest, least[c]);
    }
    return WIRE_OK;
}

/* A copy's copy has all of its sentences and explains it better than any
 * source; where the times say that it came later it is not asked. */
static bool is_better(const lin_pair *pc, const lin_pair *best)
{
    bool late = is_late(pc), best_late = best && is_late(best);
    if (!best || late != best_late) return !best || !late;
    return pc->changes + pc->rest < best->changes + best->rest;
}

/* best[i]: the parent that explains most of i. */
static wire_status find_best(lin_family *f, const lin_pair ***best,
                             wire_err *err)
{
    lin_pairs *ps = &f->pairs;
    float *added = WIRE_ARRAY(f->tmp, float, f->m + 1);
    *best = wire_arena_calloc(f->tmp, f->m + 1, sizeof **best);
    if (!*best || !added) return wire_fail_mem(err);
    for (uint32_t c = 0; c < f->m; c++)
        added[c] = addition(f, c);
    for (uint32_t p = 0; p < f->m; p++) {
        for (uint32_t k = ps->first[p]; k < ps->first[p + 1]; k++) {
            uint32_t c = ps->child[k];
            lin_pair *pc = &ps->pair[k];
            pc->time = time_of(f, p, c);
            pc->one_house = is_one_house(f, p, c);
            pc->names_parent =
                f->m <= LIN_DENSE &&
                wire__lineage_names_outlet(&f->members[c], &f->members[p]);
            divide(f, p, c, pc, wire__lineage_pair(ps, c, p));
            pc->rest -= fminf(pc->rest, fminf(pc->new_mass, added[c]));
            if (is_better(pc, (*best)[c])) (*best)[c] = pc;
        }
    }
    return WIRE_OK;
}

static wire_status score_pairs(lin_family *f, const lin_pair ***best,
                               wire_err *err)
{
    lin_pairs *ps = &f->pairs;
    WIRE_TRY(find_best(f, best, err));
    WIRE_TRY(find_noise(f, err));
    assert(*best);
    for (uint32_t p = 0; p < f->m; p++) {
        for (uint32_t k = ps->first[p]; k < ps->first[p + 1]; k++) {
            uint32_t c = ps->child[k];
            const lin_pair *cp = wire__lineage_pair(ps, c, p);
            lin_pair *pc = &ps->pair[k];
            const lin_pair *b = (*best)[c];
            assert(b); /* p is a parent of c */
            pc->both_noise = fmaxf(pc->noise, cp->noise);
            pc->text = f->is_draft ? draft_term(pc, cp) : text_term(pc, b);
            pc->order = order_of(f, &f->members[p], &f->members[c], pc, cp);
        }
    }
    return WIRE_OK;
}

/* ---- Lost agencies ------------------------------------------------------- */

/* The member that stands nearest to a lost text: it credits the agency,
 * shows no marks of a rewrite, and explains most of what the others have, words
 * apart that most of them have the text round. */
static uint32_t nearest_by(const lin_family *f, uint64_t bit, bool contrib)
{
    uint32_t best = LIN_NONE;
    double most = -INFINITY;
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        uint64_t near =
            contrib ? m->contrib : m->dateline | m->label | m->line | m->byline;
        if (!(near & bit) || m->has_takeaways || m->has_question ||
            m->is_merged || m->has_lead_in)
            continue;
        double sum = m->n;
        for (uint32_t k = f->pairs.first[i]; k < f->pairs.first[i + 1]; k++)
            sum += f->pairs.pair[k].run_words;
        sum -= m->outvoted;
        if (m->doc->has_label) sum *= 1.05;
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    return best;
}

/* Where an agency only contributed, that member is still the nearest, unless
 * all are one outlet's: its own stories follow one another. */
static uint32_t nearest_to_lost(const lin_family *f, uint64_t bit)
{
    uint32_t best = nearest_by(f, bit, false);
    if (best != LIN_NONE || f->one_house) return best;
    return nearest_by(f, bit, true);
}

/* The member that a pair is out of. */
static uint32_t parent_of(const lin_pairs *ps, const lin_pair *pc)
{
    uint32_t at = (uint32_t)(pc - ps->pair), lo = 0, hi = (uint32_t)ps->m;
    while (hi - lo > 1) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (ps->first[mid] <= at)
            lo = mid;
        else
            hi = mid;
    }
    return lo;
}

/* What a member and its best parent alone have, against two and more that have
 * the text round it, one took from the other; unless that one has as much that
 * stands nowhere else, as two copies of one text would. */
static float taken_from(const lin_family *f, uint32_t c, const lin_pair *best)
{
    const lin_member *p = &f->members[parent_of(&f->pairs, best)];
    return f->members[c].with_one - WITH_FREE - p->new_alone;
}

/* How much worse than by its best parent a member is explained by the lost
 * text: by way of the member that stands nearest to that text, or, where it
 * has that one's words, by what none or one of the others has. */
static float lost_text(const lin_family *f, uint32_t c, uint32_t near,
                       const lin_pair *best)
{
    if (near == c) return 0;
    if (near == LIN_NONE || !best) return -4;
    const lin_pair *pc = wire__lineage_pair(&f->pairs, near, c);
    if (!pc) return -4;
    float by_near = text_term(pc, best);
    if (2 * pc->long_words < f->members[c].n) return by_near;
    float more = fmaxf(f->members[c].lone - best->changes - best->rest,
                       taken_from(f, c, best));
    float by_all = more > 0 ? -saturate(more * nats_a_word(best->noise)) : 0;
    return fmaxf(by_near, by_all);
}

static float lost_arc(const lin_family *f, uint32_t c, uint64_t bit,
                      uint32_t near, const lin_pair *best)
{
    const lin_member *m = &f->members[c];
    float s = lost_text(f, c, near, best);
    if (m->dateline & bit)
        s += .7f;
    else if ((m->label | m->line | m->byline) & bit)
        s += .4f;
    else if (m->contrib & bit)
        s -= .5f; /* and has words of its own */
    else
        s -= wire__lineage_credits(m) & ~m->own ? 3.0f : 1.0f;
    return s;
}

/* ---- Arcs ---------------------------------------------------------------- */

static float arc_weight(const lin_family *f, uint32_t p, uint32_t c,
                        const lin_pair *pc)
{
    const lin_member *mp = &f->members[p], *mc = &f->members[c];
    float s = pc->text + wire__lineage_log_sigmoid(pc->order);
    if (!f->is_draft) s += clamp(.7f * mp->origin, -2, 2);
    uint64_t known = wire__lineage_credits(mp) | mp->own | mc->own;
    uint64_t credits = wire__lineage_credits(mc);
    if (credits & ~known) s -= credits & known ? .5f : 2;
    if (mc->dateline & ~known) s -= 1;
    if (pc->one_house && mc->has_update && pc->time > 0) s += OWN_UPDATE;
    if (pc->names_parent) s += NAMED;
    if (mc->is_apart && 3 * pc->run_words < mc->n) s -= 3;
    return s;
}

static void add_arc(lin_family *f, uint32_t parent, uint32_t child, float w,
                    uint8_t agency)
{
    f->arc_agency[f->n_arcs] = agency;
    f->arcs[f->n_arcs++] =
        (lin_arc){parent, child, (int64_t)llround((double)w * LIN_NAT)};
}

/* A stranger stands outside of the tree: its words in a merge become a second
 * edge. Only its own copies hang from it. */
static bool may_be_parent(const lin_family *f, uint32_t p, uint32_t c,
                          const lin_pair *pc)
{
    if (!f->members[p].is_apart) return true;
    return pc->apart != 1 && 3 * pc->run_words >= f->members[c].n;
}

static void add_root_arcs(lin_family *f, const lin_pair *const *best)
{
    uint32_t near[LIN_AGENCIES];
    for (uint32_t k = 0; k < f->n_agencies; k++)
        near[k] =
            f->lost >> k & 1 ? nearest_to_lost(f, (uint64_t)1 << k) : LIN_NONE;
    for (uint32_t c = 0; c < f->m; c++) {
        const lin_member *m = &f->members[c];
        float w = m->is_apart ? ROOT_APART : f->is_draft ? ROOT_DRAFT : ROOT;
        w += m->origin;
        if (!f->is_draft) w += root_term(best[c]);
        uint8_t who = 255;
        for (uint32_t k = 0; k < f->n_agencies; k++) {
            if (!(f->lost >> k & 1)) continue;
            if (m->is_apart && !(wire__lineage_credits(m) >> k & 1)) continue;
            float x = lost_arc(f, c, (uint64_t)1 << k, near[k], best[c]);
            if (x <= w) continue;
            w = x;
            who = (uint8_t)k;
        }
        add_arc(f, 0, c + 1, w, who);
    }
}

wire_status wire__lineage_score(lin_family *f, wire_err *err)
{
    const lin_pairs *ps = &f->pairs;
    size_t cap = (size_t)ps->first[f->m] + f->m;
    const lin_pair **best;
    f->arcs = WIRE_ARRAY(f->tmp, lin_arc, cap);
    f->arc_agency = WIRE_ARRAY(f->tmp, uint8_t, cap);
    if (!f->arcs || !f->arc_agency) return wire_fail_mem(err);
    WIRE_TRY(score_pairs(f, &best, err));
    add_root_arcs(f, (const lin_pair *const *)best);
    for (uint32_t p = 0; p < f->m; p++)
        for (uint32_t k = ps->first[p]; k < ps->first[p + 1]; k++)
            if (may_be_parent(f, p, ps->child[k], &ps->pair[k]))
                add_arc(f, p + 1, ps->child[k] + 1,
                        arc_weight(f, p, ps->child[k], &ps->pair[k]), 255);
    WIRE_TRY(wire__lineage_arborescence(f->m + 1, f->arcs, f->n_arcs, f->tmp,
                                        &f->parent_arc, err));
    lin_chain drafts;
    bool is_turned;
    WIRE_TRY(wire__lineage_turn_chain(f, &drafts, &is_turned, err));
    bool one_root = f->lost == 0;
    for (uint32_t i = 0; i < f->m; i++) {
        one_root = one_root && !f->members[i].is_apart;
        /* What keeps the best tree to one root is more than a double holds. */
        if (f->arcs[i].weight < ROOT / 2 * LIN_NAT)
            f->arcs[i].weight -= (int64_t)(.8f * ROOT) * LIN_NAT;
    }
    WIRE_TRY(wire__lineage_marginals(f->m + 1, f->arcs, f->n_arcs,
                                     f->parent_arc, one_root, f->tmp, &f->prob,
                                     err));
    return is_turned ? wire__lineage_trust_chain(f, &drafts, err) : WIRE_OK;
}
