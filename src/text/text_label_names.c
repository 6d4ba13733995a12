/* Whom a label names as its source.
 *
 *     Diese Meldung wurde von der dpa übernommen       [TAKEN FROM] name
 *     Cette dépêche de Boréale est publiée telle ...   [TEXT OF] name
 *     published from a Halcyon feed                    name [feed]
 *
 * A name counts by its form, or by where it stands: behind "from" and a word
 * of sending, behind the noun of a text, before "feed". Articles, prepositions
 * and what labels speak of (story, Redaktion, agence) name nobody, with a
 * capital or without. Two capitals without the form may be a person.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_label_names.h"
#include "text_label_read.h"

#define COUNT(a)          (sizeof(a) / sizeof((a)[0]))
#define IS_IN(list, word) wire__list_has((list), COUNT(list), (word))

enum {
    NAME_WORDS = 6,
    NAME_MAX = 60,   /* bytes */
    INITIALS_MAX = 4 /* letters of "kpd" */
};

/* What stood before a word. */
typedef enum {
    NOTHING,
    TEXT,    /* "dépêche", "Beitrag": a name may follow "of" */
    CHANNEL, /* "fil", "flusso": a name may follow "of", or at once */
    SENT,    /* "supplied", "fourni", "stammt": "by" or "from" */
    TAKEN,   /* "taken", "übernommen": "from" alone */
    ISSUED,  /* "published": "from", but not "by" */
    HOUSE,   /* "agencia": at once */
    OF       /* the preposition behind one of these: a name is whose it is */
} place;

typedef struct {
    const wire__label_names *to;
    wire_str s;
    wire__key last;  /* the word before, folded */
    size_t last_end; /* byte behind it */
    place at;
    bool has_as;   /* "as", "wie" since the last full stop */
    bool is_sent;  /* the word before says that it was sent */
    bool is_ours;  /* an edit, the newsroom or a headline since then */
    bool was_name; /* the word before is a name's, or "and" behind one */
} finder;

/* ---- Words that name nobody ---- */

/* Articles, prepositions and the like, which begin sentences in capitals. */
static bool is_function_word(wire_str w)
{
    static const char *const words[] = {
        "a",     "al",    "all",   "alle",  "als",   "an",    "and",   "any",
        "ao",    "at",    "au",    "auch",  "aus",   "aux",   "avec",  "bei",
        "both",  "col",   "com",   "con",   "d",     "da",    "dal",   "dall",
        "dalla", "das",   "dass",  "dato",  "de",    "dei",   "del",   "dell",
        "della", "delle", "dem",   "den",   "der",   "deren", "des",   "dessen",
        "die",   "do",    "dos",   "du",    "e",     "each",  "ed",    "ein",
        "eine",  "einem", "einen", "einer", "eines", "el",    "en",    "es",
        "esa",   "ese",   "et",    "every", "for",   "from",  "für",   "gli",
        "hat",   "he",    "her",   "here",  "hier",  "his",   "i",     "ici",
        "il",    "im",    "in",    "is",    "it",    "its",   "l",     "la",
        "las",   "le",    "les",   "lo",    "los",   "mehr",  "mit",   "na",
        "nel",   "nella", "nesta", "neste", "no",    "o",     "oder",  "of",
        "on",    "or",    "os",    "ou",    "our",   "par",   "para",  "per",
        "più",   "por",   "pour",  "read",  "se",    "see",   "sein",  "seine",
        "she",   "si",    "sie",   "some",  "son",   "su",    "sua",   "sur",
        "that",  "the",   "their", "there", "these", "they",  "those", "to",
        "uma",   "un",    "una",   "und",   "une",   "uno",   "unter", "us",
        "via",   "vom",   "von",   "when",  "y",     "your",  "zu",    "zum",
        "zur",   "à"};
    return IS_IN(words, w);
}

/* Formats by which texts come, desks, and what many are called. */
static bool is_thing(wire_str w)
{
    static const char *const words[] = {
        "am",        "api",      "app",       "business", "cms",
        "copyright", "depesche", "depeschen", "dienst",   "dienstes",
        "editorial", "foto",     "fotos",     "ftp",      "html",
        "id",        "iptc",     "json",      "newsml",   "pdf",
        "photo",     "photos",   "pm",        "politik",  "redakteur",
        "rss",       "service",  "services",  "servicio", "servizio",
        "serviço",   "sport",    "tv",        "url",      "xml"};
    return IS_IN(words, w);
}

