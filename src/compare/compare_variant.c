/* Two spellings of one word?
 *
 *     defence defense   travelled traveled   programme program   Café Cafe
 *     organise organize centre center        cheque check        Straße Strasse
 *
 * The rules look at what differs between common beginning and common end,
 * and at the letters round it, so that words which are both real (four, for;
 * filled, filed; advice, advise) stay different words.
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "compare_int.h"

typedef struct {
    char p[WIRE__WORD_CAP];
    size_t n;
} word;

static bool same(const word *x, const word *y)
{
    return x->n == y->n && memcmp(x->p, y->p, x->n) == 0;
}

/* Bytes of a mark at s that may stand inside a joined word (co-operate,
 * rock'n'roll, 1,200), or 0. */
static size_t joint_at(const char *s, size_t n)
{
    static const char *const marks[] = {"-",
                                        "'",
                                        " ",
                                        ".",
                                        ",",
                                        "\xe2\x80\x90",
                                        "\xe2\x80\x91",
                                        "\xe2\x80\x99",
                                        "\xe2\x80\xaf",
                                        "\xc2\xa0",
                                        "\xc2\xad"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t k = strlen(marks[i]);
        if (n >= k && memcmp(s, marks[i], k) == 0) return k;
    }
    return 0;
}

/* A mark between figures that parts whole from fraction, or one count from
 * another: the last of a figure, unless just three digits follow it (1,200,
 * 1.50.000). Without it 4.2 would be 42. */
static bool parts_figures(wire_str s, size_t i, size_t k)
{
    size_t n = 0;
    if (!i || !wire_is_digit(s.p[i - 1])) return false;
    for (i += k; i < s.n && wire_is_digit(s.p[i]); i++)
        n++;
    k = n && i < s.n ? joint_at(s.p + i, s.n - i) : 0;
    if (k && i + k < s.n && wire_is_digit(s.p[i + k])) return false;
    return n && n != 3;
}

static word folded(wire_str s, bool umlauts)
{
    char clean[WIRE__WORD_CAP];
    size_t m = 0;
    for (size_t i = 0; i < s.n && m < sizeof clean;) {
        uint8_t c = (uint8_t)s.p[i] | 0x20;
        size_t k = c >= 'a' && c <= 'z' ? 0 : joint_at(s.p + i, s.n - i);
        if (!k)
            clean[m++] = s.p[i];
        else if (parts_figures(s, i, k))
            clean[m++] = '.';
        i += k ? k : 1;
    }
    word w;
    w.n = wire__word_fold((wire_str){clean, m}, umlauts, w.p);
    return w;
}

/* ---- Pairs that no rule covers ---- */

typedef struct {
    const char *x, *y; /* beginnings; what follows must be the same */
} pair;
/* clang-format off */
static const pair odd_pairs[] = {
    {"aeroplane", "airplane"}, {"aluminium", "aluminum"},
    {"artefact", "artifact"}, {"amoeb", "ameb"}, 
   {"cant", "cannot"}, {"carat", "karat"}, {"cheque", "check"}, {"cosy", "cozy"},
    {"diarrhoea", "diarrhea"}, {"disc", "disk"}, {"enquir", "inquir"},
    {"foet", "fet"}, {"grey", "gray"}, {"jewellery", "jewelry"},
    {"kerb", "curb"}, {"manoeuvre", "maneuver"}, {"manoeuvr", "maneuver"},
    {"mediaeval", "medieval"}, {"moustache", "mustache"}, {"mum", "mom"},
    {"oestr", "estr"}, {"oesoph", "esoph"}, {"pyjama", "pajama"},
    {"plough", "plow"}, {"practis", "practic"}, {"sceptic", "skeptic"},
    {"skilful", "skillful"}, {"smelt", "smelled"}, {"spelt", "spelled"},
    {"spilt", "spilled"}, {"spoilt", "spoiled"}, {"storey", "story"},
    {"storeys", "stories"}, {"sulph", "sulf"}, {"tyre", "tire"},
    {"whilst", "while"}, {"whisky", "whiskey"}, {"wilful", "willful"},
    {"adviser", "advisor"}, {"protester", "protestor"}, {"maths", "math"},
};
/* clang-format on */

static bool begins(const word *w, const char *s, size_t *n)
{
    *n = strlen(s);
    return w->n >= *n && memcmp(w->p, s, *n) == 0;
}

static bool is_odd_pair(const word *x, const word *y)
{
    size_t i, k;
    for (size_t r = 0; r < sizeof odd_pairs / sizeof *odd_pairs; r++) {
        const pair *p = &odd_pairs[r];
        if (p->x[0] != x->p[0] && p->y[0] != x->p[0]) continue;
        bool fits = (begins(x, p->x, &i) && begins(y, p->y, &k)) ||
                    (begins(x, p->y, &i) && begins(y, p->x, &k));
        if (fits && x->n - i == y->n - k &&
            memcmp(x->p + i, y->p + k, x->n - i) == 0)
            return true;
    }
    return false;
}

/* ---- Rules ---- */

static bool is_vowel(char c) { return c && strchr("aeiouy", c) != NULL; }

/* Runs of vowels in the first n letters. */
static unsigned vowel_groups(const word *w, size_t n)
{
    unsigned k = 0;
    for (size_t i = 0; i < n; i++)
        k += is_vowel(w->p[i]) && (!i || !is_vowel(w->p[i - 1]));
    return k;
}

/* What two words differ in: x = pre + a + post, y = pre + b + post, with
 * pre as long as can be, then post. */
