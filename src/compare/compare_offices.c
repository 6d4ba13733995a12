/* Offices: the words of a title that say what somebody is.
 *
 *     Agriculture Minister      Kulturdezernentin      ministre des Transports
 *                 ^^^^^^^^           ^^^^^^^^^^^^      ^^^^^^^^
 *
 * German words are known by their ends, the rest is what the office is of.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_names_int.h"

enum { WORD_MAX = 15 }; /* the longest of the words */

/* Words of one length, so that a look-up compares blocks. */
typedef struct {
    char word[WORD_MAX + 1]; /* folded */
    uint8_t office;
} office_row;

typedef struct {
    const char *word; /* folded */
    uint8_t n, office;
} end_row;

/* What may stand for any of them is LOOSE. */

#define R(word, office)                                                        \
    {                                                                          \
        word, WIRE__OFFICE_##office                                            \
    }
#define E(word, office)                                                        \
    {                                                                          \
        word, sizeof(word) - 1, WIRE__OFFICE_##office                          \
    }
/* clang-format off */
static const office_row words[] = { /* ascending */
    R("abogada", LAWYER), R("abogado", LAWYER), R("activist", LOOSE),
    R("admiral", SOLDIER), R("agronomist", LOOSE), R("alcalde", MAYOR),
    R("alcaldesa", MAYOR), R("alderman", COUNCIL), R("ambassadeur", ENVOY),
    R("ambassador", ENVOY), R("ambassadrice", ENVOY), R("amiral", SOLDIER),
    R("analyst", LOOSE), R("archbishop", CHURCH), R("attorney", LAWYER),
    R("avocat", LAWYER), R("avocate", LAWYER), R("barrister", LAWYER),
    R("bishop", CHURCH), R("boss", LOOSE), R("candidate", LOOSE),
    R("cardinal", CHURCH), R("ceo", LOOSE), R("chair", CHAIR),
    R("chairman", CHAIR), R("chairperson", CHAIR), R("chairwoman", CHAIR),
    R("chef", LOOSE), R("cheffe", LOOSE), R("chief", LOOSE), R("coach", COACH),
    R("col", SOLDIER), R("colonel", SOLDIER), R("comisaria", COMMISSIONER),
    R("comisario", COMMISSIONER), R("commander", SOLDIER),
    R("commissaire", POLICE), R("commissioner", COMMISSIONER),
    R("congressman", MEMBER), R("congresswoman", MEMBER),
    R("constable", POLICE), R("convener", LOOSE), R("convenor", LOOSE),
    R("coordinator", LOOSE), R("coronel", SOLDIER), R("councillor", COUNCIL),
    R("councilman", COUNCIL), R("councilor", COUNCIL),
    R("councilwoman", COUNCIL), R("depute", MEMBER), R("deputee", MEMBER),
    R("detective", POLICE), R("diputada", MEMBER), R("diputado", MEMBER),
    R("directeur", LOOSE), R("director", LOOSE), R("directora", LOOSE),
    R("directrice", LOOSE), R("doctor", LOOSE), R("economist", LOOSE),
    R("embajador", ENVOY), R("embajadora", ENVOY), R("engineer", LOOSE),
    R("entraineur", COACH), R("entrenador", COACH), R("entrenadora", COACH),
    R("envoy", ENVOY), R("eveque", CHURCH), R("exalcalde", MAYOR),
    R("exalcaldesa", MAYOR), R("executive", LOOSE), R("exministra", MINISTER),
    R("exministro", MINISTER), R("expert", LOOSE), R("expresidenta", PRESIDENT),
    R("expresidente", PRESIDENT), R("fiscal", PROSECUTOR), R("founder", LOOSE),
    R("gen", SOLDIER), R("general", SOLDIER), R("gobernador", GOVERNOR),
    R("gobernadora", GOVERNOR), R("gouverneur", GOVERNOR), R("gov", GOVERNOR),
    R("governor", GOVERNOR), R("head", LOOSE), R("historian", LOOSE),
    R("imam", CHURCH), R("inspector", POLICE), R("jefa", LOOSE),
    R("jefe", LOOSE), R("judge", JUDGE), R("juez", JUDGE), R("jueza", JUDGE),
    R("juge", JUDGE), R("justice", JUDGE), R("king", CROWN),
    R("lawmaker", MEMBER), R("lawyer", LAWYER), R("leader", LOOSE),
    R("legislator", MEMBER), R("lieutenant", SOLDIER), R("magistrate", JUDGE),
    R("maire", MAYOR), R("manager", LOOSE), R("mayor", MAYOR), R("mep", MEMBER),
    R("minister", MINISTER), R("ministers", MINISTER), R("ministra", MINISTER),
    R("ministre", MINISTER), R("ministro", MINISTER), R("mp", MEMBER),
    R("obispo", CHURCH), R("official", LOOSE), R("organiser", LOOSE),
    R("organizer", LOOSE), R("owner", LOOSE), R("papa", CHURCH),
    R("pape", CHURCH), R("patron", LOOSE), R("patronne", LOOSE),
    R("pm", PREMIER), R("pope", CHURCH), R("portavoz", SPEAKS),
    R("porte-parole", SPEAKS), R("prefet", GOVERNOR), R("prefete", GOVERNOR),
    R("premier", PREMIER), R("president", PRESIDENT),
    R("presidenta", PRESIDENT), R("presidente", PRESIDENT), R("prince", CROWN),
    R("princess", CROWN), R("procureur", PROSECUTOR),
    R("procureure", PROSECUTOR), R("prof", SCHOLAR), R("profesor", SCHOLAR),
    R("profesora", SCHOLAR), R("professeur", SCHOLAR),
    R("professeure", SCHOLAR), R("professor", SCHOLAR),
    R("prosecutor", PROSECUTOR), R("queen", CROWN), R("rabbi", CHURCH),
    R("reina", CROWN), R("reine", CROWN), R("rep", MEMBER),
    R("representative", MEMBER), R("researcher", LOOSE), R("rey", CROWN),
    R("roi", CROWN), R("schoolteacher", LOOSE), R("scientist", LOOSE),
    R("secretaire", SECRETARY), R("secretaria", SECRETARY),
    R("secretario", SECRETARY), R("secretary", SECRETARY), R("sen", SENATOR),
    R("senador", SENATOR), R("senadora", SENATOR), R("senateur", SENATOR),
    R("senator", SENATOR), R("senatrice", SENATOR), R("sheriff", POLICE),
    R("solicitor", LAWYER), R("spokesman", SPEAKS), R("spokesperson", SPEAKS),
    R("spokeswoman", SPEAKS), R("superintendent", POLICE), R("surveyor", LOOSE),
    R("taoiseach", PREMIER), R("teacher", LOOSE),
    R("undersecretary", SECRETARY), R("vicepresidenta", PRESIDENT),
    R("vicepresidente", PRESIDENT),
};
static const end_row ends[] = { /* of German words */
    E("prasident", PRESIDENT), E("prasidentin", PRESIDENT),
    E("prasidenten", PRESIDENT), E("kanzler", PREMIER),
    E("kanzlerin", PREMIER), E("minister", MINISTER),
    E("ministerin", MINISTER), E("ministers", MINISTER),
    E("staatssekretar", SECRETARY), E("staatssekretarin", SECRETARY),
    E("burgermeister", MAYOR), E("burgermeisterin", MAYOR),
    E("landrat", GOVERNOR), E("landratin", GOVERNOR),
    E("senator", SENATOR), E("senatorin", SENATOR),
    E("abgeordnete", MEMBER), E("abgeordneter", MEMBER),
    E("abgeordneten", MEMBER), E("richter", JUDGE), E("richterin", JUDGE),
    E("staatsanwalt", PROSECUTOR), E("staatsanwaltin", PROSECUTOR),
    E("anwalt", LAWYER), E("anwaltin", LAWYER), E("general", SOLDIER),
    E("oberst", SOLDIER), E("kommissar", COMMISSIONER),
    E("kommissarin", COMMISSIONER), E("vorsitzende", CHAIR),
    E("vorsitzender", CHAIR), E("vorsitzenden", CHAIR),
    E("sprecher", SPEAKS), E("sprecherin", SPEAKS), E("professor", SCHOLAR),
    E("professorin", SCHOLAR), E("botschafter", ENVOY),
    E("botschafterin", ENVOY), E("konig", CROWN), E("konigin", CROWN),
    E("papst", CHURCH), E("kardinal", CHURCH), E("bischof", CHURCH),
    E("bischofin", CHURCH), E("trainer", COACH), E("trainerin", COACH),
    E("dezernent", COUNCIL), E("dezernentin", COUNCIL),
    E("stadtrat", COUNCIL), E("stadtratin", COUNCIL),
    E("leiter", LOOSE), E("leiterin", LOOSE), E("chef", LOOSE),
    E("chefin", LOOSE), E("direktor", LOOSE), E("direktorin", LOOSE),
    E("experte", LOOSE), E("expertin", LOOSE), E("fuhrer", LOOSE),
    E("forscher", LOOSE), E("forscherin", LOOSE),
    E("wissenschaftler", LOOSE), E("wissenschaftlerin", LOOSE),
};
/* clang-format on */
#undef R
#undef E

