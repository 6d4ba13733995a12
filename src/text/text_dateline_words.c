/* What single words can be at the head of a paragraph.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_dateline_int.h"

wire__dl_word wire__dl_classify(wire_str w)
{
    unsigned upper = 0, lower = 0, caseless = 0;
    bool first_upper = false;
    for (size_t i = 0, n = 0; i < w.n; n++) {
        uint32_t c = wire__cp_next(w, &i);
        if (wire__is_upper(c)) {
            upper++;
            if (n == 0) first_upper = true;
        } else if (wire__is_lower(c)) {
            lower++;
        } else if (wire__is_caseless(c)) {
            caseless++;
        }
    }
    if (caseless) return W_CASELESS;
    if (!upper && !lower) return W_NONE;
    /* "McALLEN", "WALtHAM": mostly capitals */
    if (upper >= 3 * lower && upper + lower > 1) return W_CAPS;
    if (upper == 1 && !lower) return W_CAPS;
    return first_upper ? W_CAP : W_LOWER;
}

/* Small words inside names of places. */
bool wire__dl_is_connector(wire_str w)
{
    /* clang-format off */
    static const char *const list[] = {
        "a", "al", "am", "an", "and", "au", "auf", "aux", "bei", "d", "da",
        "das",
        "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
        "e", "el", "en", "et", "i", "im", "in", "l", "la", "las", "le", "les",
        "los", "ob", "of", "on", "sul", "sur", "the", "und", "upon", "v", "y",
        "zu"};
    /* clang-format on */
    wire__key k = wire__fold(w);
    return wire__list_has(list, sizeof list / sizeof list[0],
                          wire__key_str(&k));
}

/* First words that begin a text or a notice, never a place. */
bool wire__dl_is_stop(wire_str w)
{
    /* clang-format off */
    static const char *const list[] = {
        "a", "abstract", "advertisement", "after", "aktualisiert", "alert",
        "all", "also", "an", "analyse", "analysis", "and", "as", "at",
        "aviso", "back", "background", "because", "before", "best", "big",
        "breaking", "briefing", "but", "by", "caption", "chapter", "clip",
        "column", "comment", "commentary", "contact", "continued",
        "corrected", "correction", "credit", "das", "day", "der", "desk",
        "did", "die", "disclaimer", "disclosure", "do", "each", "edito",
        "editor", "editor's", "editorial", "editors", "eil", "eilmeldung",
        "ein", "eine", "embargoed", "en", "essay", "even", "every", "ex",
        "exclusive", "exclusivo", "explainer", "fact", "factbox", "feature",
        "file", "first", "for", "from", "gallery", "good", "graphic", "guest",
        "headline", "headlines", "here", "highlights", "his", "how", "i",
        "if", "il", "image", "in", "incl", "independent", "infographic",
        "insight", "interview", "it", "its", "just", "kommentar", "la",
        "last", "le", "letter", "letters", "like", "live", "los", "mailbag",
        "many", "media", "memo", "moderator", "more", "most", "my", "new",
        "news", "newsletter", "no", "not", "nota", "note", "notes", "now",
        "obituary", "of", "on", "one", "only", "op-ed", "opinion", "opinião",
        "opinión", "or", "our", "part", "photo", "photos", "picture",
        "pictured", "please", "podcast", "poll", "preview", "profile",
        "promo", "ps", "q", "q&a", "question", "quick", "quiz", "read",
        "recap", "refile", "related", "repeat", "report", "restriction",
        "review", "script", "see", "series", "shows", "sidebar", "so", "some",
        "source", "sources", "special", "spoiler", "sponsored", "statement",
        "step", "storyline", "subscribe", "summary", "synopsis", "takeaways",
        "tape", "that", "the", "then", "there", "these", "they", "think",
        "this", "tip", "to", "today", "tomorrow", "top", "topline",
        "transcript", "trending", "two", "un", "una", "update", "updated",
        "urgent", "urgente", "us", "version", "video", "vidéo", "view",
        "voices", "vídeo", "wanted", "warning", "was", "watch", "we", "week",
        "weekly", "were", "what", "when", "where", "which", "while", "who",
        "why", "with", "wrapup", "yes", "yesterday", "you", "your", "última",
        "último"};
    /* clang-format on */
    wire__key k = wire__fold(w);
    return wire__list_has(list, sizeof list / sizeof list[0],
                          wire__key_str(&k)) ||
           (k.n > 3 && wire__may_be_calendar(w) &&
            (wire__table_find(&wire__weekdays, wire__key_str(&k), WIRE__ALL) ||
             wire__table_find(&wire__months, wire__key_str(&k), WIRE__ALL)));
}

/* Stop words that begin many names of two words. */
bool wire__dl_begins_name(wire_str first)
{
    static const char *const list[] = {"das", "en",  "il",  "la",
                                       "le",  "los", "new", "the"};
    wire__key k = wire__fold(first);
    return wire__list_has(list, sizeof list / sizeof list[0],
                          wire__key_str(&k));
}
