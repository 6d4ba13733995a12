/* publish_disk.h: a site's folder, changed in one go.
 *
 *   stage   OUT/.wirecopy/stage/N      whole files beside the site
 *   commit  OUT/.wirecopy/journal      one rename: from here on it will be
 *   apply   new files, changed files,  each a rename; what is gone last
 *           files taken out
 *
 * Until the journal stands the old site is untouched. Behind it, each file is
 * the old one or the new one, whole; new files come first, so that no page
 * ever links to what is not there; and who opens the site next finishes what
 * was begun. docs/publish.md has the invariants.
 *
 * Internal to the library. Layer: 16, inside publish.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PUBLISH_DISK_H
#define WIRE_PUBLISH_DISK_H

#include <wirecopy/base.h>

#define WIRE__STATE_DIR ".wirecopy"

typedef struct {
    int root;      /* of OUT; -1: there is none (a dry run) */
    int stage;     /* of OUT/.wirecopy/stage; -1 when dry */
    int lock;      /* held while open; -1 when dry */
    char out[480]; /* as given, for messages */
} wire__disk;

/* Open a site's folder and finish what an earlier run left half done. Made
 * when absent. Dry: nothing is made, locked or finished.
 *   errors  WIRE_EINVAL another run has it; WIRE_EIO; WIRE_EFORMAT journal */
WIRE_MUST wire_status wire__disk_open(const char *out, bool is_dry,
                                      wire__disk *d, wire_err *err);
void wire__disk_close(wire__disk *d);

/* A path that may stand in a site: relative, no "..", no strange bytes. */
bool wire__disk_is_path(wire_str path);
/* The whole file at the end of out. WIRE_END when there is none.
 *   errors  WIRE_EIO; WIRE_ENOMEM; WIRE_ELIMIT over max bytes */
WIRE_MUST wire_status wire__disk_read(const wire__disk *d, wire_str path,
                                      size_t max, wire_buf *out, wire_err *err);
/* Does exactly this stand there? */
WIRE_MUST wire_status wire__disk_same(const wire__disk *d, wire_str path,
                                      wire_str bytes, bool *exists, bool *same,
                                      wire_err *err);

/* Bytes of a file; 0 when there is none. */
uint64_t wire__disk_size(const wire__disk *d, wire_str path);

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

/* Write bytes as staged file n. Threads: any, with different n. */
WIRE_MUST wire_status wire__disk_stage(const wire__disk *d, uint32_t n,
                                       wire_str bytes, wire_err *err);
/* Do all of ops in their order, or none.
 *   errors  before the journal stands: the old site is as it was; behind it
 *           err says so, and the next wire__disk_open goes on */
WIRE_MUST wire_status wire__disk_commit(const wire__disk *d,
                                        const wire__op *ops, size_t n_ops,
                                        wire_err *err);

#endif
