/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "kernels.h"
#include "pages.h"

static void str__find_gives_the_first_place_or_the_greatest_number(void **st)
{
    (void)st;
    wire_str s = WIRE_STR("harbour and harbour");
    assert_int_equal(wire_str_find(s, WIRE_STR("harbour"), 0), 0);
    assert_int_equal(wire_str_find(s, WIRE_STR("harbour"), 1), 12);
    assert_int_equal(wire_str_find(s, WIRE_STR("harbour"), 13), SIZE_MAX);
    assert_int_equal(wire_str_find(s, WIRE_STR(""), 19), 19);
    assert_int_equal(wire_str_find(s, WIRE_STR("x"), 99), SIZE_MAX);
    assert_int_equal(wire_str_find_nocase(s, WIRE_STR("AND"), 0), 8);
}

static void str__sub_clamps_what_lies_outside(void **st)
{
    (void)st;
    wire_str s = WIRE_STR("abc");
    assert_str(wire_str_sub(s, 1, 99), "bc");
    assert_str(wire_str_sub(s, 9, 12), "");
    assert_str(wire_str_trim(WIRE_STR(" \t a b \r\n")), "a b");
    assert_true(wire_str_cmp(WIRE_STR("ab"), WIRE_STR("abc")) < 0);
    assert_int_equal(wire_str_cmp(WIRE_STR(""), (wire_str){NULL, 0}), 0);
}

static void buf__a_string_of_json_is_one_whatever_it_holds(void **st)
{
    (void)st;
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"", "\"\""},
        {"a \"b\" \\ \n\r\t\001\177", "\"a \\\"b\\\" \\\\ "
                                      "\\n\\r\\t\\u0001\\u007f\""},
        {"Z\303\274rich \360\237\231\202",
         "\"Z\303\274rich \360\237\231\202\""},
        {"\303", "\"\357\277\275\""},                   /* ends early */
        {"\300\200x", "\"\357\277\275\357\277\275x\""}, /* too long */
        {"\355\240\200", "\"\357\277\275\357\277\275\357\277\275\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire_buf b = {0};
        wire_buf_json(&b, wire_str_of(cases[i].text));
        assert_true(wire_str_eq(wire_buf_view(&b), wire_str_of(cases[i].json)));
        wire_buf_free(&b);
    }
}

static void arena__gives_aligned_blocks_and_frees_all_at_once(void **st)
{
    (void)st;
    wire_budget budget = {0, 0, 0};
    wire_arena *a = wire_arena_new(&budget, 0);
    for (size_t n = 0; n < 3000; n += 37) {
        char *p = wire_arena_alloc(a, n);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        memset(p, 0xab, n);
    }
    assert_true(budget.used_bytes > 0);
    wire_arena_free(a);
    assert_int_equal(budget.used_bytes, 0);
}

static void arena__refuses_more_than_its_limit_and_its_budget(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 10000);
    assert_non_null(wire_arena_alloc(a, 4000));
    assert_null(wire_arena_alloc(a, 9000));
    assert_non_null(wire_arena_alloc(a, 5000));
    assert_null(wire_arena_array(a, SIZE_MAX / 4, 16));
    wire_arena_free(a);
    wire_budget budget = {20000, 0, 0};
    a = wire_arena_new(&budget, 0);
    assert_null(wire_arena_alloc(a, 30000));
    assert_non_null(wire_arena_alloc(a, 3000));
    wire_arena_free(a);
    assert_int_equal(budget.used_bytes, 0);
}

static void arena__rewinding_gives_the_same_memory_again(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_arena_alloc(a, 100);
    wire_arena_mark m = wire_arena_save(a);
    void *first = wire_arena_alloc(a, 200);
    wire_arena_alloc(a, 100000);
    wire_arena_rewind(a, m);
    assert_ptr_equal(wire_arena_alloc(a, 200), first);
    wire_arena_free(a);
}

static void arena__growing_keeps_what_was_written(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    char *p = wire_arena_alloc(a, 10);
    memcpy(p, "0123456789", 10);
    for (size_t n = 10; n < 50000; n *= 3) {
        p = wire_arena_grow(a, p, n, n * 3);
        assert_memory_equal(p, "0123456789", 10);
        wire_arena_alloc(a, 1); /* so that it must move now and then */
    }
    wire_arena_free(a);
}

