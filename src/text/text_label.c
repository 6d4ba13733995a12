/* Label claims: what a page says it did, or did not do, to agency copy.
 *
 *     Disclaimer: This post has been auto-published from an agency feed
 *     [DISC]      [DET NOUN]         [AUTO PUB]         [SOURCE]
 *     without any modifications to the text ...          -> unmodified
 *     [NEG ->    EDIT]
 *
 * Nobody words these lines alike, so no sentence is known by heart: each word
 * gives cues, and a claim is a combination of cues within three sentences.
 * What speaks of itself ("this story") or stands as a notice may be a label;
 * reported speech never is.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_label_read.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
    PARA_MAX = 900,  /* longer paragraphs are read at their end */
    WINDOW = 3,      /* sentences that may make one label */
    SENTENCES = 16,  /* of a paragraph */
    SPEECH_MIN = 40, /* bytes of a quotation that is no headline or name */
    LINE_MAX = 140   /* bytes of a line such as "(With inputs from ...)" */
};

typedef wire__label_reading reading;

/* Does it say that the headline is the outlet's, and nothing else? */
static bool is_headline_claim(const reading *r, bool self, bool from)
{
    unsigned c = r->all;
    bool unmod = r->neg_edit || c & ASIS, ours = (c & (WE | STAFF)) != 0;
    bool rest = (c & REST) != 0, is_short = r->n_words <= 40;
    /* an agency alone may change the title of anything */
    bool may = self || c & PUB || (from && c & (NOUN | STAFF)) ||
               (r->head_only && is_short && c & (WE | NOUN | REST)) ||
               (ours && is_short && (rest || r->is_notice));
    if (!(c & HEAD) || !may) return false;
    if (c & (ONLY | EXCEPT) && c & (EDIT | ASIS)) return true;
    if (unmod && (r->pos_edit || r->head_by || rest)) return true;
    if (unmod && ours && !r->neg_head && is_short) return true;
    if (c & (ONLY | EXCEPT) && rest && from) return true; /* it is theirs */
    return rest && ((from && r->pos_edit) ||
                    (ours && (self || (r->is_notice && is_short))));
}

/* Made with what an agency sent. */
static bool is_input_claim(const reading *r)
{
    unsigned c = r->all;
    if (c & MODAL) return false; /* "may not be published" */
    if (c & INPUT && c & (WITH | SOURCE) &&
        r->n_words <= (r->is_self ? 25 : 14))
        return true;
    if (c & INPUT && r->is_bracketed && r->n_words <= 6) return true;
    if (c & INFO && r->n_words <= 16 &&
        ((c & STAFF && c & (WITH | SOURCE)) || (c & WITH && r->is_named)))
        return true;
    if (c & INFO && c & SOURCE && r->is_named && r->n_words <= 10) return true;
    return r->is_self && c & INFO && c & SOURCE && c & (WITH | PUB) &&
           r->n_words <= 25;
}

/* -1 when the window is no label. */
static int claim_of(const reading *r)
{
    unsigned c = r->all;
    if (c & SAID || r->is_other) return -1;
    bool from = c & (SOURCE | AUTO) || (r->is_named && r->n_words <= 25);
    bool self = r->is_self || (r->is_notice && from) ||
                (c & WE && (r->has_agency || r->is_named) && r->n_words <= 40);
    bool unmod = r->neg_edit || c & ASIS;
    if (r->is_bracketed && r->is_text_first && unmod && r->n_words <= 16)
        self = true; /* "(Story courtesy of Halcyon, carried unedited.)" */
    if (is_headline_claim(r, self, from)) return WIRE_CLAIM_HEADLINE;
    if (unmod && self &&
        (from || c & (PUB | STAFF | WE) || (r->is_self && r->n_words <= 25)))
        return WIRE_CLAIM_UNMODIFIED;
    if (c & AUTO && self && (c & PUB || (c & SOURCE && c & (NOUN | ARRIVED))))
        return WIRE_CLAIM_AUTO;
    if (is_input_claim(r)) return WIRE_CLAIM_INPUTS;
    if (r->is_self && c & SOURCE && c & PUB && !(c & MODAL) && r->n_words <= 40)
        return WIRE_CLAIM_NONE;
    return -1;
}

