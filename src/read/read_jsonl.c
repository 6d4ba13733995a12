/* JSON records to articles: the first name found wins a field.
 *
 *   {"title": "...", "text": "One.\nTwo.", ...}
 *                             raw value -- unescape --> body + map to bytes
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_guard.h"
#include "read_int.h"
#include "read_item.h"
#include "read_json.h"
#include "read_ninjs.h"
#include "read_why.h"

/* ---- Arrays and objects ---- */

/* The strings that name something in an array or object: elements of arrays
 * and the values of these keys. */
static bool is_naming_key(wire_str key)
{
    static const char *const keys[] = {"name", "title", "text", "value",
                                       "href"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (wire_str_eq(key, wire_str_of(keys[i]))) return true;
    return false;
}

typedef struct {
    const char *p, *end;
    uint64_t arrays; /* bit d: the container at depth d is an array */
    unsigned depth;
    wire_str key;
} compound;

static size_t raw_string_len(const char *p, const char *end)
{
    const char *q = p;
    while (q < end && *q != '"')
        q += *q == '\\' ? 2 : 1;
    return (size_t)((q < end ? q : end) - p);
}

/* Next naming string, raw. The text was checked by simdjson. */
static bool next_name(compound *c, wire_str *out)
{
    while (c->p < c->end) {
        char ch = *c->p++;
        if (ch == '[' || ch == '{') {
            if (c->depth < 63) c->depth++;
            c->arrays &= ~((uint64_t)1 << c->depth);
            c->arrays |= (uint64_t)(ch == '[') << c->depth;
        } else if (ch == ']' || ch == '}') {
            if (c->depth) c->depth--;
        }
        if (ch != '"') continue;
        wire_str s = {c->p, raw_string_len(c->p, c->end)};
        c->p += s.n + (c->p + s.n < c->end);
        const char *q = c->p;
        while (q < c->end && memchr(" \t\r\n", *q, 4))
            q++;
        bool in_array = c->arrays >> c->depth & 1;
        if (!in_array && q < c->end && *q == ':') {
            c->key = s;
        } else if (in_array || is_naming_key(c->key)) {
            *out = s;
            return true;
        }
    }
    return false;
}

/* All naming strings of an array or object, joined. */
static bool join_names(wire__strings *s, const wire__json_slot *slot,
                       const char *between, wire__map *map, wire_str *out)
{
    size_t gap = strlen(between), n = 0;
    compound c = {.p = slot->p, .end = slot->p + slot->n};
    char *dst = wire_arena_alloc(s->scratch, slot->n * 2 + 1);
    if (!dst) return false;
    wire_arena *keep = s->keep;
    s->keep = s->scratch; /* parts are copied below */
    wire_str raw, part;
    bool ok = true;
    while (ok && next_name(&c, &raw)) {
        if (n && n + gap <= slot->n * 2) {
            memcpy(dst + n, between, gap);
            n += gap;
        }
        ok = wire__unescape(s, raw, NULL, &part);
        if (!ok || !part.n) continue;
        if (map &&
            !wire__map_add(s->scratch, map, n, (size_t)(raw.p - s->line), 1, 1))
            ok = false;
        memcpy(dst + n, part.p, part.n);
        n += part.n;
    }
    s->keep = keep;
    return ok && wire_arena_copy(keep, (wire_str){dst, n}, out);
}

static bool slot_text(wire__strings *s, const wire__json_slot *slot,
                      const char *between, wire__map *map, wire_str *out)
{
    *out = (wire_str){0};
    switch (slot->kind) {
    case WIRE__JSON_STRING:
        return wire__unescape(s, (wire_str){slot->p, slot->n}, map, out);
    case WIRE__JSON_COMPOUND:
        return join_names(s, slot, between, map, out);
    case WIRE__JSON_TOKEN:
        return wire_arena_copy(s->keep, (wire_str){slot->p, slot->n}, out);
    default:
        return true;
    }
}

/* ---- Records ---- */

static wire_status article_of(wire__strings *s, const wire__json_slot *slots,
                              wire_article *a, wire__map *map, wire_str when[2],
                              wire_err *err)
{
    if (!slot_text(s, &slots[WIRE__F_TEXT], "\n\n", map, &a->body) ||
        !slot_text(s, &slots[WIRE__F_TITLE], " ", NULL, &a->title) ||
        !slot_text(s, &slots[WIRE__F_ID], " ", NULL, &a->id) ||
        !slot_text(s, &slots[WIRE__F_URL], " ", NULL, &a->url) ||
        !slot_text(s, &slots[WIRE__F_OUTLET], ", ", NULL, &a->outlet) ||
        !slot_text(s, &slots[WIRE__F_AUTHOR], ", ", NULL, &a->byline) ||
        !slot_text(s, &slots[WIRE__F_CREDIT], ", ", NULL, &a->credit) ||
        !slot_text(s, &slots[WIRE__F_LANGUAGE], ", ", NULL, &a->language) ||
        !slot_text(s, &slots[WIRE__F_PUBLISHED], " ", NULL, &when[0]) ||
        !slot_text(s, &slots[WIRE__F_MODIFIED], " ", NULL, &when[1]))
        return wire_fail_mem(err);
    return WIRE_OK;
}

/* One record: bytes [beg, beg + n) of in->text, whose positions are those of
 * the file less base. */
typedef struct {
    wire__input in;
    size_t beg, n;
    uint64_t base;
} record;

/* Each field is the value of one name. */
static wire_status explain(wire__reader *r, const record *rec,
                           const wire__json_slot *slots, wire_article *a,
                           wire_err *err)
{
    static const struct {
        uint8_t slot;
        wire_field field;
    } fields[] = {{WIRE__F_TEXT, WIRE_FIELD_BODY},
                  {WIRE__F_TITLE, WIRE_FIELD_TITLE},
                  {WIRE__F_ID, WIRE_FIELD_ID},
                  {WIRE__F_URL, WIRE_FIELD_URL},
                  {WIRE__F_OUTLET, WIRE_FIELD_OUTLET},
                  {WIRE__F_PUBLISHED, WIRE_FIELD_PUBLISHED},
                  {WIRE__F_MODIFIED, WIRE_FIELD_MODIFIED},
                  {WIRE__F_AUTHOR, WIRE_FIELD_BYLINE},
                  {WIRE__F_LANGUAGE, WIRE_FIELD_LANGUAGE},
                  {WIRE__F_CREDIT, WIRE_FIELD_CREDIT},
                  {WIRE__F_DATELINE, WIRE_FIELD_DATELINE},
                  {WIRE__F_SUMMARY, WIRE_FIELD_SUMMARY}};
    const char *text = rec->in.text.p;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const wire__json_slot *s = &slots[fields[i].slot];
        if (s->kind == WIRE__JSON_ABSENT ||
            (fields[i].field == WIRE_FIELD_SUMMARY && !a->summary.n) ||
            (fields[i].field == WIRE_FIELD_DATELINE && !a->dateline.n))
            continue;
        uint64_t at = wire__map_beg(&rec->in.map, (size_t)(s->p - text));
        WIRE_TRY(wire__why_say(r, a, fields[i].field, "field",
                               wire__why_json_name(text + rec->beg, s->p),
                               rec->base + at, err));
    }
    return WIRE_OK;
}

