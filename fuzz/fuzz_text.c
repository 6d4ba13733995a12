/* Any text: what is read out of it lies inside it, in order.
 *
 * The first byte chooses a language, the rest is the body. Sentences cover
 * their paragraphs, quotations nest, names are slices of the body.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

#include <string.h>

typedef struct {
    wire_str body, language;
    wire_para *paras;
    size_t n_paras;
    wire_arena *a;
} text;

/* A slice that was borrowed of the body, or is empty. */
static bool is_slice(wire_str s, wire_str body)
{
    return !s.n || (s.p >= body.p && s.p + s.n <= body.p + body.n);
}

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

/* Between sentences there is white space, or marks nobody sees. */
static void check_gap(const text *t, size_t from, size_t to)
{
    for (; from < to; from++)
        PROMISE((uint8_t)t->body.p[from] <= ' ' ||
                (uint8_t)t->body.p[from] > 127);
}

static void check_sentences(const text *t)
{
    wire_sentence *s;
    size_t n, k = 0;

    PROMISE(wire_text_sentences(t->body, t->paras, t->n_paras, t->language,
                                t->a, &s, &n, NULL) == WIRE_OK);
    for (size_t i = 0; i < t->n_paras; i++) {
        size_t at = t->paras[i].span.beg;

        for (; k < n && s[k].para == i; k++) {
            PROMISE(fuzz_is_span(s[k].span, t->body));
            PROMISE(s[k].span.beg >= at && s[k].span.beg < s[k].span.end);
            check_gap(t, at, s[k].span.beg);
            at = s[k].span.end;
        }
        PROMISE(at <= t->paras[i].span.end);
        check_gap(t, at, t->paras[i].span.end);
    }
    PROMISE(k == n);
}

static void check_quotes(const text *t)
{
    wire_quote *q;
    size_t n, p = 0;

    PROMISE(wire_text_quotes(t->body, t->paras, t->n_paras, t->a, &q, &n,
                             NULL) == WIRE_OK);
    for (size_t i = 0; i < n; i++) {
        while (p < t->n_paras && q[i].span.beg >= t->paras[p].span.end)
            p++;
        PROMISE(p < t->n_paras && q[i].span.beg >= t->paras[p].span.beg &&
                q[i].span.end <= t->paras[p].span.end);
        PROMISE(q[i].words.beg >= q[i].span.beg &&
                q[i].words.end <= q[i].span.end);
        PROMISE(fuzz_is_span(q[i].span, t->body));
        PROMISE(fuzz_is_span(q[i].words, t->body));
        if (i == 0) continue;
        PROMISE(q[i].span.beg >= q[i - 1].span.beg);
        PROMISE(q[i].span.beg >= q[i - 1].span.end ||
                q[i].span.end <= q[i - 1].span.end);
    }
}

static void check_dateline(const wire_dateline *d, wire_str body)
{
    PROMISE(fuzz_is_span(d->span, body));
    PROMISE(is_slice(d->place, body) && is_slice(d->date, body) &&
            is_slice(d->credit, body));
    PROMISE(d->month >= 0 && d->month <= 12 && d->day >= 0 && d->day <= 31);
}

static void check_doc(const text *t)
{
    wire_article art = {.body = t->body,
                        .paras = t->paras,
                        .n_paras = t->n_paras,
                        .byline = wire_str_sub(t->body, 0, 60),
                        .outlet = WIRE_STR("Harbour Post"),
                        .language = t->language};
    wire_doc d;

    PROMISE(wire_text_doc(&art, t->a, &d, NULL) == WIRE_OK);
    PROMISE(fuzz_is_span(d.core, t->body));
    if (d.has_label) PROMISE(fuzz_is_span(d.label.span, t->body));
    if (d.has_dateline) check_dateline(&d.dateline, t->body);
    for (size_t i = 0; i < d.n_credits; i++) {
        PROMISE(d.credits[i].name.n && is_slice(d.credits[i].name, t->body));
        PROMISE(fuzz_is_span(d.credits[i].span, t->body));
        PROMISE(i == 0 || d.credits[i].kind >= d.credits[i - 1].kind);
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
        check_dateline(&dateline, t->body);
}

/* The first byte chooses a language, the rest is the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const languages[] = {"en", "de", "fr", "es", "ja", "th",
                                            "hi", "",   "it", "pt", "ko", "zh"};
    text t = {0};

    if (size < 1) return 0;
    t.language = wire_str_of(languages[data[0] % 12]);
    t.body = (wire_str){(const char *)data + 1, size - 1};
    if (!fuzz_is_utf8(t.body)) return 0;
    t.a = wire_arena_new(NULL, 0);
    PROMISE(t.a != NULL);
    PROMISE(wire_read_paragraphs(t.body, 0, t.a, &t.paras, &t.n_paras, NULL) ==
            WIRE_OK);
    check_words(&t);
    check_sentences(&t);
    check_quotes(&t);
    check_doc(&t);
    check_facts(&t);
    (void)wire_text_language(t.body, t.language);
    wire_arena_free(t.a);
    return 0;
}
