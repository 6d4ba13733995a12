/* Planning and units: folders, links, parts of one file, streams, ids.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>
#include <cmocka.h>

#include "read_testing.h"

/* ---- A folder to try things in ---- */

static char root[64];

static int make_root(void **state)
{
    (void)state;
    strcpy(root, "/tmp/wire_read_XXXXXX");
    return mkdtemp(root) && chdir(root) == 0 ? 0 : -1;
}

static int drop_root(void **state)
{
    (void)state;
    char command[160];
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -rf %s", root,
             root);
    return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

static wire_plan *plan_of(const char *const *paths, size_t n,
                          const wire_read_opts *o)
{
    wire_plan *p;
    wire_err err = {0};
    wire_status status = wire_plan_new(paths, n, o, &p, &err);
    if (status != WIRE_OK) fail_msg("%s", err.text);
    return p;
}

static wire_batch unit_of(const wire_plan *p, size_t i)
{
    wire_batch b;
    wire_err err = {0};
    if (wire_plan_read(p, i, &b, &err) != WIRE_OK) fail_msg("%s", err.text);
    return b;
}

/* ---- Folders ---- */

static void make_link(const char *to, const char *name)
{
    assert_int_equal(symlink(to, name), 0);
}

static void plan__links_that_lead_out_are_named_and_not_followed(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    const wire_skip *skips;
    mkdir("lk", 0700);
    mkdir("lk/in", 0700);
    mkdir("lk/in/b", 0700);
    mkdir("lk/in-2", 0700);
    put("lk/in/b/x.txt", "X\n\nxx\n");
    put("lk/out.txt", "O\n\noo\n");
    put("lk/in-2/y.txt", "Y\n\nyy\n");
    make_link("b/x.txt", "lk/in/1-inside");
    make_link("../out.txt", "lk/in/2-out");
    make_link("../in-2", "lk/in/3-folder");
    make_link("2-out", "lk/in/4-by-another");
    make_link("in", "lk/given");
    const char *paths[] = {"lk/given"};
    wire_plan *p = plan_of(paths, 1, &o);
    assert_int_equal(wire_plan_units(p), 1);
    /* x.txt is read as 1-inside, and told once more under its own name */
    assert_int_equal(wire_plan_skips(p, &skips), 4);
    for (size_t i = 0; i < 4; i++)
        assert_true(skips[i].is_warning);
    assert_string_equal(skips[0].path.p, "lk/given/2-out");
    assert_string_equal(skips[1].path.p, "lk/given/3-folder");
    assert_string_equal(skips[2].path.p, "lk/given/4-by-another");
    wire_plan_free(p);

    const char *both[] = {"lk/given", "lk/in-2", "lk/out.txt"};
    p = plan_of(both, 3, &o); /* what is given as well is read */
    assert_int_equal(wire_plan_units(p), 3);
    wire_plan_free(p);
    o.follow_links = true;
    p = plan_of(paths, 1, &o);
    assert_int_equal(wire_plan_units(p), 3);
    wire_plan_free(p);
}

static void plan__what_is_barred_is_read_by_no_name(void **state)
{
    (void)state;
    wire_file_id id;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    struct stat st;
    const wire_skip *skips;
    mkdir("br", 0700);
    put("br/a.txt", "A\n\naa\n");
    put("key", "K\n\nkk\n");
    make_link("../key", "br/link");
    assert_int_equal(link("key", "br/hard"), 0);
    assert_int_equal(stat("key", &st), 0);
    id = (wire_file_id){(uint64_t)st.st_dev, (uint64_t)st.st_ino};
    o.barred = &id;
    o.n_barred = 1;
    o.follow_links = true;
    const char *paths[] = {"br", "key"};
    wire_plan *p = plan_of(paths, 2, &o);
    assert_int_equal(wire_plan_units(p), 1);
    assert_int_equal(wire_plan_skips(p, &skips), 3);
    for (size_t i = 0; i < 3; i++)
        assert_false(skips[i].is_warning);
    /* the name is given to another file behind the plan */
    assert_int_equal(unlink("br/a.txt"), 0);
    assert_int_equal(link("key", "br/a.txt"), 0);
    wire_batch b = unit_of(p, 0);
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_skips, 1);
    wire_batch_free(&b);
    wire_plan_free(p);
}

