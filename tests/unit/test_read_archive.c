/* zip, tar and WARC: entries read like files of their own.
 * SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "read_testing.h"

/* news/a.txt, .hidden.txt and b.json, stored. */
static const char small_zip[] =
    "PK\003\004\024\000\000\000\000\000\000\000c\134z\301\264\345;"
    "\000\000\000;\000\000\000\012\000\000\000news/a.txtHarbour cl"
    "osed after storm\012\012CORRIE HEAD (NPA) - It closed.\012PK\003"
    "\004\024\000\000\000\000\000\000\000c\134\225\341L\021\030\000"
    "\000\000\030\000\000\000\013\000\000\000.hidden.txtHidden wor"
    "ds\012\012Not read.\012PK\003\004\024\000\000\000\000\000\000"
    "\000c\134\036\265Z\245(\000\000\000(\000\000\000\006\000\000\000"
    "b.json{\042title\042:\042Second\042,\042text\042:\042Two ferr"
    "ies.\042}PK\001\002\024\003\024\000\000\000\000\000\000\000c\134"
    "z\301\264\345;\000\000\000;\000\000\000\012\000\000\000\000\000"
    "\000\000\000\000\000\000\200\001\000\000\000\000news/a.txtPK\001"
    "\002\024\003\024\000\000\000\000\000\000\000c\134\225\341L\021"
    "\030\000\000\000\030\000\000\000\013\000\000\000\000\000\000\000"
    "\000\000\000\000\200\001c\000\000\000.hidden.txtPK\001\002\024"
    "\003\024\000\000\000\000\000\000\000c\134\036\265Z\245(\000\000"
    "\000(\000\000\000\006\000\000\000\000\000\000\000\000\000\000"
    "\000\200\001\244\000\000\000b.jsonPK\005\006\000\000\000\000\003"
    "\000\003\000\245\000\000\000\360\000\000\000\000\000";

static wire_batch read_all(wire_str bytes, const char *path)
{
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    return read_with(bytes, path, &o);
}

static void zip__entries_are_files(void **state)
{
    (void)state;
    wire_batch b =
        read_all((wire_str){small_zip, sizeof small_zip - 1}, "n.zip");
    assert_int_equal(b.n_articles, 2);
    assert_str(b.articles[0].path, "n.zip!news/a.txt");
    assert_str(b.articles[0].title, "Harbour closed after storm");
    assert_str(b.articles[1].path, "n.zip!b.json");
    assert_int_equal(b.articles[1].format, WIRE_FORMAT_JSONL);
    assert_int_equal(b.n_skips, 0);
    wire_batch_free(&b);
}

static void zip__hidden_entries_are_read_when_asked(void **state)
{
    (void)state;
    wire_read_opts o = WIRE_READ_OPTS_INIT;
    o.keep_hidden = true;
    wire_batch b =
        read_with((wire_str){small_zip, sizeof small_zip - 1}, "n.zip", &o);
    assert_int_equal(b.n_articles, 3);
    wire_batch_free(&b);
}

static void zip__a_cut_one_keeps_what_came_before(void **state)
{
    (void)state;
    wire_batch b = read_all((wire_str){small_zip, 200}, "n.zip");
    assert_int_equal(b.n_articles, 1);
    assert_true(b.n_skips >= 1);
    wire_batch_free(&b);
}

#define PAGE                                                                   \
    "<html><head><title>Harbour closed</title></head><body><article>"          \
    "<h1>Harbour closed</h1><p>CORRIE HEAD (NPA) - The harbour closed after "  \
    "the storm of Monday night, and two ferries turned back to port.</p>"      \
    "<p>It will open again on Thursday, the harbour master said.</p>"          \
    "</article></body></html>"

static void add_record(wire_buf *b, const char *type, const char *url,
                       const char *content_type, const char *block)
{
    wire_buf_fmt(b,
                 "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
                 "WARC-Date: 2026-03-03T14:25:00Z\r\nContent-Type: %s\r\n"
                 "Content-Length: %zu\r\n\r\n",
                 type, url, content_type, strlen(block));
    wire_buf_lit(b, block);
    wire_buf_lit(b, "\r\n\r\n");
}

static const char http[] = "application/http; msgtype=response";

