/* The state of a site: text, a line a thing, fields between tabs.
 *
 *   wirecopy.state/4
 *   site     time of the list of receipts
 *   key      public key, from, until
 *   item     id version name title outlet agency language status route
 *            page digest published modified first updated content source
 *            body receipt label why teaser articles of the story it leads
 *            story, stopped by nobody known, goes on behind a kill, has the
 *            agency's words, day of its dateline
 *   more     byline summary rights slug urgency until   of the item above,
 *            as are these; where there is anything of them
 *   subject  code name
 *   image    address
 *   event    at fate version note
 *   receipt  hash state at item version page why
 *   refused  key of what was held apart
 *   file     path
 *   end      hash of all lines above
 *
 * State 1 had neither the last four fields of an item nor what was refused,
 * state 2 not the last three nor "more", subjects and images, state 3 not the
 * last two. All are read still.
 * A tab, line end or backslash in a field stands as \t, \n, \\.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "publish_int.h"

enum { STATE_NOW = 4 }; /* one digit */
#define HEAD_WORD "wirecopy.state/"

/* ---- Writing ----------------------------------------------------------------- */

static void put_text(wire_buf *b, wire_str s)
{
    wire_buf_char(b, '\t');
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if (c == '\t')
            wire_buf_lit(b, "\\t");
        else if (c == '\n')
            wire_buf_lit(b, "\\n");
        else if (c == '\\')
            wire_buf_lit(b, "\\\\");
        else
            wire_buf_char(b, c);
    }
}

static void put_word(wire_buf *b, const char *s)
{
    put_text(b, wire_str_of(s));
}

static void put_number(wire_buf *b, int64_t n)
{
    wire_buf_fmt(b, "\t%" PRId64, n);
}

/* "-" unknown, a number and "d" for a day. */
static void put_time(wire_buf *b, wire_time t)
{
    if (t.precision == WIRE_TIME_NONE)
        wire_buf_lit(b, "\t-");
    else
        wire_buf_fmt(b, "\t%" PRId64 "%s", t.unix_s,
                     t.precision == WIRE_TIME_DAY ? "d" : "");
}

static void put_about(wire_buf *b, const wire__kept *k)
{
    const wire__about *x = &k->about;

    if (x->byline.n || x->summary.n || x->rights.n || x->slug.n || x->urgency ||
        k->until.precision != WIRE_TIME_NONE) {
        wire_buf_lit(b, "more");
        put_text(b, x->byline);
        put_text(b, x->summary);
        put_text(b, x->rights);
        put_text(b, x->slug);
        put_number(b, x->urgency);
        put_time(b, k->until);
        wire_buf_char(b, '\n');
    }
    for (size_t i = 0; i < x->n_subjects; i++) {
        wire_buf_lit(b, "subject");
        put_text(b, x->subjects[i].code);
        put_text(b, x->subjects[i].name);
        wire_buf_char(b, '\n');
    }
    for (size_t i = 0; i < x->n_images; i++) {
        wire_buf_lit(b, "image");
        put_text(b, x->images[i]);
        wire_buf_char(b, '\n');
    }
}

static void put_item(wire_buf *b, const wire__kept *k)
{
    wire_buf_lit(b, "item");
    put_text(b, k->id);
    put_text(b, k->version);
    put_text(b, k->name);
    put_text(b, k->title);
    put_text(b, k->outlet);
    put_text(b, k->agency);
    put_text(b, k->language);
    put_word(b, wire_pub_status_name(k->status));
    put_word(b, wire_route_name(k->route));
    put_number(b, k->has_page);
    put_number(b, k->has_digest);
    put_time(b, k->published);
    put_time(b, k->modified);
    put_number(b, k->first_s);
    put_number(b, k->updated_s);
    put_word(b, k->content.hex);
    put_word(b, k->source.hex);
    put_word(b, k->body.hex);
    put_word(b, k->receipt.hex);
    put_text(b, k->label);
    put_text(b, k->why);
    put_text(b, k->teaser);
    put_number(b, k->n_story);
    put_text(b, k->story);
    put_number(b, k->by_stranger);
    put_number(b, k->is_cleared);
    put_number(b, k->is_agency_text);
    put_time(b, k->dated);
    wire_buf_char(b, '\n');
    put_about(b, k);
    for (size_t i = 0; i < k->n_events; i++) {
        wire_buf_lit(b, "event");
        put_number(b, k->events[i].at_s);
        put_word(b, wire_fate_name(k->events[i].fate));
        put_text(b, k->events[i].version);
        put_text(b, k->events[i].note);
        wire_buf_char(b, '\n');
    }
}