static wire__office office_named(const char *text, size_t n)
{
    char key[WORD_MAX + 1] = {0};
    size_t lo = 0, hi = sizeof words / sizeof *words;
    if (n < 2 || n > WORD_MAX) return WIRE__OFFICE_NONE;
    memcpy(key, text, n);
    uint64_t front = wire__block_of(key), back = wire__block_of(key + 8);
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        uint64_t f = wire__block_of(words[mid].word);
        uint64_t b = wire__block_of(words[mid].word + 8);
        if (f == front && b == back) return (wire__office)words[mid].office;
        if (f < front || (f == front && b < back))
            lo = mid + 1;
        else
            hi = mid;
    }
    return WIRE__OFFICE_NONE;
}

wire__office wire__office_of(const wire__side *s, uint32_t word)
{
    char text[WIRE__WORD_CAP];
    size_t n = wire__word_fold(wire__side_word(s, word), false, text);
    wire__office office = office_named(text, n);
    if (office || !wire_str_starts(s->doc->language, WIRE_STR("de")))
        return office;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t m = ends[i].n;
        if (n >= m && ends[i].word[m - 1] == text[n - 1] &&
            memcmp(ends[i].word, text + n - m, m) == 0)
            return (wire__office)ends[i].office;
    }
    return WIRE__OFFICE_NONE;
}
