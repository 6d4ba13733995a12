/* text_lex.h: one look-up for the words of numbers, dates and names.
 *
 *     text -> word at i -> fold and hash -> its meanings
 *                          "second"         ordinal 2 (en, fr), unit (en)
 *
 * The words stand in text_lexicon.py; the table is made by it.
 *
 * Layer: 2. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TEXT_LEX_H
#define WIRE_TEXT_LEX_H

#include "text_int.h"

typedef enum {
    /* numbers in words; value is the number unless said otherwise */
    WIRE__LEX_ONES,  /* 0..9 */
    WIRE__LEX_TEEN,  /* 10..19 */
    WIRE__LEX_TENS,  /* 20..90 */
    WIRE__LEX_HUND,  /* multiplies; value as in MULT */
    WIRE__LEX_HUNDS, /* 100..900, added: "doscientos" */
    WIRE__LEX_MULT,  /* power of ten, + 100 never first, + 200 may be alone */
    WIRE__LEX_DOZEN, /* pieces; negative never first: "dozens" */
    WIRE__LEX_FULL,  /* tenths, takes no more: "anderthalb" is 15 */
    WIRE__LEX_HALF,
    WIRE__LEX_FRAC, /* denominator */
    WIRE__LEX_ORD,
    WIRE__LEX_ART,  /* a, ein, une: one before a multiplier */
    WIRE__LEX_AND,  /* joins the parts of a number */
    WIRE__LEX_ABBR, /* power of ten, close to figures; + 100 of money only */
    /* what is counted */
    WIRE__LEX_UNIT,
    WIRE__LEX_UNITPRE,   /* square, nautical */
    WIRE__LEX_UNITPOST,  /* carrés, Celsius */
    WIRE__LEX_PER,       /* kilometres per hour */
    WIRE__LEX_PCT,       /* percent, Prozent */
    WIRE__LEX_PCTA,      /* per, pour: before ... */
    WIRE__LEX_PCTB,      /* ... cent, ciento */
    WIRE__LEX_POINTPRE,  /* percentage, basis: before ... */
    WIRE__LEX_POINT,     /* ... points; before ... */
    WIRE__LEX_POINTPOST, /* ... (de) pourcentage, porcentuales */
    WIRE__LEX_CUR,       /* dollars */
    WIRE__LEX_CODE,      /* USD, Rs: before or after */
    WIRE__LEX_CLOCK,     /* Uhr, GMT: behind a time of day; 1 before it */
    WIRE__LEX_CLOCKPRE,  /* à, las: before one */
    WIRE__LEX_URL,
    /* dates */
    WIRE__LEX_MONTH,   /* + 64 an abbreviation */
    WIRE__LEX_WEEKDAY, /* + 64 an abbreviation, + 128 before "-feira" */
    WIRE__LEX_REL,     /* days from today */
    WIRE__LEX_RELPRE,  /* this, last: before ... */
    WIRE__LEX_DAYPART, /* ... night */
    WIRE__LEX_MCUE,    /* in, since: before a month */
    WIRE__LEX_YCUE,    /* before a year */
    /* names */
    WIRE__LEX_TITLE,
    WIRE__LEX_TITLEW,   /* a title at the head of a run only */
    WIRE__LEX_TITLEEND, /* end of a German word that is a title */
    WIRE__LEX_PORT,     /* what stands before a title: prime, vice, defence */
    WIRE__LEX_SUFFIX,   /* Jr, III */
    WIRE__LEX_DOT,      /* its dot ends no sentence */
    WIRE__LEX_PARTICLE, /* van, bin: inside names */
    WIRE__LEX_ORGHEAD,  /* "of" may follow inside a name */
    WIRE__LEX_ORGFOR,   /* "for" may */
    WIRE__LEX_ORGWORD,  /* makes the title before it a part of the name */
    WIRE__LEX_STOP,     /* no first word of a name; 2: no part of any; 1: only
                           with its capital inside a sentence */
    WIRE__LEX_NONAME,   /* no name, though capital as all nouns are */
    WIRE__LEX_TELL,     /* sagte: a name follows */
    WIRE__LEX_DET,      /* der, ein: a noun follows */
    WIRE__LEX_PLACE,    /* German names of countries */
    WIRE__LEX_NAMEADJ,  /* Deutsche, Rote: capital in names only */
    WIRE__LEX_KINDS
} wire__lex_kind;

typedef struct {
    const char *word; /* folded */
    int32_t value;
    uint16_t langs;
    uint8_t kind;
    uint8_t more;  /* entries of the same word behind this one */
    bool is_risky; /* another word in another language: "once", "cent" */
} wire__lex;