/* ---- Pieces of memory ---- */

enum { N_PIECES = 200 }; /* 25 regions: huge pages are asked for */

typedef struct {
    char *at[N_PIECES];
    wire__region *of[N_PIECES];
} piece_set;

static wire_status take_pieces(void *ctx, size_t i, unsigned worker,
                               wire_err *err)
{
    (void)worker;
    piece_set *s = (piece_set *)ctx + i;
    for (size_t k = 0; k < N_PIECES; k++) {
        s->at[k] = wire__piece_new(&s->of[k]);
        if (!s->at[k]) return wire_fail_mem(err);
        memset(s->at[k], (int)(i + k), WIRE__PIECE_BYTES);
        if (k % 3 == 2) { /* given back among the others, and taken again */
            wire__piece_free(s->of[k - 1], s->at[k - 1]);
            s->at[k - 1] = wire__piece_new(&s->of[k - 1]);
            if (!s->at[k - 1]) return wire_fail_mem(err);
            memset(s->at[k - 1], (int)(i + k - 1), WIRE__PIECE_BYTES);
        }
    }
    return WIRE_OK;
}

static int piece_order(const void *x, const void *y)
{
    const char *a = *(char *const *)x, *b = *(char *const *)y;
    return (a > b) - (a < b);
}

static void pieces__lie_apart_however_many_threads_take_them(void **st)
{
    (void)st;
    enum { N_SETS = 3 };
    wire_err err = {0};
    piece_set *sets = wire_calloc(N_SETS, sizeof *sets);
    char **all = wire_calloc(N_SETS * N_PIECES, sizeof *all);
    assert_non_null(sets);
    assert_non_null(all);
    assert_int_equal(wire_pool_run(N_SETS, N_SETS, take_pieces, sets, &err),
                     WIRE_OK);
    for (size_t i = 0; i < N_SETS; i++)
        for (size_t k = 0; k < N_PIECES; k++) {
            const char *p = all[i * N_PIECES + k] = sets[i].at[k];
            assert_int_equal((uintptr_t)p % WIRE__PIECE_BYTES, 0);
            assert_int_equal(p[0], (char)(i + k));
            assert_int_equal(p[WIRE__PIECE_BYTES - 1], (char)(i + k));
        }
    qsort(all, N_SETS * N_PIECES, sizeof *all, piece_order);
    for (size_t k = 1; k < N_SETS * N_PIECES; k++)
        assert_true(all[k] - all[k - 1] >= WIRE__PIECE_BYTES);
    for (size_t i = 0; i < N_SETS; i++)
        for (size_t k = 0; k < N_PIECES; k++)
            wire__piece_free(sets[i].of[k], sets[i].at[k]);
    wire_free(sets);
    wire_free(all);
}

static void pieces__one_given_back_is_taken_next(void **st)
{
    (void)st;
    wire__region *of, *again;
    char *p = wire__piece_new(&of);
    assert_non_null(p);
    wire__piece_free(of, p);
    assert_ptr_equal(wire__piece_new(&again), p);
    assert_ptr_equal(again, of);
    wire__piece_free(again, p);
}

static void malloc__of_many_bytes_can_be_written_and_grown(void **st)
{
    (void)st;
    const size_t n = (40u << 20) + 1;
    char *p = wire_malloc(n);
    assert_non_null(p);
    p[0] = 'a';
    p[n - 1] = 'z';
    p = wire_realloc(p, 2 * n);
    assert_non_null(p);
    assert_int_equal(p[0], 'a');
    assert_int_equal(p[n - 1], 'z');
    wire_free(p);
    assert_null(wire_malloc(SIZE_MAX));
}

static void buf__remembers_its_first_failure(void **st)
{
    (void)st;
    wire_buf b = {0};
    for (int i = 0; i < 1000; i++)
        wire_buf_fmt(&b, "%d,", i);
    assert_true(wire_buf_ok(&b));
    assert_int_equal(b.n, 10 * 2 + 90 * 3 + 900 * 4);
    wire_buf_fmt(&b, "%0300d", 1);
    assert_int_equal(b.p[b.n - 1], '1');
    assert_false(wire_buf_reserve(&b, SIZE_MAX / 2));
    wire_buf_lit(&b, "x");
    assert_false(wire_buf_ok(&b));
    wire_buf_free(&b);
}

