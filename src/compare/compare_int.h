/* compare_int.h: the working table of one comparison.
 *
 *   side     one article: sentences, words, quotations, numbers, dates, names
 *   link     a copy sentence and the source sentences it comes from
 *   diff     the words of a link, aligned: equal, variant, replaced, ...
 *   finders  each looks at sides, links and diffs and adds typed changes
 *
 *     sides -> links -> diffs -> finders -> changes sorted -> grade, label
 *
 * A finder is one file: compare_quotes.c, compare_numbers.c, ... It never
 * reads another finder's changes, but for what the table says is shared.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_INT_H
#define WIRE_COMPARE_INT_H

#include <string.h>

#include <wirecopy/compare.h>

#include "compare_phrases_int.h"

/* ---- One side ---- */

/* The number whose last word is this one. */
typedef struct {
    uint32_t number; /* plus one; 0: none ends here */
    uint32_t words;
} wire__number_end;

/* A set of stems. */
typedef struct {
    uint32_t *slot; /* [mask + 1] stem; 0: free */
    uint32_t mask;
} wire__stems;

/* Who says what, by sentence (compare_sources.c). */
typedef struct {
    wire_attribution *x;
    size_t n;
    uint32_t *item; /* [item_beg[n_sentences]] attributions, by sentence; NULL:
                       not looked for yet */
    uint32_t *item_beg;
} wire__said_side;

/* Its arrays are shared by all comparisons of the article, and never
 * changed. */
typedef struct wire_compare_side {
    const wire_doc *doc;
    const wire_idf *idf;
    wire_str body;
    wire_sentence *sentences;
    size_t n_sentences;
    uint32_t *word_beg; /* [n_sentences + 1] first word of each sentence */
    wire_quote *quotes; /* of the body */
    size_t n_quotes;
    wire_number *numbers;
    size_t n_numbers;
    wire_date *dates;
    size_t n_dates;
    wire_span *names;
    size_t n_names;
    bool
        *is_credit; /* [n_sentences] a label, credit or byline line: no prose */
    /* By word of the article (compare_words.c). */
    uint32_t *stem;    /* inflections of one word share it */
    uint32_t *spell;   /* spellings of one word share it, and others too */
    uint32_t *full;    /* hash of the word, written out: don't is do, not */
    float *weight;     /* bits; see WIRE__CONTENT_BITS */
    uint8_t *head;     /* first byte of the folded word */
    uint8_t *pair_len; /* bytes with the word before; 0: it is not near */
    wire__number_end *number_ends;
    wire__stems stems; /* of all content words */
    /* What not every comparison asks for: made by wire_compare_side_new, else
       when it is asked for. */
    wire__said_side said;
} wire__side;

typedef struct wire__maker wire__maker; /* of words; for sides of one idf */
wire__maker *wire__maker_new(const wire_idf *idf, wire_arena *a);
wire_status wire__side_fill(const wire_doc *doc, wire__maker *m, wire_arena *a,
                            wire__side *out, wire_err *err);
/* s->said, when it is not there yet. */
wire_status wire__side_said(wire__side *s, wire_arena *a, wire_err *err);
wire_str wire__side_text(const wire__side *s, wire_span span);
static inline wire_str wire__side_word(const wire__side *s, uint32_t word)
{
    const wire_words *w = &s->doc->words;
    wire_str out = {s->body.p + w->off[word], w->len[word]};
    return out;
}
/* Is w this word, in ASCII of any case? Most are not by their first letter,
 * which spares the length of each word of a list. */
static inline bool wire__is_nocase(wire_str w, const char *word)
{
    return w.n && !((w.p[0] ^ word[0]) & ~0x20) &&
           wire_str_eq_nocase(w, wire_str_of(word));
}
/* Sentence that holds byte off, or WIRE_NO_SENTENCE. O(log n). */
uint32_t wire__side_sentence_at(const wire__side *s, uint32_t off);
/* What the paragraph of a sentence is by its markup. */
wire_para_role wire__side_role(const wire__side *s, uint32_t sentence);
/* The quotation (outermost) that holds byte off, or NULL. O(log n). */
const wire_quote *wire__side_quote_at(const wire__side *s, uint32_t off);
/* The same of every byte from off to before *until. */
const wire_quote *wire__side_quote_until(const wire__side *s, uint32_t off,
                                         uint32_t *until);

/* ---- Words (compare_words.c) ---- */

#define WIRE__CONTENT_BITS 2.2f /* a word of less is in a fifth of all news */
enum { WIRE__WORD_CAP = 64 };   /* bytes of a folded word; the rest is cut */
/* Eight letters as one number that sorts as they do, so that look-ups compare
 * blocks. */