/* End of the word of letters that begins at i (apostrophes and digits end
 * it); *lex is its first entry or NULL. s.p[i] begins a letter. */
size_t wire__lex_word(wire_str s, size_t i, const wire__lex **lex);
/* Which words are looked for: the others are spared. */
typedef enum {
    WIRE__LEX_NONE = 0,
    WIRE__LEX_NUMBERS = 1, /* that may begin a number */
    WIRE__LEX_DATES = 2,
    WIRE__LEX_ANY = 7
} wire__lex_want;
/* The same with a hash of the folded word. */
size_t wire__lex_hash(wire_str s, size_t i, unsigned want,
                      const wire__lex **lex, uint32_t *hash);

/* Its entry of one kind, or NULL. In text of unknown language (WIRE__ALL)
 * risky entries do not count. lex may be NULL. */
const wire__lex *wire__lex_as(const wire__lex *lex, wire__lex_kind kind,
                              unsigned langs);
static inline bool wire__lex_is(const wire__lex *lex, wire__lex_kind kind,
                                unsigned langs)
{
    return lex && wire__lex_as(lex, kind, langs);
}
/* Look a word up that is taken whole; one that is folded already. */
const wire__lex *wire__lex_folded(wire_str word);
const wire__lex *wire__lex_of(wire_str word);

/* The languages of a text: as declared, else as found, else WIRE__ALL. */
unsigned wire__text_langs(wire_str text, wire_str language);

/* A word and its meanings. */
typedef struct {
    size_t beg, end;      /* end 0: none */
    const wire__lex *lex; /* or NULL */
} wire__lexword;

/* The word in [beg, end) with its meanings when nothing but a space or an
 * apostrophe stands between it and i; else none. */
wire__lexword wire__lex_near(wire_str s, size_t beg, size_t end, size_t i);

/* The word behind one space or hyphen at i; false when none. */
bool wire__lex_next(wire_str s, size_t i, wire__lexword *out);
/* Is there nothing but one space (of any kind) between a and b? */
bool wire__is_one_space(wire_str s, size_t a, size_t b);
/* End of the address ("www.x.org/a1") that is met at i. */
size_t wire__skip_address(wire_str s, size_t i);

/* ---- Numbers ----------------------------------------------------------------
 */

/* mant * 10^exp / den: kept apart so that 1.2 million is exact. */
typedef struct {
    size_t end;
    uint64_t mant;
    int exp;
    unsigned den;
    bool is_ordinal;
    bool is_plain;   /* digits only */
    bool is_skipped; /* a code, version, telephone: up to end, no number */
    unsigned digits; /* before the decimal mark */
} wire__num;
double wire__num_value(const wire__num *n);

typedef enum {
    WIRE__STYLE_POINT, /* 1,200.5 */
    WIRE__STYLE_COMMA, /* 1.200,5 */
    WIRE__STYLE_ANY    /* three digits behind a mark are thousands */
} wire__style_kind;
typedef struct {
    wire__style_kind kind;
    bool has_spaces; /* 1 200 with a plain space too */
} wire__style;
wire__style wire__style_of(wire_str text, unsigned langs);

/* Figures at i: thousands and decimals. false: no digit there. */
bool wire__digits_read(wire_str s, size_t i, wire__style style, wire__num *out);
/* A number in words that begins with the word w (its end and lex known);
 * prev is the word before. */
bool wire__words_read(wire_str s, wire__lexword w, wire__lexword prev,
                      unsigned langs, wire__num *out);
/* "siebenundfünfzig", "zweihundertste"; unit_off is where "jährige" begins
 * in the word, or its end. */
bool wire__german_read(wire_str word, wire__num *out, size_t *unit_off);
/* Multipliers behind figures: "1.2 million", "5bn", "3 Mio.", "2 dozen". */
void wire__multipliers_read(wire_str s, unsigned langs, bool is_money,
                            wire__num *n);
/* What is counted, behind a number that ends at i. Returns the end, or i. */
size_t wire__unit_read(wire_str s, size_t i, unsigned langs, bool is_multiplied,
                       wire_str *unit);
bool wire__is_currency_sign(uint32_t c);
/* The currency before a number at i: where it begins, or i. */
size_t wire__currency_before(wire_str s, size_t i, wire_str *unit);
/* A time of day whose hour ends at i ("6:30 p.m.", "18.30 Uhr", "20h30");
 * returns its end, or i. */
size_t wire__clock_read(wire_str s, size_t beg, size_t i, wire__lexword prev,
                        unsigned langs, double *hours);

/* ---- Dates ------------------------------------------------------------------
 */

typedef WIRE_VEC(wire_date) wire__dates;
WIRE_MUST bool wire__dates_scan(wire_str s, unsigned langs, wire__dates *out);

#endif
