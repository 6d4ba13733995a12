/* Fail the nth allocation, for every n until none is left to fail.
 *
 * The linker puts __wrap_wire_malloc and its brothers in front of the only
 * doors to the heap and to arenas. A run must then end with WIRE_ENOMEM, or
 * succeed when it could do without; it must never crash, leak (LeakSanitizer
 * looks) or call success what is not the whole result.
 *
 * usage: fault_sweep [FOLDER]     [a small world of its own]
 * Prints "N passed, N failed".
 * SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/wirecopy.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- The doors ------------------------------------------------------- */

static long countdown = -1; /* allocations until one fails; < 0: none does */
static bool has_failed;

static bool is_refused(void)
{
    if (countdown < 0 || countdown-- != 0) return false;
    has_failed = true;
    return true;
}

/* One door: declared, then put in front of the real one. */
#define DOOR(result, name, parameters, arguments)                              \
    result __real_##name parameters;                                           \
    result __wrap_##name parameters;                                           \
    result __wrap_##name parameters                                            \
    {                                                                          \
        return is_refused() ? 0 : __real_##name arguments;                     \
    }

DOOR(void *, wire_malloc, (size_t n), (n))
DOOR(void *, wire_calloc, (size_t n, size_t size), (n, size))
DOOR(void *, wire_realloc, (void *p, size_t n), (p, n))
DOOR(wire_arena *, wire_arena_new, (wire_budget * b, size_t n), (b, n))
DOOR(void *, wire_arena_alloc, (wire_arena * a, size_t n), (a, n))
DOOR(void *, wire_arena_calloc, (wire_arena * a, size_t n, size_t size),
     (a, n, size))
DOOR(void *, wire_arena_array, (wire_arena * a, size_t n, size_t size),
     (a, n, size))
DOOR(void *, wire_arena_grow, (wire_arena * a, void *p, size_t n, size_t m),
     (a, p, n, m))
DOOR(bool, wire_arena_copy, (wire_arena * a, wire_str s, wire_str *out),
     (a, s, out))

/* ---- A small world to trace ------------------------------------------- */

static const struct {
    const char *name, *text;
} files[] = {
    {"a.txt",
     "Second berth for the night ferry\n\n"
     "PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a "
     "second berth in spring, the harbour board said on Monday.\n\n"
     "\"We have waited nine years for this,\" said Ines Holt, who runs the "
     "line. Work begins in March and costs 4.2 million crowns.\n\n"
     "The old berth stays open until the summer timetable begins.\n"},
    {"b.txt",
     "Is one berth enough?\n\n"
     "The night ferry to Calder Island gets a second berth in spring, the "
     "harbour board said on Monday.\n\n"
     "\"We have waited nine years for this,\" said Ines Holt, who runs the "
     "line. Work begins in March and costs 4.2 million crowns.\n\n"
     "(Published from an agency feed without any modifications to the "
     "text.)\n"},
    {"c.jsonl",
     "{\"id\":\"c1\",\"outlet\":\"Northern Post\",\"published\":"
     "\"2026-03-03T08:00:00Z\",\"title\":\"Ferry\",\"text\":\"The harbour "
     "board said that the night boat to Calder Island would have another "
     "berth by spring. Ines Holt, head of the line, said they had been "
     "waiting for nine years.\"}\n"
     "{\"id\":\"c2\",\"outlet\":\"Northern Post\",\"text\":\"Nothing of "
     "this kind: the saffron harvest failed again, growers say.\"}\n"
     "{broken\n"},
    {"d.html",
     "<html><head><title>Ferry</title><meta property=\"og:site_name\" "
     "content=\"Metro Daily Lens\"></head><body><nav>Home</nav><article>"
     "<h1>Ferry gets berth</h1><p>The night ferry to Calder Island gets a "
     "second berth in spring, the harbour board said on Monday.</p>"
     "<p>Work begins in March and costs 4.2 million crowns.</p></article>"
     "</body></html>\n"},
    {"e.xml",
     "<rss version=\"2.0\"><channel><title>Beacon</title><item><title>Berth"
     "</title><guid>e1</guid><description>The old berth stays open until "
     "the summer timetable begins.</description></item></channel></rss>\n"},
    {"f.txt",
     "CORRECTED-Second berth for the night ferry\n\n"
     "(Corrects cost)\n\n"
     "PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a "
     "second berth in spring, the harbour board said on Monday.\n\n"
     "\"We have waited nine years for this,\" said Ines Holt, who runs the "
     "line. Work begins in March and costs 2.4 million crowns.\n\n"
     "The old berth stays open until the summer timetable begins.\n"},
    {"g.txt", "KILL KILL KILL\n\nPlease kill Second berth for the night "
              "ferry. No substitute will be sent.\n"},
};

