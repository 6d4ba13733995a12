/* A site's folder: staged files, a journal, renames.
 *
 *   journal: "wirecopy.journal/1", a line an operation
 *            new|put <TAB> staged file <TAB> path
 *            remove <TAB> path
 *            append <TAB> staged file <TAB> size before <TAB> path
 *            end <TAB> hash of all lines before
 *
 * Source: redo logging, Gray and Reuter, "Transaction Processing", 1992,
 * chapter 9; each operation can be done twice.
 * SPDX-License-Identifier: Apache-2.0 */
#include "publish_disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define JOURNAL_HEAD "wirecopy.journal/1\n"
#define JOURNAL      WIRE__STATE_DIR "/journal"
#define JOURNAL_NEW  WIRE__STATE_DIR "/journal.new"
#define STAGE        WIRE__STATE_DIR "/stage"

enum { PATH_MOST = 400, JOURNAL_MOST = 1 << 30 };

static wire_status fail(const wire__disk *d, const char *what, const char *path,
                        wire_err *err)
{
    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s %.120s/%.80s: %s", what,
                     d->out, path, strerror(errno));
}

bool wire__disk_is_path(wire_str path)
{
    if (!path.n || path.n > PATH_MOST || path.p[0] == '/' ||
        path.p[path.n - 1] == '/')
        return false;
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.p[i];
        bool is_first = i == 0 || path.p[i - 1] == '/';

        if (c <= ' ' || c >= 0x7f || c == '\\') return false;
        if (is_first && c == '/') return false;
        if (is_first && c == '.' && i + 1 < path.n &&
            (path.p[i + 1] == '/' || path.p[i + 1] == '.'))
            return false;
    }
    return true;
}

/* A path with its NUL; wire__disk_is_path holds. */
static const char *cstr(wire_str path, char out[PATH_MOST + 1])
{
    memcpy(out, path.p, path.n);
    out[path.n] = '\0';
    return out;
}

/* ---- Reading ------------------------------------------------------------ */

static wire_status read_all(const wire__disk *d, int fd, const char *path,
                            size_t n, wire_buf *out, wire_err *err)
{
    if (!wire_buf_reserve(out, n + 1)) return wire_fail_mem(err);
    while (n > 0) {
        ssize_t got = read(fd, out->p + out->n, n);

        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail(d, "cannot read", path, err);
        if (got == 0) break;
        out->n += (size_t)got;
        n -= (size_t)got;
    }
    return WIRE_OK;
}

wire_status wire__disk_read(const wire__disk *d, wire_str path, size_t max,
                            wire_buf *out, wire_err *err)
{
    char name[PATH_MOST + 1];
    struct stat st;
    wire_status status;
    int fd;

    if (d->root < 0) return WIRE_END;
    fd = openat(d->root, cstr(path, name), O_RDONLY | O_CLOEXEC);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR)) return WIRE_END;
    if (fd < 0) return fail(d, "cannot open", name, err);
    if (fstat(fd, &st) != 0)
        status = fail(d, "cannot look at", name, err);
    else if ((uint64_t)st.st_size > max)
        status = wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                           "%.80s is larger than %zu bytes", name, max);
    else
        status = read_all(d, fd, name, (size_t)st.st_size, out, err);
    close(fd);
    return status;
}

wire_status wire__disk_same(const wire__disk *d, wire_str path, wire_str bytes,
                            bool *exists, bool *same, wire_err *err)
{
    char name[PATH_MOST + 1];
    struct stat st;
    wire_buf b = {0};
    wire_status status;

    *exists = *same = false;
    if (d->root < 0) return WIRE_OK;
    if (fstatat(d->root, cstr(path, name), &st, 0) != 0) return WIRE_OK;
    *exists = true;
    if ((uint64_t)st.st_size != bytes.n) return WIRE_OK;
    status = wire__disk_read(d, path, bytes.n, &b, err);
    *same = status == WIRE_OK && wire_str_eq(wire_buf_view(&b), bytes);
    wire_buf_free(&b);
    return status == WIRE_END ? WIRE_OK : status;
}

uint64_t wire__disk_size(const wire__disk *d, wire_str path)
{
    char name[PATH_MOST + 1];
    struct stat st;

    if (d->root < 0 || fstatat(d->root, cstr(path, name), &st, 0) != 0)
        return 0;
    return (uint64_t)st.st_size;
}

