/* What an item is remembered by: headline, name of its pages, hash of
 * its content.
 * SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "publish_items.h"

/* ---- Headlines ------------------------------------------------------------------- */

/* As far as a line may go: a word's end, and an ellipsis. */
static wire_str cut(wire_arena *a, wire_str s, size_t most, bool *failed)
{
    wire_buf b = {0};
    wire_str out = {0};
    size_t end = most;

    s = wire_str_trim(s);
    if (s.n <= most) return s;
    while (end > most / 2 && s.p[end] != ' ')
        end--;
    while (end > 0 && ((unsigned char)s.p[end] & 0xc0) == 0x80)
        end--;
    wire_buf_str(&b, wire_str_trim(wire_str_sub(s, 0, end)));
    wire_buf_lit(&b, "\xe2\x80\xa6");
    if (!wire_buf_ok(&b) || !wire_arena_copy(a, wire_buf_view(&b), &out))
        *failed = true;
    wire_buf_free(&b);
    return out;
}

/* An article without a headline is known by how it begins. */
static wire_str title_of(const wire_doc *d, wire_arena *a, bool *failed)
{
    enum { TITLE_BYTES = 100 };
    wire_str title = wire_str_trim(d->article->title), body = d->article->body;
    size_t beg = d->has_dateline ? d->dateline.span.end : d->core.beg;
    size_t line;

    if (title.n) return title;
    body = wire_str_trim(wire_str_sub(body, beg, body.n));
    line = wire_str_find(body, WIRE_STR("\n"), 0);
    return cut(a, wire_str_sub(body, 0, line), TITLE_BYTES, failed);
}

/* ---- Names of pages ---------------------------------------------------------------- */

/* Letters of Latin-1 and Latin Extended-A without their marks, for addresses;
 * one a code point from U+00C0 on, a blank where there is none. */
