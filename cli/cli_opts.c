/* cli_opts.c: options as rows bound to a struct.
 *
 * One table gives parsing, help with live defaults, completion and the
 * hints for misspelt names.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum {
    OPT_ON,     /* sets a bool */
    OPT_OFF,    /* clears a bool */
    OPT_NUMBER, /* whole number from least to most */
    OPT_SIZE,   /* bytes: 512, 64K, 2M, 1G */
    OPT_CHOICE, /* one of words separated by | */
    OPT_TEXT    /* any text; the command looks at it */
} opt_type;

typedef struct {
    const char *name;
    char letter; /* 0 for none */
    opt_type type;
    int commands;
    size_t offset;   /* in cli_args */
    const char *arg; /* name of the argument, or its choices */
    uint64_t least, most;
    const char *help;
} opt;

#define AT(field) offsetof(cli_args, field)
static const opt opts[] = {
    {"json", 0, OPT_ON, CLI_ANY & ~CLI_ADD, AT(json), NULL, 0, 0,
     "one JSON document on standard output"},
    {"jsonl", 0, OPT_ON, CLI_TRACE, AT(jsonl), NULL, 0, 0,
     "one JSON record a line, overlaps too"},
    {"jsonl", 0, OPT_ON, CLI_COMPARE, AT(jsonl), NULL, 0, 0,
     "one JSON document a line, one a copy"},
    {"all", 'a', OPT_ON, CLI_TRACE, AT(all), NULL, 0, 0,
     "show every copy, change, reason, overlap"},
    {"all", 'a', OPT_ON, CLI_COMPARE, AT(all), NULL, 0, 0,
     "list light changes, show equal sentences too"},
    {"all", 'a', OPT_ON, CLI_AUDIT, AT(all), NULL, 0, 0,
     "show every change that refutes a label"},
    {"summary", 's', OPT_ON, CLI_COMPARE, AT(summary), NULL, 0, 0,
     "one line a copy"},
    {"only", 'o', OPT_TEXT, CLI_COMPARE, AT(only), "LIST", 0, 0,
     "only these changes, commas between: quotes, numbers, dates, names, "
     "attribution, credits, certainty, facts, omissions, headline"},
    {"fail-at", 0, OPT_CHOICE, CLI_COMPARE, AT(fail_at),
     "low|medium|high|never", 0, 0,
     "exit 1 when a change of this severity or more stands, or a false label"},
    {"to", 0, OPT_CHOICE, CLI_READ, AT(to),
     "show|rss|atom|jsonfeed|ninjs|newsml-g2|nitf|iptc7901|opml|warc|"
     "sitemap",
     0, 0, "write the articles in another format:"},
    {"ninjs", 0, OPT_CHOICE, CLI_READ, AT(ninjs),
     "declared|1.0|1.1|1.2|1.3|1.4|1.5|1.6|2.0|2.1|2.2|3.0|3.1|1.4-dev|1.5-dev|"
     "2.0-dev|2.1-dev",
     0, 0, "the version that ninjs is held against:"},
    {"explain", 0, OPT_ON, CLI_READ, AT(explain), NULL, 0, 0,
     "say why each field is what it is, and where it stands"},
    {"stats", 0, OPT_ON, CLI_TRACE, AT(stats), NULL, 0, 0,
     "show what each stage took"},
    {"threads", 't', OPT_NUMBER,
     CLI_TRACE | CLI_AUDIT | CLI_DIGEST | CLI_PUBLISH, AT(threads), "N", 0, 256,
     "threads; 0 for one a processor"},
    {"no-rewrites", 0, OPT_OFF,
     CLI_TRACE | CLI_AUDIT | CLI_DIGEST | CLI_PUBLISH, AT(rewrites), NULL, 0, 0,
     "leave out copies whose every sentence is reworded"},
    {"no-events", 0, OPT_OFF, CLI_TRACE | CLI_AUDIT | CLI_DIGEST | CLI_PUBLISH,
     AT(events), NULL, 0, 0, "do not join families that tell one event"},
    {"no-changes", 0, OPT_OFF, CLI_TRACE | CLI_DIGEST, AT(changes), NULL, 0, 0,
     "do not compare copies with what they were made of"},
    {"min-run", 0, OPT_NUMBER, CLI_TRACE | CLI_AUDIT | CLI_DIGEST | CLI_PUBLISH,
     AT(min_run), "WORDS", 6, 64, "equal words that make a passage"},
    {"clock-tolerance", 0, OPT_NUMBER,
     CLI_TRACE | CLI_AUDIT | CLI_DIGEST | CLI_PUBLISH, AT(clock_s), "SECONDS",
     0, 86400, "times closer than this decide nothing"},
    {"key", 'k', OPT_TEXT, CLI_VERIFY, AT(key), "HEX|FILE", 0, 0,
     "public key that you trust; without it the site's own are taken"},
    {"source", 0, OPT_TEXT, CLI_VERIFY, AT(source), "FILE", 0, 0,
     "the agency's item, or a folder that holds it, to compare with"},
    {"allow-private", 0, OPT_ON, CLI_VERIFY, AT(allow_private), NULL, 0, 0,
     "also fetch from this machine and private networks"},
    {"timeout", 0, OPT_NUMBER, CLI_VERIFY, AT(timeout_s), "SECONDS", 1, 3600,
     "of each address fetched, and of a pipe"},
    {"max-age", 0, OPT_NUMBER, CLI_VERIFY, AT(max_age_days), "DAYS", 0, 36500,
     "fail when the site's list is older; 0: past 30 days a note"},
    {"now", 0, OPT_TEXT, CLI_VERIFY, AT(now), "TIME", 0, 0,
     "hold its age against this time, such as 2026-03-03T09:14:00Z"},
    {"no-history", 0, OPT_OFF, CLI_VERIFY, AT(history), NULL, 0, 0,
     "do not remember how new each site's list was"},
    {"all", 'a', OPT_ON, CLI_VERIFY, AT(all), NULL, 0, 0,
     "also list what could not be looked at"},
    {"question", 'Q', OPT_ON, CLI_DIGEST, AT(question), NULL, 0, 0,
     "put the headline as a question, where a rule is safe"},
    {"synopsis", 0, OPT_NUMBER, CLI_DIGEST, AT(synopsis), "N", 1, 10,
     "most sentences of the synopsis"},
    {"takeaways", 0, OPT_NUMBER, CLI_DIGEST, AT(takeaways), "N", 0, 20,
     "most key takeaways"},
    {"no-compress", 0, OPT_OFF, CLI_DIGEST, AT(compress), NULL, 0, 0,
     "keep every clause of a sentence"},
    {"story", 0, OPT_TEXT, CLI_DIGEST, AT(story), "ID", 0, 0,
     "only the story of this article, family (f1) or event (e1)"},
    {"reviewer", 0, OPT_TEXT, CLI_DIGEST | CLI_PUBLISH, AT(reviewer), "NAME", 0,
     0, "who reviewed the digest; it is recorded"},
    {"responsible", 0, OPT_TEXT, CLI_DIGEST | CLI_PUBLISH, AT(responsible),
     "NAME", 0, 0, "who answers for it; it is recorded"},
    {"jsonl", 0, OPT_ON, CLI_DIGEST, AT(jsonl), NULL, 0, 0,
     "one JSON document a line, one a story"},
    {"all", 'a', OPT_ON, CLI_DIGEST, AT(all), NULL, 0, 0,
     "show every statement and number, and bytes"},
    {"out", 'o', OPT_TEXT, CLI_PUBLISH, AT(out), "DIR", 0, 0,
     "folder of the site; made when there is none"},
    {"base-url", 'b', OPT_TEXT, CLI_PUBLISH, AT(base_url), "URL", 0, 0,
     "address where the site will stand"},
    {"site-name", 0, OPT_TEXT, CLI_PUBLISH, AT(site_name), "NAME", 0, 0,
     "what the site is called"},
    {"rules", 'r', OPT_TEXT, CLI_PUBLISH, AT(rules), "FILE", 0, 0,
     "which articles go as is, as a digest, or not at all"},
    {"key", 'k', OPT_TEXT, CLI_PUBLISH, AT(key), "FILE", 0, 0,
     "secret key that signs labels; made when absent (without it: DIR.key)"},
    {"theme", 0, OPT_TEXT, CLI_PUBLISH, AT(theme), "FOLDER", 0, 0,
     "templates that replace the default's, one by one"},
    {"hub", 0, OPT_TEXT, CLI_PUBLISH, AT(hub), "URL,URL", 0, 0,
     "WebSub hubs that the site names"},
    {"ping", 0, OPT_ON, CLI_PUBLISH, AT(ping), NULL, 0, 0,
     "tell the hubs of feeds that changed"},
    {"now", 0, OPT_TEXT, CLI_PUBLISH, AT(now), "TIME", 0, 0,
     "publish as of this time, such as 2026-03-03T09:14:00Z"},
    {"now", 0, OPT_TEXT, CLI_DIGEST, AT(now), "TIME", 0, 0,
     "leave out what is under embargo then, such as 2026-03-03T09:14:00Z"},
    {"keep-killed-text", 0, OPT_ON, CLI_PUBLISH, AT(keep_killed_text), NULL, 0,
     0, "keep the words of what is killed in audit.jsonl"},
    {"dry-run", 'n', OPT_ON, CLI_PUBLISH, AT(dry_run), NULL, 0, 0,
     "say what would change, write nothing"},
    {"store", 's', OPT_TEXT, CLI_ADD | CLI_CHECK | CLI_KEPT, AT(store), "DIR",
     0, 0, "folder of the store; WIRECOPY_STORE names it too"},
    {"limit", 'n', OPT_NUMBER, CLI_CHECK, AT(limit), "N", 1, 1000,
     "most articles named for each"},
    {"min-run", 0, OPT_NUMBER, CLI_CHECK, AT(min_run), "WORDS", 6, 64,
     "equal words that make a passage"},
    {"all", 'a', OPT_ON, CLI_CHECK, AT(all), NULL, 0, 0,
     "show the passages too"},
    {"all", 'a', OPT_ON, CLI_ADD, AT(all), NULL, 0, 0,
     "name every article when it is on the disk"},
    {"batch", 'b', OPT_NUMBER, CLI_ADD, AT(batch), "N", 1, 1000000,
     "articles of one transaction, acknowledged together"},
    {"threads", 't', OPT_NUMBER, CLI_ADD, AT(threads), "N", 0, 256,
     "threads; 0 for one a processor"},
    {"json", 0, OPT_ON, CLI_LIST, AT(json), NULL, 0, 0,
     "one JSON object a line"},
    {"json", 0, OPT_ON, CLI_SHOW, AT(json), NULL, 0, 0,
     "as read --json shows it"},
    {"memory", 'm', OPT_SIZE, CLI_ANY, AT(memory_bytes), "SIZE", 0, UINT64_MAX,
     "most memory for what is read; 0 for no limit"},
    {"max-article", 0, OPT_SIZE, CLI_ANY, AT(max_article_bytes), "SIZE", 1,
     UINT32_MAX, "longer articles are skipped"},
    {"max-file", 0, OPT_SIZE, CLI_ANY, AT(max_file_bytes), "SIZE", 1,
     UINT64_MAX, "longer files other than JSONL are skipped"},
    {"max-ratio", 0, OPT_NUMBER, CLI_ANY, AT(max_ratio), "N", 1, 1000000000,
     "files that inflate more are skipped"},
    {"max-depth", 0, OPT_NUMBER, CLI_ANY, AT(max_depth), "N", 1, 100000,
     "pages are cut where tags nest deeper"},
    {"hidden", 0, OPT_ON, CLI_ANY, AT(hidden), NULL, 0, 0,
     "also read files whose name begins with a dot"},
    {"follow-links", 0, OPT_ON, CLI_ANY, AT(follow_links), NULL, 0, 0,
     "also links in folders that lead out of the input"},
    {"color", 0, OPT_CHOICE, CLI_ANY | CLI_KEPT, AT(color), "auto|always|never",
     0, 0, "colours; NO_COLOR turns them off too"},
    {"width", 'w', OPT_NUMBER, CLI_ANY | CLI_KEPT, AT(width), "COLUMNS", 0, 400,
     "columns of text, 40 to 400; 0: the terminal's"},
    {"quiet", 'q', OPT_ON, CLI_ANY | CLI_KEPT, AT(quiet), NULL, 0, 0,
     "no progress, no closing line, skips only counted"},
    {"verbose", 'v', OPT_ON, CLI_ANY | CLI_KEPT, AT(verbose), NULL, 0, 0,
     "name every file skipped and every warning"},
    {"help", 'h', OPT_ON, CLI_ANY | CLI_KEPT, AT(help), NULL, 0, 0,
     "show this help"},
};
enum { OPTS_N = sizeof opts / sizeof *opts };

