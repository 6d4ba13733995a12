/* What an agency looks like: by the form of its name, and by a list.
 *
 * The list only settles doubts. A name that nobody has heard of is an agency
 * when its form says so ("Agence Estuaire", "Northwire", "Ostpress") or when
 * it stands where credits stand ("SEOUL, Nov 3 (Kestrel) -").
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_agency_other.h"
#include "text_int.h"

enum { SURE_MAX = 10 }; /* bytes of a name in SURE */

/* Sure also in running prose. Case must fit. */
/* clang-format off */
static const char *const SURE[] = {
    "AAP", "AFP", "ANI", "ANP", "ANSA", "AP", "APA", "ATS", "Adnkronos",
    "Agerpres", "Anadolu", "Ansa", "Antara", "Askanews", "BSS", "BTA",
    "BelTA", "Belga", "Bernama", "Bloomberg", "CTK", "DPA", "EFE", "Efe",
    "Folhapress", "IANS", "IRNA", "ISNA", "ITAR-TASS", "Interfax", "Jiji",
    "KCNA", "KNA", "KUNA", "Kyodo", "Lusa", "MTI", "NTB", "Newsis", "Notimex",
    "PAP", "PRNewswire", "PTI", "RNS", "Reuter", "Reuters", "Ritzau", "SANA",
    "SDA", "Sputnik", "TASS", "TNS", "Tanjug", "Tasnim", "Tass", "Telam",
    "Télam", "UNIAN", "UPI", "Ukrinform", "Unian", "VNA", "WAFA", "Wafa",
    "Xinhua", "Yonhap", "askanews", "ats", "dpa", "epd", "sda", "ČTK"};
/* clang-format on */

/* Only where a credit stands: they are words or other bodies elsewhere. */
/* clang-format off */
static const char *const IN_CREDIT[] = {
    "AA", "AGI", "APP", "APS", "BNO", "CNA", "CNS", "CP", "DHA", "DJ", "Fars",
    "HINA", "Hina", "IHA", "INA", "KEYSTONE-SDA", "Keystone-SDA", "MAP",
    "MENA", "MNA", "Mehr", "NAN", "NNA", "News1", "PA", "PNA", "Petra", "QNA",
    "RIA", "SID", "SPA", "STT", "SWNS", "TAP", "TMN", "TNA", "TT", "UNB",
    "UNI", "WAM", "ots", "sid", "tmn"};
/* clang-format on */

/* Folded: case does not matter. */
/* clang-format off */
static const char *const LONG_NAMES[] = {
    "afp時事", "afp通信", "agence france presse", "agence france-presse",
    "agencia brasil", "agencia efe", "agência brasil", "agência lusa",
    "anadolu agency", "anadolu ajansı", "ap通信", "asian news international",
    "associated press", "associated press of pakistan",
    "australian associated press", "austria presse agentur", "bloomberg news",
    "bno news", "business wire", "canadian press", "china news service",
    "deutsche presse-agentur", "dow jones", "dow jones newswires",
    "emirates news agency", "estadão conteúdo", "europa press",
    "evangelischer pressedienst", "fars news agency", "globe newswire",
    "globenewswire", "indo-asian news service", "inter press service",
    "interfax-ukraine", "islamic republic news agency", "itar-tass",
    "jiji press", "jordan news agency", "katholische nachrichten-agentur",
    "keystone-sda", "korean central news agency", "kuwait news agency",
    "kyodo news", "la presse canadienne", "lapresse", "marketwire",
    "mehr news agency", "middle east news agency", "news agency of nigeria",
    "pa media", "pa wire", "pr newswire", "prensa latina",
    "press association", "press trust of india", "qatar news agency",
    "religion news service", "reuters health", "ria novosti",
    "saudi press agency", "schweizerische depeschenagentur",
    "sport-informations-dienst", "tasnim news agency", "thomson reuters",
    "thomson reuters foundation", "tribune news service",
    "ukrainian news agency", "united news of india",
    "united press international", "xinhua news agency", "yonhap news",
    "yonhap news agency", "интерфакс", "риа", "тасс", "आईएएनएस", "एएनआई",
    "एएफपी", "पीटीआई", "भाषा", "यूनीवार्ता", "रॉयटर्स", "वार्ता", "タス通信",
    "ロイター", "ロイター通信", "中央社", "中央通訊社", "中新社", "共同", "共同社", "共同通信", "共同通信社",
    "塔斯社", "新华社", "新華社", "新華社通信", "時事", "時事通信", "時事通信社", "朝鮮中央通信", "朝鲜中央通讯社",
    "法新社", "美联社", "美聯社", "聯合ニュース", "路透", "路透社", "韓聯社", "韩联社", "교도통신", "뉴스1",
    "뉴시스", "로이터", "로이터통신", "신화사", "신화통신", "연합뉴스", "조선중앙통신", "타스통신"};
