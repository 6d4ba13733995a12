/* What there is to read: folders walked, large JSONL files cut into units.
 *
 *   paths -> stack of names -> files -> units
 *            (folders put       a.txt    [a.txt]
 *             their names on)   b.jsonl  [b 0..4M) [b 4M..8M) ...
 * SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "read_int.h"
#include "read_json.h"

/* How long a pipe with a name may stay without a writer. */
enum { PIPE_WAIT_MS = 5000 };

typedef struct {
    wire_str path;
    bool is_found; /* in a folder, not given */
    bool is_memory;
    char *mem; /* a pipe, as far as read when planned; owned */
    size_t mem_n, mem_cap;
    int fd;               /* standard input that is a file, or a pipe that
                             goes on behind mem; owned, else -1 */
    wire__shared *shared; /* compressed JSONL, read by several; owned */
} plan_file;

typedef struct {
    uint32_t file;
    bool is_part; /* [beg, end) of a JSONL file, not a whole file; of
                     compressed ones beg is the number of the unit */
    bool is_rest; /* of a pipe: from beg on, what is in memory and then what
                     still comes */
    uint64_t beg, end;
} plan_unit;

typedef struct {
    uint64_t dev, ino;
    bool is_used;
} file_key;

/* Files and folders met so far, by device and inode. */
typedef struct {
    file_key *slot; /* open addressing */
    size_t n, cap;  /* cap a power of two */
} file_set;

struct wire_plan {
    wire_read_opts opts;
    wire_arena *a; /* paths, messages, lists */
    struct {
        plan_file *p;
        size_t n, cap;
    } files;
    struct {
        plan_unit *p;
        size_t n, cap;
    } units;
    wire__skips skips;
    uint64_t bytes;
    int64_t now_s;
};

/* A name that waits to be looked at. */
typedef struct {
    wire_str path; /* NUL-terminated */
    bool is_given; /* by the caller, not found in a folder */
} pending;

typedef struct {
    wire_plan *plan;
    struct {
        pending *p;
        size_t n, cap;
    } stack; /* the next name is on top */
    file_set seen;
    const char *const *paths; /* [n_paths] as given */
    size_t n_paths;
    wire_str *roots; /* [n_roots] those without links; NULL: not asked yet */
    size_t n_roots;
    char *room; /* of a path */
} walk;

wire_status wire__read_check(const wire_read_opts *o, wire_err *err)
{
    const char *field = !o->max_article_bytes ? "max_article_bytes"
                        : !o->max_file_bytes  ? "max_file_bytes"
                        : !o->max_ratio       ? "max_ratio"
                        : !o->max_depth       ? "max_depth"
                        : !o->unit_bytes      ? "unit_bytes"
                                              : NULL;
    if (!field) return WIRE_OK;
    return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "%s must be above 0",
                     field);
}

/* ---- Notes ---- */

static wire_status skip_path(wire_plan *p, wire_str path, bool is_warning,
                             const char *what, const char *why, wire_err *err)
{
    wire_skip s = {.path = path, .at = WIRE_NO_OFF, .is_warning = is_warning};
    char text[512];
    size_t n = 0;
    for (const char *part = what; *part && n < sizeof text; part++)
        text[n++] = *part;
    for (const char *part = why; *part && n < sizeof text; part++)
        text[n++] = *part;
    wire_str line = {text, n};
    if (!wire_arena_copy(p->a, line, &s.why) || !WIRE__PUSH(p->a, &p->skips, s))
        return wire_fail_mem(err);
    return WIRE_OK;
}

static wire_status skip_errno(wire_plan *p, wire_str path, const char *what,
                              int code, wire_err *err)
{
    char text[128] = "";
    return skip_path(p, path, false, what, strerror_r(code, text, sizeof text),
                     err);
}

/* ---- Files met before ---- */

static size_t slot_of(const file_set *s, uint64_t dev, uint64_t ino)
{
    size_t i = wire_mix64(ino ^ wire_mix64(dev)) & (s->cap - 1);
    while (s->slot[i].is_used &&
           (s->slot[i].dev != dev || s->slot[i].ino != ino))
        i = (i + 1) & (s->cap - 1);
    return i;
}

static bool set_grow(file_set *s)
{
    file_set more = {.n = s->n, .cap = s->cap ? s->cap * 2 : 64};
    more.slot = wire_calloc(more.cap, sizeof *more.slot);
    if (!more.slot) return false;
    for (size_t i = 0; i < s->cap; i++) {
        const file_key *k = &s->slot[i];
        if (k->is_used) more.slot[slot_of(&more, k->dev, k->ino)] = *k;
    }
    wire_free(s->slot);
    *s = more;
    return true;
}

