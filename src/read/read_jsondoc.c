/* JSON that is not one record a line: an array of objects, objects over
 * several lines, or an answer that holds its records deeper down.
 *
 *   [ {...}, {...} ]     {            {"status": "ok", "articles": [
 *                          "text": .      {...}, {...} ]}
 *                        }
 *
 * Each object is found by its brackets and given to the record reader, so a
 * broken one costs only itself.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_json.h"
#include "read_jsonfeed.h"

/* How deep records are looked for in an answer; each level is one pass. */
enum { LEVELS = 4 };

typedef struct {
    const char *p, *end;
    unsigned depth, level;
} object_walk;

/* Behind a string whose first mark is before p. */
static const char *string_end(const char *p, const char *end)
{
    while (p < end && *p != '"')
        p += *p == '\\' ? 2 : 1;
    return p < end ? p + 1 : end;
}

/* The next object that stands in level others. One that is never closed
 * reaches to the end. */
static bool next_object(object_walk *w, const char **beg, const char **end)
{
    const char *open = NULL;
    while (w->p < w->end) {
        char c = *w->p++;
        if (c == '"') {
            w->p = string_end(w->p, w->end);
        } else if (c == '{') {
            if (w->depth++ == w->level) open = w->p - 1;
        } else if (c == '}' && w->depth && --w->depth == w->level && open) {
            *beg = open;
            *end = w->p;
            return true;
        }
    }
    *beg = open;
    *end = w->end;
    return open != NULL;
}

static wire_status read_level(wire__reader *r, const wire__input *in,
                              unsigned level, size_t *n_seen, wire_err *err)
{
    object_walk w = {in->text.p, in->text.p + in->text.n, 0, level};
    const char *beg, *end;
    for (*n_seen = 0; next_object(&w, &beg, &end); *n_seen += 1)
        WIRE_TRY(wire__read_object(r, in, (size_t)(beg - in->text.p),
                                   (size_t)(end - beg), level > 0, err));
    return WIRE_OK;
}

/* A damaged feed is read like any document, object by object. */
static wire_status is_sound_feed(wire__reader *r, const wire__input *in,
                                 bool *out, wire_err *err)
{
    wire__json *json;
    wire__jval root;

    *out = false;
    if (!wire__is_json_feed(in->text)) return WIRE_OK;
    WIRE_TRY(wire__reader_json(r, &json, err));
    wire__json_result got = wire__json_parse(json, in->text, &root);
    if (got == WIRE__JSON_NOMEM) return wire_fail_mem(err);
    *out = got == WIRE__JSON_OK;
    return WIRE_OK;
}

wire_status wire__read_json_doc(wire__reader *r, const wire__input *in,
                                wire_err *err)
{
    if (in->bad_n)
        WIRE_TRY(wire__reader_skip(r, in->bad_at, true, err,
                                   "ill-formed UTF-8 replaced by U+FFFD "
                                   "in %u places",
                                   in->bad_n));
    bool is_feed;
    WIRE_TRY(is_sound_feed(r, in, &is_feed, err));
    if (is_feed) return wire__read_json_feed(r, in, err);
    size_t before = r->articles.n + r->listed.n, n_skips = r->skips.n,
           n_seen = 1;
    size_t first_skips = 0, first_hidden = 0;
    for (unsigned level = 0; level < LEVELS && n_seen; level++) {
        /* What an outer level lacked is no fault when an inner one has it. */
        size_t outer_skips = r->skips.n - n_skips;
        WIRE_TRY(read_level(r, in, level, &n_seen, err));
        if (level == 0) {
            first_skips = r->skips.n - n_skips;
            first_hidden = r->hidden_skips;
        }
        if (r->articles.n + r->listed.n == before) continue;
        size_t keep = r->skips.n - n_skips - outer_skips;
        if (keep && outer_skips)
            memmove(r->skips.p + n_skips, r->skips.p + n_skips + outer_skips,
                    keep * sizeof *r->skips.p);
        r->skips.n = n_skips + keep;
        return WIRE_OK;
    }
    r->skips.n = n_skips + first_skips; /* the outer reasons say it best */
    r->hidden_skips = first_hidden;
    if (first_skips) return WIRE_OK;
    return wire__reader_skip(r, 0, false, err, "no object in this JSON");
}
