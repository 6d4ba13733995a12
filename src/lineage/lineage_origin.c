/* lineage_origin.c: which member is an original, which agency is lost.
 *
 * An agency's own text carries its credit in the dateline, no label, no note
 * on where it comes from, nothing on top and no standing text at the foot,
 * and is among the fullest. An agency that is credited and has no such text
 * in the family is lost.
 * SPDX-License-Identifier: Apache-2.0 */
#include "lineage_int.h"

#include <math.h>

/* As much as an outlet that is the agency. */
static const float UPHELD_MOST = 3;

/* One outlet has all: of its own versions the fullest is as often the last,
 * or has the pages that follow the first. */
static bool is_one_house(const lin_family *f)
{
    wire_str first = wire_str_trim(f->members[0].doc->article->outlet);
    for (uint32_t i = 0; i < f->m; i++)
        if (!wire_str_eq_nocase(
                first, wire_str_trim(f->members[i].doc->article->outlet)))
            return false;
    return first.n != 0;
}

static float fullest(const lin_family *f)
{
    float most = 1;
    for (uint32_t i = 0; i < f->m; i++)
        if (f->members[i].mass > most) most = f->members[i].mass;
    return most;
}

/* Log-odds by a member's own marks, without looking at the others but for
 * their length. Values: docs/lineage.md. */
static float origin_of(const lin_family *f, const lin_member *m, float most)
{
    const wire_doc *d = m->doc;
    bool is_agency = (m->own & wire__lineage_credits(m)) != 0;
    float s = 0;
    if (f->is_draft) return 1 - m->mass / most;
    if (is_agency) s += 3;
    if (m->dateline & ~f->own_names)
        s += 1;
    else if (d->has_dateline)
        s += .3f;
    if (d->has_label) s -= 3;
    if (m->line & ~m->own) s -= 1.5f;
    if (m->contrib & ~m->own) s -= 2;
    if (m->has_foot) s -= 1.2f;
    if (m->has_question) s -= 1.5f;
    if (m->has_takeaways) s -= 1.5f;
    if (m->has_update) s -= 1.5f;
    if (m->is_merged || m->has_lead_in) s -= 3;
    if (m->dateline && d->article->outlet.n && !is_agency) s -= 1;
    s -= m->alone < 8 ? .4f * (float)m->alone : 3.2f;
    return f->one_house ? s : s + 2 * (m->mass / most - 1);
}

/* What c has beyond x stands in an update, of which c is a copy. */
static bool is_from_update(const lin_family *f, uint32_t c, float more)
{
    for (uint32_t u = 0; u < f->m; u++) {
        if (u == c || !f->members[u].has_update) continue;
        const lin_pair *uc = wire__lineage_pair(&f->pairs, u, c);
        if (uc && uc->new_mass < .5f * more) return true;
    }
    return false;
}

/* c has more than x. Of the pages that have all of x and call themselves
 * unmodified, how many have it not, beyond those that have it? Each may have
 * added something of its own, and x be the text. Asked of the nearest of x
 * only: O(LIN_DENSE log m). */
static int votes_for(const lin_family *f, uint32_t x, uint32_t c, float more,
                     uint64_t bit)
{
    const lin_pairs *ps = &f->pairs;
    int votes = 0;
    for (uint32_t k = ps->first[x]; k < ps->first[x + 1]; k++) {
        uint32_t i = ps->child[k];
        const lin_member *m = &f->members[i];
        if (!m->doc->has_label || m->has_update || m->is_merged) continue;
        if (!(wire__lineage_credits(m) & bit)) continue;
        const lin_pair *ix = wire__lineage_pair(ps, i, x);
        const lin_pair *ic = wire__lineage_pair(ps, i, c);
        if (!ix || ix->new_mass >= .06f * f->members[x].mass) continue;
        if (i == c || ic) votes += i == c || ic->new_mass < .5f * more ? -1 : 1;
    }
    return votes;
}

/* Another copy of the same credit has the text word for word and whole
 * sentences more, which a third one has too, and is no update: then this one
 * is cut, unless the labelled pages say otherwise. (Sentences that nobody else
 * has may come from elsewhere.) *votes: by how many they do. */