/* What holds no string at all is named as it stands. */
static wire_status read_time(wire__reader *r, const record *rec,
                             const wire__json_slot *slot, wire_str value,
                             wire_time *out, wire_err *err)
{
    if (slot->kind == WIRE__JSON_ABSENT) return WIRE_OK;
    size_t at = (size_t)(slot->p - rec->in.text.p);
    if (!value.n) value = (wire_str){slot->p, slot->n};
    return wire__reader_time(
        r, value, rec->base + wire__map_beg(&rec->in.map, at), out, err);
}

/* What decides whether the record may go out. The slots hold one value each:
 * where there are more, the object is walked. */
static wire_status read_guards(wire__reader *r, const record *rec,
                               wire__strings *s, const wire__json_slot *slots,
                               wire_article *a, wire_err *err)
{
    wire__guards g = {{0}};
    bool is_any = false, is_more = false;

    for (size_t f = WIRE__F_EMBARGO; f < WIRE__F_NINJS; f++) {
        is_any |= slots[f].kind != WIRE__JSON_ABSENT;
        is_more |= slots[f].is_more;
    }
    if (!is_any) return WIRE_OK;
    if (is_more) {
        wire_str object = {rec->in.text.p + rec->beg, rec->n};
        WIRE_TRY(wire__guard_object(r, s, &g, object, err));
        return wire__guard(r, a, &g, err);
    }
    for (size_t f = WIRE__F_EMBARGO; f < WIRE__F_NINJS; f++) {
        size_t mark = slots[f].kind == WIRE__JSON_STRING; /* quotation marks */
        if (slots[f].kind == WIRE__JSON_ABSENT) continue;
        wire_str value = {slots[f].p - mark, slots[f].n + 2 * mark};
        WIRE_TRY(wire__guard_json(r, s, &g, (uint8_t)f, value, err));
    }
    return wire__guard(r, a, &g, err);
}