/* ---- Writing ------------------------------------------------------------- */

static wire_status write_all(const wire__disk *d, int fd, const char *name,
                             wire_str bytes, wire_err *err)
{
    while (bytes.n > 0) {
        ssize_t put = write(fd, bytes.p, bytes.n);

        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return fail(d, "cannot write", name, err);
        bytes = wire_str_sub(bytes, (size_t)put, bytes.n);
    }
    return WIRE_OK;
}

static wire_status write_file(const wire__disk *d, int dir, const char *name,
                              wire_str bytes, bool is_synced, wire_err *err)
{
    int fd = openat(dir, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    wire_status status;

    if (fd < 0) return fail(d, "cannot make", name, err);
    status = write_all(d, fd, name, bytes, err);
    if (status == WIRE_OK && is_synced && fsync(fd) != 0)
        status = fail(d, "cannot write", name, err);
    if (close(fd) != 0 && status == WIRE_OK)
        status = fail(d, "cannot write", name, err);
    return status;
}

static const char *stage_name(uint32_t n, char out[16])
{
    snprintf(out, 16, "%" PRIx32, n);
    return out;
}

wire_status wire__disk_stage(const wire__disk *d, uint32_t n, wire_str bytes,
                             wire_err *err)
{
    char name[16];

    return write_file(d, d->stage, stage_name(n, name), bytes, false, err);
}

/* ---- The journal ----------------------------------------------------------- */

static void put_op(wire_buf *b, const wire__op *op)
{
    switch (op->kind) {
    case WIRE__OP_NEW:
        wire_buf_fmt(b, "new\t%" PRIx32 "\t", op->n);
        break;
    case WIRE__OP_PUT:
        wire_buf_fmt(b, "put\t%" PRIx32 "\t", op->n);
        break;
    case WIRE__OP_REMOVE:
        wire_buf_lit(b, "remove\t");
        break;
    case WIRE__OP_APPEND:
        wire_buf_fmt(b, "append\t%" PRIx32 "\t%" PRIx64 "\t", op->n, op->at);
    }
    wire_buf_str(b, op->path);
    wire_buf_char(b, '\n');
}

static wire_status write_journal(const wire__disk *d, const wire__op *ops,
                                 size_t n_ops, wire_err *err)
{
    wire_buf b = {0};
    wire_status status;

    wire_buf_lit(&b, JOURNAL_HEAD);
    for (size_t i = 0; i < n_ops; i++)
        put_op(&b, &ops[i]);
    wire_buf_fmt(&b, "end\t%016" PRIx64 "\n", wire_hash_bytes(b.p, b.n));
    status = wire_buf_ok(&b) ? write_file(d, d->root, JOURNAL_NEW,
                                          wire_buf_view(&b), true, err)
                             : wire_fail_mem(err);
    wire_buf_free(&b);
    if (status != WIRE_OK) return status;
    if (renameat(d->root, JOURNAL_NEW, d->root, JOURNAL) != 0)
        return fail(d, "cannot write", JOURNAL, err);
    if (fsync(d->root) != 0) return fail(d, "cannot write", JOURNAL, err);
    return WIRE_OK;
}

/* The next field of a line, up to a tab or its end. */
static wire_str field(wire_str *line)
{
    size_t tab = wire_str_find(*line, WIRE_STR("\t"), 0);
    wire_str f = wire_str_sub(*line, 0, tab == SIZE_MAX ? line->n : tab);

    *line =
        tab == SIZE_MAX ? (wire_str){0} : wire_str_sub(*line, tab + 1, line->n);
    return f;
}

static bool hex_of(wire_str s, uint64_t *out)
{
    *out = 0;
    if (!s.n || s.n > 16) return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned c = (unsigned char)s.p[i], v;

        if (c >= '0' && c <= '9')
            v = c - '0';
        else if (c >= 'a' && c <= 'f')
            v = c - 'a' + 10;
        else
            return false;
        *out = *out << 4 | v;
    }
    return true;
}

static bool parse_op(wire_str line, wire__op *op)
{
    static const char *const words[] = {"new", "put", "remove", "append"};
    wire_str word = field(&line);
    uint64_t n = 0;

    *op = (wire__op){0};
    for (unsigned k = 0; k < 4; k++) {
        if (!wire_str_eq(word, wire_str_of(words[k]))) continue;
        op->kind = (wire__op_kind)k;
        if (k != WIRE__OP_REMOVE && !hex_of(field(&line), &n)) return false;
        if (k == WIRE__OP_APPEND && !hex_of(field(&line), &op->at))
            return false;
        op->n = (uint32_t)n;
        op->path = line;
        return n <= UINT32_MAX && wire__disk_is_path(line);
    }
    return false;
}