static void plan__walks_folders_in_byte_order_and_skips_hidden(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    mkdir("f", 0700);
    mkdir("f/b", 0700);
    put("f/c.txt", "C\n\ncc\n");
    put("f/b/x.txt", "X\n\nxx\n");
    put("f/a.txt", "A\n\naa\n");
    put("f/.hidden", "H\n\nhh\n");
    const char *paths[] = {"f"};
    wire_plan *p = plan_of(paths, 1, &o);
    assert_int_equal(wire_plan_units(p), 3);
    static const char *const want[] = {"f/a.txt", "f/b/x.txt", "f/c.txt"};
    for (size_t i = 0; i < 3; i++) {
        wire_batch b = unit_of(p, i);
        assert_int_equal(b.n_articles, 1);
        assert_str(b.articles[0].path, want[i]);
        wire_batch_free(&b);
    }
    wire_plan_free(p);
    o.keep_hidden = true;
    p = plan_of(paths, 1, &o);
    assert_int_equal(wire_plan_units(p), 4);
    wire_plan_free(p);
}

static void plan__a_loop_of_links_is_walked_once(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    mkdir("loop", 0700);
    put("loop/a.txt", "A\n\naa\n");
    assert_int_equal(symlink(".", "loop/self"), 0);
    assert_int_equal(symlink("../loop", "loop/again"), 0);
    const char *paths[] = {"loop"};
    wire_plan *p = plan_of(paths, 1, &o);
    assert_int_equal(wire_plan_units(p), 1);
    wire_plan_free(p);
}

static void
plan__what_cannot_be_read_is_named_and_the_rest_goes_on(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    const wire_skip *skips;
    mkdir("closed", 0700);
    put("closed/a.txt", "A\n\naa\n");
    put("open.txt", "O\n\noo\n");
    chmod("closed", 0);
    const char *paths[] = {"closed", "missing.txt", "open.txt"};
    wire_plan *p = plan_of(paths, 3, &o);
    size_t n = wire_plan_skips(p, &skips);
    if (geteuid() == 0) { /* nothing is closed to root */
        assert_int_equal(n, 1);
    } else {
        assert_int_equal(n, 2);
        assert_str(skips[0].path, "closed");
        assert_true(
            wire_str_starts(skips[0].why, WIRE_STR("cannot open folder: ")));
    }
    assert_str(skips[n - 1].path, "missing.txt");
    assert_false(skips[n - 1].is_warning);
    wire_batch b = unit_of(p, wire_plan_units(p) - 1);
    assert_str(b.articles[0].path, "open.txt");
    wire_batch_free(&b);
    wire_plan_free(p);
    chmod("closed", 0700);
}

static void plan__one_file_under_two_names_is_read_once(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    const wire_skip *skips;
    put("one.txt", "O\n\noo\n");
    const char *paths[] = {"one.txt", "./one.txt"};
    wire_plan *p = plan_of(paths, 2, &o);
    assert_int_equal(wire_plan_units(p), 1);
    assert_int_equal(wire_plan_skips(p, &skips), 1);
    assert_true(skips[0].is_warning);
    wire_plan_free(p);
}

static void plan__options_are_checked_by_name(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_plan *p;
    wire_err err;
    o.unit_bytes = 0;
    assert_int_equal(wire_plan_new(NULL, 0, &o, &p, &err), WIRE_EINVAL);
    assert_non_null(strstr(err.text, "unit_bytes"));
}

/* ---- Parts of one file ---- */

