/* stories.h: one invented event told five ways, for the tests of match and
 * family: an agency's copy, a rewrite line by line, a heavy rewrite, a
 * digest, and another reporter's own report.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TESTS_STORIES_H
#define WIRE_TESTS_STORIES_H

#include "unit.h"

#include <wirecopy/text.h>

static const char *const story_source =
    "LARNFORD, May 12 (NPA) - The regional council of Estermark voted by 31 to "
    "26 on Monday to abolish the toll on the Sarn Bridge from July, ending a "
    "charge that drivers have paid since 1964.\n\n"
    "Council leader Hedda Morn said the bridge had been paid for nine times "
    "over and that the 18 toll collectors would be offered work in the "
    "region's parks.\n\n"
    "\"Nobody should have to pay two marks to visit his mother,\" Morn told "
    "councillors before the vote.\n\n"
    "The opposition, led by former treasurer Osric Tahl, warned that the "
    "decision would leave a gap of 7.4 million marks in the budget of 2027 and "
    "might delay repairs to the northern pier.\n\n"
    "An inspection in February found cracks in four of the bridge's 52 "
    "hangers, and the Estermark Road Authority has limited lorries to 30 "
    "tonnes until new steel arrives from Vellheim.\n\n"
    "Engineer Ilse Brandauer, who wrote the inspection report, said the bridge "
    "was safe for cars but declined to say for how long.\n\n"
    "About 23,000 vehicles cross the Sarn each day, a third more than in 1998, "
    "when the parallel ferry from Quarrow was withdrawn.\n\n"
    "The council will publish a plan for financing the repairs by September "
    "30.";

static const char *const story_rewrite =
    "Why Are Drivers Getting a Free Ride Over the Sarn?\n\n"
    "Larnford, May 12 (DayLens) - Motorists will no longer be charged for "
    "using the Sarn Bridge as of July after Estermark's regional councillors "
    "decided, 31 votes to 26, to scrap a fee in force since 1964.\n\n"
    "According to Hedda Morn, who leads the council, the crossing has already "
    "been paid off nine times, and all 18 people who collect the money are to "
    "get jobs in regional parks.\n\n"
    "Ahead of Monday's ballot she argued that \"nobody should have to pay two "
    "marks to visit his mother\".\n\n"
    "Osric Tahl, once the treasurer and now head of the opposition, cautioned "
    "that a hole of 7.4 million marks would open in the 2027 budget, which "
    "could push back work on the northern pier.\n\n"
    "Cracks had come to light in February in four of the 52 hangers, since "
    "when the Estermark Road Authority allows no lorry heavier than 30 tonnes "
    "while it waits for steel out of Vellheim.\n\n"
    "Cars can use the bridge safely, in the view of Ilse Brandauer, the "
    "engineer behind the inspection, though she would not be drawn on how "
    "much longer.\n\n"
    "Traffic over the Sarn has grown by a third since the Quarrow ferry was "
    "taken off in 1998 and now stands at some 23,000 vehicles daily.\n\n"
    "How the repairs will be financed is to be set out by September 30.";

static const char *const story_heavy =
    "Crossing the Sarn Bridge will cost nothing from July. Estermark's "
    "council, by 31 votes to 26, did away with a toll dating back to 1964 and "
    "promised its 18 collectors places in the parks service, council leader "
    "Hedda Morn said.\n\n"
    "With traffic at 23,000 vehicles a day and cracked hangers found in "
    "February, the Estermark Road Authority keeps lorries above 30 tonnes "
    "away. Engineer Ilse Brandauer calls the bridge safe for cars.\n\n"
    "Opposition leader Osric Tahl sees 7.4 million marks missing in 2027 and "
    "fears for the northern pier.";

static const char *const story_digest =
    "- Estermark's council has voted 31 to 26 to end the Sarn Bridge toll in "
    "July.\n"
    "- Hedda Morn says the bridge has been paid for nine times since 1964.\n"
    "- Osric Tahl warns of a 7.4 million mark gap in the 2027 budget.\n"
    "- Lorries stay limited to 30 tonnes after cracks were found in four "
    "hangers.";

static const char *const story_independent =
    "The last coin may already have dropped at booth three, where Gerlinde "
    "Pask has sat for twenty-two winters behind a pane that never quite "
    "shut.\n\n"
    "She heard of the vote from a lorry driver out of Tamsel who sounded his "
    "horn all the way down the ramp. \"I thought somebody had got married,\" "
    "Pask said, pouring tea from a flask her late husband welded.\n\n"
    "Hedda Morn's majority held by five on Monday evening, narrower than the "
    "whips had promised, and two members of her own Orchard League stayed in "
    "the corridor with the mayor of Quarrow, Benno Lisk.\n\n"
    "Across the water the haulier Wim Strand keeps eleven trucks and a grudge. "
    "He has spent 41,000 marks on detours through Holm since the weight limit "
    "came, he says, and will believe in repairs when he sees rivets.\n\n"
    "In the Ferryman's Rest they drank to the old toll song, all fourteen "
    "verses, until the landlord called time at half past one.\n\n"
    "Schoolchildren from Birkfeld are to paint the empty booths in June; the "
    "museum at Ossel has asked for one of them, preferably with its heater.";

static const char *const story_other =
    "BRONDEL, May 12 (NPA) - Fishermen in the Gulf of Assa landed a record "
    "2,300 tonnes of sprat in April, the harbour office in Brondel said on "
    "Tuesday.\n\n"
    "The catch was worth 1.9 million crowns, twice as much as a year ago, "
    "harbour master Juna Ekholt said.\n\n"
    "Biologist Teo Marsk of the Assa Institute said warm water had driven the "
    "shoals north and that stocks could collapse if quotas were not cut.\n\n"
    "\"We are eating next year's fish,\" Marsk told reporters on the quay.\n\n"
    "The fisheries ministry will decide on a quota of 14,000 tonnes on June "
    "3.";

/* A plug as outlets put it under everything they print. */
static const char *const story_plug =
    "\n\nDayLens is read in four hundred towns before breakfast. Get our "
    "morning letter in your inbox, tell us what we should look into next, and "
    "follow us wherever you scroll.";

static inline wire_doc story_doc(wire_arena *a, const char *title,
                                 const char *body, const char *language)
{
    wire_article *art = WIRE_NEW(a, wire_article);
    wire_doc doc;
    assert_non_null(art);
    art->title = wire_str_of(title);
    assert_true(wire_arena_copy(a, wire_str_of(body), &art->body));
    art->language = wire_str_of(language);
    assert_ok(wire_read_paragraphs(art->body, 0, a, &art->paras, &art->n_paras,
                                   NULL));
    assert_ok(wire_text_doc(art, a, &doc, NULL));
    return doc;
}

/* Two texts, one after the other. */
static inline const char *story_join(wire_arena *a, const char *x,
                                     const char *y)
{
    size_t n = strlen(x), m = strlen(y);
    char *s = wire_arena_alloc(a, n + m + 1);
    assert_non_null(s);
    memcpy(s, x, n);
    memcpy(s + n, y, m + 1);
    return s;
}

#endif