static const char plain[] =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static char letter_of(wire_str s, size_t *i)
{
    unsigned char c = (unsigned char)s.p[*i];
    unsigned code;

    (*i)++;
    if (c < 0x80) {
        if (c >= 'A' && c <= 'Z') return (char)(c | 0x20);
        return (char)((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c
                                                                       : ' ');
    }
    if ((c & 0xe0) != 0xc0 || *i >= s.n) return ' ';
    code = (c & 0x1fu) << 6 | ((unsigned char)s.p[(*i)++] & 0x3fu);
    return code >= 0xc0 && code - 0xc0 < sizeof plain - 1 ? plain[code - 0xc0]
                                                          : ' ';
}

void wire__slug(wire_str title, wire_buf *out)
{
    enum { SLUG_BYTES = 60 };
    size_t n = 0, i = 0, word = 0;

    while (i < title.n && n < SLUG_BYTES) {
        unsigned char c = (unsigned char)title.p[i];
        /* an apostrophe parts no words */
        if (c == '\'' || (c == 0xe2 && i + 2 < title.n &&
                          (unsigned char)title.p[i + 2] == 0x99)) {
            i += c == '\'' ? 1 : 3;
            continue;
        }
        char letter = letter_of(title, &i);

        if (letter == ' ') {
            word = 0;
            continue;
        }
        if (word++ == 0 && n > 0) {
            wire_buf_char(out, '-');
            n++;
        }
        wire_buf_char(out, letter);
        n++;
    }
}

/* Eight letters for an id, without those that are taken for each other. */
static void put_code(wire_buf *b, wire_str id)
{
    static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
    uint64_t h = wire_hash_bytes(id.p, id.n);

    for (int i = 0; i < 8; i++, h >>= 5)
        wire_buf_char(b, letters[h & 31]);
}

static wire_str name_of(wire__run_pub *r, wire_str id, wire_str title)
{
    wire_buf b = {0}, slug = {0};
    wire_str out = {0};

    put_code(&b, id);
    wire__slug(title, &slug);
    if (slug.n) wire_buf_char(&b, '-');
    wire_buf_str(&b, wire_buf_view(&slug));
    if (!wire_buf_ok(&b) || !wire_buf_ok(&slug) ||
        !wire_arena_copy(r->arena, wire_buf_view(&b), &out))
        r->no_memory = true;
    wire_buf_free(&b);
    wire_buf_free(&slug);
    return out;
}

static int by_name(const void *x, const void *y)
{
    const wire__item_pub *const *p = x, *const *q = y;
    int c = wire_str_cmp((*p)->now.name, (*q)->now.name);

    if (c) return c;
    if (!(*p)->old != !(*q)->old) return (*p)->old ? -1 : 1;
    return wire_str_cmp((*p)->id, (*q)->id);
}

/* Two ids of one code: the one that had the name keeps it. */
wire_status wire__names_settle(wire__run_pub *r, wire_err *err)
{
    wire__item_pub **at = WIRE_ARRAY(r->arena, wire__item_pub *, r->n_items);
    size_t n = 0, same = 0;

    if (!at) return wire_fail_mem(err);
    for (size_t i = 0; i < r->n_items; i++) {
        wire__kept *k = &r->items[i].now;

        if (!k->id.n) continue;
        if (!k->name.n) k->name = name_of(r, k->id, k->title);
        at[n++] = &r->items[i];
    }
    if (n) qsort(at, n, sizeof *at, by_name);
    for (size_t i = 1; i < n; i++) {
        wire_buf b = {0};

        same = wire_str_eq(at[i]->now.name, at[i - 1 - same]->now.name)
                   ? same + 1
                   : 0;
        if (!same) continue;
        wire_buf_str(&b, at[i]->now.name);
        wire_buf_fmt(&b, ".%zu", same + 1); /* no slug has a dot */
        if (!wire_buf_ok(&b) ||
            !wire_arena_copy(r->arena, wire_buf_view(&b), &at[i]->now.name))
            r->no_memory = true;
        wire_buf_free(&b);
    }
    return WIRE_OK;
}

/* ---- The record ----------------------------------------------------------------------- */

static void put_part(wire_buf *b, wire_str s)
{
    wire_buf_fmt(b, "%zu:", s.n);
    wire_buf_str(b, s);
}

/* Everything of an article that its page shows. */
static void hash_content(const wire_article *a, wire_sha256 *out, bool *failed)
{
    const wire_item *item = a->item;
    wire_buf b = {0};

    put_part(&b, a->title);
    put_part(&b, a->body);
    put_part(&b, a->byline);
    put_part(&b, a->credit);
    put_part(&b, a->outlet);
    put_part(&b, a->url);
    put_part(&b, a->language);
    put_part(&b, wire__item_version(a));
    put_part(&b, item ? item->rights : (wire_str){0});
    wire_buf_fmt(&b, "%" PRId64 ",%" PRId64, a->published.unix_s,
                 a->modified.unix_s);
    for (size_t i = 0; i < a->n_paras; i++)
        wire_buf_fmt(&b, " %u-%u.%d", a->paras[i].span.beg,
                     a->paras[i].span.end, (int)a->paras[i].role);
    for (size_t i = 0; item && i < item->n_links; i++)
        put_part(&b, item->links[i].target);
    if (!wire_buf_ok(&b)) *failed = true;
    wire_sha256_of(wire_buf_view(&b), out);
    wire_buf_free(&b);
}

static void keep_about(wire__run_pub *r, const wire_article *a,
                       wire__about *out)
{
    const wire_item *item = a->item;

    *out = (wire__about){.byline = a->byline, .summary = a->summary};
    if (!item) return;
    out->rights = item->rights;
    out->slug = item->slug;
    out->urgency = item->urgency <= 9 ? item->urgency : 0;
    out->subjects = item->subjects;
    out->n_subjects = item->n_subjects;
    out->images = WIRE_ARRAY(r->arena, wire_str, WIRE__IMAGES_MOST);
    if (!out->images)
        r->no_memory = true;
    else
        out->n_images =
            wire__images_of(item, r->arena, out->images, &r->no_memory);
}

/* Feeds have the text with its label, and nothing round it but a summary. */
static void warn(wire__run_pub *r, wire__kept *k)
{
    wire_buf b = {0};

    wire_buf_str(&b, wire__phrase(wire__tongue_of(k->language), "w_false"));
    if (k->about.summary.n) wire_buf_char(&b, ' ');
    wire_buf_str(&b, k->about.summary);
    if (!wire_buf_ok(&b) ||
        !wire_arena_copy(r->arena, wire_buf_view(&b), &k->about.summary))
        r->no_memory = true;
    wire_buf_free(&b);
}

void wire__kept_of(wire__run_pub *r, const wire__item_pub *it, wire__kept *out)
{
    const wire_doc *d = &r->t->docs[it->doc];
    const wire_article *a = d->article;

    *out =
        (wire__kept){.id = it->id,
                     .version = wire__item_version(a),
                     .title = title_of(d, r->arena, &r->no_memory),
                     .outlet = a->outlet,
                     .agency = r->facts[it->doc].agency,
                     .language = a->language.n ? a->language : d->language,
                     .status = WIRE_PUB_USABLE,
                     .route = it->route,
                     .has_page = true,
                     .is_agency_text = r->facts[it->doc].source != WIRE__NOBODY,
                     .published = a->published,
                     .dated = r->facts[it->doc].dated,
                     .modified = a->modified,
                     .first_s = r->o->now_s,
                     .updated_s = r->o->now_s};
    keep_about(r, a, &out->about);
    if (wire__claims_falsely(&r->facts[it->doc])) warn(r, out);
    hash_content(a, &out->content, &r->no_memory);
}
