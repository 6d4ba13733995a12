/* digest_headline.c: the headline, as it stands or as a question.
 *
 *   Ferries will stop at noon        Will ferries stop at noon?
 *   Ferries stopped because ...      no rule: there is no verb to turn round
 *   The lock was shut because ...    Why was the lock shut?
 *   Marrow says the lock is safe     What did Marrow say about the lock?
 *   Hegseth to visit Seoul           Will Hegseth visit Seoul?
 *
 * A question uses the words of one sentence, "why", "what", "did", "say",
 * "about" and "will", and turns its own verb round. Rules ask for much, and
 * where none is safe the headline stays as it is. English.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "digest_int.h"

enum {
    TOKENS_MAX = 64,
    SUBJECT_MOST = 12, /* words */
    QUESTION_MOST = 28,
    ABOUT_MOST = 5,
    SENTENCES = 6, /* of the body, from the top, without a headline */
    LEADS = 2      /* the same with one: further down stands another story */
};

/* What stands between two spaces. */
typedef struct {
    uint32_t beg, end; /* of the text, its last mark left out */
    char low[20];      /* "" when longer or not letters alone */
    char mark;         /* the mark at its end, or 0 */
    bool is_plain;     /* letters, digits, hyphens, apostrophes */
    bool is_upper;
} token;

typedef struct {
    wire_str text;
    token v[TOKENS_MAX];
    size_t n;
    bool is_title;
} sentence;

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static token token_of(wire_str s, size_t beg, size_t end)
{
    token t = {.beg = (uint32_t)beg, .end = (uint32_t)end, .is_plain = true};
    if (end - beg > 1 && strchr(",.;:!?", s.p[end - 1])) {
        t.mark = s.p[end - 1];
        t.end--;
    }
    t.is_upper = is_capital(s.p[beg]) || (unsigned char)s.p[beg] >= 0x80;
    for (size_t i = t.beg; i < t.end; i++) {
        char c = s.p[i];
        bool letter = is_small(c) || is_capital(c);
        /* A typeset apostrophe is in order, other typeset marks are not. */
        bool high = (unsigned char)c >= 0x80;
        if (high && i + 2 < t.end + 1 && memcmp(s.p + i, "\xe2\x80", 2) == 0 &&
            (i + 2 >= t.end || (unsigned char)s.p[i + 2] != 0x99))
            t.is_plain = false;
        if (!letter && !high && !wire_is_digit(c) && !strchr("-'.,$%&/", c))
            t.is_plain = false;
        if (c == '\'' && (i == t.beg || i + 1 == t.end) &&
            s.p[i - (i > t.beg)] != 's')
            t.is_plain = false;
    }
    size_t n = t.end - t.beg;
    if (n < sizeof t.low)
        for (size_t i = 0; i < n; i++) {
            char c = s.p[t.beg + i];
            t.low[i] = is_capital(c) ? (char)(c + ('a' - 'A')) : c;
            if (!is_small(t.low[i])) {
                memset(t.low, 0, sizeof t.low);
                break;
            }
        }
    return t;
}

static bool is_bracketed(wire_str s, const token *t)
{
    return s.p[t->beg] == '(' && s.p[t->end - 1] == ')';
}

static bool cut_tokens(wire_str text, bool is_title, sentence *out)
{
    *out = (sentence){.text = text, .is_title = is_title};
    for (size_t i = 0; i < text.n;) {
        size_t end = i;
        if (text.p[i] == ' ' || text.p[i] == '\n') {
            i++;
            continue;
        }
        while (end < text.n && text.p[end] != ' ' && text.p[end] != '\n')
            end++;
        if (out->n == TOKENS_MAX) return false;
        token t = token_of(text, i, end);
        /* "(SCM)" is of the page, not of the question. */
        if (!is_bracketed(text, &t))
            out->v[out->n++] = t;
        else if (out->n > 0 && t.mark)
            out->v[out->n - 1].mark = t.mark;
        i = end;
    }
    return out->n >= 3;
}

/* ---- Parts of a sentence ------------------------------------------------ */

static bool is_in(const token *t, const char *list)
{
    return wire__is_one_of(t->low, list);
}

