/* A store keeps what it acknowledged, and knows what it has seen.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <wirecopy/store.h>

#include <dirent.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static int remove_one(const char *path, const struct stat *st, int kind,
                      struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

static int make_folder(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof folder, "/tmp/wirecopy-store-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static wire_store *open_store(void)
{
    wire_store_opts o = WIRE_STORE_OPTS_INIT;
    wire_store *s;
    wire_err err;

    o.create = true;
    if (wire_store_open(folder, &o, &s, &err) != WIRE_OK)
        fail_msg("%s", err.text);
    return s;
}

/* Words of a story, each text its own from word `own` on. */
static wire_str story(wire_arena *a, unsigned text, unsigned own, unsigned n)
{
    static const char *const stems[] = {"harbour", "ferry",  "council",
                                        "bridge",  "winter", "school",
                                        "market",  "river"};
    wire_buf b = {0};
    wire_str out;

    for (unsigned i = 0; i < n; i++) {
        uint64_t r = wire_mix64(i < own ? i + 1 : text * 1000003ull + i);

        wire_buf_fmt(&b, "%s%u%s", stems[r % 8], (unsigned)(r >> 8) % 500,
                     i % 15 == 14 ? ". " : " ");
    }
    assert_true(wire_arena_copy(a, wire_buf_view(&b), &out));
    wire_buf_free(&b);
    return out;
}

static wire_article article_of(wire_arena *a, const char *id, wire_str body)
{
    wire_article art = {.id = wire_str_of(id),
                        .path = WIRE_STR("feed.jsonl"),
                        .outlet = WIRE_STR("Northern Post"),
                        .title = WIRE_STR("Ferry <again>"),
                        .language = WIRE_STR("en"),
                        .body = body};

    art.published = wire_time_parse(WIRE_STR("2026-03-03"));
    assert_ok(wire_read_paragraphs(body, 0, a, &art.paras, &art.n_paras, NULL));
    return art;
}

static wire_added add_one(wire_store *s, const wire_article *art)
{
    wire_added added;
    wire_err err;

    if (wire_store_add(s, &art, 1, &added, &err) != WIRE_OK)
        fail_msg("%s", err.text);
    return added;
}

static wire_seen check(wire_store *s, wire_arena *a, wire_str body)
{
    wire_check_opts o = WIRE_CHECK_OPTS_INIT;
    wire_article *art = WIRE_NEW(a, wire_article);
    wire_doc doc;
    wire_seen seen;
    wire_err err;

    art->body = body;
    assert_ok(
        wire_read_paragraphs(body, 0, a, &art->paras, &art->n_paras, NULL));
    assert_ok(wire_text_doc(art, a, &doc, NULL));
    if (wire_store_check(s, &doc, &o, a, &seen, &err) != WIRE_OK)
        fail_msg("%s", err.text);
    return seen;
}

static void what_was_added_is_seen_with_its_passages(void **state)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_store *s = open_store();
    wire_str first = story(a, 1, 0, 300), half = story(a, 2, 0, 300);
    wire_article one = article_of(a, "one", first);
    wire_buf b = {0};
    wire_seen seen;

    (void)state;
    assert_int_equal(add_one(s, &one), WIRE_ADDED_NEW);
    seen = check(s, a, first);
    assert_int_equal(seen.n_hits, 1);
    assert_str(seen.hits[0].id, "one");
    assert_str(seen.hits[0].title, "Ferry <again>");
    assert_true(seen.hits[0].is_same);
    assert_true(seen.hits[0].containment == 1);

    wire_buf_str(&b, wire_str_sub(first, 0, first.n / 2));
    wire_buf_str(&b, half);
    seen = check(s, a, wire_buf_view(&b));
    assert_int_equal(seen.n_hits, 1);
    assert_false(seen.hits[0].is_same);
    assert_true(seen.hits[0].containment > .2f &&
                seen.hits[0].containment < .5f);
    assert_int_equal(seen.hits[0].n_passages, 1);
    assert_int_equal(seen.hits[0].passages[0].asked.beg, 0);
    assert_int_equal(seen.hits[0].passages[0].stored.beg, 0);
    assert_int_equal(check(s, a, half).n_hits, 0);
    wire_buf_free(&b);
    wire_store_close(s);
    wire_arena_free(a);
}

