/* Sitemaps, with the marks of a news sitemap on what is new.
 *
 *   <url><loc> <lastmod> <news:news> publication, date, title, keywords
 *
 * Search engines want news marks only on what appeared in the last two days,
 * on at most a thousand addresses of a file; an article that may not be
 * published, or is withdrawn, has no place in a sitemap.
 * Sources: sitemaps.org, protocol 0.9; sitemap-news.xsd 0.9.
 * SPDX-License-Identifier: Apache-2.0 */
#include "write_int.h"

enum { NEWS_MOST = 1000, NEWS_S = 2 * 86400 };

static void put_day_or_time(wire_buf *b, const char *name, wire_time t)
{
    char text[32];
    wire_time_format(t, text);
    wire__put_element(b, name, wire_str_of(text));
}

/* Two or three letters; only Chinese names its script by country. */
static void put_language(wire_buf *b, wire_str tag)
{
    char code[8] = "und";
    size_t n = 0;

    while (n < tag.n && n < 5 && tag.p[n] != '-' && tag.p[n] != '_')
        n++;
    if (wire_str_eq_nocase(tag, WIRE_STR("zh-cn")) ||
        wire_str_eq_nocase(tag, WIRE_STR("zh-tw")))
        n = 5;
    if (n == 2 || n == 3 || n == 5)
        for (size_t i = 0; i < n; i++) {
            code[i] = (char)(tag.p[i] == '-' ? '-' : tag.p[i] | 0x20);
            code[i + 1] = 0;
        }
    wire__put_element(b, "news:language", wire_str_of(code));
}

/* "economy, ports": a comma in a name would cut it in two. */
static void put_keywords(wire_buf *b, const wire_item *item)
{
    wire_buf words = {0};

    for (size_t i = 0; i < item->n_subjects; i++) {
        const wire_subject *s = &item->subjects[i];
        wire_str word = s->name.n ? s->name : s->code;
        if (wire_str_find(word, WIRE_STR(","), 0) != SIZE_MAX) continue;
        if (words.n) wire_buf_lit(&words, ", ");
        wire_buf_str(&words, word);
    }
    wire__put_element(b, "news:keywords", wire_buf_view(&words));
    if (!wire_buf_ok(&words)) b->failed = true;
    wire_buf_free(&words);
}

static void put_news(wire_buf *b, const wire_article *a, const wire_channel *c)
{
    wire_buf_lit(b, "<news:news>\n<news:publication>\n");
    wire__put_element(b, "news:name", a->outlet.n ? a->outlet : c->title);
    put_language(b, a->language.n ? a->language : c->language);
    wire_buf_lit(b, "</news:publication>\n");
    put_day_or_time(b, "news:publication_date", a->published);
    wire__put_element(b, "news:title", a->title);
    put_keywords(b, wire__item_of(a));
    wire_buf_lit(b, "</news:news>\n");
}

static bool is_news(const wire_article *a, const wire_channel *c, wire_time now)
{
    return a->published.precision != WIRE_TIME_NONE && a->title.n &&
           (a->outlet.n || c->title.n) &&
           now.unix_s - a->published.unix_s <= NEWS_S;
}

static bool may_be_listed(const wire_article *a, wire_time now)
{
    const wire_item *item = wire__item_of(a);
    return a->url.n && item->status == WIRE_PUB_USABLE &&
           (item->embargoed.precision == WIRE_TIME_NONE ||
            item->embargoed.unix_s <= now.unix_s);
}

void wire__write_sitemap(const wire__doc_out *d)
{
    wire_buf *b = d->out;
    wire_time now = wire__time_of_channel(d);
    size_t n_news = 0;

    wire_buf_lit(
        b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
           " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
    for (size_t i = 0; i < d->n; i++) {
        const wire_article *a = d->articles[i];
        if (!may_be_listed(a, now)) continue;
        wire_buf_lit(b, "<url>\n");
        wire__put_uri_element(b, "loc", a->url);
        put_day_or_time(b, "lastmod", wire__time_latest(a));
        if (n_news < NEWS_MOST && is_news(a, d->channel, now)) {
            put_news(b, a, d->channel);
            n_news++;
        }
        wire_buf_lit(b, "</url>\n");
    }
    wire_buf_lit(b, "</urlset>\n");
}
