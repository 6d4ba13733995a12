/* What the class names and ids of an element say of it.
 *
 *   "article__share-bar"  words    article, share, bar   -> a promo
 *   "ArticleBody-wide"    phrases  articlebody           -> the text
 *
 * The lists hold words that page builders use the world over, not names of
 * sites.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "read_page.h"

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

enum { WORD_BYTES = 20 };

/* Words of class names and ids, whole: "article__share" holds "share". */
static const struct {
    char word[WORD_BYTES];
    unsigned short marks;
} class_words[] = {
    {"ad", WIRE__MARK_PROMO},
    {"addthis", WIRE__MARK_PROMO},
    {"ads", WIRE__MARK_PROMO},
    {"adslot", WIRE__MARK_PROMO},
    {"advert", WIRE__MARK_PROMO},
    {"advertisement", WIRE__MARK_PROMO},
    {"advertising", WIRE__MARK_PROMO},
    {"alsoread", WIRE__MARK_PROMO},
    {"author", WIRE__MARK_META},
    {"authors", WIRE__MARK_META},
    {"banner", WIRE__MARK_PROMO},
    {"bio", WIRE__MARK_META},
    {"breadcrumb", WIRE__MARK_PROMO},
    {"breadcrumbs", WIRE__MARK_PROMO},
    {"byline", WIRE__MARK_META},
    {"caption", WIRE__MARK_META},
    {"captions", WIRE__MARK_META},
    {"carousel", WIRE__MARK_PROMO},
    {"categories", WIRE__MARK_META},
    {"comment", WIRE__MARK_COMMENT},
    {"commentlist", WIRE__MARK_COMMENT},
    {"comments", WIRE__MARK_COMMENT},
    {"consent", WIRE__MARK_PROMO},
    {"cookie", WIRE__MARK_PROMO},
    {"cookies", WIRE__MARK_PROMO},
    {"copyright", WIRE__MARK_PROMO},
    {"credit", WIRE__MARK_META},
    {"credits", WIRE__MARK_META},
    {"cta", WIRE__MARK_PROMO},
    {"date", WIRE__MARK_META},
    {"disclosure", WIRE__MARK_PROMO},
    {"disqus", WIRE__MARK_COMMENT},
    {"donate", WIRE__MARK_PROMO},
    {"donation", WIRE__MARK_PROMO},
    {"facebook", WIRE__MARK_PROMO},
    {"figcaption", WIRE__MARK_META},
    {"flyout", WIRE__MARK_PROMO},
    {"follow", WIRE__MARK_PROMO},
    {"footer", WIRE__MARK_PROMO},
    {"gallery", WIRE__MARK_PROMO},
    {"hidden", WIRE__MARK_PROMO},
    {"jumplinks", WIRE__MARK_PROMO},
    {"keywords", WIRE__MARK_META},
    {"lightbox", WIRE__MARK_PROMO},
    {"livefyre", WIRE__MARK_COMMENT},
    {"login", WIRE__MARK_PROMO},
    {"masthead", WIRE__MARK_PROMO},
    {"menu", WIRE__MARK_PROMO},
    {"meta", WIRE__MARK_META},
    {"metadata", WIRE__MARK_META},
    {"modal", WIRE__MARK_PROMO},
    {"mostpopular", WIRE__MARK_PROMO},
    {"mostread", WIRE__MARK_PROMO},
    {"nav", WIRE__MARK_PROMO},
    {"navbar", WIRE__MARK_PROMO},
    {"navigation", WIRE__MARK_PROMO},
    {"newsletter", WIRE__MARK_PROMO},
    {"newsletters", WIRE__MARK_PROMO},
    {"noprint", WIRE__MARK_PROMO},
    {"outbrain", WIRE__MARK_PROMO},
    {"overlay", WIRE__MARK_PROMO},
    {"pager", WIRE__MARK_PROMO},
    {"pagination", WIRE__MARK_PROMO},
    {"partner", WIRE__MARK_PROMO},
    {"paywall", WIRE__MARK_PROMO},
    {"player", WIRE__MARK_PROMO},
    {"popular", WIRE__MARK_PROMO},
    {"popup", WIRE__MARK_PROMO},
    {"postmeta", WIRE__MARK_META},
    {"promo", WIRE__MARK_PROMO},
    {"promos", WIRE__MARK_PROMO},
    {"promoted", WIRE__MARK_PROMO},
    {"promotion", WIRE__MARK_PROMO},
    {"pubdate", WIRE__MARK_META},
    {"pullquote", WIRE__MARK_PROMO},
    {"rail", WIRE__MARK_PROMO},
    {"readmore", WIRE__MARK_PROMO},
    {"readnext", WIRE__MARK_PROMO},
    {"recirc", WIRE__MARK_PROMO},
    {"recirculation", WIRE__MARK_PROMO},
    {"recommendations", WIRE__MARK_PROMO},
    {"recommended", WIRE__MARK_PROMO},
    {"register", WIRE__MARK_PROMO},
    {"related", WIRE__MARK_PROMO},
    {"respond", WIRE__MARK_COMMENT},
    {"share", WIRE__MARK_PROMO},
    {"sharebar", WIRE__MARK_PROMO},
    {"sharedaddy", WIRE__MARK_PROMO},
    {"sharing", WIRE__MARK_PROMO},
    {"sidebar", WIRE__MARK_PROMO},
    {"signup", WIRE__MARK_PROMO},
    {"sitemap", WIRE__MARK_PROMO},
    {"slider", WIRE__MARK_PROMO},
    {"social", WIRE__MARK_PROMO},
    {"sponsor", WIRE__MARK_PROMO},
    {"sponsored", WIRE__MARK_PROMO},
    {"subscribe", WIRE__MARK_PROMO},
    {"subscription", WIRE__MARK_PROMO},
    {"taboola", WIRE__MARK_PROMO},
    {"tags", WIRE__MARK_META},
    {"teaser", WIRE__MARK_PROMO},
    {"teasers", WIRE__MARK_PROMO},
    {"timestamp", WIRE__MARK_META},
    {"toc", WIRE__MARK_PROMO},
    {"toolbar", WIRE__MARK_PROMO},
    {"tooltip", WIRE__MARK_PROMO},
    {"topics", WIRE__MARK_META},
    {"trending", WIRE__MARK_PROMO},
    {"videoplayer", WIRE__MARK_PROMO},
    {"whatsapp", WIRE__MARK_PROMO},
    {"widget", WIRE__MARK_PROMO},
};