static void
the_same_again_is_not_stored_and_other_words_are_a_version(void **state)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_store *s = open_store();
    wire_article one = article_of(a, "one", story(a, 1, 0, 60));
    wire_article two = article_of(a, "one", story(a, 2, 30, 60));
    const wire_article *both[] = {&one, &two, &two};
    wire_added added[3];
    wire_store_stats n;
    wire_article got;

    (void)state;
    assert_int_equal(add_one(s, &one), WIRE_ADDED_NEW);
    assert_int_equal(add_one(s, &one), WIRE_ADDED_SAME);
    assert_ok(wire_store_add(s, both, 3, added, NULL));
    assert_int_equal(added[0], WIRE_ADDED_SAME);
    assert_int_equal(added[1], WIRE_ADDED_VERSION);
    assert_int_equal(added[2], WIRE_ADDED_SAME);
    assert_ok(wire_store_count(s, &n, NULL));
    assert_int_equal(n.articles, 1);
    assert_int_equal(n.versions, 2);
    assert_ok(wire_store_get(s, WIRE_STR("one"), 0, a, &got, NULL));
    assert_true(wire_str_eq(got.body, two.body));
    assert_int_equal(got.n_paras, two.n_paras);
    assert_int_equal(got.published.precision, WIRE_TIME_DAY);
    assert_ok(wire_store_get(s, (wire_str){0}, 1, a, &got, NULL));
    assert_true(wire_str_eq(got.body, one.body));
    assert_int_equal(wire_store_get(s, WIRE_STR("none"), 0, a, &got, NULL),
                     WIRE_END);
    wire_store_close(s);
    wire_arena_free(a);
}

static size_t files_in_seeds(void)
{
    char path[100];
    DIR *dir;
    size_t n = 0;

    (void)snprintf(path, sizeof path, "%s/seeds", folder);
    dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *e; (e = readdir(dir)) != NULL;)
        n += e->d_name[0] != '.';
    (void)closedir(dir);
    return n;
}

static void tell(void *ctx, const char *what)
{
    (void)ctx;
    fail_msg("%s", what);
}

static void many_small_segments_become_few(void **state)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_store *s = open_store();
    wire_store_stats n;

    (void)state;
    for (unsigned i = 0; i < 100; i++) {
        char id[16];
        wire_article art;

        (void)snprintf(id, sizeof id, "id%u", i);
        art = article_of(a, id, story(a, i, 0, 120));
        assert_int_equal(add_one(s, &art), WIRE_ADDED_NEW);
    }
    assert_ok(wire_store_settle(s, NULL));
    assert_ok(wire_store_count(s, &n, NULL));
    assert_int_equal(n.versions, 100);
    assert_in_range(n.segments, 1, 15);
    assert_int_equal(files_in_seeds(), n.segments);
    for (unsigned i = 0; i < 100; i += 9)
        assert_int_equal(check(s, a, story(a, i, 0, 120)).n_hits, 1);
    assert_ok(wire_store_verify(s, tell, NULL, NULL));
    wire_store_close(s);
    s = open_store();
    for (unsigned i = 0; i < 100; i += 9)
        assert_int_equal(check(s, a, story(a, i, 0, 120)).n_hits, 1);
    wire_store_close(s);
    wire_arena_free(a);
}

static void spoil(const char *name)
{
    char path[120];
    FILE *f;

    (void)snprintf(path, sizeof path, "%s/seeds/%s", folder, name);
    f = fopen(path, "r+b");
    assert_non_null(f);
    assert_int_equal(fseek(f, 200, SEEK_SET), 0);
    assert_int_equal(fputc('!', f), '!');
    assert_int_equal(fclose(f), 0);
}

