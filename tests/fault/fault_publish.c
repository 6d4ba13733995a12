/* Publishing a change to a site that stands: fail the nth allocation, fail the
 * nth system call, die at the nth system call, for each n.
 *
 * The site is then the old one, byte for byte, or the change has begun: a
 * journal says so, each file is the old or the new one whole, and every link
 * leads somewhere. Whatever happened, the next run makes the new site of it.
 *
 * usage: fault_publish FOLDER [LINK-CHECKER [thorough]]
 * Prints "N passed, N failed".
 * SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/wirecopy.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- The doors ------------------------------------------------------------ */

typedef enum { NONE, MEMORY, SYSTEM, CRASH } mode;
static const char *const mode_names[] = {"none", "memory", "system", "crash"};
static mode now_mode;
static long countdown = -1;
static bool has_failed;

static bool is_reached(bool is_system)
{
    if (now_mode == NONE || is_system != (now_mode != MEMORY) ||
        countdown < 0 || countdown-- != 0)
        return false;
    if (now_mode == CRASH) _exit(9);
    has_failed = true;
    errno = EIO;
    return true;
}

#define DOOR(result, name, is_system, refused, parameters, arguments)          \
    result __real_##name parameters;                                           \
    result __wrap_##name parameters;                                           \
    result __wrap_##name parameters                                            \
    {                                                                          \
        return is_reached(is_system) ? (refused) : __real_##name arguments;    \
    }

DOOR(void *, wire_malloc, false, NULL, (size_t n), (n))
DOOR(void *, wire_calloc, false, NULL, (size_t n, size_t size), (n, size))
DOOR(void *, wire_realloc, false, NULL, (void *p, size_t n), (p, n))
DOOR(wire_arena *, wire_arena_new, false, NULL, (wire_budget * b, size_t n),
     (b, n))
DOOR(void *, wire_arena_alloc, false, NULL, (wire_arena * a, size_t n), (a, n))
DOOR(void *, wire_arena_calloc, false, NULL,
     (wire_arena * a, size_t n, size_t size), (a, n, size))
DOOR(void *, wire_arena_array, false, NULL,
     (wire_arena * a, size_t n, size_t size), (a, n, size))
DOOR(void *, wire_arena_grow, false, NULL,
     (wire_arena * a, void *p, size_t n, size_t m), (a, p, n, m))
DOOR(bool, wire_arena_copy, false, false,
     (wire_arena * a, wire_str s, wire_str *out), (a, s, out))
/* a disk that is full, or a death, in the middle of a write */
ssize_t __real_write(int fd, const void *p, size_t n);
ssize_t __wrap_write(int fd, const void *p, size_t n);
ssize_t __wrap_write(int fd, const void *p, size_t n)
{
    if (countdown == 0 && (now_mode == SYSTEM || now_mode == CRASH))
        if (__real_write(fd, p, n / 2) < 0) return -1;
    return is_reached(true) ? -1 : __real_write(fd, p, n);
}
DOOR(ssize_t, read, true, -1, (int fd, void *p, size_t n), (fd, p, n))
/* dying is no loss of power: what is written need not reach the disk */
int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
    (void)fd;
    return is_reached(true) ? -1 : 0;
}
int __wrap_syncfs(int fd);
int __wrap_syncfs(int fd)
{
    (void)fd;
    return is_reached(true) ? -1 : 0;
}
DOOR(int, mkdirat, true, -1, (int fd, const char *p, mode_t m), (fd, p, m))
DOOR(int, unlinkat, true, -1, (int fd, const char *p, int f), (fd, p, f))
DOOR(int, renameat, true, -1, (int a, const char *p, int b, const char *q),
     (a, p, b, q))
/* what openat is called where offsets are of 64 bits */
int __real_openat64(int fd, const char *p, int flags, ...);
int __wrap_openat64(int fd, const char *p, int flags, ...);
int __wrap_openat64(int fd, const char *p, int flags, ...)
{
    return is_reached(true) ? -1 : __real_openat64(fd, p, flags, 0666);
}

/* ---- Two inputs --------------------------------------------------------------- */

#define FERRY(cost)                                                            \
    "PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a "    \
    "second berth in spring, the harbour board said on Monday.\\n\\nWork "     \
    "begins in March and costs " cost                                          \
    " million crowns.\\n\\nThe old berth stays open until the summer "         \
    "timetable begins.\\n\\nInes Holt runs the line.\\n\\nIt has waited for "  \
    "nine years.\\n\\nNobody counted them."
