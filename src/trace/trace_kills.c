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

/* An article's headline, as one hash of its words. */
typedef struct {
    uint64_t hash;
    uint32_t n; /* words */
    uint32_t doc;
} title;

static int by_hash(const void *x, const void *y)
{
    const title *a = x, *b = y;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return (a->doc > b->doc) - (a->doc < b->doc);
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

static bool is_notice(const names *x, uint32_t d)
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
    x->titles = WIRE_ARRAY(x->arena, title, t->n_docs);
    if (!x->titles) return wire_fail_mem(err);
    for (uint32_t d = 0; d < t->n_docs; d++) {
        wire_arena_mark m = wire_arena_save(x->arena);
        wire_words w;
        WIRE_TRY(wire_text_words(t->docs[d].article->title, x->arena, &w, err));
        if (w.n >= TITLE_WORDS && w.n <= TITLE_MOST && !is_notice(x, d)) {
            x->titles[x->n_titles++] =
                (title){hash_words(w.hash, w.n), (uint32_t)w.n, d};
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

static bool is_linked(const wire_trace *t, uint32_t n, uint32_t d)
{
    const wire_article *note = t->docs[n].article, *a = t->docs[d].article;

    if (wire_str_eq(t->given[n], t->given[d])) return true;
    for (size_t i = 0; note->item && i < note->item->n_links; i++) {
        wire_str target = note->item->links[i].target;
        if (target.n && (wire_str_eq(target, t->given[d]) ||
                         (a->url.n && wire_str_eq(target, a->url))))
            return true;
    }
    return false;
}

#define NOBODY UINT32_MAX

/* The article that the note's fields point to. */
static uint32_t linked_doc(const names *x, uint32_t note)
{
    const wire_trace *t = x->t;
    const wire_article *a = t->docs[note].article;

    if ((!a->item || a->item->n_links == 0) &&
        wire_str_eq(t->given[note], a->path))
        return NOBODY; /* it has no id of its own, and leads nowhere */
    for (uint32_t d = 0; d < t->n_docs; d++)
        if (d != note && is_linked(t, note, d)) return d;
    return NOBODY;
}

/* The article that a note is about, or NOBODY: by its fields, else by the
 * longest headline that it names. */
static wire_status target_of(names *x, uint32_t note, uint32_t *out,
                             wire_err *err)
{
    const title *best, *other;
    wire_words w;
    wire_arena_mark m = wire_arena_save(x->arena);

    *out = linked_doc(x, note);
    WIRE_TRY(
        wire_text_words(x->t->docs[note].article->title, x->arena, &w, err));
    best = longest_title(x, &w);
    wire_arena_rewind(x->arena, m);
    other = longest_title(x, &x->t->docs[note].words);
    if (other && (!best || other->n > best->n)) best = other;
    if (best && *out == NOBODY) *out = best->doc;
    return WIRE_OK;
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

/* Notices, NOTES_MAX at most. */
static wire_status list_notes(names *x, uint32_t **out, size_t *n,
                              wire_err *err)
{
    enum { NOTES_MAX = 1024 };

    *out = WIRE_ARRAY(x->arena, uint32_t, NOTES_MAX);
    if (!*out) return wire_fail_mem(err);
    for (uint32_t d = 0; d < x->t->n_docs && *n < NOTES_MAX; d++)
        if (is_notice(x, d)) (*out)[(*n)++] = d;
    return WIRE_OK;
}

/* A notice about an article of a family concerns all of it; about one that
 * stands alone, that article. */
static void take(const names *x, uint32_t note, uint32_t target,
                 wire__kills *out)
{
    wire_version_mark mark;
    size_t none = x->t->groups.n_families, f = x->family[target];

    if (f < none && f != x->family[note])
        out->at[out->n++] = (wire__kill){note, f};
    if (f < none) return;
    wire_version_marked(&x->t->docs[note], &mark);
    out->stopped[out->n_stopped++] =
        (wire_stopped){target, note, mark.kind,
                       wire__time_order(x->t->docs[target].article->published,
                                        x->t->docs[note].article->published)};
}

wire_status wire__kills_find(const wire_trace *t, wire_arena *a,
                             wire__kills *out, wire_err *err)
{
    names x = {.t = t, .arena = a};
    size_t n = 0;
    uint32_t *notes;

    *out = (wire__kills){0};
    WIRE_TRY(set_families(&x, err));
    WIRE_TRY(list_notes(&x, &notes, &n, err));
    if (n == 0) return WIRE_OK;
    WIRE_TRY(list_titles(&x, err));
    out->at = WIRE_ARRAY(a, wire__kill, n);
    out->stopped = WIRE_ARRAY(a, wire_stopped, n);
    if (!out->at || !out->stopped) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++) {
        uint32_t target;

        WIRE_TRY(target_of(&x, notes[i], &target, err));
        if (target != NOBODY) take(&x, notes[i], target, out);
    }
    if (out->n) qsort(out->at, out->n, sizeof *out->at, by_family);
    return WIRE_OK;
}