/* clang-format on */

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Bit n of a letter: a name above begins with it and has n bytes. Persons, of
 * whom bylines are full, seldom fit. */
static const uint64_t LENGTHS[26] = {
    0x0019514bdc, 0x00000063a8, 0x000004400c, 0x000088020c, 0x0004101008,
    0x0000010410, 0x0000006000, 0x0000000010, 0x0010890318, 0x0000040410,
    0x0084041438, 0x0000100110, 0x0000810418, 0x00004000e8, 0x0000000008,
    0x0000122dac, 0x0000020008, 0x00002048c8, 0x0082040098, 0x000414807c,
    0x0004300228, 0x0000000008, 0x0000000018, 0x0000040040, 0x0000040840,
    0x0000000000};

/* A name beyond ASCII or with dots may fold into anything. */
static bool may_be_listed(wire_str name)
{
    for (size_t i = 0; i < name.n; i++)
        if ((uint8_t)name.p[i] >= 0x80 || name.p[i] == '.') return true;
    unsigned letter = name.n ? ((uint8_t)name.p[0] | 0x20u) - 'a' : 26;
    return letter < 26 && name.n < 64 && LENGTHS[letter] >> name.n & 1;
}

wire_str wire__agency_entry(size_t i)
{
    static const struct {
        const char *const *p;
        size_t n;
    } lists[] = {{SURE, COUNT(SURE)},
                 {IN_CREDIT, COUNT(IN_CREDIT)},
                 {LONG_NAMES, COUNT(LONG_NAMES)}};
    for (size_t k = 0; k < COUNT(lists); i -= lists[k++].n)
        if (i < lists[k].n) return wire_str_of(lists[k].p[i]);
    return (wire_str){0};
}

/* Words that make a name an agency's wherever they stand in it. */
/* clang-format off */
static const char *const FORM_WORDS[] = {
        "agence", "agencia", "agencies", "agency", "agentur", "agenzia",
        "agência", "depeschenagentur", "nachrichtenagentur",
        "nachrichtendienst", "newswire", "newswires", "presseagentur",
        "pressedienst", "wire", "wires", "एजेंसियां", "एजेंसी"};
/* clang-format on */

bool wire__agency_is_sure(wire_str name)
{
    if (!may_be_listed(name)) return false;
    if (wire__list_has(SURE, COUNT(SURE), name)) return true;
    wire__key k = wire__fold(name);
    return wire__list_has(LONG_NAMES, COUNT(LONG_NAMES), wire__key_str(&k));
}

bool wire__agency_is_known(wire_str name)
{
    if (!may_be_listed(name)) return false;
    if (wire__list_has(IN_CREDIT, COUNT(IN_CREDIT), name) ||
        wire__agency_is_sure(name))
        return true;
    /* "REUTERS"; the longest of them is 10 bytes */
    if (name.n < 5 || name.n > SURE_MAX) return false;
    for (size_t i = 0; i < COUNT(SURE); i++)
        if ((SURE[i][0] | 0x20) == (name.p[0] | 0x20) &&
            wire_str_eq_nocase(name, wire_str_of(SURE[i])))
            return true;
    return false;
}

