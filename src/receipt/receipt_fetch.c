/* An address to bytes, guarded.
 *
 * Whoever names an address may be anybody, so what it leads to is looked at
 * where the connection is made: the address that the name resolved to, on
 * every redirect again, must be one of the public network. No proxy is used,
 * as it would connect for us; no cookies, no passwords, no other protocols.
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* ---- Addresses of nobody else ---------------------------------------------- */

/* Networks that are no host's of the public internet.
 * Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890). */
static bool is_private4(uint32_t ip)
{
    static const struct {
        uint32_t net;
        unsigned bits;
    } nets[] = {{0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10},
                {0x7f000000, 8},  {0xa9fe0000, 16}, {0xac100000, 12},
                {0xc0000000, 24}, {0xc0000200, 24}, {0xc0586300, 24},
                {0xc0a80000, 16}, {0xc6120000, 15}, {0xc6336400, 24},
                {0xcb007100, 24}, {0xe0000000, 3}};
    for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
        if ((ip ^ nets[i].net) >> (32 - nets[i].bits) == 0) return true;
    return false;
}

static uint32_t four(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* Of IPv6 only 2000::/3 is given out; what stands for an IPv4 address is that
 * address. Source: IANA IPv6 Special-Purpose Address Registry. */
static bool is_private6(const unsigned char a[16])
{
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0,    0,
                                             0, 0, 0, 0, 0xff, 0xff};
    static const unsigned char nat64[12] = {0, 0x64, 0xff, 0x9b};
    if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0)
        return is_private4(four(a + 12));
    if (a[0] == 0x20 && a[1] == 0x02)
        return is_private4(four(a + 2)); /* 6to4 */
    if ((a[0] & 0xe0) != 0x20) return true;
    if (a[0] == 0x20 && a[1] == 0x01)
        return (a[2] == 0x0d && a[3] == 0xb8) || (a[2] & 0xfe) == 0;
    return a[0] == 0x3f && a[1] == 0xff && (a[2] & 0xf0) == 0; /* examples */
}

bool wire__is_private(const struct sockaddr *sa)
{
    if (sa->sa_family == AF_INET) {
        struct sockaddr_in in;
        memcpy(&in, sa, sizeof in);
        return is_private4(ntohl(in.sin_addr.s_addr));
    }
    if (sa->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;
        memcpy(&in6, sa, sizeof in6);
        return is_private6(in6.sin6_addr.s6_addr);
    }
    return true;
}

/* ---- One transfer ------------------------------------------------------------- */

typedef struct {
    const wire__fetch_opts *o;
    wire_buf *body;
    bool is_refused, is_too_large;
} transfer;

static curl_socket_t open_socket(void *ctx, curlsocktype purpose,
                                 struct curl_sockaddr *to)
{
    transfer *t = ctx;
    (void)purpose;
    if (!t->o->allow_private && wire__is_private(&to->addr)) {
        t->is_refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t take(char *p, size_t size, size_t n, void *ctx)
{
    transfer *t = ctx;
    (void)size; /* is 1 */
    if (n > t->o->max_bytes - t->body->n) {
        t->is_too_large = true;
        return 0;
    }
    wire_buf_add(t->body, p, n);
    return t->body->failed ? 0 : n;
}

/* A server may send headers without end; so the body of each redirect. */
static size_t take_header(char *p, size_t size, size_t n, void *ctx)
{
    transfer *t = ctx;
    if (n * size > 5 && memcmp(p, "HTTP/", 5) == 0) t->body->n = 0;
    return n * size;
}

/* A redirect never leaves https. */
static const char *protocols_after(const char *url)
{
    return wire_str_starts_nocase(wire_str_of(url), WIRE_STR("https:"))
               ? "https"
               : "http,https";
}

static bool set_options(CURL *c, const char *url, transfer *t)
{
    const wire__fetch_opts *o = t->o;
    CURLcode bad = CURLE_OK;
#define SET(option, value)                                                     \
    if (bad == CURLE_OK) bad = curl_easy_setopt(c, option, value)
    SET(CURLOPT_URL, url);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_REDIR_PROTOCOLS_STR, protocols_after(url));
    SET(CURLOPT_FOLLOWLOCATION, 1L);
    SET(CURLOPT_MAXREDIRS, (long)o->max_redirects);
    SET(CURLOPT_TIMEOUT, (long)o->timeout_s);
    SET(CURLOPT_CONNECTTIMEOUT, (long)o->timeout_s);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    SET(CURLOPT_USERAGENT, "wirecopy/" WIRE_VERSION " verify");
    SET(CURLOPT_OPENSOCKETFUNCTION, open_socket);
    SET(CURLOPT_OPENSOCKETDATA, t);
    SET(CURLOPT_WRITEFUNCTION, take);
    SET(CURLOPT_WRITEDATA, t);
    SET(CURLOPT_HEADERFUNCTION, take_header);
    SET(CURLOPT_HEADERDATA, t);
#undef SET
    return bad == CURLE_OK;
}

static wire_status failure(const char *url, CURLcode code, const transfer *t,
                           wire_err *err)
{
    if (code == CURLE_OUT_OF_MEMORY || t->body->failed)
        return wire_fail_mem(err);
    if (t->is_refused)
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "%.120s is in a private network; --allow-private "
                         "permits it",
                         url);
    if (t->is_too_large)
        return wire_fail(err, WIRE_ELIMIT, WIRE_NO_OFF,
                         "%.120s is larger than %zu bytes", url,
                         t->o->max_bytes);
    if (code == CURLE_LOGIN_DENIED) /* DISALLOW_USERNAME_IN_URL */
        return wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                         "addresses with a name or password are not fetched");
    bool is_ours =
        code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT;
    return wire_fail(err, is_ours ? WIRE_EINVAL : WIRE_EIO, WIRE_NO_OFF,
                     "%.120s: %.100s", url, curl_easy_strerror(code));
}