static void put_receipt(wire_buf *b, const wire_receipt_entry *e)
{
    wire_buf_lit(b, "receipt");
    put_word(b, e->receipt.hex);
    put_word(b, wire_receipt_state_name(e->state));
    put_time(b, e->at);
    put_text(b, e->item);
    put_text(b, e->version);
    put_text(b, e->page);
    put_text(b, e->why);
    wire_buf_char(b, '\n');
}

void wire__state_write(const wire__state *s, wire_buf *out)
{
    size_t from = out->n;

    wire_buf_fmt(out, HEAD_WORD "%d\nsite", STATE_NOW);
    put_number(out, s->listed_s);
    wire_buf_char(out, '\n');
    for (size_t i = 0; i < s->n_keys; i++) {
        wire_buf_lit(out, "key");
        put_text(out, s->keys[i].key);
        put_time(out, s->keys[i].from);
        put_time(out, s->keys[i].until);
        wire_buf_char(out, '\n');
    }
    for (size_t i = 0; i < s->n_items; i++)
        put_item(out, &s->items[i]);
    for (size_t i = 0; i < s->n_receipts; i++)
        put_receipt(out, &s->receipts[i]);
    for (size_t i = 0; i < s->n_refused; i++)
        wire_buf_fmt(out, "refused\t%016" PRIx64 "\n", s->refused[i]);
    for (size_t i = 0; i < s->n_files; i++) {
        wire_buf_lit(out, "file");
        put_text(out, s->files[i]);
        wire_buf_char(out, '\n');
    }
    if (!wire_buf_ok(out)) return;
    wire_buf_fmt(out, "end\t%016" PRIx64 "\n",
                 wire_hash_bytes(out->p + from, out->n - from));
}

/* ---- Reading ------------------------------------------------------------------ */

enum { FIELDS_MOST = 29 };

typedef struct {
    wire_str f[FIELDS_MOST];
    unsigned n, at; /* at: the field that is taken next */
    bool is_bad;
    int version; /* of the state */
    wire_arena *arena;
} fields;

static wire_str next(fields *x)
{
    if (x->at < x->n) return x->f[x->at++];
    x->is_bad = true;
    return (wire_str){0};
}

/* Without its escapes; most fields have none, and are borrowed. */
static wire_str text(fields *x)
{
    wire_str s = next(x);
    char *p;
    size_t n = 0;

    if (!s.n || !memchr(s.p, '\\', s.n)) return s;
    p = wire_arena_alloc(x->arena, s.n);
    if (!p) x->is_bad = true;
    for (size_t i = 0; p && i < s.n; i++) {
        char c = s.p[i];

        if (c == '\\') {
            c = ++i < s.n ? s.p[i] : 0;
            c = (char)(c == 't' ? '\t' : c == 'n' ? '\n' : c == '\\' ? c : 0);
            if (!c) x->is_bad = true;
        }
        p[n++] = c;
    }
    return (wire_str){p, p ? n : 0};
}

static int64_t number_of(fields *x, wire_str s)
{
    int64_t n = 0;
    bool is_negative = s.n && *s.p == '-';
    size_t i = is_negative;

    if (i == s.n || s.n - i > 18) x->is_bad = true;
    for (; i < s.n && !x->is_bad; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') x->is_bad = true;
        n = n * 10 + (s.p[i] - '0');
    }
    return is_negative ? -n : n;
}

static int64_t number(fields *x) { return number_of(x, next(x)); }

static wire_time time_of(fields *x)
{
    wire_str s = next(x);
    wire_time t = {0, WIRE_TIME_NONE};

    if (wire_str_eq(s, WIRE_STR("-"))) return t;
    t.precision = WIRE_TIME_SECOND;
    if (s.n && s.p[s.n - 1] == 'd') {
        t.precision = WIRE_TIME_DAY;
        s.n--;
    }
    t.unix_s = number_of(x, s);
    return t;
}

