/* Articles made up by chance, written in every format and read back: what
 * docs/write.md promises must be equal.
 *
 *   test_write_round              the test
 *   test_write_round FOLDER N     N documents of each format into FOLDER, for
 *                                 tests/valid/run.py
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <wirecopy/write.h>

#include "read_testing.h"
#include "write_equal.h"

/* ---- Chance -------------------------------------------------------------- */

typedef struct {
    uint64_t state;
    wire_arena *arena;
} dice;

static uint64_t roll(dice *d, uint64_t sides)
{
    d->state += 0x9e3779b97f4a7c15u;
    return wire_mix64(d->state) % sides;
}

static bool chance(dice *d, unsigned percent) { return roll(d, 100) < percent; }

/* Words of several scripts, and what formats stumble over. */
static const char *const words[] = {
    "harbour",     "the",   "ferry",       "council", "Zürich", "naïve",
    "“quoted”",    "東京",  "Ελλάδα",      "שלום",    "🙂",   "e\u0301",
    "1,5",         "50%",   "a%20b",       "R&D",     "&amp;",  "&#8217;",
    "<b>bold</b>", "<br/>", "<!--",        "]]>",     "</p>",   "<blink>",
    "\"quotes\"",  "it's",  "back\\slash", "{brace}", "#tag",   "?x=1&y=2",
    "end",         "of",    "report",
};
enum { N_WORDS = sizeof words / sizeof *words };

static wire_str words_of(dice *d, size_t least, size_t most, bool has_lines)
{
    wire_buf b = {0};
    wire_str out;
    size_t n = least + roll(d, most - least + 1);

    for (size_t i = 0; i < n; i++) {
        /* A line that ends in white space or controls only would not be. */
        if (i) wire_buf_char(&b, has_lines && chance(d, 8) ? '\n' : ' ');
        if (chance(d, 2)) wire_buf_lit(&b, "x\001y ");
        wire_buf_lit(&b, words[roll(d, N_WORDS)]);
    }
    assert_true(wire_buf_ok(&b));
    assert_true(wire_arena_copy(d->arena, wire_buf_view(&b), &out));
    wire_buf_free(&b);
    return out;
}

static wire_str text(dice *d, const char *fmt, unsigned n)
{
    char s[128];
    wire_str out;
    (void)snprintf(s, sizeof s, fmt, n); /* NOLINT: fmt is ours */
    assert_true(wire_arena_copy(d->arena, wire_str_of(s), &out));
    return out;
}

static wire_time time_of(dice *d)
{
    wire_time t = {(int64_t)roll(d, 1770000000), WIRE_TIME_SECOND};
    if (chance(d, 15)) {
        t.unix_s -= t.unix_s % 86400;
        t.precision = WIRE_TIME_DAY;
    }
    return t;
}

/* ---- Articles ------------------------------------------------------------ */

static void make_body(dice *d, wire_article *a)
{
    wire_buf b = {0};
    size_t n = 1 + roll(d, 6);

    a->paras = WIRE_ARRAY(d->arena, wire_para, n);
    for (size_t i = 0; i < n; i++) {
        wire_str s = words_of(d, 12, 30, true);
        if (i) wire_buf_lit(&b, "\n\n");
        a->paras[i] = (wire_para){
            .span = {(uint32_t)b.n, (uint32_t)(b.n + s.n)},
            .role = (wire_para_role)(i ? roll(d, 4) : WIRE_PARA_BODY)};
        wire_buf_str(&b, s);
    }
    a->n_paras = n;
    assert_true(wire_buf_ok(&b));
    assert_true(wire_arena_copy(d->arena, wire_buf_view(&b), &a->body));
    wire_buf_free(&b);
}

static void make_lists(dice *d, wire_item *item)
{
    static const char *const rels[] = {"via", "replaces", "irel:seeAlso",
                                       "corrects", "a relation"};
    static const char *const targets[] = {"https://npa.example/%u?a=1&b=ü",
                                          "urn:npa:item:%u", "item %u <b>"};
    item->n_subjects = roll(d, 4);
    item->subjects = WIRE_ARRAY(d->arena, wire_subject, 4);
    for (unsigned i = 0; i < item->n_subjects; i++) {
        item->subjects[i].code =
            text(d, chance(d, 50) ? "medtop:0%u" : "harbour dues %u", i);
        item->subjects[i].name =
            chance(d, 50) ? words_of(d, 1, 3, false) : (wire_str){0};
    }
    item->n_links = roll(d, 4);
    item->links = WIRE_ARRAY(d->arena, wire_item_link, 4);
    for (unsigned i = 0; i < item->n_links; i++) {
        item->links[i].rel = wire_str_of(rels[roll(d, 5)]);
        item->links[i].target = text(d, targets[roll(d, 3)], i);
    }
}