static bool is_day(const token *t)
{
    return is_in(t, "monday tuesday wednesday thursday friday saturday sunday "
                    "today tomorrow yesterday");
}

/* "Here's", "That's", "It's": a verb is in it. */
static bool is_short_form(const sentence *s, size_t i)
{
    static const char *const heads[] = {"here", "there", "that", "what",
                                        "it",   "who",   "he",   "she"};
    wire_str t = wire_str_sub(s->text, s->v[i].beg, s->v[i].end);
    for (size_t k = 0; k < sizeof heads / sizeof *heads; k++) {
        wire_str h = wire_str_of(heads[k]);
        if (wire_str_starts_nocase(t, h) && t.n > h.n &&
            (t.p[h.n] == '\'' || (unsigned char)t.p[h.n] == 0xe2))
            return true;
    }
    return false;
}

/* A word that may be a verb of its own: "The plan revealed will". */
static bool is_past(const token *t)
{
    size_t n = strlen(t->low);
    return n > 4 && !t->is_upper && t->low[n - 2] == 'e' &&
           t->low[n - 1] == 'd';
}

/* "Republicans confident ...": a plural with a small word behind it that does
 * not join, so that a verb was left out. */
static bool is_predicated(const sentence *s, size_t i, size_t end)
{
    static const char joins[] = "of and or for in at on from with to";
    const token *t = &s->v[i];
    size_t n = strlen(t->low);
    if (i + 1 >= end || n < 4 || t->low[n - 1] != 's') return false;
    if (strchr("sui'", t->low[n - 2])) return false; /* class, virus, basis */
    /* "Marrow insists Calder ..." */
    if (!t->is_upper && s->v[i + 1].is_upper) return true;
    return is_small(s->text.p[s->v[i + 1].beg]) && !is_in(&s->v[i + 1], joins);
}

static const char OTHER_VERBS[] =
    "brought made took got went came gave found saw knew left held kept mean "
    "means saying";

/* Are tokens [0, end) a noun phrase that can stand behind a verb? */
static bool is_subject(const sentence *s, size_t end)
{
    static const char never_first[] =
        "he she it they i we you this that these those there here who what "
        "why how when where which whose in on at for with after as by from to "
        "of if since while because before during under over amid despite but "
        "and or so yet however meanwhile also still then not no nothing "
        "nobody none neither exclusive update analysis opinion soon our my "
        "your anyone everyone someone even just now perhaps maybe once only "
        "recently finally eventually apparently ultimately";
    static const char never[] =
        "that who whom which whose if as when while because after before "
        "since although though where said says say tells told is are was were "
        "has have had will would can could should may might must do does did "
        "not to than whether despite amid how what why";
    if (end == 0 || end > SUBJECT_MOST) return false;
    char head = s->text.p[s->v[0].beg];
    if (!is_small(head) && !is_capital(head) && (unsigned char)head < 0x80)
        return false;
    if (is_in(&s->v[0], never_first) || is_day(&s->v[0]) || is_short_form(s, 0))
        return false;
    for (size_t i = 0; i < end; i++)
        if (s->v[i].mark || !s->v[i].is_plain || is_in(&s->v[i], never) ||
            is_in(&s->v[i], OTHER_VERBS) || is_day(&s->v[i]) ||
            is_past(&s->v[i]) || is_predicated(s, i, end))
            return false;
    return true;
}

/* End of the predicate that begins at token i: of the sentence, or of its
 * main clause at a comma that no list has. 0 when it is not safe. */
static size_t predicate_end(const sentence *s, size_t i)
{
    static const char aside[] = "in which who while as after with where when "
                                "saying amid but because following despite";
    for (; i < s->n; i++) {
        const token *t = &s->v[i];
        /* A negation, a second clause, somebody who speaks. */
        if (!t->is_plain || is_short_form(s, i) ||
            is_in(t, "not never but i we you our my us me your"))
            return 0;
        if (i + 1 == s->n) return t->mark == ',' ? 0 : s->n;
        if (t->mark == '.' && is_small(s->text.p[s->v[i + 1].beg])) continue;
        if (t->mark && t->mark != ',') return 0;
        if (t->mark == ',') return is_in(&s->v[i + 1], aside) ? i + 1 : 0;
    }
    return 0;
}