/* All ids and positions of a file read in units of a size, then its skips. */
static void write_all(const char *path, size_t unit_bytes, char *out, size_t n)
{
    static char skips[16384];
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    o.unit_bytes = unit_bytes;
    wire_plan *p = plan_of(&path, 1, &o);
    size_t w = 0, k = 0;
    for (size_t u = 0; u < wire_plan_units(p); u++) {
        wire_batch b = unit_of(p, u);
        for (size_t i = 0; i < b.n_articles; i++) {
            const wire_article *a = &b.articles[i];
            w += (size_t)snprintf(out + w, n - w, "%.*s@%llu[%llu,%llu) ",
                                  (int)a->id.n, a->id.p,
                                  (unsigned long long)a->src_off,
                                  (unsigned long long)a->paras[0].src_beg,
                                  (unsigned long long)a->paras[0].src_end);
        }
        for (size_t i = 0; i < b.n_skips; i++)
            k += (size_t)snprintf(skips + k, sizeof skips - k, "skip@%llu ",
                                  (unsigned long long)b.skips[i].at);
        wire_batch_free(&b);
    }
    wire_plan_free(p);
    snprintf(out + w, n - w, "%s", skips);
}

static void plan__units_of_any_size_give_the_same_articles(void **state)
{
    (void)state;
    static char whole[16384], parts[16384];
    wire_buf b = {0};
    for (int i = 0; i < 100; i++) {
        wire_buf_fmt(&b, "{\"id\":\"%d\",\"text\":\"", i);
        for (int k = 0; k < i * 7 % 50; k++)
            wire_buf_lit(&b, "word ");
        wire_buf_lit(&b, i % 9 ? "end\"}\n" : "end\"\n");
        if (i % 11 == 0) wire_buf_lit(&b, "\n");
    }
    wire_buf_char(&b, 0);
    put("parts.jsonl", b.p);
    write_all("parts.jsonl", 1 << 20, whole, sizeof whole);
    static const size_t sizes[] = {1, 7, 64, 100, 333, 1000, 4096};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        write_all("parts.jsonl", sizes[i], parts, sizeof parts);
        assert_string_equal(parts, whole);
    }
    wire_buf_free(&b);
}

static void plan__a_line_too_long_is_skipped_and_the_next_is_read(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    o.max_article_bytes = 1000;
    o.unit_bytes = 64;
    wire_buf b = {0};
    wire_buf_lit(&b, "{\"id\":\"a\",\"text\":\"one\"}\n{\"text\":\"");
    for (int i = 0; i < 500000; i++)
        wire_buf_char(&b, 'x');
    wire_buf_lit(&b, "\"}\n{\"id\":\"c\",\"text\":\"three\"}\n");
    wire_buf_char(&b, 0);
    put("long.jsonl", b.p);
    const char *paths[] = {"long.jsonl"};
    wire_plan *p = plan_of(paths, 1, &o);
    size_t n_articles = 0, n_skips = 0;
    for (size_t u = 0; u < wire_plan_units(p); u++) {
        wire_batch batch = unit_of(p, u);
        n_articles += batch.n_articles;
        n_skips += batch.n_skips;
        if (batch.n_skips) assert_int_equal(batch.skips[0].at, 24);
        wire_batch_free(&batch);
    }
    assert_int_equal(n_articles, 2);
    assert_int_equal(n_skips, 1);
    wire_plan_free(p);
    wire_buf_free(&b);
}

/* ---- Streams ---- */

static void put_compressed(const char *path, bool is_zstd, const char *text,
                           size_t repeat)
{
    struct archive *a = archive_write_new();
    struct archive_entry *e = archive_entry_new();
    if (is_zstd)
        archive_write_add_filter_zstd(a);
    else
        archive_write_add_filter_gzip(a);
    archive_write_set_format_raw(a);
    assert_int_equal(archive_write_open_filename(a, path), ARCHIVE_OK);
    archive_entry_set_filetype(e, AE_IFREG);
    archive_write_header(a, e);
    for (size_t i = 0; i < repeat; i++)
        archive_write_data(a, text, strlen(text));
    archive_entry_free(e);
    archive_write_free(a);
}

