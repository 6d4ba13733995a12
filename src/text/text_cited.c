/* Agencies cited in the prose.
 *
 *     ... as key agendas, Yonhap news agency reported.
 *                         [name]     [noun]  [verb]
 *
 * One pass over the word hashes picks the few words an agency can stand by
 * (agency, Agentur, agence, newswire, and names of real agencies); only there
 * the text itself is read. A name is taken when the noun says what it is, or
 * when a real agency stands by a verb of telling. An unknown name without the
 * noun is a person, a paper or anything else, and left alone.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_agency_other.h"
#include "text_int.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
    CITED_MAX = 8, /* agencies kept of one article */
    RUN_WORDS = 5, /* words of a name */
    NAME_MAX = 60, /* bytes of a name: longer tokens are none */
    REACH = 3      /* words between a name and its verb */
};

typedef struct {
    wire_str body;
    const wire_words *w;
    wire__credits *v;
    size_t found;
} finder;

/* ---- Words and their neighbours ---- */

static wire_str word_at(const finder *f, size_t i)
{
    size_t beg = f->w->off[i];
    return wire_str_sub(f->body, beg, beg + f->w->len[i]);
}

static bool is_word(const finder *f, size_t i, const char *const *list,
                    size_t n)
{
    wire__key k = wire__fold(word_at(f, i));
    return wire__list_has(list, n, wire__key_str(&k));
}

static bool is_capital(const finder *f, size_t i)
{
    return wire__is_upper(wire__cp_at(f->body, f->w->off[i]));
}

/* What stands between word i and the next one. */
static wire_str gap(const finder *f, size_t i)
{
    size_t beg = f->w->off[i] + f->w->len[i];
    return wire_str_sub(f->body, beg, f->w->off[i + 1]);
}

static bool is_adjacent(const finder *f, size_t i)
{
    if (i + 1 >= f->w->n) return false;
    wire_str g = gap(f, i);
    return g.n == 1 && g.p[0] == ' ';
}

/* Does a sentence end between word i and the next? */
static bool is_break(const finder *f, size_t i)
{
    if (i + 1 >= f->w->n) return true;
    wire_str g = gap(f, i);
    for (size_t k = 0; k < g.n; k++)
        if (strchr(".!?;:\n", g.p[k])) return true;
    return false;
}

static bool is_tell_verb(const finder *f, size_t i)
{
    /* clang-format off */
    static const char *const list[] = {
        "annonce", "annoncé", "announced", "berichtet", "berichtete",
        "carried", "cita", "cite", "cited", "cites", "citing", "citó",
        "confirmed", "diffusé", "dijo", "disse", "disseminated",
        "erklärte", "gemeldet", "indique", "indiqué", "informa",
        "informou", "informó", "meldet", "meldete", "noticiou", "précise",
        "précisé", "publicó", "published", "quoted", "quotes", "quoting",
        "rapporte", "rapporté", "recoge", "recogió", "relatou",
        "released", "reporta", "reported", "reports", "reportó",
        "riferisce", "riferito", "riporta", "riportato", "sagte", "said",
        "says", "schreibt", "schrieb", "scrive", "signale", "signalé",
        "wrote", "zitiert", "zitierte", "zufolge", "écrit", "сообщает",
        "сообщил", "сообщила"};
    /* clang-format on */
    return is_word(f, i, list, COUNT(list));
}

static bool is_lead_in(const finder *f, size_t i)
{
    /* clang-format off */
    static const char *const list[] = {
        "according", "auprès", "by", "citant", "citing", "declaró",
        "dichiarato", "dijo", "disse", "dit", "déclaré", "gegenüber",
        "informó", "laut", "nach", "quoting", "sagte", "secondo",
        "segundo", "según", "selon", "statement", "tells", "told", "with",
        "zitiert", "à"};
    /* clang-format on */
    return is_word(f, i, list, COUNT(list));
}

/* A verb of telling behind word last, or a lead-in before word first, inside
 * the sentence. */
static bool has_cue(const finder *f, size_t first, size_t last)
{
    for (size_t k = 0, i = last; k < REACH; k++, i++) {
        if (is_break(f, i)) break;
        if (is_tell_verb(f, i + 1)) return true;
    }
    for (size_t k = 0, i = first; k < REACH && i > 0; k++, i--) {
        if (is_break(f, i - 1)) break;
        if (is_lead_in(f, i - 1) || is_tell_verb(f, i - 1)) return true;
    }
    return false;
}