#define ITEM(id, outlet, title, more, text)                                    \
    "{\"id\":\"" id "\",\"outlet\":\"" outlet                                  \
    "\",\"published\":\"2026-03-03T08:00:00Z\",\"title\":\"" title "\"" more   \
    ",\"text\":\"" text "\"}\n"

static const char *const inputs[] = {
    ITEM("ferry", "NPA", "Second berth for the night ferry", "", FERRY("4.2"))
        ITEM("copy", "The Post", "A berth more", "", FERRY("4.3"))
            ITEM("soup", "The Post", "Soup and fog", "",
                 "There was soup and there was fog.\\n\\nNeither was thin."),
    ITEM("ferry", "NPA", "CORRECTED-Second berth for the night ferry", "",
         FERRY("2.4"))
        ITEM("soup", "The Post", "Soup and fog", ",\"status\":\"canceled\"",
             "There was soup and there was fog.\\n\\nNeither was thin.")
            ITEM("crane", "The Post", "A red crane", "",
                 "The harbour has a new crane.\\n\\nIt is red.")};

typedef struct {
    char base[200], old[240], new[240], site[240], key[240];
    const char *checker;
    bool is_thorough; /* every allocation */
    wire_trace traces[2];
    uint64_t old_sum, new_sum;
    unsigned passed, failed;
} world;

static wire_status publish(const world *w, const char *site, int which,
                           wire_err *err)
{
    wire_publish_opts o = wire_publish_opts_init();
    wire_published x;
    wire_status s;

    o.out = site;
    o.key = w->key;
    o.base_url = "https://news.example/";
    o.now_s = 1772528040 + which * 3600;
    o.n_threads = 1;
    s = wire_publish_run(&w->traces[which], &o, &x, err);
    wire_published_free(&x);
    return s;
}

/* ---- Folders -------------------------------------------------------------------- */

static bool slurp(const char *path, wire_buf *b)
{
    FILE *f = fopen(path, "rb");
    static char part[4096];
    size_t n;

    while (f && (n = fread(part, 1, sizeof part, f)) > 0)
        wire_buf_add(b, part, n);
    return f && fclose(f) == 0;
}

static bool is_counted(const char *rel)
{
    return strncmp(rel, "/.wirecopy", 10) != 0 ||
           strcmp(rel, "/.wirecopy") == 0 || strstr(rel, "/state");
}

/* Every file below root: into a sum, and into to when that is a folder. */
static uint64_t walk(const char *root, const char *rel, const char *to)
{
    char path[512], copy[512], below[300];
    uint64_t sum = 0;
    DIR *dir;

    snprintf(path, sizeof path, "%s%s", root, rel);
    if (to) {
        snprintf(copy, sizeof copy, "%s%s", to, rel);
        mkdir(copy, 0777);
    }
    dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        wire_buf b = {0};

        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        snprintf(below, sizeof below, "%s/%s", rel, e->d_name);
        snprintf(path, sizeof path, "%s%s", root, below);
        if (!to && !is_counted(below)) continue;
        if (e->d_type == DT_DIR) {
            sum += walk(root, below, to);
            continue;
        }
        if (slurp(path, &b))
            sum += wire_mix64(wire_hash_bytes(below, strlen(below)) ^
                              wire_mix64(wire_hash_bytes(b.n ? b.p : "", b.n)));
        if (to) {
            FILE *f;

            snprintf(copy, sizeof copy, "%s%s", to, below);
            f = fopen(copy, "wb");
            if (f) {
                if (b.n) fwrite(b.p, 1, b.n, f);
                fclose(f);
            }
        }
        wire_buf_free(&b);
    }
    if (dir) closedir(dir);
    return sum;
}

static void remove_all(const char *path)
{
    DIR *dir = opendir(path);

    for (struct dirent *e; dir && (e = readdir(dir));) {
        char below[512];

        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        snprintf(below, sizeof below, "%s/%s", path, e->d_name);
        if (unlink(below) != 0) remove_all(below);
    }
    if (dir) closedir(dir);
    rmdir(path);
}

