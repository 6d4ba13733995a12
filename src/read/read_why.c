/* Why a field of an article is what it is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "read_why.h"

#include <string.h>

#include "read_item.h"

/* Notes of one article, and of what holds it. More overwrite the oldest: of a
 * page of links nobody asks why. */
enum { MOST_NOTES = 256, MOST_OUTER = 64, NAME_BYTES = 56, VALUE_BYTES = 120 };

typedef struct {
    char name[NAME_BYTES], value[VALUE_BYTES]; /* cut to their room */
    uint8_t name_n, value_n;
    bool is_used;
    size_t n; /* bytes of the whole value */
    uint64_t hash, at;
} note;

struct wire__notes {
    note list[MOST_NOTES];
    size_t n, n_outer; /* n counts all that were made since n_outer stand */
};

const char *wire_field_name(wire_field f)
{
    static const char *const names[WIRE_FIELD_N] = {
        "title",  "body", "published", "modified", "outlet",  "byline",
        "credit", "url",  "language",  "id",       "summary", "dateline"};
    return (unsigned)f < WIRE_FIELD_N ? names[f] : "unknown";
}

wire_status wire__why_init(wire__reader *r, wire_err *err)
{
    r->notes = NULL;
    if (!r->opts->explain) return WIRE_OK;
    r->notes = WIRE_NEW(r->lists, wire__notes);
    return r->notes ? WIRE_OK : wire_fail_mem(err);
}

/* ---- Said ---------------------------------------------------------------- */

static wire_why *why_of(const wire_article *a, wire_field field)
{
    for (size_t i = 0; i < a->n_why; i++)
        if (a->why[i].field == field) return &a->why[i];
    return NULL;
}

wire_status wire__why_say(wire__reader *r, wire_article *a, wire_field field,
                          const char *kind, wire_str name, uint64_t at,
                          wire_err *err)
{
    wire_why *why = why_of(a, field);

    if (!r->notes) return WIRE_OK;
    if (!*kind && !name.n) kind = "a value without a name"; /* of a list */
    size_t n = strlen(kind), gap = n && name.n;
    if (!a->why) {
        a->why = WIRE_ARRAY(r->keep, wire_why, WIRE_FIELD_N);
        if (!a->why) return wire_fail_mem(err);
    }
    char *p = wire_arena_alloc(r->keep, n + gap + name.n + 1);
    if (!p) return wire_fail_mem(err);
    memcpy(p, kind, n);
    if (gap) p[n] = ' ';
    if (name.n) memcpy(p + n + gap, name.p, name.n);
    if (!why) why = &a->why[a->n_why++];
    *why = (wire_why){field, {p, n + gap + name.n}, at};
    return WIRE_OK;
}

/* ---- Seen ---------------------------------------------------------------- */

/* The first room bytes, not cut inside of a character. */
static uint8_t cut_copy(char *to, size_t room, wire_str s)
{
    size_t n = s.n < room ? s.n : room;
    while (n && n < s.n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
        n--;
    if (n) memcpy(to, s.p, n);
    return (uint8_t)n;
}

void wire__why_saw(wire__notes *notes, wire_str from, const char *attr,
                   wire_str value, uint64_t at)
{
    if (!notes || !value.n) return;
    size_t room = MOST_NOTES - notes->n_outer;
    note *k = &notes->list[notes->n_outer + notes->n++ % room];
    k->name_n = cut_copy(k->name, NAME_BYTES / 2, from);
    if (attr) {
        k->name[k->name_n++] = ' ';
        k->name_n += cut_copy(k->name + k->name_n, NAME_BYTES - k->name_n,
                              wire_str_of(attr));
    }
    k->value_n = cut_copy(k->value, VALUE_BYTES, value);
    k->n = value.n;
    k->hash = wire_hash_bytes(value.p, value.n);
    k->at = at;
    k->is_used = false;
}

/* Values may be equal: of a date that is the publication's and the change's
 * the names decide which is which. */
static bool is_named_so(const note *k, wire_field field)
{
    static const char *const words[WIRE_FIELD_N][6] = {
        [WIRE_FIELD_TITLE] = {"head", "title", "hl1", "subject"},
        [WIRE_FIELD_PUBLISHED] = {"pub", "issue", "created", "date", "first"},
        [WIRE_FIELD_MODIFIED] = {"modif", "updat", "version", "thisrev",
                                 "build", "lastmod"},
        [WIRE_FIELD_OUTLET] = {"title", "provider", "publi", "outlet"},
        [WIRE_FIELD_BYLINE] = {"auth", "creator", "by", "name", "from"},
        [WIRE_FIELD_CREDIT] = {"credit", "source", "distributor", "party"},
        [WIRE_FIELD_URL] = {"link", "url", "href", "loc"},
        [WIRE_FIELD_LANGUAGE] = {"lang"},
        [WIRE_FIELD_ID] = {"id"},
        [WIRE_FIELD_SUMMARY] = {"summary", "descr", "abstract", "content"},
        [WIRE_FIELD_DATELINE] = {"dateline", "locat"},
    };
    wire_str name = {k->name, k->name_n};
    for (size_t i = 0; i < 6 && words[field][i]; i++)
        if (wire_str_find_nocase(name, wire_str_of(words[field][i]), 0) !=
            SIZE_MAX)
            return true;
    return false;
}

/* What a field was asked for: a text, or a time. */
typedef struct {
    wire_field field;
    wire_str text;
    wire_time time;
} wanted;

enum { NO_MATCH, PART, WHOLE };

static int match_of(const note *k, const wanted *w)
{
    wire_str v = {k->value, k->value_n};
    if (w->time.precision != WIRE_TIME_NONE) {
        wire_time t = wire_time_parse(v);
        return t.precision != WIRE_TIME_NONE && t.unix_s == w->time.unix_s
                   ? WHOLE
                   : NO_MATCH;
    }
    if (k->n == w->text.n && k->hash == wire_hash_bytes(w->text.p, w->text.n))
        return WHOLE;
    /* "ann@example.org (Ann Lee)", an address relative to another. */
    if (k->value_n < 3 || w->text.n < 3 || k->n != k->value_n) return NO_MATCH;
    return wire_str_find(v, w->text, 0) != SIZE_MAX ||
                   wire_str_find(w->text, v, 0) != SIZE_MAX
               ? PART
               : NO_MATCH;
}

static note *find_note(wire__notes *notes, const wanted *w)
{
    size_t room = MOST_NOTES - notes->n_outer;
    size_t n = notes->n_outer + (notes->n < room ? notes->n : room);
    note *best = NULL;
    int best_rank = 0;
    for (size_t i = n; i-- > 0;) {
        note *k = &notes->list[i];
        int match = match_of(k, w), rank;
        if (!match) continue;
        if (match == PART && !is_named_so(k, w->field)) continue;
        rank = match * 8 + is_named_so(k, w->field) * 4 + !k->is_used * 2 +
               (i >= notes->n_outer);
        if (rank > best_rank) {
            best = k;
            best_rank = rank;
        }
    }
    return best;
}

static wire_status settle_one(wire__reader *r, wire_article *a, const wanted *w,
                              wire_err *err)
{
    bool is_time = w->time.precision != WIRE_TIME_NONE;
    if ((!is_time && !w->text.n) || why_of(a, w->field)) return WIRE_OK;
    note *k = find_note(r->notes, w);
    if (!k) return WIRE_OK;
    k->is_used = true;
    return wire__why_say(r, a, w->field, "", (wire_str){k->name, k->name_n},
                         k->at, err);
}

/* A name may hold what is no time: then nothing was taken from it. */
static void drop_empty(wire_article *a)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n_why; i++) {
        wire_field f = a->why[i].field;
        const wire_time *t = f == WIRE_FIELD_PUBLISHED  ? &a->published
                             : f == WIRE_FIELD_MODIFIED ? &a->modified
                                                        : NULL;
        if (!t || t->precision != WIRE_TIME_NONE) a->why[n++] = a->why[i];
    }
    a->n_why = n;
}

