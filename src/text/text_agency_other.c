/* Agencies' names in scripts without capitals, word by word.
 *
 *     한별통신에서는   한별통신            without its particles
 *     이동통신         no name: what it is
 *     की, ने, यह, खबर   no part of a name
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_agency_other.h"
#include "text_int.h"
#include "text_label_cues.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The lists are short and in the order of their kinds, not of their bytes. */
static bool is_one_of(wire_str w, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_eq(w, wire_str_of(list[i]))) return true;
    return false;
}
#define IS_ONE_OF(w, list) is_one_of((w), (list), COUNT(list))

bool wire__is_devanagari(uint32_t c)
{
    return c >= 0x900 && c <= 0x97f && c != 0x964 && c != 0x965;
}

bool wire__is_hangul(uint32_t c) { return c >= 0xac00 && c <= 0xd7a3; }

bool wire__is_han(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x30a0 && c <= 0x30ff);
}

/* ---- Hindi ---- */

/* Articles, conjunctions, verbs, adjectives: no name has one. */
static bool is_hindi_function(wire_str w)
{
    static const char *const words[] = {
        "और",         "या",         "तथा",    "एवं",      "व",
        "को",         "में",          "पर",     "तक",      "भी",
        "ही",         "तो",         "कि",     "जो",      "जिसे",
        "जिसमें",       "जिसका",      "यह",     "ये",       "वह",
        "वे",          "इस",         "इसे",     "इसमें",     "इसका",
        "इसकी",       "इसके",        "उस",     "उसे",      "उसमें",
        "उन",         "इन",         "अपने",    "अपनी",    "अपना",
        "हम",         "हमने",        "हमें",     "हमारा",   "हमारी",
        "हमारे",       "किसी",       "कोई",    "कुछ",      "सभी",
        "सब",         "एक",         "दो",     "अन्य",     "दूसरी",
        "दूसरे",        "कई",         "विभिन्न", "है",       "हैं",
        "था",         "थी",         "थे",      "हुआ",      "हुई",
        "हुए",         "हो",         "होती",   "किया",    "की",
        "के",          "का",         "गया",    "गई",      "गयी",
        "गए",         "जा",         "रही",    "रहा",     "रहे",
        "ली",         "लिया",       "लिए",    "लेकर",     "मिली",
        "मिला",       "मिले",        "साथ",    "सीधे",     "नहीं",
        "न",          "बिना",       "सिर्फ",   "केवल",     "मूल",
        "पूरी",        "पूरा",        "पूरे",     "न्यूज़रूम",   "वेबसाइट",
        "साइट",       "पेज",         "टीम",    "डेस्क",     "ब्यूरो",
        "संवाददाता",   "रिपोर्टर",    "पत्रकार", "अखबार",   "दैनिक",
        "समाचारपत्र",  "विदेशी",      "स्थानीय", "निजी",    "सरकारी",
        "प्रमुख",       "सहयोगी",     "साझेदार", "पार्टनर",  "राष्ट्रीय",
        "अंतरराष्ट्रीय", "अंतर्राष्ट्रीय", "बाहरी",  "जानकारी", "सूचना",
        "सौजन्य",      "साभार",      "स्रोत",   "सूत्र",     "सूत्रों",
        "ऊपर",        "नीचे",        "यहां",    "यहाँ",     "वाली",
        "वाला",       "वाले",        "ऑनलाइन", "डिजिटल",  "हिंदी",
        "हिन्दी",      "मीडिया",     "लेखक",    "संपादक",   "प्रेस",
        "सर्विस",      "तार",        "टेक्स्ट",   "शब्द",     "पाठ",
        "द्वारा"};
    return IS_ONE_OF(w, words);
}

wire__role wire__hindi_role(wire_str w)
{
    static const char *const of[] = {"की", "के", "का"};
    static const char *const by[] = {"से", "द्वारा", "ने"};
    static const char *const house[] = {"एजेंसी", "एजेंसियों", "एजेंसियां", "एजेंसियाँ",
                                        "सेवा",  "सर्विस",  "वार्ता",  "प्रेस"};
    static const char *const news[] = {"समाचार", "न्यूज",  "न्यूज़",
                                       "न्यूज़",    "संवाद", "प्रेस"};
    if (IS_ONE_OF(w, of)) return WIRE__IS_OF;
    if (IS_ONE_OF(w, by)) return WIRE__IS_FROM;
    if (IS_ONE_OF(w, house)) return WIRE__IS_HOUSE;
    if (IS_ONE_OF(w, news)) return WIRE__IS_NEWS;
    if (!wire__is_devanagari(wire__cp_at(w, 0))) return WIRE__IS_OTHER;
    return is_hindi_function(w) || wire__label_parts(w) ? WIRE__IS_OTHER
                                                        : WIRE__IS_NAME;
}

