/* What a new headline claims and no text bears out: that somebody died, that
 * something is not so.
 *
 *   source  ... injuring three dockworkers ... had passed its inspection
 *   copy    Crane kills three                      nobody dies in the text
 *   copy    Crane was never inspected              nobody denies it there
 *
 * Headlines are short and say things in other words than the text; so either
 * needs evidence against it. A death needs a number or a person beside it
 * ("Senate kills bill") and a text in which no word of the kind stands at
 * all. A no needs the very words that it denies in one sentence of the text,
 * and none with them that denies anything.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_headline_int.h"

enum {
    NEAR = 3,      /* words between a death and who died */
    DENIED = 2,    /* content words behind a no */
    PREFIX_MIN = 4 /* letters of a stem */
};

/* ---- Lists of words, each between blanks, without accents ---- */

static bool is_listed(const char *list, const char *s, size_t n)
{
    for (const char *p = list; *p && p[1]; p++)
        if (*p == ' ' && strncmp(p + 1, s, n) == 0 && p[1 + n] == ' ')
            return n > 0;
    return false;
}

/* Does it begin with one of them? */
static bool is_begun(const char *list, const char *s, size_t n)
{
    for (const char *p = list; *p && p[1]; p++) {
        if (*p != ' ') continue;
        size_t m = strcspn(p + 1, " ");
        if (m && m <= n && memcmp(p + 1, s, m) == 0) return true;
    }
    return false;
}

/* Words that say that somebody died. */
static const char *const deaths[] = {
    [WIRE__IN_EN] = " killed kills kill killing dead died dies die deaths "
                    "murdered slain drowned drown ",
    [WIRE__IN_DE] = " tot tote toten getotet gestorben starb starben stirbt "
                    "sterben ermordet ertrunken todesopfer ",
    [WIRE__IN_FR] = " mort morts mortes tue tues tuee tuees meurt meurent "
                    "deces assassine noye noyes ",
    [WIRE__IN_ES] = " muerto muertos muerta muertas muere mueren murio "
                    "murieron mata mato fallece fallecidos asesinado ",
    [WIRE__IN_IT] = " morto morti morta morte muore muoiono ucciso uccisi "
                    "uccide uccisa annegato ",
    [WIRE__IN_PT] = " morto mortos morta mortas morre morrem morreu morreram "
                    "mata matou mortes assassinado ",
    [WIRE__IN_NL] = " dood doden dode gedood sterft sterven stierf stierven "
                    "omgekomen vermoord verdronken overleden "};

/* Beginnings of words where a text speaks of death at all. */
static const char *const mortal[] = {
    [WIRE__IN_EN] = " kill died dies dying dead death fatal murder homicid "
                    "manslaught slain slay drown perish bodies body casualt "
                    "corps victim lethal suicid assassin funeral mourn buri "
                    "coroner autops massacr morgue lives life deceas execut "
                    "cremat toll surviv late remains grave ",
    [WIRE__IN_DE] = " tot tod tode starb sterb stirbt gestorben leich opfer "
                    "mord ermord leben verungluckt ertrunken ertrank "
                    "beerdig trauer erschoss umgekommen hinterblieb grab ",
    [WIRE__IN_FR] = " mort mour meur tue tues tuee deces deced victim cadavr "
                    "corps assassin meurtr fatal noye obseque funer vie ",
    [WIRE__IN_ES] = " muert muer muri morir mata mato falle victim cadaver "
                    "cuerpo asesin fatal mortal ahog homicid funeral vida ",
    [WIRE__IN_IT] = " mort mori muore muoi uccid uccis decedu decess vittim "
                    "cadaver corpo omicid assassin fatal anneg funeral vita ",
    [WIRE__IN_PT] = " mort morr mata mato falec obit vitim cadaver corpo "
                    "assassin homicid fatal afog funeral vida ",
    [WIRE__IN_NL] = " dood dode gedood overl slachtoffer omgekom sterf sterv "
                    "sterft stierf gestorven lichaam lijk moord vermoord "
                    "verdronk leven fataal begrafenis "};