static bool write_world(const char *folder)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[256];
        FILE *f;
        size_t n = strlen(files[i].text);
        bool good;

        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        f = fopen(path, "w");
        if (!f) return false;
        good = fwrite(files[i].text, 1, n, f) == n;
        if (fclose(f) != 0 || !good) return false;
    }
    return true;
}

static void remove_world(const char *folder)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[256];

        snprintf(path, sizeof path, "%s/%s", folder, files[i].name);
        unlink(path);
    }
    rmdir(folder);
}

/* ---- What is swept ------------------------------------------------------ */

typedef struct {
    const char *folder;
    wire_trace whole; /* traced once, for the reports */
    uint64_t sum;     /* of what a run put out */
} world;

static bool take(void *ctx, const char *p, size_t n)
{
    world *w = ctx;

    w->sum = wire_mix64(w->sum ^ wire_hash_bytes(p, n));
    return true;
}

static wire_status run_trace(world *w, wire_err *err)
{
    wire_trace_opts o = wire_trace_opts_init();
    wire_trace t = {0};
    wire_status s;

    o.n_threads = 1;
    s = wire_trace_run(&w->folder, 1, &o, &t, err);
    if (s == WIRE_OK) w->sum = t.n_docs * 1000 + t.groups.n_families;
    wire_trace_free(&t);
    return s;
}

static wire_status run_read(world *w, wire_err *err)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        wire_batch b = {0};
        wire_status s =
            wire_read_bytes(wire_str_of(files[i].text),
                            wire_str_of(files[i].name), &o, &b, err);

        w->sum += b.n_articles;
        wire_batch_free(&b);
        if (s != WIRE_OK) return s;
    }
    return WIRE_OK;
}

/* One article in every format that is written, and back. */
static wire_status write_and_read(world *w, const wire_article *a,
                                  wire_format f, wire_err *err)
{
    wire_channel c = {.title = WIRE_STR("Haven")};
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    wire_batch b = {0};
    wire_buf out = {0};
    wire_status s = wire_write_articles(f, &c, &a, 1, &out, err);

    if (s == WIRE_OK)
        s = wire_read_bytes(wire_buf_view(&out), WIRE_STR("written"), &o, &b,
                            err);
    w->sum += b.n_articles + b.n_listed;
    wire_batch_free(&b);
    wire_buf_free(&out);
    return s;
}

static wire_status run_write(world *w, wire_err *err)
{
    static const wire_format formats[] = {
        WIRE_FORMAT_RSS,      WIRE_FORMAT_ATOM,      WIRE_FORMAT_JSON_FEED,
        WIRE_FORMAT_NINJS,    WIRE_FORMAT_NEWSML_G2, WIRE_FORMAT_NITF,
        WIRE_FORMAT_IPTC7901, WIRE_FORMAT_OPML,      WIRE_FORMAT_WARC,
        WIRE_FORMAT_SITEMAP};
    static wire_subject subject = {{"harbour dues", 12}, {"<dues>", 6}};
    static wire_item_link link = {{"a relation", 10}, {"item 1", 6}};
    static wire_para para = {.span = {0, 23}};
    wire_item item = {.version = WIRE_STR("2"),
                      .subjects = &subject,
                      .n_subjects = 1,
                      .links = &link,
                      .n_links = 1,
                      .rights = WIRE_STR("a & <b>"),
                      .embargoed = {1772000000, WIRE_TIME_SECOND}};
    wire_article a = {.id = WIRE_STR("a b"),
                      .url = WIRE_STR("https://haven.example/\xc3\xbc"),
                      .title = WIRE_STR("Harbour <closed> &amp; open"),
                      .credit = WIRE_STR("N & A"),
                      .body = WIRE_STR("The harbour was closed."),
                      .summary = WIRE_STR("A storm."),
                      .published = {1771000000, WIRE_TIME_SECOND},
                      .paras = &para,
                      .n_paras = 1,
                      .item = &item};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        wire_status s = write_and_read(w, &a, formats[i], err);
        if (s != WIRE_OK) return s;
    }
    return WIRE_OK;
}

static wire_status run_json(world *w, wire_err *err)
{
    return wire_report_json(&w->whole, false, take, w, err);
}