/* ---- Names ---- */

/* A capitalised token, hyphens inside: "France-Presse", "RIA". */
static bool is_token_char(uint32_t c)
{
    return wire__is_letter(c) || wire__is_digit(c) || c == '-' || c == '&';
}

/* The run of capitalised tokens that ends before byte end. */
static wire_span run_before(const finder *f, size_t end)
{
    wire_span run = {(uint32_t)end, (uint32_t)end};
    size_t i = end;
    for (unsigned n = 0; n < RUN_WORDS; n++) {
        while (i > 0 && f->body.p[i - 1] == ' ')
            i--;
        size_t token_end = i;
        while (i > 0 && token_end - i <= NAME_MAX) {
            size_t at = i;
            uint32_t c = wire__cp_prev(f->body, &at);
            bool apostrophe = (c == '\'' || c == 0x2019) && i < token_end;
            if (!is_token_char(c) && !apostrophe) break;
            i = at;
        }
        wire_str t = wire_str_sub(f->body, i, token_end);
        if (!t.n || t.n > NAME_MAX || !wire__is_upper(wire__cp_at(t, 0))) break;
        if (t.n > 2 && (wire_str_ends(t, WIRE_STR("'s")) ||
                        wire_str_ends(t, WIRE_STR("’s"))))
            break; /* "Korea's Yonhap" */
        if (n == 0) run.end = (uint32_t)token_end;
        run.beg = (uint32_t)i;
        if (i == 0 || f->body.p[i - 1] != ' ') break;
    }
    return run;
}

/* The run of capitalised tokens that begins at byte beg. */
static wire_span run_after(const finder *f, size_t beg)
{
    size_t i = beg;
    while (i < f->body.n && f->body.p[i] == ' ')
        i++;
    wire_span run = {(uint32_t)i, (uint32_t)i};
    for (unsigned n = 0; n < RUN_WORDS; n++) {
        uint32_t c = wire__cp_at(f->body, i);
        if (!wire__is_upper(c) && !wire__is_caseless(c)) break;
        size_t token = i;
        while (i < f->body.n && i - token <= NAME_MAX &&
               is_token_char(wire__cp_at(f->body, i)))
            wire__cp_next(f->body, &i);
        if (i - token > NAME_MAX) break;
        run.end = (uint32_t)i;
        if (i >= f->body.n || f->body.p[i] != ' ') break;
        i++;
    }
    return run;
}

/* Where an agency is from is not its name. */
static bool is_origin(wire_str w)
{
    /* clang-format off */
    static const char *const list[] = {
        "a", "afghan", "african", "albanian", "algerian", "american", "an",
        "angolan", "arab", "argentine", "armenian", "asian", "australian",
        "austrian", "azerbaijani", "bangladeshi", "belarusian", "belgian",
        "bolivian", "bosnian", "brazilian", "british", "bulgarian",
        "burmese", "cambodian", "canadian", "catholic", "chilean",
        "chinese", "colombian", "croatian", "cuban", "czech", "danish",
        "dutch", "ecuadorean", "egyptian", "emirati", "english", "estonian",
        "ethiopian", "european", "filipino", "finnish", "french",
        "georgian", "german", "ghanaian", "greek", "hungarian", "icelandic",
        "indian", "indonesian", "iranian", "iraqi", "irish", "israeli",
        "italian", "jamaican", "japanese", "jordanian", "kazakh", "kenyan",
        "korean", "kurdish", "kuwaiti", "latvian", "lebanese", "libyan",
        "lithuanian", "malaysian", "mexican", "moroccan", "nepalese",
        "nigerian", "north", "northern", "norwegian", "official",
        "pakistani", "palestinian", "peruvian", "philippine", "polish",
        "portuguese", "qatari", "romanian", "russian", "saudi", "scottish",
        "senegalese", "serbian", "singaporean", "slovak", "slovenian",
        "somali", "south", "southern", "soviet", "spanish", "sudanese",
        "swedish", "swiss", "syrian", "taiwanese", "tanzanian", "thai",
        "the", "tunisian", "turkish", "ugandan", "ukrainian", "uruguayan",
        "uzbek", "venezuelan", "vietnamese", "welsh", "yemeni", "zimbabwean"};
    static const char *const tails[] = {"-affiliated", "-backed", "-based",
                                        "-controlled", "-linked", "-owned",
                                        "-run"};
    /* clang-format on */
    wire__key k = wire__fold(w);
    if (wire__table_find(&wire__starters, wire__key_str(&k), WIRE__EN))
        return true; /* "As Catholic News Agency reported" */
    for (size_t i = 0; i < COUNT(tails); i++)
        if (wire_str_ends(wire__key_str(&k), wire_str_of(tails[i])))
            return true;
    return wire__list_has(list, COUNT(list), wire__key_str(&k));
}