/* *is_new when the file was not met before. False: out of memory. */
static bool set_add(file_set *s, const struct stat *st, bool *is_new)
{
    if (s->n * 2 >= s->cap && !set_grow(s)) return false;
    size_t i = slot_of(s, (uint64_t)st->st_dev, (uint64_t)st->st_ino);
    *is_new = !s->slot[i].is_used;
    if (*is_new) {
        s->slot[i] =
            (file_key){(uint64_t)st->st_dev, (uint64_t)st->st_ino, true};
        s->n++;
    }
    return true;
}

/* ---- What is never read ---- */

bool wire__is_barred(const wire_read_opts *o, const struct stat *st)
{
    for (size_t i = 0; i < o->n_barred; i++)
        if (o->barred[i].dev == (uint64_t)st->st_dev &&
            o->barred[i].ino == (uint64_t)st->st_ino)
            return true;
    return false;
}

/* What is opened is held against the list once more: a name can be given to
 * another file since it was planned. */
int wire__open_input(const wire_read_opts *o, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;

    if (fd < 0 || !o->n_barred) return fd;
    if (fstat(fd, &st) == 0 && !wire__is_barred(o, &st)) return fd;
    close(fd);
    errno = EACCES;
    return -1;
}

/* ---- Links ---- */

/* Does a real path lie in a folder, or is it that? */
static bool lies_in(const char *path, wire_str folder)
{
    size_t n = folder.n;

    while (n > 0 && folder.p[n - 1] == '/')
        n--;
    return strncmp(path, folder.p, n) == 0 &&
           (path[n] == '/' || path[n] == '\0');
}

/* The paths that were given, with the links in them resolved: looked up at
 * the first link that is met. */
static wire_status find_roots(walk *w, char *room, wire_err *err)
{
    w->roots = WIRE_ARRAY(w->plan->a, wire_str, w->n_paths);
    if (!w->roots) return wire_fail_mem(err);
    for (size_t i = 0; i < w->n_paths; i++) {
        if (!realpath(w->paths[i], room)) continue;
        if (!wire_arena_copy(w->plan->a, wire_str_of(room),
                             &w->roots[w->n_roots++]))
            return wire_fail_mem(err);
    }
    return WIRE_OK;
}

/* Is a name found in a folder a link that leads out of all that was given? A
 * link that leads nowhere is told when it is opened. */
static wire_status leads_out(walk *w, const pending *item, bool *out,
                             wire_err *err)
{
    struct stat st;

    *out = false;
    if (item->is_given || w->plan->opts.follow_links ||
        lstat(item->path.p, &st) != 0 || !S_ISLNK(st.st_mode))
        return WIRE_OK;
    if (!w->room) w->room = wire_arena_alloc(w->plan->a, PATH_MAX);
    if (!w->room) return wire_fail_mem(err);
    if (!w->roots) WIRE_TRY(find_roots(w, w->room, err));
    if (!realpath(item->path.p, w->room)) return WIRE_OK;
    *out = true;
    for (size_t i = 0; i < w->n_roots && *out; i++)
        *out = !lies_in(w->room, w->roots[i]);
    return WIRE_OK;
}

/* ---- Units ---- */

static void drop_file(const wire_plan *p, plan_file *f)
{
    wire__shared_free(f->shared);
    wire_free(f->mem);
    wire_budget_give(p->opts.budget, f->mem_cap);
    if (f->fd >= 0) close(f->fd);
}

static wire_status add_unit(wire_plan *p, plan_unit u, wire_err *err)
{
    return WIRE__PUSH(p->a, &p->units, u) ? WIRE_OK : wire_fail_mem(err);
}

/* How a file can be cut, told by its head. */
typedef enum { CUT_NOT, CUT_LINES, CUT_STREAM } cutting;

static cutting cutting_of(wire_str head, bool is_all)
{
    const char *why;
    switch (wire__sniff(head, is_all, &why)) {
    case WIRE__KIND_JSONL:
        return CUT_LINES;
    case WIRE__KIND_GZIP:
    case WIRE__KIND_ZSTD:
        return CUT_STREAM;
    default:
        return CUT_NOT;
    }
}

