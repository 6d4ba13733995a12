/* Segments: what is written is found, and damage is named.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "../../src/store/segment.h"

#include <unistd.h>

static char folder[] = "/tmp/wirecopy-segment-XXXXXX";
static char paths[4][64];

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder)) return -1;
    for (int i = 0; i < 4; i++)
        (void)snprintf(paths[i], sizeof paths[i], "%s/%d.seg", folder, i);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++)
        (void)unlink(paths[i]);
    return rmdir(folder);
}

/* Keys key_of(0..n) of articles first..first + n_docs, each in an article
 * that is chosen at random, every hundredth in all of them. */
typedef struct {
    uint32_t first, n_docs;
    size_t n_keys;
    uint64_t gap; /* between keys */
    uint64_t seed;
} plan;

static uint64_t key_of(const plan *p, size_t i)
{
    return 17 + i * p->gap + wire_mix64(p->seed + i) % p->gap;
}

static size_t docs_of(const plan *p, size_t i, uint32_t *docs)
{
    size_t n = 0;

    for (uint32_t d = 0; d < p->n_docs; d++)
        if (i % 100 == 0 || wire_mix64(p->seed ^ (i << 20 | d)) % 50 == 0)
            docs[n++] = p->first + d;
    if (n == 0) docs[n++] = p->first + (uint32_t)(i % p->n_docs);
    return n;
}

static void write_plan(const plan *p, const char *path)
{
    wire__segment_writer *w;
    uint32_t docs[200];

    assert_ok(
        wire__segment_create(path, p->first, p->n_docs, p->n_keys, &w, NULL));
    for (size_t i = 0; i < p->n_keys; i++) {
        size_t n = docs_of(p, i, docs);

        assert_ok(wire__segment_key(w, key_of(p, i), docs, n, n, NULL));
    }
    assert_ok(wire__segment_finish(w, NULL));
}

static void assert_finds(const wire__segment *s, const plan *p, size_t i)
{
    wire__numbers found = {0};
    uint32_t docs[200];
    size_t m = docs_of(p, i, docs);
    uint64_t n;

    assert_ok(wire__segment_find(s, key_of(p, i), SIZE_MAX, &found, &n, NULL));
    assert_int_equal(n, m);
    assert_int_equal(found.n, m);
    assert_memory_equal(found.p, docs, m * sizeof *docs);
    found.n = 0;
    assert_ok(wire__segment_find(s, key_of(p, i), 1, &found, &n, NULL));
    assert_int_equal(n, m);
    assert_int_equal(found.n, 1);
    assert_int_equal(found.p[0], docs[0]);
    WIRE_VEC_FREE(&found);
}

static void every_key_is_found_and_no_other(void **state)
{
    static const plan plans[] = {
        {1, 100, 3000, 5000000, 1}, {7, 1, 64, 1000, 2},
        {1, 200, 65, 250000000, 3}, {900, 2, 1, 100, 4},
        {5, 100, 129, 1, 5},
    };

    (void)state;
    for (size_t k = 0; k < sizeof plans / sizeof *plans; k++) {
        const plan *p = &plans[k];
        wire__segment s;
        wire__numbers found = {0};
        uint64_t n;

        write_plan(p, paths[0]);
        assert_ok(wire__segment_open(paths[0], &s, NULL));
        for (size_t i = 0; i < p->n_keys; i++)
            assert_finds(&s, p, i);
        for (uint64_t key = 0; key < 17; key++) {
            assert_ok(wire__segment_find(&s, key, 9, &found, &n, NULL));
            assert_int_equal(n, 0);
        }
        assert_ok(wire__segment_find(&s, key_of(p, p->n_keys - 1) + 1, 9,
                                     &found, &n, NULL));
        assert_int_equal(n, 0);
        WIRE_VEC_FREE(&found);
        wire__segment_close(&s);
    }
}

static void a_segment_of_nothing_opens(void **state)
{
    const plan p = {3, 5, 0, 1, 1};
    wire__numbers found = {0};
    wire__segment s;
    uint64_t n;

    (void)state;
    write_plan(&p, paths[0]);
    assert_ok(wire__segment_open(paths[0], &s, NULL));
    assert_ok(wire__segment_find(&s, 17, 9, &found, &n, NULL));
    assert_int_equal(n, 0);
    wire__segment_close(&s);
}

