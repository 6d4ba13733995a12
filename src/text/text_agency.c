/* What an agency looks like: by the form of its name, and by a list.
 *
 * The list only settles doubts. A name that nobody has heard of is an agency
 * when its form says so ("Agence Estuaire", "Northwire", "Ostpress") or when
 * it stands where credits stand ("SEOUL, Nov 3 (Kestrel) -").
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

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

/* Words that make a name an agency's wherever they stand in it. */
/* clang-format off */
static const char *const FORM_WORDS[] = {
        "agence", "agencia", "agencies", "agency", "agentur", "agenzia",
        "agência", "depeschenagentur", "nachrichtenagentur",
        "nachrichtendienst", "newswire", "newswires", "presseagentur",
        "pressedienst", "wire", "wires", "एजेंसियां", "एजेंसी"};
/* clang-format on */

static bool ends_with(wire_str s, const char *suffix)
{
    return wire_str_ends(s, wire_str_of(suffix));
}

bool wire__agency_is_sure(wire_str name)
{
    if (wire__list_has(SURE, COUNT(SURE), name)) return true;
    wire__key k = wire__fold(name);
    return wire__list_has(LONG_NAMES, COUNT(LONG_NAMES), wire__key_str(&k));
}

bool wire__agency_is_known(wire_str name)
{
    if (wire__list_has(IN_CREDIT, COUNT(IN_CREDIT), name) ||
        wire__agency_is_sure(name))
        return true;
    if (name.n < 5) return false; /* "REUTERS" */
    for (size_t i = 0; i < COUNT(SURE); i++)
        if (wire_str_eq_nocase(name, wire_str_of(SURE[i]))) return true;
    return false;
}

bool wire__agency_is_noun(wire_str word)
{
    wire__key k = wire__fold(word);
    return wire__list_has(FORM_WORDS, COUNT(FORM_WORDS), wire__key_str(&k));
}

/* One word that ends as agencies' names end: Northwire, NationPress, 社. */
static bool word_has_form(wire_str w)
{
    if (wire__list_has(FORM_WORDS, COUNT(FORM_WORDS), w)) return true;
    static const char *const words[] = {
        "barbwire", "compress", "cypress",  "depress", "empress",
        "express",  "hardwire", "haywire",  "impress", "oppress",
        "repress",  "rewire",   "suppress", "tripwire"};
    if (wire__list_has(words, COUNT(words), w)) return false;
    static const char *const tails[] = {"wire",    "press",  "presse", "prensa",
                                        "agentur", "통신",   "뉴스",   "通信",
                                        "通信社",  "通讯社", "通訊社", "社"};
    for (size_t i = 0; i < COUNT(tails); i++)
        if (w.n > strlen(tails[i]) && ends_with(w, tails[i])) return true;
    return false;
}

bool wire__agency_has_form(wire_str name)
{
    if (wire__agency_is_known(name)) return true;
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
    return ends_with(f, "news service") || ends_with(f, "wire service") ||
           ends_with(f, "press service") || ends_with(f, "news network");
}

/* ---- Trimming a name ---- */

static bool drop_head(wire_str *s, const char *head)
{
    wire_str h = wire_str_of(head);
    if (s->n <= h.n || !wire_str_starts_nocase(*s, h)) return false;
    s->p += h.n;
    s->n -= h.n;
    return true;
}

static bool drop_tail(wire_str *s, const char *tail)
{
    wire_str t = wire_str_of(tail);
    if (s->n <= t.n ||
        !wire_str_eq_nocase(wire_str_sub(*s, s->n - t.n, s->n), t))
        return false;
    s->n -= t.n;
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
    static const char *const tails[] = {" news agency",  " newsagency",
                                        " wire service", " writers",
                                        " writer",       " news wire"};
    wire_str s = trim_marks(name);
    for (size_t i = 0; i < COUNT(heads);)
        i = drop_head(&s, heads[i]) ? 0 : i + 1;
    for (size_t i = 0; i < COUNT(tails); i++) {
        /* "Xinhua News Agency" is a name, "Xinhua news agency" says what
         * Xinhua is */
        wire_str t = wire_str_of(tails[i]);
        if (s.n > t.n + 1 && wire__is_lower((uint8_t)s.p[s.n - t.n + 1]))
            drop_tail(&s, tails[i]);
    }
    return trim_marks(s);
}