/* Who dies. */
static const char *const people[] = {
    [WIRE__IN_EN] = " man men woman women people person child children boy "
                    "boys girl girls baby teen teenager worker workers soldier "
                    "soldiers officer officers student students driver drivers "
                    "passenger passengers resident residents civilian "
                    "civilians mother father son daughter couple family "
                    "husband wife suspect pupils villagers hundreds dozens "
                    "thousands scores several many ",
    [WIRE__IN_DE] = " mann manner frau frauen mensch menschen kind kinder "
                    "junge madchen arbeiter soldat soldaten polizist "
                    "polizisten schuler fahrer fahrerin insassen bewohner "
                    "mutter vater paar familie dutzende hunderte mehrere ",
    [WIRE__IN_FR] = " homme hommes femme femmes personne personnes enfant "
                    "enfants garcon fille bebe ouvrier ouvriers soldat soldats "
                    "policier policiers eleve conducteur passagers habitants "
                    "mere pere couple famille dizaines centaines plusieurs ",
    [WIRE__IN_ES] = " hombre hombres mujer mujeres persona personas nino ninos "
                    "nina bebe obrero obreros trabajador trabajadores soldado "
                    "soldados policia policias conductor pasajeros vecinos "
                    "madre padre pareja familia decenas cientos varios ",
    [WIRE__IN_IT] = " uomo uomini donna donne persona persone bambino bambini "
                    "bambina ragazzo ragazza operaio operai soldato soldati "
                    "agente agenti autista passeggeri madre padre coppia "
                    "famiglia decine centinaia diversi ",
    [WIRE__IN_PT] = " homem homens mulher mulheres pessoa pessoas crianca "
                    "criancas rapaz rapariga menino menina bebe operario "
                    "operarios trabalhador trabalhadores soldado soldados "
                    "policia condutor passageiros mae pai casal familia "
                    "dezenas centenas varios ",
    [WIRE__IN_NL] = " man mannen vrouw vrouwen mens mensen kind kinderen "
                    "jongen meisje baby arbeider arbeiders soldaat soldaten "
                    "agent agenten bestuurder passagiers moeder vader paar "
                    "gezin tientallen honderden meerdere "};

static wire_str word_at(const wire__headline *h, size_t i)
{
    return wire_str_sub(h->title, h->words.off[i],
                        h->words.off[i] + h->words.len[i]);
}

static bool has_in(const char *list, wire_str w, bool begun)
{
    char text[WIRE__WORD_CAP];
    size_t n = wire__word_fold(w, false, text);
    return begun ? is_begun(list, text, n) : is_listed(list, text, n);
}

/* Words of a plain no at word i, or 0; "didn't" is a word and its t. */
static uint32_t no_at(const wire__compare *t, const wire__headline *h, size_t i)
{
    uint32_t n, end = (uint32_t)h->words.n, k = (uint32_t)i;
    int v = wire__phrase_at(&t->negators, h->words.hash, k, end, &n);
    if (v == WIRE__NOT) return n;
    wire_str w = word_at(h, i);
    bool is_t =
        i && w.n == 1 && (w.p[0] | 0x20) == 't' && t->language == WIRE__IN_EN &&
        h->words.off[i] <= h->words.off[i - 1] + h->words.len[i - 1] + 3;
    return is_t && (word_at(h, i - 1).p[h->words.len[i - 1] - 1] | 0x20) == 'n';
}

/* ---- A death ---- */

/* "No deaths, four hurt". */
static bool is_denied(const wire__compare *t, const wire__headline *h, size_t i)
{
    for (size_t k = i > NEAR ? i - NEAR : 0; k < i; k++)
        if (no_at(t, h, k)) return true;
    return false;
}

static bool is_mortal_title(const wire__headline *h, const char *list)
{
    for (size_t i = 0; i < h->words.n; i++)
        if (has_in(list, word_at(h, i), true)) return true;
    return false;
}

static bool is_mortal_text(const wire__side *s, const char *list)
{
    for (uint32_t k = 0; k < s->doc->words.n; k++)
        if (has_in(list, wire__side_word(s, k), true)) return true;
    return false;
}

/* Does a number, or a word for people, stand near word i? */
static bool has_victim(const wire__headline *h, const char *who,
                       const wire_number *v, size_t n, size_t i)
{
    size_t beg = i > NEAR ? i - NEAR : 0;
    for (size_t k = beg; k <= i + NEAR && k < h->words.n; k++) {
        if (k == i) continue;
        if (has_in(who, word_at(h, k), false)) return true;
        for (size_t m = 0; m < n; m++)
            if (v[m].span.beg <= h->words.off[k] &&
                h->words.off[k] < v[m].span.end && !v[m].is_ordinal)
                return true;
    }
    return false;
}