static void warc__answers_are_pages_of_their_address(void **state)
{
    (void)state;
    wire_buf w = {0};
    add_record(&w, "warcinfo", "", "application/warc-fields", "software: x");
    add_record(&w, "request", "https://haven.example/a", "application/http",
               "GET /a HTTP/1.1\r\n\r\n");
    add_record(&w, "response", "<https://haven.example/a>", http,
               "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
               "\r\n" PAGE);
    add_record(
        &w, "response", "https://haven.example/b", http,
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" PAGE);
    add_record(&w, "response", "https://haven.example/c.png", http,
               "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG");
    wire_batch b = read_all(wire_buf_view(&w), "n.warc");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 0);
    assert_str(b.articles[0].url, "https://haven.example/a");
    assert_str(b.articles[0].outlet, "haven.example");
    assert_int_equal(b.articles[0].n_paras, 2);
    assert_true(wire_str_starts(b.articles[0].path, WIRE_STR("n.warc!")));
    wire_batch_free(&b);
    wire_buf_free(&w);
}

static void warc__chunks_are_joined(void **state)
{
    (void)state;
    wire_buf w = {0};
    add_record(&w, "response", "https://haven.example/a", http,
               "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
               "Transfer-Encoding: chunked\r\n\r\n"
               "14\r\nHarbour closed\n\nIt c\r\n6\r\nlosed.\r\n0\r\n\r\n");
    wire_batch b = read_all(wire_buf_view(&w), "n.warc");
    assert_int_equal(b.n_articles, 1);
    assert_str(b.articles[0].body, "It closed.");
    wire_batch_free(&b);
    wire_buf_free(&w);
}

static void warc__a_damaged_record_costs_only_itself(void **state)
{
    (void)state;
    wire_buf w = {0};
    wire_buf_lit(&w, "WARC/1.1\r\nWARC-Type: response\r\n\r\nno length\r\n");
    add_record(&w, "resource", "https://haven.example/t.txt", "text/plain",
               "Harbour closed\n\nIt closed.");
    wire_batch b = read_all(wire_buf_view(&w), "n.warc");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 1);
    assert_int_equal(b.skips[0].at, 0);
    wire_batch_free(&b);
    wire_buf_free(&w);
}

static void warc__a_record_that_ends_early_is_read_and_said(void **state)
{
    (void)state;
    wire_batch b = read_ok("WARC/1.0\r\nWARC-Type: conversion\r\n"
                           "Content-Type: text/plain\r\n"
                           "Content-Length: 900\r\n\r\n"
                           "Harbour closed\n\nIt closed.",
                           "n.warc");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 1);
    assert_true(b.skips[0].is_warning);
    wire_batch_free(&b);
}

/* Nothing is lost without a word. */
static void warc__a_length_that_is_too_short_is_said(void **state)
{
    (void)state;
    wire_buf w = {0};
    wire_buf_lit(&w, "WARC/1.1\r\nWARC-Type: response\r\nContent-Type: "
                     "application/http\r\nContent-Length: 1\r\n\r\n");
    size_t odd = w.n + 1;
    wire_buf_lit(&w, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE
                     "\r\n\r\n");
    add_record(&w, "resource", "https://haven.example/t.txt", "text/plain",
               "Harbour closed\n\nIt closed.");
    add_record(&w, "response", "dns:haven.example", "text/dns", "192.0.2.1");
    wire_batch b = read_all(wire_buf_view(&w), "n.warc");
    assert_int_equal(b.n_articles, 1);
    assert_int_equal(b.n_skips, 2);
    assert_int_equal(b.skips[0].at, 0); /* no head of an answer */
    assert_int_equal(b.skips[1].at, odd);
    wire_batch_free(&b);
    wire_buf_free(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(zip__entries_are_files),
        cmocka_unit_test(zip__hidden_entries_are_read_when_asked),
        cmocka_unit_test(zip__a_cut_one_keeps_what_came_before),
        cmocka_unit_test(warc__answers_are_pages_of_their_address),
        cmocka_unit_test(warc__chunks_are_joined),
        cmocka_unit_test(warc__a_damaged_record_costs_only_itself),
        cmocka_unit_test(warc__a_record_that_ends_early_is_read_and_said),
        cmocka_unit_test(warc__a_length_that_is_too_short_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
