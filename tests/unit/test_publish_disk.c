/* The folder of a site: all or nothing, through no link, no line lost. The
 * doors are internal: publish_disk.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "publish_disk.h"

static char base[] = "/tmp/test_publish_disk.XXXXXX";
static char site[64];

static int set_up(void **state)
{
    (void)state;
    strcpy(base + sizeof base - 7, "XXXXXX");
    if (!mkdtemp(base)) return -1;
    snprintf(site, sizeof site, "%s/site", base);
    return 0;
}

static int tear_down(void **state)
{
    char command[80];

    (void)state;
    snprintf(command, sizeof command, "rm -r %s", base);
    return system(command);
}

static const char *at(const char *path)
{
    static char out[200];

    snprintf(out, sizeof out, "%s/%s", base, path);
    return out;
}

static void put(const char *path, const char *text)
{
    FILE *f = fopen(at(path), "w");

    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void stands(const char *path, const char *text)
{
    char got[200] = "";
    FILE *f = fopen(at(path), "r");

    assert_non_null(f);
    got[fread(got, 1, sizeof got - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(got, text);
}

static void link_to(const char *target, const char *path)
{
    char where[200];

    snprintf(where, sizeof where, "%s", at(path));
    assert_int_equal(symlink(target, where), 0);
}

static wire_status commit_one(wire__disk *d, wire__op_kind kind,
                              const char *path, const char *text, wire_err *err)
{
    wire__op op = {.kind = kind, .path = wire_str_of(path)};

    uint64_t torn;

    if (kind == WIRE__OP_APPEND)
        WIRE_TRY(wire__disk_tail(d, op.path, &op.at, &torn, err));
    if (kind != WIRE__OP_REMOVE)
        WIRE_TRY(wire__disk_stage(d, 0, op.path, wire_str_of(text), err));
    return wire__disk_commit(d, &op, 1, err);
}

static void what_is_committed_stands_and_a_second_run_has_to_wait(void **state)
{
    wire__disk d, e;
    wire_buf b = {0};
    wire_err err;

    (void)state;
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    assert_int_equal(wire__disk_open(site, false, &e, &err), WIRE_EINVAL);
    wire__disk_close(&e);
    assert_int_equal(commit_one(&d, WIRE__OP_NEW, "a/b.txt", "one", &err),
                     WIRE_OK);
    assert_int_equal(commit_one(&d, WIRE__OP_APPEND, "a/b.txt", ", two", &err),
                     WIRE_OK);
    assert_int_equal(wire__disk_read(&d, WIRE_STR("a/b.txt"), 99, &b, &err),
                     WIRE_OK);
    assert_true(wire_str_eq(wire_buf_view(&b), WIRE_STR("one, two")));
    assert_int_equal(wire__disk_read(&d, WIRE_STR("a/b.txt"), 7, &b, &err),
                     WIRE_ELIMIT);
    assert_int_equal(commit_one(&d, WIRE__OP_REMOVE, "a/b.txt", NULL, &err),
                     WIRE_OK);
    assert_int_equal(wire__disk_read(&d, WIRE_STR("a/b.txt"), 99, &b, &err),
                     WIRE_END);
    wire__disk_close(&d);
    wire_buf_free(&b);
}

/* ---- Lines ------------------------------------------------------------------------- */

/* What a run that died left: a journal that adds two lines behind four bytes,
 * and the file as it stood then. */
static void replayed(const char *left, const char *want)
{
    wire__disk d;
    wire_buf b = {0};
    wire_err err;

    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    assert_int_equal(wire__disk_stage(&d, 0, WIRE_STR("a.jsonl"),
                                      WIRE_STR("two\nthree\n"), &err),
                     WIRE_OK);
    wire__disk_close(&d);
    wire_buf_lit(&b, "wirecopy.journal/1\nappend\t0\t4\ta.jsonl\n");
    wire_buf_fmt(&b, "end\t%016" PRIx64 "\n", wire_hash_bytes(b.p, b.n));
    wire_buf_char(&b, '\0');
    put("site/.wirecopy/journal", b.p);
    wire_buf_free(&b);
    put("site/a.jsonl", left);
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    wire__disk_close(&d);
    stands("site/a.jsonl", want);
    assert_int_not_equal(access(at("site/.wirecopy/journal"), F_OK), 0);
}

