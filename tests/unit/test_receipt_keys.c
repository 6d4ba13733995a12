/* Keys in files, addresses that are refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/receipt/receipt_int.h"

/* ---- Files -------------------------------------------------------------------- */

typedef struct {
    char folder[64], path[96];
} place;

static int make_place(void **state)
{
    static place p;
    strcpy(p.folder, "/tmp/wirecopy-keys-XXXXXX");
    if (!mkdtemp(p.folder)) return -1;
    snprintf(p.path, sizeof p.path, "%s/key", p.folder);
    *state = &p;
    return 0;
}

static int remove_place(void **state)
{
    place *p = *state;
    (void)unlink(p->path);
    return rmdir(p->folder); /* fails when anything else was left there */
}

static void write_key(const place *p, const char *text, mode_t mode)
{
    FILE *f = fopen(p->path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    assert_int_equal(chmod(p->path, mode), 0);
}

static void a_key_is_made_once_and_only_its_owner_may_read_it(void **state)
{
    const place *p = *state;
    wire_key a, b;
    bool created;
    struct stat st;
    mode_t was = umask(0);
    assert_ok(wire_key_load_or_create(p->path, &a, &created, NULL));
    umask(was);
    assert_true(created);
    assert_int_equal(stat(p->path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(st.st_size, 129);
    assert_ok(wire_key_load_or_create(p->path, &b, &created, NULL));
    assert_false(created);
    assert_string_equal(a.public_hex, b.public_hex);
    assert_ok(wire_key_load(p->path, &b, NULL));
    assert_memory_equal(a.secret, b.secret, sizeof a.secret);
    wire_key_wipe(&a);
    for (size_t i = 0; i < sizeof a; i++)
        assert_int_equal(((unsigned char *)&a)[i], 0);
}

static void many_that_start_at_once_agree_on_one_key(void **state)
{
    const place *p = *state;
    enum { N = 8 };
    int out[2];
    char keys[N][65];
    assert_int_equal(pipe(out), 0);
    for (int i = 0; i < N; i++)
        if (fork() == 0) {
            wire_key k;
            wire_status s = wire_key_load_or_create(p->path, &k, NULL, NULL);
            (void)!write(out[1], k.public_hex, 65);
            _exit(s != WIRE_OK);
        }
    for (int i = 0; i < N; i++) {
        int status;
        wait(&status);
        assert_int_equal(status, 0);
        assert_int_equal(read(out[0], keys[i], 65), 65);
        assert_string_equal(keys[i], keys[0]);
    }
    close(out[0]);
    close(out[1]);
}

static void a_key_that_others_can_read_is_refused(void **state)
{
    const place *p = *state;
    wire_key k;
    wire_err err;
    assert_ok(wire_key_load_or_create(p->path, &k, NULL, NULL));
    static const mode_t modes[] = {0640, 0604, 0620, 0602, 0610, 0644, 0666};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        assert_int_equal(chmod(p->path, modes[i]), 0);
        assert_int_equal(wire_key_load(p->path, &k, &err), WIRE_EINVAL);
        assert_non_null(strstr(err.text, "chmod 600"));
        assert_int_equal(wire_key_load_or_create(p->path, &k, NULL, &err),
                         WIRE_EINVAL);
    }
    assert_int_equal(chmod(p->path, 0400), 0);
    assert_ok(wire_key_load(p->path, &k, &err));
}

static void a_damaged_key_is_named_and_never_replaced(void **state)
{
    const place *p = *state;
    wire_key k;
    wire_err err;
    char text[256];
    bool created;
    unsigned char seed[32] = {5};
    assert_ok(wire_key_from_seed(seed, &k, NULL));
    wire__hex(k.secret, sizeof k.secret, text);
    write_key(p, text, 0600); /* without an end of line */
    assert_ok(wire_key_load(p->path, &k, &err));
    text[100] = text[100] == '0' ? '1' : '0';
    write_key(p, text, 0600);
    assert_int_equal(wire_key_load(p->path, &k, &err), WIRE_EFORMAT);
    assert_non_null(strstr(err.text, "do not fit"));
    text[64] = '\0';
    write_key(p, text, 0600);
    assert_int_equal(wire_key_load(p->path, &k, &err), WIRE_EFORMAT);
    memset(text, 'a', 200);
    text[200] = '\0';
    write_key(p, text, 0600);
    assert_int_equal(wire_key_load(p->path, &k, &err), WIRE_EFORMAT);
    write_key(p, "", 0600);
    assert_int_equal(wire_key_load_or_create(p->path, &k, &created, &err),
                     WIRE_EFORMAT);
    write_key(p, k.public_hex, 0600);
    assert_int_equal(wire_key_load(p->path, &k, &err), WIRE_EFORMAT);
}

static void a_key_that_cannot_be_is_an_error(void **state)
{
    const place *p = *state;
    wire_key k;
    wire_err err;
    bool created = true;
    assert_int_equal(wire_key_load(p->path, &k, &err), WIRE_EIO);
    assert_int_equal(wire_key_load(p->folder, &k, &err), WIRE_EINVAL);
    assert_int_equal(
        wire_key_load_or_create("/proc/nowhere/key", &k, &created, &err),
        WIRE_EIO);
    assert_false(created);
    assert_int_equal(mkfifo(p->path, 0600), 0); /* must not wait for it */
    assert_int_equal(wire_key_load(p->path, &k, &err), WIRE_EINVAL);
}

static void public_keys_are_read_from_options_and_files(void **state)
{
    const place *p = *state;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_key k, m;
    wire_err err;
    wire_str *keys;
    size_t n;
    char text[512];
    unsigned char seed[32] = {5};
    assert_ok(wire_key_from_seed(seed, &k, NULL));
    seed[0] = 6;
    assert_ok(wire_key_from_seed(seed, &m, NULL));
    assert_ok(wire_keys_named(k.public_hex, a, &keys, &n, &err));
    assert_int_equal(n, 1);
    snprintf(text, sizeof text, "%s,%s", k.public_hex, m.public_hex);
    assert_ok(wire_keys_named(text, a, &keys, &n, &err));
    assert_int_equal(n, 2);
    snprintf(text, sizeof text, "%s\r\n\n%s\n", k.public_hex, m.public_hex);
    write_key(p, text, 0644);
    assert_ok(wire_keys_named(p->path, a, &keys, &n, &err));
    assert_int_equal(n, 2);
    assert_true(wire_str_eq(keys[1], wire_str_of(m.public_hex)));
    write_key(p, "no key", 0644);
    assert_int_equal(wire_keys_named(p->path, a, &keys, &n, &err), WIRE_EINVAL);
    assert_int_equal(wire_keys_named("", a, &keys, &n, &err), WIRE_EINVAL);
    /* a point of small order verifies anything */
    memset(text, '0', 64);
    text[1] = '1';
    text[64] = '\0';
    assert_int_equal(wire_keys_named(text, a, &keys, &n, &err), WIRE_EINVAL);
    wire_arena_free(a);
}

/* ---- Addresses ------------------------------------------------------------------ */

static bool is_private(const char *ip)
{
    struct sockaddr_in in = {.sin_family = AF_INET};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, ip, &in.sin_addr) == 1)
        return wire__is_private((struct sockaddr *)(void *)&in);
    assert_int_equal(inet_pton(AF_INET6, ip, &in6.sin6_addr), 1);
    return wire__is_private((struct sockaddr *)(void *)&in6);
}

