/* text_attribution_int.h: the working table of one search for attributions.
 *
 *   words   The minister , who resigned , said on Monday it would rain
 *   flag    DET  PERSON    SUB            SAY  PREP TIME  SUBJ AUX
 *   gap                  ,              ,
 *
 *   frame   sentences that one quotation holds together are read as one
 *   cue     a verb group, a noun or a preposition that hands words to someone
 *
 * Spans are of words here, half open; bytes only in what is given out.
 *
 * Layer: 2. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_ATTRIBUTION_INT_H
#define WIRE_TEXT_ATTRIBUTION_INT_H

#include <string.h>

#include "text_int.h"

/* ---- Words ---- */

/* What a word may be. The order is that of tools/gen_text_attribution.py. */
/* clang-format off */
#define WIRE__SAID_FLAGS(X)                                                    \
    X(DET) X(PREP) X(CONJ) X(SUB) X(SUBJ) X(POSS) X(OBJ) X(AUX) X(NEG) X(ADV)  \
    X(TIME) X(MEDIA) X(PERSON) X(SAY) X(TELL) X(ASK) X(THINK) X(WANT)          \
    X(JUDGE) X(CALL) X(SHOW) X(SEEM) X(NOUN) X(ADJ) X(BASE) X(THIRD) X(PAST)   \
    X(ING) X(ONLYQ) X(ACCORD) X(THAT) X(VERB)
/* clang-format on */
enum {
#define WIRE__SAID_NUMBER(f) WIRE__SAID_##f##_BIT,
    WIRE__SAID_FLAGS(WIRE__SAID_NUMBER)
#undef WIRE__SAID_NUMBER
        WIRE__SAID_BITS
};
#define W_(f) (UINT32_C(1) << WIRE__SAID_##f##_BIT)
#define W_CUE                                                                  \
    (W_(SAY) | W_(TELL) | W_(ASK) | W_(THINK) | W_(WANT) | W_(JUDGE) |         \
     W_(CALL) | W_(SHOW) | W_(SEEM))

typedef struct {
    uint32_t hash, flags;
} wire__said_word;
/* The table of a language; NULL when there is none. */
typedef struct {
    const wire__said_word *slots;
    uint32_t mask;
} wire__said_table;
wire__said_table wire__said_table_of(wire_str language);
uint32_t wire__said_flags(const wire__said_table *t, uint32_t hash);

/* What stands between a word and the one before it. */
enum {
    WIRE__GAP_COMMA = 1,
    WIRE__GAP_COLON = 2,
    WIRE__GAP_SEMI = 4,
    WIRE__GAP_DASH = 8,
    WIRE__GAP_PAREN = 16,
    WIRE__GAP_STOP = 32,
    WIRE__GAP_APOS = 64,    /* nothing but an apostrophe */
    WIRE__GAP_HYPHEN = 128, /* nothing but a hyphen */
    WIRE__GAP_QUOTE = 256,  /* a quotation begins or ends */
    WIRE__GAP_OTHER = 512,
    WIRE__GAP_BREAK = WIRE__GAP_COMMA | WIRE__GAP_COLON | WIRE__GAP_SEMI |
                      WIRE__GAP_DASH | WIRE__GAP_PAREN | WIRE__GAP_QUOTE
};

typedef struct {
    uint32_t beg, end; /* words */
    uint32_t para;
} wire__frame;

typedef WIRE_VEC(wire_attribution) wire__attributions;

typedef struct {
    wire_str body;
    const wire_doc *doc;
    const wire_words *w;
    wire_arena *a;
    wire__said_table table;
    unsigned lang; /* WIRE__EN ... */
    const wire_sentence *sentences;
    size_t n_sentences;
    const wire_quote *quotes;
    size_t n_quotes;
    uint32_t *flag;  /* [w->n] */
    uint16_t *gap;   /* [w->n + 1] */
    uint32_t *quote; /* [w->n] outermost quotation, plus one; 0 none */
    uint8_t *is_cap; /* [w->n] */
    wire__frame *frames;
    size_t n_frames;
    uint8_t *is_held; /* [n_quotes] a content holds it */
    wire__attributions out;
    bool out_of_memory;
    size_t speaker;        /* attribution that spoke last, plus one; 0 none */
    uint32_t speaker_para; /* the paragraph its content ended in */
    bool has_intro; /* the frame before ended in a colon: who speaks next */
    wire_span intro_source, intro_cue;
    uint32_t intro_para;
    /* The frame at work. */
    wire__frame f;
    uint32_t done;    /* words before it belong to earlier attributions */
    bool has_last;    /* an attribution of this frame has a source */
    wire_span last;   /* the source of it */
    uint32_t covered; /* words before it are some content of the frame */
    uint32_t content; /* first word of the newest content */
    size_t first;     /* attribution of the frame */
} wire__said;