static bool is_cut(const lin_family *f, uint32_t x, uint64_t bit, int *votes)
{
    *votes = 0;
    const lin_pairs *ps = &f->pairs;
    if (!ps->pair) return false;
    for (uint32_t k = ps->first[x]; k < ps->first[x + 1]; k++) {
        const lin_member *c = &f->members[ps->child[k]];
        const lin_pair *xc = &ps->pair[k];
        if (!(wire__lineage_credits(c) & bit)) continue;
        if (c->has_update || c->is_merged) continue;
        if (2 * xc->run_words < f->members[x].n) continue;
        /* A page that says it is unmodified has all of the agency's text. */
        float least = c->doc->has_label ? .06f : .12f;
        if (xc->new_mass < least * c->mass) continue;
        if (c->lone > .4f * xc->new_mass) continue;
        if (is_from_update(f, ps->child[k], xc->new_mass)) continue;
        int n = votes_for(f, x, ps->child[k], xc->new_mass, bit);
        if (n <= 0) return true;
        if (n > *votes) *votes = n;
    }
    return false;
}

/* Whether member x may be the text of agency bit itself. */
static bool may_be_text(const lin_family *f, uint32_t x, uint64_t bit,
                        int *votes)
{
    *votes = 0;
    const lin_member *m = &f->members[x];
    if (m->own & bit) return true;
    if (m->doc->article->outlet.n || !(m->dateline & bit)) return false;
    if (m->doc->has_label || (m->line & bit) || (m->contrib & bit))
        return false;
    if (m->has_foot || m->has_takeaways || m->has_question || m->has_lead_in)
        return false;
    return m->alone <= 3 && !m->is_merged && !is_cut(f, x, bit, votes);
}

/* A correction or update that came after a copy of the agency's text is not
 * the text that was copied: mark and time agree. */
static bool is_later_version(const lin_family *f, uint32_t x, uint64_t bit)
{
    const lin_member *m = &f->members[x];
    if (!m->has_update) return false;
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *c = &f->members[i];
        if (!c->has_update && (wire__lineage_credits(c) & bit) &&
            wire__lineage_time_order(c->doc->article->published,
                                     m->doc->article->published,
                                     f->opts.clock_tolerance_s) > 0)
            return true;
    }
    return false;
}

static void find_text(lin_family *f, uint32_t agency)
{
    uint64_t bit = (uint64_t)1 << agency;
    uint32_t best = LIN_NONE;
    int votes, best_votes = 0;
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        if (!may_be_text(f, i, bit, &votes) || is_later_version(f, i, bit))
            continue;
        if (best != LIN_NONE && m->origin <= f->members[best].origin) continue;
        best = i;
        best_votes = votes;
    }
    f->agencies[agency].text_member = best;
    if (best != LIN_NONE)
        f->members[best].upheld =
            fmaxf(f->members[best].upheld, (float)best_votes);
}

/* An outlet that puts its own name into the dateline of a rewrite is no lost
 * agency: nobody else credits it, and the article shows that it was made over
 * or others are credited more. */
static bool is_own_name(const lin_family *f, uint32_t agency)
{
    uint64_t bit = (uint64_t)1 << agency;
    uint32_t most = 0;
    for (uint32_t i = 0; i < f->n_agencies; i++)
        if (f->agencies[i].n_credit > most) most = f->agencies[i].n_credit;
    if (f->agencies[agency].n_credit != 1) return false;
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        if (!((m->dateline | m->byline) & bit)) continue;
        return most > 1 || m->has_takeaways || m->has_question;
    }
    return false;
}

static bool only_cited_or_own(const lin_family *f, uint32_t agency)
{
    uint64_t bit = (uint64_t)1 << agency;
    for (uint32_t i = 0; i < f->m; i++) {
        const lin_member *m = &f->members[i];
        if (wire__lineage_credits(m) & ~m->own & bit) return false;
    }
    return true;
}

void wire__lineage_origins(lin_family *f)
{
    float most = fullest(f);
    f->one_house = is_one_house(f);
    for (uint32_t i = 0; i < f->m; i++) {
        f->members[i].origin = origin_of(f, &f->members[i], most);
        f->members[i].upheld = 0;
    }
    f->lost = f->own_names = 0;
    for (uint32_t k = 0; k < f->n_agencies; k++)
        if (is_own_name(f, k)) f->own_names |= (uint64_t)1 << k;
    for (uint32_t k = 0; k < f->n_agencies; k++) {
        find_text(f, k);
        if (f->agencies[k].text_member != LIN_NONE) continue;
        if (f->agencies[k].is_cited_only || only_cited_or_own(f, k)) continue;
        if (f->own_names >> k & 1) continue;
        f->lost |= (uint64_t)1 << k;
    }
    for (uint32_t i = 0; i < f->m; i++)
        f->members[i].origin += fminf(f->members[i].upheld, UPHELD_MOST);
}
