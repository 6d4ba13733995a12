/* base.h: the ground that every module stands on.
 *
 *   wire_str    borrowed bytes            wire_arena   memory of one document
 *   wire_err    what failed, and where    wire_buf     bytes that grow
 *   wire_span   [beg, end) in a text      wire_pool_run  a parallel loop
 *
 * Errors are values: whatever can fail returns wire_status and fills a
 * caller-owned wire_err once, at the lowest layer. The library never prints,
 * exits or aborts. Ranges are half open everywhere.
 *
 * Layer: 0 (includes nothing of ours).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_BASE_H
#define WIRECOPY_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define WIRE_VERSION "0.1.0"

#if defined(__GNUC__)
    #define WIRE_MUST         __attribute__((warn_unused_result))
    #define WIRE_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
    #define WIRE_MUST
    #define WIRE_PRINTF(f, a)
#endif

/* ---- Status and error ------------------------------------------------- */

typedef enum {
    WIRE_OK = 0,
    WIRE_END = 1,      /* end of an iteration, or expected absence */
    WIRE_ENOMEM = -1,  /* the system or a memory limit refused */
    WIRE_EINVAL = -2,  /* an option or argument is out of range */
    WIRE_EIO = -3,     /* the system failed to read or write */
    WIRE_EFORMAT = -4, /* bytes are not what they claim to be */
    WIRE_ELIMIT = -5   /* input is larger than an option allows */
} wire_status;

#define WIRE_NO_OFF UINT64_MAX

typedef struct {
    wire_status code;
    uint64_t off;   /* byte offset in the input, or WIRE_NO_OFF */
    char text[248]; /* one line, no function name, no full stop */
} wire_err;         /* on the caller's stack; NULL is always allowed */

/* Fill err (NULL allowed) and return code, so that a failure is one line:
 * return wire_fail(err, WIRE_EFORMAT, off, "no closing brace"); */
wire_status wire_fail(wire_err *err, wire_status code, uint64_t off,
                      const char *fmt, ...) WIRE_PRINTF(4, 5);

/* Pass a failure on. WIRE_END is passed on too. */
#define WIRE_TRY(expr)                                                         \
    do {                                                                       \
        wire_status wire_try_status_ = (expr);                                 \
        if (wire_try_status_ != WIRE_OK) return wire_try_status_;              \
    } while (0)

/* ---- Slices and spans --------------------------------------------------- */

typedef struct {
    const char *p; /* not NUL-terminated; never freed through the slice */
    size_t n;      /* bytes */
} wire_str;

typedef struct {
    uint32_t beg, end; /* [beg, end), bytes of a text unless the name says so */
} wire_span;

#define WIRE_STR(lit) ((wire_str){(lit), sizeof(lit) - 1})

wire_str wire_str_of(const char *cstr); /* NULL gives the empty slice */
bool wire_str_eq(wire_str a, wire_str b);
int wire_str_cmp(wire_str a, wire_str b);        /* bytewise, shorter first */
bool wire_str_eq_nocase(wire_str a, wire_str b); /* ASCII case only */
bool wire_str_starts(wire_str s, wire_str prefix);
bool wire_str_starts_nocase(wire_str s, wire_str prefix);
bool wire_str_ends(wire_str s, wire_str suffix);
/* First place of needle at or after from, or SIZE_MAX. O(n) in practice. */
size_t wire_str_find(wire_str s, wire_str needle, size_t from);
size_t wire_str_find_nocase(wire_str s, wire_str needle, size_t from);
wire_str wire_str_sub(wire_str s, size_t beg, size_t end); /* clamps */
wire_str wire_str_trim(wire_str s); /* ASCII white space at both ends */

/* ASCII in any locale: false for all bytes of other letters. */
static inline bool wire_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool wire_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool wire_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- Budget and arena --------------------------------------------------- */

