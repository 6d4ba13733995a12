/* The words of a copy sentence laid against those of its sources.
 *
 *     source  the defence chiefs were set  to hold their talks
 *             =    ~      =      [ replaced         ]  =   S
 *     copy    the defense chiefs are scheduled for their discussion
 *
 * Beginning and end that are equal are set aside; what is between is aligned
 * by dynamic programming, where a content word is worth more than "the", a
 * spelling nearly as much as the word, a stem a little less, and a pair
 * whose neighbours are a pair too a little more. Long ranges are first cut
 * at words that stand once on both sides.
 * Source: Needleman, Wunsch 1970; cuts: patience diff (Bram Cohen).
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "compare_int.h"

enum {
    WORDS_MAX = 2000,     /* what is longer is one replacement */
    CELLS_MAX = 200 * 200 /* larger tables are cut at unique words */
};

/* How a cell was reached. */
enum {
    SKIP_S,
    SKIP_C,
    PAIR_EQUAL,
    PAIR_VARIANT,
    PAIR_STEM,
    JOIN_S,
    JOIN_C,
    NUMBER
};

typedef WIRE_VEC(wire__op) op_vec;

/* Which columns of a table, up to 64 next to each other, may hold a pair with
 * a word: a bit each. Nearly all cells hold two words that have nothing in
 * common, and are not looked at. */
enum { COLUMNS = 64, WORD_SLOTS = 512, ENDS_SLOTS = 256 };
typedef struct {
    uint64_t word[WORD_SLOTS]; /* by full, spell and stem */
    uint64_t ends[ENDS_SLOTS]; /* by first and last letter */
    uint64_t both[ENDS_SLOTS]; /* of the word before with this one, joined */
    uint64_t numbers;          /* that end here */
} columns;

/* Two ranges being aligned. */
typedef struct {
    const wire__side *s, *c;
    const uint32_t *sw; /* [ns] words, in the order laid */
    size_t ns;
    uint32_t c_beg; /* [nc] words follow one another */
    size_t nc;
    wire_arena *arena;
    columns *at; /* clear between tables; NULL: made for each */
    op_vec *ops;
    bool ok;
} aligner;

/* ---- Pairs ---- */

static bool content(const wire__side *s, uint32_t w)
{
    return s->weight[w] >= WIRE__CONTENT_BITS;
}

static uint32_t hash_at(const wire__side *s, uint32_t w)
{
    return s->doc->words.hash[w];
}

static int worth(const wire__side *s, uint32_t w)
{
    float bits = s->weight[w] < 10 ? s->weight[w] : 10;
    return 8 + (int)(4 * bits);
}

static int pair_kind(const aligner *al, uint32_t i, uint32_t j)
{
    if (hash_at(al->s, i) == hash_at(al->c, j)) return PAIR_EQUAL;
    if (al->s->full[i] == al->c->full[j]) return PAIR_VARIANT;
    if (al->s->spell[i] == al->c->spell[j] &&
        wire__is_variant(wire__side_word(al->s, i), wire__side_word(al->c, j)))
        return PAIR_VARIANT;
    if (al->s->stem[i] == al->c->stem[j] && content(al->s, i)) return PAIR_STEM;
    return -1;
}

static char last_byte(const wire__side *s, uint32_t w)
{
    const wire_words *words = &s->doc->words;
    return (char)(s->body.p[words->off[w] + words->len[w] - 1] | 0x20);
}

/* Do words i - 1, i of one side make word j of the other when joined?
 * "per cent", "co operate", "1 200". Asked for every cell: the lengths and
 * first letters mostly say no. */
static bool is_joined(const wire__side *two, uint32_t i, const wire__side *one,
                      uint32_t j)
{
    unsigned both = two->pair_len[i], len = one->doc->words.len[j];
    if (both + 2 < len || len + 2 < both || !both) return false;
    if (two->head[i - 1] != one->head[j]) return false;
    if (last_byte(two, i) != last_byte(one, j)) return false;
    wire_span span = wire_words_span(&two->doc->words, i - 1, i + 1);
    return wire__is_variant(wire__side_text(two, span),
                            wire__side_word(one, j));
}