static void stream__gzip_and_zstd_are_seen_by_content(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    put_compressed("a.txt", false, "{\"text\":\"a\"}\n", 3);
    put_compressed("b.bin", true, "Headline\n\nBody.\n", 1);
    const char *paths[] = {"a.txt", "b.bin"};
    wire_plan *p = plan_of(paths, 2, &o);
    wire_batch b = unit_of(p, 0);
    assert_int_equal(b.n_articles, 3);
    assert_int_equal(b.articles[2].src_off, 26);
    wire_batch_free(&b);
    b = unit_of(p, 1);
    assert_str(b.articles[0].title, "Headline");
    wire_batch_free(&b);
    wire_plan_free(p);
}

static void stream__a_bomb_is_stopped(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    char line[4096];
    memset(line, 'a', sizeof line - 1);
    line[sizeof line - 1] = 0;
    o.max_ratio = 100;
    put_compressed("bomb.gz", false, line, 20000);
    const char *paths[] = {"bomb.gz"};
    wire_plan *p = plan_of(paths, 1, &o);
    wire_batch b = unit_of(p, 0);
    assert_int_equal(b.n_articles, 0);
    assert_int_equal(b.n_skips, 1);
    assert_true(wire_str_find(b.skips[0].why, WIRE_STR("more than 100 times"),
                              0) != SIZE_MAX);
    assert_true(b.bytes < 40000000);
    wire_batch_free(&b);
    wire_plan_free(p);
}

static void stream__lines_before_a_damage_are_kept(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    put_compressed("cut.gz", false, "{\"text\":\"some words\"}\n", 100000);
    struct stat st;
    assert_int_equal(stat("cut.gz", &st), 0);
    assert_int_equal(truncate("cut.gz", st.st_size / 2), 0);
    const char *paths[] = {"cut.gz"};
    wire_plan *p = plan_of(paths, 1, &o);
    wire_batch b = unit_of(p, 0);
    assert_true(b.n_articles > 1000);
    assert_int_equal(b.n_skips, 1);
    assert_false(b.skips[0].is_warning);
    wire_batch_free(&b);
    wire_plan_free(p);
}

/* Ids of all articles of a file in unit order, read in an order of units:
 * 1 ascending, -1 descending, 0 by two threads. */
typedef struct {
    const wire_plan *plan;
    wire_batch batch[256];
} reading;

static wire_status read_task(void *ctx, size_t i, unsigned worker,
                             wire_err *err)
{
    reading *r = ctx;
    (void)worker;
    return wire_plan_read(r->plan, i, &r->batch[i], err);
}

static void ids_of(const char *path, int order, char *out, size_t n)
{
    static reading r;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_err err = {0};
    o.unit_bytes = 4096;
    o.max_article_bytes = 3000;
    wire_plan *p = plan_of(&path, 1, &o);
    size_t n_units = wire_plan_units(p), w = 0;
    assert_in_range(n_units, 2, 256);
    memset(&r, 0, sizeof r);
    r.plan = p;
    for (size_t i = 0; order && i < n_units; i++)
        assert_int_equal(
            read_task(&r, order > 0 ? i : n_units - 1 - i, 0, &err), WIRE_OK);
    if (!order)
        assert_int_equal(wire_pool_run(2, n_units, read_task, &r, &err),
                         WIRE_OK);
    for (size_t u = 0; u < n_units; u++) {
        for (size_t i = 0; i < r.batch[u].n_articles; i++)
            w += (size_t)snprintf(
                out + w, n - w, "%.*s@%llu ", (int)r.batch[u].articles[i].id.n,
                r.batch[u].articles[i].id.p,
                (unsigned long long)r.batch[u].articles[i].src_off);
        for (size_t i = 0; i < r.batch[u].n_skips; i++)
            assert_int_equal(r.batch[u].skips[i].at, 13000);
        wire_batch_free(&r.batch[u]);
    }
    wire_plan_free(p);
}