static wire_item *make_item(dice *d)
{
    wire_item *item = WIRE_NEW(d->arena, wire_item);

    assert_non_null(item);
    if (chance(d, 60)) item->version = text(d, "%u", 1 + (unsigned)roll(d, 99));
    item->status = (wire_pub_status)(chance(d, 30) ? roll(d, 3) : 0);
    if (chance(d, 30)) {
        item->embargoed = time_of(d);
        item->embargoed.precision = WIRE_TIME_SECOND;
    }
    if (chance(d, 30)) item->marked = (wire_revision)roll(d, WIRE_REVISION_N);
    if (item->marked == WIRE_REVISION_KILL) item->status = WIRE_PUB_CANCELED;
    if (item->marked == WIRE_REVISION_HOLD && !item->status)
        item->status = WIRE_PUB_WITHHELD;
    if (chance(d, 40)) item->slug = words_of(d, 1, 3, false);
    if (chance(d, 40)) item->ed_note = words_of(d, 3, 12, false);
    if (chance(d, 40)) item->rights = words_of(d, 2, 6, false);
    item->urgency = (unsigned char)roll(d, 10);
    make_lists(d, item);
    return item;
}

static wire_article *make_article(dice *d)
{
    static const char *const ids[] = {
        "tag:haven.example,2026:%u", "urn:newsml:haven.example:20260303:%u",
        "folder/a b %u.txt", "HAV%04u", "https://haven.example/%u"};
    static const char *const languages[] = {"en", "de-AT", "zh-Hant", "x"};
    wire_article *a = WIRE_NEW(d->arena, wire_article);

    assert_non_null(a);
    a->format = WIRE_FORMAT_TEXT;
    a->id = text(d, ids[roll(d, 5)], (unsigned)roll(d, 1000));
    if (chance(d, 60))
        a->url = text(d, "https://haven.example/page/%u?a=1&b=2",
                      (unsigned)roll(d, 1000));
    if (wire_str_starts(a->id, WIRE_STR("http"))) a->url = a->id;
    a->title = words_of(d, 2, 9, false);
    if (chance(d, 70)) a->outlet = words_of(d, 1, 3, false);
    if (chance(d, 60)) a->byline = wire_str_of("Ada Vénn & Co <desk>");
    if (chance(d, 50)) a->credit = text(d, "NPA %u", (unsigned)roll(d, 9));
    if (chance(d, 70)) a->language = wire_str_of(languages[roll(d, 3)]);
    if (chance(d, 90)) a->published = time_of(d);
    if (a->published.precision != WIRE_TIME_NONE && chance(d, 60)) {
        a->modified = time_of(d);
        a->modified.precision = WIRE_TIME_SECOND;
    }
    make_body(d, a);
    if (chance(d, 40)) a->summary = words_of(d, 5, 9, false);
    if (chance(d, 30)) a->dateline = wire_str_of("Skéllan, March 3 (NPA & Co)");
    if (chance(d, 85)) a->item = make_item(d);
    /* NITF knows no release before the issue. */
    if (a->item && a->item->embargoed.unix_s <= a->published.unix_s &&
        a->item->embargoed.precision != WIRE_TIME_NONE)
        a->item->embargoed.unix_s = a->published.unix_s + 3600;
    return a;
}

static dice dice_of(uint64_t seed)
{
    dice d = {seed, wire_arena_new(NULL, 0)};
    assert_non_null(d.arena);
    return d;
}

/* ---- The property -------------------------------------------------------- */

/* Write one article in write_promises[at].format, read it, compare. False,
 * with what differs in why, when something does. Strict: not a warning, either;
 * of ninjs the reader warns when it breaks a rule of the IPTC's schema. */
static bool write_and_compare(size_t at, const wire_article *a, bool is_strict,
                              char *why, size_t room)
{
    wire_channel c = {0};
    wire_buf b = {0};
    wire_batch batch = {0};
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    verdict v = {why, room, true};
    bool is_canceled = a->item && a->item->status == WIRE_PUB_CANCELED;
    bool is_read = wire_write_articles(write_promises[at].format, &c, &a, 1, &b,
                                       NULL) == WIRE_OK &&
                   wire_read_bytes(wire_buf_view(&b), WIRE_STR("written"), &o,
                                   &batch, NULL) == WIRE_OK;
    if (!is_read)
        say_differs(&v, "reading", WIRE_STR("refused"), WIRE_STR("possible"));
    for (size_t i = 0; is_read && i < batch.n_skips; i++)
        if (is_strict || !batch.skips[i].is_warning)
            say_differs(&v, "skip", batch.skips[i].why, (wire_str){0});
    if (is_read && is_canceled && !write_promises[at].can_cancel) {
        if (batch.n_listed == 1)
            same_text(&v, "id", batch.listed[0].id, a->id);
        else
            same_number(&v, "number of notices", (int64_t)batch.n_listed, 1);
    } else if (is_read && batch.n_articles == 1) {
        if (write_promises[at].is_plain)
            same_lines(&v, &batch.articles[0], a);
        else
            same_article(&v, write_promises[at].keeps, &batch.articles[0], a);
    } else {
        same_number(&v, "number of articles", (int64_t)batch.n_articles, 1);
    }
    wire_batch_free(&batch);
    wire_buf_free(&b);
    return v.is_same;
}

