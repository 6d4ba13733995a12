/* Make the signed sites of the command-line tests anew.
 *
 * usage: signed_site FOLDER      [tests/cli/sites]
 *
 * Needed when the reader finds another text on their pages than before, or
 * the receipt's form changes. Keys are of fixed seeds: they sign nothing else.
 * SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/receipt.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define TITLE "Second berth for the night ferry"
#define FIRST                                                                  \
    "PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a "    \
    "second berth in spring, the harbour board said on Monday."
#define SECOND                                                                 \
    "\"We have waited nine years for this,\" said Ines Holt, who runs the "    \
    "line. Work begins in March and costs 4.2 million crowns."
#define THIRD "The old berth stays open until the summer timetable begins."

static const char item[] = TITLE "\n\n" FIRST "\n\n" SECOND "\n\n" THIRD "\n";

typedef struct {
    const char *path, *title, *second;
    wire_receipt_state state;
} page;

static const page pages[] = {
    {"article/1-current.html", TITLE, SECOND, WIRE_RECEIPT_CURRENT},
    {"article/2-headline.html", "Night ferry: a second berth", SECOND,
     WIRE_RECEIPT_CURRENT},
    {"article/3-superseded.html", TITLE, SECOND, WIRE_RECEIPT_SUPERSEDED},
    {"article/4-killed.html", TITLE, SECOND, WIRE_RECEIPT_REVOKED},
    {"article/5-edited.html", TITLE, "The line has waited for nine years.",
     WIRE_RECEIPT_CURRENT},
};
enum { PAGES_N = sizeof pages / sizeof *pages };

typedef struct {
    const char *folder;
    wire_arena *a;
    wire_batch batch;
    wire_doc source;
    wire_key key;
    wire_receipt_entry entries[PAGES_N];
} maker;

static void die(const char *what, const wire_err *err)
{
    fprintf(stderr, "signed_site: %s: %s\n", what, err ? err->text : "");
    exit(2);
}

static void write_file(const char *folder, const char *name, wire_str bytes)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f) != 0)
        die(path, NULL);
}

static void put_page(const page *p, wire_str label, wire_buf *b)
{
    wire_buf_lit(b, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta "
                    "charset=\"utf-8\">\n<title>");
    wire_buf_lit(b, p->title);
    wire_buf_lit(b, "</title>\n" WIRE_RECEIPT_OPEN WIRE_RECEIPT_CLOSE
                    "\n</head>\n<body>\n<article>\n<h1>");
    wire_buf_lit(b, p->title);
    wire_buf_lit(b, "</h1>\n<p>" FIRST "</p>\n<p>");
    wire_buf_lit(b, p->second);
    wire_buf_lit(b, "</p>\n<p>" THIRD "</p>\n<p>");
    wire_buf_str(b, label);
    wire_buf_lit(b, "</p>\n</article>\n</body>\n</html>\n");
}

/* Which label a page may carry is asked of the library: it is tried. */
static void sign_page(maker *m, size_t i)
{
    static const char *const labels[] = {
        "Published from the NPA feed without any modifications to the text or "
        "the headline.",
        "Published from the NPA feed without any modifications to the text. "
        "Only the headline has been changed.",
        ""};
    wire_err err;
    wire_receipt_in in = {.page = wire_str_of(pages[i].path),
                          .agency = WIRE_STR("NPA"),
                          .item = WIRE_STR("urn:npa:7"),
                          .version = WIRE_STR("3"),
                          .item_url = WIRE_STR("https://npa.example/7"),
                          .published =
                              wire_time_parse(WIRE_STR("2026-03-03T09:14:00Z")),
                          .source = &m->source};
    wire_receipt_entry *e = &m->entries[i];
    for (size_t k = 0; k < 3; k++) {
        wire_buf plain = {0}, out = {0}, text = {0};
        in.label = wire_str_of(labels[k]);
        put_page(&pages[i], in.label, &plain);
        wire_status s = wire_receipt_sign(wire_buf_view(&plain), &in, &m->key,
                                          m->a, NULL, &out, &text, &err);
        if (s == WIRE_OK) {
            write_file(m->folder, pages[i].path, wire_buf_view(&out));
            *e = (wire_receipt_entry){
                .state = pages[i].state,
                .at = wire_time_parse(WIRE_STR("2026-03-03T09:14:00Z"))};
            wire_sha256_of(wire_buf_view(&text), &e->receipt);
        }
        wire_buf_free(&plain);
        wire_buf_free(&out);
        wire_buf_free(&text);
        if (s == WIRE_OK) break;
        if (s != WIRE_EINVAL || k == 2) die(pages[i].path, &err);
    }
    if (e->state != WIRE_RECEIPT_CURRENT)
        e->at = wire_time_parse(WIRE_STR("2026-03-04T08:00:00Z"));
    if (e->state == WIRE_RECEIPT_SUPERSEDED) {
        e->item = in.item;
        e->version = WIRE_STR("4");
        e->why = WIRE_STR("corrects the cost of the work");
    }
    if (e->state == WIRE_RECEIPT_REVOKED)
        e->why = WIRE_STR("the agency killed the item");
}

static void write_list(maker *m)
{
    wire_err err;
    wire_buf b = {0};
    wire_site_key key = {.key = wire_str_of(m->key.public_hex),
                         .from = wire_time_parse(WIRE_STR("2026-01-01"))};
    wire_site site = {.updated =
                          wire_time_parse(WIRE_STR("2026-03-04T08:00:00Z")),
                      .keys = &key,
                      .n_keys = 1,
                      .entries = m->entries,
                      .n_entries = PAGES_N};
    if (wire_site_write(&site, &m->key, &b, &err) != WIRE_OK)
        die("the list", &err);
    write_file(m->folder, WIRE_SITE_PATH, wire_buf_view(&b));
    b.n = 0;
    wire_buf_fmt(&b, "%s\n", m->key.public_hex);
    write_file(m->folder, "../desk.pub", wire_buf_view(&b));
    wire_buf_free(&b);
}

int main(int argc, char **argv)
{
    unsigned char seed[32] = {7};
    char folder[900];
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    maker m = {.a = wire_arena_new(NULL, 0), .folder = folder};
    wire_err err;
    snprintf(folder, sizeof folder, "%s/harbour",
             argc > 1 ? argv[1] : "tests/cli/sites");
    static const char *const folders[] = {"", "/article", "/.well-known"};
    for (size_t i = 0; i < 3; i++) {
        char path[1000];
        snprintf(path, sizeof path, "%s%s", folder, folders[i]);
        (void)mkdir(path, 0777);
    }
    if (wire_read_bytes(WIRE_STR(item), WIRE_STR("item.txt"), &o, &m.batch,
                        &err) != WIRE_OK ||
        wire_text_doc(&m.batch.articles[0], m.a, &m.source, &err) != WIRE_OK ||
        wire_key_from_seed(seed, &m.key, &err) != WIRE_OK)
        die("the item", &err);
    write_file(folder, "../item.txt", WIRE_STR(item));
    for (size_t i = 0; i < PAGES_N; i++)
        sign_page(&m, i);
    write_list(&m);
    wire_batch_free(&m.batch);
    wire_arena_free(m.a);
    return 0;
}