/* Does the word, folded, say what and not who? */
static bool is_generic(wire_str w)
{
    if (wire__label_is_press(w) || wire__agency_is_noun(w) ||
        is_function_word(w) || is_thing(w) || wire__label_word(w))
        return true;
    return wire__may_be_calendar(w) &&
           (wire__month_of(w, WIRE__ALL) || wire__weekday_of(w, WIRE__ALL));
}

/* The next word of a name at *i, folded; *i moves behind it. */
static wire__key next_part(wire_str name, size_t *i, const char *marks)
{
    size_t end = *i;
    while (end < name.n && !strchr(marks, name.p[end]))
        end++;
    wire__key k = wire__fold(wire_str_sub(name, *i, end));
    *i = end + 1;
    return k;
}

/* Is every word of the name such a word? */
static bool says_what(wire_str name)
{
    if (wire__agency_is_known(name)) return false;
    for (size_t i = 0; i < name.n;) {
        wire__key k = next_part(name, &i, " -/");
        if (k.n && !is_generic(wire__key_str(&k))) return false;
    }
    return true;
}

/* "Cóndor Prensa", "Stampa Fanale" */
static bool has_press_form(wire_str name)
{
    bool has_press = false, has_more = false;
    for (size_t i = 0; i < name.n;) {
        wire__key k = next_part(name, &i, " ");
        bool is_press = wire__label_is_press(wire__key_str(&k));
        has_press |= is_press;
        has_more |= !is_press;
    }
    return has_press && has_more;
}

/* "kpd": initials in small letters. No word is without a vowel. */
static bool is_small_initials(wire_str w)
{
    if (w.n < 3 || w.n > INITIALS_MAX) return false;
    for (size_t i = 0; i < w.n; i++)
        if (!wire__is_lower((uint8_t)w.p[i]) || strchr("aeiouy", w.p[i]))
            return false;
    return true;
}

/* ---- Where a name may stand ---- */

/* Initials may stand behind any of these. */
static bool is_before_name(wire_str w)
{
    static const char *const words[] = {
        "agence", "agencia", "agentur", "agenzia", "agência", "aus",  "by",
        "d",      "da",      "dal",     "dall",    "dalla",   "de",   "del",
        "dell",   "dem",     "der",     "des",     "di",      "do",   "du",
        "from",   "l",       "la",      "of",      "par",     "pela", "pelo",
        "por",    "the",     "via",     "vom",     "von",     "with"};
    return IS_IN(words, w);
}

/* "a Halcyon feed" */
static bool is_behind_name(wire_str w)
{
    static const char *const words[] = {"agency",   "feed",     "feeds",
                                        "inputs",   "material", "news",
                                        "newswire", "report",   "wire"};
    return IS_IN(words, w);
}

/* "Harbour Post staff" */
static bool is_staff(wire_str w)
{
    static const char *const words[] = {
        "desk",     "editor",    "editorial", "editors", "journalists",
        "newsroom", "redaktion", "staff",     "team",    "writers"};
    return IS_IN(words, w);
}

/* Whose it is, and from whom: "publié par" says who published. */
static bool is_from(wire_str w)
{
    static const char *const words[] = {
        "d",   "da",  "dal",  "dall",  "dalla", "das", "de",  "degli",
        "dei", "del", "dell", "della", "delle", "der", "des", "di",
        "do",  "dos", "du",   "from",  "of",    "vom", "von"};
    return IS_IN(words, w);
}

/* Who sent it. */
static bool is_by(wire_str w)
{
    static const char *const words[] = {"by", "par", "pela", "pelo", "por"};
    return IS_IN(words, w);
}

static bool is_article(wire_str w)
{
    static const char *const words[] = {
        "a",  "dem", "den", "der", "des", "die", "el", "il", "l",
        "la", "las", "le",  "les", "lo",  "los", "o",  "the"};
    return IS_IN(words, w);
}