/* ---- Time ---- */

static void check_time(const char *in, const char *want)
{
    char out[32];
    wire_time_format(wire_time_parse(wire_str_of(in)), out);
    if (strcmp(out, want)) fail_msg("%s gave %s, not %s", in, out, want);
}

static void time__reads_the_forms_that_feeds_and_pages_carry(void **st)
{
    (void)st;
    check_time("2026-03-03T09:14:00Z", "2026-03-03T09:14:00Z");
    check_time("2026-03-03T09:14:00.123+05:30", "2026-03-03T03:44:00Z");
    check_time("2026-03-03 09:14", "2026-03-03T09:14:00Z");
    check_time("Tue, 03 Mar 2026 09:14:00 GMT", "2026-03-03T09:14:00Z");
    check_time("Tue, 3 Mar 2026 09:14:00 -0500", "2026-03-03T14:14:00Z");
    check_time("03 Mar 26 09:14 EST", "2026-03-03T14:14:00Z");
    check_time("2026-03-03", "2026-03-03");
    check_time("20260303", "2026-03-03");
    check_time("March 3, 2026", "2026-03-03");
    check_time("Sept. 20, 2016", "2016-09-20");
    check_time("3 March 2026 at 10:05 pm", "2026-03-03T22:05:00Z");
    check_time("3. März 2026", "2026-03-03");
    check_time("3 de marzo de 2026", "2026-03-03");
    check_time("03.03.2026", "2026-03-03");
    check_time("3/14/2026", "2026-03-14");
    check_time("Tue Mar  3 09:14:00 2026", "2026-03-03T09:14:00Z");
    check_time("1772529240", "2026-03-03T09:14:00Z");
    check_time("1772529240000", "2026-03-03T09:14:00Z");
}

static void time__reads_the_forms_of_other_languages_and_programs(void **st)
{
    (void)st;
    check_time("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z");
    check_time("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z");
    check_time("2026. március 3.", "2026-03-03");
    check_time("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z");
    check_time("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z");
    check_time("2026年3月3日 09:14", "2026-03-03T09:14:00Z");
    check_time("3 марта 2026", "2026-03-03");
    check_time("mar. 3 mars 2026", "2026-03-03");
    check_time("mardi 3 mars 2026 à 10h05", "2026-03-03T10:05:00Z");
    check_time("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z");
    check_time("Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z");
    check_time("Tue Mar  3 09:14:00 EST 2026", "2026-03-03T14:14:00Z");
    check_time("Thu Aug 30 2012 17:26:16 +0200", "2012-08-30T15:26:16Z");
    check_time("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z");
    check_time("Wed, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19T23:41:00Z");
    check_time("Mon, 26 January 2004 16:31:00 AT", "2004-01-26T20:31:00Z");
    check_time("Thu, 30 Apr 2015 08:57:00 MEST", "2015-04-30T06:57:00Z");
    check_time("March 3, 2026 | 9:14 a.m. ET", "2026-03-03T14:14:00Z");
    check_time("March 3, 2026, 6am", "2026-03-03T06:00:00Z");
    check_time("0600 GMT March 3, 2026", "2026-03-03T06:00:00Z");
    check_time("6 am CET on 3 March 2026", "2026-03-03T05:00:00Z");
}

static void time__reads_the_basic_forms_of_iso_8601(void **st)
{
    (void)st;
    check_time("20260303T091400Z", "2026-03-03T09:14:00Z");
    check_time("20130516T040100+0100", "2013-05-16T03:01:00Z");
    check_time("20260303T0914", "2026-03-03T09:14:00Z");
    check_time("20130516040100", "2013-05-16T04:01:00Z");
    check_time("2003-335", "2003-12-01");
    check_time("2003335", "2003-12-01");
    check_time("2004-366", "2004-12-31");
    check_time("2003-366", "");
    check_time("2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z");
    check_time("2026-03-03T24:00:00Z", "2026-03-04T00:00:00Z");
}

