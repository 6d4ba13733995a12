/* publish_disk.h: a site's folder, changed in one go.
 *
 *   stage   OUT/.wirecopy/stage/N      whole files beside the site
 *   commit  OUT/.wirecopy/journal      one rename: from here on it will be
 *   apply   new files, changed files,  each a rename; what is gone last
 *           files taken out
 *
 * No link below OUT is followed. Until the journal stands the old site is
 * untouched. Behind it, each file is
 * the old one or the new one, whole; new files come first, so that no page
 * ever links to what is not there; and who opens the site next finishes what
 * was begun. docs/publish.md has the invariants.
 *
 * Internal to the library. Layer: 16, inside publish.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PUBLISH_DISK_H
#define WIRE_PUBLISH_DISK_H

#include <wirecopy/base.h>

#include <sys/stat.h>

#define WIRE__STATE_DIR ".wirecopy"

typedef struct {
    int root;      /* of OUT; -1: there is none (a dry run) */
    int inner;     /* of OUT/.wirecopy; -1 when dry */
    int stage;     /* of OUT/.wirecopy/stage; -1 when dry */
    int lock;      /* held while open; -1 when dry */
    char out[480]; /* as given, for messages */
} wire__disk;
#define WIRE__NO_DISK ((wire__disk){-1, -1, -1, -1, ""})

/* Open a site's folder and finish what an earlier run left half done. Made
 * when absent. Dry: nothing is made, locked or finished.
 *   errors  WIRE_EINVAL another run has it; WIRE_EIO; WIRE_EFORMAT journal */
WIRE_MUST wire_status wire__disk_open(const char *out, bool is_dry,
                                      wire__disk *d, wire_err *err);
void wire__disk_close(wire__disk *d);

/* A path that may stand in a site: relative, no "..", no strange bytes. */
bool wire__disk_is_path(wire_str path);

/* ---- The way to a file ------------------------------------------------------ */

typedef struct {
    int folder;       /* that name stands in */
    const char *name; /* the end of the path */
} wire__walk;

/* Open the folders above a path, making those that are absent when asked.
 * False: errno says why; ENOTDIR for a link. wire__walk_end only after true. */
bool wire__walk_begin(const wire__disk *d, const char *path, bool is_made,
                      wire__walk *w);
void wire__walk_end(const wire__disk *d, wire__walk *w);
/* Open a regular file; -1 and errno: ELOOP for a link, EINVAL or ENXIO for
 * what else is no file. */
int wire__walk_open(const wire__disk *d, const char *path, int flags,
                    struct stat *st);
/* What stands there, a link itself. */
bool wire__walk_look(const wire__disk *d, const char *path, struct stat *st);

/* ---- Its bytes ----------------------------------------------------------------- */

/* The whole file at the end of out. WIRE_END when there is none.
 *   errors  WIRE_EIO, also for a link, a pipe or what else is no file;
 *           WIRE_ENOMEM; WIRE_ELIMIT over max bytes */
WIRE_MUST wire_status wire__disk_read(const wire__disk *d, wire_str path,
                                      size_t max, wire_buf *out, wire_err *err);
/* Does exactly this stand there? Not by a link.
 *   errors  WIRE_EIO, also where it could not be put: below a link */
WIRE_MUST wire_status wire__disk_same(const wire__disk *d, wire_str path,
                                      wire_str bytes, bool *exists, bool *same,
                                      wire_err *err);

/* How a file of lines ends.
 *   size  in bytes; 0 when there is none
 *   torn  bytes behind its last line end
 *   errors  WIRE_EIO, also for what is no file */
WIRE_MUST wire_status wire__disk_tail(const wire__disk *d, wire_str path,
                                      uint64_t *size, uint64_t *torn,
                                      wire_err *err);

typedef enum {
    WIRE__OP_NEW,    /* nothing stands there */
    WIRE__OP_PUT,    /* something else stands there */
    WIRE__OP_REMOVE, /* a file that is no longer wanted */
    WIRE__OP_APPEND  /* at the end of a file of `at` bytes */
} wire__op_kind;

typedef struct {
    wire__op_kind kind;
    uint32_t n;    /* name of the staged file */
    uint64_t at;   /* APPEND: size of the file before */
    wire_str path; /* in the site */
} wire__op;

/* Write bytes as staged file n, that is to become path: errors name that.
 * Threads: any, with different n. */
WIRE_MUST wire_status wire__disk_stage(const wire__disk *d, uint32_t n,
                                       wire_str path, wire_str bytes,
                                       wire_err *err);
/* Do all of ops in their order, or none.
 *   errors  before the journal stands: the old site is as it was; behind it
 *           err says so, and the next wire__disk_open goes on */
WIRE_MUST wire_status wire__disk_commit(const wire__disk *d,
                                        const wire__op *ops, size_t n_ops,
                                        wire_err *err);

#endif
