/* Any template, any value: what is refused is refused with its byte, and no
 * value brings markup of its own into a page.
 *
 * The value is what stands before the first zero byte, the rest is the
 * text, whose names are looked for in a view with that value.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

#include <string.h>

static void fill(wire_view *v, wire_str value)
{
    wire_view_str(v, "x", value);
    wire_view_flag(v, "on", true);
    for (int i = 0; i < 2; i++)
        wire_view_str(wire_view_add(v, "rows"), "y", value);
    PROMISE(wire_view_ok(v));
}

static size_t marks(wire_str page)
{
    size_t n = 0;

    for (size_t i = 0; i < page.n; i++)
        n += page.p[i] == '<' || page.p[i] == '>';
    return n;
}

/* Angle brackets of the page; SIZE_MAX when it could not be shown. */
static size_t show(const wire_theme *t, wire_str value, wire_arena *a)
{
    wire_view *v = wire_view_new(a);
    wire_buf out = {0};
    size_t n = SIZE_MAX;
    wire_status status;

    PROMISE(v != NULL);
    fill(v, value);
    status = wire_theme_render(t, "page", v, &out, NULL);
    PROMISE(status == WIRE_OK || status == WIRE_EINVAL ||
            status == WIRE_ELIMIT);
    if (status == WIRE_OK) n = marks(wire_buf_view(&out));
    wire_buf_free(&out);
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *zero = size ? memchr(data, 0, size) : NULL;
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    wire_str value, text;
    wire_theme *t;
    wire_arena *a;

    if (!zero || zero == data) return 0;
    value = (wire_str){(const char *)data, (size_t)(zero - data)};
    text = (wire_str){(const char *)zero + 1, size - value.n - 1};
    a = wire_arena_new(NULL, 0);
    PROMISE(a != NULL);
    t = wire_theme_new(a);
    PROMISE(t != NULL);
    if (wire_theme_add(t, "page", text, &err) != WIRE_OK)
        PROMISE(err.code != WIRE_ENOMEM && err.off <= text.n);
    else
        PROMISE(show(t, value, a) == show(t, WIRE_STR("x"), a));
    wire_arena_free(a);
    return 0;
}
