/* The way to a file of the site, through no link.
 *
 *   root --"article"--> folder --"x.html"--> file
 *        each a folder itself, opened below the one before
 *
 * Whoever may write into a part of the site could else lead what is written
 * there out of it: an address of the site would name a file of somebody
 * else. The folder that the user names may be reached by links.
 * SPDX-License-Identifier: Apache-2.0 */
#include "publish_disk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_MOST = 255 };

static int open_folder(int above, const char *name, bool is_made)
{
    int flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int fd = openat(above, name, flags);

    if (fd >= 0 || errno != ENOENT || !is_made) return fd;
    if (mkdirat(above, name, 0777) != 0 && errno != EEXIST) return -1;
    return openat(above, name, flags);
}

static void leave(const wire__disk *d, int folder)
{
    int kept = errno;

    if (folder >= 0 && folder != d->root) close(folder);
    errno = kept;
}

bool wire__walk_begin(const wire__disk *d, const char *path, bool is_made,
                      wire__walk *w)
{
    *w = (wire__walk){d->root, path};
    for (;;) {
        const char *slash = strchr(w->name, '/');
        char name[NAME_MOST + 1];
        int below;

        if (!slash) return true;
        if (slash - w->name > NAME_MOST) {
            errno = ENAMETOOLONG;
            below = -1;
        } else {
            memcpy(name, w->name, (size_t)(slash - w->name));
            name[slash - w->name] = '\0';
            below = open_folder(w->folder, name, is_made);
        }
        leave(d, w->folder);
        w->folder = below;
        if (below < 0) return false;
        w->name = slash + 1;
    }
}

void wire__walk_end(const wire__disk *d, wire__walk *w)
{
    leave(d, w->folder);
    w->folder = -1;
}

int wire__walk_open(const wire__disk *d, const char *path, int flags,
                    struct stat *st)
{
    wire__walk w;
    int fd;

    if (!wire__walk_begin(d, path, (flags & O_CREAT) != 0, &w)) return -1;
    /* a pipe would wait for who writes to it */
    fd = openat(w.folder, w.name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                0666);
    wire__walk_end(d, &w);
    if (fd < 0) return -1;
    if (fstat(fd, st) == 0) {
        if (S_ISREG(st->st_mode)) return fd;
        errno = EINVAL;
    }
    leave(d, fd);
    return -1;
}

bool wire__walk_look(const wire__disk *d, const char *path, struct stat *st)
{
    wire__walk w;
    bool is_there;

    if (!wire__walk_begin(d, path, false, &w)) return false;
    is_there = fstatat(w.folder, w.name, st, AT_SYMLINK_NOFOLLOW) == 0;
    wire__walk_end(d, &w);
    return is_there;
}