/* Parts of a name with the marks between its words taken out. */
typedef struct {
    const char *name;
    unsigned short marks;
} phrase;
static const phrase a_phrases[] = {{"aboutauthor", WIRE__MARK_PROMO},
                                   {"abouttheauthor", WIRE__MARK_PROMO},
                                   {"alsolike", WIRE__MARK_PROMO},
                                   {"articlebody", WIRE__MARK_BODY},
                                   {"articlechunk", WIRE__MARK_BODY},
                                   {"articlecontent", WIRE__MARK_BODY},
                                   {"articlecopy", WIRE__MARK_BODY},
                                   {"articlemain", WIRE__MARK_BODY},
                                   {"articletext", WIRE__MARK_BODY},
                                   {"authorbio", WIRE__MARK_PROMO},
                                   {NULL, 0}};
static const phrase b_phrases[] = {
    {"bodycopy", WIRE__MARK_BODY}, {"bodytext", WIRE__MARK_BODY}, {NULL, 0}};
static const phrase c_phrases[] = {{"contentbody", WIRE__MARK_BODY}, {NULL, 0}};
static const phrase e_phrases[] = {{"entrycontent", WIRE__MARK_BODY},
                                   {NULL, 0}};
static const phrase i_phrases[] = {{"inlinepromo", WIRE__MARK_PROMO},
                                   {NULL, 0}};
static const phrase m_phrases[] = {{"morefrom", WIRE__MARK_PROMO},
                                   {"morestories", WIRE__MARK_PROMO},
                                   {"mostpopular", WIRE__MARK_PROMO},
                                   {"mostread", WIRE__MARK_PROMO},
                                   {NULL, 0}};
static const phrase n_phrases[] = {
    {"newsbody", WIRE__MARK_BODY},       {"newscontent", WIRE__MARK_BODY},
    {"newslettersig", WIRE__MARK_PROMO}, {"newstext", WIRE__MARK_BODY},
    {"nextarticle", WIRE__MARK_PROMO},   {NULL, 0}};
static const phrase p_phrases[] = {{"postbody", WIRE__MARK_BODY},
                                   {"postcontent", WIRE__MARK_BODY},
                                   {"prevarticle", WIRE__MARK_PROMO},
                                   {"pullquote", WIRE__MARK_PROMO},
                                   {NULL, 0}};
static const phrase r_phrases[] = {
    {"readmore", WIRE__MARK_PROMO},    {"readnext", WIRE__MARK_PROMO},
    {"relatedart", WIRE__MARK_PROMO},  {"relatedcontent", WIRE__MARK_PROMO},
    {"relatedlink", WIRE__MARK_PROMO}, {"relatedpost", WIRE__MARK_PROMO},
    {"relatedstor", WIRE__MARK_PROMO}, {NULL, 0}};