static void stream__threads_share_a_compressed_file(void **state)
{
    (void)state;
    static char plain[32768], packed[32768];
    wire_buf b = {0};
    for (int i = 0; i < 1000; i++) {
        size_t before = b.n;
        wire_buf_fmt(&b, "{\"id\":\"%d\",\"text\":\"x", i);
        while (b.n < before + 58 + (i % 7 == 0))
            wire_buf_char(&b, 'y');
        wire_buf_lit(&b, "\"}\n");
        if (before < 13000 && b.n + 61 > 13000) { /* a line too long */
            while (b.n < 12999)
                wire_buf_char(&b, ' ');
            wire_buf_char(&b, '\n');
            for (int k = 0; k < 9000; k++)
                wire_buf_char(&b, 'z');
            wire_buf_char(&b, '\n');
        }
    }
    wire_buf_char(&b, 0);
    put("shared.jsonl", b.p);
    put_compressed("shared.gz", false, b.p, 1);
    put_compressed("shared.zst", true, b.p, 1);
    ids_of("shared.jsonl", 1, plain, sizeof plain);
    assert_true(strlen(plain) > 5000);
    for (int order = -1; order <= 1; order++) {
        ids_of("shared.gz", order, packed, sizeof packed);
        assert_string_equal(packed, plain);
        ids_of("shared.zst", order, packed, sizeof packed);
        assert_string_equal(packed, plain);
    }
    wire_buf_free(&b);
}

/* ---- Ids ---- */

static void
ids__a_second_article_of_an_id_is_renamed_with_a_warning(void **state)
{
    (void)state;
    wire_batch b[2] = {
        read_ok("{\"id\":\"x\",\"text\":\"a\"}\n{\"id\":\"x\",\"text\":\"b\"}\n"
                "{\"text\":\"c\"}\n{\"text\":\"d\"}\n",
                "f"),
        read_ok("{\"id\":\"x\",\"text\":\"e\"}\n", "g")};
    assert_int_equal(wire_read_ids(b, 2, NULL), WIRE_OK);
    assert_str(b[0].articles[0].id, "x");
    assert_str(b[0].articles[1].id, "f#2");
    assert_str(b[0].articles[2].id, "f");
    assert_str(b[0].articles[3].id, "f#4");
    assert_str(b[1].articles[0].id, "g#1");
    assert_int_equal(b[0].n_skips, 1);
    assert_true(b[0].skips[0].is_warning);
    assert_int_equal(b[1].n_skips, 1);
    wire_batch_free(&b[0]);
    wire_batch_free(&b[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plan__links_that_lead_out_are_named_and_not_followed),
        cmocka_unit_test(plan__what_is_barred_is_read_by_no_name),
        cmocka_unit_test(plan__walks_folders_in_byte_order_and_skips_hidden),
        cmocka_unit_test(plan__a_loop_of_links_is_walked_once),
        cmocka_unit_test(
            plan__what_cannot_be_read_is_named_and_the_rest_goes_on),
        cmocka_unit_test(plan__one_file_under_two_names_is_read_once),
        cmocka_unit_test(plan__options_are_checked_by_name),
        cmocka_unit_test(plan__units_of_any_size_give_the_same_articles),
        cmocka_unit_test(plan__a_line_too_long_is_skipped_and_the_next_is_read),
        cmocka_unit_test(stream__gzip_and_zstd_are_seen_by_content),
        cmocka_unit_test(stream__a_bomb_is_stopped),
        cmocka_unit_test(stream__lines_before_a_damage_are_kept),
        cmocka_unit_test(stream__threads_share_a_compressed_file),
        cmocka_unit_test(
            ids__a_second_article_of_an_id_is_renamed_with_a_warning),
    };
    return cmocka_run_group_tests(tests, make_root, drop_root);
}
