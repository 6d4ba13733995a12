"""What the makers of feed validators, search engines and our own documents
ask of a published site beyond the grammar of each format.

Sources: W3C feed validator (its messages are named in brackets), RSS best
practices profile, RFC 4287 and 6721, jsonfeed.org 1.1, sitemaps.org, the
news sitemap of Google, schema.org NewsArticle, docs/receipt.md.

Each check takes a `Site` and bytes and raises Invalid.
SPDX-License-Identifier: Apache-2.0
"""
import datetime
import email.utils
import hashlib
import html.parser
import json
import os
import re
import urllib.parse
import xml.etree.ElementTree as tree

import jsonschema

import run
from grammar import Invalid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
ATOM = '{http://www.w3.org/2005/Atom}'
CONTENT = '{http://purl.org/rss/1.0/modules/content/}'
TOMB = '{http://purl.org/atompub/tombstones/1.0}'
MAP = '{http://www.sitemaps.org/schemas/sitemap/0.9}'
NEWS = '{http://www.google.com/schemas/sitemap-news/0.9}'
SCHEMA = 'https://schema.org'
OPEN = b'<script type="application/json" id="wirecopy-receipt">'
need = run.need


class Site:
    """A published folder, its address and the time of publishing."""

    def __init__(self, folder, base, now):
        self.folder, self.base, self.now = folder, base, moment(now)

    def read(self, path):
        with open(os.path.join(self.folder, path), 'rb') as f:
            return f.read()

    def has(self, url):
        """Is it the address of a page that stands?"""
        path = urllib.parse.unquote(url[len(self.base):].partition('#')[0])
        return url.startswith(self.base) and os.path.isfile(
            os.path.join(self.folder, path or 'index.html'))


# ---- Values ------------------------------------------------------------------


def moment(text):
    """A time that the calendar has; a day is its first second."""
    try:
        if 'T' not in text:
            text += 'T00:00:00Z'
        return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))
    except ValueError:
        raise Invalid(f'no such time: {text}') from None


def mail_time(text):
    """[InvalidRFC2822Date], and the right day of the week."""
    try:
        when = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        raise Invalid(f'no such time: {text}') from None
    need(f'{when:%a}' == text[:3], f'{text} is no {text[:3]}')
    return when


def unique(values, what):
    need(len(values) == len(set(values)), f'{what} stands twice')


class Markup(html.parser.HTMLParser):
    """[SecurityRisk], [ContainsRelRef], [MissingAltText]"""
    TAGS = {'p', 'br', 'h2', 'ul', 'li', 'blockquote'}

    def handle_starttag(self, tag, attrs):
        need(tag in self.TAGS and not attrs, f'content: <{tag} {attrs}>')


def safe(text):
    parser = Markup(convert_charrefs=True)
    parser.feed(text)
    parser.close()


def one_of(node, path, what, **wanted):
    """The only element of the path with those attributes."""
    found = [e for e in node.findall(path)
             if all(e.get(k) == v for k, v in wanted.items())]
    need(len(found) == 1, f'{what}: {len(found)} of them')
    return found[0]


# ---- Feeds -------------------------------------------------------------------


def rss(site, data):
    run.rss(data)
    channel = tree.fromstring(data).find('channel')
    link = one_of(channel, ATOM + 'link', '[MissingAtomSelfLink]', rel='self')
    need(link.get('href') == site.base + 'rss.xml', '[SelfDoesntMatchLocation]')
    need(link.get('type') == 'application/rss+xml', 'self link: type')
    unique([e.text for e in channel.iter('guid')], 'guid')
    latest = mail_time(channel.findtext('lastBuildDate'))
    for item in channel.iter('item'):
        need(item.find('guid') is not None, '[MissingGuid]')
        if item.find('pubDate') is not None:  # else it is undated
            when = mail_time(item.findtext('pubDate'))
            need(when <= site.now, f'[ImplausibleDate] {when}')
            need(when <= latest, 'item: younger than its feed')
        need(site.has(item.findtext('link')), item.findtext('link'))
        need(len(item.findall(CONTENT + 'encoded')) < 2, '[DuplicateElement]')
        safe(item.findtext(CONTENT + 'encoded', ''))


def atom(site, data):
    run.atom(data)
    feed = tree.fromstring(data)
    link = one_of(feed, ATOM + 'link', '[MissingSelf]', rel='self')
    need(link.get('href') == site.base + 'atom.xml',
         '[SelfDoesntMatchLocation]')
    ids = [e.findtext(ATOM + 'id') for e in feed.iter(ATOM + 'entry')]
    stones = [e.get('ref') for e in feed.iter(TOMB + 'deleted-entry')]
    unique(ids, '[DuplicateEntries] id')
    unique(stones, 'tombstone')
    need(not set(ids) & set(stones), 'an entry stands beside its tombstone')
    latest = moment(feed.findtext(ATOM + 'updated'))
    for entry in feed.iter(ATOM + 'entry'):
        updated = moment(entry.findtext(ATOM + 'updated'))
        published = entry.findtext(ATOM + 'published')  # unless undated
        need(updated <= latest, '[DateOutOfOrder] entry')
        need(not published or moment(published) <= site.now,
             '[ImplausibleDate]')
        page = one_of(entry, ATOM + 'link', 'alternate', rel='alternate')
        need(site.has(page.get('href')), page.get('href'))
    for stone in feed.iter(TOMB + 'deleted-entry'):
        need(moment(stone.get('when')) <= site.now, 'tombstone: when')


