/* receipt_testing.h: an item, a page made of it, a key, a list.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TESTS_RECEIPT_H
#define WIRE_TESTS_RECEIPT_H

#include "unit.h"

#include <wirecopy/receipt.h>

#define TITLE "Second berth for the night ferry"
#define P1                                                                     \
    "PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a "    \
    "second berth in spring, the harbour board said on Monday."
#define P2                                                                     \
    "\"We have waited nine years for this,\" said Ines Holt - she runs the "   \
    "line. Work costs 4.2 million crowns."
#define P2_CURLY                                                               \
    "\xe2\x80\x9cWe have waited nine years for this,\xe2\x80\x9d said Ines "   \
    "Holt \xe2\x80\x93 she runs the line. Work costs 4.2 million crowns."
#define P3         "The old berth stays open until the summer timetable begins."
#define BODY       P1 "\n\n" P2 "\n\n" P3 "\n"
#define BODY_CURLY P1 "\n\n" P2_CURLY "\n\n" P3 "\n"
#define ITEM       TITLE "\n\n" BODY
#define LABEL_WORDS                                                            \
    "Published from the NPA feed without any modifications to the text or "    \
    "the headline."
#define LABEL_P      "<p class=\"label\">" LABEL_WORDS "</p>"
#define RECEIPT_SLOT WIRE_RECEIPT_OPEN WIRE_RECEIPT_CLOSE
#define PAGE_TOP                                                               \
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"          \
    "<title>" TITLE " | Harbour News</title>" RECEIPT_SLOT                     \
    "</head><body><article itemprop=\"articleBody\"><h1>" TITLE "</h1>"
#define PAGE_BODY                                                              \
    "<p>" P1 "</p><p>" P2 "</p><p>" P3 "</p></article></body></html>\n"
#define PAGE_BODY_EDITED                                                       \
    "<p>" P1                                                                   \
    "</p><p>The line has waited nine years, said Ines Holt.</p><p>" P3         \
    "</p></article></body></html>\n"

static inline wire_time at(const char *s)
{
    return wire_time_parse(wire_str_of(s));
}
#define NOW at("2026-03-03T09:14:00Z")

static inline wire_key test_key(unsigned char n)
{
    unsigned char seed[32] = {n};
    wire_key k;
    assert_ok(wire_key_from_seed(seed, &k, NULL));
    return k;
}

typedef struct {
    wire_arena *a;
    wire_batch batch;
    wire_doc source;
    wire_key key;
    const wire_key *signer; /* of the list */
    wire_buf page, text, list;
    wire_site_key keys[3];
    size_t n_keys;
    wire_receipt_entry entries[2];
    size_t n_entries;
    wire_str path, root, pin;
    bool has_list, use_source;
    wire_verify_cache *cache;
} rig;

static inline void rig_init(rig *g, const char *item)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    *g = (rig){.a = wire_arena_new(NULL, 0),
               .path = WIRE_STR("article/7.html"),
               .has_list = true};
    g->key = test_key(1);
    g->signer = &g->key;
    assert_ok(wire_read_bytes(wire_str_of(item), WIRE_STR("item.txt"), &o,
                              &g->batch, NULL));
    assert_int_equal(g->batch.n_articles, 1);
    assert_ok(wire_text_doc(&g->batch.articles[0], g->a, &g->source, NULL));
}

static inline void rig_free(rig *g)
{
    wire_buf_free(&g->page);
    wire_buf_free(&g->text);
    wire_buf_free(&g->list);
    wire_batch_free(&g->batch);
    wire_arena_free(g->a);
    wire_key_wipe(&g->key);
}

static inline wire_receipt_in rig_in(const rig *g)
{
    return (wire_receipt_in){.site = WIRE_STR("https://news.example/"),
                             .page = WIRE_STR("article/7.html"),
                             .agency = WIRE_STR("NPA"),
                             .item = WIRE_STR("urn:npa:7 \"<x>\\"),
                             .version = WIRE_STR("3"),
                             .published = NOW,
                             .source = &g->source};
}

static inline wire_site rig_site(rig *g)
{
    return (wire_site){.site = WIRE_STR("https://news.example/"),
                       .updated = at("2026-03-04T08:00:00Z"),
                       .keys = g->keys,
                       .n_keys = g->n_keys,
                       .entries = g->entries,
                       .n_entries = g->n_entries};
}

static inline void rig_relist(rig *g)
{
    wire_site s = rig_site(g);
    g->list.n = 0;
    assert_ok(wire_site_write(&s, g->signer, &g->list, NULL));
}

static inline void rig_list(rig *g, wire_receipt_state state)
{
    wire_receipt_entry *e = &g->entries[0];
    *e = (wire_receipt_entry){.state = state, .at = at("2026-03-04T08:00:00Z")};
    wire_sha256_of(wire_buf_view(&g->text), &e->receipt);
    if (state == WIRE_RECEIPT_SUPERSEDED) {
        e->item = WIRE_STR("urn:npa:7");
        e->version = WIRE_STR("4");
        e->page = WIRE_STR("article/7.html");
        e->why = WIRE_STR("corrects the cost");
    }
    if (state == WIRE_RECEIPT_REVOKED)
        e->why = WIRE_STR("killed by the agency");
    g->n_entries = 1;
    g->keys[0] = (wire_site_key){.key = wire_str_of(g->key.public_hex),
                                 .from = at("2026-01-01")};
    g->n_keys = 1;
    rig_relist(g);
}

static inline void rig_sign(rig *g, const char *item, const char *page)
{
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};
    rig_init(g, item);
    wire_receipt_in in = rig_in(g);
    in.label = WIRE_STR(LABEL_WORDS);
    if (wire_receipt_sign(wire_str_of(page), &in, &g->key, g->a, NULL, &g->page,
                          &g->text, &err) != WIRE_OK)
        fail_msg("%s", err.text);
    rig_list(g, WIRE_RECEIPT_CURRENT);
}

static inline wire_verified rig_verify(rig *g)
{
    wire_verified v;
    wire_verify_in in = {.page = wire_buf_view(&g->page),
                         .has_place = g->has_list,
                         .path = g->path,
                         .root = g->root,
                         .has_site = g->has_list,
                         .site = wire_buf_view(&g->list),
                         .site_at = WIRE_STR("site/.well-known/wirecopy.json"),
                         .pins = &g->pin,
                         .n_pins = g->pin.n > 0,
                         .sources = &g->source,
                         .n_sources = g->use_source,
                         .cache = g->cache};
    assert_ok(wire_receipt_verify(&in, g->a, &v, NULL));
    return v;
}

#endif