static bool is_and(wire_str w)
{
    static const char *const words[] = {"and", "e", "ed", "et", "und", "y"};
    return IS_IN(words, w);
}

/* A name may follow at once: "fil Boréale". */
static bool is_channel(wire_str w)
{
    static const char *const words[] = {
        "cable",    "canal",    "despacho",   "despachos", "dienst",
        "dienstes", "dépêche",  "dépêches",   "feed",      "fil",
        "flujo",    "flusso",   "flux",       "fluxo",     "fonte",
        "lanci",    "lancio",   "notiziario", "quelle",    "service",
        "servicio", "servizio", "serviço",    "source",    "teletipo",
        "texte",    "ticker"};
    return IS_IN(words, w);
}

static bool is_origin(wire_str w)
{
    static const char *const words[] = {
        "comes",     "cortesia",    "cortesía", "courtesy", "kommt",  "procede",
        "provenant", "proveniente", "proviene", "provient", "provém", "sourced",
        "stammen",   "stammt",      "vem",      "viene",    "vient"};
    return IS_IN(words, w);
}

static bool is_taken(wire_str w)
{
    static const char *const words[] = {
        "bezogen",     "extraído",    "importada",   "importado",
        "importata",   "importato",   "imported",    "importé",
        "importée",    "ingested",    "reprinted",   "repris",
        "reprise",     "reproduced",  "reproducida", "reproducido",
        "reproduzida", "reproduzido", "republished", "ripresa",
        "ripreso",     "taken",       "tomada",      "tomado",
        "tratto",      "übernommen",  "übernommene"};
    return IS_IN(words, w);
}

/* "o texto é o original da Sabiá", "flusso di notizie Fanale" */
static bool is_link(wire_str w)
{
    static const char *const words[] = {
        "celui",    "es",      "est",      "information", "integrale", "ist",
        "noticias", "notizie", "notícias", "original",    "originale", "quello",
        "è",        "é"};
    return IS_IN(words, w);
}

static place place_of(wire_str w, unsigned cues)
{
    if (is_channel(w)) return CHANNEL;
    if (cues & DISC && !(cues & NOUN)) return NOTHING;
    if (wire__agency_is_noun(w) && !(cues & FEED)) return HOUSE;
    if (is_origin(w)) return SENT;
    if (is_taken(w)) return TAKEN;
    if (cues & ARRIVED) return SENT;
    if (cues & PUB) return ISSUED;
    return cues & (NOUN | SOURCE | INFO | REST) ? TEXT : NOTHING;
}

/* Does w, behind that, lead to whose the text is? */
static bool leads_on(place at, wire_str w)
{
    bool is_english =
        wire_str_eq(w, WIRE_STR("from")) || wire_str_eq(w, WIRE_STR("of"));
    switch (at) {
    case OF:
        return is_article(w) || is_from(w);
    case TEXT: /* "this report from Nairobi" */
        return is_from(w) && !is_english;
    case CHANNEL:
    case TAKEN:
        return is_from(w);
    case SENT:
        return is_from(w) || is_by(w);
    case ISSUED:
        return wire_str_eq(w, WIRE_STR("from"));
    default:
        return false;
    }
}

/* What stands before the word behind w, which is no name. */
static place next_place(place at, wire_str w, unsigned cues)
{
    bool is_text = at == TEXT || at == CHANNEL;
    if (leads_on(at, w)) return OF;
    if (is_text && (is_link(w) || is_article(w) || cues & AUTO || is_thing(w)))
        return at;
    if (at == OF && is_link(w)) return CHANNEL;
    if (at == HOUSE && is_article(w)) return NOTHING;
    return place_of(w, cues);
}

/* The marks before a word: a name cannot follow over most of them. */
static void pass_marks(finder *f, size_t beg)
{
    for (size_t i = f->last_end; i < beg; i++) {
        char c = f->s.p[i];
        if (c == ' ' || c == '(' || c == '"' || c == '\'') continue;
        bool is_named =
            c == ':' && (f->at == TEXT || f->at == CHANNEL || f->at == HOUSE);
        f->at = is_named ? OF : NOTHING;
        f->is_sent = f->was_name = false;
        f->last.n = 0;
        if (c == '.' || c == ';' || c == '!') f->has_as = f->is_ours = false;
    }
}

