/* A few articles that share text, from bytes to families, trees, versions,
 * audit and reports: each number is one of an article, each span lies on
 * whole characters of its body, and all reports are UTF-8.
 * SPDX-License-Identifier: Apache-2.0 */
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz_deck.h"

static void check_changes(const wire_change *c, size_t n, wire_str source,
                          wire_str copy)
{
    for (size_t i = 0; i < n; i++) {
        PROMISE(c[i].type < WIRE_CHANGE_N);
        if (c[i].has_source_span)
            PROMISE(fuzz_is_span(c[i].source_span, source));
        if (c[i].has_copy_span) PROMISE(fuzz_is_span(c[i].copy_span, copy));
        PROMISE(fuzz_is_utf8(c[i].source_text));
        PROMISE(fuzz_is_utf8(c[i].copy_text) && fuzz_is_utf8(c[i].note));
    }
}

static void check_family(const wire_trace *t, size_t f)
{
    const wire_family *family = &t->groups.families[f];
    const wire_lineage *l = &t->lineages[f];

    PROMISE(family->n_members >= 2);
    for (size_t i = 0; i < family->n_members; i++) {
        PROMISE(family->members[i] < t->n_docs);
        PROMISE(!i || family->members[i - 1] < family->members[i]);
    }
    for (size_t i = 0; i < l->n_edges; i++) {
        const wire_edge *e = &l->edges[i];

        PROMISE(e->parent < t->n_docs && e->child < t->n_docs);
        PROMISE(e->parent != e->child);
        PROMISE(e->confidence >= 0 && e->confidence <= 1);
        check_changes(t->findings[f][i].changes, t->findings[f][i].n_changes,
                      t->docs[e->parent].article->body,
                      t->docs[e->child].article->body);
    }
    for (size_t i = 0; i < l->n_lost; i++)
        for (size_t k = 0; k < l->lost[i].n_children; k++)
            PROMISE(l->lost[i].children[k] < t->n_docs);
}

static void check_versions(const wire_trace *t, const wire_versions *v)
{
    for (size_t i = 0; i < v->n_items; i++) {
        PROMISE(v->items[i].article < t->n_docs);
        PROMISE(v->items[i].before < v->n_items);
    }
    for (size_t i = 0; i < v->n_stale; i++) {
        PROMISE(v->stale[i].article < t->n_docs);
        PROMISE(v->stale[i].version < v->n_items);
        PROMISE(fuzz_is_span(v->stale[i].span,
                             t->docs[v->stale[i].article].article->body));
    }
}

static void check_groups(const wire_trace *t)
{
    for (size_t f = 0; f < t->groups.n_families; f++) {
        check_family(t, f);
        check_versions(t, &t->versions[f]);
    }
    for (size_t i = 0; i < t->groups.n_events; i++) {
        const wire_event *e = &t->groups.events[i];

        PROMISE(e->n_families + e->n_articles >= 2);
        for (size_t k = 0; k < e->n_families; k++)
            PROMISE(e->families[k] < t->groups.n_families);
        for (size_t k = 0; k < e->n_articles; k++)
            PROMISE(e->articles[k] < t->n_docs);
    }
    for (size_t i = 0; i < t->n_stopped; i++)
        PROMISE(t->stopped[i].article < t->n_docs &&
                t->stopped[i].notice < t->n_docs);
}

static void check_audit(const wire_trace *t)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_arena *a = wire_arena_new(NULL, 0);
    wire_buf b = {0};
    wire_audit audit;

    PROMISE(a && wire_audit_trace(t, a, &audit, NULL) == WIRE_OK);
    for (size_t i = 0; i < audit.n_rows; i++) {
        PROMISE(audit.rows[i].article < t->n_docs);
        PROMISE(!audit.rows[i].has_parent || audit.rows[i].parent < t->n_docs);
    }
    PROMISE(wire_report_audit_json(t, &audit, fuzz_keep, &b, NULL) == WIRE_OK);
    PROMISE(wire_report_audit_text(t, &audit, &o, fuzz_keep, &b, NULL) ==
            WIRE_OK);
    PROMISE(fuzz_is_utf8(wire_buf_view(&b)));
    wire_buf_free(&b);
    wire_arena_free(a);
}

static void check_reports(const wire_trace *t)
{
    wire_report_opts o = WIRE_REPORT_OPTS_INIT;
    wire_buf b = {0};

    o.show_all = true;
    o.columns = 40;
    PROMISE(wire_report_json(t, false, fuzz_keep, &b, NULL) == WIRE_OK);
    PROMISE(wire_report_jsonl(t, false, fuzz_keep, &b, NULL) == WIRE_OK);
    PROMISE(wire_report_text(t, &o, fuzz_keep, &b, NULL) == WIRE_OK);
    PROMISE(fuzz_is_utf8(wire_buf_view(&b)));
    wire_buf_free(&b);
}

/* Trace reads paths only. */
static void trace_bytes(wire_str bytes)
{
    wire_trace_opts o = wire_trace_opts_init();
    wire_trace t;
    char path[64];
    const char *paths[] = {path};
    int fd = memfd_create("fuzz", MFD_CLOEXEC);

    PROMISE(fd >= 0);
    PROMISE(write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    o.n_threads = 1;
    PROMISE(wire_trace_run(paths, 1, &o, &t, NULL) == WIRE_OK);
    close(fd);
    check_groups(&t);
    check_audit(&t);
    check_reports(&t);
    wire_trace_free(&t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    wire_buf b = {0};

    fuzz_deck_jsonl(data, size, &b);
    trace_bytes(wire_buf_view(&b));
    wire_buf_free(&b);
    return 0;
}
