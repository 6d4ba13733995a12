/* Notices: short articles that kill or hold an item, name it, and share no
 * text with it.
 *
 *   KILL KILL KILL
 *   Please kill "Ferry strikes pier", sent at 0610 GMT ...
 *                ------------------ the headline of a family's member
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "trace_versions.h"

enum {
    NOTE_WORDS = 400, /* a note is no longer */
    TITLE_WORDS = 4,  /* fewer name no story */
    TITLE_MOST = 40,  /* words; longer titles are not looked for */
    LOOKED_AT = 256   /* words of a note that may name an item */
};

/* A headline of a family's member, as one hash of its words. */
typedef struct {
    uint64_t hash;
    uint32_t n; /* words */
    uint32_t family;
} title;

static int by_hash(const void *x, const void *y)
{
    const title *a = x, *b = y;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return (a->family > b->family) - (a->family < b->family);
}

static uint64_t hash_words(const uint32_t *w, size_t n)
{
    uint64_t h = n;
    for (size_t i = 0; i < n; i++)
        h = wire_mix64(h ^ w[i]) + w[i];
    return h;
}

typedef struct {
    const wire_trace *t;
    wire_arena *arena;
    title *titles; /* ascending by hash */
    size_t n_titles;
    uint64_t lengths; /* bit n: a title of n words is there */
    uint32_t *family; /* [n_docs] its family, or n_families */
} names;

/* ---- Which are notices ----------------------------------------------- */

static bool is_note(const names *x, uint32_t d)
{
    const wire_doc *doc = &x->t->docs[d];
    wire_version_mark mark;
    if (doc->words.n > NOTE_WORDS) return false;
    wire_version_marked(doc, &mark);
    return mark.kind == WIRE_REVISION_KILL || mark.kind == WIRE_REVISION_HOLD;
}

/* ---- Whose headline they name ------------------------------------------- */

static wire_status list_titles(names *x, wire_err *err)
{
    const wire_trace *t = x->t;
    size_t most = 0;
    for (size_t f = 0; f < t->groups.n_families; f++)
        most += t->groups.families[f].n_members;
    x->titles = WIRE_ARRAY(x->arena, title, most);
    if (!x->titles) return wire_fail_mem(err);
    for (uint32_t d = 0; d < t->n_docs; d++) {
        if (x->family[d] == t->groups.n_families) continue;
        wire_arena_mark m = wire_arena_save(x->arena);
        wire_words w;
        WIRE_TRY(wire_text_words(t->docs[d].article->title, x->arena, &w, err));
        if (w.n >= TITLE_WORDS && w.n <= TITLE_MOST) {
            x->titles[x->n_titles++] =
                (title){hash_words(w.hash, w.n), (uint32_t)w.n, x->family[d]};
            x->lengths |= UINT64_C(1) << w.n;
        }
        wire_arena_rewind(x->arena, m);
    }
    if (x->n_titles) qsort(x->titles, x->n_titles, sizeof *x->titles, by_hash);
    return WIRE_OK;
}

static const title *find_title(const names *x, const uint32_t *w, size_t n)
{
    uint64_t hash = hash_words(w, n);
    size_t lo = 0, hi = x->n_titles;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (x->titles[mid].hash < hash)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < x->n_titles && x->titles[lo].hash == hash &&
                   x->titles[lo].n == n
               ? &x->titles[lo]
               : NULL;
}

/* The longest headline among these words. */
static const title *longest_title(const names *x, const wire_words *w)
{
    const title *best = NULL;
    size_t end = w->n < LOOKED_AT ? w->n : LOOKED_AT;
    for (size_t i = 0; i < end; i++)
        for (size_t n = TITLE_WORDS; n <= TITLE_MOST && i + n <= w->n; n++) {
            if (!(x->lengths >> n & 1)) continue;
            const title *found = find_title(x, w->hash + i, n);
            if (found && (!best || found->n > best->n)) best = found;
        }
    return best;
}

/* ---- What they are linked to -------------------------------------------- */

/* An id without the number that made it unique. */
static wire_str bare_id(wire_str id)
{
    size_t n = id.n;
    while (n > 0 && id.p[n - 1] >= '0' && id.p[n - 1] <= '9')
        n--;
    return n > 1 && n < id.n && id.p[n - 1] == '#' ? wire_str_sub(id, 0, n - 1)
                                                   : id;
}