/* The strings of a record; to_file, which is filled, must outlive them. */
static wire__strings strings_of(const wire__reader *r, const record *rec,
                                wire__trail *to_file)
{
    *to_file = (wire__trail){{&rec->in.map}, rec->base};
    return (wire__strings){r->keep,       r->scratch,     rec->in.text.p,
                           rec->in.bad_n, rec->in.bad_at, r->notes,
                           to_file};
}

/* A kill needs no text. */
static wire_status list_notice(wire__reader *r, const record *rec,
                               const wire__json_slot *slots, bool *is_listed,
                               wire_err *err)
{
    wire__trail to_file;
    wire__strings s = strings_of(r, rec, &to_file);
    wire_article a = {.format = WIRE_FORMAT_JSONL};
    wire__map map = {0};
    wire_str when[2];
    size_t n_skips = r->skips.n, n_hidden = r->hidden_warnings;

    a.src_off = rec->base + wire__map_beg(&rec->in.map, rec->beg);
    WIRE_TRY(article_of(&s, slots, &a, &map, when, err));
    WIRE_TRY(read_guards(r, rec, &s, slots, &a, err));
    *is_listed = wire__guard_is_notice(&a);
    if (*is_listed) { /* what came behind it is the sender's later word */
        WIRE_TRY(read_time(r, rec, &slots[WIRE__F_PUBLISHED], when[0],
                           &a.published, err));
        WIRE_TRY(read_time(r, rec, &slots[WIRE__F_MODIFIED], when[1],
                           &a.modified, err));
        return wire__reader_list(r, &a, err);
    }
    r->skips.n = n_skips; /* of something else */
    r->hidden_warnings = n_hidden;
    return WIRE_OK;
}

/* What stands beside the text, which is read already. */
static wire_status read_beside(wire__reader *r, const record *rec,
                               wire__strings *s, const wire__json_slot *slots,
                               wire_article *a, wire_err *err)
{
    const wire__json_slot *line = &slots[WIRE__F_DATELINE];
    wire_str text;

    if (!slot_text(s, &slots[WIRE__F_SUMMARY], " ", NULL, &text))
        return wire_fail_mem(err);
    WIRE_TRY(wire__item_summary(r, a, text, err));
    if (!slot_text(s, line, ", ", NULL, &text)) return wire_fail_mem(err);
    if (!text.n) return WIRE_OK;
    size_t at = (size_t)(line->p - rec->in.text.p);
    return wire__item_dateline(
        r, a, text, rec->base + wire__map_beg(&rec->in.map, at),
        rec->base + wire__map_end(&rec->in.map, at + line->n), err);
}

static wire_status add_record(wire__reader *r, const record *rec,
                              const wire__json_slot *slots, wire_err *err)
{
    wire__trail to_file;
    wire__strings s = strings_of(r, rec, &to_file);
    wire__map map = {0};
    wire_article a = {.format = WIRE_FORMAT_JSONL};
    a.src_off = wire__trail_beg(&to_file, rec->beg);
    wire_str when[2];
    WIRE_TRY(article_of(&s, slots, &a, &map, when, err));
    WIRE_TRY(read_time(r, rec, &slots[WIRE__F_PUBLISHED], when[0], &a.published,
                       err));
    WIRE_TRY(
        read_time(r, rec, &slots[WIRE__F_MODIFIED], when[1], &a.modified, err));
    WIRE_TRY(read_guards(r, rec, &s, slots, &a, err));
    wire__trail trail = {{&map, &rec->in.map}, rec->base};
    if (wire__looks_like_html(a.body))
        WIRE_TRY(wire__read_fragment(r, a.body, &trail, &a, err));
    else
        WIRE_TRY(wire__cut_paragraphs(a.body, 0, a.body.n, &trail, r->keep,
                                      &a.paras, &a.n_paras, err));
    WIRE_TRY(read_beside(r, rec, &s, slots, &a, err));
    if (r->notes) WIRE_TRY(explain(r, rec, slots, &a, err));
    a.bad_utf8_n = s.bad_n;
    if (rec->in.bad_n == 0 && s.bad_n)
        s.bad_at = wire__map_beg(&rec->in.map, s.bad_at);
    return wire__reader_add(r, &a, s.bad_n ? rec->base + s.bad_at : WIRE_NO_OFF,
                            err);
}

