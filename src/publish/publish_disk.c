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
#define JOURNAL      WIRE__STATE_DIR "/" JOURNAL_NAME
#define JOURNAL_NAME "journal"
#define JOURNAL_NEW  "journal.new"
#define STAGE        WIRE__STATE_DIR "/stage"

enum { PATH_MOST = 400, JOURNAL_MOST = 1 << 30 };

static wire_status fail(const wire__disk *d, const char *what, const char *path,
                        wire_err *err)
{
    const char *why = errno == ELOOP     ? "it is a link, and none is followed"
                      : errno == ENOTDIR ? "a link is in the way, or what is "
                                           "no folder"
                      : errno == EINVAL || errno == ENXIO ? "it is no file"
                                                          : strerror(errno);

    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s %.110s/%.80s: %s", what,
                     d->out, path, why);
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
    fd = wire__walk_open(d, cstr(path, name), O_RDONLY, &st);
    if (fd < 0 && errno == ENOENT) return WIRE_END;
    if (fd < 0) return fail(d, "cannot read", name, err);
    if ((uint64_t)st.st_size > max)
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
    if (!wire__walk_look(d, cstr(path, name), &st))
        return errno == ENOENT ? WIRE_OK : fail(d, "cannot write", name, err);
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return fail(d, "cannot write", name, err);
    }
    *exists = true;
    if (!S_ISREG(st.st_mode) || (uint64_t)st.st_size != bytes.n) return WIRE_OK;
    status = wire__disk_read(d, path, bytes.n, &b, err);
    *same = status == WIRE_OK && wire_str_eq(wire_buf_view(&b), bytes);
    wire_buf_free(&b);
    return status == WIRE_END ? WIRE_OK : status;
}

/* Bytes [at, at + n) of a file, fewer where it ends. */
static wire_status read_part(const wire__disk *d, int fd, const char *name,
                             uint64_t at, size_t n, wire_buf *out,
                             wire_err *err)
{
    if (lseek(fd, (off_t)at, SEEK_SET) < 0)
        return fail(d, "cannot read", name, err);
    return read_all(d, fd, name, n, out, err);
}

/* From the end to the last line end, a block at a time. */
static wire_status find_torn(const wire__disk *d, int fd, const char *name,
                             uint64_t size, uint64_t *torn, wire_err *err)
{
    enum { BLOCK = 1 << 16 };

    *torn = 0;
    while (*torn < size) {
        uint64_t end = size - *torn, beg = end > BLOCK ? end - BLOCK : 0;
        wire_buf b = {0};
        wire_status status =
            read_part(d, fd, name, beg, (size_t)(end - beg), &b, err);
        size_t n = b.n, got = b.n;

        while (n > 0 && b.p[n - 1] != '\n')
            n--;
        *torn += got - n;
        wire_buf_free(&b);
        if (status != WIRE_OK || n > 0 || beg + got < end) return status;
    }
    return WIRE_OK;
}

wire_status wire__disk_tail(const wire__disk *d, wire_str path, uint64_t *size,
                            uint64_t *torn, wire_err *err)
{
    char name[PATH_MOST + 1];
    struct stat st;
    wire_status status;
    int fd;

    *size = *torn = 0;
    if (d->root < 0) return WIRE_OK;
    fd = wire__walk_open(d, cstr(path, name), O_RDONLY, &st);
    if (fd < 0 && errno == ENOENT) return WIRE_OK;
    if (fd < 0) return fail(d, "cannot read", name, err);
    *size = (uint64_t)st.st_size;
    status = find_torn(d, fd, name, *size, torn, err);
    close(fd);
    return status;
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

/* A file of its own: what stands under the name, a link or a second name of
 * some other file, is not written to. */
static int make_file(int dir, const char *name)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd = openat(dir, name, flags, 0666);

    if (fd >= 0 || errno != EEXIST || unlinkat(dir, name, 0) != 0) return fd;
    return openat(dir, name, flags, 0666);
}