static void time__of_a_wrong_clock_only_the_day_is_left(void **st)
{
    (void)st;
    check_time("2003-12-31T25:14:55Z", "2003-12-31");
    check_time("2003-12-31T10:61:55Z", "2003-12-31");
    check_time("Sun, 16 Dec 2012 1:2:3:4 GMT", "2012-12-16");
    check_time("Sun, 16 Dec 2012 11:47:32 +zz:00", "2012-12-16");
}

static void time__says_whether_a_zone_was_given(void **st)
{
    (void)st;
    bool has_zone;
    (void)wire_time_parse_zone(WIRE_STR("2026-03-03T06:00:00Z"), &has_zone);
    assert_true(has_zone);
    (void)wire_time_parse_zone(WIRE_STR("2026-03-03 06:00 CET"), &has_zone);
    assert_true(has_zone);
    (void)wire_time_parse_zone(WIRE_STR("2026-03-03T06:00:00"), &has_zone);
    assert_false(has_zone);
    (void)wire_time_parse_zone(WIRE_STR("3 March 2026 6:00 hours"), &has_zone);
    assert_false(has_zone);
    (void)wire_time_parse_zone(WIRE_STR("2026-03-03"), &has_zone);
    assert_false(has_zone);
}

static void str__classes_of_bytes_are_those_of_ascii(void **state)
{
    (void)state;
    for (int i = -128; i < 128; i++) {
        char c = (char)i;
        bool ascii = i >= 0;
        assert_int_equal(wire_is_digit(c),
                         ascii && strchr("0123456789", i) && i != 0);
        assert_int_equal(wire_is_alpha(c), ascii && ((i >= 65 && i <= 90) ||
                                                     (i >= 97 && i <= 122)));
        assert_int_equal(wire_is_space(c),
                         ascii && i != 0 && strchr(" \t\n\v\f\r", i) != NULL);
    }
}

static void time__gives_nothing_for_what_is_no_date(void **st)
{
    (void)st;
    check_time("", "");
    check_time("yesterday", "");
    check_time("2026-13-03", "");
    check_time("2026-02-30", "");
    check_time("March", "");
    check_time("-----", "");
    check_time("2003-12", ""); /* of a month no day is known */
    check_time("2003", "");
    check_time("22013", "");
    check_time("013", "");
    check_time("2013-xx-27", "");
    check_time("Sun, 16 zzz 2012 11:47:32 GMT", "");
    check_time("Sun, 99 Jun 2009 12:00:00 GMT", "");
    check_time("99999999999999999999999999999999", "");
}

static void time__a_day_counts_from_1970(void **st)
{
    (void)st;
    assert_int_equal(wire_days_from_civil(1970, 1, 1), 0);
    assert_int_equal(wire_days_from_civil(2000, 3, 1), 11017);
    assert_int_equal(wire_days_from_civil(1969, 12, 31), -1);
}

/* ---- Pool ---- */

typedef struct {
    uint64_t done[4]; /* bit i % 64: task i ran */
    size_t fail_at;
} pool_log;

static wire_status log_task(void *ctx, size_t i, unsigned worker, wire_err *err)
{
    pool_log *l = ctx;
    assert_true(worker < 4);
    __atomic_or_fetch(&l->done[i / 64], (uint64_t)1 << i % 64,
                      __ATOMIC_RELAXED);
    if (i >= l->fail_at) return wire_fail(err, WIRE_EFORMAT, i, "task %zu", i);
    return WIRE_OK;
}

static void pool__runs_every_task_once_on_any_number_of_threads(void **st)
{
    (void)st;
    for (unsigned n = 0; n <= 4; n++) {
        pool_log l = {{0}, SIZE_MAX};
        assert_ok(wire_pool_run(n, 256, log_task, &l, NULL));
        for (int i = 0; i < 4; i++)
            assert_true(l.done[i] == UINT64_MAX);
    }
    assert_ok(wire_pool_run(4, 0, log_task, NULL, NULL));
}