static wire_status run_jsonl(world *w, wire_err *err)
{
    return wire_report_jsonl(&w->whole, false, take, w, err);
}

static wire_status run_text(world *w, wire_err *err)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;

    o.show_all = true;
    return wire_report_text(&w->whole, &o, take, w, err);
}

/* The first two articles, compared and reported in every way. */
static wire_status compare_docs(world *w, const wire_idf *idf, wire_arena *a,
                                wire_err *err)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_comparison c;
    wire_compared pair = {&w->whole.docs[0], &w->whole.docs[1], &c};
    wire_compare_side *x = NULL, *y = NULL;
    wire_status s = wire_compare_side_new(pair.source, idf, a, &x, err);

    if (s == WIRE_OK) s = wire_compare_copy(x, pair.copy, a, &c, err);
    if (s == WIRE_OK) s = wire_compare_side_new(pair.copy, idf, a, &y, err);
    if (s == WIRE_OK) s = wire_compare_sides(y, x, a, &c, err);
    if (s == WIRE_OK)
        s = wire_compare_pair(pair.source, pair.copy, idf, a, &c, err);
    o.show_all = true;
    if (s == WIRE_OK)
        s = wire_report_compare_json(&pair, 1, WIRE_CHANGES_ALL,
                                     WIRE_REPORT_LINES, take, w, err);
    if (s == WIRE_OK)
        s = wire_report_compare_text(&pair, 1, WIRE_CHANGES_ALL, &o, take, w,
                                     err);
    if (s == WIRE_OK)
        s = wire_report_compare_summary(&pair, 1, WIRE_CHANGES_ALL, &o, take, w,
                                        err);
    return s;
}

static wire_status run_audit(world *w, wire_err *err)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_audit audit;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_status s = a ? WIRE_OK : wire_fail_mem(err);

    if (s == WIRE_OK) s = wire_audit_trace(&w->whole, a, &audit, err);
    if (s == WIRE_OK)
        s = wire_report_audit_json(&w->whole, &audit, take, w, err);
    if (s == WIRE_OK)
        s = wire_report_audit_text(&w->whole, &audit, &o, take, w, err);
    wire_arena_free(a);
    return s;
}

static wire_status run_compare(world *w, wire_err *err)
{
    wire_idf *idf = NULL;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_status s =
        a ? wire_idf_new(w->whole.docs, 2, &idf, err) : wire_fail_mem(err);

    if (s == WIRE_OK) s = compare_docs(w, idf, a, err);
    wire_idf_free(idf);
    wire_arena_free(a);
    return s;
}

/* Every story of the trace, as a question where one can be made. */
static wire_status digest_all(world *w, wire_arena *a, wire_err *err)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_digest_opts opts = WIRE_DIGEST_OPTS_INIT;
    wire_digest_in *in;
    size_t n;
    wire_status s = wire_digest_stories(&w->whole, NULL, a, &in, &n, err);

    o.show_all = opts.question = true;
    for (size_t i = 0; s == WIRE_OK && i < n; i++) {
        wire_digest d;

        s = wire_digest_make(&in[i], &opts, a, &d, err);
        if (s == WIRE_OK)
            s = wire_report_digest_json(&d, 1, w->whole.docs, WIRE_REPORT_ARRAY,
                                        take, w, err);
        if (s == WIRE_OK)
            s = wire_report_digest_text(&d, 1, w->whole.docs, &o, take, w, err);
    }
    return s;
}

static wire_status run_digest(world *w, wire_err *err)
{
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_status s = a ? digest_all(w, a, err) : wire_fail_mem(err);

    wire_arena_free(a);
    return s;
}