/* ---- Doing it ---------------------------------------------------------------- */

/* Make the folders above a path. */
static wire_status make_parents(const wire__disk *d, const char *path,
                                wire_err *err)
{
    char up[PATH_MOST + 1];

    for (size_t i = 1; path[i]; i++) {
        if (path[i] != '/') continue;
        memcpy(up, path, i);
        up[i] = '\0';
        if (mkdirat(d->root, up, 0777) != 0 && errno != EEXIST)
            return fail(d, "cannot make", up, err);
    }
    return WIRE_OK;
}

/* A staged file that is gone was moved by the run before. */
static wire_status do_move(const wire__disk *d, const wire__op *op, bool again,
                           wire_err *err)
{
    char from[16], to[PATH_MOST + 1];

    stage_name(op->n, from);
    cstr(op->path, to);
    if (renameat(d->stage, from, d->root, to) == 0) return WIRE_OK;
    if (errno == ENOENT) {
        WIRE_TRY(make_parents(d, to, err));
        if (renameat(d->stage, from, d->root, to) == 0) return WIRE_OK;
    }
    if (errno == ENOENT && again) return WIRE_OK;
    return fail(d, "cannot put", to, err);
}

static wire_status do_append(const wire__disk *d, const wire__op *op,
                             wire_err *err)
{
    char from[64], to[PATH_MOST + 1];
    wire_buf b = {0};
    wire_status status;
    int fd;

    snprintf(from, sizeof from, STAGE "/%" PRIx32, op->n);
    cstr(op->path, to);
    status = wire__disk_read(d, wire_str_of(from), SIZE_MAX, &b, err);
    if (status == WIRE_END) return WIRE_OK; /* appended, and swept away */
    if (status != WIRE_OK) goto out;
    fd = openat(d->root, to, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0 || lseek(fd, (off_t)op->at, SEEK_SET) < 0)
        status = fail(d, "cannot open", to, err);
    else
        status = write_all(d, fd, to, wire_buf_view(&b), err);
    if (status == WIRE_OK && fsync(fd) != 0)
        status = fail(d, "cannot write", to, err);
    if (fd >= 0) close(fd);
out:
    wire_buf_free(&b);
    return status;
}

static wire_status do_op(const wire__disk *d, const wire__op *op, bool again,
                         wire_err *err)
{
    char path[PATH_MOST + 1];

    if (op->kind == WIRE__OP_APPEND) return do_append(d, op, err);
    if (op->kind != WIRE__OP_REMOVE) return do_move(d, op, again, err);
    if (unlinkat(d->root, cstr(op->path, path), 0) == 0 || errno == ENOENT ||
        errno == ENOTDIR)
        return WIRE_OK;
    return fail(d, "cannot remove", path, err);
}

