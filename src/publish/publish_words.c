/* What others wrote as a line of ours: ids, versions and reasons come from
 * whoever writes the input, and one that cannot stand in a list of receipts
 * must not keep a kill from being published.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../receipt/receipt_int.h"
#include "publish_items.h"

/* Far below what a field of a receipt or of a list may have, and more than a
 * reader takes in. */
enum { LINE_BYTES = 1000 };

/* Controls and what is no UTF-8 become U+FFFD, a run of them one; too much
 * ends in an ellipsis. */
static void put_line(wire_buf *b, wire_str s)
{
    enum { REPLACED = 0xfffd };
    bool was_replaced = false;

    for (size_t i = 0; i < s.n && wire_buf_ok(b);) {
        uint32_t cp = wire__next_cp(s, &i);
        bool is_bad =
            cp == UINT32_MAX || cp < 0x20 || (cp >= 0x7f && cp < 0xa0);

        if (b->n >= LINE_BYTES) {
            wire_buf_lit(b, "\xe2\x80\xa6");
            return;
        }
        if (!is_bad || !was_replaced) wire__put_cp(b, is_bad ? REPLACED : cp);
        was_replaced = is_bad;
    }
}

wire_str wire__line(wire_arena *a, wire_str s, bool *no_memory)
{
    wire_buf b = {0};
    wire_str out = s;

    if (wire__is_line(s, LINE_BYTES)) return s;
    put_line(&b, s);
    if (!wire_buf_ok(&b) || !wire_arena_copy(a, wire_buf_view(&b), &out))
        *no_memory = true;
    wire_buf_free(&b);
    return out;
}

wire_str wire__id_line(wire_arena *a, wire_str id, bool *no_memory)
{
    if (wire__is_line(id, LINE_BYTES)) return id;
    return wire__line(a, wire__id_address(a, id, no_memory), no_memory);
}

wire_str wire__words(wire__run_pub *r, const char *before, wire_str s)
{
    wire_buf b = {0};
    wire_str out = {0};

    wire_buf_lit(&b, before);
    wire_buf_str(&b, s);
    if (!wire_buf_ok(&b) || !wire_arena_copy(r->arena, wire_buf_view(&b), &out))
        r->no_memory = true;
    wire_buf_free(&b);
    return wire__line(r->arena, out, &r->no_memory);
}