wire_status wire__headline_death(const wire__compare *t,
                                 const wire__headline *s,
                                 const wire__headline *c, wire_str *out,
                                 wire_err *err)
{
    wire_number *v;
    size_t n, at = 0;
    *out = (wire_str){0};
    if (!wire__is_in_part(t->language)) return WIRE_OK;
    while (at < c->words.n &&
           (!has_in(deaths[t->language], word_at(c, at), false) ||
            is_denied(t, c, at)))
        at++;
    if (at == c->words.n) return WIRE_OK;
    WIRE_TRY(
        wire_text_numbers(c->title, t->c.doc->language, t->arena, &v, &n, err));
    if (!has_victim(c, people[t->language], v, n, at)) return WIRE_OK;
    const char *list = mortal[t->language];
    if (is_mortal_title(s, list) || is_mortal_text(&t->s, list) ||
        is_mortal_text(&t->c, list))
        return WIRE_OK;
    *out = word_at(c, at);
    return WIRE_OK;
}

/* ---- A no ---- */

static bool is_like(wire_str x, wire_str y)
{
    size_t n = x.n < PREFIX_MIN + 2 ? x.n : x.n - 2;
    return y.n >= n && n >= PREFIX_MIN &&
           wire_str_starts_nocase(y, wire_str_sub(x, 0, n)) && y.n <= x.n + 3;
}

/* Does a sentence of the text hold word x? */
static bool is_near(const wire__side *s, uint32_t sentence, uint32_t hash,
                    wire_str x)
{
    for (uint32_t k = s->word_beg[sentence]; k < s->word_beg[sentence + 1]; k++)
        if (s->doc->words.hash[k] == hash || is_like(x, wire__side_word(s, k)))
            return true;
    return false;
}

/* Does a text tell words [0, n) of the headline in one sentence, and does it
 * deny anything where it tells one of them? */
static void look_for(const wire__compare *t, const wire__side *s,
                     const wire__headline *c, const uint32_t *word, uint32_t n,
                     bool *told, bool *denied)
{
    wire_str x = word_at(c, word[0]);
    uint32_t hash = c->words.hash[word[0]], last = WIRE_NO_SENTENCE;
    for (uint32_t k = 0; k < s->doc->words.n && !*denied; k++) {
        if (s->doc->words.hash[k] != hash && !is_like(x, wire__side_word(s, k)))
            continue;
        uint32_t at = wire__side_sentence_at(s, s->doc->words.off[k]);
        if (at == WIRE_NO_SENTENCE || at == last) continue;
        last = at;
        *denied = wire__is_negative(t, s, s->word_beg[at], s->word_beg[at + 1]);
        *told |= n < 2 ||
                 is_near(s, at, c->words.hash[word[1]], word_at(c, word[1]));
    }
}

/* "Nobody had seen since 1931", "never before": how rare it is. */
static bool is_as_never(const wire__headline *h)
{
    static const char list[] =
        " since ever before seit je depuis avant desde antes nunca mai da "
        "desde sinds ooit ";
    for (size_t i = 0; i < h->words.n; i++)
        if (has_in(list, word_at(h, i), false)) return true;
    return false;
}

/* The content words that the no before word from denies. */
static uint32_t denied_words(const wire__headline *c, size_t from,
                             uint32_t *word)
{
    uint32_t n = 0;
    for (size_t k = from; k < c->words.n && n < DENIED; k++)
        if (c->words.len[k] >= PREFIX_MIN) word[n++] = (uint32_t)k;
    return n;
}

wire_str wire__headline_no(const wire__compare *t, const wire__headline *s,
                           const wire__headline *c)
{
    wire_str none = {0};
    if (!wire__is_in_part(t->language) || is_as_never(c)) return none;
    for (size_t i = 0; i < s->words.n; i++)
        if (no_at(t, s, i)) return none;
    for (size_t i = 0; i < c->words.n; i++) {
        uint32_t word[DENIED], n = no_at(t, c, i);
        uint32_t m = n ? denied_words(c, i + n, word) : 0;
        bool told = false, denied = false;
        if (!m) continue;
        look_for(t, &t->s, c, word, m, &told, &denied);
        look_for(t, &t->c, c, word, m, &told, &denied);
        if (told && !denied) return word_at(c, i);
    }
    return none;
}