static void check_format(size_t format)
{
    enum { N_ARTICLES = 400 };

    for (uint64_t seed = 0; seed < N_ARTICLES; seed++) {
        dice d = dice_of(seed << 8);
        char why[600] = "";
        const wire_article *a = make_article(&d);
        if (!write_and_compare(format, a, true, why, sizeof why)) {
            print_error("%s, article %llu: %s\n",
                        wire_format_name(write_promises[format].format),
                        (unsigned long long)seed, why);
            fail();
        }
        wire_arena_free(d.arena);
    }
}

#define ROUND(name, index)                                                     \
    static void write__any_article_reads_back_from_##name(void **state)        \
    {                                                                          \
        (void)state;                                                           \
        check_format(index);                                                   \
    }
ROUND(rss, 0)
ROUND(atom, 1)
ROUND(json_feed, 2)
ROUND(ninjs, 3)
ROUND(newsml_g2, 4)
ROUND(nitf, 5)
ROUND(iptc_7901, 6)
ROUND(warc, 7)

/* ---- Documents for validators -------------------------------------------- */

static int write_document(const char *folder, wire_format f, unsigned i)
{
    dice d = dice_of((uint64_t)i << 20 | 7);
    const wire_article *list[4];
    size_t n = f == WIRE_FORMAT_NITF ? 1 : i % 4 + (f == WIRE_FORMAT_NEWSML_G2);
    const wire_str hubs[] = {WIRE_STR("https://hub.example/?a=1&b=2")};
    wire_channel c = {0};
    wire_buf b = {0};
    char path[1024];

    for (size_t k = 0; k < 4; k++)
        list[k] = make_article(&d);
    if (n > 4) n = 4;
    if (i % 2)
        c = (wire_channel){.id = WIRE_STR("urn:haven:feed"),
                           .title = WIRE_STR("Haven & co"),
                           .url = WIRE_STR("https://haven.example/"),
                           .self_url = WIRE_STR("https://haven.example/feed"),
                           .language = WIRE_STR("en"),
                           .hubs = hubs,
                           .n_hubs = 1,
                           .updated = {1770000000, WIRE_TIME_SECOND}};
    (void)snprintf(path, sizeof path, "%s/%s-%03u", folder, wire_format_name(f),
                   i);
    FILE *file = fopen(path, "wb");
    bool good =
        file && wire_write_articles(f, &c, list, n, &b, NULL) == WIRE_OK;
    good = good && (!b.n || fwrite(b.p, 1, b.n, file) == b.n);
    if (file) good = fclose(file) == 0 && good;
    wire_buf_free(&b);
    wire_arena_free(d.arena);
    return good ? 0 : 1;
}

static int write_documents(const char *folder, unsigned n)
{
    static const wire_format formats[] = {
        WIRE_FORMAT_RSS,      WIRE_FORMAT_ATOM, WIRE_FORMAT_JSON_FEED,
        WIRE_FORMAT_NINJS,    WIRE_FORMAT_NITF, WIRE_FORMAT_NEWSML_G2,
        WIRE_FORMAT_IPTC7901, WIRE_FORMAT_OPML, WIRE_FORMAT_WARC,
        WIRE_FORMAT_SITEMAP};
    int bad = 0;
    for (size_t k = 0; k < sizeof formats / sizeof *formats; k++)
        for (unsigned i = 0; i < n; i++)
            bad += write_document(folder, formats[k], i);
    return bad ? 1 : 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(write__any_article_reads_back_from_rss),
        cmocka_unit_test(write__any_article_reads_back_from_atom),
        cmocka_unit_test(write__any_article_reads_back_from_json_feed),
        cmocka_unit_test(write__any_article_reads_back_from_ninjs),
        cmocka_unit_test(write__any_article_reads_back_from_newsml_g2),
        cmocka_unit_test(write__any_article_reads_back_from_nitf),
        cmocka_unit_test(write__any_article_reads_back_from_iptc_7901),
        cmocka_unit_test(write__any_article_reads_back_from_warc),
    };
    if (argc == 3)
        return write_documents(argv[1], (unsigned)strtoul(argv[2], NULL, 10));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