/* What the reader itself puts where a file says nothing. */
static wire_status settle_defaults(wire__reader *r, wire_article *a,
                                   wire_err *err)
{
    wire_str host = wire__url_host(a->url), none = {0};
    const wire_why *url = why_of(a, WIRE_FIELD_URL);
    if (a->url.n && !url) {
        WIRE_TRY(wire__why_say(
            r, a, WIRE_FIELD_URL,
            wire_str_eq(a->url, a->id) ? "the id" : "where it was fetched",
            none, a->src_off, err));
        url = why_of(a, WIRE_FIELD_URL);
    }
    if (host.n && wire_str_eq(a->outlet, host) && !why_of(a, WIRE_FIELD_OUTLET))
        WIRE_TRY(wire__why_say(r, a, WIRE_FIELD_OUTLET, "host of the url", none,
                               url->at, err));
    if (wire_str_eq(a->id, a->path) && !why_of(a, WIRE_FIELD_ID))
        return wire__why_say(r, a, WIRE_FIELD_ID, "path of the file", none,
                             a->src_off, err);
    return WIRE_OK;
}

wire_status wire__why_settle(wire__reader *r, wire_article *a, bool is_outer,
                             wire_err *err)
{
    wire__notes *notes = r->notes;
    if (!notes) return WIRE_OK;
    const wanted all[] = {
        {WIRE_FIELD_ID, a->id, {0}},
        {WIRE_FIELD_TITLE, a->title, {0}},
        {WIRE_FIELD_PUBLISHED, {0}, a->published},
        {WIRE_FIELD_MODIFIED, {0}, a->modified},
        {WIRE_FIELD_URL, a->url, {0}},
        {WIRE_FIELD_BYLINE, a->byline, {0}},
        {WIRE_FIELD_CREDIT, a->credit, {0}},
        {WIRE_FIELD_LANGUAGE, a->language, {0}},
        {WIRE_FIELD_OUTLET, a->outlet, {0}},
        {WIRE_FIELD_SUMMARY, a->summary, {0}},
        {WIRE_FIELD_DATELINE, a->dateline, {0}},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        WIRE_TRY(settle_one(r, a, &all[i], err));
    WIRE_TRY(settle_defaults(r, a, err));
    drop_empty(a);
    if (is_outer && !notes->n_outer)
        notes->n_outer = notes->n < MOST_OUTER ? notes->n : MOST_OUTER;
    notes->n = 0;
    return WIRE_OK;
}

/* ---- JSON ---------------------------------------------------------------- */

wire_str wire__why_json_name(const char *beg, const char *value)
{
    const char *p = value;
    if (p > beg && p[-1] == '"') p--; /* a string begins behind its mark */
    while (p > beg && memchr(" \t\r\n:", p[-1], 5))
        p--;
    if (p == beg || p[-1] != '"') return (wire_str){0};
    const char *end = --p;
    while (p > beg && p[-1] != '"')
        p--;
    return (wire_str){p, (size_t)(end - p)};
}