/* ---- Writing ------------------------------------------------------------ */

typedef struct {
    wire__digest *d;
    const sentence *s;
    char *p;
    size_t n, words;
} writer;

static void put(writer *w, const char *p, size_t n)
{
    if (w->n > 0) w->p[w->n++] = ' ';
    memcpy(w->p + w->n, p, n);
    w->n += n;
    w->words++;
}

static void put_word(writer *w, const char *word)
{
    put(w, word, strlen(word));
}

/* How often the article writes a word small, large inside a sentence, and
 * with "the" before it. */
typedef struct {
    size_t small, large, the;
} uses;

static uses uses_of(const wire__digest *d, wire_str word)
{
    const wire_words *w = &d->doc->words;
    uint32_t hash = wire_text_word_hash(word);
    uses u = {0, 0, 0};
    for (size_t i = 0; i < w->n; i++) {
        if (w->hash[i] != hash) continue;
        bool joined = i > 0 && wire__digest_is_joined(d, i - 1);
        u.the += joined && wire__is_one_of(wire__digest_low(d, i - 1).p, "the");
        if (is_small(d->body.p[w->off[i]]))
            u.small++;
        else
            u.large += joined;
    }
    return u;
}

static wire_str text_of(const sentence *s, size_t i)
{
    return wire_str_sub(s->text, s->v[i].beg, s->v[i].end);
}

/* "Ferries To Stop At Noon" */
static bool is_title_case(const sentence *s)
{
    size_t all = 0, upper = 0;
    for (size_t i = 1; s->is_title && i < s->n; i++)
        if (s->v[i].end - s->v[i].beg > 3) all++, upper += s->v[i].is_upper;
    return all > 0 && 2 * upper > all;
}

static const char DETERMINERS[] = "the a an this these those its their his her "
                                  "both all most many some several two three "
                                  "every each another one";

typedef enum { CASE_KEEP, CASE_LOWER, CASE_UNSURE } first_case;

/* "On-air", not "Ex-Marrow" or "U.S." */
static bool has_small_part(const sentence *s, const token *t)
{
    for (uint32_t i = t->beg; i + 1 < t->end; i++)
        if (s->text.p[i] == '-' && is_small(s->text.p[i + 1])) return true;
    return false;
}

/* Of "ferries" that of "ferry". */
static uses uses_of_one(const wire__digest *d, const token *t)
{
    char one[sizeof t->low];
    size_t n = strlen(t->low);
    uses u = {0, 0, 0};
    if (n < 4 || t->low[n - 1] != 's') return u;
    memcpy(one, t->low, n);
    bool is_y = t->low[n - 2] == 'e' && t->low[n - 3] == 'i';
    if (is_y) one[n - 3] = 'y';
    return uses_of(d, (wire_str){one, is_y ? n - 2 : n - 1});
}

/* What becomes of the capital of the first word when it moves inside. */
static first_case case_of(const writer *w)
{
    const sentence *s = w->s;
    const token *t = &s->v[0];
    if (!is_capital(s->text.p[t->beg])) return CASE_KEEP;
    if (is_in(t, DETERMINERS)) return CASE_LOWER;
    if (is_title_case(s)) return CASE_KEEP;
    if (!t->low[0]) return has_small_part(s, t) ? CASE_UNSURE : CASE_KEEP;
    bool in_name = s->n > 1 && s->v[1].is_upper;
    uses u = uses_of(w->d, wire_str_of(t->low));
    if (u.small + u.large == 0) u = uses_of_one(w->d, t);
    if (u.large > 0 && u.large >= u.small) return CASE_KEEP;
    if (is_in(t, "former early senior")) return CASE_LOWER;
    /* "Defence Minister Ann Lee" */
    if (u.small > 0 && in_name)
        return s->n > 2 && s->v[2].is_upper ? CASE_KEEP : CASE_UNSURE;
    if (u.small > 0) return CASE_LOWER;
    /* Never seen again: "NAME NAME", or what a sentence begins with. */
    return in_name || (s->text.p[t->beg + 1] >= 'A' &&
                       s->text.p[t->beg + 1] <= 'Z')
               ? CASE_KEEP
               : CASE_UNSURE;
}

