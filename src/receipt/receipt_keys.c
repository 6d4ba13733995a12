/* Keys in files.
 *
 *   a secret key   128 hexadecimal digits: seed, public key; mode 0600
 *   public keys    64 digits each, one a line
 *
 * A secret is made beside its place and linked to it: it is whole or not
 * there, and two that start at once agree on one. Whatever held a secret is
 * cleared.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECRET_FILE_BYTES = WIRE__SECRET_HEX + 1, PUBLIC_FILE_MOST = 1 << 16 };

static wire_status fail_errno(wire_err *err, const char *what, const char *path)
{
    char text[96] = "";
    const char *why = strerror_r(errno, text, sizeof text);
    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "%s: %s: %s", path, what, why);
}

/* All of a small file; -1 when it cannot be read, most + 1 when it is larger.
 */
static ssize_t read_small(int fd, char *out, size_t most)
{
    size_t n = 0;
    char beyond;
    for (;;) {
        ssize_t k =
            n < most ? read(fd, out + n, most - n) : read(fd, &beyond, 1);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return -1;
        if (k == 0) return (ssize_t)n;
        n += (size_t)k;
        if (n > most) return (ssize_t)n;
    }
}

/* ---- Loading ----------------------------------------------------------------- */

static wire_status check_mode(int fd, const char *path, wire_err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0) return fail_errno(err, "cannot look", path);
    if (!S_ISREG(st.st_mode))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "%s is no plain file",
                         path);
    if (st.st_mode & (S_IRWXG | S_IRWXO))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "%s holds a secret key, and others than its owner may "
                         "use the file (mode %03o): chmod 600 it",
                         path, (unsigned)st.st_mode & 0777u);
    return WIRE_OK;
}

static wire_status parse_secret(const char *path, wire_str text, wire_key *out,
                                wire_err *err)
{
    unsigned char seed[WIRE__SEED_BYTES];
    wire_str digits = wire_str_trim(text);
    if (!wire__is_hex(digits, WIRE__SECRET_HEX))
        return wire_fail(
            err, WIRE_EFORMAT, WIRE_NO_OFF,
            wire__is_hex(digits, WIRE__PUBLIC_HEX)
                ? "%s holds a public key; to sign, the secret one "
                  "is needed"
                : "%s is no secret key of wirecopy: 128 lower-case "
                  "hexadecimal digits are wanted",
            path);
    wire__unhex(wire_str_sub(digits, 0, sizeof seed * 2), seed, sizeof seed);
    wire_status status = wire__key_pair(seed, out, err);
    wire__crypto_wipe(seed, sizeof seed);
    if (status == WIRE_OK &&
        !wire_str_eq(wire_str_sub(digits, WIRE__PUBLIC_HEX, digits.n),
                     wire_str_of(out->public_hex))) {
        wire_key_wipe(out);
        status = wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                           "%s is damaged: its two halves do not fit", path);
    }
    return status;
}

static wire_status load(int fd, const char *path, wire_key *out, wire_err *err)
{
    char text[SECRET_FILE_BYTES + 1];
    WIRE_TRY(check_mode(fd, path, err));
    ssize_t n = read_small(fd, text, sizeof text);
    wire_status status =
        n < 0 ? fail_errno(err, "cannot read", path)
              : parse_secret(
                    path,
                    (wire_str){text, (size_t)n > sizeof text ? 0 : (size_t)n},
                    out, err);
    wire__crypto_wipe(text, sizeof text);
    return status;
}

/* WIRE_END when there is no such file. */
static wire_status load_if_there(const char *path, wire_key *out, wire_err *err)
{
    memset(out, 0, sizeof *out);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT) {
        (void)wire_fail(err, WIRE_END, WIRE_NO_OFF, "%s: there is no key",
                        path);
        return WIRE_END;
    }
    if (fd < 0) return fail_errno(err, "cannot open", path);
    wire_status status = load(fd, path, out, err);
    close(fd);
    return status;
}

wire_status wire_key_load(const char *path, wire_key *out, wire_err *err)
{
    wire_status status = load_if_there(path, out, err);
    return status == WIRE_END ? wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                                          "%s: there is no key", path)
                              : status;
}

/* ---- Making ------------------------------------------------------------------- */

static bool write_all(int fd, const char *p, size_t n)
{
    while (n > 0) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return false;
        p += k;
        n -= (size_t)k;
    }
    return fsync(fd) == 0;
}

static wire_status write_secret(int fd, const char *path, const wire_key *k,
                                wire_err *err)
{
    char text[SECRET_FILE_BYTES + 1];
    wire__hex(k->secret, sizeof k->secret, text);
    text[WIRE__SECRET_HEX] = '\n';
    wire_status status = fchmod(fd, S_IRUSR | S_IWUSR) == 0 &&
                                 write_all(fd, text, SECRET_FILE_BYTES)
                             ? WIRE_OK
                             : fail_errno(err, "cannot write", path);
    wire__crypto_wipe(text, sizeof text);
    return status;
}