def json_feed(site, data):
    run.json_feed(data)
    feed = strict(data)
    need(feed.get('home_page_url') == site.base, 'home_page_url')
    need(feed.get('feed_url') == site.base + 'feed.json', 'feed_url')
    unique([i['id'] for i in feed['items']], 'id')
    for item in feed['items']:
        need(moment(item.get('date_published', DAWN)) <= site.now, 'date_published')
        moment(item.get('date_modified', '2026-01-01'))
        need(site.has(item['url']), item['url'])
        safe(item['content_html'])
        need(item.get('image', 'https://').startswith('https://'),
             f'{item["id"]}: a picture that is none: {item.get("image")}')


def ninjs(site, data, schema=None):
    run.ninjs(data)
    items = strict(data)
    unique([i['uri'] for i in items], 'uri')
    for item in items:
        need(moment(item.get('firstCreated', DAWN)) <= site.now, 'firstCreated')
        need(item['pubStatus'] == 'canceled' or item['standard'], 'standard')
        for body in item.get('bodies', []):
            if body['contentType'].startswith('text/html'):
                safe(body['value'])
        if schema:
            run.hold(item, schema)


def newsml_g2(site, data):
    run.newsml_g2(data)
    space = '{http://iptc.org/std/nar/2006-10-01/}'
    message = tree.fromstring(data)
    unique([i.get('guid') for i in message.iter(space + 'newsItem')], 'guid')
    for when in message.iter(space + 'versionCreated'):
        need(moment(when.text) <= site.now, 'versionCreated')
    for page in message.iter(space + 'altRep'):
        need(site.has(page.text), page.text)


# ---- Sitemaps ----------------------------------------------------------------


def sitemap(site, data, is_news=False):
    run.rules.SITEMAP.check(data)
    urls = list(tree.fromstring(data).iter(MAP + 'url'))
    need(len(urls) <= (1000 if is_news else 50000) and len(data) <= 50 << 20,
         'too large')
    unique([u.findtext(MAP + 'loc') for u in urls], 'loc')
    for url in urls:
        page = url.findtext(MAP + 'loc')
        need(len(page) < 2048 and site.has(page), page)
        text = site.read(page[len(site.base):]).decode()
        need('class="notice"' not in text, f'{page} is gone')
        need('<meta name="robots"' not in text, f'{page} wants no robots')
        need(moment(url.findtext(MAP + 'lastmod', '2026-01-01')) <= site.now,
             f'{page}: changed in the future')
        news = url.find(NEWS + 'news')
        need((news is not None) == is_news, f'{page}: news')
        if is_news:
            age = site.now - moment(news.findtext(NEWS + 'publication_date'))
            need(0 <= age.total_seconds() <= 2 * 86400, f'{page} is {age} old')
            need(news.findtext(NEWS + 'title') == facts_of(text)['h1'],
                 f'{page}: title of another')


def news_sitemap(site, data):
    sitemap(site, data, True)


# ---- Pages -------------------------------------------------------------------