static bool is_percent(wire_str u)
{
    return wire_str_eq(u, WIRE_STR("%")) ||
           (u.n >= 3 && (u.p[0] | 0x20) == 'p' &&
            (wire_str_find_nocase(u, WIRE_STR("cent"), 0) < u.n ||
             wire_str_starts_nocase(u, WIRE_STR("pct")) ||
             wire_str_starts_nocase(u, WIRE_STR("prozent"))));
}

static bool is_same_number(const aligner *al, uint32_t i, uint32_t j)
{
    uint32_t a = al->s->number_ends[i].number;
    uint32_t b = al->c->number_ends[j].number;
    if (!a || !b) return false;
    const wire_number *x = &al->s->numbers[a - 1];
    const wire_number *y = &al->c->numbers[b - 1];
    if (x->value != y->value || x->is_ordinal != y->is_ordinal) return false;
    wire_str u = x->unit, v = y->unit;
    return !u.n || !v.n || wire_str_eq_nocase(u, v) ||
           (is_percent(u) && is_percent(v)) || wire__is_variant(u, v);
}

/* ---- One table ---- */

typedef struct {
    int32_t *score; /* [(ns + 1) * (nc + 1)] */
    uint8_t *how;
    size_t row; /* nc + 1 */
} table;

static bool is_pair(uint8_t how) { return how >= PAIR_EQUAL; }

static void offer(table *t, size_t at, size_t from, int32_t gain, uint8_t how)
{
    int32_t v = t->score[from] + gain;
    if (is_pair(how) && is_pair(t->how[from])) v += 3;
    if (v <= t->score[at]) return;
    t->score[at] = v;
    t->how[at] = how;
}

/* More than the words of the number that may pair one by one. */
static int number_worth(const aligner *al, uint32_t last, size_t n)
{
    int sum = 8;
    for (size_t k = 0; k < n; k++)
        sum += worth(al->s, last - (uint32_t)k) + 3;
    return sum;
}

/* Cell of words i, j (0-based in the ranges) that may be a pair. */
static void fill_cell(const aligner *al, table *t, size_t i, size_t j)
{
    uint32_t s = al->sw[i], c = al->c_beg + (uint32_t)j;
    size_t at = (i + 1) * t->row + j + 1;
    int kind = pair_kind(al, s, c), gain = worth(al->s, s);
    if (kind >= 0) {
        if (kind == PAIR_VARIANT) gain -= 1;
        if (kind == PAIR_STEM) gain = gain * 2 / 3;
        offer(t, at, at - t->row - 1, gain, (uint8_t)kind);
    }
    if (kind == PAIR_EQUAL) return;
    if (i > 0 && al->sw[i - 1] + 1 == s && is_joined(al->s, s, al->c, c))
        offer(t, at, at - 2 * t->row - 1, gain + 8, JOIN_S);
    if (j > 0 && is_joined(al->c, c, al->s, s))
        offer(t, at, at - t->row - 2, gain + 8, JOIN_C);
    if (is_same_number(al, s, c)) {
        size_t m = al->s->number_ends[s].words, n = al->c->number_ends[c].words;
        if (i + 1 >= m && j + 1 >= n && al->sw[i + 1 - m] + m - 1 == s)
            offer(t, at, at - m * t->row - n, number_worth(al, s, m), NUMBER);
    }
}

static uint64_t *word_slot(columns *x, uint32_t key)
{
    return &x->word[key >> 1 & (WORD_SLOTS - 1)]; /* the low bit says nothing */
}

static unsigned ends_of(uint8_t head, char last)
{
    return (head * 31u ^ (uint8_t)last) & (ENDS_SLOTS - 1);
}

