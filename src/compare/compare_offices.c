/* Offices: the words of a title that say what somebody is.
 *
 *     Agriculture Minister      Kulturdezernentin      ministre des Transports
 *                 ^^^^^^^^           ^^^^^^^^^^^^      ^^^^^^^^
 *
 * German words are known by their ends, the rest is what the office is of.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_names_int.h"

typedef struct {
    const char *word; /* folded */
    uint8_t office;
} office_row;

#define R(word, office)                                                        \
    {                                                                          \
        word, WIRE__OFFICE_##office                                            \
    }
/* clang-format off */
static const office_row words[] = {
    R("president", PRESIDENT), R("presidente", PRESIDENT),
    R("presidenta", PRESIDENT), R("premier", PREMIER),
    R("taoiseach", PREMIER), R("pm", PREMIER),
    R("minister", MINISTER), R("ministers", MINISTER),
    R("ministre", MINISTER), R("ministro", MINISTER),
    R("ministra", MINISTER), R("secretary", SECRETARY),
    R("undersecretary", SECRETARY), R("secretaire", SECRETARY),
    R("secretario", SECRETARY), R("secretaria", SECRETARY),
    R("mayor", MAYOR), R("maire", MAYOR), R("alcalde", MAYOR),
    R("alcaldesa", MAYOR), R("governor", GOVERNOR), R("gov", GOVERNOR),
    R("gouverneur", GOVERNOR), R("gobernador", GOVERNOR),
    R("gobernadora", GOVERNOR), R("prefet", GOVERNOR), R("prefete", GOVERNOR),
    R("senator", SENATOR), R("sen", SENATOR), R("senateur", SENATOR),
    R("senatrice", SENATOR), R("senador", SENATOR), R("senadora", SENATOR),
    R("congressman", MEMBER), R("congresswoman", MEMBER),
    R("representative", MEMBER), R("rep", MEMBER), R("mp", MEMBER),
    R("mep", MEMBER), R("lawmaker", MEMBER), R("legislator", MEMBER),
    R("depute", MEMBER), R("deputee", MEMBER), R("diputado", MEMBER),
    R("diputada", MEMBER), R("judge", JUDGE), R("justice", JUDGE),
    R("magistrate", JUDGE), R("juge", JUDGE), R("juez", JUDGE),
    R("jueza", JUDGE), R("prosecutor", PROSECUTOR),
    R("procureur", PROSECUTOR), R("procureure", PROSECUTOR),
    R("fiscal", PROSECUTOR), R("lawyer", LAWYER), R("attorney", LAWYER),
    R("barrister", LAWYER), R("solicitor", LAWYER), R("avocat", LAWYER),
    R("avocate", LAWYER), R("abogado", LAWYER), R("abogada", LAWYER),
    R("general", SOLDIER), R("gen", SOLDIER), R("colonel", SOLDIER),
    R("col", SOLDIER), R("admiral", SOLDIER), R("lieutenant", SOLDIER),
    R("amiral", SOLDIER), R("coronel", SOLDIER), R("commander", SOLDIER),
    R("sheriff", POLICE), R("constable", POLICE), R("inspector", POLICE),
    R("superintendent", POLICE), R("detective", POLICE),
    R("commissaire", POLICE), R("commissioner", COMMISSIONER),
    R("comisario", COMMISSIONER), R("comisaria", COMMISSIONER),
    R("chairman", CHAIR), R("chairwoman", CHAIR), R("chairperson", CHAIR),
    R("chair", CHAIR), R("spokesman", SPEAKS), R("spokeswoman", SPEAKS),
    R("spokesperson", SPEAKS), R("porte-parole", SPEAKS),
    R("portavoz", SPEAKS), R("professor", SCHOLAR), R("prof", SCHOLAR),
    R("professeur", SCHOLAR), R("professeure", SCHOLAR),
    R("profesor", SCHOLAR), R("profesora", SCHOLAR), R("ambassador", ENVOY),
    R("ambassadeur", ENVOY), R("ambassadrice", ENVOY), R("embajador", ENVOY),
    R("embajadora", ENVOY), R("envoy", ENVOY), R("king", CROWN),
    R("queen", CROWN), R("prince", CROWN), R("princess", CROWN),
    R("roi", CROWN), R("reine", CROWN), R("rey", CROWN), R("reina", CROWN),
    R("pope", CHURCH), R("cardinal", CHURCH), R("archbishop", CHURCH),
    R("bishop", CHURCH), R("imam", CHURCH), R("rabbi", CHURCH),
    R("pape", CHURCH), R("papa", CHURCH), R("eveque", CHURCH),
    R("obispo", CHURCH), R("coach", COACH), R("entraineur", COACH),
    R("entrenador", COACH), R("entrenadora", COACH), R("councillor", COUNCIL),
    R("councilor", COUNCIL), R("councilman", COUNCIL),
    R("councilwoman", COUNCIL), R("alderman", COUNCIL),
    /* what may stand for any of them */
    R("head", LOOSE), R("chief", LOOSE), R("leader", LOOSE),
    R("boss", LOOSE), R("director", LOOSE), R("manager", LOOSE),
    R("executive", LOOSE), R("ceo", LOOSE), R("official", LOOSE),
    R("founder", LOOSE), R("owner", LOOSE), R("expert", LOOSE),
    R("analyst", LOOSE), R("economist", LOOSE), R("scientist", LOOSE),
    R("researcher", LOOSE), R("agronomist", LOOSE), R("engineer", LOOSE),
    R("doctor", LOOSE), R("organiser", LOOSE), R("organizer", LOOSE),
    R("activist", LOOSE), R("candidate", LOOSE), R("surveyor", LOOSE),
    R("teacher", LOOSE), R("schoolteacher", LOOSE), R("historian", LOOSE),
    R("directeur", LOOSE), R("directrice", LOOSE), R("patron", LOOSE),
    R("patronne", LOOSE), R("chef", LOOSE), R("cheffe", LOOSE),
    R("directora", LOOSE), R("jefe", LOOSE), R("jefa", LOOSE),
};
static const office_row ends[] = { /* of German words */
    R("prasident", PRESIDENT), R("prasidentin", PRESIDENT),
    R("prasidenten", PRESIDENT), R("kanzler", PREMIER),
    R("kanzlerin", PREMIER), R("minister", MINISTER),
    R("ministerin", MINISTER), R("ministers", MINISTER),
    R("staatssekretar", SECRETARY), R("staatssekretarin", SECRETARY),
    R("burgermeister", MAYOR), R("burgermeisterin", MAYOR),
    R("landrat", GOVERNOR), R("landratin", GOVERNOR),
    R("senator", SENATOR), R("senatorin", SENATOR),
    R("abgeordnete", MEMBER), R("abgeordneter", MEMBER),
    R("abgeordneten", MEMBER), R("richter", JUDGE), R("richterin", JUDGE),
    R("staatsanwalt", PROSECUTOR), R("staatsanwaltin", PROSECUTOR),
    R("anwalt", LAWYER), R("anwaltin", LAWYER), R("general", SOLDIER),
    R("oberst", SOLDIER), R("kommissar", COMMISSIONER),
    R("kommissarin", COMMISSIONER), R("vorsitzende", CHAIR),
    R("vorsitzender", CHAIR), R("vorsitzenden", CHAIR),
    R("sprecher", SPEAKS), R("sprecherin", SPEAKS), R("professor", SCHOLAR),
    R("professorin", SCHOLAR), R("botschafter", ENVOY),
    R("botschafterin", ENVOY), R("konig", CROWN), R("konigin", CROWN),
    R("papst", CHURCH), R("kardinal", CHURCH), R("bischof", CHURCH),
    R("bischofin", CHURCH), R("trainer", COACH), R("trainerin", COACH),
    R("dezernent", COUNCIL), R("dezernentin", COUNCIL),
    R("stadtrat", COUNCIL), R("stadtratin", COUNCIL),
    R("leiter", LOOSE), R("leiterin", LOOSE), R("chef", LOOSE),
    R("chefin", LOOSE), R("direktor", LOOSE), R("direktorin", LOOSE),
    R("experte", LOOSE), R("expertin", LOOSE), R("fuhrer", LOOSE),
    R("forscher", LOOSE), R("forscherin", LOOSE),
    R("wissenschaftler", LOOSE), R("wissenschaftlerin", LOOSE),
};
/* clang-format on */
#undef R

wire__office wire__office_of(const wire__side *s, uint32_t word)
{
    char text[WIRE__WORD_CAP];
    size_t n = wire__word_fold(wire__side_word(s, word), false, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].word[0] == text[0] && strlen(words[i].word) == n &&
            memcmp(words[i].word, text, n) == 0)
            return (wire__office)words[i].office;
    if (!wire_str_starts(s->doc->language, WIRE_STR("de")))
        return WIRE__OFFICE_NONE;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t m = strlen(ends[i].word);
        if (n >= m && memcmp(ends[i].word, text + n - m, m) == 0)
            return (wire__office)ends[i].office;
    }
    return WIRE__OFFICE_NONE;
}