class Page(html.parser.HTMLParser):
    """A page's first h1, its canonical address and its JSON-LD."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.h1, self.canonical, self.data = None, None, []
        self.inside = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'h1' and self.h1 is None:
            self.inside, self.h1 = 'h1', ''
        if tag == 'script' and attrs.get('type') == 'application/ld+json':
            self.inside = 'data'
            self.data.append('')
        if tag == 'link' and attrs.get('rel') == 'canonical':
            self.canonical = attrs['href']

    def handle_endtag(self, tag):
        if tag in ('h1', 'script'):
            self.inside = None

    def handle_data(self, data):
        if self.inside == 'h1':
            self.h1 += data
        elif self.inside == 'data':
            self.data[-1] += data


def facts_of(text):
    page = Page()
    page.feed(text)
    page.close()
    return {'h1': ' '.join((page.h1 or '').split()), 'data': page.data,
            'canonical': page.canonical}


def no_twins(pairs):
    unique([name for name, _ in pairs], 'a member')
    return dict(pairs)


def strict(data):
    """JSON without a name twice in one object."""
    try:
        return json.loads(data, object_pairs_hook=no_twins)
    except ValueError as e:
        raise Invalid(f'no JSON: {e}') from None


DAWN = '1970-01-01'
WORDS = {'type': 'string', 'pattern': r'\S'}
ORGANISATION = {'type': 'object', 'required': ['@type', 'name'],
                'additionalProperties': False, 'properties': {
                    '@type': {'const': 'NewsMediaOrganization'},
                    'name': WORDS}}
ARTICLE = {  # schema.org/NewsArticle, and what search engines ask of it
    'type': 'object', 'additionalProperties': False,
    'required': ['@context', '@type', 'headline', 'inLanguage', 'url',
                 'mainEntityOfPage', 'isBasedOn', 'publisher'],
    'properties': {
        '@context': {'const': SCHEMA}, '@type': {'const': 'NewsArticle'},
        'headline': WORDS, 'inLanguage': run.LANGUAGE, 'url': run.PAGE,
        'mainEntityOfPage': run.PAGE, 'isBasedOn': WORDS, 'version': WORDS,
        'datePublished': {'anyOf': [run.WHEN, {'pattern': r'^[\d-]{10}$'}]},
        'dateModified': {'anyOf': [run.WHEN, {'pattern': r'^[\d-]{10}$'}]},
        'author': {'type': 'object', 'required': ['@type', 'name'],
                   'properties': {'@type': {'const': 'Person'},
                                  'name': WORDS}},
        'creditText': WORDS, 'copyrightNotice': WORDS,
        'sourceOrganization': ORGANISATION, 'publisher': ORGANISATION,
        'correction': {'type': 'array', 'minItems': 1, 'items': {
            'type': 'object', 'required': ['@type', 'text', 'datePublished'],
            'additionalProperties': False, 'properties': {
                '@type': {'const': 'CorrectionComment'}, 'text': WORDS,
                'datePublished': run.WHEN}}}}}


def article_page(site, path, data):
    """What a page tells machines is what it shows to people."""
    text = data.decode()
    facts = facts_of(text)
    need(len(facts['data']) == 1, 'not one JSON-LD')
    value = strict(facts['data'][0])
    run.hold(value, ARTICLE)
    need(' '.join(value['headline'].split()) == facts['h1'],
         'JSON-LD: the headline of another')
    need(value['url'] == facts['canonical'] == site.base + path,
         'JSON-LD: the address of another')
    need(('class="undated"' in text) == ('datePublished' not in value),
         'datePublished')
    need(moment(value.get('datePublished', DAWN)) <= site.now,
         'datePublished')
    need(('class="note correction"' in text) == ('correction' in value),
         'a correction is told to one and not the other')
    receipt_in(site, path, data)


# ---- Receipts ----------------------------------------------------------------


def schema(name):
    with open(f'{ROOT}/schema/{name}-1.schema.json', encoding='utf-8') as f:
        value = json.load(f)
    jsonschema.Draft202012Validator.check_schema(value)
    return value


def receipt_in(site, path, page):
    """The receipt of a page is the one beside it, of its very bytes."""
    beg = page.find(OPEN)
    if beg < 0:
        return
    beg += len(OPEN)
    end = page.index(b'</script>', beg)
    text = page[beg:end]
    name = os.path.basename(path)[:-len('.html')]
    need(text == site.read(f'receipts/{name}.json'), 'receipt: not its file')
    value = strict(text)
    run.hold(value, schema('receipt'))
    need(value['page'] == path and value['site'] == site.base,
         'receipt: of another page')
    need(value['page_sha256'] == hashlib.sha256(
        page[:beg] + page[end:]).hexdigest(), 'receipt: other bytes')
    need(value['label'] in re.sub('&#39;', "'", page.decode()),
         'receipt: its label is not on the page')
    listed = {r['receipt']: r for r in strict(
        site.read('.well-known/wirecopy.json'))['receipts']}
    entry = listed.get(hashlib.sha256(text).hexdigest())
    need(entry and entry['state'] != 'revoked', 'receipt: not on the list')


def site_list(site, data):
    value = strict(data)
    run.hold(value, schema('receipt-site'))
    hashes = [r['receipt'] for r in value['receipts']]
    unique(hashes, 'receipt')
    need(hashes == sorted(hashes), 'receipts: not in order')
    need(value['site'] == site.base, 'list: of another site')
    need(moment(value['updated']) <= site.now, 'list: of the future')
    for entry in value['receipts']:
        need(not entry.get('page') or site.has(site.base + entry['page']),
             'list: leads nowhere')


# ---- What is gone --------------------------------------------------------------


def gone(site, data):
    for line in filter(None, data.decode().splitlines()):
        path = line.lstrip('/')
        need('class="notice"' in site.read(path).decode(), f'{line} stands')


def audit(site, data):
    for line in data.decode().splitlines():
        row = strict(line)
        need(moment(row['at']) <= site.now and row['what'] and row['item'],
             'audit: a line without time, change or item')