/* Set, or clear again, the bits of n columns from j. */
static void mark_columns(const aligner *al, size_t j, size_t n, bool set)
{
    const wire__side *c = al->c;
    columns *x = al->at;
    x->numbers = 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t w = al->c_beg + (uint32_t)(j + k);
        uint64_t bit = (uint64_t)set << k;
        uint64_t keep = set ? ~(uint64_t)0 : 0;
        unsigned ends = ends_of(c->head[w], last_byte(c, w));
        uint64_t *slots[] = {word_slot(x, c->full[w]),
                             word_slot(x, c->spell[w]),
                             word_slot(x, c->stem[w]), &x->ends[ends]};
        for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
            *slots[i] = (*slots[i] & keep) | bit;
        if (c->number_ends[w].number) x->numbers |= bit;
        if (j + k == 0) continue;
        ends = ends_of(c->head[w - 1], last_byte(c, w));
        x->both[ends] = (x->both[ends] & keep) | bit;
    }
}

/* Columns that may pair with source word i. */
static uint64_t columns_of(const aligner *al, size_t i)
{
    const wire__side *x = al->s;
    columns *at = al->at;
    uint32_t s = al->sw[i];
    char last = last_byte(x, s);
    uint64_t m = *word_slot(at, x->full[s]) | *word_slot(at, x->spell[s]) |
                 *word_slot(at, x->stem[s]) |
                 at->both[ends_of(x->head[s], last)];
    if (i > 0 && al->sw[i - 1] + 1 == s)
        m |= at->ends[ends_of(x->head[s - 1], last)];
    return x->number_ends[s].number ? m | at->numbers : m;
}

/* Row of word i, from column j to end. Without a pair a cell is the greater
 * of its neighbours; rows ascend, so that one no less than what is left of it
 * begins a run that is the row above. */
static void fill_row(const aligner *al, table *t, size_t i, size_t j,
                     size_t end)
{
    int32_t *now = t->score + (i + 1) * t->row + 1;
    const int32_t *up = now - t->row;
    uint8_t *how = t->how + (i + 1) * t->row + 1;
    int32_t left = j ? now[j - 1] : 0;
    size_t first = j;
    uint64_t m = columns_of(al, i);
    memset(how + j, SKIP_S, end - j);
    while (j < end) {
        size_t next = m ? first + (size_t)__builtin_ctzll(m) : end;
        for (; j < next && left > up[j]; j++) {
            now[j] = left;
            how[j] = SKIP_C;
        }
        if (j < next) {
            memcpy(now + j, up + j, (next - j) * sizeof *now);
            left = up[next - 1];
            j = next;
        }
        if (j == end) break;
        now[j] = left > up[j] ? left : up[j];
        how[j] = left > up[j] ? SKIP_C : SKIP_S;
        fill_cell(al, t, i, j);
        left = now[j++];
        m &= m - 1;
    }
}

static void fill_table(const aligner *al, table *t)
{
    memset(t->score, 0, t->row * sizeof *t->score);
    memset(t->how, 0, t->row);
    for (size_t i = 1; i <= al->ns; i++)
        t->score[i * t->row] = t->how[i * t->row] = 0;
    for (size_t j = 0; j < al->nc; j += COLUMNS) {
        size_t n = al->nc - j < COLUMNS ? al->nc - j : COLUMNS;
        mark_columns(al, j, n, true);
        for (size_t i = 0; i < al->ns; i++)
            fill_row(al, t, i, j, j + n);
        mark_columns(al, j, n, false);
    }
}

/* ---- Operations ---- */

static void put(aligner *al, wire__op_kind kind, uint32_t s_beg, uint32_t s_end,
                uint32_t c_beg, uint32_t c_end)
{
    op_vec *v = al->ops;
    if (!v->p) v->n = v->cap = 0; /* what the analyser cannot know */
    wire__op *last = v->n ? &v->p[v->n - 1] : NULL;
    if (last && kind == WIRE__OP_EQUAL && last->kind == kind &&
        last->s_end == s_beg && last->c_end == c_beg) {
        last->s_end = s_end;
        last->c_end = c_end;
        return;
    }
    wire__op op = {kind, s_beg, s_end, c_beg, c_end};
    if (al->ok) al->ok = WIRE_VEC_PUSH(v, op);
}