cli_args cli_args_init(void)
{
    wire_trace_opts o = wire_trace_opts_init();
    wire_verify_opts v = WIRE_VERIFY_OPTS_INIT;
    wire_digest_opts d = WIRE_DIGEST_OPTS_INIT;
    wire_check_opts c = WIRE_CHECK_OPTS_INIT;
    const char *store = getenv("WIRECOPY_STORE");
    cli_args a = {.question = d.question,
                  .compress = d.compress,
                  .synopsis = d.max_synopsis,
                  .takeaways = d.max_takeaways,
                  .rewrites = o.find_rewrites,
                  .events = o.find_events,
                  .changes = o.find_changes,
                  .hidden = o.read.keep_hidden,
                  .follow_links = o.read.follow_links,
                  .history = true,
                  .color = "auto",
                  .only = "all",
                  .fail_at = "high",
                  .to = "show",
                  .ninjs = "declared",
                  .threads = o.n_threads,
                  .max_article_bytes = o.read.max_article_bytes,
                  .max_file_bytes = o.read.max_file_bytes,
                  .max_ratio = o.read.max_ratio,
                  .max_depth = o.read.max_depth,
                  .min_run = o.match.min_run,
                  .clock_s = (uint64_t)o.lineage.clock_tolerance_s,
                  .timeout_s = v.timeout_s,
                  .limit = c.max_hits,
                  .batch = 8192,
                  .store = store ? store : "wirecopy.store"};

    return a;
}