static wire_status add_file(wire_plan *p, plan_file f, uint64_t size,
                            cutting cut, wire_err *err)
{
    wire__packed packed = {f.path, {f.mem, f.mem_n}, f.fd, size};
    wire_status status = WIRE_OK;
    if (cut == CUT_STREAM)
        status = wire__shared_open(&packed, &p->opts, &f.shared, err);
    if (status == WIRE_OK && !WIRE__PUSH(p->a, &p->files, f))
        status = wire_fail_mem(err);
    if (status != WIRE_OK) {
        drop_file(p, &f);
        return status;
    }
    uint32_t file = (uint32_t)(p->files.n - 1);
    uint64_t step = p->opts.unit_bytes;
    p->bytes += size;
    if (f.shared) {
        for (size_t i = 0; i < wire__shared_units(f.shared); i++)
            WIRE_TRY(add_unit(
                p, (plan_unit){.file = file, .is_part = true, .beg = i}, err));
        return WIRE_OK;
    }
    if (cut != CUT_LINES) return add_unit(p, (plan_unit){.file = file}, err);
    for (uint64_t at = 0; at < size; at += step) {
        plan_unit u = {.file = file, .is_part = true, .beg = at};
        u.end = size - at < step ? size : at + step;
        WIRE_TRY(add_unit(p, u, err));
    }
    return WIRE_OK;
}

static wire_status cutting_of_file(wire_plan *p, int fd, cutting *out,
                                   wire_err *err)
{
    wire_arena_mark mark = wire_arena_save(p->a);
    char *head = wire_arena_alloc(p->a, WIRE__SNIFF_BYTES);
    if (!head) return wire_fail_mem(err);
    wire__source s;
    wire__source_file(&s, fd, 0);
    wire_err local; /* reading the unit will say it again */
    int64_t got = s.read(&s, head, WIRE__SNIFF_BYTES, &local);
    wire_str bytes = {head, got > 0 ? (size_t)got : 0};
    *out = cutting_of(bytes, false);
    wire_arena_rewind(p->a, mark);
    return WIRE_OK;
}

/* Only files of more than one unit are opened while planning. */
static wire_status plan_regular(wire_plan *p, wire_str path, bool is_found,
                                uint64_t size, wire_err *err)
{
    plan_file f = {.path = path, .is_found = is_found, .fd = -1};
    cutting cut = CUT_NOT;
    /* What is smaller does not unpack to much more than a unit. */
    if (size <= p->opts.unit_bytes / 4)
        return add_file(p, f, size, CUT_NOT, err);
    int fd = wire__open_input(&p->opts, path.p);
    if (fd < 0) return skip_errno(p, path, "cannot open: ", errno, err);
    wire_status status = cutting_of_file(p, fd, &cut, err);
    close(fd);
    return status == WIRE_OK ? add_file(p, f, size, cut, err) : status;
}

/* How much of a pipe is read while planning, to be shared by the threads:
 * all of it up to the file limit, where memory is short a small part. */
static size_t pipe_room(const wire_plan *p)
{
    const wire_budget *b = p->opts.budget;
    size_t most = p->opts.max_file_bytes, part = b ? b->limit_bytes / 8 : 0;
    if (part && part < most) most = part;
    return most < SIZE_MAX ? most + 1 : most; /* is there more? */
}

/* A pipe with a name holds back whoever opens it until somebody writes to it.
 * Those of a shell, <(...), have their writer when we are told of them. */
static bool is_named_pipe(wire_str path, const struct stat *st)
{
    return S_ISFIFO(st->st_mode) &&
           !wire_str_starts(path, WIRE_STR("/dev/fd/")) &&
           !wire_str_starts(path, WIRE_STR("/proc/"));
}

/* The first bytes of a named pipe that was opened without waiting: what read
 * gives, or -1 and ETIMEDOUT when nobody has opened it to write for a while.
 * A writer that is there may take as long as it likes. */
static ssize_t read_named(int fd, char *p, size_t n)
{
    enum { LOOK_MS = 50 };
    struct pollfd look = {.fd = fd, .events = POLLIN};
    for (int ms = 0; poll(&look, 1, LOOK_MS) == 0; ms += LOOK_MS) {
        ssize_t got = read(fd, p, n);
        if (got > 0) return got;
        if (got < 0) break; /* somebody holds it open and is silent */
        if (ms >= PIPE_WAIT_MS) {
            errno = ETIMEDOUT;
            return -1;
        }
    }
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) != 0) return -1;
    return read(fd, p, n);
}