/* The firmer claim comes first. */
static int rank(int claim)
{
    static const int ranks[] = {[WIRE_CLAIM_NONE] = 1,
                                [WIRE_CLAIM_UNMODIFIED] = 4,
                                [WIRE_CLAIM_HEADLINE] = 5,
                                [WIRE_CLAIM_AUTO] = 3,
                                [WIRE_CLAIM_INPUTS] = 2};
    return claim < 0 ? 0 : ranks[claim];
}

/* "(With inputs from Kestrel)", "mit Material von dpa", "avec agences" */
static bool is_with_line(wire_str s)
{
    s = wire_str_trim(s);
    while (s.n && (s.p[0] == '(' || s.p[0] == '[' || s.p[0] == '-'))
        s.p++, s.n--;
    if (s.n < 5 || s.n > LINE_MAX) return false;
    size_t end = wire__word_end(s, 0);
    wire__key k = wire__fold(wire_str_sub(s, 0, end));
    if (!end || !(wire__label_word(wire__key_str(&k)) & WITH)) return false;
    reading r = {0};
    wire__label_scan(s, &r);
    if (r.all & SAID || r.n_words > 14) return false;
    if (r.all & INPUT) return true;
    bool has_agency = false;
    for (size_t i = end; i < s.n && !has_agency;) {
        size_t w = wire__word_end(s, i);
        if (w == i) {
            wire__cp_next(s, &i);
            continue;
        }
        size_t mark;
        i += wire__label_elision(wire_str_sub(s, i, w), &mark);
        has_agency = wire__agency_is_known(wire_str_sub(s, i, w));
        i = w;
    }
    has_agency |=
        wire__agency_has_form(wire__agency_core(wire_str_sub(s, end, s.n)));
    if (r.n_words <= 4 && (has_agency || r.all & SOURCE)) return true;
    return r.all & INFO && (has_agency || r.all & SOURCE || r.is_named);
}

/* Somebody's words. */
static bool is_quoted(wire_str t)
{
    uint32_t first = wire__cp_at(t, 0), last = wire__cp_before(t, t.n);
    return first == '"' || first == 0x201c || first == 0x2018 ||
           first == 0xab || first == 0x201e || last == '"' || last == 0x201d;
}

/* A whole quotation inside: somebody speaks, and not the page. */
static bool has_speech(wire_str t)
{
    size_t open = wire_str_find(t, WIRE_STR("\xe2\x80\x9c"), 0);
    size_t close = wire_str_find(t, WIRE_STR("\xe2\x80\x9d"), 0);
    return open < close && close != SIZE_MAX && close - open > SPEECH_MIN;
}

static bool ends_in_stop(wire_str s)
{
    return s.n && strchr(".!?:", s.p[s.n - 1]);
}

/* "Notre correspondant à Rive, avec AFP": the last part of a line. */
static wire_str last_part(wire_str s)
{
    const char *p = s.n && s.n <= LINE_MAX ? memrchr(s.p, ',', s.n) : NULL;
    if (!p || ends_in_stop(s)) return (wire_str){NULL, 0};
    return wire_str_trim(wire_str_sub(s, (size_t)(p - s.p) + 1, s.n));
}

static int read_window(wire_str s)
{
    reading r = {0};
    wire_str t = wire_str_trim(s);
    if (!t.n || is_quoted(t) || has_speech(t)) return -1;
    if (memchr(t.p, '?', t.n)) return -1; /* a page that claims asks nothing */
    char last = t.p[t.n - 1];
    r.is_bracketed =
        (t.p[0] == '(' && last == ')') || (t.p[0] == '[' && last == ']');
    r.is_notice = r.is_bracketed || t.p[0] == '*';
    wire__label_scan(t, &r);
    int claim = claim_of(&r);
    if (claim < WIRE_CLAIM_UNMODIFIED &&
        (is_with_line(t) || is_with_line(last_part(t))))
        claim = WIRE_CLAIM_INPUTS;
    return claim;
}