static void a_torn_line_is_completed(void **state)
{
    (void)state;
    replayed("one\n", "one\ntwo\nthree\n");
    replayed("one\nt", "one\ntwo\nthree\n");
    replayed("one\ntwo\n", "one\ntwo\nthree\n");
    replayed("one\ntwo\nthree", "one\ntwo\nthree\n");
}

static void lines_that_stand_are_not_added_again(void **state)
{
    (void)state;
    replayed("one\ntwo\nthree\n", "one\ntwo\nthree\n");
    replayed("one\ntwo\nthree\nmore\n", "one\ntwo\nthree\nmore\n");
    replayed("one\nmore\ntwo\nthree\n", "one\nmore\ntwo\nthree\n");
}

static void what_somebody_else_wrote_there_is_kept(void **state)
{
    (void)state;
    replayed("one\nmore\n", "one\nmore\ntwo\nthree\n");
    replayed("one\nmor", "one\nmor\ntwo\nthree\n");
    replayed("on", "on\ntwo\nthree\n");
    replayed("", "two\nthree\n");
}

static void the_tail_of_a_file_is_what_has_no_end(void **state)
{
    static char text[200000];
    static const struct {
        size_t size, torn;
    } cases[] = {{0, 0},      {1, 1},      {150000, 150000},
                 {150001, 0}, {150002, 1}, {200000 - 1, 200000 - 1 - 150001}};
    uint64_t size, torn;
    wire__disk d;
    wire_err err;

    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[150000] = '\n';
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char kept = text[cases[i].size];

        text[cases[i].size] = '\0';
        put("site/t", text);
        text[cases[i].size] = kept;
        assert_int_equal(wire__disk_tail(&d, WIRE_STR("t"), &size, &torn, &err),
                         WIRE_OK);
        assert_int_equal(size, cases[i].size);
        assert_int_equal(torn, cases[i].torn);
    }
    assert_int_equal(wire__disk_tail(&d, WIRE_STR("no"), &size, &torn, &err),
                     WIRE_OK);
    assert_int_equal(size + torn, 0);
    wire__disk_close(&d);
}

/* ---- Links --------------------------------------------------------------------------- */

static void a_link_in_the_place_of_a_file_is_replaced(void **state)
{
    bool exists, same;
    wire__disk d;
    wire_err err;

    (void)state;
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    put("other", "page");
    link_to("../other", "site/index.html");
    assert_int_equal(wire__disk_same(&d, WIRE_STR("index.html"),
                                     WIRE_STR("page"), &exists, &same, &err),
                     WIRE_OK);
    assert_true(exists && !same);
    assert_int_equal(commit_one(&d, WIRE__OP_PUT, "index.html", "new", &err),
                     WIRE_OK);
    stands("site/index.html", "new");
    stands("other", "page");
    wire__disk_close(&d);
}

static void nothing_is_written_through_a_link(void **state)
{
    bool exists, same;
    wire_buf b = {0};
    wire__disk d;
    wire_err err;

    (void)state;
    mkdir(at("elsewhere"), 0777);
    put("elsewhere/x.html", "old");
    put("trail", "one\n");
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    link_to("../elsewhere", "site/article");
    link_to("../trail", "site/audit.jsonl");
    assert_int_equal(mkfifo(at("site/pipe"), 0666), 0);
    /* it is seen before anything is begun; and later, when it came since */
    assert_int_equal(wire__disk_same(&d, WIRE_STR("article/x.html"),
                                     WIRE_STR("old"), &exists, &same, &err),
                     WIRE_EIO);
    assert_int_equal(
        commit_one(&d, WIRE__OP_PUT, "article/x.html", "new", &err), WIRE_EIO);
    assert_non_null(strstr(err.text, "article/x.html: a link is in the way"));
    wire__disk_close(&d);
    /* the journal stands: whoever made the link has to take it away */
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_EIO);
    wire__disk_close(&d);
    assert_int_equal(unlink(at("site/article")), 0);
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    stands("site/article/x.html", "new");
    stands("elsewhere/x.html", "old");
    assert_int_equal(commit_one(&d, WIRE__OP_APPEND, "audit.jsonl", "x", &err),
                     WIRE_EIO);
    assert_non_null(strstr(err.text, "audit.jsonl: it is a link"));
    assert_int_equal(commit_one(&d, WIRE__OP_APPEND, "pipe", "x", &err),
                     WIRE_EIO);
    assert_non_null(strstr(err.text, "pipe: it is no file"));
    assert_int_equal(wire__disk_read(&d, WIRE_STR("audit.jsonl"), 9, &b, &err),
                     WIRE_EIO);
    stands("trail", "one\n");
    wire__disk_close(&d);
    wire_buf_free(&b);
}