/* End of the run of source words from i that are neighbours in one
 * sentence. */
static size_t run_end(const aligner *al, size_t i, size_t end)
{
    uint32_t sent =
        wire__side_sentence_at(al->s, al->s->doc->words.off[al->sw[i]]);
    uint32_t stop =
        sent == WIRE_NO_SENTENCE ? UINT32_MAX : al->s->word_beg[sent + 1];
    size_t k = i + 1;
    while (k < end && al->sw[k] == al->sw[k - 1] + 1 && al->sw[k] < stop)
        k++;
    return k;
}

/* What lies between two pairs: source words [i, i_end), copy [j, j_end). */
static void put_gap(aligner *al, size_t i, size_t i_end, size_t j, size_t j_end)
{
    uint32_t c = al->c_beg + (uint32_t)j, c_end = al->c_beg + (uint32_t)j_end;
    uint32_t s_at = i < al->ns ? al->sw[i] : i > 0 ? al->sw[i - 1] + 1 : 0;
    if (i == i_end) {
        if (c < c_end) put(al, WIRE__OP_INSERTED, s_at, s_at, c, c_end);
        return;
    }
    while (i < i_end) {
        size_t k = run_end(al, i, i_end);
        put(al, c < c_end ? WIRE__OP_REPLACED : WIRE__OP_DELETED, al->sw[i],
            al->sw[k - 1] + 1, c, c_end);
        c = c_end;
        i = k;
    }
}

/* Words of the two sides that a cell takes. */
static void step_of(const aligner *al, uint8_t how, size_t i, size_t j,
                    size_t *m, size_t *n)
{
    *m = *n = 1;
    if (how == JOIN_S) *m = 2;
    if (how == JOIN_C) *n = 2;
    if (how != NUMBER) return;
    *m = al->s->number_ends[al->sw[i - 1]].words;
    *n = al->c->number_ends[al->c_beg + (uint32_t)j - 1].words;
}

static wire__op_kind kind_of(uint8_t how)
{
    return how == PAIR_EQUAL  ? WIRE__OP_EQUAL
           : how == PAIR_STEM ? WIRE__OP_STEM
                              : WIRE__OP_VARIANT;
}

/* Walk back from the last cell; the steps are kept in the table's own rows
 * and put in order: how of a cell on the path becomes the way forward. */
static void put_path(aligner *al, const table *t, size_t i0, size_t i1,
                     size_t j0, size_t j1, uint32_t *path)
{
    size_t n = 0, i = i1, j = j1;
    while (i > i0 && j > j0) {
        size_t at = (i - i0) * t->row + (j - j0), m, k;
        uint8_t how = t->how[at];
        if (how == SKIP_S) {
            i--;
        } else if (how == SKIP_C) {
            j--;
        } else {
            step_of(al, how, i, j, &m, &k);
            path[n++] = (uint32_t)at;
            i -= m;
            j -= k;
        }
    }
    i = i0;
    j = j0;
    while (n-- > 0) {
        size_t ie = i0 + path[n] / t->row, je = j0 + path[n] % t->row, m, k;
        uint8_t how = t->how[path[n]];
        step_of(al, how, ie, je, &m, &k);
        put_gap(al, i, ie - m, j, je - k);
        uint32_t c = al->c_beg + (uint32_t)je;
        put(al, kind_of(how), al->sw[ie - m], al->sw[ie - 1] + 1,
            c - (uint32_t)k, c);
        i = ie;
        j = je;
    }
    put_gap(al, i, i1, j, j1);
}