/* A page of another text, signed; its list. */
static wire_status sign_page(world *w, const wire_key *key, wire_arena *a,
                             wire_buf *page, wire_buf *list, wire_err *err)
{
    static const char plain[] =
        "<!doctype html><title>Rain</title><h1>Rain</h1>" WIRE_RECEIPT_OPEN
            WIRE_RECEIPT_CLOSE "<p>It rained on Calder Island, caf\xc3\xa9 "
        "owners said, and \xe2\x80\x9cnobody\xe2\x80\x9d went out.</p><p>The "
        "old berth stays open until the summer timetable begins.</p>";
    wire_label_made label;
    wire_receipt_in in = {.page = WIRE_STR("rain.html"),
                          .agency = WIRE_STR("N\"PA"),
                          .published = {1772528040, WIRE_TIME_SECOND},
                          .source = &w->whole.docs[0]};
    wire_site_key k = {.key = wire_str_of(key->public_hex)};
    wire_receipt_entry e = {.state = WIRE_RECEIPT_REVOKED,
                            .why = WIRE_STR("killed")};
    wire_site site = {.updated = in.published,
                      .keys = &k,
                      .n_keys = 1,
                      .entries = &e,
                      .n_entries = 1};
    wire_buf text = {0};
    wire_status s = wire_label_compute(in.source, in.source, NULL, in.agency, a,
                                       &label, err);
    if (s == WIRE_OK)
        s = wire_receipt_sign(WIRE_STR(plain), &in, key, a, NULL, page, &text,
                              err);
    wire_sha256_of(wire_buf_view(&text), &e.receipt);
    if (s == WIRE_OK) s = wire_site_write(&site, key, list, err);
    wire_buf_free(&text);
    return s;
}

static wire_status verify_page(world *w, const wire_key *key, wire_str page,
                               wire_str list, wire_arena *a, wire_err *err)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_verified v;
    wire_str pin = wire_str_of(key->public_hex);
    wire_verify_in in = {.page = page,
                         .has_place = true,
                         .path = WIRE_STR("rain.html"),
                         .has_site = true,
                         .site = list,
                         .pins = &pin,
                         .n_pins = 1,
                         .sources = w->whole.docs,
                         .n_sources = 2};
    wire_verify_row row = {.place = "rain.html", .found = &v};
    wire_status s = wire_receipt_verify(&in, a, &v, err);

    in.cache = wire_verify_cache_new();
    if (s == WIRE_OK && !in.cache) s = wire_fail_mem(err);
    for (int i = 0; i < 2 && s == WIRE_OK; i++)
        s = wire_receipt_verify(&in, a, &v, err);
    wire_verify_cache_free(in.cache);

    if (s == WIRE_OK) s = wire_report_verify_json(&row, 1, take, w, err);
    if (s == WIRE_OK) s = wire_report_verify_text(&row, 1, &o, take, w, err);
    return s;
}

/* A key in a file, and a page in it. */
static wire_status verify_file(world *w, wire_str page, wire_arena *a,
                               wire_err *err)
{
    wire_verify_opts o = WIRE_VERIFY_OPTS_INIT;
    char path[256];
    wire_key k;
    wire_verified v;
    wire_str *pins;

    snprintf(path, sizeof path, "%s/key", w->folder);
    wire_status s = wire_key_load_or_create(path, &k, NULL, err);
    if (s == WIRE_OK)
        s = wire_keys_named(k.public_hex, a, &pins, &o.n_pins, err);
    unlink(path);
    if (s != WIRE_OK) return s;
    o.pins = pins;
    wire_key_wipe(&k);
    snprintf(path, sizeof path, "%s/page.html", w->folder);
    FILE *f = fopen(path, "wb");
    if (f) {
        fwrite(page.p, 1, page.n, f);
        fclose(f);
    }
    s = wire_verify_place(path, &o, a, &v, err);
    unlink(path);
    return s;
}

static wire_status run_receipt(world *w, wire_err *err)
{
    unsigned char seed[32] = {1};
    wire_key key;
    wire_buf page = {0}, list = {0};
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_status s = a ? WIRE_OK : wire_fail_mem(err);

    if (s == WIRE_OK) s = wire_key_from_seed(seed, &key, err);
    if (s == WIRE_OK) s = sign_page(w, &key, a, &page, &list, err);
    if (s == WIRE_OK)
        s = verify_page(w, &key, wire_buf_view(&page), wire_buf_view(&list), a,
                        err);
    if (s == WIRE_OK) s = verify_file(w, wire_buf_view(&page), a, err);
    wire_buf_free(&page);
    wire_buf_free(&list);
    wire_arena_free(a);
    return s;
}

/* ---- A store, where what was acknowledged must be there ------------------ */

enum { STORE_ADDS = 9 }; /* the eighth merges */

static void remove_tree(const char *folder)
{
    char command[200];

    (void)snprintf(command, sizeof command, "rm -r '%s'", folder);
    if (system(command) != 0) abort();
}

static void store_is_damaged(void *ctx, const char *what)
{
    printf("store: %s\n", what);
    *(bool *)ctx = true;
}

