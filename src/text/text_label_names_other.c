/* Whom a label names, in scripts without capitals.
 *
 *     यह खबर समाचार एजेंसी गगन की फीड से ली गई है     [agency] name [of] [feed]
 *     이 기사는 한별통신의 원문 그대로입니다           name + particle
 *
 * Without capitals every word could be a name, so that a name counts only by
 * its form (known, or ending as agencies' names end) with more than the form in
 * it, or between the noun and a postposition. Postpositions, particles,
 * pronouns and the nouns of labels are never part of one.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_agency_other.h"
#include "text_label_names.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { WORDS_MAX = 4 }; /* of a name */

static bool is_one_of(wire_str w, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_eq(w, wire_str_of(list[i]))) return true;
    return false;
}
#define IS_ONE_OF(w, list) is_one_of((w), (list), COUNT(list))

/* ---- Hindi ---- */

/* The next word of s at *i, which moves behind it; is it separated from the
 * one before by no more than a space? */
static wire_str next_word(wire_str s, size_t *i, bool *is_on)
{
    static const char marks[] = " \n\t,;:.()[]\"'!?-/*|";
    *is_on = true;
    while (*i < s.n) {
        uint32_t c = wire__cp_at(s, *i);
        bool is_mark = c < 0x80 ? strchr(marks, (int)c) != NULL
                                : c == 0x964 || c == 0x965 ||
                                      wire__is_opener(c) || wire__is_closer(c);
        if (!is_mark) break;
        *is_on &= c == ' ';
        wire__cp_next(s, i);
    }
    size_t beg = *i;
    while (*i < s.n) {
        size_t next = *i;
        uint32_t c = wire__cp_next(s, &next);
        if (c < 0x80 ? strchr(marks, (int)c) != NULL
                     : c == 0x964 || c == 0x965 || wire__is_opener(c) ||
                           wire__is_closer(c))
            break;
        *i = next;
    }
    return wire_str_sub(s, beg, *i);
}

/* Words in a row that may be a name, with what stands on both sides. */
typedef struct {
    wire_str word[WORDS_MAX + 4]; /* the first may say what it is */
    wire__role roles[WORDS_MAX + 4];
    size_t n;
    bool is_cited; /* "स्रोत:", "इनपुट:" before it */
} row;

/* What the words behind a name say of it. */
typedef struct {
    wire__role post; /* OF, FROM; OTHER when neither */
    bool is_end;     /* the sentence or the brackets end there */
    bool is_feed;    /* "की फीड", "से प्राप्त" */
    bool is_ours;    /* "की संपादकीय टीम" */
} rear;

static rear read_rear(wire_str s, size_t i)
{
    static const char *const feeds[] = {
        "फीड", "फ़ीड",  "फ़ीड",    "वायर",   "इनपुट",   "खबर", "ख़बर",
        "ख़बर", "कॉपी", "रिपोर्ट", "समाचार", "सामग्री", "सेवा", "ओर"};
    static const char *const came[] = {"प्राप्त", "मिल",   "लिया",  "ली ",
                                       "ली",    "साभार", "आई",    "आयी",
                                       "जारी",  "भेजी",   "उपलब्ध", "प्रदान"};
    static const char *const ours[] = {"संपादक",  "टीम",    "डेस्क",  "कर्मचारि",
                                       "पत्रकार", "वेबसाइट", "संपादन"};
    rear r = {WIRE__IS_OTHER, false, false, false};
    bool is_on;
    wire_str w = next_word(s, &i, &is_on);
    r.is_end = !w.n || !is_on;
    if (r.is_end) return r;
    r.post = wire__hindi_role(w);
    /* "भाषा इनपुट के साथ" */
    r.is_feed = wire_str_eq(w, WIRE_STR("इनपुट"));
    if (r.post != WIRE__IS_OF && r.post != WIRE__IS_FROM) return r;
    for (unsigned k = 0; k < 2; k++) { /* "की सिंडिकेटेड फीड" */
        w = next_word(s, &i, &is_on);
        if (!w.n || !is_on) break;
        for (size_t m = 0; m < COUNT(ours) && !k; m++)
            r.is_ours |= wire_str_starts(w, wire_str_of(ours[m]));
        for (size_t m = 0; m < COUNT(feeds) && r.post == WIRE__IS_OF; m++)
            r.is_feed |= wire_str_starts(w, wire_str_of(feeds[m]));
        for (size_t m = 0; m < COUNT(came) && r.post == WIRE__IS_FROM; m++)
            r.is_feed |= wire_str_starts(w, wire_str_of(came[m]));
    }
    return r;
}

static wire_str join(const row *r, size_t beg, size_t end)
{
    const char *p = r->word[beg].p;
    wire_str last = r->word[end - 1];
    return (wire_str){p, (size_t)(last.p - p) + last.n};
}

/* "भाषा" is a word too. */
static bool is_sure_hindi(wire_str name)
{
    static const char *const words[] = {"भाषा", "वार्ता"};
    return wire__agency_is_known(name) && !IS_ONE_OF(name, words);
}