static void pass_word(finder *f, size_t beg, size_t end)
{
    wire__key k = wire__fold(wire_str_sub(f->s, beg, end));
    wire_str w = wire__key_str(&k);
    unsigned cues = wire__label_word(w);
    /* "modifié par La Gazette": a paper's name begins with its article */
    bool is_title = beg == f->last_end + 1 && is_article(w) &&
                    wire__is_upper(wire__cp_at(f->s, beg));
    f->at = is_title ? NOTHING : next_place(f->at, w, cues);
    f->is_sent = cues & ARRIVED;
    f->has_as |= (cues & AS) != 0;
    f->is_ours |= (cues & (EDIT | STAFF | HEAD)) != 0;
    f->was_name &= is_and(w);
    f->last = k;
    if (is_title) f->last.n = 0;
    f->last_end = end;
}

/* ---- The name ---- */

typedef struct {
    wire_str name;
    size_t end;     /* byte behind it, and behind what it is joined to */
    bool is_text;   /* "Nordlicht-Text" */
    bool is_joined; /* "Diário do ...": one name with what follows */
} found;

/* The capitals that begin at i, up to NAME_WORDS; their end. */
static size_t run_end(wire_str s, size_t i)
{
    size_t end = i;
    for (size_t n = 0; n < NAME_WORDS; n++) {
        if (!wire__is_upper(wire__cp_at(s, i))) break;
        while (i < s.n && !strchr(" ,;:.()[]\n'", s.p[i])) {
            size_t next = i;
            uint32_t c = wire__cp_next(s, &next);
            if (wire__is_caseless(c) || wire__is_closer(c)) break;
            i = next;
        }
        end = i;
        if (i >= s.n || s.p[i] != ' ') break;
        i++;
    }
    return end;
}

/* "AP통신": the form may stand behind in another script. */
static size_t form_end(wire_str s, size_t end)
{
    static const char *const forms[] = {"통신",   "뉴스",   "通信社",
                                        "通讯社", "通訊社", "通信"};
    wire_str rest = wire_str_sub(s, end, s.n);
    for (size_t i = 0; i < COUNT(forms); i++)
        if (wire_str_starts(rest, wire_str_of(forms[i])))
            return end + wire_str_of(forms[i]).n;
    return end;
}

/* "Halcyon Feed": without what only says what it is. */
static size_t trim_run(wire_str s, size_t beg, size_t end)
{
    while (!wire__agency_is_known(wire_str_sub(s, beg, end))) {
        size_t at = end;
        while (at > beg && s.p[at - 1] != ' ')
            at--;
        wire__key k = wire__fold(wire_str_sub(s, at, end));
        wire_str w = wire__key_str(&k);
        unsigned cues = wire__label_word(w);
        bool keeps = wire__label_is_press(w) || wire__agency_is_noun(w) ||
                     is_thing(w) || !is_generic(w) ||
                     (cues & SOURCE && !(cues & FEED));
        if (at == beg || keeps) break;
        end = at - 1;
    }
    return end;
}

/* "Diário do Planalto", "Courrier de la Baie": the end of a name that goes on
 * behind a small word; end when it does not. */
static size_t composite_end(wire_str s, size_t end)
{
    size_t i = end;
    for (unsigned n = 0; n < 3 && i < s.n && s.p[i] == ' '; n++) {
        size_t beg = i + 1, next = wire__word_end(s, beg);
        wire__key k = wire__fold(wire_str_sub(s, beg, next));
        wire_str w = wire__key_str(&k);
        if (n && wire__is_upper(wire__cp_at(s, beg))) return run_end(s, beg);
        if (next == beg || (!is_from(w) && !is_article(w)) ||
            wire_str_eq(w, WIRE_STR("from")) || wire_str_eq(w, WIRE_STR("von")))
            break;
        i = next;
    }
    return end;
}

/* Length of the "'s" at i. */
static size_t possessive(wire_str s, size_t i)
{
    wire_str t = wire_str_sub(s, i, s.n);
    size_t n = wire_str_starts(t, WIRE_STR("'s "))   ? 2
               : wire_str_starts(t, WIRE_STR("’s ")) ? 4
                                                     : 0;
    return n;
}

