/* Tell WebSub hubs which feeds changed.
 *
 * The queue OUT/.wirecopy/pings, a feed an address a line, is taken from only
 * when a hub has accepted what stands there.
 * Source: W3C WebSub, section 7 "Content distribution"; the request to the
 * hub is the one in common use (hub.mode=publish).
 * SPDX-License-Identifier: Apache-2.0 */
#include <curl/curl.h>
#include <string.h>

#include "publish_int.h"

#define PINGS WIRE__STATE_DIR "/pings"

enum { TIMEOUT_S = 20, PINGS_MOST = 1 << 20, ANSWER_MOST = 1 << 16 };

/* What a hub says beyond its status is not looked at. The type is curl's. */
/* NOLINTNEXTLINE(readability-non-const-parameter) */
static size_t ignore(char *p, size_t size, size_t n, void *ctx)
{
    size_t *seen = ctx;

    (void)p;
    *seen += size * n;
    return *seen > ANSWER_MOST ? 0 : size * n;
}

static wire_status tell(CURL *c, const char *hub, wire_str topic, wire_err *err)
{
    char *escaped = curl_easy_escape(c, topic.p, (int)topic.n);
    wire_buf body = {0};
    long code = 0;
    size_t seen = 0;
    CURLcode done = CURLE_OUT_OF_MEMORY;

    wire_buf_lit(&body, "hub.mode=publish&hub.url=");
    wire_buf_lit(&body, escaped ? escaped : "");
    wire_buf_lit(&body, "&hub.topic=");
    wire_buf_lit(&body, escaped ? escaped : "");
    curl_easy_reset(c);
    if (escaped && wire_buf_ok(&body)) {
        curl_easy_setopt(c, CURLOPT_URL, hub);
        curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, (long)body.n);
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, body.p);
        curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)TIMEOUT_S);
        curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(c, CURLOPT_USERAGENT, "wirecopy/" WIRE_VERSION);
        curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, ignore);
        curl_easy_setopt(c, CURLOPT_WRITEDATA, &seen);
        done = curl_easy_perform(c);
        curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
    }
    curl_free(escaped);
    wire_buf_free(&body);
    if (done == CURLE_OK && code >= 200 && code < 300) return WIRE_OK;
    if (done != CURLE_OK)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "hub %.120s: %.100s", hub,
                         curl_easy_strerror(done));
    return wire_fail(err, WIRE_EIO, WIRE_NO_OFF, "hub %.120s answered %ld", hub,
                     code);
}

/* All hubs have to take it. */
static wire_status tell_all(CURL *c, const wire_publish_opts *o, wire_str topic,
                            wire_err *err)
{
    for (size_t i = 0; i < o->n_hubs; i++)
        WIRE_TRY(tell(c, o->hubs[i], topic, err));
    return WIRE_OK;
}

/* What is left of the queue takes its place. */
static wire_status keep_rest(const wire__disk *d, wire_str rest, wire_err *err)
{
    wire__op op = {.kind = rest.n ? WIRE__OP_PUT : WIRE__OP_REMOVE,
                   .path = WIRE_STR(PINGS)};

    if (rest.n) WIRE_TRY(wire__disk_stage(d, 0, op.path, rest, err));
    return wire__disk_commit(d, &op, 1, err);
}

static wire_status empty_queue(const wire_publish_opts *o, const wire__disk *d,
                               wire_buf *queue, size_t *sent, wire_err *err)
{
    CURL *c = curl_easy_init();
    wire_str rest = wire_buf_view(queue);
    wire_status status = c ? WIRE_OK : wire_fail_mem(err), kept;

    while (status == WIRE_OK && rest.n > 0) {
        size_t end = wire_str_find(rest, WIRE_STR("\n"), 0);

        if (end == SIZE_MAX) end = rest.n;
        status = tell_all(c, o, wire_str_sub(rest, 0, end), err);
        if (status != WIRE_OK) break;
        (*sent)++;
        rest = wire_str_sub(rest, end + 1, rest.n);
    }
    if (c) curl_easy_cleanup(c);
    if (*sent == 0) return status;
    kept = keep_rest(d, rest, status == WIRE_OK ? err : NULL);
    return status != WIRE_OK ? status : kept;
}

wire_status wire_publish_ping(const wire_publish_opts *o, size_t *sent,
                              wire_err *err)
{
    wire__disk d;
    wire_buf queue = {0};
    wire_status status;

    *sent = 0;
    if (o->n_hubs == 0) return WIRE_OK;
    status = wire__disk_open(o->out, false, &d, err);
    if (status == WIRE_OK)
        status = wire__disk_read(&d, WIRE_STR(PINGS), PINGS_MOST, &queue, err);
    if (status == WIRE_OK) status = empty_queue(o, &d, &queue, sent, err);
    wire_buf_free(&queue);
    wire__disk_close(&d);
    return status == WIRE_END ? WIRE_OK : status;
}