static void a_lost_or_damaged_segment_is_made_again(void **state)
{
    wire_store_opts reading = WIRE_STORE_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_store *s = open_store();
    wire_article one = article_of(a, "one", story(a, 1, 0, 200));
    wire_article two = article_of(a, "two", story(a, 2, 0, 200));
    wire_store_stats n;
    char path[120];
    wire_err err;

    (void)state;
    (void)add_one(s, &one);
    (void)add_one(s, &two);
    wire_store_close(s);
    spoil("00000001.seg");
    (void)snprintf(path, sizeof path, "%s/seeds/00000002.seg", folder);
    assert_int_equal(unlink(path), 0);
    (void)snprintf(path, sizeof path, "%s/seeds/00000009.seg", folder);
    (void)fclose(fopen(path, "w"));

    reading.read_only = true;
    assert_int_equal(wire_store_open(folder, &reading, &s, &err), WIRE_EFORMAT);
    assert_non_null(strstr(err.text, "00000001.seg"));
    s = open_store();
    assert_ok(wire_store_count(s, &n, NULL));
    assert_int_equal(n.rebuilt, 2);
    assert_int_equal(files_in_seeds(), 2);
    assert_int_equal(check(s, a, one.body).n_hits, 1);
    assert_int_equal(check(s, a, two.body).n_hits, 1);
    assert_ok(wire_store_verify(s, tell, NULL, NULL));
    wire_store_close(s);
    wire_arena_free(a);
}

static void one_process_writes_and_others_read(void **state)
{
    wire_store_opts o = WIRE_STORE_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_store *s = open_store(), *other;
    wire_article one = article_of(a, "one", story(a, 1, 0, 200));
    const wire_article *list = &one;
    wire_err err;

    (void)state;
    (void)add_one(s, &one);
    assert_int_equal(wire_store_open(folder, &o, &other, &err), WIRE_EINVAL);
    assert_non_null(strstr(err.text, "another process"));
    o.read_only = true;
    assert_ok(wire_store_open(folder, &o, &other, &err));
    assert_int_equal(check(other, a, one.body).n_hits, 1);
    assert_int_equal(wire_store_add(other, &list, 1, NULL, &err), WIRE_EINVAL);
    wire_store_close(other);
    wire_store_close(s);
    wire_arena_free(a);
}

static void what_is_no_store_is_named(void **state)
{
    wire_store_opts o = WIRE_STORE_OPTS_INIT;
    char path[120];
    wire_store *s;
    wire_err err;
    FILE *f;

    (void)state;
    assert_int_equal(wire_store_open(folder, &o, &s, &err), WIRE_EIO);
    assert_non_null(strstr(err.text, "no store"));
    (void)snprintf(path, sizeof path, "%s/articles.db", folder);
    f = fopen(path, "w");
    (void)fputs("this is a text and no database, long enough to be looked at "
                "as one; it goes on for more than a hundred bytes.",
                f);
    (void)fclose(f);
    assert_int_equal(wire_store_open(folder, &o, &s, &err), WIRE_EFORMAT);
    assert_non_null(strstr(err.text, "articles.db"));
}

static void a_list_goes_on_where_it_stopped(void **state)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_store *s = open_store();
    wire_listing *list;
    size_t n;

    (void)state;
    for (unsigned i = 0; i < 5; i++) {
        char *id = wire_arena_alloc(a, 16);
        wire_article art;

        (void)snprintf(id, 16, "id%u", i);
        art = article_of(a, id, story(a, i, 0, 30));
        (void)add_one(s, &art);
    }
    assert_ok(wire_store_list(s, 0, 3, a, &list, &n, NULL));
    assert_int_equal(n, 3);
    assert_str(list[2].id, "id2");
    assert_ok(wire_store_list(s, list[2].number, 9, a, &list, &n, NULL));
    assert_int_equal(n, 2);
    assert_str(list[1].id, "id4");
    assert_int_equal(list[1].versions, 1);
    wire_store_close(s);
    wire_arena_free(a);
}

#define IN_FOLDER(f)                                                           \
    cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_was_added_is_seen_with_its_passages),
        IN_FOLDER(the_same_again_is_not_stored_and_other_words_are_a_version),
        IN_FOLDER(many_small_segments_become_few),
        IN_FOLDER(a_lost_or_damaged_segment_is_made_again),
        IN_FOLDER(one_process_writes_and_others_read),
        IN_FOLDER(what_is_no_store_is_named),
        IN_FOLDER(a_list_goes_on_where_it_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