static const phrase s_phrases[] = {
    {"screenreader", WIRE__MARK_PROMO},   {"sharebutton", WIRE__MARK_PROMO},
    {"sharetool", WIRE__MARK_PROMO},      {"skiplink", WIRE__MARK_PROMO},
    {"skipto", WIRE__MARK_PROMO},         {"sociallink", WIRE__MARK_PROMO},
    {"socialmedia", WIRE__MARK_PROMO},    {"socialshare", WIRE__MARK_PROMO},
    {"sponsoredcont", WIRE__MARK_PROMO},  {"sronly", WIRE__MARK_PROMO},
    {"storybody", WIRE__MARK_BODY},       {"storycontent", WIRE__MARK_BODY},
    {"storycopy", WIRE__MARK_BODY},       {"storytext", WIRE__MARK_BODY},
    {"subscriberonly", WIRE__MARK_PROMO}, {NULL, 0}};
static const phrase t_phrases[] = {{"textcontent", WIRE__MARK_BODY}, {NULL, 0}};
static const phrase v_phrases[] = {{"visuallyhidden", WIRE__MARK_PROMO},
                                   {NULL, 0}};
static const phrase y_phrases[] = {{"youmayalso", WIRE__MARK_PROMO},
                                   {"youmightalso", WIRE__MARK_PROMO},
                                   {NULL, 0}};
static const phrase *const phrases[26] = {
    ['a' - 'a'] = a_phrases, ['b' - 'a'] = b_phrases, ['c' - 'a'] = c_phrases,
    ['e' - 'a'] = e_phrases, ['i' - 'a'] = i_phrases, ['m' - 'a'] = m_phrases,
    ['n' - 'a'] = n_phrases, ['p' - 'a'] = p_phrases, ['r' - 'a'] = r_phrases,
    ['s' - 'a'] = s_phrases, ['t' - 'a'] = t_phrases, ['v' - 'a'] = v_phrases,
    ['y' - 'a'] = y_phrases,
};

static unsigned word_marks(const char *p, size_t n)
{
    char word[WORD_BYTES];
    if (n >= sizeof word) return 0;
    memcpy(word, p, n);
    word[n] = 0;
    size_t lo = 0, hi = sizeof class_words / sizeof *class_words;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        int c = strcmp(word, class_words[mid].word);
        if (c == 0) return class_words[mid].marks;
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return 0;
}

/* Marks of the phrases that stand anywhere in a flat name. */
static unsigned phrase_marks(wire_str s)
{
    unsigned marks = 0;
    for (size_t i = 0; i + 1 < s.n; i++) {
        const phrase *p = s.p[i] >= 'a' ? phrases[s.p[i] - 'a'] : NULL;
        for (; p && p->name; p++) {
            if (p->name[1] != s.p[i + 1]) continue;
            size_t n = strlen(p->name);
            if (n <= s.n - i && memcmp(s.p + i, p->name, n) == 0)
                marks |= p->marks;
        }
    }
    return marks;
}

/* "has-sidebar", "no-comments" speak of something else. */
static bool is_state_word(wire_str s)
{
    return wire_str_eq(s, WIRE_STR("has")) || wire_str_eq(s, WIRE_STR("no")) ||
           wire_str_eq(s, WIRE_STR("with")) || wire_str_eq(s, WIRE_STR("js"));
}

/* One name, "ArticleBody__share-bar": its words, and itself without marks. */
static unsigned name_marks(wire_str name)
{
    char flat[64];
    size_t n = 0, word = 0;
    unsigned marks = 0;
    for (size_t i = 0; i < name.n && n < sizeof flat; i++) {
        char c = name.p[i];
        bool is_upper = c >= 'A' && c <= 'Z';
        bool is_low_before = i && name.p[i - 1] >= 'a' && name.p[i - 1] <= 'z';
        if ((!is_alnum(c) || (is_upper && is_low_before)) && n > word) {
            marks |= word_marks(flat + word, n - word);
            if (word == 0 && !is_upper && is_state_word((wire_str){flat, n}))
                return 0;
            word = n;
        }
        if (is_alnum(c)) flat[n++] = (char)(is_upper ? c | 0x20 : c);
    }
    if (n > word) marks |= word_marks(flat + word, n - word);
    wire_str s = {flat, n};
    /* "social-embed": a post that the text quotes. */
    if (wire_str_find(s, WIRE_STR("embed"), 0) != SIZE_MAX)
        return marks & WIRE__MARK_META;
    unsigned more = phrase_marks(s);
    marks |= more & WIRE__MARK_PROMO;
    /* "article-body-share" is no text. */
    return marks ? marks : more;
}

unsigned wire__class_marks(wire_str names)
{
    unsigned marks = 0;
    size_t i = 0;
    while (i < names.n) {
        while (i < names.n && wire_is_space(names.p[i]))
            i++;
        size_t beg = i;
        while (i < names.n && !wire_is_space(names.p[i]))
            i++;
        wire_str name = wire_str_sub(names, beg, i);
        if (!name.n) continue;
        marks |= wire_str_eq(name, WIRE_STR("e-content")) /* of h-entry */
                     ? WIRE__MARK_BODY
                     : name_marks(name);
    }
    return marks;
}