static bool is_linked(const wire_article *note, const wire_article *a)
{
    if (wire_str_eq(bare_id(note->id), bare_id(a->id))) return true;
    for (size_t i = 0; note->item && i < note->item->n_links; i++) {
        wire_str target = note->item->links[i].target;
        if (target.n && (wire_str_eq(target, a->id) ||
                         (a->url.n && wire_str_eq(target, a->url))))
            return true;
    }
    return false;
}

/* The family of an article that the note's fields point to. */
static size_t linked_family(const names *x, uint32_t note)
{
    const wire_trace *t = x->t;
    const wire_article *a = t->docs[note].article;
    size_t none = t->groups.n_families;

    if ((!a->item || a->item->n_links == 0) && bare_id(a->id).n == a->id.n)
        return none;
    for (uint32_t d = 0; d < t->n_docs; d++)
        if (x->family[d] < none && is_linked(a, t->docs[d].article))
            return x->family[d];
    return none;
}

static size_t family_of(names *x, uint32_t note, wire_err *err, wire_status *st)
{
    const wire_trace *t = x->t;
    const wire_article *a = t->docs[note].article;
    const title *best, *other;
    wire_words w;
    wire_arena_mark m = wire_arena_save(x->arena);
    size_t linked = linked_family(x, note);

    *st = WIRE_OK;
    if (linked < t->groups.n_families) return linked;
    *st = wire_text_words(a->title, x->arena, &w, err);
    if (*st != WIRE_OK) return t->groups.n_families;
    best = longest_title(x, &w);
    wire_arena_rewind(x->arena, m);
    other = longest_title(x, &t->docs[note].words);
    if (other && (!best || other->n > best->n)) best = other;
    return best ? best->family : t->groups.n_families;
}

static int by_family(const void *p, const void *q)
{
    const wire__kill *a = p, *b = q;
    if (a->family != b->family) return a->family < b->family ? -1 : 1;
    return (a->article > b->article) - (a->article < b->article);
}

static wire_status set_families(names *x, wire_err *err)
{
    const wire_trace *t = x->t;
    size_t n_families = t->groups.n_families;

    x->family = WIRE_ARRAY(x->arena, uint32_t, t->n_docs);
    if (!x->family) return wire_fail_mem(err);
    for (size_t d = 0; d < t->n_docs; d++)
        x->family[d] = (uint32_t)n_families;
    for (uint32_t f = 0; f < n_families; f++)
        for (size_t i = 0; i < t->groups.families[f].n_members; i++)
            x->family[t->groups.families[f].members[i]] = f;
    return WIRE_OK;
}

/* Notes outside of all families, KILLS_MAX at most. */
static wire_status list_notes(names *x, uint32_t **out, size_t *n,
                              wire_err *err)
{
    enum { KILLS_MAX = 1024 };
    size_t n_families = x->t->groups.n_families;

    *out = WIRE_ARRAY(x->arena, uint32_t, KILLS_MAX);
    if (!*out) return wire_fail_mem(err);
    for (uint32_t d = 0; d < x->t->n_docs && *n < KILLS_MAX; d++)
        if (x->family[d] == n_families && is_note(x, d)) (*out)[(*n)++] = d;
    return WIRE_OK;
}

wire_status wire__kills_find(const wire_trace *t, wire_arena *a,
                             wire__kill **out, size_t *out_n, wire_err *err)
{
    names x = {.t = t, .arena = a};
    size_t n = 0;
    uint32_t *notes;

    *out = NULL;
    *out_n = 0;
    if (t->groups.n_families == 0) return WIRE_OK;
    WIRE_TRY(set_families(&x, err));
    WIRE_TRY(list_notes(&x, &notes, &n, err));
    if (n == 0) return WIRE_OK;
    WIRE_TRY(list_titles(&x, err));
    *out = WIRE_ARRAY(a, wire__kill, n);
    if (!*out) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        wire_status st;
        size_t f = family_of(&x, notes[i], err, &st);

        if (st != WIRE_OK) return st;
        if (f < t->groups.n_families)
            (*out)[(*out_n)++] = (wire__kill){notes[i], f};
    }
    if (*out_n) qsort(*out, *out_n, sizeof **out, by_family);
    return WIRE_OK;
}