static bool copy_cstr(const char *s, char **out)
{
    size_t n = strlen(s) + 1;
    *out = wire_malloc(n);
    if (*out) memcpy(*out, s, n);
    return *out != NULL;
}

static wire_status run(CURL *c, const char *url, transfer *t,
                       wire__fetched *out, wire_err *err)
{
    char *at = NULL;
    if (!set_options(c, url, t)) return wire_fail_mem(err);
    CURLcode code = curl_easy_perform(c);
    if (code != CURLE_OK) return failure(url, code, t, err);
    if (curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &out->code) != CURLE_OK ||
        curl_easy_getinfo(c, CURLINFO_EFFECTIVE_URL, &at) != CURLE_OK || !at ||
        !copy_cstr(at, &out->url))
        return wire_fail_mem(err);
    return WIRE_OK;
}

void wire__fetched_free(wire__fetched *f)
{
    wire_buf_free(&f->body);
    wire_free(f->url);
    memset(f, 0, sizeof *f);
}

wire_status wire__fetch(const char *url, const wire__fetch_opts *o,
                        wire__fetched *out, wire_err *err)
{
    memset(out, 0, sizeof *out);
    transfer t = {.o = o, .body = &out->body};
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) /* counts calls */
        return wire_fail_mem(err);
    CURL *c = curl_easy_init();
    wire_status status = c ? run(c, url, &t, out, err) : wire_fail_mem(err);
    if (c) curl_easy_cleanup(c);
    curl_global_cleanup();
    if (status != WIRE_OK) wire__fetched_free(out);
    return status;
}

/* ---- Addresses cut up ---------------------------------------------------------- */

void wire__url_free(wire__url *u)
{
    wire_free(u->origin);
    wire_free(u->path);
    memset(u, 0, sizeof *u);
}

/* "https://host:8080/": the port only where it is not the usual one. */
static bool put_origin(CURLU *h, wire_buf *b)
{
    char *scheme = NULL, *host = NULL, *port = NULL;
    bool good = curl_url_get(h, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                curl_url_get(h, CURLUPART_HOST, &host, 0) == CURLUE_OK;
    if (good) {
        wire_buf_lit(b, scheme);
        wire_buf_lit(b, "://");
        for (const char *p = host; *p; p++)
            wire_buf_char(b, *p >= 'A' && *p <= 'Z' ? (char)(*p | 0x20) : *p);
        if (curl_url_get(h, CURLUPART_PORT, &port, CURLU_NO_DEFAULT_PORT) ==
            CURLUE_OK) {
            wire_buf_char(b, ':');
            wire_buf_lit(b, port);
        }
        wire_buf_lit(b, "/");
    }
    curl_free(scheme);
    curl_free(host);
    curl_free(port);
    return good;
}

static wire_status cut(CURLU *h, const char *url, wire__url *out, wire_err *err)
{
    wire_buf origin = {0};
    char *path = NULL;
    wire_status status = WIRE_OK;
    bool good =
        curl_url_set(h, CURLUPART_URL, url, 0) == CURLUE_OK &&
        put_origin(h, &origin) &&
        curl_url_get(h, CURLUPART_PATH, &path, CURLU_URLDECODE) == CURLUE_OK &&
        (wire_str_starts(wire_buf_view(&origin), WIRE_STR("http://")) ||
         wire_str_starts(wire_buf_view(&origin), WIRE_STR("https://")));
    wire_buf_char(&origin, '\0');
    if (!good || !path)
        status = wire_fail(err, WIRE_EINVAL, WIRE_NO_OFF,
                           "%.160s is no address that can be fetched", url);
    else if (origin.failed || !copy_cstr(origin.p, &out->origin) ||
             !copy_cstr(path[0] == '/' ? path + 1 : path, &out->path))
        status = wire_fail_mem(err);
    curl_free(path);
    wire_buf_free(&origin);
    return status;
}

wire_status wire__url_cut(const char *url, wire__url *out, wire_err *err)
{
    CURLU *h = curl_url();
    memset(out, 0, sizeof *out);
    if (!h) return wire_fail_mem(err);
    wire_status status = cut(h, url, out, err);
    curl_url_cleanup(h);
    if (status != WIRE_OK) wire__url_free(out);
    return status;
}
