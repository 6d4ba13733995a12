/* A page that somebody else wrote, and a list: whatever they hold, nothing is
 * read beyond them, and nothing that was not signed is believed.
 *
 *   input   page, a line "%%%%", list
 *
 * The page is verified as it is; then, as far as it can carry a receipt, it is
 * signed with a key of the test's, must hold, and must not after one bit.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

#include <string.h>

static const unsigned char seed[32] = {11};

/* All findings have their words, and the light follows from them. */
static wire_light check(const wire_verify_in *in, wire_arena *a)
{
    wire_verified v;
    wire_light want = WIRE_LIGHT_GREEN;
    PROMISE(wire_receipt_verify(in, a, &v, NULL) == WIRE_OK);
    for (size_t k = 0; k < WIRE_CHECK_N; k++) {
        PROMISE(v.checks[k].kind == (wire_check_kind)k);
        PROMISE(v.checks[k].words.n > 0 && fuzz_is_utf8(v.checks[k].words));
        if (v.checks[k].result == WIRE_CHECK_FAILS) want = WIRE_LIGHT_RED;
        if (v.checks[k].result == WIRE_CHECK_NOTE && want == WIRE_LIGHT_GREEN)
            want = WIRE_LIGHT_AMBER;
    }
    PROMISE(v.light == want);
    PROMISE(v.has_receipt ||
            v.checks[WIRE_CHECK_RECEIPT].result == WIRE_CHECK_FAILS);
    return v.light;
}

/* The page's own place for a receipt, or one put before it. */
static void with_slot(wire_str page, wire_buf *out)
{
    wire_str text;
    if (wire_receipt_find(page, &text, NULL) == WIRE_OK) {
        size_t beg = (size_t)(text.p - page.p);
        wire_buf_str(out, wire_str_sub(page, 0, beg));
        wire_buf_str(out, wire_str_sub(page, beg + text.n, page.n));
    } else {
        wire_buf_lit(out, WIRE_RECEIPT_OPEN WIRE_RECEIPT_CLOSE);
        wire_buf_str(out, page);
    }
}

static wire_status sign(wire_str plain, const wire_doc *source,
                        const wire_key *key, wire_arena *a, wire_buf *out)
{
    static const char label[] = "Published from the NPA feed without any "
                                "modifications to the text or the headline.";
    wire_receipt_in in = {.page = WIRE_STR("a/b.html"),
                          .agency = WIRE_STR("NPA"),
                          .published = {1772528040, WIRE_TIME_SECOND},
                          .label = WIRE_STR(label),
                          .source = source};
    return wire_receipt_sign(plain, &in, key, a, NULL, out, NULL, NULL);
}

/* Sign the page as a copy of what it says itself: that always holds. */
static void check_signed(wire_str page, size_t at, wire_arena *a)
{
    wire_key key;
    wire_batch batch;
    wire_doc source;
    wire_buf plain = {0}, out = {0};
    with_slot(page, &plain);
    PROMISE(wire_key_from_seed(seed, &key, NULL) == WIRE_OK);
    wire_str pin = wire_str_of(key.public_hex);
    if (wire_receipt_read_page(wire_buf_view(&plain), &batch, NULL) ==
            WIRE_OK &&
        wire_text_doc(&batch.articles[0], a, &source, NULL) == WIRE_OK &&
        sign(wire_buf_view(&plain), &source, &key, a, &out) == WIRE_OK) {
        wire_verify_in in = {.page = wire_buf_view(&out),
                             .pins = &pin,
                             .n_pins = 1,
                             .sources = &source,
                             .n_sources = 1};
        PROMISE(check(&in, a) == WIRE_LIGHT_AMBER); /* no list */
        out.p[at % out.n] ^= (char)(1 << at % 8);
        PROMISE(check(&in, a) == WIRE_LIGHT_RED);
    }
    wire_batch_free(&batch);
    wire_buf_free(&plain);
    wire_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire_str all = {(const char *)data, size}, page = all, list = {0};
    wire_arena *a = wire_arena_new(NULL, 0);
    size_t cut = size ? wire_str_find(all, WIRE_STR("\n%%%%\n"), 0) : SIZE_MAX;
    if (cut != SIZE_MAX) {
        page = wire_str_sub(all, 0, cut);
        list = wire_str_sub(all, cut + 6, size);
    }
    wire_verify_in in = {.page = page,
                         .has_place = true,
                         .path = WIRE_STR("article/1-current.html"),
                         .has_site = cut != SIZE_MAX,
                         .site = list,
                         .site_at = WIRE_STR("list")};
    wire_receipt r;
    wire_site s;
    PROMISE(a);
    (void)check(&in, a);
    (void)!wire_receipt_parse(page, a, &r, NULL);
    (void)!wire_site_parse(page, a, &s, NULL);
    if (size < 1 << 16) check_signed(page, size ? data[size / 2] * 251u : 0, a);
    wire_arena_free(a);
    return 0;
}