static bool has_journal(const world *w)
{
    char path[300];

    snprintf(path, sizeof path, "%s/.wirecopy/journal", w->site);
    return access(path, F_OK) == 0;
}

/* ---- One trial ---------------------------------------------------------------------- */

/* Publish with a fault; the child tells whether there was one left to come. */
static int trial(const world *w, mode m, long n)
{
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        wire_err err;
        wire_status s;

        now_mode = m;
        countdown = n;
        s = publish(w, w->site, 1, &err);
        _exit(!has_failed ? 0 : s == WIRE_OK ? 1 : 2);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) return 99;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

static bool links_hold(const world *w)
{
    char command[1024];

    if (!w->checker) return true;
    snprintf(command, sizeof command,
             "/usr/bin/python3 %s %s | grep -v ' pages$' >&2", w->checker,
             w->site);
    return system(command) != 0; /* grep finds nothing */
}

static const char *check(const world *w, int code)
{
    uint64_t sum = walk(w->site, "", NULL);
    wire_err err;

    if (code > 2 && code != 9) return "it crashed";
    if (sum != w->old_sum && sum != w->new_sum) {
        if (!has_journal(w)) return "it changed half, without a journal";
        if (!links_hold(w)) return "a link leads nowhere";
    }
    if (code == 0 && sum != w->new_sum) return "success is not the new site";
    if (publish(w, w->site, 1, &err) != WIRE_OK) return "the next run fails";
    if (walk(w->site, "", NULL) != w->new_sum)
        return "the next run does not make the new site";
    if (has_journal(w)) return "a journal is left over";
    return NULL;
}

static void sweep(world *w, mode m)
{
    for (long n = 0;; n += m == MEMORY && !w->is_thorough ? 1 + n / 40 : 1) {
        const char *wrong;
        int code;

        remove_all(w->site);
        walk(w->old, "", w->site);
        code = trial(w, m, n);
        wrong = check(w, code);
        w->passed += !wrong;
        w->failed += wrong != NULL;
        if (wrong)
            fprintf(stderr, "fault_publish: %s %ld: %s\n", mode_names[m], n,
                    wrong);
        if (code == 0 || w->failed > 20) return;
    }
}

static bool prepare(world *w)
{
    wire_trace_opts o = wire_trace_opts_init();
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};

    mkdir(w->base, 0777);
    snprintf(w->old, sizeof w->old, "%s/old", w->base);
    snprintf(w->new, sizeof w->new, "%s/new", w->base);
    snprintf(w->site, sizeof w->site, "%s/site", w->base);
    snprintf(w->key, sizeof w->key, "%s/key", w->base);
    o.n_threads = 1;
    for (int i = 0; i < 2; i++) {
        char path[300];
        const char *paths[1] = {path};
        FILE *f;

        snprintf(path, sizeof path, "%s/in%d.jsonl", w->base, i);
        f = fopen(path, "w");
        if (!f) return false;
        fputs(inputs[i], f);
        fclose(f);
        if (wire_trace_run(paths, 1, &o, &w->traces[i], &err) != WIRE_OK)
            return false;
    }
    remove_all(w->old);
    remove_all(w->new);
    if (publish(w, w->old, 0, &err) == WIRE_OK) {
        walk(w->old, "", w->new);
        if (publish(w, w->new, 1, &err) == WIRE_OK) {
            w->old_sum = walk(w->old, "", NULL);
            w->new_sum = walk(w->new, "", NULL);
            return w->old_sum != w->new_sum;
        }
    }
    fprintf(stderr, "fault_publish: %s\n", err.text);
    return false;
}

int main(int argc, char **argv)
{
    static world w;

    if (argc < 2) return 2;
    snprintf(w.base, sizeof w.base, "%s", argv[1]);
    w.checker = argc > 2 && argv[2][0] ? argv[2] : NULL;
    w.is_thorough = argc > 3;
    if (!prepare(&w)) {
        fprintf(stderr, "fault_publish: cannot prepare %s\n", w.base);
        return 2;
    }
    sweep(&w, SYSTEM);
    sweep(&w, CRASH);
    sweep(&w, MEMORY);
    wire_trace_free(&w.traces[0]);
    wire_trace_free(&w.traces[1]);
    remove_all(w.base);
    printf("%u passed, %u failed\n", w.passed, w.failed);
    return w.failed > 0;
}
