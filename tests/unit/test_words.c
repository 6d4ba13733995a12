/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <ctype.h>

#include <wirecopy/text.h>

#include "kernels.h"

static wire_words words_of(wire_arena *a, wire_str text)
{
    wire_words w;
    wire_err err;
    assert_ok(wire_text_words(text, a, &w, &err));
    return w;
}

/* The words, joined with "|". */
static void check_words(const char *text, const char *want)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words w = words_of(a, wire_str_of(text));
    wire_buf b = {0};
    for (size_t i = 0; i < w.n; i++) {
        if (i) wire_buf_char(&b, '|');
        wire_buf_add(&b, text + w.off[i], w.len[i]);
    }
    if (!wire_str_eq(wire_buf_view(&b), wire_str_of(want)))
        fail_msg("%s gave %.*s, not %s", text, (int)b.n, b.p, want);
    wire_buf_free(&b);
    wire_arena_free(a);
}

static void check_same(const char *x, const char *y)
{
    if (wire_text_word_hash(wire_str_of(x)) !=
        wire_text_word_hash(wire_str_of(y)))
        fail_msg("%s and %s differ", x, y);
}

static void words__are_runs_of_letters_and_digits(void **st)
{
    (void)st;
    check_words("", "");
    check_words(" -- ... ", "");
    check_words("The ferry, the No. 7, left at 6:30.",
                "The|ferry|the|No|7|left|at|6|30");
    check_words("don't don’t", "don|t|don|t");
    check_words("“Wir bleiben”, sagte Jürgen Groß.",
                "Wir|bleiben|sagte|Jürgen|Groß");
    check_words("end", "end");
    check_words("naïve—mañana", "naïve|mañana");
    check_words("Привет, мир", "Привет|мир");
}

static void words__korean_is_cut_at_spaces_and_chinese_by_dictionary(void **st)
{
    (void)st;
    check_words("여객선이 좌초했다.", "여객선이|좌초했다");
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words w = words_of(a, WIRE_STR("外交部发言人星期一说"));
    assert_true(w.n >= 3 && w.n <= 8);
    assert_int_equal(w.off[w.n - 1] + w.len[w.n - 1], 30);
    w = words_of(a, WIRE_STR("2026年ABC会议"));
    assert_int_equal(w.len[0], 4);
    assert_int_equal(w.hash[0], wire_text_word_hash(WIRE_STR("2026")));
    wire_arena_free(a);
}

static void words__case_width_and_composition_make_no_difference(void **st)
{
    (void)st;
    check_same("HARBOUR", "harbour");
    check_same("ÉCLUSE", "écluse");
    check_same("e\xcc\x81"
               "cluse",
               "écluse"); /* combining acute */
    check_same("Straße", "STRASSE");
    check_same("\xef\xbc\xa1"
               "bc",
               "abc"); /* fullwidth A */
    check_same("internationalisation", "INTERNATIONALISATION");
    assert_true(wire_text_word_hash(WIRE_STR("ferry")) !=
                wire_text_word_hash(WIRE_STR("ferries")));
}

static void words__invisible_marks_are_looked_through_and_counted(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    /* A soft hyphen, a zero-width space and a variation selector. */
    wire_str text = WIRE_STR("co\xc2\xad"
                             "operation mi\xe2\x80\x8bnister"
                             " har\xef\xb8\x8f"
                             "bour");
    wire_words w = words_of(a, text);
    assert_int_equal(w.n, 3);
    assert_int_equal(w.invisible_n, 3);
    assert_int_equal(w.hash[0], wire_text_word_hash(WIRE_STR("cooperation")));
    assert_int_equal(w.hash[1], wire_text_word_hash(WIRE_STR("minister")));
    assert_int_equal(w.hash[2], wire_text_word_hash(WIRE_STR("harbour")));
    wire_arena_free(a);
}

static void words__a_word_is_cut_at_255_bytes(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    char *long_word = malloc(1000);
    memset(long_word, 'a', 1000);
    wire_words w = words_of(a, (wire_str){long_word, 1000});
    assert_int_equal(w.n, 4);
    assert_int_equal(w.len[0], 255);
    assert_int_equal(w.off[3], 765);
    assert_int_equal(w.hash[0], w.hash[1]);
    for (int i = 0; i < 500; i++)
        memcpy(long_word + 2 * i, "\xc3\xa9", 2);
    w = words_of(a, (wire_str){long_word, 1000});
    assert_int_equal(w.n, 4);
    assert_int_equal(w.len[0], 254); /* no code point is cut */
    free(long_word);
    wire_arena_free(a);
}