static void pool__reports_the_lowest_failure(void **st)
{
    (void)st;
    for (unsigned n = 1; n <= 4; n++) {
        pool_log l = {{0}, 100};
        wire_err err;
        assert_int_equal(wire_pool_run(n, 256, log_task, &l, &err),
                         WIRE_EFORMAT);
        assert_int_equal(err.off, 100);
        assert_string_equal(err.text, "task 100");
    }
}

/* ---- SIMD sets ---- */

static void kernels__every_set_classifies_as_the_scalar_one(void **st)
{
    (void)st;
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint8_t *text = malloc(1000);
    uint64_t seed = 7;
    for (int round = 0; round < 300; round++) {
        size_t n = unit_random(&seed) % 1000, blocks = (n + 63) / 64;
        for (size_t i = 0; i < n; i++)
            text[i] = (uint8_t)unit_random(&seed);
        uint64_t w0[16] = {0}, h0[16] = {0}, w[16], h[16];
        sets[0]->classify(text, n, w0, h0);
        for (size_t s = 1; s < n_sets; s++) {
            memset(w, 0, sizeof w);
            memset(h, 0, sizeof h);
            sets[s]->classify(text, n, w, h);
            assert_memory_equal(w, w0, blocks * 8);
            assert_memory_equal(h, h0, blocks * 8);
        }
    }
    free(text);
}

static void kernels__every_set_finds_the_same_common_prefix(void **st)
{
    (void)st;
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint32_t a[100], b[100];
    for (uint32_t n = 0; n <= 100; n++)
        for (uint32_t cut = 0; cut <= n; cut++) {
            for (uint32_t i = 0; i < n; i++) {
                a[i] = i * 7;
                b[i] = i == cut ? 1 : a[i];
            }
            for (size_t s = 0; s < n_sets; s++)
                assert_int_equal(sets[s]->common_prefix(a, b, n), cut);
        }
}

static void kernels__every_set_hashes_shingles_as_the_scalar_one(void **st)
{
    (void)st;
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint64_t seed = 11, want[64];
    for (unsigned k = 1; k <= 16; k++)
        for (size_t n = k; n < k + 40; n++) {
            /* Blocks of their own size, so that a byte too far shows. */
            uint32_t *words = malloc(n * sizeof *words);
            uint64_t *got = malloc((n - k + 1) * sizeof *got);
            for (size_t i = 0; i < n; i++)
                words[i] = i % 5 ? (uint32_t)unit_random(&seed) : UINT32_MAX;
            sets[0]->shingles(words, n, k, want);
            for (size_t s = 1; s < n_sets; s++) {
                sets[s]->shingles(words, n, k, got);
                assert_memory_equal(got, want, (n - k + 1) * sizeof *got);
            }
            free(words);
            free(got);
        }
}

/* The last of the least values of each window, by looking at all of them. */
static size_t plain_minima(const uint64_t *v, size_t n, unsigned w,
                           uint32_t *out)
{
    size_t m = 0;
    for (size_t i = 0; i + w <= n; i++) {
        size_t least = i;
        for (size_t k = i; k < i + w; k++)
            if (v[k] / WIRE__MINIMA_MAX <= v[least] / WIRE__MINIMA_MAX)
                least = k;
        if (m == 0 || out[m - 1] != least) out[m++] = (uint32_t)least;
    }
    return m;
}

static void kernels__every_set_finds_the_minima_of_all_windows(void **st)
{
    (void)st;
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint64_t seed = 13;
    uint32_t want[WIRE__MINIMA_MAX];
    for (int round = 0; round < 600; round++) {
        unsigned w = 1 + (unsigned)(unit_random(&seed) % 64);
        size_t most = round % 9 ? 100 : WIRE__MINIMA_MAX - w;
        size_t n = w + unit_random(&seed) % (most + 1);
        if (round % 9 == 0) n = w + most;
        /* Every other round is full of equal values. */
        uint64_t range = round % 2 ? UINT64_MAX : 4 * WIRE__MINIMA_MAX;
        uint64_t *v = malloc(n * sizeof *v), *work = malloc(n * sizeof *v);
        uint32_t *got = malloc(n * sizeof *got);
        for (size_t i = 0; i < n; i++)
            v[i] = unit_random(&seed) % range;
        size_t m = plain_minima(v, n, w, want);
        for (size_t s = 0; s < n_sets; s++) {
            memcpy(work, v, n * sizeof *v);
            assert_int_equal(sets[s]->minima(work, n, w, got), m);
            assert_memory_equal(got, want, m * sizeof *got);
        }
        free(v);
        free(work);
        free(got);
    }
}

