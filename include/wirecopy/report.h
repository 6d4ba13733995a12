/* report.h: what was found, as JSON and as text for people.
 *
 * The JSON of `trace` is a contract: schema/trace-1.schema.json. Offsets are
 * bytes of the UTF-8 body, half open. Output is byte-identical for any
 * number of threads, but for the fields of stats that are times.
 *
 * Layer: 9 (base .. trace).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_REPORT_H
#define WIRECOPY_REPORT_H

#include <wirecopy/audit.h>
#include <wirecopy/compare.h>
#include <wirecopy/digest.h>
#include <wirecopy/receipt.h>
#include <wirecopy/store.h>
#include <wirecopy/trace.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where output goes; returns false to stop. */
typedef bool (*wire_write_fn)(void *ctx, const char *p, size_t n);

typedef struct {
    unsigned columns; /* width of the terminal, 40..400     [80] */
    bool color;       /* ANSI colours                       [false] */
    bool unicode;     /* tree lines and marks beyond ASCII  [true] */
    bool show_stats;  /*                                    [false] */
    bool show_all;    /* also overlaps and standing text    [false] */
} wire_report_opts;
#define WIRE_REPORT_OPTS_INIT                                                  \
    {                                                                          \
        80, false, true, false, false                                          \
    }

/* One JSON document, schema wirecopy.trace/1.
 *   errors  WIRE_EIO when write refused; WIRE_ENOMEM */
WIRE_MUST wire_status wire_report_json(const wire_trace *t, bool with_stats,
                                       wire_write_fn write, void *ctx,
                                       wire_err *err);
/* One record a line: article, overlap, standing, family, event, stats. */
WIRE_MUST wire_status wire_report_jsonl(const wire_trace *t, bool with_stats,
                                        wire_write_fn write, void *ctx,
                                        wire_err *err);
/* Copy trees for people.
 *   errors  as above; WIRE_EINVAL columns out of range */
WIRE_MUST wire_status wire_report_text(const wire_trace *t,
                                       const wire_report_opts *opts,
                                       wire_write_fn write, void *ctx,
                                       wire_err *err);

/* ---- What was understood of each article ------------------------------- */

/* One JSON document, schema wirecopy.read/1, or a few lines an article.
 * batches in unit order; each article is analysed as trace would.
 *   skips   of the plan and of all batches, written at the end       borrowed
 *   errors  as above */
WIRE_MUST wire_status wire_report_read_json(const wire_batch *batches,
                                            size_t n_batches,
                                            const wire_skip *const *skips,
                                            size_t n_skips, wire_write_fn write,
                                            void *ctx, wire_err *err);
WIRE_MUST wire_status wire_report_read_text(const wire_batch *batches,
                                            size_t n_batches,
                                            const wire_report_opts *opts,
                                            wire_write_fn write, void *ctx,
                                            wire_err *err);

/* ---- What a copy changed ----------------------------------------------- */

typedef struct {
    const wire_doc *source, *copy;
    const wire_comparison *result;
} wire_compared;

typedef enum {
    WIRE_REPORT_LINES, /* one document a line; of one pair: one document */
    WIRE_REPORT_ARRAY
} wire_report_shape;

/* Schema wirecopy.compare/1.
 *   only    set of the types of changes that are written (compare.h)
 *   errors  as above */
WIRE_MUST wire_status wire_report_compare_json(const wire_compared *pairs,
                                               size_t n, uint32_t only,
                                               wire_report_shape shape,
                                               wire_write_fn write, void *ctx,
                                               wire_err *err);

/* For people: verdict, label, the changes, then source and copy side by side
 * with the changed words in [brackets] and {braces}. show_all: also the
 * sentences that are word for word.
 *   errors  as above; WIRE_EINVAL columns out of range */
WIRE_MUST wire_status wire_report_compare_text(const wire_compared *pairs,
                                               size_t n, uint32_t only,
                                               const wire_report_opts *opts,
                                               wire_write_fn write, void *ctx,
                                               wire_err *err);