/* The folder's entry is made durable, too; where that fails the key is there
 * all the same. */
static void sync_folder(const char *path)
{
    wire_buf folder = {0};
    wire__folder_of(path, &folder);
    int fd =
        folder.failed ? -1 : open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    wire_buf_free(&folder);
    if (fd < 0) return;
    (void)fsync(fd);
    close(fd);
}

/* Put the key beside path, then link it there. WIRE_END when another was
 * faster. */
static wire_status place_key(const char *path, char *beside, const wire_key *k,
                             wire_err *err)
{
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return fail_errno(err, "cannot make", beside);
    wire_status status = write_secret(fd, beside, k, err);
    if (close(fd) != 0 && status == WIRE_OK)
        status = fail_errno(err, "cannot write", beside);
    if (status == WIRE_OK && link(beside, path) != 0)
        status =
            errno == EEXIST ? WIRE_END : fail_errno(err, "cannot make", path);
    (void)unlink(beside);
    if (status == WIRE_OK) sync_folder(path);
    return status;
}

static wire_status make_key(const char *path, wire_key *out, wire_err *err)
{
    unsigned char seed[WIRE__SEED_BYTES];
    uint64_t salt;
    size_t room = strlen(path) + 32;
    char *beside = wire_malloc(room);
    if (!beside) return wire_fail_mem(err);
    wire_status status = wire__crypto_random(&salt, sizeof salt, err);
    if (status == WIRE_OK) status = wire__crypto_random(seed, sizeof seed, err);
    if (status == WIRE_OK) status = wire__key_pair(seed, out, err);
    wire__crypto_wipe(seed, sizeof seed);
    snprintf(beside, room, "%s.%016llx", path, (unsigned long long)salt);
    if (status == WIRE_OK) status = place_key(path, beside, out, err);
    if (status != WIRE_OK) wire_key_wipe(out);
    wire_free(beside);
    return status;
}

wire_status wire_key_load_or_create(const char *path, wire_key *out,
                                    bool *created, wire_err *err)
{
    if (created) *created = false;
    wire_status status = load_if_there(path, out, err);
    if (status != WIRE_END) return status;
    status = make_key(path, out, err);
    if (status == WIRE_END) return wire_key_load(path, out, err);
    if (created) *created = status == WIRE_OK;
    return status;
}

/* ---- Public keys ----------------------------------------------------------------- */

static wire_status add_key(wire_str word, wire_arena *a, wire_str *out,
                           size_t *n, wire_err *err)
{
    if (wire__is_hex(word, WIRE__SECRET_HEX))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "this is a secret key: verify wants its public half, "
                         "the last 64 digits, and nobody else should see it");
    if (!wire_key_is_public(word))
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "no public key: 64 lower-case hexadecimal digits are "
                         "wanted, not \"%.*s\"",
                         (int)(word.n < 80 ? word.n : 80), word.p);
    return wire_arena_copy(a, word, &out[(*n)++]) ? WIRE_OK
                                                  : wire_fail_mem(err);
}

/* Keys with commas or white space between them. */
static wire_status cut_keys(wire_str text, wire_arena *a, wire_str **out,
                            size_t *out_n, wire_err *err)
{
    size_t most = text.n / 2 + 1;
    *out = WIRE_ARRAY(a, wire_str, most);
    if (!*out) return wire_fail_mem(err);
    for (size_t i = 0; i < text.n;) {
        size_t beg = i;
        while (i < text.n && !strchr(", \t\r\n", text.p[i]))
            i++;
        if (i > beg)
            WIRE_TRY(add_key(wire_str_sub(text, beg, i), a, *out, out_n, err));
        i++;
    }
    if (*out_n == 0)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF, "no key is given");
    return WIRE_OK;
}

wire_status wire_keys_named(const char *text, wire_arena *a, wire_str **out,
                            size_t *out_n, wire_err *err)
{
    wire_str s = wire_str_of(text);
    *out = NULL;
    *out_n = 0;
    if (strspn(text, "0123456789abcdef,") == s.n && s.n >= WIRE__PUBLIC_HEX)
        return cut_keys(s, a, out, out_n, err);
    int fd = open(text, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "neither a public key (64 lower-case hexadecimal "
                         "digits) nor a file: %s",
                         text);
    if (fd < 0) return fail_errno(err, "cannot open", text);
    char *room = wire_malloc(PUBLIC_FILE_MOST);
    ssize_t n = room ? read_small(fd, room, PUBLIC_FILE_MOST) : 0;
    wire_status status = WIRE_OK;
    if (!room)
        status = wire_fail_mem(err);
    else if (n < 0)
        status = fail_errno(err, "cannot read", text);
    else if ((size_t)n > PUBLIC_FILE_MOST)
        status = wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                           "%s is too large for a file of keys", text);
    else
        status = cut_keys((wire_str){room, (size_t)n}, a, out, out_n, err);
    if (room) wire__crypto_wipe(room, PUBLIC_FILE_MOST);
    wire_free(room);
    close(fd);
    return status;
}