/* Take away what a run left in the stage: nobody wants it. */
static void sweep_stage(const wire__disk *d)
{
    int fd = openat(d->stage, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;

    for (struct dirent *e; dir && (e = readdir(dir));)
        if (e->d_name[0] != '.') unlinkat(d->stage, e->d_name, 0);
    if (dir)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
}

static wire_status finish(const wire__disk *d, wire_err *err)
{
    /* The journal goes only when all that it lists is on the disk. */
    if (syncfs(d->root) != 0) return fail(d, "cannot write", "", err);
    if (unlinkat(d->root, JOURNAL, 0) != 0 && errno != ENOENT)
        return fail(d, "cannot remove", JOURNAL, err);
    return WIRE_OK;
}

wire_status wire__disk_commit(const wire__disk *d, const wire__op *ops,
                              size_t n_ops, wire_err *err)
{
    if (n_ops == 0) return WIRE_OK;
    if (syncfs(d->stage) != 0) return fail(d, "cannot write", STAGE, err);
    WIRE_TRY(write_journal(d, ops, n_ops, err));
    for (size_t i = 0; i < n_ops; i++)
        WIRE_TRY(do_op(d, &ops[i], false, err));
    WIRE_TRY(finish(d, err));
    sweep_stage(d);
    return WIRE_OK;
}

/* ---- Opening ------------------------------------------------------------------ */

static wire_str next_line(wire_str *rest)
{
    size_t at = wire_str_find(*rest, WIRE_STR("\n"), 0);
    wire_str line = wire_str_sub(*rest, 0, at == SIZE_MAX ? rest->n : at);

    *rest = wire_str_sub(*rest, at == SIZE_MAX ? rest->n : at + 1, rest->n);
    return line;
}

/* Is the text a whole journal? Then its lines, without head and end. */
static bool journal_lines(wire_str text, wire_str *lines)
{
    wire_str head = WIRE_STR(JOURNAL_HEAD), tail;
    enum { END_BYTES = 4 + 16 + 1 };
    uint64_t hash;

    if (!wire_str_starts(text, head) || text.n < head.n + END_BYTES)
        return false;
    tail = wire_str_sub(text, text.n - END_BYTES, text.n);
    if (!wire_str_starts(tail, WIRE_STR("end\t")) ||
        !hex_of(wire_str_sub(tail, 4, 20), &hash) ||
        hash != wire_hash_bytes(text.p, text.n - END_BYTES))
        return false;
    *lines = wire_str_sub(text, head.n, text.n - END_BYTES);
    return true;
}

/* Finish what an earlier run began. */
static wire_status roll_forward(const wire__disk *d, wire_err *err)
{
    wire_buf b = {0};
    wire_str rest = {0};
    wire__op op;
    wire_status status =
        wire__disk_read(d, WIRE_STR(JOURNAL), JOURNAL_MOST, &b, err);

    if (status == WIRE_OK && !journal_lines(wire_buf_view(&b), &rest))
        status = wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                           "%.150s/" JOURNAL " is damaged", d->out);
    while (status == WIRE_OK && rest.n > 0) {
        status = parse_op(next_line(&rest), &op)
                     ? do_op(d, &op, true, err)
                     : wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                                 "%.150s/" JOURNAL " is damaged", d->out);
    }
    wire_buf_free(&b);
    return status == WIRE_END ? WIRE_OK
                              : (status == WIRE_OK ? finish(d, err) : status);
}

static wire_status make_folder(const char *path, wire_err *err)
{
    char up[512];
    size_t n = strlen(path);

    if (n >= sizeof up)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "out is too long");
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != '\0') continue;
        memcpy(up, path, i);
        up[i] = '\0';
        if (mkdir(up, 0777) != 0 && errno != EEXIST)
            return wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                             "cannot make %.160s: %s", up, strerror(errno));
    }
    return WIRE_OK;
}

static wire_status take_lock(wire__disk *d, wire_err *err)
{
    if (mkdirat(d->root, WIRE__STATE_DIR, 0777) != 0 && errno != EEXIST)
        return fail(d, "cannot make", WIRE__STATE_DIR, err);
    d->lock = openat(d->root, WIRE__STATE_DIR "/lock",
                     O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (d->lock < 0)
        return fail(d, "cannot make", WIRE__STATE_DIR "/lock", err);
    if (flock(d->lock, LOCK_EX | LOCK_NB) != 0)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "another run is publishing to %.150s", d->out);
    if (mkdirat(d->root, STAGE, 0777) != 0 && errno != EEXIST)
        return fail(d, "cannot make", STAGE, err);
    d->stage =
        openat(d->root, STAGE, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return d->stage < 0 ? fail(d, "cannot open", STAGE, err) : WIRE_OK;
}

wire_status wire__disk_open(const char *out, bool is_dry, wire__disk *d,
                            wire_err *err)
{
    *d = (wire__disk){-1, -1, -1, ""};
    snprintf(d->out, sizeof d->out, "%s", out);
    if (!is_dry) WIRE_TRY(make_folder(out, err));
    d->root = open(out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (d->root < 0 && is_dry && errno == ENOENT) return WIRE_OK;
    if (d->root < 0) return fail(d, "cannot open", "", err);
    if (is_dry) return WIRE_OK;
    WIRE_TRY(take_lock(d, err));
    WIRE_TRY(roll_forward(d, err));
    sweep_stage(d);
    return WIRE_OK;
}

void wire__disk_close(wire__disk *d)
{
    if (d->stage >= 0) close(d->stage);
    if (d->lock >= 0) close(d->lock);
    if (d->root >= 0) close(d->root);
    d->root = d->stage = d->lock = -1;
}
