/* A claim that is denied: two denials make none, and "not verbatim" is none.
 *
 *     This story has not been published without changes.
 *                    [open ----------] [WITHOUT]   says that there are some
 *     It was not written by us and is published without changes.
 *            [open]  closed by "written"           says that there are none
 *
 * "Not" waits for what it denies and reaches over verbs of publishing, what is
 * published, and small words; anything else, and every comma, ends it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_label_read.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* ---- Words cut at spaces ---- */

enum {
    REACHES = PUB | ARRIVED | NOUN | SOURCE | DET | COPULA | AS | BY,
    ENDS = EDIT | STAFF | SAID | EXCEPT | ONLY | WE | HEAD,
    CLAIMS = ASIS | WITHOUT
};

/* Verbs in front of the one that is denied, articles, degrees. */
static bool is_small(wire_str s, size_t beg, size_t end)
{
    static const char *const words[] = {
        "a",           "al",       "an",       "aqui",    "aquí",    "avere",
        "be",          "been",     "being",    "carried", "carry",   "complete",
        "completely",  "das",      "dem",      "den",     "denkbar", "der",
        "die",         "ein",      "eine",     "einer",   "el",      "en",
        "entirely",    "era",      "foi",      "foram",   "fue",     "fueron",
        "fully",       "ganz",     "ha",       "haben",   "hanno",   "have",
        "here",        "hier",     "il",       "im",      "in",      "la",
        "las",         "le",       "les",      "lo",      "los",     "mai",
        "möglich",     "na",       "o",        "os",      "plus",    "posible",
        "possibile",   "possible", "possível", "presque", "print",   "printed",
        "qui",         "quite",    "ran",      "run",     "sarebbe", "se",
        "sein",        "serait",   "seria",    "sería",   "si",      "sia",
        "sido",        "sind",     "son",      "sono",    "stata",   "state",
        "stati",       "stato",    "são",      "the",     "totally", "um",
        "uma",         "un",       "una",      "une",     "used",    "viene",
        "vollständig", "völlig",   "werden",   "were",    "wholly",  "wird",
        "worden",      "would",    "wurde",    "wurden",  "wäre",    "été"};
    wire__key k = wire__fold(wire_str_sub(s, beg, end));
    return wire__list_has(words, COUNT(words), wire__key_str(&k));
}

/* Do the words run on from the last one, with no mark between? */
static bool runs_on(const wire__denial *d, wire_str s, size_t beg)
{
    for (size_t i = d->end; i < beg; i++)
        if (s.p[i] != ' ' && s.p[i] != '\n') return false;
    return d->end < beg;
}

/* "Unverändert wurde der Text nicht übernommen": what a clause begins with
 * is denied at its end. */
static bool ends_topic(wire__denial *d, unsigned cues, bool is_on)
{
    if (!is_on) d->topic = 0;
    if (d->topic && d->is_after_not && cues & PUB) return true;
    d->is_after_not = cues & NEG && !(cues & WITHOUT);
    return false;
}

unsigned wire__label_deny(wire__denial *d, wire__label_reading *r, wire_str s,
                          size_t beg, size_t end, unsigned cues, size_t *neg_at)
{
    bool is_on = runs_on(d, s, beg), denies = cues & NEG && !(cues & WITHOUT);
    bool is_first = !is_on, is_topic = ends_topic(d, cues, is_on);
    d->is_open &= is_on;
    d->end = end;
    if (is_topic) {
        r->neg_edit = 0;
        r->all &= ~(unsigned)ASIS;
        r->pos_edit = true;
        d->topic = 0;
    }
    if (is_first && cues & CLAIMS) d->topic = cues & CLAIMS;
    if (d->is_open && cues & CLAIMS) {
        *neg_at = SIZE_MAX; /* what is edited behind it is edited */
        d->is_open = false;
        return cues & ~(unsigned)(ASIS | NEG | WITHOUT);
    }
    if (denies)
        d->is_open = true;
    else if (d->is_open)
        d->is_open =
            !(cues & ENDS) && (cues & REACHES || is_small(s, beg, end));
    return cues;
}

/* ---- Parts of scripts that are cut otherwise ---- */

/* The first of the parts in s from i, and its end. */
static size_t find_any(wire_str s, size_t from, const char *const *parts,
                       size_t n, size_t *end)
{
    size_t best = SIZE_MAX;
    for (size_t k = 0; k < n; k++) {
        size_t at = wire_str_find(s, wire_str_of(parts[k]), from);
        if (at >= best) continue;
        best = at;
        *end = at + wire_str_of(parts[k]).n;
    }
    return best;
}

static bool starts_any(wire_str s, const char *const *parts, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (wire_str_starts(s, wire_str_of(parts[k]))) return true;
    return false;
}

/* Does one of the words of denying stand right behind one of the verbs? */
static bool is_verb_denied(wire_str s, size_t from, const char *const *verbs,
                           size_t n_verbs, const char *const *nots,
                           size_t n_nots)
{
    size_t end = from;
    while (find_any(s, end, verbs, n_verbs, &end) != SIZE_MAX)
        if (starts_any(wire_str_sub(s, end, s.n), nots, n_nots)) return true;
    return false;
}

/* "बिना बदलाव के प्रकाशित नहीं": the verb behind the claim is denied. */
static bool is_denied_hindi(wire_str s)
{
    static const char *const claims[] = {"बिना",  "बग़ैर",   "बगैर", "हूबहू",
                                         "यथावत", "ज्यों क", "जस क"};
    static const char *const verbs[] = {"प्रकाशित ", "पब्लिश ", "छापी ",
                                        "छापा ",    "ली ",    "लिया ",
                                        "दी ",      "दिया ",  "के "};
    static const char *const nots[] = {"नहीं", "न ", "नही "};
    static const char *const stops[] = {"।", ",", ";", " और ", " पर ", "है"};
    size_t claim_end = 0, stop_end;
    size_t at = find_any(s, 0, claims, COUNT(claims), &claim_end);
    if (at == SIZE_MAX) return false;
    size_t stop = find_any(s, claim_end, stops, COUNT(stops), &stop_end);
    wire_str clause = wire_str_sub(s, 0, stop == SIZE_MAX ? s.n : stop);
    return is_verb_denied(clause, claim_end, verbs, COUNT(verbs), nots,
                          COUNT(nots));
}

/* "수정 없이 게재하지 않았다", "그대로 게재한 것이 아니다" */
static bool is_denied_korean(wire_str s)
{
    static const char *const claims[] = {"없이", "않고", "그대로"};
    static const char *const verbs[] = {"게재", "발행", "게시", "전송", "출고",
                                        "전재", "보도", "싣",   "실은", "옮긴"};
    static const char *const nots[] = {
        "지 않",      "지 못",      "하지 않",   "하지 못",    "되지 않",
        "되지 못",    " 것이 아",   " 것은 아",  "한 것이 아", "한 것은 아",
        "된 것이 아", "된 것은 아", "한 게 아",  "된 게 아",   " 게 아",
        "한 적이 없", "한 적은 없", "하지는 않", "되지는 않",  "지는 않"};
    size_t claim_end = 0;
    if (find_any(s, 0, claims, COUNT(claims), &claim_end) == SIZE_MAX)
        return false;
    return is_verb_denied(s, claim_end, verbs, COUNT(verbs), nots, COUNT(nots));
}

bool wire__label_is_denied(wire_str s)
{
    return is_denied_hindi(s) || is_denied_korean(s);
}
