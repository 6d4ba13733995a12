/* Forms of one verb, where a modal that went changes them.
 *
 *     podrían | sumarse      pourrait | rouvrir      könnte | dauern
 *               se sumarán              rouvrira              dauert
 *
 * Stems are cut for nouns as well as for verbs and keep such forms apart.
 * Here two words are one verb when both are one root of three letters or more
 * and an ending that verbs of the language have.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_verbs_int.h"

enum { ROOT = 3 };

/* Endings without accents, each between blanks. */
static const char *const endings[] = {
    [WIRE__IN_DE] = " en n t et e te ten eten ete st end ern ert erte ern ",
    [WIRE__IN_FR] = " er ir re oir era eront ira iront ra ront e ent it issent "
                    "a erent irent ait aient erait eraient irait iraient rait "
                    "raient ant ee ees es i ie is u ue us ",
    [WIRE__IN_ES] = " ar er ir ara era ira aran eran iran a e o an en aba aban "
                    "ia ian io aron ieron ado ada ados adas ido ida idos idas "
                    "ando iendo aria eria iria arian erian irian ",
    [WIRE__IN_IT] = " are ere ire arsi ersi irsi era eranno ira iranno ra "
                    "ranno a e i o ano ono ava eva iva avano evano ato ata ati "
                    "ate uto uta ito ita ando endo erebbe irebbe rebbe ",
    [WIRE__IN_PT] = " ar er ir ara era ira arao erao irao a e o am em ava avam "
                    "ia iam ou eu iu aram eram iram ado ada ados adas ido ida "
                    "ando endo indo aria eria iria ",
    [WIRE__IN_NL] = " en n t te de ten den d ",
    [WIRE__IN_HI] = NULL};

static bool is_ending(const char *list, const char *s, size_t n)
{
    for (const char *p = list; *p && p[1]; p++) {
        if (*p != ' ' || strncmp(p + 1, s, n) != 0) continue;
        if (p[1 + n] == ' ') return true;
    }
    return false;
}

/* Without the pronoun of an infinitive: sumarse, darlo. */
static size_t without_pronoun(const char *w, size_t n)
{
    static const char *const pronouns[] = {"se",  "lo",  "la", "le",
                                           "los", "las", "les"};
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        size_t k = strlen(pronouns[i]);
        if (n > k + ROOT && memcmp(w + n - k, pronouns[i], k) == 0 &&
            w[n - k - 1] == 'r')
            return n - k;
    }
    return n;
}

bool wire__is_same_verb(wire_str x, wire_str y, wire__cues_in language)
{
    char a[WIRE__WORD_CAP + 1], b[WIRE__WORD_CAP + 1];
    const char *list =
        wire__is_in_part(language) ? endings[(size_t)language] : NULL;
    if (!list || x.n <= ROOT || y.n <= ROOT || (x.p[0] ^ y.p[0]) & ~0x20)
        return false;
    size_t n = wire__word_fold(x, false, a), m = wire__word_fold(y, false, b);
    if (language == WIRE__IN_ES) {
        n = without_pronoun(a, n);
        m = without_pronoun(b, m);
    }
    size_t same = 0;
    while (same < n && same < m && a[same] == b[same])
        same++;
    if (same == n && same == m) return n > ROOT;
    for (size_t k = same; k >= ROOT; k--)
        if (n - k + m - k >= ROOT && is_ending(list, a + k, n - k) &&
            is_ending(list, b + k, m - k))
            return true;
    return false;
}

/* Endings of conditionals, without accents: of such alone, and shared with
 * imperfects (admirait, corría) and nouns (batería, historia). */
typedef struct {
    const char *surely, *maybe; /* each between blanks */
    char i;                     /* its accent, without which it is a maybe */
} conditional_row;
static const conditional_row conditionals[] = {
    [WIRE__IN_FR] = {" erait eraient drait draient rrait rraient aurait "
                     "auraient ",
                     " rait raient ", 0},
    [WIRE__IN_ES] = {" aria eria iria dria bria arian erian irian drian brian ",
                     " ria rian rias riamos ", '\255'},
    [WIRE__IN_IT] = {" rebbe rebbero ", " remmo ", 0},
    [WIRE__IN_PT] = {" ", " riam ", 0},
    [WIRE__IN_HI] = {NULL, NULL, 0}};

static bool ends_in(const char *list, const char *w, size_t n)
{
    enum { LEAST = 2 }; /* letters of an ending */
    for (size_t k = LEAST; k < n; k++)
        if (is_ending(list, w + n - k, k)) return true;
    return false;
}

static bool has_byte(wire_str w, char c)
{
    for (size_t i = 1; c && i < w.n; i++)
        if (w.p[i - 1] == '\303' && w.p[i] == c) return true;
    return !c;
}

wire__conditional wire__conditional_of(wire_str w, wire__cues_in language)
{
    enum { LEAST = 6 };
    char folded[WIRE__WORD_CAP + 1];
    if (w.n < LEAST || !wire__is_in_part(language)) return WIRE__NO_CONDITIONAL;
    const conditional_row *r = &conditionals[(size_t)language];
    if (!r->surely) return WIRE__NO_CONDITIONAL;
    size_t n = wire__word_fold(w, false, folded);
    if (ends_in(r->surely, folded, n))
        return has_byte(w, r->i) ? WIRE__CONDITIONAL : WIRE__MAYBE_CONDITIONAL;
    return ends_in(r->maybe, folded, n) ? WIRE__MAYBE_CONDITIONAL
                                        : WIRE__NO_CONDITIONAL;
}