wire_read_opts cli_read_opts(const cli_args *args, wire_budget *budget)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;

    o.max_article_bytes = (size_t)args->max_article_bytes;
    o.max_file_bytes = (size_t)args->max_file_bytes;
    o.max_ratio = (size_t)args->max_ratio;
    o.max_depth = (size_t)args->max_depth;
    o.keep_hidden = args->hidden;
    o.follow_links = args->follow_links;
    if (strcmp(args->ninjs, "declared") != 0) o.ninjs = args->ninjs;
    o.explain = args->explain;
    if (args->memory_bytes > 0) {
        budget->limit_bytes = (size_t)args->memory_bytes;
        o.budget = budget;
    }
    return o;
}

/* ---- Values ----------------------------------------------------------- */

static bool parse_number(const char *s, bool is_size, uint64_t *out)
{
    uint64_t n = 0;
    unsigned shift = 0;

    if (*s < '0' || *s > '9') return false;
    for (; *s >= '0' && *s <= '9'; s++) {
        unsigned digit = (unsigned)(*s - '0');

        if (n > (UINT64_MAX - digit) / 10) return false;
        n = n * 10 + digit;
    }
    if (is_size && *s) {
        static const char units[] = "kmgt";
        char c = (char)(*s | 0x20);
        const char *u = strchr(units, c);

        if (!u) return false;
        shift = 10 * (unsigned)(u - units + 1);
        s++;
        if (*s == 'i' && s[1] == 'B') s++; /* 64MiB, 64MB */
        if (*s == 'B') s++;
        if (n > UINT64_MAX >> shift) return false;
    }
    *out = n << shift;
    return *s == '\0';
}