/* A shared ceiling over many arenas. limit 0 means no ceiling. */
typedef struct {
    size_t limit_bytes;
    size_t used_bytes; /* changed atomically */
    size_t peak_bytes; /* changed atomically */
} wire_budget;

/* Charge memory that no arena holds; false when it would pass the limit. A
 * NULL budget has none. Threads: any. */
WIRE_MUST bool wire_budget_take(wire_budget *b, size_t n_bytes);
void wire_budget_give(wire_budget *b, size_t n_bytes);

typedef struct wire_arena wire_arena;

/* A chunked bump allocator; everything is freed at once.
 *   budget   shared ceiling, borrowed; NULL for none
 *   limit    most bytes of this arena; 0 for no limit
 *   returns  NULL when the system refuses */
wire_arena *wire_arena_new(wire_budget *budget, size_t limit_bytes);
void wire_arena_free(wire_arena *a); /* NULL allowed */

/* n bytes aligned to 16, not cleared; NULL when a limit is reached (then
 * report WIRE_ENOMEM with wire_fail_mem). Under AddressSanitizer each block
 * ends in a poisoned gap. Cost O(1). One thread at a time. */
void *wire_arena_alloc(wire_arena *a, size_t n_bytes);
void *wire_arena_calloc(wire_arena *a, size_t n, size_t size); /* cleared */
void *wire_arena_array(wire_arena *a, size_t n, size_t size);  /* checked */
/* Grow the newest block in place when possible, else copy. */
void *wire_arena_grow(wire_arena *a, void *old, size_t old_bytes,
                      size_t new_bytes);
bool wire_arena_copy(wire_arena *a, wire_str s, wire_str *out);
size_t wire_arena_used(const wire_arena *a);

typedef struct {
    size_t chunk, used;
} wire_arena_mark;
wire_arena_mark wire_arena_save(const wire_arena *a);
void wire_arena_rewind(wire_arena *a, wire_arena_mark m);

/* WIRE_ENOMEM, "out of memory". Inline so that analysers see it fail. */
static inline wire_status wire_fail_mem(wire_err *err)
{
    (void)wire_fail(err, WIRE_ENOMEM, WIRE_NO_OFF, "out of memory");
    return WIRE_ENOMEM;
}

#define WIRE_NEW(a, type) ((type *)wire_arena_calloc((a), 1, sizeof(type)))
#define WIRE_ARRAY(a, type, n)                                                 \
    ((type *)wire_arena_array((a), (n), sizeof(type)))

/* ---- Growing bytes ------------------------------------------------------ */

/* Appends may fail; the first failure is remembered, so a run of appends is
 * checked once, at the end, with wire_buf_ok. */
typedef struct {
    char *p; /* owned */
    size_t n, cap;
    bool failed;
} wire_buf;

void wire_buf_free(wire_buf *b);
bool wire_buf_reserve(wire_buf *b, size_t more);
void wire_buf_add(wire_buf *b, const void *p, size_t n);
void wire_buf_str(wire_buf *b, wire_str s);
void wire_buf_lit(wire_buf *b, const char *cstr);
void wire_buf_char(wire_buf *b, char c);
void wire_buf_fmt(wire_buf *b, const char *fmt, ...) WIRE_PRINTF(2, 3);
/* A string of JSON in its quotation marks; ill-formed UTF-8 becomes U+FFFD. */
void wire_buf_json(wire_buf *b, wire_str s);
static inline bool wire_buf_ok(const wire_buf *b) { return !b->failed; }
static inline wire_str wire_buf_view(const wire_buf *b)
{
    wire_str s = {b->p, b->n};
    return s;
}

/* ---- Growing arrays ------------------------------------------------------ */

/* A typed array that grows on the heap:
 *     typedef WIRE_VEC(wire_span) wire_spans;
 *     if (!WIRE_VEC_PUSH(&v, s)) return wire_fail_mem(err);
 * Zero-initialise before use, WIRE_VEC_FREE after. */