static wire_sha256 hash(fields *x)
{
    wire_str s = next(x);
    wire_sha256 h = {""};

    if (s.n != 0 && s.n != 64) x->is_bad = true;
    for (size_t i = 0; i < s.n && !x->is_bad; i++) {
        if (!strchr("0123456789abcdef", s.p[i]) || !s.p[i]) x->is_bad = true;
        h.hex[i] = s.p[i];
    }
    return h;
}

#define NAMED(type, count, name)                                               \
    static type type##_named(fields *x)                                        \
    {                                                                          \
        wire_str s = next(x);                                                  \
        for (int i = 0; i < (count); i++)                                      \
            if (wire_str_eq(s, wire_str_of(name((type)i)))) return (type)i;    \
        x->is_bad = true;                                                      \
        return (type)0;                                                        \
    }
NAMED(wire_pub_status, 3, wire_pub_status_name)
NAMED(wire_route, 3, wire_route_name)
NAMED(wire_fate, WIRE_FATE_N, wire_fate_name)
NAMED(wire_receipt_state, 3, wire_receipt_state_name)

/* A name of a page: it becomes part of a path. */
static bool is_name(wire_str s)
{
    return wire__disk_is_path(s) &&
           wire_str_find(s, WIRE_STR("/"), 0) == SIZE_MAX &&
           !wire_str_starts(s, WIRE_STR("."));
}

static wire__kept item_of(fields *x)
{
    wire__kept k = {.id = text(x)};

    k.version = text(x);
    k.name = text(x);
    k.title = text(x);
    k.outlet = text(x);
    k.agency = text(x);
    k.language = text(x);
    k.status = wire_pub_status_named(x);
    k.route = wire_route_named(x);
    k.has_page = number(x) != 0;
    k.has_digest = number(x) != 0;
    k.published = time_of(x);
    k.modified = time_of(x);
    k.first_s = number(x);
    k.updated_s = number(x);
    k.content = hash(x);
    k.source = hash(x);
    k.body = hash(x);
    k.receipt = hash(x);
    k.label = text(x);
    k.why = text(x);
    k.teaser = text(x);
    k.n_story = (uint32_t)(number(x) & INT32_MAX);
    k.story = text(x);
    if (x->version >= 2) k.by_stranger = number(x) != 0;
    if (x->version >= 3) k.is_cleared = number(x) != 0;
    k.is_agency_text = x->version >= 4 ? number(x) != 0 : k.label.n > 0;
    if (x->version >= 4) k.dated = time_of(x);
    if (!is_name(k.name)) x->is_bad = true;
    return k;
}

static void take_more(fields *x, wire__kept *k)
{
    int64_t urgency;

    k->about.byline = text(x);
    k->about.summary = text(x);
    k->about.rights = text(x);
    k->about.slug = text(x);
    urgency = number(x);
    k->until = time_of(x);
    if (urgency < 0 || urgency > 9) x->is_bad = true;
    k->about.urgency = (unsigned char)urgency;
}

static wire__event event_of(fields *x)
{
    wire__event e = {.at_s = number(x)};

    e.fate = wire_fate_named(x);
    e.version = text(x);
    e.note = text(x);
    return e;
}

static uint64_t key_of(fields *x)
{
    static const char digits[] = "0123456789abcdef";
    wire_str s = next(x);
    uint64_t key = 0;

    if (s.n != 16) x->is_bad = true;
    for (size_t i = 0; i < s.n && !x->is_bad; i++) {
        const char *at = memchr(digits, s.p[i], 16);

        if (!at)
            x->is_bad = true;
        else
            key = key << 4 | (uint64_t)(at - digits);
    }
    return key;
}

static wire_receipt_entry receipt_of(fields *x)
{
    wire_receipt_entry e = {.receipt = hash(x)};

    e.state = wire_receipt_state_named(x);
    e.at = time_of(x);
    e.item = text(x);
    e.version = text(x);
    e.page = text(x);
    e.why = text(x);
    if (!e.receipt.hex[0]) x->is_bad = true;
    return e;
}