/* Is s one of the words that choices has between its bars? */
static bool is_choice(const char *choices, const char *s)
{
    size_t n = strlen(s);

    for (;;) {
        const char *bar = strchr(choices, '|');
        size_t word = bar ? (size_t)(bar - choices) : strlen(choices);

        if (word == n && memcmp(choices, s, n) == 0) return true;
        if (!bar) return false;
        choices = bar + 1;
    }
}

enum { SIZE_BYTES = 24 };

static void size_words(uint64_t n, char out[SIZE_BYTES])
{
    static const char units[] = "KMGT";
    int u = -1;

    while (u < 3 && n >= 1024 && n % 1024 == 0) {
        n /= 1024;
        u++;
    }
    snprintf(out, SIZE_BYTES, "%" PRIu64 "%.1s", n, u >= 0 ? units + u : "");
}

static bool set_value(const opt *o, const char *value, cli_args *args)
{
    char *field = (char *)args + o->offset;
    uint64_t n;

    if (o->type == OPT_CHOICE) {
        if (is_choice(o->arg, value)) {
            memcpy(field, &value, sizeof value);
            return true;
        }
        fprintf(stderr, "wirecopy: --%s must be one of %s, not '%s'\n", o->name,
                o->arg, value);
        return false;
    }
    if (o->type == OPT_TEXT) {
        memcpy(field, &value, sizeof value);
        return true;
    }
    if (!parse_number(value, o->type == OPT_SIZE, &n)) {
        fprintf(stderr, "wirecopy: --%s needs a %s, not '%s'\n", o->name,
                o->type == OPT_SIZE ? "size like 64M or 1G" : "whole number",
                value);
        return false;
    }
    if (n < o->least || n > o->most) {
        fprintf(stderr, "wirecopy: --%s must be ", o->name);
        if (o->most == UINT64_MAX)
            fprintf(stderr, "%" PRIu64 " or more\n", o->least);
        else
            fprintf(stderr, "%" PRIu64 " to %" PRIu64 "\n", o->least, o->most);
        return false;
    }
    memcpy(field, &n, sizeof n);
    return true;
}