/* Align [i0, i1) with [j0, j1) by one table. */
static void align_table(aligner *al, size_t i0, size_t i1, size_t j0, size_t j1)
{
    size_t ns = i1 - i0, nc = j1 - j0;
    if (!ns || !nc || ns * nc > CELLS_MAX) {
        put_gap(al, i0, i1, j0, j1);
        return;
    }
    aligner part = *al;
    part.sw += i0;
    part.ns = ns;
    part.c_beg += (uint32_t)j0;
    part.nc = nc;
    table t = {.row = nc + 1};
    size_t cells = (ns + 1) * t.row;
    wire_arena_mark m = wire_arena_save(al->arena);
    t.score = WIRE_ARRAY(al->arena, int32_t, cells);
    t.how = WIRE_ARRAY(al->arena, uint8_t, cells);
    uint32_t *path = WIRE_ARRAY(al->arena, uint32_t, ns + nc);
    if (!part.at) part.at = WIRE_NEW(al->arena, columns);
    if (!t.score || !t.how || !path || !part.at) {
        al->ok = false;
    } else {
        fill_table(&part, &t);
        put_path(&part, &t, 0, ns, 0, nc, path);
        al->ok = part.ok;
    }
    wire_arena_rewind(al->arena, m);
}

/* ---- Long ranges: cut at words that stand once on both sides ---- */

typedef struct {
    uint32_t hash, at;
    uint8_t side;
} mention;

static int by_mention(const void *x, const void *y)
{
    const mention *p = x, *q = y;
    if (p->hash != q->hash) return p->hash < q->hash ? -1 : 1;
    if (p->side != q->side) return p->side < q->side ? -1 : 1;
    return p->at < q->at ? -1 : p->at > q->at;
}

typedef struct {
    uint32_t i, j;
} cut;

static int by_j(const void *x, const void *y)
{
    const cut *p = x, *q = y;
    return p->j < q->j ? -1 : p->j > q->j;
}

/* Words that stand once on each side, ascending by j. */
static size_t find_cuts(const aligner *al, size_t i0, size_t i1, size_t j0,
                        size_t j1, mention *v, cut *out)
{
    size_t n = 0, m = 0;
    for (size_t i = i0; i < i1; i++)
        v[n++] = (mention){hash_at(al->s, al->sw[i]), (uint32_t)i, 0};
    for (size_t j = j0; j < j1; j++)
        v[n++] =
            (mention){hash_at(al->c, al->c_beg + (uint32_t)j), (uint32_t)j, 1};
    qsort(v, n, sizeof *v, by_mention);
    for (size_t k = 0; k < n;) {
        size_t e = k + 1;
        while (e < n && v[e].hash == v[k].hash)
            e++;
        if (e - k == 2 && v[k].side == 0 && v[k + 1].side == 1)
            out[m++] = (cut){v[k].at, v[k + 1].at};
        k = e;
    }
    qsort(out, m, sizeof *out, by_j);
    return m;
}

/* Keep the longest chain that ascends in i as well. O(n log n). */
static size_t chain_cuts(cut *v, size_t n, uint32_t *tail, uint32_t *prev)
{
    size_t len = 0;
    for (uint32_t k = 0; k < n; k++) {
        size_t lo = 0, hi = len;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (v[tail[mid]].i < v[k].i)
                lo = mid + 1;
            else
                hi = mid;
        }
        prev[k] = lo ? tail[lo - 1] : UINT32_MAX;
        tail[lo] = k;
        if (lo == len) len++;
    }
    uint32_t at = len ? tail[len - 1] : 0;
    for (size_t k = len; k-- > 0;) { /* tail is free from here on */
        tail[k] = at;
        at = prev[at];
    }
    for (size_t k = 0; k < len; k++)
        v[k] = v[tail[k]];
    return len;
}

static void align_long(aligner *al, size_t i0, size_t i1, size_t j0, size_t j1)
{
    size_t n = i1 - i0 + j1 - j0, m = 0;
    wire_arena_mark mark = wire_arena_save(al->arena);
    mention *v = WIRE_ARRAY(al->arena, mention, n);
    cut *cuts = WIRE_ARRAY(al->arena, cut, n);
    uint32_t *tail = WIRE_ARRAY(al->arena, uint32_t, n);
    uint32_t *prev = WIRE_ARRAY(al->arena, uint32_t, n);
    if (!v || !cuts || !tail || !prev) {
        al->ok = false;
        return;
    }
    m = find_cuts(al, i0, i1, j0, j1, v, cuts);
    m = chain_cuts(cuts, m, tail, prev);
    for (size_t k = 0; k < m; k++) {
        align_table(al, i0, cuts[k].i, j0, cuts[k].j);
        uint32_t s = al->sw[cuts[k].i], c = al->c_beg + cuts[k].j;
        put(al, WIRE__OP_EQUAL, s, s + 1, c, c + 1);
        i0 = cuts[k].i + 1;
        j0 = cuts[k].j + 1;
    }
    align_table(al, i0, i1, j0, j1);
    wire_arena_rewind(al->arena, mark);
}