static bool is_possessive(const sentence *s, size_t i)
{
    wire_str t = text_of(s, i);
    return wire_str_ends(t, WIRE_STR("'s")) ||
           wire_str_ends(t, WIRE_STR("\xe2\x80\x99s"));
}

/* "Lee Predicts Marrow": where all is large a verb may be a name's part. */
static bool may_hide_verb(const sentence *s, size_t end)
{
    for (size_t i = 1; i + 1 < end && is_title_case(s); i++) {
        size_t n = strlen(s->v[i].low);
        if (n > 3 && s->v[i].low[n - 1] == 's') return true;
    }
    return false;
}

/* Are tokens [beg, end) a phrase of their own, and, but in a headline, with
 * their article? */
static bool is_whole(const writer *w, size_t beg, size_t end)
{
    const sentence *s = w->s;
    const token *last = &s->v[end - 1];
    size_t n = strlen(last->low);
    if (is_in(&s->v[beg], DETERMINERS) ||
        wire_is_digit(s->text.p[s->v[beg].beg]))
        return true;
    if (is_possessive(s, end - 1)) return false;
    if (s->is_title) return true;
    for (size_t i = beg; i < end; i++)
        if (is_possessive(s, i)) return true;
    if (last->is_upper || !last->low[0]) {
        uses u = uses_of(w->d, text_of(s, beg));
        return 2 * u.the <= u.small + u.large;
    }
    return n > 2 && last->low[n - 1] == 's' && last->low[n - 2] != 's';
}

/* Can the first tokens stand behind a verb, as they are or with a small first
 * letter? */
static bool can_move(const writer *w, size_t end)
{
    return is_subject(w->s, end) && case_of(w) != CASE_UNSURE &&
           !may_hide_verb(w->s, end) && is_whole(w, 0, end);
}

static void put_tokens(writer *w, size_t beg, size_t end)
{
    for (size_t i = beg; i < end; i++) {
        const token *t = &w->s->v[i];
        size_t at = w->n + (w->n > 0);
        /* "U.S." keeps its dot. */
        bool dot = t->mark == '.' && i + 1 < end;
        put(w, w->s->text.p + t->beg, t->end - t->beg + dot);
        if (i == 0 && is_capital(w->p[at]) && case_of(w) == CASE_LOWER)
            w->p[at] = (char)(w->p[at] + ('a' - 'A'));
    }
}

/* Close the question; false when it is too long. */
static bool finish(writer *w, wire_line *out)
{
    if (w->words < 3 || w->words > QUESTION_MOST) return false;
    if (is_small(w->p[0])) w->p[0] = (char)(w->p[0] - ('a' - 'A'));
    w->p[w->n++] = '?';
    out->text = (wire_str){w->p, w->n};
    out->is_question = true;
    return true;
}

/* ---- Rules -------------------------------------------------------------- */

/* First token from i on that is in the list, before any mark. */
static size_t find(const sentence *s, size_t i, const char *list)
{
    for (; i < s->n; i++) {
        if (is_in(&s->v[i], list)) return i;
        if (s->v[i].mark) break;
    }
    return s->n;
}

/* "The best thing Lee will do | is the lock." */
static bool has_second_verb(const sentence *s, size_t i, size_t end)
{
    static const char opens[] = "that who which how what if whether as when "
                                "where because while why";
    for (; i < end && !is_in(&s->v[i], opens); i++)
        if (is_in(&s->v[i], "is are was were")) return true;
    return false;
}

static bool is_third(const token *t)
{
    size_t n = strlen(t->low);
    return n > 3 && t->low[n - 1] == 's' && !strchr("su", t->low[n - 2]);
}