/* ---- Parsing ---------------------------------------------------------- */

static const opt *find_long(const cli_command *c, const char *name, size_t n)
{
    for (size_t i = 0; i < OPTS_N; i++)
        if ((opts[i].commands & c->bit) && strlen(opts[i].name) == n &&
            memcmp(opts[i].name, name, n) == 0)
            return &opts[i];
    return NULL;
}

static const opt *find_letter(const cli_command *c, char letter)
{
    for (size_t i = 0; i < OPTS_N; i++)
        if ((opts[i].commands & c->bit) && opts[i].letter == letter)
            return &opts[i];
    return NULL;
}

static bool unknown_option(const cli_command *c, const char *arg)
{
    const char *names[OPTS_N], *near;
    char typed[64];
    size_t n = 0, len = strcspn(arg + 2, "=");

    if (len >= sizeof typed) len = sizeof typed - 1;
    for (size_t i = 0; i < OPTS_N; i++)
        if (opts[i].commands & c->bit) names[n++] = opts[i].name;
    memcpy(typed, arg + 2, len);
    typed[len] = '\0';
    near = cli_nearest(typed, names, n);
    fprintf(stderr, "wirecopy: %s has no option --%s", c->name, typed);
    if (near) fprintf(stderr, "; did you mean --%s?", near);
    fprintf(stderr, "\n");
    return false;
}

/* Apply o with the value in hand or, when it needs one, the next argument. */
static bool apply(const opt *o, const char *value, int argc, char **argv,
                  int *i, cli_args *args)
{
    if (o->type == OPT_ON || o->type == OPT_OFF) {
        bool on = o->type == OPT_ON;

        if (value) {
            fprintf(stderr, "wirecopy: --%s takes no value\n", o->name);
            return false;
        }
        memcpy((char *)args + o->offset, &on, sizeof on);
        return true;
    }
    if (!value && *i + 1 < argc) value = argv[++*i];
    if (!value) {
        fprintf(stderr, "wirecopy: --%s needs a value: %s\n", o->name, o->arg);
        return false;
    }
    return set_value(o, value, args);
}

static bool parse_letters(const cli_command *c, int argc, char **argv, int *i,
                          cli_args *args)
{
    for (const char *p = argv[*i] + 1; *p; p++) {
        const opt *o = find_letter(c, *p);
        bool has_value;

        if (!o) {
            fprintf(stderr, "wirecopy: %s has no option -%c\n", c->name, *p);
            return false;
        }
        has_value = o->type != OPT_ON && o->type != OPT_OFF;
        if (!apply(o, has_value && p[1] ? p + 1 : NULL, argc, argv, i, args))
            return false;
        if (has_value) break;
    }
    return true;
}

bool cli_parse(const cli_command *c, int argc, char **argv, cli_args *args)
{
    bool only_paths = false;

    args->paths = argv;
    for (int i = 0; i < argc; i++) {
        char *arg = argv[i];

        if (only_paths || arg[0] != '-' || arg[1] == '\0') {
            args->paths[args->n_paths++] = arg; /* never ahead of i */
        } else if (strcmp(arg, "--") == 0) {
            only_paths = true;
        } else if (arg[1] != '-') {
            if (!parse_letters(c, argc, argv, &i, args)) return false;
        } else {
            size_t n = strcspn(arg + 2, "=");
            const opt *o = find_long(c, arg + 2, n);

            if (!o) return unknown_option(c, arg);
            if (!apply(o, arg[2 + n] ? arg + 3 + n : NULL, argc, argv, &i,
                       args))
                return false;
        }
    }
    return true;
}

/* ---- Help ------------------------------------------------------------- */

enum { HELP_COLUMN = 31, HELP_WIDTH = 80, ARG_MOST = 40 };

/* Write words into the right column, over as many lines as they need; *at is
 * where the line ends. */