bool wire__agency_is_noun(wire_str word)
{
    wire__key k = wire__fold(word);
    return wire__list_has(FORM_WORDS, COUNT(FORM_WORDS), wire__key_str(&k));
}

/* A constant with its length. */
typedef struct {
    const char *p;
    size_t n;
} tail;
#define TAIL(s)                                                                \
    {                                                                          \
        (s), sizeof(s) - 1                                                     \
    }

static inline bool has_tail(wire_str s, const tail *t)
{
    return s.n >= t->n && s.p[s.n - 1] == t->p[t->n - 1] &&
           memcmp(s.p + s.n - t->n, t->p, t->n) == 0;
}

/* One word that ends as agencies' names end: Northwire, NationPress, 社. */
static bool word_has_form(wire_str w)
{
    static const tail tails[] = {
        TAIL("wire"),    TAIL("press"), TAIL("presse"), TAIL("prensa"),
        TAIL("agentur"), TAIL("通信"),  TAIL("通信社"), TAIL("通讯社"),
        TAIL("通訊社"),  TAIL("社")};
    static const char *const words[] = {
        "barbwire", "compress", "cypress",  "depress", "empress",
        "express",  "hardwire", "haywire",  "impress", "oppress",
        "repress",  "rewire",   "suppress", "tripwire"};
    if (w.n < 3) return false;
    uint32_t c = wire__cp_at(w, 0); /* "이동통신" says what it is */
    if (wire__is_hangul(c)) return wire__agency_korean(w).n == w.n;
    if (wire__list_has(FORM_WORDS, COUNT(FORM_WORDS), w)) return true;
    for (size_t i = 0; i < COUNT(tails); i++)
        if (w.n > tails[i].n && has_tail(w, &tails[i]))
            return !wire__list_has(words, COUNT(words), w);
    return false;
}

/* Could a word of the name end as agencies' names do? Three persons of four
 * are told by two letters; what folds into anything else is not asked. */
static bool may_have_form(wire_str name)
{
    uint8_t last = ' ', before = ' ';
    for (size_t i = 0; i <= name.n; i++) {
        uint8_t c = i < name.n ? (uint8_t)name.p[i] : ' ';
        if (c >= 0x80 || c == '.' || c == '/') return true;
        if (wire__is_letter(c)) {
            before = last;
            last = c | 0x20;
            continue;
        }
        switch (before << 8 | last) {
        case 'c' << 8 | 'e': /* agence, service */
        case 'c' << 8 | 'y': /* agency */
        case 'e' << 8 | 's': /* agencies, wires */
        case 'i' << 8 | 'a': /* agencia, agenzia */
        case 'r' << 8 | 'e': /* wire */
        case 'r' << 8 | 'k': /* network */
        case 's' << 8 | 'a': /* prensa */
        case 's' << 8 | 'e': /* presse */
        case 's' << 8 | 's': /* press */
        case 's' << 8 | 't': /* pressedienst */
        case 'u' << 8 | 'r': /* agentur */
            return true;
        default:
            before = last = ' ';
        }
    }
    return false;
}

bool wire__agency_has_form(wire_str name)
{
    if (wire__agency_is_known(name)) return true;
    if (!may_have_form(name)) return false;
    wire__key k = wire__fold(name);
    wire_str f = wire__key_str(&k);
    size_t n_words = 0;
    bool ends_in_press = false;
    for (size_t i = 0; i < f.n;) {
        while (i < f.n && (f.p[i] == ' ' || f.p[i] == '-' || f.p[i] == '/'))
            i++;
        size_t beg = i;
        while (i < f.n && f.p[i] != ' ' && f.p[i] != '-' && f.p[i] != '/')
            i++;
        wire_str w = wire_str_sub(f, beg, i);
        if (!w.n) break;
        if (word_has_form(w)) return true;
        /* "dpa/lnw": one known part is enough */
        if (w.n < f.n && name.n == f.n && memchr(f.p, '/', f.n) &&
            wire__agency_is_known(wire_str_sub(name, beg, i)))
            return true;
        n_words++;
        ends_in_press = wire_str_eq(w, WIRE_STR("press")) ||
                        wire_str_eq(w, WIRE_STR("presse"));
    }
    if (ends_in_press && n_words > 1) return true;
    static const tail tails[] = {TAIL("news service"), TAIL("wire service"),
                                 TAIL("press service"), TAIL("news network")};
    for (size_t i = 0; i < COUNT(tails); i++)
        if (has_tail(f, &tails[i])) return true;
    return false;
}

