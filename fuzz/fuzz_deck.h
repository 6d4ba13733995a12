/* fuzz_deck.h: a few bytes to a few articles that share text.
 *
 *   HEAD TITLE 'text' 0xfe K ' more text' 0xfd ... 0xff HEAD TITLE ...
 *
 *   0xff  the next article begins; its first two bytes name outlet and hour,
 *         and headline
 *   0xfe  K: sentence K of the deck
 *   0xfd  the next paragraph
 *
 * Bytes alone seldom grow into two texts that are copies. Out of a deck of
 * sentences each mutation makes families, versions, labels, kills.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_FUZZ_DECK_H
#define WIRECOPY_FUZZ_DECK_H

#include "fuzz.h"

static const char *const fuzz_deck[] = {
    "PORT ELLING, Nov 3 (Nordwire) - The harbour board of Port Elling said on "
    "Monday that the night ferry to Calder Island gets a second berth. ",
    "Port Elling, 3 November (Nordwire). A second berth for the night ferry to "
    "Calder Island was announced by the harbour board on Monday. ",
    "\"We will not raise the fares before the spring of 2027,\" said Marit "
    "Osgood, who chairs the board, at a meeting of 40 captains. ",
    "\"We will raise the fares before the spring of 2027,\" said Marit Osgood, "
    "who chairs the board, at a meeting of 45 captains. ",
    "Osgood told the captains that fares would not rise before spring. ",
    "The work may cost as much as 12.5 million crowns, or 3.4 percent of what "
    "the town spends in a year, and begins on March 14, officials said. ",
    "The work will cost about 12.5m crowns - 3.4% of the yearly spending of "
    "the town - and starts on 14 March. ",
    "The storm of 1987 sank two ferries, the Aldous and the Brine, with the "
    "loss of 31 lives; no one was ever charged. ",
    "The storm of 1987 sank three ferries, the Aldous and the Brine, with the "
    "loss of 13 lives because the harbour was closed. ",
    "According to the fishers' union, the new quay takes away a third of the "
    "moorings and nobody has asked the 210 members of it. ",
    "(Reporting by Ida Quill in Port Elling; Editing by Tom Farrow) ",
    "This story has been published from a wire agency feed without any "
    "modifications to the text. Only the headline has been changed. ",
    "With inputs from Nordwire. ",
    "(c) 2026 Nordwire. All rights reserved. ",
    "(Corrects number of captains to 40, not 45, in second paragraph) ",
    "ATTENTION EDITORS: please kill the story slugged FERRY-BERTH; it will not "
    "be repeated. ",
    "EMBARGOED UNTIL 0800 GMT NOV 4 ",
    "Subscribe to the letter of the Ledger and read more stories like this. ",
    "Der Hafenrat von Port Elling teilte am Montag mit, die Nachtf\xc3\xa4hre "
    "zur Insel Calder bekomme einen zweiten Anleger. \xe2\x80\x9eWir warten "
    "nicht l\xc3\xa4nger\xe2\x80\x9c, sagte Marit Osgood. ",
    "Le conseil du port a dit lundi que le bac de nuit aura un second quai. "
    "\xc2\xab\xc2\xa0Nous n\xe2\x80\x99"
    "attendrons plus\xc2\xa0\xbb"
    ", a d\xc3\xa9"
    "clar\xc3\xa9 Marit Osgood. ",
    "\xe6\xb8\xaf\xe6\xb9\xbe\xe5\xa7\x94\xe5\x93\xa1\xe4\xbc\x9a\xe3\x81\xaf"
    "\xe6\x9c\x88\xe6\x9b\x9c\xe6\x97\xa5\xe3\x81\xab\xe3\x80\x81\xe5\xa4\x9c"
    "\xe8\xa1\x8c\xe3\x83\x95\xe3\x82\xa7\xe3\x83\xaa\xe3\x83\xbc\xe3\x81\xae"
    "\xe7\xac\xac\xe4\xba\x8c\xe5\xb2\xb8\xe5\xa3\x81\xe3\x82\x92\xe7\x99\xba"
    "\xe8\xa1\xa8\xe3\x81\x97\xe3\x81\x9f\xe3\x80\x82",
};

static const char *const fuzz_titles[] = {
    "",
    "Second berth for the night ferry",
    "Harbour board plans second berth, fares stay as they are",
    "UPDATE 2-Second berth for the night ferry",
    "CORRECTED-Second berth for the night ferry",
    "KILL: Second berth for the night ferry",
    "HOLD: Second berth for the night ferry",
    "REFILE-Harbour board plans second berth",
    "Nachtf\xc3\xa4hre bekommt zweiten Anleger",
};

enum { FUZZ_ARTICLES_MOST = 12, FUZZ_TEXT_MOST = 64 << 10 };

/* A character of an input as JSON; returns the bytes that it has. */
static inline size_t fuzz_json_char(wire_buf *b, const uint8_t *p, size_t n)
{
    for (size_t k = 1; k <= 4 && k <= n; k++)
        if (*p >= 0x80 && fuzz_is_utf8((wire_str){(const char *)p, k})) {
            wire_buf_add(b, p, k);
            return k;
        }
    if (*p < 0x20 || *p >= 0x7f || *p == '"' || *p == '\\')
        wire_buf_fmt(b, "\\u%04x", *p);
    else
        wire_buf_add(b, p, 1);
    return 1;
}