static void print_words(const char *words, char between, size_t *at)
{
    while (*words) {
        const char *stop = strchr(words, between);
        size_t n = stop ? (size_t)(stop - words) : strlen(words);
        bool has_comma = stop && between == '|';

        if (*at > HELP_COLUMN && *at + 1 + n + has_comma > HELP_WIDTH) {
            printf("\n%*s", HELP_COLUMN, "");
            *at = HELP_COLUMN;
        } else if (*at > HELP_COLUMN) {
            putchar(' ');
            ++*at;
        }
        printf("%.*s%s", (int)n, words, has_comma ? "," : "");
        *at += n + has_comma;
        words += n + (stop != NULL);
    }
}

static void print_default(const opt *o, const cli_args *a, size_t *at)
{
    const char *field = (const char *)a + o->offset, *word;
    char text[64], size[SIZE_BYTES];
    uint64_t n;

    if (o->type == OPT_CHOICE || o->type == OPT_TEXT) {
        memcpy(&word, field, sizeof word);
        if (!word) return; /* none is given */
        snprintf(text, sizeof text, "[%s]", word);
    } else if (o->type == OPT_NUMBER || o->type == OPT_SIZE) {
        memcpy(&n, field, sizeof n);
        if (o->type == OPT_SIZE)
            size_words(n, size);
        else
            snprintf(size, sizeof size, "%" PRIu64, n);
        snprintf(text, sizeof text, "[%s]", size);
    } else {
        return;
    }
    print_words(text, ' ', at);
}

/* A long list of choices stands behind the help, not before it. */
static void print_option(const opt *o, const cli_args *defaults)
{
    bool is_long = o->arg && strlen(o->arg) > ARG_MOST;
    const char *arg = is_long ? "WORD" : o->arg;
    char left[80];
    size_t at = HELP_COLUMN;

    snprintf(left, sizeof left, "--%s%s%s", o->name, arg ? " " : "",
             arg ? arg : "");
    if (o->letter)
        printf("  -%c, %-25s", o->letter, left);
    else
        printf("      %-25s", left);
    if (strlen(left) > 24) printf("\n%*s", HELP_COLUMN, "");
    print_words(o->help, ' ', &at);
    if (is_long) print_words(o->arg, '|', &at);
    print_default(o, defaults, &at);
    putchar('\n');
}

void cli_print_help(const cli_command *c)
{
    cli_args defaults = cli_args_init();

    printf("usage: wirecopy %s\n\n%s\n", c->usage, c->text);
    if (!c->bit) return;
    printf("\nOptions:\n");
    for (size_t i = 0; i < OPTS_N; i++) {
        if (opts[i].commands & c->bit) print_option(&opts[i], &defaults);
    }
}

void cli_print_words(const cli_command *c)
{
    for (size_t i = 0; i < OPTS_N; i++)
        if (opts[i].commands & c->bit)
            printf("--%s%s\n", opts[i].name,
                   opts[i].type == OPT_ON || opts[i].type == OPT_OFF ? ""
                                                                     : "=");
}

/* ---- "did you mean" --------------------------------------------------- */

enum { NEAR_MOST = 24 }; /* longer names are not looked at */

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
    unsigned m = a < b ? a : b;

    return m < c ? m : c;
}

/* Insertions, deletions, changes and swaps of neighbours. */
static unsigned distance(const char *a, const char *b)
{
    unsigned d[3][NEAR_MOST + 1];
    size_t n = strlen(a), m = strlen(b);

    if (n > NEAR_MOST || m > NEAR_MOST) return NEAR_MOST;
    for (unsigned j = 0; j <= m; j++)
        d[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        unsigned *row = d[i % 3], *up = d[(i + 2) % 3], *up2 = d[(i + 1) % 3];

        row[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned change = up[j - 1] + (a[i - 1] != b[j - 1]);

            row[j] = min3(up[j] + 1, row[j - 1] + 1, change);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1] && up2[j - 2] + 1 < row[j])
                row[j] = up2[j - 2] + 1;
        }
    }
    return d[n % 3][m];
}

const char *cli_nearest(const char *typed, const char *const *names, size_t n)
{
    unsigned best = NEAR_MOST;
    const char *out = NULL;
    size_t len = strlen(typed);

    for (size_t i = 0; i < n; i++) {
        unsigned d = distance(typed, names[i]);

        if (len >= 3 && strncmp(typed, names[i], len) == 0) d = 1;
        if (d < best) {
            best = d;
            out = names[i];
        }
    }
    return best <= (len <= 4 ? 1 : 1 + (unsigned)len / 4) ? out : NULL;
}