/* ---- Sentences of the paragraph, roughly ---- */

static bool ends_sentence(wire_str s, size_t i, size_t *next)
{
    uint32_t c = wire__cp_at(s, i);
    if (c != '.' && c != '!' && c != '?' && c != ';' && c != 0x964 &&
        c != 0x3002 && c != '\n')
        return false;
    size_t at = i;
    wire__cp_next(s, &at);
    while (at < s.n && wire__is_closer(wire__cp_at(s, at)))
        wire__cp_next(s, &at);
    size_t from = wire__skip_space(s, at);
    if (c != 0x3002 && c != '\n' && from == at && at < s.n) return false;
    uint32_t f = wire__cp_at(s, from);
    if (f && wire__is_lower(f)) return false;
    *next = from;
    return true;
}

static size_t cut(wire_str s, size_t from, size_t *starts)
{
    size_t n = 0;
    starts[n++] = from;
    for (size_t i = from; i < s.n && n < SENTENCES;) {
        size_t next;
        if (ends_sentence(s, i, &next)) {
            if (next < s.n) starts[n++] = next;
            i = next > i ? next : i + 1;
        } else {
            wire__cp_next(s, &i);
        }
    }
    return n;
}

/* ---- The paragraph ---- */

/* A label needs a word that claims, which few paragraphs have, and one that
 * says of what. Long paragraphs are read at their end. */
static bool has_cues(wire__label_cursor *at, wire_span para)
{
    const wire_words *w = at->words;
    const wire__cue_list *cues = at->cues;
    uint32_t from = para.beg;
    if (para.end - para.beg > PARA_MAX) from = para.end - PARA_MAX;
    if (at->cue == 0 && from > PARA_MAX) /* the first one is far */
        at->cue = wire__cues_from(cues, wire_words_at(w, from));
    while (at->cue < cues->n && w->off[cues->at[at->cue]] < from)
        at->cue++;
    size_t end = at->cue;
    unsigned may = 0;
    for (; end < cues->n && w->off[cues->at[end]] < para.end; end++)
        may |= wire__cue_may(w->hash[cues->at[end]]);
    if (!(may & WIRE__CUE_CLAIMS) || !(may & WIRE__CUE_SAYS_OF)) return false;
    wire__cue cue;
    wire_str word;
    size_t k = at->cue, n = 0;
    for (; k < end; k++) {
        uint32_t hash = w->hash[cues->at[k]];
        if (wire__cue_may(hash) & WIRE__CUE_CLAIMS &&
            wire__cue_find(hash, &cue, &word) &&
            (cue == WIRE__CUE_CLAIM || cue == WIRE__CUE_BOTH))
            break;
    }
    if (k == end) return false; /* most end here */
    size_t bytes = para.end - para.beg;
    size_t least = bytes <= LINE_MAX ? 1 : bytes <= 2 * LINE_MAX ? 2 : 3;
    bool says = false;
    for (k = at->cue; k < end && !(says && n >= least); k++) {
        if (!wire__cue_find(w->hash[cues->at[k]], &cue, &word)) continue;
        says |= cue != WIRE__CUE_CLAIM;
        n++;
    }
    return says && n >= least; /* "(Agenturmaterial)" is both */
}

static bool begins_with(wire_str s)
{
    static const char *const words[] = {"with ", "mit ", "avec ", "con ",
                                        "com "};
    size_t at = s.n && (s.p[0] == '(' || s.p[0] == '[') ? 1 : 0;
    if (at >= s.n || !strchr("acmwACMW", s.p[at])) return false;
    for (size_t i = 0; i < COUNT(words); i++)
        if (wire_str_starts_nocase(wire_str_sub(s, at, s.n),
                                   wire_str_of(words[i])))
            return true;
    return false;
}