/* ---- Trimming a name ---- */

static bool drop_head(wire_str *s, const char *head)
{
    size_t n = wire__begins(*s, head);
    if (!n || n == s->n) return false;
    s->p += n;
    s->n -= n;
    return true;
}

/* Marks, quotes and dots that stand round a name. */
static wire_str trim_marks(wire_str s)
{
    for (;;) {
        s = wire_str_trim(s);
        size_t end = s.n, beg = 0;
        if (!s.n) return s;
        uint32_t last = wire__cp_prev(s, &end), first = wire__cp_next(s, &beg);
        if (last == '.' || last == ',' || last == ';' || last == ':' ||
            last == 0xff1a || wire__is_closer(last) || wire__is_space(last)) {
            s.n = end;
            continue;
        }
        if (wire__is_opener(first) || wire__is_space(first) || first == '-' ||
            first == 0x2013 || first == 0x2014 || first == '*' ||
            first == 0x2022) {
            s.p += beg;
            s.n -= beg;
            continue;
        }
        return s;
    }
}

wire_str wire__agency_core(wire_str name)
{
    static const char *const heads[] = {
        "the ",    "news agency ", "state news agency ",
        "agency ", "die ",         "der ",
        "dem ",    "la ",          "le ",
        "el ",     "il ",          "l'",
        "l’",      "los ",         "and ",
        "by ",     "from ",        "as well as ",
        "und ",    "et "};
    static const tail tails[] = {TAIL(" news agency"),  TAIL(" newsagency"),
                                 TAIL(" wire service"), TAIL(" writers"),
                                 TAIL(" writer"),       TAIL(" news wire")};
    enum { /* no head begins with another one */
           HEADS = WIRE__LETTER('a') | WIRE__LETTER('b') | WIRE__LETTER('d') |
                   WIRE__LETTER('e') | WIRE__LETTER('f') | WIRE__LETTER('i') |
                   WIRE__LETTER('l') | WIRE__LETTER('n') | WIRE__LETTER('s') |
                   WIRE__LETTER('t') | WIRE__LETTER('u')
    };
    wire_str s = trim_marks(name);
    for (size_t i = 0;
         i < COUNT(heads) && s.n && wire__letter_in(s.p[0], HEADS);)
        i = drop_head(&s, heads[i]) ? 0 : i + 1;
    for (size_t i = 0; i < COUNT(tails); i++) {
        /* "Xinhua News Agency" is a name, "Xinhua news agency" says what
         * Xinhua is */
        size_t n = tails[i].n;
        if (s.n > n + 1 && wire__is_lower((uint8_t)s.p[s.n - n + 1]) &&
            wire__begins(wire_str_sub(s, s.n - n, s.n), tails[i].p))
            s.n -= n;
    }
    return trim_marks(s);
}

bool wire_credit_is_outlet(wire_str credit, wire_str outlet)
{
    size_t k = 0;
    bool at_word = true;

    if (!credit.n || !outlet.n) return false;
    if (wire_str_starts_nocase(outlet, credit) &&
        (outlet.n == credit.n || outlet.p[credit.n] == ' '))
        return true;
    for (size_t i = 0; i < outlet.n; i++) {
        if (at_word && k < credit.n && outlet.p[i] != ' ') {
            if ((outlet.p[i] | 0x20) != (credit.p[k] | 0x20)) return false;
            k++;
        }
        at_word = outlet.p[i] == ' ';
    }
    return k == credit.n && k > 1;
}