/* Fill the arrays by word and the frames (text_attribution_words.c). */
wire_status wire__said_fill(wire__said *t, wire_err *err);

static inline bool wire__said_is(const wire__said *t, uint32_t i, uint32_t any)
{
    return t->flag[i] & any;
}
static inline wire_str wire__said_word_at(const wire__said *t, uint32_t i)
{
    wire_str s = {t->body.p + t->w->off[i], t->w->len[i]};
    return s;
}
/* May w be this word, in any case? Most are not by their first letter, which
 * spares the length of each word of a list. */
static inline bool wire__may_be(wire_str w, const char *word)
{
    return w.n && !((w.p[0] ^ word[0]) & ~0x20);
}
/* Is word i this one, in ASCII of any case? */
bool wire__said_eq(const wire__said *t, uint32_t i, const char *word);
/* Does word i stand in a quotation of somebody's words? */
bool wire__said_quoted(const wire__said *t, uint32_t i);

/* ---- Noun phrases (text_attribution_source.c) ---- */

/* The noun phrase that ends right before word end: "the minister, who
 * resigned,". False when none stands there. */
bool wire__said_np_before(const wire__said *t, uint32_t end, wire_span *out);
/* The one that begins at word beg. */
bool wire__said_np_at(const wire__said *t, uint32_t beg, bool is_inverted,
                      wire_span *out);
/* The subject of the clause that word k stands in, from its left end; and
 * where it may begin. */
uint32_t wire__said_subject_beg(const wire__said *t, uint32_t k);
bool wire__said_subject_of(const wire__said *t, uint32_t k, wire_span *out);

/* ---- Contents (text_attribution_content.c) ---- */

/* Where a content that begins at word beg ends. */
uint32_t wire__said_clause_end(const wire__said *t, uint32_t beg);
uint32_t wire__said_object_end(const wire__said *t, uint32_t beg);
/* Where the clause that ends before word end begins. */
uint32_t wire__said_clause_beg(const wire__said *t, uint32_t end);

/* ---- Verbs (text_attribution_group.c) ---- */

typedef struct {
    uint32_t k;        /* the verb */
    uint32_t beg, end; /* with auxiliaries and particle */
    uint32_t flags;
    bool is_passive, is_negated, is_infinitive, has_aux;
    bool is_modal;    /* would praise: not said yet */
    wire_span source; /* empty: none */
    bool has_source;
    bool is_pair; /* verb and preposition: called for */
} wire__said_group;

/* Is word i one of these? */
bool wire__said_any(const wire__said *t, uint32_t i, const char *const *list,
                    size_t n);
#define IS_ANY(t, i, ...)                                                      \
    wire__said_any((t), (i), (const char *const[]){__VA_ARGS__},               \
                   sizeof((const char *const[]){__VA_ARGS__}) /                \
                       sizeof(char *))

/* The verb at word k with what belongs to it. */
void wire__said_group_at(const wire__said *t, uint32_t k, wire__said_group *v);
/* Its source, into v; false when it has none or does not agree with it. */
bool wire__said_find_source(const wire__said *t, wire__said_group *v);

/* ---- Cues ---- */

typedef struct {
    wire_span source, cue; /* words; source empty: none */
    wire_span part[3];
    size_t n;
    wire_said_force force;
    bool is_negated;
} wire__said_hit;
/* Take a hit into the output. */
void wire__said_add(wire__said *t, const wire__said_hit *h);
/* The cue at word k, if it is one; adds to the output. Returns the word to
 * go on with. */
uint32_t wire__said_verb(wire__said *t, uint32_t k);
uint32_t wire__said_noun(wire__said *t, uint32_t k);
uint32_t wire__said_adjective(wire__said *t, uint32_t k);
/* The label that begins the frame: "LEE: ..."; returns the word behind it, or
 * the frame's first. is_first: of the article; para_end: last word of the
 * paragraph. */
uint32_t wire__said_label(wire__said *t, bool is_first, uint32_t para_end);
uint32_t wire__said_accord(wire__said *t, uint32_t k);

/* The forms that English does not have (text_attribution_other.c): 0, or the
 * word to go on with. */
uint32_t wire__said_other(wire__said *t, uint32_t k);
/* German indirect speech that goes on: the frame has no cue but its mood. */
void wire__said_mood(wire__said *t);

/* Quotations of the frame that no cue claimed go to who spoke last. from: the
 * first attribution of this frame. */
void wire__said_rest(wire__said *t, size_t from);
/* Remember a frame that ends in a colon, as "Marrow went on:" does. */
void wire__said_introduce(wire__said *t);
/* Who pronouns and surnames are (text_attribution_speaker.c). */
wire_status wire__said_speakers(wire__said *t, wire_err *err);

#endif