/* The version of ninjs to read an object as; NULL when it is none. */
static const char *ninjs_version(const wire__reader *r,
                                 const wire__json_slot *slots, wire_str object)
{
    if (r->opts->ninjs) return r->opts->ninjs;
    return slots[WIRE__F_NINJS].kind == WIRE__JSON_ABSENT &&
                   slots[WIRE__F_PUBSTATUS].kind == WIRE__JSON_ABSENT
               ? NULL
               : wire__ninjs_version(object);
}

static wire_status add_ninjs(wire__reader *r, const record *rec,
                             const char *version, wire_err *err)
{
    wire__trail to_file;
    wire__strings s = strings_of(r, rec, &to_file);
    wire_str object = {rec->in.text.p + rec->beg, rec->n};
    return wire__read_ninjs(r, object, version, &s, &to_file, err);
}

static wire_status read_record(wire__reader *r, record *rec, bool is_inner,
                               wire_err *err)
{
    wire__json *json;
    WIRE_TRY(wire__reader_json(r, &json, err));
    wire__json_slot slots[WIRE__F_N];
    const char *why = "";
    size_t bad = 0;
    wire__json_result got = wire__json_fields(
        json, rec->in.text.p + rec->beg, rec->n, wire__record_names,
        wire__guard_name, slots, WIRE__F_N, &why, &bad);
    if (got == WIRE__JSON_BAD_UTF8) {
        wire_str line = {rec->in.text.p + rec->beg, rec->n};
        rec->base += rec->beg;
        rec->beg = 0;
        WIRE_TRY(wire__utf8_repair(line, r->scratch, &rec->in, err));
        rec->n = rec->in.text.n;
        got =
            wire__json_fields(json, rec->in.text.p, rec->n, wire__record_names,
                              wire__guard_name, slots, WIRE__F_N, &why, &bad);
    }
    if (got == WIRE__JSON_NOMEM) return wire_fail_mem(err);
    uint64_t at = rec->base + wire__map_beg(&rec->in.map, rec->beg + bad);
    if (got != WIRE__JSON_OK)
        return wire__reader_skip(r, at, false, err, "invalid JSON: %s", why);
    wire_str object = {rec->in.text.p + rec->beg, rec->n};
    const char *version = ninjs_version(r, slots, object);
    if (version) return add_ninjs(r, rec, version, err);
    wire__json_kind text = slots[WIRE__F_TEXT].kind;
    bool has_text = text == WIRE__JSON_STRING || text == WIRE__JSON_COMPOUND;
    /* Deeper down many objects hold some "text"; articles have a title. */
    if (is_inner && slots[WIRE__F_TITLE].kind == WIRE__JSON_ABSENT)
        has_text = false;
    bool is_notice = false;
    if (!has_text && slots[WIRE__F_ID].kind != WIRE__JSON_ABSENT && !is_inner)
        WIRE_TRY(list_notice(r, rec, slots, &is_notice, err));
    if (is_notice) return WIRE_OK;
    if (!has_text) return wire__reader_skip(r, at, false, err, WIRE__TEXTLESS);
    return add_record(r, rec, slots, err);
}

wire_status wire__read_record(wire__reader *r, const char *p, size_t n,
                              uint64_t at, wire_err *err)
{
    if (at == 0 && n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
        p += 3, n -= 3, at += 3; /* byte order mark */
    while (n && memchr(" \t\r\n", *p, 4))
        p++, n--, at++;
    while (n && memchr(" \t\r\n", p[n - 1], 4))
        n--;
    if (!n) return WIRE_OK;
    wire_arena_mark mark = wire_arena_save(r->scratch);
    record rec = {{.text = {p, n}, .bad_at = WIRE_NO_OFF}, 0, n, at};
    wire_status status = read_record(r, &rec, false, err);
    wire_arena_rewind(r->scratch, mark);
    return status;
}

wire_status wire__read_object(wire__reader *r, const wire__input *in,
                              size_t beg, size_t n, bool is_inner,
                              wire_err *err)
{
    if (n > r->opts->max_article_bytes)
        return wire__reader_skip(r, wire__map_beg(&in->map, beg), false, err,
                                 "object longer than %zu bytes",
                                 r->opts->max_article_bytes);
    wire_arena_mark mark = wire_arena_save(r->scratch);
    record rec = {*in, beg, n, 0};
    rec.in.bad_n = 0; /* the document's, said once */
    rec.in.bad_at = WIRE_NO_OFF;
    wire_status status = read_record(r, &rec, is_inner, err);
    wire_arena_rewind(r->scratch, mark);
    return status;
}