static void kernels__every_set_finds_the_places_of_all_bits(void **st)
{
    (void)st;
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint64_t seed = 17, bits[8];
    uint32_t want[8 * 64];
    for (int round = 0; round < 600; round++) {
        size_t n = unit_random(&seed) % 9, m = 0;
        for (size_t i = 0; i < n; i++) { /* few, half, nearly all, all */
            bits[i] = unit_random(&seed);
            if (round % 4 == 0) bits[i] &= unit_random(&seed) & 0x1111;
            if (round % 4 == 2) bits[i] |= unit_random(&seed);
            if (round % 4 == 3) bits[i] = UINT64_MAX;
        }
        for (uint32_t i = 0; i < n * 64; i++)
            if (bits[i / 64] >> i % 64 & 1) want[m++] = 1000 + i;
        uint32_t *got = malloc((m + WIRE__PLACES_PAD) * sizeof *got);
        for (size_t s = 0; s < n_sets; s++) {
            assert_int_equal(sets[s]->places(bits, n, 1000, got), m);
            assert_memory_equal(got, want, m * sizeof *got);
        }
        free(got);
    }
}

enum { SHORT_N = 50 }; /* words of a test */

/* Words of 1 to 16 bytes with a gap between them, in text from its end, so
 * that a byte read too far shows; now and then a longer one. */
static size_t make_short_words(uint64_t *seed, char *text, size_t size,
                               uint32_t edge[2 * SHORT_N])
{
    static const char letters[] = "abcxyzABCXYZ0189";
    size_t n = unit_random(seed) % (SHORT_N + 1), at = 0;
    for (size_t i = 0; i < n; i++) {
        size_t longest = unit_random(seed) % 60 ? 16 : 20;
        edge[2 * i] = (uint32_t)at;
        at += 1 + unit_random(seed) % longest;
        edge[2 * i + 1] = (uint32_t)at;
        at += 1 + unit_random(seed) % 3;
    }
    memset(text, ' ', size);
    size_t shift = n ? size - WIRE__SHORT_WORD - edge[2 * n - 2] : 0;
    for (size_t i = 0; i < n; i++) {
        edge[2 * i] += (uint32_t)shift;
        edge[2 * i + 1] += (uint32_t)shift;
        for (size_t k = edge[2 * i]; k < edge[2 * i + 1] && k < size; k++)
            text[k] = letters[unit_random(seed) % 16];
    }
    return n;
}

static void kernels__every_set_reads_short_words_as_the_scalar_one(void **st)
{
    (void)st;
    enum { SIZE = SHORT_N * 24 };
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint64_t seed = 19;
    char *text = malloc(SIZE);
    uint32_t edge[2 * SHORT_N], off0[SHORT_N], hash0[SHORT_N];
    uint8_t len0[SHORT_N];
    for (int round = 0; round < 2000; round++) {
        size_t n = make_short_words(&seed, text, SIZE, edge);
        uint32_t *off = malloc(n * sizeof *off), *hash = malloc(n * 4);
        uint8_t *len = malloc(n);
        size_t m = sets[0]->short_words(text, edge, n, off0, len0, hash0);
        assert_true(m == n || edge[2 * m + 1] - edge[2 * m] > 16);
        for (size_t s = 1; s < n_sets; s++) {
            assert_int_equal(
                sets[s]->short_words(text, edge, n, off, len, hash), m);
            assert_memory_equal(off, off0, m * sizeof *off);
            assert_memory_equal(len, len0, m);
            assert_memory_equal(hash, hash0, m * sizeof *hash);
        }
        free(off);
        free(hash);
        free(len);
    }
    free(text);
}