/* The part of the row that names someone: [*beg, *end). */
static bool name_of_row(const row *r, const rear *b, size_t *beg, size_t *end)
{
    size_t first = 0, last = r->n, house = SIZE_MAX;
    while (first < r->n && r->roles[first] != WIRE__IS_NAME)
        first++;
    for (size_t i = 0; i < first; i++)
        if (r->roles[i] == WIRE__IS_HOUSE) house = i;
    *beg = first;
    *end = last;
    if (first == r->n) { /* "वार्ता की फीड": known, or it says what */
        *beg = r->n - 1;
        return r->n && wire__agency_is_known(r->word[r->n - 1]) && b->is_feed &&
               (r->n == 1 || r->roles[r->n - 2] != WIRE__IS_HOUSE);
    }
    if (first && wire_str_eq(r->word[first - 1], WIRE_STR("प्रेस")))
        *beg = --first; /* "प्रेस ट्रस्ट" */
    size_t names = first + 1;
    while (names < r->n && r->roles[names] == WIRE__IS_NAME)
        names++;
    bool has_form = false; /* "गगन समाचार सेवा" */
    for (size_t i = names; i < r->n; i++)
        has_form |= r->roles[i] == WIRE__IS_HOUSE;
    /* "गगन समाचार एजेंसी": a noun that says what is no part of the name */
    while (last > names && (r->roles[last - 1] == WIRE__IS_NEWS ||
                            wire__agency_is_noun(r->word[last - 1])))
        last--;
    *end = last;
    wire_str name = join(r, first, last);
    bool is_placed =
        b->is_end || b->post == WIRE__IS_OF || b->post == WIRE__IS_FROM;
    if (is_sure_hindi(name)) return true;
    if (wire__agency_is_known(name)) return b->is_feed || house != SIZE_MAX;
    if (b->is_ours && !has_form) return false;
    if (house != SIZE_MAX || has_form) return is_placed && !b->is_ours;
    return names - first <= 2 &&
           (r->is_cited ? b->is_end : b->post == WIRE__IS_OF && b->is_feed);
}

static bool end_row(row *r, wire_str s, size_t i, const wire__label_names *to)
{
    size_t beg, end;
    rear b = read_rear(s, i);
    bool is_name = r->n && name_of_row(r, &b, &beg, &end) && beg < end &&
                   end - beg <= WORDS_MAX;
    wire_str name = is_name ? join(r, beg, end) : (wire_str){NULL, 0};
    r->n = 0;
    return !is_name || wire__label_name_add(to, name);
}

bool wire__label_names_hindi(wire_str s, const wire__label_names *to)
{
    static const char *const cites[] = {"स्रोत", "साभार", "इनपुट", "सौजन्य"};
    row r = {.n = 0};
    bool is_on, after_cite = false;
    size_t i = 0, before = 0;
    while (i < s.n) {
        wire_str w = next_word(s, &i, &is_on);
        if (!w.n) break;
        wire__role x = wire__hindi_role(w);
        bool goes_on = is_on && x >= WIRE__IS_HOUSE && r.n < COUNT(r.word);
        if (r.n && !goes_on && !end_row(&r, s, before, to)) return false;
        if (x >= WIRE__IS_HOUSE) {
            if (!r.n) r.is_cited = after_cite;
            r.word[r.n] = w;
            r.roles[r.n++] = x;
        }
        after_cite = IS_ONE_OF(w, cites);
        before = i;
    }
    return end_row(&r, s, before, to);
}

/* ---- Korean, Japanese, Chinese ---- */

/* The run of one script that begins at i; its end. */
static size_t run_of(wire_str s, size_t i, bool (*is_script)(uint32_t))
{
    size_t beg = i;
    while (i < s.n) {
        size_t next = i;
        uint32_t c = wire__cp_next(s, &next);
        bool is_digit = i > beg && wire__is_digit(c); /* 뉴스1 */
        if (!is_script(c) && !is_digit) break;
        i = next;
    }
    return i;
}

bool wire__label_names_east(wire_str s, const wire__label_names *to)
{
    for (size_t i = 0; i < s.n;) {
        size_t end = run_of(s, i, wire__is_hangul);
        wire_str name = wire__agency_korean(wire_str_sub(s, i, end));
        if (end == i) {
            end = run_of(s, i, wire__is_han);
            name = wire__agency_han(wire_str_sub(s, i, end));
        }
        if (name.n && !wire__label_name_add(to, name)) return false;
        if (end == i) wire__cp_next(s, &end);
        i = end;
    }
    return true;
}

/* "의 기사를", "로부터 받은", "가 제공한" */
static bool is_source_korean(wire_str rest)
{
    static const char *const ofs[] = {"의 기사", "의 원문",  "의 피드",
                                      "의 보도", "의 자료",  "의 뉴스",
                                      "로부터",  "으로부터", " 기사"};
    static const char *const subjects[] = {"가 ", "이 ", "에서 "};
    static const char *const verbs[] = {"제공", "보낸", "보내", "전송",
                                        "송고", "작성", "받"};
    for (size_t i = 0; i < COUNT(ofs); i++)
        if (wire_str_starts(rest, wire_str_of(ofs[i]))) return true;
    for (size_t i = 0; i < COUNT(subjects); i++) {
        wire_str sub = wire_str_of(subjects[i]);
        if (!wire_str_starts(rest, sub)) continue;
        wire_str verb = wire_str_sub(rest, sub.n, rest.n);
        for (size_t k = 0; k < COUNT(verbs); k++)
            if (wire_str_starts(verb, wire_str_of(verbs[k]))) return true;
    }
    return false;
}

bool wire__label_is_source_other(wire_str s, size_t end)
{
    uint32_t c = wire__cp_at(s, wire__skip_space(s, end));
    if (wire__is_devanagari(c)) {
        rear r = read_rear(s, end);
        return r.is_feed && !r.is_ours;
    }
    return wire__is_hangul(c) && is_source_korean(wire_str_sub(s, end, s.n));
}
