/* cli_term.c: standard streams, the terminal, progress and skips.
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* ---- Streams ---------------------------------------------------------- */

void cli_prepare_streams(void)
{
    /* Opened the wrong way round on purpose: reading and writing fail as
     * they would on the closed stream. */
    static const int modes[3] = {O_WRONLY, O_RDONLY, O_RDONLY};

    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF)
            (void)!open("/dev/null", modes[fd]); /* takes the lowest number */
    signal(SIGPIPE, SIG_IGN);
}

bool cli_write_stdout(void *ctx, const char *p, size_t n)
{
    int *out_errno = ctx;

    /* Whoever read it has seen enough: the rest goes nowhere, and the exit
     * status says what was found as it does otherwise. */
    if (*out_errno == EPIPE) return true;
    while (n > 0) {
        ssize_t k = write(STDOUT_FILENO, p, n);

        if (k < 0 && errno == EINTR) continue;
        if (k < 0) {
            *out_errno = errno;
            return errno == EPIPE;
        }
        p += k;
        n -= (size_t)k;
    }
    return true;
}

int cli_fail(const wire_err *err, int out_errno)
{
    if (out_errno != 0)
        fprintf(stderr, "wirecopy: cannot write standard output: %s\n",
                strerror(out_errno));
    else if (err->off != WIRE_NO_OFF)
        fprintf(stderr, "wirecopy: %s (byte %" PRIu64 ")\n", err->text,
                err->off);
    else
        fprintf(stderr, "wirecopy: %s\n", err->text);
    return CLI_ERROR;
}

int cli_fail_within(const wire_budget *budget, const wire_err *err,
                    int out_errno)
{
    if (err->code != WIRE_ENOMEM || out_errno || !budget->limit_bytes)
        return cli_fail(err, out_errno);
    fprintf(stderr,
            "wirecopy: more memory is needed than --memory allows, %zu bytes\n",
            budget->limit_bytes);
    return CLI_ERROR;
}

/* ---- Terminal --------------------------------------------------------- */

static bool is_dumb(void)
{
    const char *term = getenv("TERM");

    return !term || strcmp(term, "dumb") == 0;
}

static bool is_utf8(void)
{
    locale_t l = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    bool yes;

    if (!l) return false;
    yes = strcmp(nl_langinfo_l(CODESET, l), "UTF-8") == 0;
    freelocale(l);
    return yes;
}

static unsigned columns_of(int fd)
{
    struct winsize ws;
    const char *env = getenv("COLUMNS");
    long n = env ? strtol(env, NULL, 10) : 0;

    if (ioctl(fd, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0) n = ws.ws_col;
    if (n <= 0) n = 80;
    return n < 40 ? 40 : n > 400 ? 400 : (unsigned)n;
}

wire_report_opts cli_report_opts(const cli_args *args)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    const char *no_color = getenv("NO_COLOR");

    o.columns = columns_of(STDOUT_FILENO);
    if (args->width > 0)
        o.columns = args->width < 40 ? 40 : (unsigned)args->width;
    o.color = isatty(STDOUT_FILENO) && !is_dumb() && !(no_color && *no_color);
    if (strcmp(args->color, "auto") != 0)
        o.color = strcmp(args->color, "always") == 0;
    o.unicode = is_utf8();
    o.show_stats = args->stats;
    o.show_all = args->all;
    return o;
}

/* ---- Progress --------------------------------------------------------- */

static const double progress_after_s = .3; /* quick runs stay calm */
static const double progress_every_s = .1;

void cli_progress_init(cli_progress *p, const cli_args *args)
{
    memset(p, 0, sizeof *p);
    p->is_on = !args->quiet && isatty(STDERR_FILENO) && !is_dumb();
    p->begun_s = wire_clock_s();
    p->columns = columns_of(STDERR_FILENO);
}

void cli_progress_show(void *ctx, wire_stage stage, uint64_t done,
                       uint64_t total)
{
    cli_progress *p = ctx;
    double now = wire_clock_s();
    unsigned bar = p->columns < 60 ? 16 : 32, full;

    if (!p->is_on || now - p->begun_s < progress_after_s ||
        now - p->drawn_s < progress_every_s)
        return;
    if (done > total) done = total;
    full = total > 0 ? (unsigned)((double)done / (double)total * bar) : 0;
    fprintf(stderr, "\r\x1b[K%-9s ", wire_stage_name(stage));
    for (unsigned i = 0; i < bar; i++)
        fputc(i < full ? '#' : '.', stderr);
    if (total > 0)
        fprintf(stderr, " %3.0f %%", 100 * (double)done / (double)total);
    fprintf(stderr, "  %.0f s", now - p->begun_s);
    fflush(stderr);
    p->drawn_s = now;
    p->is_drawn = true;
}

void cli_progress_clear(cli_progress *p)
{
    if (!p->is_drawn) return;
    fprintf(stderr, "\r\x1b[K");
    fflush(stderr);
    p->is_drawn = false;
}

/* ---- Skips ------------------------------------------------------------ */

enum { SKIPS_SHOWN = 8, REASONS_MOST = 20 };

/* Skips of one kind; said is what they say as long as all say the same. */
typedef struct {
    char why[80], said[80];
    size_t n;
} reason;

/* A reason without its particulars: up to a colon or semicolon; unless whole
 * with N for numbers and without other words that hold digits. */