/* ---- Two ranges ---- */

static bool is_equal(const aligner *al, size_t i, size_t j)
{
    return hash_at(al->s, al->sw[i]) == hash_at(al->c, al->c_beg + (uint32_t)j);
}

static bool is_digits(const aligner *al, size_t i)
{
    return al->s->head[al->sw[i]] >= '0' && al->s->head[al->sw[i]] <= '9';
}

enum { NUMBER_WORDS = 8 }; /* of one number, at most */

/* Equal words at the beginning and at the end; not part of a number, which
 * may be written in other words. */
static size_t common_front(const aligner *al)
{
    size_t n = 0;
    while (n < al->ns && n < al->nc && is_equal(al, n, n))
        n++;
    if (n == al->ns && n == al->nc) return n;
    for (int k = 0; k < NUMBER_WORDS && n > 0 && is_digits(al, n - 1); k++)
        n--;
    return n;
}

static size_t common_back(const aligner *al, size_t front)
{
    size_t ns = al->ns, nc = al->nc, n = 0;
    while (front + n < ns && front + n < nc &&
           is_equal(al, ns - 1 - n, nc - 1 - n))
        n++;
    for (int k = 0; k < NUMBER_WORDS && n > 0 && is_digits(al, ns - n); k++)
        n--;
    return n;
}

static void put_equal(aligner *al, size_t i, size_t j, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        uint32_t s = al->sw[i + k], c = al->c_beg + (uint32_t)(j + k);
        put(al, WIRE__OP_EQUAL, s, s + 1, c, c + 1);
    }
}

static void align(aligner *al)
{
    size_t front = common_front(al), back = common_back(al, front);
    size_t s_end = al->ns - back, c_end = al->nc - back;
    put_equal(al, 0, 0, front);
    if (s_end - front > WORDS_MAX || c_end - front > WORDS_MAX)
        put_gap(al, front, s_end, front, c_end);
    else if ((s_end - front) * (c_end - front) > CELLS_MAX)
        align_long(al, front, s_end, front, c_end);
    else
        align_table(al, front, s_end, front, c_end);
    put_equal(al, s_end, c_end, back);
}

/* Hand the operations to the arena and measure them. */
static wire_status finish(aligner *al, wire__diff *out, wire_err *err)
{
    op_vec *v = al->ops;
    out->n = v->n;
    out->ops = WIRE_ARRAY(al->arena, wire__op, v->n);
    if (!al->ok || !out->ops) return wire_fail_mem(err);
    size_t same = 0;
    for (size_t k = 0; k < v->n; k++) {
        out->ops[k] = v->p[k];
        if (v->p[k].kind <= WIRE__OP_VARIANT)
            same += v->p[k].c_end - v->p[k].c_beg;
    }
    out->same = al->nc ? (float)same / (float)al->nc : 0;
    v->n = 0;
    return WIRE_OK;
}

wire_status wire__diff_words(const wire__side *s, wire_span s_words,
                             const wire__side *c, wire_span c_words,
                             wire_arena *a, wire__diff *out, wire_err *err)
{
    op_vec ops = {0};
    size_t n = s_words.end - s_words.beg;
    uint32_t *sw = WIRE_ARRAY(a, uint32_t, n + 1);
    if (!sw) return wire_fail_mem(err);
    for (size_t i = 0; i < n; i++)
        sw[i] = s_words.beg + (uint32_t)i;
    aligner al = {.s = s,
                  .c = c,
                  .sw = sw,
                  .ns = n,
                  .c_beg = c_words.beg,
                  .nc = c_words.end - c_words.beg,
                  .arena = a,
                  .ops = &ops,
                  .ok = true};
    align(&al);
    wire_status st = finish(&al, out, err);
    WIRE_VEC_FREE(&ops);
    return st;
}