/* The same in one line a pair. */
WIRE_MUST wire_status wire_report_compare_summary(const wire_compared *pairs,
                                                  size_t n, uint32_t only,
                                                  const wire_report_opts *opts,
                                                  wire_write_fn write,
                                                  void *ctx, wire_err *err);

/* ---- Are the labels true ------------------------------------------------ */

/* A table by outlet and the labels that do not hold, or one JSON document,
 * schema wirecopy.audit/1.
 *   errors  as above */
WIRE_MUST wire_status wire_report_audit_text(const wire_trace *t,
                                             const wire_audit *a,
                                             const wire_report_opts *opts,
                                             wire_write_fn write, void *ctx,
                                             wire_err *err);
WIRE_MUST wire_status wire_report_audit_json(const wire_trace *t,
                                             const wire_audit *a,
                                             wire_write_fn write, void *ctx,
                                             wire_err *err);

/* ---- Does a page's label hold -------------------------------------------- */

typedef struct {
    const char *place;          /* as it was given */
    const wire_verified *found; /* NULL: it could not be read */
    wire_str why;               /* it could not; else empty */
} wire_verify_row;

/* A few lines a page, or one JSON document, schema wirecopy.verify/1.
 * show_all: also the checks that could not be made, and of several pages all
 * checks of those that hold.
 *   errors  as above; WIRE_EINVAL columns out of range */
WIRE_MUST wire_status wire_report_verify_text(const wire_verify_row *rows,
                                              size_t n,
                                              const wire_report_opts *opts,
                                              wire_write_fn write, void *ctx,
                                              wire_err *err);
WIRE_MUST wire_status wire_report_verify_json(const wire_verify_row *rows,
                                              size_t n, wire_write_fn write,
                                              void *ctx, wire_err *err);

/* ---- Digests ------------------------------------------------------------ */

/* Schema wirecopy.digest/1: one document, or of several an array or one a
 * line. Sections that are empty are not written.
 *   docs    the articles that the digests number               borrowed
 *   errors  as above */
WIRE_MUST wire_status wire_report_digest_json(const wire_digest *digests,
                                              size_t n, const wire_doc *docs,
                                              wire_report_shape shape,
                                              wire_write_fn write, void *ctx,
                                              wire_err *err);
/* For people: headline, synopsis, takeaways, the ledger, dates, numbers,
 * what outlets differ on, and how it was made. show_all: every statement and
 * number, and the byte range of each line.
 *   errors  as above; WIRE_EINVAL columns out of range */
WIRE_MUST wire_status wire_report_digest_text(const wire_digest *digests,
                                              size_t n, const wire_doc *docs,
                                              const wire_report_opts *opts,
                                              wire_write_fn write, void *ctx,
                                              wire_err *err);

/* ---- A store ------------------------------------------------------------ */

/* One article asked for, and what the store has seen of it. */
typedef struct {
    const wire_doc *doc;
    const wire_seen *seen;
} wire_answer;

/* A few lines an article, or one JSON document, schema wirecopy.check/1.
 * show_all: also the passages.
 *   errors  as above; WIRE_EINVAL columns out of range */
WIRE_MUST wire_status wire_report_check_text(const wire_answer *answers,
                                             size_t n,
                                             const wire_report_opts *opts,
                                             wire_write_fn write, void *ctx,
                                             wire_err *err);
WIRE_MUST wire_status wire_report_check_json(const wire_answer *answers,
                                             size_t n, wire_write_fn write,
                                             void *ctx, wire_err *err);
/* A line an article; JSON is one object a line. */
WIRE_MUST wire_status wire_report_list_text(const wire_listing *list, size_t n,
                                            const wire_report_opts *opts,
                                            wire_write_fn write, void *ctx,
                                            wire_err *err);
WIRE_MUST wire_status wire_report_list_json(const wire_listing *list, size_t n,
                                            wire_write_fn write, void *ctx,
                                            wire_err *err);

#ifdef __cplusplus
}
#endif
#endif