static inline uint64_t wire__block_of(const char *s)
{
    uint64_t v;
    memcpy(&v, s, sizeof v);
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_bswap64(v) : v;
}
/* Lower case without accents; umlauts writes them out (ä as ae). */
size_t wire__word_fold(wire_str w, bool umlauts, char *out);
/* What house style cuts short (nov -> november), or NULL. */
const char *wire__word_long_form(const char *folded, size_t n);
/* Key that all spellings of a folded word share. */
uint32_t wire__word_spell(const char *folded, size_t n);
/* full, and spell of what is written out there (compare_contractions.c). */
void wire__contractions_fill(wire__side *s);

/* ---- Words against words ---- */

typedef enum {
    WIRE__OP_EQUAL,
    WIRE__OP_VARIANT,  /* one word in two spellings: defence, defense */
    WIRE__OP_STEM,     /* one stem: discuss, discussed */
    WIRE__OP_REPLACED, /* other words in the same place */
    WIRE__OP_DELETED,  /* only in the source */
    WIRE__OP_INSERTED  /* only in the copy */
} wire__op_kind;

/* Words [s_beg, s_end) of the source against [c_beg, c_end) of the copy:
 * word numbers of the articles. EQUAL, VARIANT and STEM are word for word,
 * except that a VARIANT may join or part words (per cent, percent). */
typedef struct {
    wire__op_kind kind;
    uint32_t s_beg, s_end, c_beg, c_end;
} wire__op;

/* The words of one link. Its source sentences are laid one after another;
 * ops ascend on the copy's side and, within a source sentence, on the
 * source's. */
typedef struct {
    wire__op *ops;
    size_t n;
    float same; /* share of the copy sentence's words in EQUAL or VARIANT */
} wire__diff;

/* Longest common subsequence of two word ranges with variants and stems, by
 * dynamic programming over tables of bounded size; where, between equal
 * beginnings and ends, more than 2,000 words are left, they are one REPLACED.
 */
wire_status wire__diff_words(const wire__side *s, wire_span s_words,
                             const wire__side *c, wire_span c_words,
                             wire_arena *a, wire__diff *out, wire_err *err);
/* Are two words spellings of one (compare_variant.c)? British and American,
 * hyphens, accents dropped, digits grouped. */
bool wire__is_variant(wire_str x, wire_str y);

/* ---- What a side knows (compare_known.c) ---- */

bool wire__stems_fill(const wire__side *s, wire_arena *a, wire__stems *out);
/* Bits of the content words, and the share of them whose stems the other side
 * has. Without any, 0 and 1. */
float wire__bits_of(const wire__side *s, wire_span words);
float wire__known_share(const wire__side *s, wire_span words,
                        const wire__stems *other);
/* Stems of all words of the sentences that are told; then whether one is
 * among them. */
bool wire__stems_told(const wire__side *s, const bool *told, wire_arena *a,
                      wire__stems *out);
bool wire__stems_has(const wire__stems *x, uint32_t stem);

/* ---- The table ---- */

typedef WIRE_VEC(wire_change) wire__changes;

typedef struct {
    wire__side s, c; /* source, copy */
    wire_arena *arena;
    wire__cues_in language;  /* of both; IN_OTHER when either is unknown */
    wire_comparison *out;    /* links are there when the finders run */
    wire__diff *diffs;       /* [out->n_links], by link */
    uint32_t s_foot, c_foot; /* first sentence of the standing text that ends
                                the side; its n_sentences without any */
    float known; /* share of the copy's telling words, where it is not word
                    for word, that the source has too */
    wire__phrases negators; /* by words written out (compare_negation.c) */
    wire__phrases tolls, penalties, counters; /* compare_counts.c */
    wire__changes changes;
    uint32_t harmless_n;
    bool is_update; /* the copy says that it is a later version */
} wire__compare;

/* A change, filled from spans; either span may be empty (beg == end). Texts
 * and sentences follow from the spans. Returns NULL when memory ran out; the
 * caller may then set source, severity or note. The pointer is good until
 * the next call. */
wire_change *wire__compare_add(wire__compare *t, wire_change_type type,
                               wire_severity severity, wire_span source,
                               wire_span copy);
/* Its note, formatted; false when memory ran out. */
bool wire__compare_note(wire__compare *t, wire_change *ch, const char *fmt, ...)
    WIRE_PRINTF(3, 4);

/* ---- Negation (compare_negation.c) ---- */