/* ---- All links ---- */

/* Where in the copy's sentence the source sentence is told: mean place of
 * the stems they share. */
static float place_in_copy(const wire__side *s, uint32_t sent,
                           const wire__side *c, uint32_t c_beg, uint32_t c_end)
{
    float sum = 0, n = 0;
    uint32_t beg = s->word_beg[sent], end = s->word_beg[sent + 1];
    if ((uint64_t)(end - beg) * (c_end - c_beg) > CELLS_MAX) return 0;
    for (uint32_t j = c_beg; j < c_end; j++) {
        if (!content(c, j)) continue;
        for (uint32_t i = beg; i < end; i++)
            if (s->stem[i] == c->stem[j]) {
                sum += (float)j;
                n++;
                break;
            }
    }
    return n > 0 ? sum / n : 0;
}

/* Source sentences of a link in the order in which the copy tells them. */
static void order_sources(const wire__compare *t, const wire_link *l,
                          uint32_t *order)
{
    float place[8];
    size_t n = l->n_source < 8 ? l->n_source : 8;
    for (size_t k = 0; k < n; k++) {
        float p = n > 1 ? place_in_copy(&t->s, l->source[k], &t->c,
                                        t->c.word_beg[l->copy],
                                        t->c.word_beg[l->copy + 1])
                        : 0;
        size_t i = k;
        while (i > 0 && place[i - 1] > p) {
            place[i] = place[i - 1];
            order[i] = order[i - 1];
            i--;
        }
        place[i] = p;
        order[i] = l->source[k];
    }
}

/* Words of the sources, laid one after another. */
static uint32_t *lay_sources(const wire__compare *t, const wire_link *l,
                             size_t *n)
{
    uint32_t order[8];
    size_t words = 0;
    order_sources(t, l, order);
    size_t m = l->n_source < 8 ? l->n_source : 8;
    for (size_t k = 0; k < m; k++)
        words += t->s.word_beg[order[k] + 1] - t->s.word_beg[order[k]];
    uint32_t *sw = WIRE_ARRAY(t->arena, uint32_t, words + 1);
    *n = 0;
    for (size_t k = 0; sw && k < m; k++)
        for (uint32_t w = t->s.word_beg[order[k]];
             w < t->s.word_beg[order[k] + 1]; w++)
            sw[(*n)++] = w;
    return sw;
}

static wire_status diff_link(wire__compare *t, aligner *al, size_t i,
                             wire_err *err)
{
    const wire_link *l = &t->out->links[i];
    al->sw = lay_sources(t, l, &al->ns);
    if (!al->sw) return wire_fail_mem(err);
    al->c_beg = t->c.word_beg[l->copy];
    al->nc = t->c.word_beg[l->copy + 1] - al->c_beg;
    align(al);
    return finish(al, &t->diffs[i], err);
}

wire_status wire__compare_diffs(wire__compare *t, wire_err *err)
{
    size_t n = t->out->n_links;
    op_vec ops = {0};
    aligner al = {.s = &t->s,
                  .c = &t->c,
                  .arena = t->arena,
                  .at = WIRE_NEW(t->arena, columns),
                  .ops = &ops,
                  .ok = true};
    t->diffs = wire_arena_calloc(t->arena, n + 1, sizeof *t->diffs);
    if (!al.at || !t->diffs) return wire_fail_mem(err);
    wire_status st = WIRE_OK;
    for (size_t i = 0; i < n && st == WIRE_OK; i++)
        if (t->out->links[i].n_source) st = diff_link(t, &al, i, err);
    WIRE_VEC_FREE(&ops);
    if (st == WIRE_OK) wire__compare_relations(t);
    return st;
}
