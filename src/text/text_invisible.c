/* Invisible marks: where they stand, a run as one.
 *
 * Zero-width characters, soft hyphens, directional marks and variation
 * selectors (C2PA A.8 hides whole manifests in runs of them).
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "text_int.h"

typedef WIRE_VEC(wire_invisible) marks;

/* Every invisible code point begins with one of these bytes in UTF-8. */
static bool may_begin(uint8_t c)
{
    return c == 0xc2 || c == 0xcd || c == 0xd8 || c == 0xe1 || c == 0xe2 ||
           c == 0xef || c == 0xf3;
}

static bool scan(wire_str body, marks *v)
{
    size_t run_end = SIZE_MAX;
    for (size_t i = 0; i < body.n;) {
        if (!may_begin((uint8_t)body.p[i])) {
            i++;
            continue;
        }
        size_t beg = i;
        uint32_t c = wire__cp_next(body, &i);
        if (!wire__is_invisible(c)) continue;
        if (beg == run_end) { /* longer than the mark before */
            v->p[v->n - 1].span.end = (uint32_t)i;
        } else {
            wire_invisible m = {{(uint32_t)beg, (uint32_t)i}, c};
            if (!WIRE_VEC_PUSH(v, m)) return false;
        }
        run_end = i;
    }
    return true;
}

wire_status wire_text_invisible(wire_str body, wire_arena *a,
                                wire_invisible **out, size_t *out_n,
                                wire_err *err)
{
    *out = NULL;
    *out_n = 0;
    if (body.n >= UINT32_MAX)
        return wire_fail(err, WIRE_ELIMIT, UINT32_MAX,
                         "text of %zu bytes is longer than 4 GiB", body.n);
    marks v = {0};
    wire_status st = WIRE_OK;
    if (scan(body, &v))
        WIRE__KEEP(st, a, wire_invisible, v, out, out_n, err);
    else
        st = wire_fail_mem(err);
    WIRE_VEC_FREE(&v);
    return st;
}