typedef struct {
    WIRE_VEC(wire__kept) items;
    WIRE_VEC(wire__event) events;
    WIRE_VEC(wire_subject) subjects;
    WIRE_VEC(wire_str) images;
    WIRE_VEC(wire_receipt_entry) receipts;
    WIRE_VEC(uint64_t) refused;
    WIRE_VEC(wire_str) files;
    WIRE_VEC(wire_site_key) keys;
    bool no_memory;
} lists;

static void split(wire_str line, fields *x)
{
    x->n = x->at = 0;
    while (x->n < FIELDS_MOST) {
        size_t tab = wire_str_find(line, WIRE_STR("\t"), 0);

        x->f[x->n++] = wire_str_sub(line, 0, tab == SIZE_MAX ? line.n : tab);
        if (tab == SIZE_MAX) return;
        line = wire_str_sub(line, tab + 1, line.n);
    }
    x->is_bad = true;
}

/* A line of the item above it; false: it is another. */
static bool take_item_line(fields *x, lists *l, wire_str word)
{
    wire__kept none = {0};
    wire__kept *k = l->items.n ? &l->items.p[l->items.n - 1] : &none;

    if (wire_str_eq(word, WIRE_STR("event"))) {
        if (!WIRE_VEC_PUSH(&l->events, event_of(x))) l->no_memory = true;
        k->n_events++;
    } else if (wire_str_eq(word, WIRE_STR("more"))) {
        take_more(x, k);
    } else if (wire_str_eq(word, WIRE_STR("subject"))) {
        wire_subject s = {.code = text(x)};

        s.name = text(x);
        if (!WIRE_VEC_PUSH(&l->subjects, s)) l->no_memory = true;
        k->about.n_subjects++;
    } else if (wire_str_eq(word, WIRE_STR("image"))) {
        if (!WIRE_VEC_PUSH(&l->images, text(x))) l->no_memory = true;
        if (++k->about.n_images > WIRE__IMAGES_MOST) x->is_bad = true;
    } else {
        return false;
    }
    if (k == &none) x->is_bad = true;
    return true;
}

/* Items and lists ascend, so that they can be searched. */
static void take_line(fields *x, lists *l, wire__state *s)
{
    wire_str word = next(x);

    if (wire_str_eq(word, WIRE_STR("item"))) {
        wire__kept k = item_of(x);

        if (l->items.n &&
            wire_str_cmp(l->items.p[l->items.n - 1].id, k.id) >= 0)
            x->is_bad = true;
        if (!WIRE_VEC_PUSH(&l->items, k)) l->no_memory = true;
    } else if (wire_str_eq(word, WIRE_STR("receipt"))) {
        wire_receipt_entry e = receipt_of(x);

        if (l->receipts.n &&
            strcmp(l->receipts.p[l->receipts.n - 1].receipt.hex,
                   e.receipt.hex) >= 0)
            x->is_bad = true;
        if (!WIRE_VEC_PUSH(&l->receipts, e)) l->no_memory = true;
    } else if (wire_str_eq(word, WIRE_STR("refused"))) {
        uint64_t key = key_of(x);

        if (l->refused.n && l->refused.p[l->refused.n - 1] >= key)
            x->is_bad = true;
        if (!WIRE_VEC_PUSH(&l->refused, key)) l->no_memory = true;
    } else if (wire_str_eq(word, WIRE_STR("file"))) {
        wire_str f = text(x);

        if (!wire__disk_is_path(f) ||
            (l->files.n && wire_str_cmp(l->files.p[l->files.n - 1], f) >= 0))
            x->is_bad = true;
        if (!WIRE_VEC_PUSH(&l->files, f)) l->no_memory = true;
    } else if (wire_str_eq(word, WIRE_STR("site"))) {
        s->listed_s = number(x);
    } else if (wire_str_eq(word, WIRE_STR("key"))) {
        wire_site_key k = {.key = text(x)};

        k.from = time_of(x);
        k.until = time_of(x);
        if (!wire_key_is_public(k.key)) x->is_bad = true;
        if (!WIRE_VEC_PUSH(&l->keys, k)) l->no_memory = true;
    } else if (!take_item_line(x, l, word)) {
        x->is_bad = true;
    }
    if (x->at != x->n) x->is_bad = true;
}

static void *copied(wire_arena *a, const void *p, size_t n, size_t size)
{
    void *out = wire_arena_array(a, n, size);

    if (out && n) memcpy(out, p, n * size);
    return out;
}