/* Could any window of the paragraph make a claim? */
static bool is_possible(wire_str s)
{
    reading r = {0};
    if (wire__label_is_other_script(s)) return true;
    wire__label_scan(s, &r);
    unsigned c = r.all;
    bool edit = c & ASIS || (c & EDIT && c & (NEG | ONLY | EXCEPT | REST));
    bool self = r.is_self || r.is_named || c & (SOURCE | AUTO | STAFF | WE);
    return (edit && (self || r.is_text_first)) ||
           (c & AUTO && c & (SOURCE | PUB)) || c & INPUT ||
           (r.is_self && c & SOURCE) || c & WITH ||
           (c & INFO && c & (SOURCE | STAFF)) || (c & HEAD && c & REST);
}

static bool read_para(wire_str s, wire_span *span, wire_claim *claim)
{
    size_t starts[SENTENCES + 1], from = 0;
    if (s.n > PARA_MAX) {
        from = s.n - PARA_MAX;
        while (from < s.n && s.p[from] != ' ')
            from++;
    }
    if (!is_possible(wire_str_sub(s, from, s.n))) return false;
    size_t n = cut(s, from, starts);
    starts[n] = s.n;
    int best = 0;
    size_t best_n = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 1; k <= WINDOW && i + k <= n; k++) {
            wire_str t = wire_str_sub(s, starts[i], starts[i + k]);
            int c = read_window(t);
            int r = rank(c);
            t = wire_str_trim(t);
            if (r < best || !r || (r == best && t.n >= best_n)) continue;
            best = r;
            best_n = t.n;
            *claim = (wire_claim)c;
            span->beg = (uint32_t)(t.p - s.p);
            span->end = (uint32_t)(t.p - s.p + (ptrdiff_t)t.n);
        }
    }
    return best > 0;
}

/* Does the text speak of itself: "this report", "diese Meldung"? */
bool wire__label_is_self(wire_str s)
{
    reading r = {0};
    wire__label_scan(s, &r);
    return r.is_self;
}

/* "With inputs from Ann Lee in Delhi": two capitals in a row. */
bool wire__label_names_person(wire_str s)
{
    size_t row = 0, row_end = 0, n = 0;
    for (size_t i = 0; i < s.n;) {
        size_t end = wire__word_end(s, i);
        if (end == i) {
            wire__cp_next(s, &i);
            continue;
        }
        wire__key k = wire__fold(wire_str_sub(s, i, end));
        bool is_name = n++ > 0 && wire__is_upper(wire__cp_at(s, i)) &&
                       !wire__label_word(wire__key_str(&k));
        bool follows = row && i == row_end + 1 && s.p[row_end] == ' ';
        row = is_name ? (follows ? row + 1 : 1) : 0;
        if (row == 2) return true;
        row_end = i = end;
    }
    return false;
}

static bool begins_with_line(wire_str s)
{
    return begins_with(s) || begins_with(last_part(s));
}

bool wire__label_read(wire_str body, wire__label_cursor *at, wire_span para,
                      bool is_latin, wire_label *out)
{
    wire_str s = wire_str_sub(body, para.beg, para.end);
    /* "... he said. (With inputs from agencies)" */
    wire_str tail = wire_str_sub(s, s.n > LINE_MAX ? s.n - LINE_MAX : 0, s.n);
    bool closes = s.n > 1 && (s.p[s.n - 1] == ')' || s.p[s.n - 2] == ')');
    const char *open = closes ? memrchr(tail.p, '(', tail.n) : NULL;
    bool may = (s.n <= LINE_MAX && begins_with_line(s)) ||
               (open &&
                begins_with_line(wire_str_sub(s, (size_t)(open - s.p), s.n))) ||
               !is_latin || has_cues(at, para);
    if (!may || !read_para(s, &out->span, &out->claim)) return false;
    out->span.beg += para.beg;
    out->span.end += para.beg;
    return true;
}