/* ---- Korean, Japanese, Chinese ---- */

/* A word of Hangul without its particles. */
static wire_str drop_particles(wire_str w)
{
    static const char *const ends[] = {
        "으로부터", "로부터", "에게서", "이라고", "입니다", "이라는",
        "에서",     "에게",   "으로",   "까지",   "부터",   "이며",
        "이고",     "이다",   "이나",   "의",     "이",     "가",
        "은",       "는",     "을",     "를",     "에",     "로",
        "와",       "과",     "도",     "만",     "측"};
    for (unsigned n = 0; n < 2; n++) { /* "통신에서는" */
        size_t cut = 0;
        for (size_t i = 0; i < COUNT(ends) && !cut; i++) {
            wire_str e = wire_str_of(ends[i]);
            if (w.n > e.n && wire_str_ends(w, e)) cut = e.n;
        }
        if (!cut) break;
        w.n -= cut;
    }
    return w;
}

/* What stands before the first of n endings that w has; else nothing. */
static wire_str without_tail(wire_str w, const char *const *tails, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (wire_str_ends(w, wire_str_of(tails[i])))
            return wire_str_sub(w, 0, w.n - strlen(tails[i]));
    return (wire_str){0};
}

/* "한별통신사", but not "국내통신사". */
static bool has_form_korean(wire_str w)
{
    static const char *const tails[] = {"뉴스통신사", "뉴스통신", "통신사",
                                        "통신", "뉴스"};
    static const char *const kinds[] = {
        "각",   "관련",   "관영", "국내",   "국영",   "국제", "대형", "뉴스",
        "당",   "등",     "모든", "무선",   "민영",   "방송", "본",   "세계",
        "속보", "여러",   "오늘", "온라인", "외",     "외국", "외부", "이",
        "이동", "인터넷", "일반", "자사",   "전문",   "정보", "제휴", "종합",
        "주요", "지역",   "타",   "포털",   "한국어", "해당", "해외", "현지",
        "협력", "계약",   "경제", "최신",   "실시간", "우리", "자체"};
    wire_str head = without_tail(w, tails, COUNT(tails));
    return head.n && !IS_ONE_OF(head, kinds);
}

/* "北星通信社", but not "外国通信社" or "本社". */
static bool has_form_han(wire_str w)
{
    static const char *const tails[] = {"通信社", "通讯社", "通訊社", "通信"};
    static const char *const kinds[] = {"外国", "海外", "国内", "各",   "本",
                                        "当",   "提携", "契約", "大手", "国际",
                                        "国外", "新闻", "某",   "一家", "外",
                                        "多家", "有关", "合作", "同",   "該"};
    wire_str head = without_tail(w, tails, COUNT(tails));
    return head.n && !IS_ONE_OF(head, kinds);
}

/* "转载自新华社" without the verb. */
static wire_str drop_verb_han(wire_str w)
{
    static const char *const heads[] = {
        "本文转载自", "本文来自", "本文由", "转载自", "来源", "来自", "转自",
        "摘自",       "本文",     "記事",   "提供",   "由",   "据",   "自"};
    for (size_t i = 0; i < COUNT(heads); i++) {
        wire_str h = wire_str_of(heads[i]);
        if (w.n > h.n && wire_str_starts(w, h))
            return wire_str_sub(w, h.n, w.n);
    }
    return w;
}

wire_str wire__agency_korean(wire_str word)
{
    wire_str stem = drop_particles(word);
    if (wire__agency_is_known(word) || has_form_korean(word)) return word;
    if (wire__agency_is_known(stem) || has_form_korean(stem)) return stem;
    return (wire_str){NULL, 0};
}

wire_str wire__agency_han(wire_str run)
{
    wire_str w = drop_verb_han(run);
    bool is_name = wire__agency_is_known(w) || has_form_han(w);
    return is_name ? w : (wire_str){NULL, 0};
}