typedef struct {
    const word *x;
    size_t pre;
    char a[4], b[4]; /* the shorter is b */
    char prev, next; /* letters round it; 0 at an end */
    const char *post;
    size_t post_n;
} gap;

static bool find_gap(const word *x, const word *y, gap *g)
{
    if (x->n < y->n) {
        const word *t = x;
        x = y;
        y = t;
    }
    size_t pre = 0, post = 0;
    while (pre < y->n && x->p[pre] == y->p[pre])
        pre++;
    while (post < y->n - pre && x->p[x->n - 1 - post] == y->p[y->n - 1 - post])
        post++;
    size_t na = x->n - pre - post, nb = y->n - pre - post;
    if (na >= sizeof g->a) return false;
    *g = (gap){.x = x, .pre = pre};
    memcpy(g->a, x->p + pre, na);
    memcpy(g->b, y->p + pre, nb);
    g->prev = pre ? x->p[pre - 1] : 0;
    g->next = post ? x->p[x->n - post] : 0;
    g->post = x->p + x->n - post;
    g->post_n = post;
    return true;
}

static bool is_swap(const gap *g, const char *a, const char *b)
{
    return (strcmp(g->a, a) == 0 && strcmp(g->b, b) == 0) ||
           (strcmp(g->a, b) == 0 && strcmp(g->b, a) == 0);
}

static bool post_is(const gap *g, const char *s)
{
    return g->post_n == strlen(s) && memcmp(g->post, s, g->post_n) == 0;
}

static bool post_begins(const gap *g, const char *s)
{
    size_t n = strlen(s);
    return g->post_n >= n && memcmp(g->post, s, n) == 0;
}

static bool pre_ends(const gap *g, const char *s)
{
    size_t n = strlen(s);
    return g->pre >= n && memcmp(g->x->p + g->pre - n, s, n) == 0;
}

/* One letter for another. */
static bool rule_swap(const gap *g)
{
    if (is_swap(g, "s", "z")) /* organise, analyse */
        return g->pre >= 4 && (g->prev == 'i' || g->prev == 'y') &&
               (g->next == 'e' || g->next == 'i' || g->next == 'a');
    if (is_swap(g, "s", "c")) /* defence, licence */
        return g->pre >= 4 && pre_ends(g, "en") &&
               (g->next == 'e' || g->next == 'i');
    if (is_swap(g, "re", "er")) /* centre, metres */
        return g->pre >= 3 && g->prev && strchr("tbgpcvl", g->prev) &&
               (post_is(g, "") || post_is(g, "s"));
    if (is_swap(g, "t", "ed")) /* learnt, burnt */
        return g->pre >= 3 && g->prev && strchr("lnmpr", g->prev) &&
               post_is(g, "");
    return false;
}

/* Letters that one of the two leaves out. */
static bool rule_left_out(const gap *g)
{
    if (g->b[0]) return false;
    const char *a = g->a;
    if (strcmp(a, "u") == 0) /* colour, labour */
        return g->prev == 'o' && g->next == 'r' && g->pre >= 3 &&
               vowel_groups(g->x, g->pre - 1) >= 1;
    if (strcmp(a, "ue") == 0) return pre_ends(g, "og") && g->pre >= 5;
    if (strcmp(a, "me") == 0) return g->prev == 'm' && g->pre >= 4;
    if (strcmp(a, "s") == 0) return pre_ends(g, "ward") && post_is(g, "");
    if (strcmp(a, "st") == 0) /* amongst, amidst */
        return g->prev && strchr("gd", g->prev) && post_is(g, "") &&
               g->pre >= 4 && g->x->p[0] == 'a';
    if (strcmp(a, "a") == 0) /* anaesthetic, paediatric */
        return g->next == 'e' && g->pre >= 1 && g->post_n >= 5;
    if (strcmp(a, "e") == 0) { /* judgement, likeable, ageing, centred */
        if (post_begins(g, "ment")) return pre_ends(g, "dg");
        if (post_begins(g, "able")) return g->pre >= 3;
        if (post_is(g, "ing")) return g->prev == 'g';
        return (post_is(g, "red") || post_is(g, "ring")) && g->pre >= 4;
    }
    /* travelled, fulfil, worshipped: behind an unstressed syllable */
    if (strlen(a) == 1 && strchr("lpstgm", a[0]) &&
        (g->prev == a[0] || g->next == a[0]))
        return vowel_groups(g->x, g->pre) >= 2;
    return false;
}

/* Is y the word with its umlauts written out? Plain letters have none. */
static bool is_umlaut_of(wire_str s, const word *y)
{
    for (size_t i = 0; i < s.n; i++)
        if ((uint8_t)s.p[i] >= 0x80) {
            word u = folded(s, true);
            return same(&u, y);
        }
    return false;
}

bool wire__is_variant(wire_str sx, wire_str sy)
{
    word x = folded(sx, false), y = folded(sy, false);
    if (same(&x, &y)) return true;
    if (is_umlaut_of(sx, &y) || is_umlaut_of(sy, &x)) return true;
    const char *lx = wire__word_long_form(x.p, x.n);
    const char *ly = wire__word_long_form(y.p, y.n);
    if (lx && y.n == strlen(lx) && memcmp(y.p, lx, y.n) == 0) return true;
    if (ly && x.n == strlen(ly) && memcmp(x.p, ly, x.n) == 0) return true;
    if (x.n >= 2 && y.n >= 2 && x.p[0] >= '0' && x.p[0] <= '9') return false;
    if (is_odd_pair(&x, &y)) return true;
    gap g;
    return find_gap(&x, &y, &g) && (rule_swap(&g) || rule_left_out(&g));
}
