/* cli.h: the command line: a table of commands, a table of options.
 *
 *   argv -> options (rows bound to cli_args) -> a command -> stdout
 *
 * Data goes to standard output, everything for people to standard error.
 * Includes only <wirecopy/...>: no logic of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_CLI_H
#define WIRECOPY_CLI_H

#include <wirecopy/wirecopy.h>

enum { CLI_FOUND = 0, CLI_NONE = 1, CLI_ERROR = 2 };

/* Commands an option belongs to. */
enum {
    CLI_TRACE = 1,
    CLI_READ = 2,
    CLI_COMPARE = 4,
    CLI_AUDIT = 8,
    CLI_DIGEST = 16,
    CLI_PUBLISH = 32,
    CLI_VERIFY = 64,
    CLI_ADD = 128,
    CLI_CHECK = 256,
    CLI_LIST = 512,
    CLI_SHOW = 1024,
    CLI_DOCTOR = 2048,
    /* These read no files of articles. */
    CLI_KEPT = CLI_LIST | CLI_SHOW | CLI_DOCTOR,
    CLI_ANY = CLI_TRACE | CLI_READ | CLI_COMPARE | CLI_AUDIT | CLI_DIGEST |
              CLI_PUBLISH | CLI_VERIFY | CLI_ADD | CLI_CHECK
};

/* Everything an option can set. */
typedef struct {
    bool json, jsonl, stats, all, quiet, verbose;
    bool rewrites, events, changes, hidden, follow_links, help;
    bool summary, explain;
    bool question, compress;                    /* of digest */
    const char *story, *reviewer, *responsible; /* NULL: not given */
    uint64_t synopsis, takeaways;
    const char *color;   /* auto, always, never */
    const char *only;    /* changes by name, commas between them */
    const char *fail_at; /* low, medium, high, never */
    const char *to;      /* show, or a format that is written */
    const char *ninjs;   /* declared, or a version */
    uint64_t width;      /* 0: of the terminal */
    uint64_t threads;    /* 0: all processors */
    uint64_t memory_bytes, max_article_bytes, max_file_bytes;
    uint64_t max_ratio, max_depth, min_run, clock_s;
    const char *key, *source; /* of verify; NULL: none */
    const char *out, *base_url, *site_name, *rules, *theme, *hub, *now;
    bool ping, keep_killed_text, dry_run; /* of publish, as those above */
    bool allow_private, history;          /* of verify */
    uint64_t max_age_days;                /* 0: not given */
    const char *store;                    /* folder */
    uint64_t limit;                       /* of check */
    uint64_t batch;                       /* of add */
    uint64_t timeout_s;
    char **paths; /* what is no option, in order; borrowed from argv */
    int n_paths;
} cli_args;
cli_args cli_args_init(void); /* the library's own defaults */
/* budget is filled, and used when a limit is wanted. */
wire_read_opts cli_read_opts(const cli_args *args, wire_budget *budget);

typedef struct {
    const char *name;
    int bit; /* CLI_TRACE ...; 0: takes no options */
    int (*run)(const cli_args *args);
    const char *usage, *summary, *text;
} cli_command;
const cli_command *cli_command_find(const char *name);
const cli_command *cli_commands(size_t *n);

/* Fill args from argv[0 .. argc). False after a message on stderr. */
bool cli_parse(const cli_command *c, int argc, char **argv, cli_args *args);
void cli_print_help(const cli_command *c);
void cli_print_words(const cli_command *c); /* for completion */
/* The nearest of n names to what was typed, or NULL when none is near. */
const char *cli_nearest(const char *typed, const char *const *names, size_t n);

/* ---- Terminal --------------------------------------------------------- */

/* A write function for reports; ctx is an int that receives errno. */
bool cli_write_stdout(void *ctx, const char *p, size_t n);
/* Before anything is opened: a closed standard stream must not be taken by
 * a file, a closed pipe must be an error and no signal. */
void cli_prepare_streams(void);
wire_report_opts cli_report_opts(const cli_args *args);

typedef struct {
    bool is_on, is_drawn;
    double begun_s, drawn_s;
    unsigned columns;
} cli_progress;
void cli_progress_init(cli_progress *p, const cli_args *args);
void cli_progress_show(void *ctx, wire_stage stage, uint64_t done,
                       uint64_t total);
void cli_progress_clear(cli_progress *p);
/* What trace and audit share. */
wire_trace_opts cli_trace_opts(const cli_args *args, wire_budget *budget,
                               cli_progress *progress);
void cli_print_closing(const wire_stats *s); /* version, time, memory */

/* One skip or warning, named on standard error. */
void cli_print_skip(const wire_skip *s);
/* Tell on stderr what was skipped and why; with counts by reason. Returns
 * how many were lost (warnings are not). */
size_t cli_print_skips(const wire_skip *const *skips, size_t n,
                       const cli_args *args);
/* "wirecopy: " and the message of err; returns CLI_ERROR. out_errno is that
 * of cli_write_stdout, 0 when writing was not at fault. */
int cli_fail(const wire_err *err, int out_errno);
/* The same; where the limit of --memory may be why, it says so. */
int cli_fail_within(const wire_budget *budget, const wire_err *err,
                    int out_errno);

/* A time of the command line, the clock's when text is NULL.
 *   errors  WIRE_EINVAL it is none */
/* At most so many bytes to standard error. Ids and reasons come from outside:
 * nothing in them moves the cursor. */
void cli_print_plain(wire_str s, size_t most);
WIRE_MUST wire_status cli_now(const char *text, int64_t *now_s, wire_err *err);

/* ---- Input ------------------------------------------------------------ */

/* Everything under some paths, in the order of the plan. Zero-initialise, and
 * free it also after an error. */
typedef struct {
    wire_plan *plan;
    wire_batch *batches; /* [n] a unit each; ids are unique over all */
    size_t n;
    size_t n_articles;       /* of all batches */
    const wire_skip **skips; /* [n_skips] of the plan, then of the batches */
    size_t n_skips;
} cli_input;
wire_status cli_input_read(const char *const *paths, size_t n_paths,
                           const wire_read_opts *o, cli_input *in,
                           wire_err *err);
/* Its articles as documents: (*out)[in->n_articles], owned by a. */
wire_status cli_input_docs(const cli_input *in, wire_arena *a, wire_doc **out,
                           wire_err *err);
void cli_input_free(cli_input *in);

int cli_trace(const cli_args *args);
int cli_audit(const cli_args *args);
int cli_read(const cli_args *args);
int cli_compare(const cli_args *args);
int cli_digest(const cli_args *args);
int cli_publish(const cli_args *args);
int cli_verify(const cli_args *args);
int cli_add(const cli_args *args);
int cli_check(const cli_args *args);
int cli_list(const cli_args *args);
int cli_show(const cli_args *args);
int cli_doctor(const cli_args *args);
/* The store of --store; budget is used when it has a limit. */
wire_status cli_open_store(const cli_args *args, bool to_write,
                           wire_budget *budget, wire_store **out,
                           wire_err *err);

#endif