/* "Russian Interfax", "South Korean Yonhap"; "Saudi Press Agency" is all
 * name. An origin alone leaves nothing. */
static wire_span drop_origin(const finder *f, wire_span run)
{
    static const char *const form[] = {"agency", "arab",  "central",
                                       "news",   "press", "service"};
    for (;;) {
        wire_str s = wire_str_sub(f->body, run.beg, run.end);
        size_t sp = wire_str_find(s, WIRE_STR(" "), 0);
        wire_str first = wire_str_sub(s, 0, sp == SIZE_MAX ? s.n : sp);
        if (!is_origin(first)) return run;
        if (sp == SIZE_MAX) return (wire_span){run.beg, run.beg};
        size_t end = wire_str_find(s, WIRE_STR(" "), sp + 1);
        wire__key second =
            wire__fold(wire_str_sub(s, sp + 1, end == SIZE_MAX ? s.n : end));
        if (wire__list_has(form, COUNT(form), wire__key_str(&second)) &&
            !wire_str_eq_nocase(first, WIRE_STR("the")))
            return run;
        run.beg += (uint32_t)sp + 1;
    }
}

/* Bodies that rate, advertise or govern. */
static bool is_other_body(wire_str s)
{
    static const char *const words[] = {"moody", "standard & poor", "fitch",
                                        "s&p", "scope"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (wire_str_starts_nocase(s, wire_str_of(words[i]))) return true;
    return false;
}

/* "Agence France-Presse Wednesday" */
static wire_span drop_day(const finder *f, wire_span run)
{
    wire_str s = wire_str_sub(f->body, run.beg, run.end);
    const char *sp = s.n ? memrchr(s.p, ' ', s.n) : NULL;
    if (!sp) return run;
    wire_str last = wire_str_sub(s, (size_t)(sp - s.p) + 1, s.n);
    if (last.n > 5 && wire__weekday_of(last, WIRE__ALL))
        run.end = run.beg + (uint32_t)(sp - s.p);
    return run;
}

static bool add(finder *f, wire_span run)
{
    run = drop_day(f, drop_origin(f, run));
    wire_str name = wire_str_sub(f->body, run.beg, run.end);
    if (name.n < 2 || name.n > NAME_MAX || is_other_body(name)) return true;
    if (wire__place_is_city(name) || wire__place_is_region(name)) return true;
    static const char *const pronouns[] = {
        "a",   "an",   "he",  "her",   "his",  "it", "its",
        "she", "that", "the", "their", "this", "u",  "us"};
    wire__key k = wire__fold(name);
    if (wire__list_has(pronouns, COUNT(pronouns), wire__key_str(&k)))
        return true;
    f->found++;
    return wire__credit_add(f->v, name, WIRE_CREDIT_CITED, run);
}

/* ---- The kinds of anchors ---- */

/* "Ma'an, a Palestinian news agency": the name before the comma. i is the
 * word "news". "Earlier, the news agency said" names nobody. */
static wire_span apposition(const finder *f, size_t i)
{
    wire_span none = {0, 0};
    static const char *const articles[] = {"a", "an", "the"};
    size_t from = i;
    for (size_t k = 0; k < 5 && i > 0; k++, i--) {
        if (!is_word(f, i, articles, COUNT(articles))) {
            if (!is_adjacent(f, i - 1)) return none;
            continue;
        }
        if (f->w->len[i] == 3 && from - i < 2) return none;
        if (!wire_str_eq(gap(f, i - 1), WIRE_STR(", "))) return none;
        return run_before(f, f->w->off[i - 1] + f->w->len[i - 1]);
    }
    return none;
}

static bool at_agency(finder *f, size_t i)
{
    static const char *const before[] = {"news", "press", "wire"};
    size_t end = f->w->off[i] + f->w->len[i];
    bool is_news = i > 0 && is_adjacent(f, i - 1) &&
                   is_word(f, i - 1, before, COUNT(before));
    if (!is_news) {
        /* "the Kestrel agency reported": no government agency does */
        static const char *const verbs[] = {"reported", "reports"};
        if (is_capital(f, i) || !is_adjacent(f, i) ||
            !is_word(f, i + 1, verbs, COUNT(verbs)))
            return true;
        wire_span run = run_before(f, f->w->off[i]);
        return run.beg == run.end || add(f, run);
    }
    if (is_capital(f, i)) { /* "Saudi Press Agency", "Xinhua News Agency" */
        wire_span run = run_before(f, end);
        if (run.end > run.beg &&
            run.end > f->w->off[i - 1] + f->w->len[i - 1] &&
            run.beg < f->w->off[i - 1])
            return add(f, run);
    }
    wire_span after = run_after(f, end);
    if (is_adjacent(f, i) && after.end > after.beg) return add(f, after);
    wire_span run = run_before(f, f->w->off[i - 1]);
    run = drop_origin(f, run);
    if (run.end == run.beg) run = apposition(f, i - 1);
    return run.end == run.beg || add(f, run);
}

/* Does the word look like initials: no vowel, or known in capitals? */
static bool is_initials(wire_str w)
{
    char caps[5];
    bool has_vowel = false;
    for (size_t k = 0; k < w.n; k++) {
        caps[k] = (char)(w.p[k] & ~0x20);
        has_vowel |= strchr("aeiouy", w.p[k]) != NULL;
    }
    return !has_vowel || wire__agency_is_known(w) ||
           wire__agency_is_known((wire_str){caps, w.n});
}

/* A short name in small letters, as German agencies have: "dpa", "kpd". Any
 * other word there is a verb, unless one of telling follows. */
static wire_span small_name(const finder *f, size_t i)
{
    static const char *const no[] = {
        "aber", "am",  "auch", "auf",   "aus",   "bei",  "das",   "dem",
        "den",  "der", "des",  "die",   "für",   "habe", "hat",   "hatte",
        "im",   "in",  "ist",  "laut",  "mit",   "nach", "nicht", "noch",
        "oder", "sei", "sich", "soll",  "sowie", "und",  "uns",   "von",
        "war",  "wie", "wird", "wurde", "zu",    "zum",  "zur"};
    wire_span none = {0, 0};
    if (!is_adjacent(f, i)) return none;
    wire_str s = word_at(f, i + 1);
    if (s.n < 2 || s.n > 5 || is_word(f, i + 1, no, COUNT(no))) return none;
    for (size_t k = 0; k < s.n; k++)
        if (s.p[k] < 'a' || s.p[k] > 'z') return none;
    if (!is_initials(s) && !(is_adjacent(f, i + 1) && is_tell_verb(f, i + 2)))
        return none;
    return (wire_span){f->w->off[i + 1], f->w->off[i + 1] + f->w->len[i + 1]};
}

/* Words of the body up to byte end. */
static size_t last_word(const finder *f, size_t i, size_t end)
{
    while (i + 1 < f->w->n && f->w->off[i + 1] < end)
        i++;
    return i;
}

static bool at_german(finder *f, size_t i, bool is_news)
{
    if (!is_adjacent(f, i)) return true;
    wire_span run = run_after(f, f->w->off[i] + f->w->len[i]);
    if (run.end == run.beg) run = small_name(f, i);
    if (run.end == run.beg) return true;
    if (!is_news && !has_cue(f, i, last_word(f, i, run.end))) return true;
    return add(f, run);
}

/* agence, agencia, agenzia, agência */
static bool at_romance(finder *f, size_t i)
{
    static const char *const kinds[] = {
        "informaciones", "information", "informations", "noticias", "notizie",
        "notícias",      "prensa",      "presse",       "stampa"};
    static const char *const links[] = {"d", "de", "di"};
    bool is_news = false;
    size_t at = i;
    if (i + 2 < f->w->n && is_word(f, i + 1, links, COUNT(links)) &&
        is_word(f, i + 2, kinds, COUNT(kinds))) {
        is_news = true;
        at = i + 2;
    }
    if (!is_adjacent(f, at)) return true;
    wire_span run = run_after(f, f->w->off[at] + f->w->len[at]);
    if (run.end == run.beg) return true;
    size_t last = last_word(f, at, run.end);
    if (!is_news && !has_cue(f, i, last)) return true;
    if (is_capital(f, i) && !is_news) run.beg = f->w->off[i];
    return add(f, run);
}

/* "the Kestrel newswire", "Tribune News Service", "a wire service" */
static bool at_wire(finder *f, size_t i)
{
    static const char *const before[] = {"news", "wire"};
    bool is_service = f->w->len[i] == 7;
    if (i == 0 || !is_adjacent(f, i - 1)) return true;
    size_t first = i;
    if (is_service) {
        if (!is_word(f, i - 1, before, COUNT(before))) return true;
        first = i - 1;
    }
    size_t end = f->w->off[i] + f->w->len[i];
    wire_span run =
        is_capital(f, i) ? run_before(f, end) : run_before(f, f->w->off[first]);
    /* "The Daily Wire" is a paper, "the AP wire" is not */
    if (first == i && is_capital(f, i) &&
        !wire__agency_is_known(wire_str_sub(f->body, run.beg, run.end)))
        return true;
    /* the noun alone is no name */
    if (run.end == run.beg || run.beg >= f->w->off[first]) return true;
    return has_cue(f, wire_words_at(f->w, run.beg), i) ? add(f, run) : true;
}

/* "the Associated Press reported", "told The Canadian Press" */
static bool at_press(finder *f, size_t i)
{
    if (!is_capital(f, i) || i == 0 || !is_capital(f, i - 1)) return true;
    wire_span run = run_before(f, f->w->off[i] + f->w->len[i]);
    wire_span more = run_after(f, f->w->off[i]);
    wire_str full = wire_str_sub(f->body, run.beg, more.end);
    if (wire__agency_is_sure(full)) { /* "United Press International" */
        run.end = more.end;
    } else {
        wire_str name = wire_str_sub(f->body, run.beg, run.end);
        wire_str core = wire__agency_core(name);
        if (!wire__agency_is_sure(core)) return true;
        run.beg = (uint32_t)(core.p - f->body.p);
    }
    size_t first = wire_words_at(f->w, run.beg);
    if (!has_cue(f, first, last_word(f, i, run.end))) return true;
    return add(f, run);
}

static bool at_name(finder *f, size_t i)
{
    wire_span run = {f->w->off[i], f->w->off[i] + f->w->len[i]};
    /* "Itar-Tass", "AP-NORC": the whole token is the name */
    while (run.end < f->body.n && run.end - run.beg <= NAME_MAX &&
           is_token_char(wire__cp_at(f->body, run.end))) {
        size_t k = run.end;
        wire__cp_next(f->body, &k);
        run.end = (uint32_t)k;
    }
    if (run.beg > 0 && is_token_char(wire__cp_before(f->body, run.beg)))
        return true;
    wire_str name = wire_str_sub(f->body, run.beg, run.end);
    if (!wire__agency_is_sure(name)) return true;
    size_t last = last_word(f, i, run.end);
    return has_cue(f, i, last) ? add(f, run) : true;
}

static bool at_anchor(finder *f, size_t i)
{
    wire__cue cue;
    wire_str word;
    if (!wire__cue_find(f->w->hash[i], &cue, &word)) return true;
    wire__key k = wire__fold(word_at(f, i)); /* two may share 32 bits */
    if (!wire_str_eq(wire__key_str(&k), word)) return true;
    switch (cue) {
    case WIRE__CUE_NOUN:
        return at_agency(f, i);
    case WIRE__CUE_NOUN_AFTER:
        return at_german(f, i, true);
    case WIRE__CUE_NOUN_GERMAN:
        return at_german(f, i, false);
    case WIRE__CUE_NOUN_ROMANCE:
        return at_romance(f, i);
    case WIRE__CUE_WIRE:
        return at_wire(f, i);
    case WIRE__CUE_PRESS:
        return at_press(f, i);
    case WIRE__CUE_NAME:
        return at_name(f, i);
    default:
        return true;
    }
}

/* ---- Scripts without spaces ---- */

/* "AP통신", "CNA通訊社" */
static bool is_korean(uint32_t c) { return wire__is_hangul(c) || c - 'A' < 26; }
static bool is_han(uint32_t c) { return wire__is_han(c) || c - 'A' < 26; }

/* The letters of one script round [beg, end), as many as a name has. */
static wire_span grow(const finder *f, size_t beg, size_t end,
                      bool (*is_script)(uint32_t))
{
    enum { LETTERS_MAX = 12 };
    for (unsigned n = 0; beg > 0 && n < LETTERS_MAX; n++) {
        size_t at = beg;
        if (!is_script(wire__cp_prev(f->body, &at))) break;
        beg = at;
    }
    for (unsigned n = 0; end < f->body.n && n < LETTERS_MAX; n++) {
        size_t at = end;
        if (!is_script(wire__cp_next(f->body, &at))) break;
        end = at;
    }
    return (wire_span){(uint32_t)beg, (uint32_t)end};
}

/* "समाचार एजेंसी केस्ट्रल ने", but not "समाचार एजेंसी ने" */
static wire_span behind_noun(const finder *f, size_t at, size_t end)
{
    wire_span none = {0, 0};
    wire_str before = wire_str_sub(f->body, 0, at);
    if (!wire_str_ends(before, WIRE_STR("समाचार ")) &&
        !wire_str_ends(before, WIRE_STR("न्यूज ")))
        return none;
    wire_span run = run_after(f, end);
    size_t sp = run.beg;
    while (sp < run.end && f->body.p[sp] != ' ')
        sp++;
    run.end = (uint32_t)sp;
    wire_str word = wire_str_sub(f->body, run.beg, run.end);
    bool is_name = !wire__is_devanagari(wire__cp_at(word, 0)) ||
                   wire__agency_is_known(word) ||
                   wire__hindi_role(word) == WIRE__IS_NAME;
    return is_name ? run : none;
}

/* The name that the part at [at, end) is part of. */
static wire_span name_at(const finder *f, size_t at, size_t end)
{
    uint32_t c = wire__cp_at(f->body, at);
    if (wire__is_devanagari(c)) return behind_noun(f, at, end);
    bool is_hangul = wire__is_hangul(c);
    wire_span run = grow(f, at, end, is_hangul ? is_korean : is_han);
    wire_str s = wire_str_sub(f->body, run.beg, run.end);
    /* the text may go on without a mark behind 通信社 */
    if (!is_hangul) s = wire_str_sub(f->body, run.beg, end);
    wire_str name = is_hangul ? wire__agency_korean(s) : wire__agency_han(s);
    if (!name.n) return (wire_span){0, 0};
    size_t beg = (size_t)(name.p - f->body.p);
    return (wire_span){(uint32_t)beg, (uint32_t)(beg + name.n)};
}

/* 통신, 通信社, 通讯社: the name is the word they end; एजेंसी: the one behind. */
static bool scan_parts(finder *f)
{
    static const char *const parts[] = {"통신", "通信社",   "通讯社", "通訊社",
                                        "एजेंसी", "연합뉴스", "뉴시스"};
    for (size_t k = 0; k < COUNT(parts); k++) {
        wire_str part = wire_str_of(parts[k]);
        size_t at = wire_str_find(f->body, part, 0);
        for (; at != SIZE_MAX && f->found < CITED_MAX;
             at = wire_str_find(f->body, part, at + part.n)) {
            wire_span run = name_at(f, at, at + part.n);
            if (run.end > run.beg && !add(f, run)) return false;
        }
    }
    return true;
}

bool wire__credits_cited(wire__credits *v, wire_str body,
                         const wire_words *words, const wire__cue_list *cues,
                         wire_str language)
{
    finder f = {.body = body, .w = words, .v = v};
    for (size_t k = 0; k < cues->n; k++) {
        size_t i = cues->at[k];
        if (!(wire__cue_may(words->hash[i]) & WIRE__CUE_CITES)) continue;
        if (!at_anchor(&f, i)) return false;
        if (f.found >= CITED_MAX) break;
    }
    unsigned lang = wire__lang_bits(language);
    if (language.n && lang & (WIRE__KO | WIRE__JA | WIRE__ZH | WIRE__HI))
        return scan_parts(&f);
    return true;
}