typedef enum {
    WIRE__NOT = 1,  /* not, never, no, without; nicht, pas, sin */
    WIRE__NOT_MEANT /* barred, refused, failed to: as good as not */
} wire__negation;
bool wire__negators_fill(wire__compare *t);
/* Is a plain negation at word k, which is no part of a compound? *n its
 * words. */
bool wire__not_at(const wire__compare *t, const wire__side *s, uint32_t k,
                  uint32_t end, uint32_t *n);
/* Does anything in words [beg, end) say no, or mean it? */
bool wire__is_negative(const wire__compare *t, const wire__side *s,
                       uint32_t beg, uint32_t end);
/* Does a plain negation stand in words [beg, end)? */
bool wire__is_negated(const wire__compare *t, const wire__side *s, uint32_t beg,
                      uint32_t end);

/* ---- Words of a link, found again (compare_twins.c) ---- */

/* Where the words of one source sentence stand in the copy sentence. */
typedef struct {
    uint32_t beg, end; /* words of the source sentence */
    uint32_t *twin;    /* [end - beg] word of the copy, or UINT32_MAX */
} wire__twins;
/* By the diff of link i; false when memory ran out. O(ops + words). */
bool wire__twins_of(wire__compare *t, size_t link, uint32_t source,
                    wire__twins *out);
/* Word of the copy that tells what source word k tells: its twin, or, where
 * the words moved, one of the same stem; UINT32_MAX without any. */
uint32_t wire__twin_at(const wire__compare *t, const wire__twins *w,
                       uint32_t copy, uint32_t k);
/* The content words that a cue before word k qualifies: up to n of the next
 * few, up to the end of the clause. Returns how many. */
size_t wire__qualified(const wire__side *s, uint32_t k, uint32_t end,
                       uint32_t *out, size_t n);

/* ---- Steps ---- */

/* The arrays by word of a side (compare_words.c). */
bool wire__words_fill(wire__side *s, wire__maker *m, wire_arena *a);
wire_status wire__compare_links(wire__compare *t, wire_err *err);
/* s_foot and c_foot (compare_foot.c). told: [n_sentences] has it a link? */
wire_status wire__compare_feet(wire__compare *t, const bool *s_told,
                               const bool *c_told, wire_err *err);
wire_status wire__compare_diffs(wire__compare *t, wire_err *err);
/* Name each link's relation from its diff (compare_relations.c). */
void wire__compare_relations(wire__compare *t);

/* Finders. Each returns WIRE_OK or WIRE_ENOMEM. */
typedef wire_status (*wire__finder)(wire__compare *t, wire_err *err);
wire_status wire__find_quotes(wire__compare *t, wire_err *err);
wire_status wire__find_scare_quotes(wire__compare *t, wire_err *err);
wire_status wire__find_numbers(wire__compare *t, wire_err *err);
wire_status wire__find_dates(wire__compare *t, wire_err *err);
wire_status wire__find_names(wire__compare *t, wire_err *err);
wire_status wire__find_attribution(wire__compare *t, wire_err *err);
wire_status wire__find_negation(wire__compare *t, wire_err *err);
wire_status wire__find_certainty(wire__compare *t, wire_err *err);
wire_status wire__find_opposites(wire__compare *t, wire_err *err);
wire_status wire__find_facts(wire__compare *t, wire_err *err);
wire_status wire__find_omissions(wire__compare *t, wire_err *err);
wire_status wire__find_credits(wire__compare *t, wire_err *err);
wire_status wire__find_headline(wire__compare *t, wire_err *err);

/* Words of the links, for readers of the result (compare_relations.c). */
wire_status wire__compare_ops(wire__compare *t, wire_err *err);
/* Are two texts equal but for white space, invisible marks and, unless
 * exactly, the form of marks (curly or straight)? */
bool wire__same_marks(wire_str x, wire_str y, bool exactly);
/* Is the sentence of link i its source's, in that sense? */
bool wire__is_same_text(const wire__compare *t, size_t i, bool exactly);
/* Does sentence i begin as a note to desks ("UPDATE 1", "(Corrects ...")? */
bool wire__is_note(const wire__side *c, size_t i);
/* Does the text say of itself that it is a later version? */
bool wire__is_update(const wire_doc *d);
/* Take those before the dateline out of the prose (compare_notes.c). */
void wire__mark_notes(wire__side *c);
/* Which is the older; the grade is known by then. */
wire_direction wire__compare_direction(const wire__compare *t);

/* Verdict, grade, direction, label; after the finders. */
wire_status wire__compare_judge(wire__compare *t, wire_err *err);

#endif