static void kernels__every_set_sifts_out_the_same_hashes(void **st)
{
    (void)st;
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint64_t seed = 23;
    uint32_t filter[WIRE__SIFT_FILTER], want[100];
    for (int round = 0; round < 300; round++) {
        for (size_t i = 0; i < WIRE__SIFT_FILTER; i++)
            filter[i] = (uint32_t)(unit_random(&seed) & unit_random(&seed));
        size_t n = unit_random(&seed) % 101, m = 0;
        uint32_t *hash = malloc(n * sizeof *hash);
        uint32_t *got = malloc((n + WIRE__SIFT_PAD) * sizeof *got);
        for (size_t i = 0; i < n; i++) {
            hash[i] = (uint32_t)unit_random(&seed);
            uint32_t bit = hash[i] >> 20;
            if (filter[bit / 32] >> bit % 32 & 1) want[m++] = (uint32_t)i;
        }
        for (size_t s = 0; s < n_sets; s++) {
            assert_int_equal(sets[s]->sift(hash, n, filter, got), m);
            assert_memory_equal(got, want, m * sizeof *got);
        }
        free(hash);
        free(got);
    }
}

static void str__find_nocase_is_what_a_plain_loop_finds(void **state)
{
    (void)state;
    static const char letters[] = "aAzZ \xc3qQ";
    uint64_t seed = 5;
    char text[300], word[6];
    for (int round = 0; round < 20000; round++) {
        size_t n = unit_random(&seed) % sizeof text;
        size_t m = 1 + unit_random(&seed) % sizeof word, want = SIZE_MAX;
        size_t from = unit_random(&seed) % 8;
        for (size_t i = 0; i < n; i++)
            text[i] = letters[unit_random(&seed) % 8];
        for (size_t i = 0; i < m; i++)
            word[i] = letters[unit_random(&seed) % 8];
        wire_str s = {text, n}, w = {word, m};
        for (size_t i = from; i < n && want == SIZE_MAX; i++)
            if (wire_str_starts_nocase(wire_str_sub(s, i, n), w)) want = i;
        assert_int_equal(wire_str_find_nocase(s, w, from), want);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            str__find_gives_the_first_place_or_the_greatest_number),
        cmocka_unit_test(str__sub_clamps_what_lies_outside),
        cmocka_unit_test(str__find_nocase_is_what_a_plain_loop_finds),
        cmocka_unit_test(buf__a_string_of_json_is_one_whatever_it_holds),
        cmocka_unit_test(arena__gives_aligned_blocks_and_frees_all_at_once),
        cmocka_unit_test(arena__refuses_more_than_its_limit_and_its_budget),
        cmocka_unit_test(arena__rewinding_gives_the_same_memory_again),
        cmocka_unit_test(arena__growing_keeps_what_was_written),
        cmocka_unit_test(pieces__lie_apart_however_many_threads_take_them),
        cmocka_unit_test(pieces__one_given_back_is_taken_next),
        cmocka_unit_test(malloc__of_many_bytes_can_be_written_and_grown),
        cmocka_unit_test(buf__remembers_its_first_failure),
        cmocka_unit_test(time__reads_the_forms_that_feeds_and_pages_carry),
        cmocka_unit_test(time__reads_the_forms_of_other_languages_and_programs),
        cmocka_unit_test(time__reads_the_basic_forms_of_iso_8601),
        cmocka_unit_test(time__of_a_wrong_clock_only_the_day_is_left),
        cmocka_unit_test(time__says_whether_a_zone_was_given),
        cmocka_unit_test(str__classes_of_bytes_are_those_of_ascii),
        cmocka_unit_test(time__gives_nothing_for_what_is_no_date),
        cmocka_unit_test(time__a_day_counts_from_1970),
        cmocka_unit_test(pool__runs_every_task_once_on_any_number_of_threads),
        cmocka_unit_test(pool__reports_the_lowest_failure),
        cmocka_unit_test(kernels__every_set_classifies_as_the_scalar_one),
        cmocka_unit_test(kernels__every_set_finds_the_same_common_prefix),
        cmocka_unit_test(kernels__every_set_hashes_shingles_as_the_scalar_one),
        cmocka_unit_test(kernels__every_set_finds_the_minima_of_all_windows),
        cmocka_unit_test(kernels__every_set_finds_the_places_of_all_bits),
        cmocka_unit_test(
            kernels__every_set_reads_short_words_as_the_scalar_one),
        cmocka_unit_test(kernels__every_set_sifts_out_the_same_hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
