/* Fields that a format has no word for, in words of our own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static void add(wire__extras *x, bool is_wanted, const char *name,
                wire_str value)
{
    if (!is_wanted || !value.n) return;
    x->of[x->n].name = name;
    x->of[x->n++].value = value;
}

void wire__extras_of(const wire_article *a, unsigned wanted, wire__extras *out)
{
    const wire_item *item = wire__item_of(a);
    wire_str status = {0}, mark = {0}, urgency = {0};

    *out = (wire__extras){.n = 0};
    if (item->status != WIRE_PUB_USABLE)
        status = wire_str_of(wire_pub_status_name(item->status));
    if (item->marked != WIRE_REVISION_NONE)
        mark = wire_str_of(wire_revision_name(item->marked));
    if (item->urgency >= 1 && item->urgency <= 9) {
        out->urgency[0] = (char)('0' + item->urgency);
        urgency = (wire_str){out->urgency, 1};
    }
    add(out, wanted & WIRE__EXTRA_OUTLET, "outlet", a->outlet);
    add(out, wanted & WIRE__EXTRA_CREDIT, "credit", a->credit);
    add(out, wanted & WIRE__EXTRA_VERSION, "version", item->version);
    add(out, wanted & WIRE__EXTRA_STATUS, "status", status);
    add(out, wanted & WIRE__EXTRA_EMBARGO, "embargoed",
        wire__time_rfc3339(item->embargoed, out->embargo));
    add(out, wanted & WIRE__EXTRA_SLUG, "slug", item->slug);
    add(out, wanted & WIRE__EXTRA_NOTE, "ed_note", item->ed_note);
    add(out, wanted & WIRE__EXTRA_RIGHTS, "rights", item->rights);
    add(out, wanted & WIRE__EXTRA_URGENCY, "urgency", urgency);
    add(out, wanted & WIRE__EXTRA_MARK, "marked", mark);
    add(out, wanted & WIRE__EXTRA_DATELINE, "dateline", a->dateline);
}

void wire__put_extras(wire_buf *b, const wire_article *a, unsigned wanted)
{
    wire__extras x;

    wire__extras_of(a, wanted, &x);
    for (size_t i = 0; i < x.n; i++) {
        wire_buf_fmt(b, "<wire:%s>", x.of[i].name);
        wire__put_text(b, x.of[i].value);
        wire_buf_fmt(b, "</wire:%s>\n", x.of[i].name);
    }
}