/* Up to n bytes into f->mem. */
static wire_status fill_pipe(wire_plan *p, plan_file *f, int fd, bool is_named,
                             size_t n, bool *at_end, int *failed, wire_err *err)
{
    enum { STEP = 64 << 10 };
    wire_buf b = {0};
    *at_end = false;
    *failed = 0;
    while (b.n < n && !*at_end && !*failed) {
        size_t step = n - b.n < STEP ? n - b.n : STEP;
        if (!wire_buf_reserve(&b, step)) {
            wire_buf_free(&b);
            return wire_fail_mem(err);
        }
        bool is_first = is_named && !b.n;
        ssize_t got =
            is_first ? read_named(fd, b.p, step) : read(fd, b.p + b.n, step);
        if (got < 0 && errno != EINTR) *failed = errno;
        if (got == 0) *at_end = true;
        if (got > 0) b.n += (size_t)got;
    }
    f->mem = b.p;
    f->mem_n = b.n;
    if (!wire_budget_take(p->opts.budget, b.cap)) return wire_fail_mem(err);
    f->mem_cap = b.cap;
    return WIRE_OK;
}

/* A pipe that goes on behind what is in memory: whole lines of that are cut
 * as a file is, and one unit reads the rest as it comes. */
static wire_status add_long_pipe(wire_plan *p, plan_file f, int fd, cutting cut,
                                 wire_err *err)
{
    size_t whole = f.mem_n;
    while (whole > 0 && f.mem[whole - 1] != '\n')
        whole--;
    if (cut != CUT_LINES) whole = 0;
    f.fd = dup(fd);
    if (f.fd < 0) {
        wire_str path = f.path;
        int code = errno;
        drop_file(p, &f);
        return skip_errno(p, path, "cannot read: ", code, err);
    }
    plan_unit rest = {.file = (uint32_t)p->files.n,
                      .is_part = cut == CUT_LINES,
                      .is_rest = true,
                      .beg = whole,
                      .end = UINT64_MAX};
    if (whole > 0) {
        WIRE_TRY(add_file(p, f, whole, cut, err));
    } else if (!WIRE__PUSH(p->a, &p->files, f)) {
        drop_file(p, &f);
        return wire_fail_mem(err);
    }
    return add_unit(p, rest, err);
}

static wire_status skip_pipe(wire_plan *p, wire_str path, int code,
                             wire_err *err)
{
    if (code == ETIMEDOUT)
        return skip_path(p, path, false, "a pipe that ", "nobody writes to",
                         err);
    return skip_errno(p, path, "cannot read: ", code, err);
}

/* Standard input and pipes are read once. */
static wire_status plan_pipe(wire_plan *p, wire_str path, int fd, bool is_named,
                             wire_err *err)
{
    plan_file f = {.path = path, .is_memory = true, .fd = -1};
    int failed;
    bool at_end;
    wire_status status =
        fill_pipe(p, &f, fd, is_named, pipe_room(p), &at_end, &failed, err);
    wire_str all = {f.mem, f.mem_n};
    wire_str head = wire_str_sub(all, 0, WIRE__SNIFF_BYTES);
    cutting cut = cutting_of(head, head.n == all.n);
    bool is_long = status == WIRE_OK && !at_end && !failed;
    if (is_long && (cut == CUT_LINES || f.mem_n <= p->opts.max_file_bytes))
        return add_long_pipe(p, f, fd, cut, err);
    if (failed) status = skip_pipe(p, path, failed, err);
    if (is_long)
        status = skip_path(p, path, false, "longer than the file limit; ",
                           "what comes behind it was not read", err);
    if (status == WIRE_OK && all.n) return add_file(p, f, all.n, cut, err);
    drop_file(p, &f);
    if (status == WIRE_OK && !failed)
        status = skip_path(p, path, false, "empty ", "input", err);
    return status;
}

/* Standard input from a file, at its start, is read in units as the file. */
static wire_status plan_stdin(wire_plan *p, wire_str path, wire_err *err)
{
    struct stat st;
    cutting cut = CUT_NOT;
    if (fstat(STDIN_FILENO, &st) != 0 || !S_ISREG(st.st_mode) ||
        lseek(STDIN_FILENO, 0, SEEK_CUR) != 0)
        return plan_pipe(p, path, STDIN_FILENO, false, err);
    plan_file f = {.path = path, .fd = dup(STDIN_FILENO)};
    if (f.fd < 0) return skip_errno(p, path, "cannot read: ", errno, err);
    wire_status status = cutting_of_file(p, f.fd, &cut, err);
    if (status != WIRE_OK) {
        close(f.fd);
        return status;
    }
    return add_file(p, f, (uint64_t)st.st_size, cut, err);
}