/* Turn the verb round: [why] VERB SUBJECT rest? */
static bool turn(writer *w, const char *verbs, bool is_why, wire_line *out)
{
    const sentence *s = w->s;
    size_t verb = find(s, 1, verbs), end;
    if (verb + 1 >= s->n || s->v[verb].mark || !can_move(w, verb)) return false;
    end = predicate_end(s, verb + 1);
    /* "The trouble is that ...", "The board will says" */
    if (end > 0 && has_second_verb(s, verb + 1, end)) return false;
    if (is_in(&s->v[verb + 1], "that") || is_third(&s->v[verb + 1]))
        return false;
    if (is_why) {
        size_t why = find(s, verb + 1, "because");
        if (why == s->n || why < verb + 2 ||
            is_in(&s->v[why - 1], "part partly largely mainly mostly simply "
                                  "chiefly primarily possibly perhaps just"))
            return false;
        for (size_t i = verb + 1; i < why; i++)
            if (!s->v[i].is_plain || is_in(&s->v[i], "not never only"))
                return false;
        end = why;
    }
    if (end < verb + 2) return false;
    if (is_why) put_word(w, "why");
    put_tokens(w, verb, verb + 1);
    put_tokens(w, 0, verb);
    put_tokens(w, verb + 1, end);
    return finish(w, out);
}

/* SPEAKER says [that] THING is ...: What did SPEAKER say about THING? */
static bool ask_what(writer *w, wire_line *out)
{
    static const char verbs[] = "is are was were has have had will would can "
                                "could should must may might";
    static const char never[] =
        "he she it they i we you there that this these those his her its "
        "their my our in on at by to for of from with after before as if "
        "nobody nothing no";
    const sentence *s = w->s;
    size_t said = find(s, 1, "says said"), from = said + 1, to;
    if (said >= s->n || s->v[said].mark || !can_move(w, said) ||
        !s->v[0].is_upper)
        return false;
    if (from < s->n && is_in(&s->v[from], "that")) from++;
    to = find(s, from, verbs);
    if (to >= s->n || to == from || to - from > ABOUT_MOST ||
        is_in(&s->v[from], never))
        return false;
    for (size_t i = from; i < to; i++)
        if (!s->v[i].is_plain || is_past(&s->v[i]) ||
            is_in(&s->v[i], OTHER_VERBS) ||
            is_in(&s->v[i], "who which that and or not your"))
            return false;
    if (!is_whole(w, from, to)) return false;
    put_word(w, "what");
    put_word(w, "did");
    put_tokens(w, 0, said);
    put_word(w, "say");
    put_word(w, "about");
    put_tokens(w, from, to);
    return finish(w, out);
}

/* NAME to VERB ...: a headline's way to say will. The verbs are those that
 * follow "to" and are hardly ever nouns there. */
static bool will_of_title(writer *w, wire_line *out)
{
    static const char verbs[] =
        "visit meet hold begin start open close build buy sell join leave "
        "host lead face pay cut raise lower end launch resume return stop "
        "ban allow take give get make keep send bring move run seek ask "
        "discuss announce release publish decide appear attend receive "
        "become remain reopen replace rebuild expand invest hire fire step "
        "play sign approve review vote debate lend appeal reconsider drop "
        "widen "
        "restore repair test tax";
    /* Nouns that "to" belongs to. */
    static const char nouns[] =
        "plan plans bid deal move effort efforts attempt vote proposal right "
        "decision call calls offer pressure push order bill law fight race way "
        "ways how chance need time reason reasons road key answer";
    const sentence *s = w->s;
    size_t to = find(s, 1, "to"), end, small = 0, all = 0;
    if (to + 1 >= s->n || !is_in(&s->v[to + 1], verbs)) return false;
    if (is_capital(s->text.p[s->v[to + 1].beg])) return false;
    if (!can_move(w, to) || is_in(&s->v[to - 1], nouns) ||
        is_past(&s->v[s->n - 1]))
        return false;
    for (size_t i = 0; i < to; i++) {
        if (!s->v[i].is_upper && !is_in(&s->v[i], "and of the")) return false;
    }
    for (size_t i = to + 1; i < s->n; i++)
        if (s->v[i].end - s->v[i].beg > 3) all++, small += !s->v[i].is_upper;
    end = predicate_end(s, to + 1);
    if (end == 0 || 2 * small < all) return false;
    put_word(w, "will");
    put_tokens(w, 0, to);
    put_tokens(w, to + 1, end);
    return finish(w, out);
}

typedef bool (*rule)(writer *w, wire_line *out);