static void what_is_removed_is_not_behind_a_link(void **state)
{
    wire__disk d;
    wire_err err;

    (void)state;
    mkdir(at("elsewhere"), 0777);
    put("elsewhere/x.html", "old");
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    link_to("../elsewhere", "site/digest");
    assert_int_equal(
        commit_one(&d, WIRE__OP_REMOVE, "digest/x.html", NULL, &err), WIRE_OK);
    stands("elsewhere/x.html", "old");
    wire__disk_close(&d);
}

static void the_state_of_a_site_is_in_the_site(void **state)
{
    wire__disk d;
    wire_err err;

    (void)state;
    mkdir(site, 0777);
    mkdir(at("elsewhere"), 0777);
    link_to("../elsewhere", "site/.wirecopy");
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_EIO);
    wire__disk_close(&d);
    assert_int_equal(rmdir(at("elsewhere")), 0); /* empty */
    assert_int_equal(unlink(at("site/.wirecopy")), 0);
    mkdir(at("site/.wirecopy"), 0777);
    put("other", "keep");
    link_to("../../other", "site/.wirecopy/lock");
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_EIO);
    wire__disk_close(&d);
    assert_int_equal(unlink(at("site/.wirecopy/lock")), 0);
    link_to("../../other", "site/.wirecopy/journal.new");
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    link_to("../../../other", "site/.wirecopy/stage/0");
    assert_int_equal(commit_one(&d, WIRE__OP_NEW, "a", "x", &err), WIRE_OK);
    stands("other", "keep");
    stands("site/a", "x");
    wire__disk_close(&d);
}

static void the_folder_itself_may_be_a_link(void **state)
{
    wire__disk d;
    wire_err err;

    (void)state;
    mkdir(at("real"), 0777);
    link_to("real", "site");
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    assert_int_equal(commit_one(&d, WIRE__OP_NEW, "a/b/c", "x", &err), WIRE_OK);
    stands("real/a/b/c", "x");
    wire__disk_close(&d);
}

/* ---- What is said ---------------------------------------------------------------------- */

static void an_error_names_the_file_that_people_know(void **state)
{
    wire__disk d;
    wire_err err;

    (void)state;
    assert_int_equal(wire__disk_open(site, false, &d, &err), WIRE_OK);
    assert_int_equal(rmdir(at("site/.wirecopy/stage")), 0);
    assert_int_equal(wire__disk_stage(&d, 31, WIRE_STR("article/x.html"),
                                      WIRE_STR("x"), &err),
                     WIRE_EIO);
    assert_non_null(strstr(err.text, "site/article/x.html: No such file"));
    wire__disk_close(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            what_is_committed_stands_and_a_second_run_has_to_wait, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(a_torn_line_is_completed, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(lines_that_stand_are_not_added_again,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_somebody_else_wrote_there_is_kept,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_tail_of_a_file_is_what_has_no_end,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_link_in_the_place_of_a_file_is_replaced, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_written_through_a_link,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_removed_is_not_behind_a_link,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_state_of_a_site_is_in_the_site,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_folder_itself_may_be_a_link, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            an_error_names_the_file_that_people_know, set_up, tear_down)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