/* ---- Walking ---- */

static int compare_pending(const void *a, const void *b)
{
    const pending *x = a, *y = b;
    return wire_str_cmp(y->path, x->path); /* the first name ends on top */
}

static bool push_name(walk *w, wire_str folder, const char *name)
{
    size_t n = strlen(name);
    bool slash = folder.n && folder.p[folder.n - 1] != '/';
    char *p = wire_arena_alloc(w->plan->a, folder.n + slash + n + 1);
    if (!p) return false;
    memcpy(p, folder.p, folder.n);
    if (slash) p[folder.n] = '/';
    memcpy(p + folder.n + slash, name, n + 1);
    pending item = {{p, folder.n + slash + n}, false};
    return WIRE__PUSH(w->plan->a, &w->stack, item);
}

static wire_status open_folder(walk *w, wire_str path, wire_err *err)
{
    DIR *dir = opendir(path.p);
    if (!dir)
        return skip_errno(w->plan, path, "cannot open folder: ", errno, err);
    size_t first = w->stack.n;
    bool ok = true;
    struct dirent *e;
    errno = 0;
    while (ok && (e = readdir(dir))) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        if (e->d_name[0] == '.' && !w->plan->opts.keep_hidden) continue;
        ok = push_name(w, path, e->d_name);
    }
    int failed = ok ? errno : 0;
    closedir(dir);
    if (!ok) return wire_fail_mem(err);
    if (w->stack.n > first)
        qsort(w->stack.p + first, w->stack.n - first, sizeof *w->stack.p,
              compare_pending);
    if (failed)
        return skip_errno(w->plan, path, "cannot read folder: ", failed, err);
    return WIRE_OK;
}

static wire_status visit_special(walk *w, const pending *item,
                                 const struct stat *st, wire_err *err)
{
    /* <(...) of a shell is a pipe; one found in a folder would block. */
    bool is_pipe = S_ISFIFO(st->st_mode) || S_ISCHR(st->st_mode);
    if (!item->is_given || !is_pipe)
        return skip_path(w->plan, item->path, false, "not a ", "regular file",
                         err);
    bool is_named = is_named_pipe(item->path, st);
    int wait = is_named ? O_NONBLOCK : 0;
    int fd = open(item->path.p, O_RDONLY | O_CLOEXEC | wait);
    if (fd < 0)
        return skip_errno(w->plan, item->path, "cannot open: ", errno, err);
    wire_status status = plan_pipe(w->plan, item->path, fd, is_named, err);
    close(fd);
    return status;
}

static wire_status visit(walk *w, pending item, wire_err *err)
{
    struct stat st;
    if (item.is_given && wire_str_eq(item.path, WIRE_STR("-")))
        return plan_stdin(w->plan, item.path, err);
    if (stat(item.path.p, &st) != 0)
        return skip_errno(w->plan, item.path, "cannot open: ", errno, err);
    if (wire__is_barred(&w->plan->opts, &st))
        return skip_path(w->plan, item.path, false,
                         "not to be read: ", "the key of the site, or the site",
                         err);
    bool is_new, is_outside;
    WIRE_TRY(leads_out(w, &item, &is_outside, err));
    if (is_outside)
        return skip_path(w->plan, item.path, true, "a link that leads out of ",
                         "the input; --follow-links reads it", err);
    if (!set_add(&w->seen, &st, &is_new)) return wire_fail_mem(err);
    if (S_ISDIR(st.st_mode)) /* a folder met again is a loop of links */
        return is_new ? open_folder(w, item.path, err) : WIRE_OK;
    if (!S_ISREG(st.st_mode)) return visit_special(w, &item, &st, err);
    if (!is_new)
        return skip_path(w->plan, item.path, true, "the same file ",
                         "was read under another name", err);
    return plan_regular(w->plan, item.path, !item.is_given,
                        (uint64_t)st.st_size, err);
}

static wire_status walk_all(walk *w, const char *const *paths, size_t n_paths,
                            wire_err *err)
{
    for (size_t i = n_paths; i-- > 0;) {
        pending item = {{0}, true};
        if (!wire_arena_copy(w->plan->a, wire_str_of(paths[i]), &item.path) ||
            !WIRE__PUSH(w->plan->a, &w->stack, item))
            return wire_fail_mem(err);
    }
    while (w->stack.n)
        WIRE_TRY(visit(w, w->stack.p[--w->stack.n], err));
    return WIRE_OK;
}

