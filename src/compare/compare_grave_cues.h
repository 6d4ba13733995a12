/* compare_grave_cues.h: words of death, crime, justice and disgrace, by
 * language: what nobody may add to a report without its weight.
 *
 * Internal to compare. SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_COMPARE_GRAVE_CUES_H
#define WIRE_COMPARE_GRAVE_CUES_H

#include "compare_phrases_int.h"

/* A bit each; NO_KIND: "not guilty" is no guilt; BLAME: put
 * into a sentence it blames somebody, while "criminal" may be of charges. */
enum {
    DEATH = 1,
    CRIME = 2,
    JUSTICE = 4,
    DISGRACE = 8,
    NO_KIND = 16,
    BLAME = 32
};

/* clang-format off */
#define G(phrase, c, l) {phrase, c, WIRE__IN_##l}
static const wire__phrase grave_rows[] = {
    G("died", DEATH, EN), G("dies", DEATH, EN), G("dead", DEATH, EN),
    G("death", DEATH, EN), G("deaths", DEATH, EN), G("killed", DEATH, EN),
    G("kills", DEATH, EN), G("killing", DEATH, EN), G("fatal", DEATH, EN),
    G("drowned", DEATH, EN), G("suicide", DEATH, EN), G("bodies", DEATH, EN),
    G("murder", CRIME, EN), G("murdered", CRIME | BLAME, EN),
    G("rape", CRIME, EN),
    G("raped", CRIME | BLAME, EN), G("assaulted", CRIME, EN),
    G("fraud", CRIME, EN),
    G("bribe", CRIME, EN), G("bribes", CRIME, EN),
    G("bribed", CRIME | BLAME, EN),
    G("bribery", CRIME, EN), G("corrupt", CRIME | BLAME, EN),
    G("corruption", CRIME, EN), G("embezzled", CRIME | BLAME, EN),
    G("stole", CRIME | BLAME, EN), G("stolen", CRIME, EN),
    G("theft", CRIME, EN),
    G("forged", CRIME | BLAME, EN), G("smuggled", CRIME | BLAME, EN),
    G("abused", CRIME, EN),
    G("extortion", CRIME, EN), G("laundered", CRIME | BLAME, EN),
    G("criminal", CRIME, EN), G("arson", CRIME, EN), G("treason", CRIME, EN),
    G("blackmail", CRIME, EN), G("perjury", CRIME, EN),
    G("sabotage", CRIME, EN), G("terrorists", CRIME, EN),
    G("arrested", JUSTICE, EN), G("charged with", JUSTICE, EN),
    G("convicted", JUSTICE, EN), G("jailed", JUSTICE, EN),
    G("indicted", JUSTICE, EN), G("guilty", JUSTICE, EN),
    G("not guilty", NO_KIND, EN),
    G("nicht schuldig", NO_KIND, DE), G("non coupable", NO_KIND, FR),
    G("sentenced", JUSTICE, EN), G("prosecuted", JUSTICE, EN),
    G("drunk", DISGRACE | BLAME, EN), G("lied", DISGRACE | BLAME, EN),
    G("liar", DISGRACE | BLAME, EN),
    G("bankrupt", DISGRACE, EN), G("bankruptcy", DISGRACE, EN),
    G("resigned", DISGRACE, EN), G("sacked", DISGRACE, EN),
    G("scandal", DISGRACE, EN), G("cover up", DISGRACE, EN),
    G("racist", DISGRACE, EN), G("negligence", DISGRACE, EN),

    G("starb", DEATH, DE), G("starben", DEATH, DE), G("gestorben", DEATH, DE),
    G("tot", DEATH, DE), G("tote", DEATH, DE), G("toten", DEATH, DE),
    G("getötet", DEATH, DE), G("ertrunken", DEATH, DE), G("tödlich", DEATH, DE),
    G("ums leben", DEATH, DE), G("mord", CRIME, DE), G("ermordet", CRIME, DE),
    G("betrug", CRIME, DE), G("betrogen", CRIME, DE),
    G("bestochen", CRIME | BLAME, DE),
    G("bestechung", CRIME, DE), G("schmiergeld", CRIME, DE),
    G("korrupt", CRIME | BLAME, DE), G("korruption", CRIME, DE),
    G("gestohlen", CRIME, DE), G("gefälscht", CRIME | BLAME, DE),
    G("veruntreut", CRIME | BLAME, DE), G("vergewaltigt", CRIME, DE),
    G("festgenommen", JUSTICE, DE), G("verhaftet", JUSTICE, DE),
    G("verurteilt", JUSTICE, DE), G("angeklagt", JUSTICE, DE),
    G("schuldig", JUSTICE, DE), G("betrunken", DISGRACE | BLAME, DE),
    G("gelogen", DISGRACE | BLAME, DE), G("insolvent", DISGRACE, DE),
    G("pleite", DISGRACE, DE), G("zurückgetreten", DISGRACE, DE),
    G("skandal", DISGRACE, DE),

    G("mort", DEATH, FR), G("morts", DEATH, FR), G("morte", DEATH, FR),
    G("décédé", DEATH, FR), G("tué", DEATH, FR), G("tués", DEATH, FR),
    G("noyé", DEATH, FR), G("meurtre", CRIME, FR), G("assassiné", CRIME, FR),
    G("fraude", CRIME, FR), G("corruption", CRIME, FR),
    G("corrompu", CRIME | BLAME, FR), G("pot de vin", CRIME, FR),
    G("pots de vin", CRIME, FR), G("volé", CRIME | BLAME, FR),
    G("violée", CRIME, FR),
    G("détourné", CRIME, FR), 
    G("inculpé", JUSTICE, FR), G("condamné", JUSTICE, FR),
    G("coupable", JUSTICE, FR), G("écroué", JUSTICE, FR),
    G("ivre", DISGRACE | BLAME, FR),
    G("menti", DISGRACE | BLAME, FR), G("faillite", DISGRACE, FR),
    G("démissionné", DISGRACE, FR), G("scandale", DISGRACE, FR),

    G("murió", DEATH, ES), G("murieron", DEATH, ES), G("muerto", DEATH, ES),
    G("muertos", DEATH, ES), G("muerte", DEATH, ES), G("falleció", DEATH, ES),
    G("fallecieron", DEATH, ES), G("ahogado", DEATH, ES),
    G("asesinato", CRIME, ES), G("asesinado", CRIME, ES),
    G("fraude", CRIME, ES),
    G("soborno", CRIME, ES), G("sobornos", CRIME, ES),
    G("sobornó", CRIME | BLAME, ES),
    G("corrupto", CRIME | BLAME, ES), G("corrupción", CRIME, ES),
    G("robó", CRIME | BLAME, ES),
    G("violación", CRIME, ES), G("detenido", JUSTICE, ES),
    G("detuvo", JUSTICE, ES), G("condenado", JUSTICE, ES),
    G("culpable", JUSTICE, ES), G("imputado", JUSTICE, ES),
    G("borracho", DISGRACE | BLAME, ES), G("ebrio", DISGRACE | BLAME, ES),
    G("mintió", DISGRACE | BLAME, ES), G("quiebra", DISGRACE, ES),
    G("dimitió", DISGRACE, ES), G("escándalo", DISGRACE, ES),

    G("morto", DEATH, IT), G("morti", DEATH, IT), G("morta", DEATH, IT),
    G("ucciso", DEATH, IT), G("deceduto", DEATH, IT), G("omicidio", CRIME, IT),
    G("frode", CRIME, IT), G("tangenti", CRIME, IT), G("corruzione", CRIME, IT),
    G("corrotto", CRIME | BLAME, IT), G("rubato", CRIME | BLAME, IT),
    G("arrestato", JUSTICE, IT),
    G("condannato", JUSTICE, IT), G("colpevole", JUSTICE, IT),
    G("indagato", JUSTICE, IT), G("ubriaco", DISGRACE | BLAME, IT),
    G("mentito", DISGRACE | BLAME, IT), G("dimesso", DISGRACE, IT),
    G("bancarotta", DISGRACE, IT), G("scandalo", DISGRACE, IT),

    G("morreu", DEATH, PT), G("morreram", DEATH, PT), G("morto", DEATH, PT),
    G("mortos", DEATH, PT), G("morte", DEATH, PT), G("homicídio", CRIME, PT),
    G("assassinado", CRIME, PT), G("fraude", CRIME, PT),
    G("suborno", CRIME, PT),
    G("subornos", CRIME, PT), G("corrupção", CRIME, PT),
    G("corrupto", CRIME | BLAME, PT),
    G("roubou", CRIME | BLAME, PT), G("detido", JUSTICE, PT),
    G("preso", JUSTICE, PT),
    G("condenado", JUSTICE, PT), G("culpado", JUSTICE, PT),
    G("bêbado", DISGRACE | BLAME, PT), G("embriagado", DISGRACE | BLAME, PT),
    G("mentiu", DISGRACE | BLAME, PT), G("falência", DISGRACE, PT),
    G("demitiu", DISGRACE, PT), G("escândalo", DISGRACE, PT),

    G("stierf", DEATH, NL), G("stierven", DEATH, NL), G("dood", DEATH, NL),
    G("doden", DEATH, NL), G("overleden", DEATH, NL), G("omgekomen", DEATH, NL),
    G("gedood", DEATH, NL), G("moord", CRIME, NL), G("vermoord", CRIME, NL),
    G("fraude", CRIME, NL), G("omgekocht", CRIME | BLAME, NL),
    G("corrupt", CRIME | BLAME, NL),
    G("corruptie", CRIME, NL), G("gestolen", CRIME, NL),
    G("verkracht", CRIME, NL), G("aangehouden", JUSTICE, NL),
    G("gearresteerd", JUSTICE, NL), G("veroordeeld", JUSTICE, NL),
    G("schuldig", JUSTICE, NL), G("dronken", DISGRACE | BLAME, NL),
    G("gelogen", DISGRACE | BLAME, NL), G("failliet", DISGRACE, NL),
    G("afgetreden", DISGRACE, NL), G("schandaal", DISGRACE, NL),
};
#undef G
/* clang-format on */

#endif
