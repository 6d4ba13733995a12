/* ninjs 3.1: an object for one article, an array for several.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

static void put_valued(wire__json_out *j, const char *list, wire_str type,
                       wire_str value)
{
    if (!value.n) return;
    wire__out_key(j, list);
    wire__out_open(j, '[');
    wire__out_open(j, '{');
    wire__out_field(j, "role", WIRE_STR("main"));
    wire__out_field(j, "contentType", type);
    wire__out_field(j, "value", value);
    wire__out_close(j, '}');
    wire__out_close(j, ']');
}

static void put_standard(wire__json_out *j)
{
    wire__out_key(j, "standard");
    wire__out_open(j, '{');
    wire__out_field(j, "name", WIRE_STR("ninjs"));
    wire__out_field(j, "version", WIRE_STR("3.1"));
    wire__out_field(
        j, "schema",
        WIRE_STR("https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"));
    wire__out_close(j, '}');
}

static void put_uri(wire__json_out *j, const char *key, wire_str id)
{
    wire_buf b = {0};

    wire__put_id_uri(&b, id);
    wire__out_field(j, key, wire_buf_view(&b));
    if (!wire_buf_ok(&b)) j->b->failed = true;
    wire_buf_free(&b);
}

static void put_subjects(wire__json_out *j, const wire_item *item)
{
    if (!item->n_subjects) return;
    wire__out_key(j, "subjects");
    wire__out_open(j, '[');
    for (size_t i = 0; i < item->n_subjects; i++) {
        const wire_subject *s = &item->subjects[i];
        wire__out_open(j, '{');
        wire__out_field(j, "name", s->name);
        wire__out_field(j, "literal", s->code);
        wire__out_close(j, '}');
    }
    wire__out_close(j, ']');
}

static void put_links(wire__json_out *j, const wire_item *item)
{
    if (!item->n_links) return;
    wire__out_key(j, "associations");
    wire__out_open(j, '[');
    for (size_t i = 0; i < item->n_links; i++) {
        wire__out_open(j, '{');
        wire__out_field(j, "name", item->links[i].rel); /* asked for */
        wire__out_field(j, "rel", item->links[i].rel);
        put_uri(j, "uri", item->links[i].target);
        wire__out_close(j, '}');
    }
    wire__out_close(j, ']');
}

static void put_sources(wire__json_out *j, const wire_article *a)
{
    if (!a->outlet.n && !a->credit.n) return;
    wire__out_key(j, "infoSources");
    wire__out_open(j, '[');
    for (int i = 0; i < 2; i++) {
        wire_str name = i ? a->credit : a->outlet;
        if (!name.n) continue;
        wire__out_open(j, '{');
        wire__out_field(j, "name", name);
        wire__out_field(j, "role", i ? WIRE_STR("credit") : WIRE_STR("source"));
        wire__out_close(j, '}');
    }
    wire__out_close(j, ']');
}

/* Where it is published, when that is not its id. */
static void put_page(wire__json_out *j, const wire_article *a)
{
    if (!a->url.n || wire_str_eq(a->url, a->id)) return;
    wire__out_key(j, "renditions");
    wire__out_open(j, '[');
    wire__out_open(j, '{');
    wire__out_field(j, "name", WIRE_STR("web"));
    wire__out_field(j, "contentType", WIRE_STR("text/html"));
    put_uri(j, "href", a->url);
    wire__out_close(j, '}');
    wire__out_close(j, ']');
}

static void put_article(wire__json_out *j, const wire_article *a)
{
    const wire_item *item = wire__item_of(a);
    wire_buf html = {0};

    wire__out_open(j, '{');
    put_standard(j);
    put_uri(j, "uri", a->id);
    wire__out_field(j, "type", WIRE_STR("text"));
    wire__out_field(j, "version", item->version);
    wire__out_time(j, "firstCreated", a->published);
    wire__out_time(j, "versionCreated", a->modified);
    wire__out_time(j, "embargoedUntil", item->embargoed);
    wire__out_field(j, "pubStatus",
                    wire_str_of(wire_pub_status_name(item->status)));
    if (item->urgency) {
        wire__out_key(j, "urgency");
        wire__out_uint(j, item->urgency);
    }
    wire__out_field(j, "copyrightNotice", item->rights);
    wire__out_field(j, "edNote", item->ed_note);
    if (wire__is_lang(a->language)) wire__out_field(j, "language", a->language);
    wire__out_field(j, "by", a->byline);
    wire__out_field(j, "slugline", item->slug);
    wire__out_field(j, "located", a->dateline);
    put_valued(j, "headlines", WIRE_STR("text/plain"), a->title);
    put_valued(j, "descriptions", WIRE_STR("text/plain"), a->summary);
    wire__body_html(&html, a);
    put_valued(j, "bodies", WIRE_STR("text/html"), wire_buf_view(&html));
    if (!wire_buf_ok(&html)) j->b->failed = true;
    wire_buf_free(&html);
    put_subjects(j, item);
    put_sources(j, a);
    put_links(j, item);
    put_page(j, a);
    wire__out_close(j, '}');
}

void wire__write_ninjs(const wire__doc_out *d)
{
    wire__json_out j = {.b = d->out};

    if (d->n != 1) wire__out_open(&j, '[');
    for (size_t i = 0; i < d->n; i++)
        put_article(&j, d->articles[i]);
    if (d->n != 1) wire__out_close(&j, ']');
    wire_buf_char(d->out, '\n');
}