wire_status wire_plan_new(const char *const *paths, size_t n_paths,
                          const wire_read_opts *opts, wire_plan **out,
                          wire_err *err)
{
    *out = NULL;
    WIRE_TRY(wire__read_check(opts, err));
    wire_plan *p = wire_calloc(1, sizeof *p);
    if (!p) return wire_fail_mem(err);
    p->opts = *opts;
    /* A record is held several times over while it is read: one that could
     * not be is skipped, and the rest goes on. */
    size_t most = opts->budget ? opts->budget->limit_bytes / 8 : 0;
    if (most && most < opts->max_article_bytes)
        p->opts.max_article_bytes = most;
    p->now_s = (int64_t)time(NULL);
    p->a = wire_arena_new(opts->budget, 0);
    walk w = {.plan = p, .paths = paths, .n_paths = n_paths};
    wire_status status =
        p->a ? walk_all(&w, paths, n_paths, err) : wire_fail_mem(err);
    wire_free(w.seen.slot);
    if (status == WIRE_OK)
        *out = p;
    else
        wire_plan_free(p);
    return status;
}

void wire_plan_free(wire_plan *p)
{
    if (!p) return;
    for (size_t i = 0; i < p->files.n; i++)
        drop_file(p, &p->files.p[i]);
    wire_arena_free(p->a);
    wire_free(p);
}

size_t wire_plan_units(const wire_plan *p) { return p->units.n; }

uint64_t wire_plan_bytes(const wire_plan *p) { return p->bytes; }

size_t wire_plan_skips(const wire_plan *p, const wire_skip **out)
{
    *out = p->skips.p;
    return p->skips.n;
}

/* ---- Reading a unit ---- */

static wire_status read_unit(wire__reader *r, wire__source *s,
                             const plan_unit *u, wire_err *err)
{
    if (!u->is_part) return wire__read_source(r, s, err);
    /* One byte back: a line end there means that a line begins with us. */
    s->pos = u->beg ? u->beg - 1 : 0;
    return wire__read_jsonl(r, s, (wire_str){0}, u->beg > 0, u->end, err);
}

static wire_status read_file_unit(wire__reader *r, const plan_file *f,
                                  const plan_unit *u, wire_err *err)
{
    wire__source s;
    if (f->shared) return wire__shared_read(f->shared, u->beg, r, err);
    if (f->is_memory) {
        wire_str mem = {f->mem, f->mem_n};
        if (u->is_rest)
            wire__source_pipe(&s, mem, f->fd);
        else
            wire__source_memory(&s, mem);
        return read_unit(r, &s, u, err);
    }
    int fd = f->fd >= 0 ? dup(f->fd) : wire__open_input(r->opts, f->path.p);
    if (fd < 0) {
        char text[128] = "";
        const char *why = strerror_r(errno, text, sizeof text);
        return wire__reader_skip(r, WIRE_NO_OFF, false, err, "cannot open: %s",
                                 why);
    }
    wire__source_file(&s, fd, 0);
    wire_status status = read_unit(r, &s, u, err);
    close(fd);
    return status;
}

/* Folders hold JSON of other things beside articles: settings, notes. A file
 * of nothing else is told once, and nothing of it was lost. */
static void settle_other(wire__reader *r)
{
    if (r->articles.n || r->listed.n || r->feeds.n || !r->skips.n) return;
    for (size_t i = 0; i < r->skips.n; i++)
        if (r->skips.p[i].is_warning ||
            !wire_str_eq(r->skips.p[i].why, WIRE_STR(WIRE__TEXTLESS)))
            return;
    r->skips.p[0] = (wire_skip){.path = r->path,
                                .at = WIRE_NO_OFF,
                                .why = WIRE_STR("no article in it"),
                                .is_warning = true};
    r->skips.n = 1;
    r->hidden_skips = 0;
}

wire_status wire_plan_read(const wire_plan *p, size_t unit, wire_batch *out,
                           wire_err *err)
{
    wire__reader r;
    *out = (wire_batch){0};
    const plan_unit *u = &p->units.p[unit];
    const plan_file *f = &p->files.p[u->file];
    WIRE_TRY(wire__reader_init(&r, &p->opts, f->path, p->now_s, err));
    wire_status status = read_file_unit(&r, f, u, err);
    if (status == WIRE_OK && f->is_found) settle_other(&r);
    if (status == WIRE_OK) status = wire__reader_finish(&r, out, err);
    if (status != WIRE_OK) wire__reader_drop(&r);
    return status;
}