static inline void fuzz_json_str(wire_buf *b, const char *s)
{
    wire_str w = wire_str_of(s);

    for (size_t i = 0; i < w.n;)
        i += fuzz_json_char(b, (const uint8_t *)w.p + i, w.n - i);
}

static inline void fuzz_json_head(wire_buf *b, const uint8_t *p, size_t no)
{
    static const char *const outlets[] = {"Nordwire", "Ledger", "Beacon",
                                          "Lens"};

    wire_buf_fmt(b, "{\"id\":\"%zu\",\"outlet\":\"%s\",", no,
                 outlets[p[0] % 4]);
    if (p[0] / 4 % 32)
        wire_buf_fmt(b, "\"published\":\"2026-11-%02dT%02d:00:00Z\",",
                     3 + p[0] / 128, p[0] / 4 % 32 % 24);
    wire_buf_lit(b, "\"title\":\"");
    fuzz_json_str(
        b, fuzz_titles[p[1] % (sizeof fuzz_titles / sizeof *fuzz_titles)]);
    wire_buf_lit(b, "\",\"text\":\"");
}

/* JSONL out of an input; what is beyond the limits is left out. */
static inline void fuzz_deck_jsonl(const uint8_t *data, size_t size,
                                   wire_buf *b)
{
    size_t i = 0;

    for (size_t no = 0; no < FUZZ_ARTICLES_MOST && size - i >= 2; no++) {
        fuzz_json_head(b, data + i, no);
        i += 2;
        while (i < size && data[i] != 0xff && b->n < FUZZ_TEXT_MOST)
            if (data[i] == 0xfe && i + 1 < size && data[i + 1] != 0xff) {
                fuzz_json_str(b, fuzz_deck[data[i + 1] % (sizeof fuzz_deck /
                                                          sizeof *fuzz_deck)]);
                i += 2;
            } else if (data[i] == 0xfd) {
                wire_buf_lit(b, "\\n\\n");
                i++;
            } else {
                i += fuzz_json_char(b, data + i, size - i);
            }
        while (i < size && data[i] != 0xff)
            i++;
        i += i < size;
        wire_buf_lit(b, "\"}\n");
    }
    PROMISE(wire_buf_ok(b));
}

/* Where reports go: UTF-8, whatever the texts were. */
static inline bool fuzz_keep(void *ctx, const char *p, size_t n)
{
    wire_buf_add(ctx, p, n);
    return wire_buf_ok(ctx);
}

#endif