/* as: what it is to be called where it cannot be written. */
static wire_status write_file(const wire__disk *d, int dir, const char *name,
                              const char *as, wire_str bytes, bool is_synced,
                              wire_err *err)
{
    int fd = make_file(dir, name);
    wire_status status;

    if (fd < 0) return fail(d, "cannot make", as, err);
    status = write_all(d, fd, as, bytes, err);
    if (status == WIRE_OK && is_synced && fsync(fd) != 0)
        status = fail(d, "cannot write", as, err);
    if (close(fd) != 0 && status == WIRE_OK)
        status = fail(d, "cannot write", as, err);
    return status;
}

static const char *stage_name(uint32_t n, char out[16])
{
    snprintf(out, 16, "%" PRIx32, n);
    return out;
}

wire_status wire__disk_stage(const wire__disk *d, uint32_t n, wire_str path,
                             wire_str bytes, wire_err *err)
{
    char name[16], as[PATH_MOST + 1];

    return write_file(d, d->stage, stage_name(n, name), cstr(path, as), bytes,
                      false, err);
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
    status = wire_buf_ok(&b) ? write_file(d, d->inner, JOURNAL_NEW, JOURNAL,
                                          wire_buf_view(&b), true, err)
                             : wire_fail_mem(err);
    wire_buf_free(&b);
    if (status != WIRE_OK) return status;
    if (renameat(d->inner, JOURNAL_NEW, d->inner, JOURNAL_NAME) != 0 ||
        fsync(d->inner) != 0)
        return fail(d, "cannot write", JOURNAL, err);
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

/* A staged file that is gone was moved by the run before. */
static wire_status do_move(const wire__disk *d, const wire__op *op, bool again,
                           wire_err *err)
{
    char from[16], to[PATH_MOST + 1];
    wire__walk w;
    bool is_moved, is_gone;

    stage_name(op->n, from);
    if (!wire__walk_begin(d, cstr(op->path, to), true, &w))
        return fail(d, "cannot put", to, err);
    is_moved = renameat(d->stage, from, w.folder, w.name) == 0;
    is_gone = !is_moved && errno == ENOENT;
    wire__walk_end(d, &w);
    if (is_moved || (is_gone && again)) return WIRE_OK;
    return fail(d, "cannot put", to, err);
}

/* Where the lines go: behind what was there before. What stands behind that
 * already is ours, whole or torn, or somebody else's, and is not overwritten.
 *   done  bytes of ours that stand there
 *   at    where the others go */
static wire_status place_lines(const wire__disk *d, const wire__op *op, int fd,
                               uint64_t size, wire_str ours, uint64_t *at,
                               size_t *done, wire_err *err)
{
    uint64_t beg = op->at < size ? op->at : size;
    size_t n = size - beg < ours.n ? (size_t)(size - beg) : ours.n;
    wire_buf there = {0};
    char name[PATH_MOST + 1];
    wire_status status =
        read_part(d, fd, cstr(op->path, name), beg, n, &there, err);

    *done = 0;
    *at = size;
    if (status == WIRE_OK && op->at <= size &&
        wire_str_eq(wire_buf_view(&there), wire_str_sub(ours, 0, n))) {
        *done = n;
        *at = op->at + n;
    } else if (status == WIRE_OK && size >= ours.n) {
        there.n = 0;
        status = read_part(d, fd, name, size - ours.n, ours.n, &there, err);
        if (wire_str_eq(wire_buf_view(&there), ours)) *done = ours.n;
    }
    wire_buf_free(&there);
    return status;
}

/* Behind what somebody else wrote: not in his last line. */
static wire_status begin_line(const wire__disk *d, int fd, const char *name,
                              uint64_t *at, wire_err *err)
{
    uint64_t torn;

    WIRE_TRY(find_torn(d, fd, name, *at, &torn, err));
    if (torn == 0) return WIRE_OK;
    if (lseek(fd, (off_t)*at, SEEK_SET) < 0)
        return fail(d, "cannot write", name, err);
    (*at)++;
    return write_all(d, fd, name, WIRE_STR("\n"), err);
}

static wire_status add_lines(const wire__disk *d, const wire__op *op,
                             wire_str ours, wire_err *err)
{
    char to[PATH_MOST + 1];
    struct stat st;
    uint64_t at;
    size_t done;
    wire_status status;
    int fd = wire__walk_open(d, cstr(op->path, to), O_RDWR | O_CREAT, &st);

    if (fd < 0) return fail(d, "cannot write", to, err);
    status =
        place_lines(d, op, fd, (uint64_t)st.st_size, ours, &at, &done, err);
    if (status == WIRE_OK && at != op->at + done)
        status = begin_line(d, fd, to, &at, err);
    if (status == WIRE_OK && lseek(fd, (off_t)at, SEEK_SET) < 0)
        status = fail(d, "cannot write", to, err);
    if (status == WIRE_OK)
        status = write_all(d, fd, to, wire_str_sub(ours, done, ours.n), err);
    if (status == WIRE_OK && fsync(fd) != 0)
        status = fail(d, "cannot write", to, err);
    close(fd);
    return status;
}

static wire_status do_append(const wire__disk *d, const wire__op *op,
                             wire_err *err)
{
    char from[64];
    wire_buf b = {0};
    wire_status status;

    snprintf(from, sizeof from, STAGE "/%" PRIx32, op->n);
    status = wire__disk_read(d, wire_str_of(from), SIZE_MAX, &b, err);
    if (status == WIRE_OK) status = add_lines(d, op, wire_buf_view(&b), err);
    wire_buf_free(&b);
    return status == WIRE_END ? WIRE_OK : status; /* appended, swept away */
}

static wire_status do_remove(const wire__disk *d, const wire__op *op,
                             wire_err *err)
{
    char path[PATH_MOST + 1];
    wire__walk w;
    bool is_gone = !wire__walk_begin(d, cstr(op->path, path), false, &w);

    if (!is_gone) {
        is_gone = unlinkat(w.folder, w.name, 0) == 0;
        wire__walk_end(d, &w);
    }
    if (is_gone || errno == ENOENT || errno == ENOTDIR) return WIRE_OK;
    return fail(d, "cannot remove", path, err);
}

static wire_status do_op(const wire__disk *d, const wire__op *op, bool again,
                         wire_err *err)
{
    return op->kind == WIRE__OP_APPEND   ? do_append(d, op, err)
           : op->kind == WIRE__OP_REMOVE ? do_remove(d, op, err)
                                         : do_move(d, op, again, err);
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
    if (unlinkat(d->inner, JOURNAL_NAME, 0) != 0 && errno != ENOENT)
        return fail(d, "cannot remove", JOURNAL, err);
    return WIRE_OK;
}

wire_status wire__disk_commit(const wire__disk *d, const wire__op *ops,
                              size_t n_ops, wire_err *err)
{
    if (n_ops == 0) return WIRE_OK;
    if (syncfs(d->stage) != 0) return fail(d, "cannot write", "", err);
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

/* A folder of the site itself, made when absent. */
static int own_folder(int above, const char *name)
{
    if (mkdirat(above, name, 0777) != 0 && errno != EEXIST) return -1;
    return openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static wire_status take_lock(wire__disk *d, wire_err *err)
{
    struct stat st;

    d->inner = own_folder(d->root, WIRE__STATE_DIR);
    if (d->inner < 0) return fail(d, "cannot open", WIRE__STATE_DIR, err);
    d->lock =
        wire__walk_open(d, WIRE__STATE_DIR "/lock", O_RDWR | O_CREAT, &st);
    if (d->lock < 0)
        return fail(d, "cannot make", WIRE__STATE_DIR "/lock", err);
    if (flock(d->lock, LOCK_EX | LOCK_NB) != 0)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "another run is publishing to %.150s", d->out);
    d->stage = own_folder(d->inner, "stage");
    return d->stage < 0 ? fail(d, "cannot open", STAGE, err) : WIRE_OK;
}

wire_status wire__disk_open(const char *out, bool is_dry, wire__disk *d,
                            wire_err *err)
{
    *d = WIRE__NO_DISK;
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
    if (d->inner >= 0) close(d->inner);
    if (d->lock >= 0) close(d->lock);
    if (d->root >= 0) close(d->root);
    d->root = d->inner = d->stage = d->lock = -1;
}
