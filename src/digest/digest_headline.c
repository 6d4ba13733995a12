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
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

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
        if (!letter && !high && !is_digit(c) && !strchr("-'.,$%&/", c))
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
    return is_small(s->text.p[s->v[i + 1].beg]) && !is_in(&s->v[i + 1], joins);
}

/* Are tokens [0, end) a noun phrase that can stand behind a verb? */
static bool is_subject(const sentence *s, size_t end)
{
    static const char never_first[] =
        "he she it they i we you this that these those there here who what "
        "why how when where which whose in on at for with after as by from to "
        "of if since while because before during under over amid despite but "
        "and or so yet however meanwhile also still then not no nothing "
        "nobody none neither exclusive update analysis opinion";
    static const char never[] =
        "that who whom which whose if as when while because after before "
        "since although though where said says say tells told is are was were "
        "has have had will would can could should may might must do does did "
        "not to than whether despite amid how what why brought made took got "
        "went came gave found saw knew left held kept mean means saying";
    if (end == 0 || end > SUBJECT_MOST) return false;
    if (is_in(&s->v[0], never_first) || is_digit(s->text.p[s->v[0].beg]) ||
        is_day(&s->v[0]) || is_short_form(s, 0))
        return false;
    for (size_t i = 0; i < end; i++)
        if (s->v[i].mark || !s->v[i].is_plain || is_in(&s->v[i], never) ||
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
        if (!t->is_plain || is_in(t, "not never")) return 0;
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

/* Does the article write the word small? Then its capital was the line's. */
static bool is_small_elsewhere(const wire__digest *d, const char *low)
{
    const wire_words *w = &d->doc->words;
    uint32_t hash = wire_text_word_hash(wire_str_of(low));
    for (size_t i = 0; i < w->n; i++)
        if (w->hash[i] == hash && is_small(d->body.p[w->off[i]])) return true;
    return false;
}

static void put_tokens(writer *w, size_t beg, size_t end)
{
    static const char closed[] = "the a an this these those its their his her "
                                 "both all most many some several two three";
    for (size_t i = beg; i < end; i++) {
        const token *t = &w->s->v[i];
        size_t at = w->n + (w->n > 0);
        /* "U.S." keeps its dot. */
        bool dot = t->mark == '.' && i + 1 < end;
        put(w, w->s->text.p + t->beg, t->end - t->beg + dot);
        bool in_name = i + 1 < end && w->s->v[i + 1].is_upper;
        if (i == 0 && t->low[0] && is_capital(w->p[at]) &&
            (is_in(t, closed) ||
             (!in_name && is_small_elsewhere(w->d, t->low))))
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

/* Turn the verb round: [why] VERB SUBJECT rest? */
static bool turn(writer *w, const char *verbs, bool is_why, wire_line *out)
{
    const sentence *s = w->s;
    size_t verb = find(s, 1, verbs), end;
    if (verb + 1 >= s->n || s->v[verb].mark || !is_subject(s, verb))
        return false;
    end = predicate_end(s, verb + 1);
    if (is_why) {
        size_t why = find(s, verb + 1, "because");
        if (why == s->n || why < verb + 2) return false;
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
    if (said >= s->n || s->v[said].mark || !is_subject(s, said) ||
        !s->v[0].is_upper)
        return false;
    if (from < s->n && is_in(&s->v[from], "that")) from++;
    to = find(s, from, verbs);
    if (to >= s->n || to == from || to - from > ABOUT_MOST ||
        is_in(&s->v[from], never))
        return false;
    for (size_t i = from; i < to; i++)
        if (!s->v[i].is_plain || is_in(&s->v[i], "who which that and or not"))
            return false;
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
    if (!is_subject(s, to) || is_in(&s->v[to - 1], nouns) ||
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
/* "is set to": of what is told as a fact nobody may be made to doubt. */
static bool rule_is(writer *w, wire_line *out)
{
    size_t verb = find(w->s, 1, "is are");
    return verb + 1 < w->s->n &&
           is_in(&w->s->v[verb + 1],
                 "to set due expected likely poised scheduled slated") &&
           turn(w, "is are", false, out);
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
               (strchr(" :-", title.p[beg]) || is_digit(title.p[beg])))
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