/* With memory again the store is whole and holds so many articles. */
static bool store_holds(const char *folder, uint64_t n)
{
    wire_store_opts o = WIRE_STORE_OPTS_INIT;
    wire_store_stats stats = {0};
    wire_store *store = NULL;
    bool is_damaged = false;

    countdown = -1;
    o.create = true; /* nothing may have been made before the failure */
    if (wire_store_open(folder, &o, &store, NULL) != WIRE_OK ||
        wire_store_count(store, &stats, NULL) != WIRE_OK ||
        wire_store_verify(store, store_is_damaged, &is_damaged, NULL) !=
            WIRE_OK)
        is_damaged = true;
    wire_store_close(store);
    return !is_damaged && stats.versions == n;
}

static wire_status add_some(wire_store *store, uint64_t *n, wire_err *err)
{
    for (int i = 0; i < STORE_ADDS; i++) {
        char id[16];
        wire_article a = {.title = WIRE_STR("Ferry"),
                          .body = wire_str_of(files[i % 2].text)};
        const wire_article *list = &a;

        (void)snprintf(id, sizeof id, "id%d", i);
        a.id = wire_str_of(id);
        WIRE_TRY(wire_store_add(store, &list, 1, NULL, err));
        ++*n;
    }
    return WIRE_OK;
}

static wire_status run_store(world *w, wire_err *err)
{
    bool has_shm = access("/dev/shm", W_OK) == 0; /* no disk to wait for */
    char folder[64];
    wire_store_opts o = WIRE_STORE_OPTS_INIT;
    wire_store *store = NULL;
    uint64_t n = 0;
    wire_status s;

    (void)snprintf(folder, sizeof folder, "%s/wirecopy-fault-XXXXXX",
                   has_shm ? "/dev/shm" : "/tmp");
    if (!mkdtemp(folder)) abort();
    o.create = true;
    s = wire_store_open(folder, &o, &store, err);
    if (s == WIRE_OK) s = add_some(store, &n, err);
    wire_store_close(store);
    if (!store_holds(folder, n))
        s = wire_fail(err, WIRE_EFORMAT, WIRE_NO_OFF,
                      "the store does not hold what was acknowledged");
    remove_tree(folder);
    w->sum = n;
    return s;
}

typedef struct {
    const char *name;
    wire_status (*run)(world *w, wire_err *err);
} sweep;

/* True when every n ended well; tells how many there were. */
static bool sweep_all(const sweep *s, world *w, long *n_out)
{
    uint64_t want;
    wire_err err = {WIRE_OK, WIRE_NO_OFF, ""};

    w->sum = 0;
    countdown = -1;
    if (s->run(w, &err) != WIRE_OK) {
        printf("%s fails by itself: %s\n", s->name, err.text);
        return false;
    }
    want = w->sum;
    for (long n = 0;; n++) {
        wire_status status;

        w->sum = 0;
        countdown = n;
        has_failed = false;
        status = s->run(w, &err);
        countdown = -1;
        *n_out = n;
        if (status == WIRE_OK && w->sum != want) {
            printf("%s: allocation %ld fails, success is claimed, but the "
                   "result is another\n",
                   s->name, n);
            return false;
        }
        if (status != WIRE_OK && (status != WIRE_ENOMEM || !has_failed)) {
            printf("%s: allocation %ld fails, status %d: %s\n", s->name, n,
                   (int)status, err.text);
            return false;
        }
        if (!has_failed) return true;
    }
}

int main(int argc, char **argv)
{
    static const sweep sweeps[] = {
        {"read", run_read},   {"trace", run_trace},   {"json", run_json},
        {"jsonl", run_jsonl}, {"text", run_text},     {"compare", run_compare},
        {"audit", run_audit}, {"digest", run_digest}, {"receipt", run_receipt},
        {"write", run_write}, {"store", run_store},
    };
    char folder[] = "/tmp/wirecopy-fault-XXXXXX";
    wire_trace_opts o = wire_trace_opts_init();
    world w = {0};
    int passed = 0, failed = 0;

    if (!mkdtemp(folder) || !write_world(folder)) return 2;
    w.folder = argc > 1 ? argv[1] : folder;
    o.n_threads = 1;
    if (wire_trace_run(&w.folder, 1, &o, &w.whole, NULL) != WIRE_OK) failed++;
    for (size_t i = 0; i < sizeof sweeps / sizeof *sweeps && !failed; i++) {
        long n = 0;

        if (sweep_all(&sweeps[i], &w, &n))
            passed++;
        else
            failed++;
        printf("%s: %ld allocations\n", sweeps[i].name, n);
    }
    wire_trace_free(&w.whole);
    remove_world(folder);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0;
}