#define WIRE_VEC(type)                                                         \
    struct {                                                                   \
        type *p;                                                               \
        size_t n, cap;                                                         \
    }
bool wire_vec_grow(void **p, size_t *cap, size_t need, size_t size);
#define WIRE_VEC_PUSH(v, x)                                                    \
    (((v)->n < (v)->cap ||                                                     \
      wire_vec_grow((void **)&(v)->p, &(v)->cap, (v)->n + 1, sizeof *(v)->p))  \
         ? ((v)->p[(v)->n++] = (x), true)                                      \
         : false)
#define WIRE_VEC_FREE(v)                                                       \
    (wire_free((v)->p), (v)->p = NULL, (v)->n = (v)->cap = 0)

/* The only doors to the heap outside base/. NULL on failure or overflow. */
void *wire_malloc(size_t n_bytes);
void *wire_calloc(size_t n, size_t size);
void *wire_realloc(void *p, size_t n_bytes);
void wire_free(void *p);

/* ---- Threads ------------------------------------------------------------- */

/* Run task(ctx, i, worker) for every i in [0, n_tasks) on n_threads threads.
 * Tasks are handed out in ascending order; worker is in [0, n_threads). The
 * first failure by task number is returned and its error kept in err; tasks
 * not yet started are then skipped. With one thread runs in the caller.
 * The results may not depend on which worker ran a task. */
typedef wire_status (*wire_task_fn)(void *ctx, size_t i, unsigned worker,
                                    wire_err *err);
WIRE_MUST wire_status wire_pool_run(unsigned n_threads, size_t n_tasks,
                                    wire_task_fn task, void *ctx,
                                    wire_err *err);
unsigned wire_cpu_count(void); /* processors this process may use, >= 1 */

/* ---- Time ------------------------------------------------------------------ */

typedef enum {
    WIRE_TIME_NONE, /* unknown */
    WIRE_TIME_DAY,  /* a day: no order within it is known */
    WIRE_TIME_SECOND
} wire_time_precision;

typedef struct {
    int64_t unix_s; /* seconds since 1970-01-01 UTC; start of the day for DAY */
    wire_time_precision precision;
} wire_time;

/* Any date a feed, page or JSON may carry: RFC 3339, RFC 822, "2016-09-20",
 * "20 September 2016", "Sept. 20, 2016", Unix seconds or milliseconds.
 * NONE when not understood. A date without a time is a DAY; of a time that
 * makes no sense the day is left. Without a zone UTC is meant. */
wire_time wire_time_parse(wire_str s);
/* The same; *has_zone: a zone or offset was given and understood. */
wire_time wire_time_parse_zone(wire_str s, bool *has_zone);
/* What "3/5/2026" says of the order of day and month: nothing. */
typedef enum {
    WIRE_DATE_CLEAR,       /* of another form, or both the same */
    WIRE_DATE_DAY_FIRST,   /* by a number over twelve, or a zone */
    WIRE_DATE_MONTH_FIRST, /* likewise */
    WIRE_DATE_EITHER       /* *day_first is the other reading */
} wire_date_order;
wire_time wire_time_parse_order(wire_str s, wire_date_order *order,
                                wire_time *day_first);
/* "2026-03-03T09:14:00Z" or "2026-03-03" or ""; out holds 32 bytes. */
void wire_time_format(wire_time t, char out[32]);
int64_t wire_days_from_civil(int year, int month, int day);
double wire_clock_s(void);        /* monotonic seconds, for statistics */
size_t wire_peak_rss_bytes(void); /* 0 where unknown */

/* ---- Hash ------------------------------------------------------------------ */

/* Strong mixing of 64 bits (a bijection). Source: the finaliser of
 * SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
static inline uint64_t wire_mix64(uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    return x ^ x >> 31;
}
uint64_t wire_hash_bytes(const void *p, size_t n); /* XXH3, seed 0 */

#ifdef __cplusplus
}
#endif
#endif
