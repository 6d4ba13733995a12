/* Where bytes come from: a file by pread, memory, or memory and then a pipe.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "read_int.h"

static int64_t read_file(wire__source *s, char *dst, size_t n, wire_err *err)
{
    enum { MOST = 1 << 30 }; /* the kernel gives no more at once */
    for (;;) {
        ssize_t got = pread(s->fd, dst, n < MOST ? n : MOST, (off_t)s->pos);
        if (got >= 0) {
            s->pos += (uint64_t)got;
            return got;
        }
        if (errno == EINTR) continue;
        char text[128] = "";
        const char *why = strerror_r(errno, text, sizeof text);
        wire_fail(err, WIRE_EIO, s->pos, "cannot read: %s", why);
        return -1;
    }
}

void wire__source_file(wire__source *s, int fd, uint64_t beg)
{
    *s = (wire__source){.read = read_file, .pos = beg, .fd = fd};
}

static int64_t read_memory(wire__source *s, char *dst, size_t n, wire_err *err)
{
    (void)err;
    uint64_t left = s->pos < s->mem.n ? s->mem.n - s->pos : 0;
    if (n > left) n = (size_t)left;
    if (n) memcpy(dst, s->mem.p + s->pos, n);
    s->pos += n;
    return (int64_t)n;
}

void wire__source_memory(wire__source *s, wire_str bytes)
{
    *s = (wire__source){.read = read_memory, .fd = -1, .mem = bytes};
}

static int64_t read_pipe(wire__source *s, char *dst, size_t n, wire_err *err)
{
    if (s->pos < s->mem.n) return read_memory(s, dst, n, err);
    for (;;) {
        ssize_t got = read(s->fd, dst, n);
        if (got >= 0) {
            s->pos += (uint64_t)got;
            return got;
        }
        if (errno == EINTR) continue;
        char text[128] = "";
        const char *why = strerror_r(errno, text, sizeof text);
        wire_fail(err, WIRE_EIO, s->pos, "cannot read: %s", why);
        return -1;
    }
}

void wire__source_pipe(wire__source *s, wire_str head, int fd)
{
    *s = (wire__source){.read = read_pipe, .fd = fd, .mem = head};
}