static wire_status settle(lists *l, wire_arena *a, wire__state *s,
                          wire_err *err)
{
    wire__event *e = copied(a, l->events.p, l->events.n, sizeof *e);
    wire_subject *subject =
        copied(a, l->subjects.p, l->subjects.n, sizeof *subject);
    wire_str *image = copied(a, l->images.p, l->images.n, sizeof *image);

    s->items = copied(a, l->items.p, l->items.n, sizeof *s->items);
    s->receipts = copied(a, l->receipts.p, l->receipts.n, sizeof *s->receipts);
    s->refused = copied(a, l->refused.p, l->refused.n, sizeof *s->refused);
    s->files = copied(a, l->files.p, l->files.n, sizeof *s->files);
    s->keys = copied(a, l->keys.p, l->keys.n, sizeof *s->keys);
    if (!e || !subject || !image || !s->items || !s->receipts || !s->refused ||
        !s->files || !s->keys || l->no_memory)
        return wire_fail_mem(err);
    s->n_keys = l->keys.n;
    s->n_items = l->items.n;
    s->n_receipts = l->receipts.n;
    s->n_refused = l->refused.n;
    s->n_files = l->files.n;
    for (size_t i = 0; i < s->n_items; i++) {
        wire__about *x = &s->items[i].about;

        s->items[i].events = e;
        e += s->items[i].n_events;
        x->subjects = subject;
        subject += x->n_subjects;
        x->images = image;
        image += x->n_images;
    }
    return WIRE_OK;
}

/* The lines between head and end, when the end's hash is theirs. */
static bool whole_lines(wire_str text, wire_str *lines, int *version)
{
    enum { END_BYTES = 4 + 16 + 1 };
    wire_str word = WIRE_STR(HEAD_WORD);
    size_t head = word.n + 2; /* a digit, a line end */
    char want[END_BYTES + 1];

    if (text.n < head + END_BYTES || !wire_str_starts(text, word) ||
        text.p[head - 1] != '\n')
        return false;
    *version = text.p[word.n] - '0';
    if (*version < 1 || *version > STATE_NOW) return false;
    snprintf(want, sizeof want, "end\t%016" PRIx64 "\n",
             wire_hash_bytes(text.p, text.n - END_BYTES));
    *lines = wire_str_sub(text, head, text.n - END_BYTES);
    return wire_str_ends(text, wire_str_of(want));
}

wire_status wire__state_parse(wire_str text, wire_arena *a, wire__state *out,
                              wire_err *err)
{
    fields x = {.arena = a};
    lists l = {0};
    wire_str rest;
    uint64_t line = 1;
    wire_status status;

    *out = (wire__state){0};
    if (!wire_arena_copy(a, text, &text)) return wire_fail_mem(err);
    if (!whole_lines(text, &rest, &x.version))
        return wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                         WIRE__STATE_DIR "/state is damaged or cut off");
    while (rest.n > 0 && !x.is_bad && !l.no_memory) {
        size_t end = wire_str_find(rest, WIRE_STR("\n"), 0);

        if (end == SIZE_MAX) end = rest.n;
        line++;
        split(wire_str_sub(rest, 0, end), &x);
        take_line(&x, &l, out);
        rest = wire_str_sub(rest, end + 1, rest.n);
    }
    status = x.is_bad ? wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                                  WIRE__STATE_DIR "/state:%" PRIu64
                                                  ": not as it is written",
                                  line)
                      : settle(&l, a, out, err);
    WIRE_VEC_FREE(&l.items);
    WIRE_VEC_FREE(&l.events);
    WIRE_VEC_FREE(&l.subjects);
    WIRE_VEC_FREE(&l.images);
    WIRE_VEC_FREE(&l.receipts);
    WIRE_VEC_FREE(&l.refused);
    WIRE_VEC_FREE(&l.files);
    WIRE_VEC_FREE(&l.keys);
    return status;
}

const wire__kept *wire__state_find(const wire__state *s, wire_str id)
{
    size_t lo = 0, hi = s->n_items;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (wire_str_cmp(s->items[mid].id, id) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < s->n_items && wire_str_eq(s->items[lo].id, id) ? &s->items[lo]
                                                               : NULL;
}