static void put_reason(const wire_skip *s, bool is_whole, char out[80])
{
    enum { MOST = 80 };
    size_t n = 0, i = 0;

    out[0] = 0;

    while (i < s->why.n && s->why.p[i] != ':' && s->why.p[i] != ';') {
        size_t beg = i, digits = 0;
        wire_str word;

        while (i < s->why.n && s->why.p[i] != ' ' && s->why.p[i] != ';' &&
               (s->why.p[i] != ':' || digits > 0)) {
            digits += s->why.p[i] >= '0' && s->why.p[i] <= '9';
            i++;
        }
        word = wire_str_sub(s->why, beg, i);
        if (!is_whole && digits == i - beg) word = WIRE_STR("N");
        if ((is_whole || digits == 0 || digits == i - beg) && i > beg &&
            n + word.n + 2 < MOST) {
            if (n > 0) out[n++] = ' ';
            memcpy(out + n, word.p, word.n);
            n += word.n;
            out[n] = 0;
        }
        while (i < s->why.n && s->why.p[i] == ' ')
            i++;
    }
}

static reason reason_of(const wire_skip *s)
{
    reason r = {"", "", 1};

    put_reason(s, false, r.why);
    put_reason(s, true, r.said);
    return r;
}

/* File names are strangers too: nothing may move the cursor. */
static void print_clean(wire_str s)
{
    size_t more = 0; /* bytes that the letter still wants */

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        bool is_inner = c >= 0x80 && c < 0xc0, is_stray = is_inner && !more;
        bool is_c1 = c == 0xc2 && next >= 0x80 && next < 0xa0; /* CSI */

        if (!is_inner)
            more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : c >= 0xc0;
        else if (more > 0)
            more--;
        if (c < 0x20 || c == 0x7f || is_c1 || is_stray) c = '?';
        fputc(c, stderr);
        if (is_c1) i++, more = 0;
    }
}

void cli_print_skip(const wire_skip *s)
{
    fprintf(stderr, "wirecopy: ");
    print_clean(s->path);
    if (s->at != WIRE_NO_OFF) fprintf(stderr, ": byte %" PRIu64, s->at);
    fprintf(stderr, ": ");
    if (s->is_warning) fprintf(stderr, "warning: ");
    print_clean(s->why);
    fputc('\n', stderr);
}

static int cmp_reason(const void *pa, const void *pb)
{
    const reason *a = pa, *b = pb;

    if (a->n != b->n) return a->n < b->n ? 1 : -1;
    return strcmp(a->why, b->why);
}

/* Counts by reason; those past the table's end are told together. */
static size_t print_reasons(const wire_skip *const *skips, size_t n,
                            bool warnings)
{
    reason r[REASONS_MOST];
    size_t r_n = 0, other = 0, all = 0;

    for (size_t i = 0; i < n; i++) {
        reason new = reason_of(skips[i]);
        size_t k = 0;

        if (skips[i]->is_warning != warnings) continue;
        all++;
        while (k < r_n && strcmp(r[k].why, new.why) != 0)
            k++;
        if (k == REASONS_MOST) {
            other++;
            continue;
        }
        if (k == r_n)
            r[r_n++] = new;
        else
            r[k].n++;
        if (strcmp(r[k].said, new.said) != 0) r[k].said[0] = 0;
    }
    if (all == 0) return 0;
    qsort(r, r_n, sizeof *r, cmp_reason);
    fprintf(stderr, "wirecopy: %s %zu:", warnings ? "warnings" : "skipped",
            all);
    for (size_t k = 0; k < r_n; k++) {
        fprintf(stderr, "%s %zu ", k ? "," : "", r[k].n);
        print_clean(wire_str_of(r[k].said[0] ? r[k].said : r[k].why));
    }
    if (other > 0) fprintf(stderr, ", %zu other", other);
    fprintf(stderr, "\n");
    return all;
}

size_t cli_print_skips(const wire_skip *const *skips, size_t n,
                       const cli_args *args)
{
    size_t shown = 0, left = 0, lost;

    for (size_t i = 0; i < n; i++) {
        bool is_wanted =
            args->verbose ||
            (!args->quiet && !skips[i]->is_warning && shown < SKIPS_SHOWN);

        if (is_wanted) {
            cli_print_skip(skips[i]);
            shown++;
        } else if (!skips[i]->is_warning) {
            left++;
        }
    }
    if (left > 0 && !args->quiet)
        fprintf(stderr, "wirecopy: ... and %zu more (-v names them all)\n",
                left);
    lost = print_reasons(skips, n, false);
    if (!args->quiet) print_reasons(skips, n, true);
    return lost;
}

void cli_print_plain(wire_str s, size_t most)
{
    for (size_t i = 0; i < s.n && i < most; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool is_c1 =
            c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0;

        fputc(c < ' ' || c == 0x7f || is_c1 ? '?' : c, stderr);
        i += is_c1;
    }
}

/* ---- Time --------------------------------------------------------------- */

wire_status cli_now(const char *text, int64_t *now_s, wire_err *err)
{
    wire_time t = wire_time_parse(wire_str_of(text));

    *now_s = text ? t.unix_s : (int64_t)time(NULL);
    if (text && t.precision == WIRE_TIME_NONE)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "--now must be a time like 2026-03-03T09:14:00Z, not "
                         "'%.80s'",
                         text);
    return WIRE_OK;
}