static void words__hash_the_same_alone_and_in_a_text_at_any_place(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    char *buf = malloc(400);
    for (size_t lead = 0; lead < 140; lead++)
        for (size_t n = 1; n < 40; n += 3) {
            memset(buf, ' ', lead);
            for (size_t i = 0; i < n; i++)
                buf[lead + i] = (char)("aZb9Q"[i % 5]);
            wire_str text = {buf, lead + n};
            wire_words w = words_of(a, text);
            assert_int_equal(w.n, 1);
            assert_int_equal(w.off[0], lead);
            assert_int_equal(w.hash[0], wire_text_word_hash(wire_str_sub(
                                            text, lead, lead + n)));
        }
    free(buf);
    wire_arena_free(a);
}

static void words__every_simd_set_gives_the_same_words(void **st)
{
    (void)st;
    static const char *const bits[] = {"ferry",    " ",   "’",  "é", "會議",
                                       "\xc2\xad", "7,5", "\n", "Ü", "--"};
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint64_t seed = 3;
    for (int round = 0; round < 60; round++) {
        wire_buf b = {0};
        for (int i = 0; i < 80; i++)
            wire_buf_lit(&b, bits[unit_random(&seed) % 10]);
        wire_arena *a = wire_arena_new(NULL, 0);
        wire__kernels_force(0);
        wire_words want = words_of(a, wire_buf_view(&b));
        for (size_t s = 1; s < n_sets; s++) {
            wire__kernels_force(s);
            wire_words w = words_of(a, wire_buf_view(&b));
            assert_int_equal(w.n, want.n);
            assert_memory_equal(w.hash, want.hash, w.n * 4);
            assert_memory_equal(w.off, want.off, w.n * 4);
            assert_memory_equal(w.len, want.len, w.n);
        }
        wire_arena_free(a);
        wire_buf_free(&b);
    }
}

/* Letters, gaps and marks, and what a plain loop finds in them. */
static void words__a_plain_loop_finds_the_same(void **st)
{
    (void)st;
    static const size_t lengths[] = {1,   2,   3,   5,   7,  8,  9,
                                     15,  16,  17,  31,  64, 65, 128,
                                     254, 255, 256, 511, 600};
    const wire_kernels *sets[WIRE__KERNEL_SETS];
    size_t n_sets = wire__kernels_available(sets);
    uint64_t seed = 11;
    for (int round = 0; round < 200; round++) {
        wire_buf b = {0};
        size_t want = (size_t)unit_random(&seed) % 3000;
        while (b.n < want) {
            size_t n = lengths[unit_random(&seed) % (round % 2 ? 8 : 19)];
            while (n--)
                wire_buf_char(&b, (char)("aZb9Q"[unit_random(&seed) % 5]));
            wire_buf_lit(&b, unit_random(&seed) % 9 ? " " : "\xe2\x80\x94");
        }
        wire_str t = wire_buf_view(&b);
        if (round % 3 == 0 && t.n) t.n--; /* ends with a word */
        wire_arena *a = wire_arena_new(NULL, 0);
        for (size_t set = 0; set < n_sets; set++) {
            wire__kernels_force(set);
            wire_words w = words_of(a, t);
            size_t k = 0;
            for (size_t i = 0; i < t.n;) {
                size_t beg = i;
                while (i < t.n && isalnum((unsigned char)t.p[i]))
                    i++;
                for (; beg < i; k++) {
                    size_t n = i - beg < 255 ? i - beg : 255;
                    assert_true(k < w.n);
                    assert_int_equal(w.off[k], beg);
                    assert_int_equal(w.len[k], n);
                    assert_int_equal(
                        w.hash[k],
                        wire_text_word_hash(wire_str_sub(t, beg, beg + n)));
                    beg += n;
                }
                if (i < t.n) i++;
            }
            assert_int_equal(k, w.n);
        }
        wire_arena_free(a);
        wire_buf_free(&b);
    }
}

static void words__at_finds_the_first_word_behind_an_offset(void **st)
{
    (void)st;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_words w = words_of(a, WIRE_STR("one two three"));
    assert_int_equal(wire_words_at(&w, 0), 0);
    assert_int_equal(wire_words_at(&w, 1), 1);
    assert_int_equal(wire_words_at(&w, 8), 2);
    assert_int_equal(wire_words_at(&w, 9), 3);
    wire_span s = wire_words_span(&w, 1, 3);
    assert_int_equal(s.beg, 4);
    assert_int_equal(s.end, 13);
    wire_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__are_runs_of_letters_and_digits),
        cmocka_unit_test(
            words__korean_is_cut_at_spaces_and_chinese_by_dictionary),
        cmocka_unit_test(words__case_width_and_composition_make_no_difference),
        cmocka_unit_test(words__invisible_marks_are_looked_through_and_counted),
        cmocka_unit_test(words__a_word_is_cut_at_255_bytes),
        cmocka_unit_test(words__hash_the_same_alone_and_in_a_text_at_any_place),
        cmocka_unit_test(words__every_simd_set_gives_the_same_words),
        cmocka_unit_test(words__a_plain_loop_finds_the_same),
        cmocka_unit_test(words__at_finds_the_first_word_behind_an_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
