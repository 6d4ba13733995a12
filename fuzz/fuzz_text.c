/* Any text: words, sentences, quotations and marks lie inside it, in order.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

typedef struct {
    wire_str body, language;
    wire_para *paras;
    size_t n_paras;
    wire_arena *a;
} text;

static void check_words(const text *t)
{
    wire_words w;
    size_t end = 0;

    PROMISE(wire_text_words(t->body, t->a, &w, NULL) == WIRE_OK);
    for (size_t i = 0; i < w.n; i++) {
        PROMISE(w.off[i] >= end && w.len[i] > 0);
        end = w.off[i] + w.len[i];
        PROMISE(wire_words_at(&w, w.off[i]) == i);
    }
    PROMISE(end <= t->body.n);
}

static void check_sentences(const text *t)
{
    wire_sentence *s;
    size_t n;
    uint32_t end = 0;

    PROMISE(wire_text_sentences(t->body, t->paras, t->n_paras, t->language,
                                t->a, &s, &n, NULL) == WIRE_OK);
    for (size_t i = 0; i < n; i++) {
        PROMISE(s[i].para < t->n_paras && s[i].span.beg >= end);
        PROMISE(s[i].span.beg < s[i].span.end);
        PROMISE(fuzz_is_span(s[i].span, t->body));
        PROMISE(s[i].span.end <= t->paras[s[i].para].span.end);
        end = s[i].span.end;
    }
}

static void check_quotes(const text *t)
{
    wire_quote *q;
    size_t n;
    uint32_t beg = 0;

    PROMISE(wire_text_quotes(t->body, t->paras, t->n_paras, t->a, &q, &n,
                             NULL) == WIRE_OK);
    for (size_t i = 0; i < n; i++) {
        PROMISE(q[i].span.beg >= beg);
        PROMISE(q[i].words.beg >= q[i].span.beg &&
                q[i].words.end <= q[i].span.end);
        PROMISE(fuzz_is_span(q[i].span, t->body));
        PROMISE(fuzz_is_span(q[i].words, t->body));
        beg = q[i].span.beg;
    }
}

static void check_facts(const text *t)
{
    wire_number *numbers;
    wire_date *dates;
    wire_span *names;
    wire_invisible *marks;
    wire_dateline dateline;
    size_t n;

    PROMISE(wire_text_numbers(t->body, t->language, t->a, &numbers, &n, NULL) ==
            WIRE_OK);
    for (size_t i = 0; i < n; i++)
        PROMISE(fuzz_is_span(numbers[i].span, t->body));
    PROMISE(wire_text_dates(t->body, t->language, t->a, &dates, &n, NULL) ==
            WIRE_OK);
    for (size_t i = 0; i < n; i++)
        PROMISE(fuzz_is_span(dates[i].span, t->body));
    PROMISE(wire_text_names(t->body, t->language, t->a, &names, &n, NULL) ==
            WIRE_OK);
    for (size_t i = 0; i < n; i++)
        PROMISE(fuzz_is_span(names[i], t->body));
    PROMISE(wire_text_invisible(t->body, t->a, &marks, &n, NULL) == WIRE_OK);
    for (size_t i = 0; i < n; i++)
        PROMISE(fuzz_is_span(marks[i].span, t->body));
    if (wire_text_dateline(t->body, &dateline) == WIRE_OK)
        PROMISE(fuzz_is_span(dateline.span, t->body));
}

/* The first byte chooses a language, the rest is the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"en", "de", "fr", "es",
                                            "ja", "th", "hi", ""};
    text t = {0};

    if (size < 1) return 0;
    t.language = wire_str_of(languages[data[0] & 7]);
    t.body = (wire_str){(const char *)data + 1, size - 1};
    if (!fuzz_is_utf8(t.body)) return 0;
    t.a = wire_arena_new(NULL, 0);
    PROMISE(t.a != NULL);
    PROMISE(wire_read_paragraphs(t.body, 0, t.a, &t.paras, &t.n_paras, NULL) ==
            WIRE_OK);
    check_words(&t);
    check_sentences(&t);
    check_quotes(&t);
    check_facts(&t);
    (void)wire_text_language(t.body, t.language);
    wire_arena_free(t.a);
    return 0;
}