/* The name that begins at beg with a capital; none when the word there says
 * what and no name follows that it may be part of. */
static bool find_name(wire_str s, size_t beg, size_t word_end, found *out)
{
    size_t end = run_end(s, beg);
    wire_str run = wire_str_sub(s, beg, end);
    wire__key k = wire__fold(wire_str_sub(s, beg, word_end));
    wire_str w = wire__key_str(&k);
    *out = (found){.end = end};
    if (end == beg) return false;
    if (is_generic(w) && !wire__agency_is_known(run) &&
        !wire__agency_is_known(wire_str_sub(s, beg, word_end))) {
        bool heads = wire__label_is_press(w) || wire__agency_is_noun(w);
        if (!heads || says_what(run)) return false;
    }
    size_t other = form_end(s, end);
    if (other > end) {
        out->name = wire_str_sub(s, beg, out->end = other);
        return true;
    }
    end = trim_run(s, beg, end);
    const char *dash = memrchr(s.p + beg, '-', end - beg);
    if (dash) {
        size_t at = (size_t)(dash - s.p);
        wire__key tail = wire__fold(wire_str_sub(s, at + 1, end));
        out->is_text = wire__label_word(wire__key_str(&tail)) & (NOUN | SOURCE);
        if (out->is_text) end = at;
    }
    out->name = wire__agency_core(wire_str_sub(s, beg, end));
    size_t more = composite_end(s, out->end);
    if (more > out->end && !wire__agency_has_form(out->name)) {
        size_t rest = out->end;
        while (!wire__is_upper(wire__cp_at(s, rest)))
            rest++;
        wire_str tail = wire_str_sub(s, rest, more);
        out->is_joined = true;
        /* "Angebot der Agentur": the rest speaks for itself */
        if (!wire__agency_has_form(tail) && !says_what(tail)) {
            out->name = wire_str_sub(s, beg, more);
            out->end = more;
        }
    }
    out->end += possessive(s, out->end);
    return out->name.n && !says_what(out->name);
}

static wire__key word_behind(wire_str s, size_t end)
{
    size_t next = wire__skip_space(s, end);
    return wire__fold(wire_str_sub(s, next, wire__word_end(s, next)));
}

/* Behind the name stands a word of sending: "wie ihn Nordlicht geliefert
 * hat", "comme Boréale l'a rédigée". */
static bool is_sender(const finder *f, size_t end)
{
    if (!f->has_as || f->is_ours) return false;
    if (f->is_sent) return true;
    size_t i = end;
    for (unsigned n = 0; n < 2; n++) {
        if (i >= f->s.n || f->s.p[i] != ' ') return false;
        size_t next = wire__word_end(f->s, i + 1);
        wire__key k = wire__fold(wire_str_sub(f->s, i + 1, next));
        if (wire__label_word(wire__key_str(&k)) & ARRIVED) return true;
        i = next;
    }
    return false;
}

/* "wurde von Nordlicht übernommen": the verb stands at the end. */
static bool is_taken_behind(const finder *f, wire_str behind)
{
    wire_str last = wire__key_str(&f->last);
    if (!wire_str_eq(last, WIRE_STR("von")) &&
        !wire_str_eq(last, WIRE_STR("der"))) /* "von der kpd" */
        return false;
    return is_taken(behind) || wire__label_word(behind) & ARRIVED;
}

/* "Mehr", "Petra" and "PA" are words elsewhere. */
static bool is_doubtful(wire_str name)
{
    return wire__agency_is_known(name) && !wire__agency_is_sure(name) &&
           !wire__credit_is_acronym(name);
}

/* Every noun of German has a capital: behind an article, or in the plural
 * behind "von", a word is a noun and no name ("der Polizei", "von Lesern"). */
static bool is_german_noun(wire_str last, wire_str name)
{
    static const char *const words[] = {"beim", "das", "dem", "den",
                                        "der",  "des", "die", "vom"};
    return IS_IN(words, last) || (wire_str_eq(last, WIRE_STR("von")) &&
                                  wire_str_ends(name, WIRE_STR("n")));
}

/* Is the list of names over behind the last of them? */
static bool ends_list(const finder *f, size_t end)
{
    return end >= f->s.n || strchr(".,;:)]", f->s.p[end]);
}