static void only_hosts_of_the_public_network_are_connected_to(void **state)
{
    (void)state;
    static const char *const no[] = {"0.0.0.0",
                                     "0.1.2.3",
                                     "10.0.0.1",
                                     "100.64.0.1",
                                     "100.127.255.255",
                                     "127.0.0.1",
                                     "127.255.0.1",
                                     "169.254.169.254",
                                     "172.16.0.1",
                                     "172.31.255.255",
                                     "192.0.0.8",
                                     "192.0.2.1",
                                     "192.88.99.1",
                                     "192.168.1.1",
                                     "198.18.0.1",
                                     "198.19.255.255",
                                     "198.51.100.1",
                                     "203.0.113.1",
                                     "224.0.0.1",
                                     "240.0.0.1",
                                     "255.255.255.255",
                                     "::",
                                     "::1",
                                     "::ffff:127.0.0.1",
                                     "::ffff:10.1.2.3",
                                     "::127.0.0.1",
                                     "64:ff9b::10.0.0.1",
                                     "64:ff9b:1::1",
                                     "100::1",
                                     "2001::1",
                                     "2001:db8::1",
                                     "2002:7f00:1::",
                                     "2002:c0a8:101::1",
                                     "3fff::1",
                                     "fc00::1",
                                     "fd12::1",
                                     "fe80::1",
                                     "fec0::1",
                                     "ff02::1"};
    static const char *const yes[] = {
        "1.1.1.1",        "9.255.255.255",   "11.0.0.1",
        "100.63.255.255", "100.128.0.1",     "126.0.0.1",
        "128.0.0.1",      "172.15.255.255",  "172.32.0.1",
        "192.0.1.1",      "192.167.0.1",     "198.17.0.1",
        "198.20.0.1",     "223.255.255.255", "2606:4700::1111",
        "2a00:1450::1",   "::ffff:1.1.1.1",  "64:ff9b::1.1.1.1",
        "2002:101:101::1"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (!is_private(no[i])) fail_msg("%s is let through", no[i]);
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (is_private(yes[i])) fail_msg("%s is refused", yes[i]);
    struct sockaddr local = {.sa_family = AF_UNIX};
    assert_true(wire__is_private(&local));
}

static void addresses_are_cut_into_host_and_path(void **state)
{
    (void)state;
    static const struct {
        const char *url, *origin, *path; /* NULL: refused */
    } cases[] = {
        {"https://News.Example/a/7.html", "https://news.example/", "a/7.html"},
        {"https://news.example:443/", "https://news.example/", ""},
        {"http://news.example:8080", "http://news.example:8080/", ""},
        {"http://h/a%20b/c?x=1#y", "http://h/", "a b/c"},
        {"http://h/a/../../b", "http://h/", "b"},
        {"http://[::1]:9/x", "http://[::1]:9/", "x"},
        {"ftp://h/", NULL, NULL},
        {"file:///etc/passwd", NULL, NULL},
        {"http://", NULL, NULL},
        {"http://h/a%00b", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        wire__url u;
        wire_status s = wire__url_cut(cases[i].url, &u, NULL);
        if ((s == WIRE_OK) != (cases[i].origin != NULL))
            fail_msg("%s: %d", cases[i].url, (int)s);
        if (s != WIRE_OK) continue;
        assert_string_equal(u.origin, cases[i].origin);
        assert_string_equal(u.path, cases[i].path);
        wire__url_free(&u);
    }
}

static void paths_of_pages_stay_below_their_site(void **state)
{
    (void)state;
    static const char *const yes[] = {
        "a",     "a/b.html", "article/7-f\xc3\xa9.html",
        "..a/b", ".well/x",  "a..b"};
    static const char *const no[] = {
        "",       "/a",   "a/",    "a//b", "..",       "../a", "a/..",
        "a/../b", ".",    "./a",   "a/.",  "a\\b",     "a?b",  "a#b",
        "c:a",    "a\nb", "a\x7f", "\xff", "a\xc2\x85"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!wire__is_site_path(wire_str_of(yes[i]))) fail_msg("%s", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (wire__is_site_path(wire_str_of(no[i]))) fail_msg("%s", no[i]);
}

/* ---- Signatures ------------------------------------------------------------------- */

/* Source: RFC 8032, 7.1, TEST 2. */
static void signatures_are_those_of_rfc_8032(void **state)
{
    (void)state;
    wire_key k;
    unsigned char seed[32];
    char sig[WIRE__SIGNATURE_HEX + 1];
    wire__unhex(
        WIRE_STR("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6"
                 "ed4fb8a6fb"),
        seed, 32);
    assert_ok(wire_key_from_seed(seed, &k, NULL));
    assert_string_equal(k.public_hex, "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf"
                                      "2ec4968cc0cd55f12af4660c");
    wire__crypto_sign(&k, WIRE_STR("\x72"), sig);
    assert_string_equal(sig, "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8f"
                             "b3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                             "387b2eaeb4302aeeb00d291612bb0c00");
    wire_str key = wire_str_of(k.public_hex);
    assert_true(wire__crypto_verify(key, WIRE_STR("\x72"), wire_str_of(sig)));
    assert_false(wire__crypto_verify(key, WIRE_STR("\x73"), wire_str_of(sig)));
    sig[0] = 'A';
    assert_false(wire__crypto_verify(key, WIRE_STR("\x72"), wire_str_of(sig)));
}

int main(void)
{
#define IN_PLACE(test)                                                         \
    cmocka_unit_test_setup_teardown(test, make_place, remove_place)
    const struct CMUnitTest tests[] = {
        IN_PLACE(a_key_is_made_once_and_only_its_owner_may_read_it),
        IN_PLACE(many_that_start_at_once_agree_on_one_key),
        IN_PLACE(a_key_that_others_can_read_is_refused),
        IN_PLACE(a_damaged_key_is_named_and_never_replaced),
        IN_PLACE(a_key_that_cannot_be_is_an_error),
        IN_PLACE(public_keys_are_read_from_options_and_files),
        cmocka_unit_test(only_hosts_of_the_public_network_are_connected_to),
        cmocka_unit_test(addresses_are_cut_into_host_and_path),
        cmocka_unit_test(paths_of_pages_stay_below_their_site),
        cmocka_unit_test(signatures_are_those_of_rfc_8032),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