static bool rule_why(writer *w, wire_line *out)
{
    return turn(w, "is are was were has have had will", true, out);
}
static bool rule_will(writer *w, wire_line *out)
{
    return turn(w, "will", false, out);
}
/* "is expected on Monday to", but not "is set on winning". */
static bool find_to(const sentence *s, size_t i)
{
    enum { NEAR = 4 };
    for (size_t n = 0; i < s->n && n < NEAR && !s->v[i].mark; i++, n++)
        if (is_in(&s->v[i], "to for")) return true;
    return false;
}

/* "is set to": of what is told as a fact nobody may be made to doubt. */
static bool rule_is(writer *w, wire_line *out)
{
    size_t verb = find(w->s, 1, "is are");
    return verb + 1 < w->s->n &&
           is_in(&w->s->v[verb + 1],
                 "to set due expected likely poised scheduled slated") &&
           find_to(w->s, verb + 1) && turn(w, "is are", false, out);
}

static bool has_title(const wire__digest *d)
{
    return d->doc->article->title.n > 0;
}

/* Try every rule on one sentence. */
static wire_status ask(wire__digest *d, const sentence *s, wire_line *out,
                       wire_err *err)
{
    static const rule rules[] = {rule_why, rule_will, ask_what, will_of_title,
                                 rule_is};
    char *p = wire_arena_alloc(d->a, s->text.n + 64);
    if (!p) return wire_fail_mem(err);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        writer w = {d, s, p, 0, 0};
        if (rules[i] == will_of_title && !s->is_title) continue;
        /* What one speaker said is hardly the news of a story with a title. */
        if (rules[i] == ask_what && !s->is_title && has_title(d)) continue;
        if (rules[i](&w, out)) return WIRE_OK;
    }
    return WIRE_OK;
}

/* The title without the marker of its version: "2nd Ld: ", "UPDATE 1-". */
static wire_line own_title(const wire__digest *d)
{
    wire_str title = d->doc->article->title;
    wire_line l = {.article = d->in->articles[0], .of = WIRE_LINE_TITLE};
    wire_version_mark mark;
    size_t beg = 0;
    wire_version_marked(d->doc, &mark);
    if (mark.text.n > 0 && wire_str_starts(title, mark.text)) {
        beg = mark.text.n;
        while (beg < title.n &&
               (strchr(" :-", title.p[beg]) || wire_is_digit(title.p[beg])))
            beg++;
        if (beg == title.n) beg = 0;
    }
    l.span = (wire_span){(uint32_t)beg, (uint32_t)title.n};
    l.text = wire_str_sub(title, beg, title.n);
    return l;
}

/* The headline as a question, else the first sentence that can be one. */
static wire_status question(wire__digest *d, wire_line *out, wire_err *err)
{
    wire_line l = own_title(d);
    sentence s;
    if (l.text.n > 0 && cut_tokens(l.text, true, &s))
        WIRE_TRY(ask(d, &s, &l, err));
    size_t most = has_title(d) ? LEADS : SENTENCES;
    for (size_t i = 0; i < d->n_cands && i < most && !l.is_question; i++) {
        const wire__cand *c = &d->cands[i];
        if (c->is_dangling || c->has_quote) continue;
        WIRE_TRY(wire__digest_line(d, c->span, NULL, 0, &l, err));
        if (cut_tokens(l.text, false, &s)) WIRE_TRY(ask(d, &s, &l, err));
    }
    *out = l;
    return WIRE_OK;
}

wire_status wire__digest_headline(wire__digest *d, wire_err *err)
{
    wire_digest *out = d->out;
    out->headline = own_title(d);
    out->has_headline = out->headline.text.n > 0;
    out->headline_form =
        out->has_headline ? WIRE_HEADLINE_OWN : WIRE_HEADLINE_NONE;
    if (!d->opts->question) return WIRE_OK;
    wire_line l = {.article = 0};
    if (d->is_english) WIRE_TRY(question(d, &l, err));
    if (l.is_question) {
        out->headline = l;
        out->has_headline = true;
        out->headline_form = WIRE_HEADLINE_QUESTION;
    } else if (out->has_headline) {
        out->headline_form = WIRE_HEADLINE_NO_RULE;
    }
    return WIRE_OK;
}