static bool is_source(const finder *f, const found *x, wire_str behind)
{
    wire_str name = x->name, last = wire__key_str(&f->last);
    bool is_single = !memchr(name.p, ' ', name.n) && !x->is_joined;
    bool before = is_before_name(last);
    bool is_placed = before || is_behind_name(behind) || x->is_text;
    bool is_whose = f->at == OF || f->at == HOUSE || f->at == CHANNEL;
    bool is_line = f->to->kind == WIRE_CREDIT_LINE;
    if (is_staff(behind)) return false;
    if (name.n <= NAME_MAX && wire__agency_has_form(name))
        return !is_doubtful(name) || is_placed || is_whose;
    if (wire__credit_is_acronym(name))
        return is_placed || is_whose ||
               wire__label_is_source_other(f->s, x->end);
    if (!wire__credit_is_name(name)) return false;
    if (is_behind_name(behind) || (x->is_text && is_single)) return true;
    if (f->at == HOUSE) return true;
    if (has_press_form(name) && (is_whose || (is_from(last) && !f->is_ours)))
        return true;
    if (!is_single || is_german_noun(last, name) || wire__place_is_city(name) ||
        wire__place_is_region(name))
        return false;
    return is_whose || (is_line && before) || is_sender(f, x->end) ||
           is_taken_behind(f, behind) ||
           (f->was_name && is_and(last) && ends_list(f, x->end));
}

/* A word in small letters: "dpa", or initials where a name must stand. */
static bool is_small_source(const finder *f, wire_str w, size_t end)
{
    bool is_whose = f->at == OF || f->at == HOUSE || f->at == CHANNEL;
    if (!wire__is_lower((uint8_t)w.p[0])) return false;
    if (wire__agency_is_known(w))
        return is_whose || is_before_name(wire__key_str(&f->last));
    wire__key k = word_behind(f->s, end);
    return (is_whose || is_taken_behind(f, wire__key_str(&k))) &&
           f->at != CHANNEL && is_small_initials(w);
}

bool wire__label_name_add(const wire__label_names *to, wire_str name)
{
    if (wire__credit_is_of(name, to->outlet)) return true;
    return wire__credit_add(to->out, name, to->kind, to->label);
}

/* The word [beg, *end), or the name that begins there; *end moves behind. */
static bool see_word(finder *f, size_t beg, size_t *end)
{
    found x;
    wire_str w = wire_str_sub(f->s, beg, *end);
    if (!find_name(f->s, beg, *end, &x)) {
        bool is_name = beg > 0 && is_small_source(f, w, *end);
        pass_word(f, beg, *end);
        f->was_name |= is_name;
        return !is_name || wire__label_name_add(f->to, w);
    }
    wire__key k = word_behind(f->s, x.end);
    bool is_name = beg > 0 && is_source(f, &x, wire__key_str(&k));
    *end = x.end > *end ? x.end : *end;
    pass_word(f, beg, *end);
    f->at = NOTHING;
    f->was_name = is_name;
    return !is_name || wire__label_name_add(f->to, x.name);
}

static bool find_latin(wire_str s, const wire__label_names *to)
{
    finder f = {.to = to, .s = s};
    for (size_t i = 0; i < s.n;) {
        size_t end = wire__word_end(s, i);
        if (end == i) {
            wire__cp_next(s, &i);
            continue;
        }
        pass_marks(&f, i);
        size_t mark, rest = wire__label_elision(wire_str_sub(s, i, end), &mark);
        if (rest) {
            pass_word(&f, i, i + mark);
            f.last_end = i += rest;
        }
        if (!see_word(&f, i, &end)) return false;
        i = end;
    }
    return true;
}

bool wire__credits_of_label(wire__credits *v, wire_str body, wire_span label,
                            wire_credit_kind kind, wire_str outlet)
{
    wire__label_names to = {outlet, kind, label, v};
    wire_str s = wire_str_sub(body, label.beg, label.end);
    return find_latin(s, &to) && (!wire__label_is_other_script(s) ||
                                  (wire__label_names_hindi(s, &to) &&
                                   wire__label_names_east(s, &to)));
}