static void merging_keeps_every_posting(void **state)
{
    static const plan plans[3] = {{1, 50, 500, 30000000, 1},
                                  {51, 30, 700, 20000000, 2},
                                  {81, 99, 64, 140000000, 3}};
    const wire__segment *in[3];
    wire__segment s[3], merged;
    uint64_t postings = 0;

    (void)state;
    for (int i = 0; i < 3; i++) {
        write_plan(&plans[i], paths[i]);
        assert_ok(wire__segment_open(paths[i], &s[i], NULL));
        in[i] = &s[i];
        postings += s[i].n_postings;
    }
    assert_ok(wire__segment_merge(in, 3, paths[3], NULL, NULL));
    assert_ok(wire__segment_open(paths[3], &merged, NULL));
    assert_int_equal(merged.n_postings, postings);
    assert_int_equal(merged.first, 1);
    assert_int_equal(merged.n_docs, 179);
    for (int i = 0; i < 3; i++) {
        for (size_t k = 0; k < plans[i].n_keys; k++) {
            wire__numbers found = {0};
            uint32_t docs[200];
            size_t m = docs_of(&plans[i], k, docs), same = 0;
            uint64_t n;

            assert_ok(wire__segment_find(&merged, key_of(&plans[i], k),
                                         SIZE_MAX, &found, &n, NULL));
            for (size_t x = 0; x < found.n; x++)
                for (size_t y = 0; y < m; y++)
                    same += found.p[x] == docs[y];
            assert_int_equal(same, m);
            WIRE_VEC_FREE(&found);
        }
        wire__segment_close(&s[i]);
    }
    wire__segment_close(&merged);
}

static size_t read_file(const char *path, uint8_t *out, size_t most)
{
    FILE *f = fopen(path, "rb");
    size_t n = f ? fread(out, 1, most, f) : 0;

    if (f) (void)fclose(f);
    return n;
}

static void write_file(const char *path, const uint8_t *p, size_t n)
{
    FILE *f;

    (void)unlink(path); /* writing over it would wait for the disk */
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(p, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static void a_changed_bit_anywhere_is_named(void **state)
{
    const plan p = {1, 40, 400, 40000000, 6};
    static uint8_t bytes[20000];
    wire_err err;
    wire__segment s;
    size_t n;

    (void)state;
    write_plan(&p, paths[0]);
    n = read_file(paths[0], bytes, sizeof bytes);
    assert_in_range(n, 1000, sizeof bytes - 1);
    for (size_t i = 0; i < n; i++) {
        bytes[i] ^= (uint8_t)(1u << i % 8);
        write_file(paths[1], bytes, n);
        assert_int_equal(wire__segment_open(paths[1], &s, &err), WIRE_EFORMAT);
        assert_non_null(strstr(err.text, paths[1]));
        bytes[i] ^= (uint8_t)(1u << i % 8);
    }
}

static void a_file_cut_off_anywhere_is_named(void **state)
{
    const plan p = {1, 40, 400, 40000000, 6};
    static uint8_t bytes[20000];
    wire_err err;
    wire__segment s;
    size_t n;

    (void)state;
    write_plan(&p, paths[0]);
    n = read_file(paths[0], bytes, sizeof bytes - 1);
    for (size_t i = 0; i <= n + 1; i += i < 200 || i > n - 100 ? 1 : 37) {
        if (i == n) continue;
        write_file(paths[1], bytes, i);
        assert_int_equal(wire__segment_open(paths[1], &s, &err), WIRE_EFORMAT);
    }
}

/* Checksums that hold over bytes that do not: every read stays inside. */
static void a_segment_made_to_deceive_is_survived(void **state)
{
    const plan p = {1, 40, 400, 40000000, 6};
    static uint8_t bytes[20000];
    size_t n;

    (void)state;
    write_plan(&p, paths[0]);
    n = read_file(paths[0], bytes, sizeof bytes);
    for (uint64_t turn = 0; turn < 3000; turn++) {
        static uint8_t copy[20000];
        uint64_t r = wire_mix64(turn + 1), sum;
        wire__numbers found = {0};
        wire__cursor c;
        wire__segment s;

        memcpy(copy, bytes, n);
        for (int i = 0; i < 1 + (int)(turn % 3); i++, r = wire_mix64(r + 1))
            copy[turn % 2 ? 16 + r % 96 : 128 + r % (n - 128)] ^=
                (uint8_t)(1u << r / 1000 % 8);
        sum = wire__checksum(0, copy + 128, n - 128);
        for (int i = 0; i < 8; i++)
            copy[112 + i] = (uint8_t)(sum >> 8 * i);
        sum = wire__checksum(0, copy, 120);
        for (int i = 0; i < 8; i++)
            copy[120 + i] = (uint8_t)(sum >> 8 * i);
        write_file(paths[1], copy, n);
        if (wire__segment_open(paths[1], &s, NULL) != WIRE_OK) continue;
        for (size_t i = 0; i < p.n_keys; i++) {
            uint64_t m;

            (void)!wire__segment_find(&s, key_of(&p, i), 50, &found, &m, NULL);
        }
        wire__cursor_init(&c, &s);
        while (wire__cursor_next(&c, NULL) == WIRE_OK) {
        }
        wire__cursor_free(&c);
        WIRE_VEC_FREE(&found);
        wire__segment_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_found_and_no_other),
        cmocka_unit_test(a_segment_of_nothing_opens),
        cmocka_unit_test(merging_keeps_every_posting),
        cmocka_unit_test(a_changed_bit_anywhere_is_named),
        cmocka_unit_test(a_file_cut_off_anywhere_is_named),
        cmocka_unit_test(a_segment_made_to_deceive_is_survived),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
