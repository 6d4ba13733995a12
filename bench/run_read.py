#!/usr/bin/python3
"""Measure how fast formats are read, and write bench/results/read.csv.

usage: run_read.py BUILD_DIR [FORMAT...]

Feeds, news messages, pages and records are made up here, the same on every machine, and kept
in BUILD_DIR/quality-cache: invented words, five paragraphs an item, a link in
each, escaped as each format has it. Every figure is the median of
WIRECOPY_RUNS [5] runs of bench_read on one thread.
SPDX-License-Identifier: Apache-2.0
"""
import html
import json
import os
import random
import subprocess
import sys

import run

SIZE = 40_000_000
TARGETS = {'html': 25, 'jsonl': 500}  # MB/s a core
TARGET = 100  # of all others
WORDS = '''harbour ferry berth council island lottery fund winter storm pier
report minister agency market trade fish boats night morning ships crowns
million vote plan court school road bridge the of and to in a is was were for
on with at by from it has that which'''.split()


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 25))]
    return ' '.join(words).capitalize() + '.'


def paragraph(rng):
    return ' '.join(sentence(rng) for _ in range(rng.randint(2, 5)))


def body(rng, i):
    return ''.join(f'<p>{paragraph(rng)} <a href="http://h.example/{i}">'
                   f'{sentence(rng)}</a> {paragraph(rng)}</p>\n'
                   for _ in range(rng.randint(3, 8)))


def rss(rng, i):
    return (f'<item><title>{sentence(rng)}</title><link>http://h.example/{i}'
            f'</link><guid isPermaLink="false">h-{i}</guid><dc:creator>Ina '
            f'Holm</dc:creator><category>Trade</category><pubDate>Tue, 03 Mar '
            f'2026 09:14:00 GMT</pubDate><media:content url="http://h.example/'
            f'{i}.jpg"/><description>{sentence(rng)}</description>'
            f'<content:encoded><![CDATA[{body(rng, i)}]]></content:encoded>'
            '</item>\n')


def atom(rng, i):
    return (f'<entry><id>h-{i}</id><title>{sentence(rng)}</title><link '
            f'href="http://h.example/{i}"/><author><name>Ina Holm</name>'
            f'</author><category term="Trade"/><published>2026-03-03T09:14:00Z'
            f'</published><updated>2026-03-03T09:14:00Z</updated><content '
            f'type="html">{html.escape(body(rng, i), False)}</content>'
            '</entry>\n')


def newsml_g2(rng, i):
    return (f'<newsItem guid="h-{i}" version="1" xml:lang="en"><rightsInfo>'
            f'<copyrightNotice>NPA</copyrightNotice></rightsInfo><itemMeta>'
            f'<provider><name>NPA</name></provider><versionCreated>'
            f'2026-03-03T09:14:00Z</versionCreated><pubStatus '
            f'qcode="stat:usable"/></itemMeta><contentMeta><headline>'
            f'{sentence(rng)}</headline><subject qcode="medtop:04000000">'
            f'<name>economy</name></subject></contentMeta><contentSet>'
            f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>'
            f'{body(rng, i)}</body></html></inlineXML></contentSet>'
            '</newsItem>\n')


def jsonl(rng, i):
    text = '\n'.join(paragraph(rng) + ' \u201c' + sentence(rng) + '\u201d'
                     for _ in range(rng.randint(3, 8)))
    record = {'id': f'h-{i}', 'outlet': 'Harbour Lens', 'url':
              f'http://h.example/{i}', 'title': sentence(rng), 'published':
              '2026-03-03T09:14:00Z', 'author': ['Ina Holm'], 'text': text}
    return json.dumps(record, ensure_ascii=False) + '\n'


def links(rng, n, name):
    return ''.join(f'<li class="{name}__item"><a class="{name}__link" href='
                   f'"http://h.example/{k}?from={name}&amp;at={k}">'
                   f'{sentence(rng)[:60]}</a></li>\n' for k in range(n))


def page(rng, i):
    """As pages are: nine tenths of it are not the text."""
    facts = json.dumps({'@context': 'https://schema.org', '@type':
                        'NewsArticle', 'headline': sentence(rng),
                        'datePublished': '2026-03-03T09:14:00Z', 'author':
                        {'@type': 'Person', 'name': 'Ina Holm'}})
    script = ''.join(f'window.q{k}=window.q{k}||[];q{k}.push({{"slot":"{k}",'
                     f'"size":[300,250],"key":"{rng.random()}"}});\n'
                     for k in range(120))
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            f'<title>{sentence(rng)} | Harbour Lens</title><meta property='
            f'"og:site_name" content="Harbour Lens"><link rel="canonical" '
            f'href="http://h.example/{i}"><style>{".a{margin:0}" * 300}</style>'
            f'<script type="application/ld+json">{facts}</script><script>'
            f'{script}</script></head><body class="page page--article"><nav '
            f'class="nav"><ul>{links(rng, 80, "nav")}</ul></nav><main><article>'
            f'<h1 class="headline">{sentence(rng)}</h1><div class="byline">By '
            f'<a rel="author" href="/ina">Ina Holm</a></div><div '
            f'class="article-body">{body(rng, i)}<aside class="related"><ul>'
            f'{links(rng, 8, "related")}</ul></aside>{body(rng, i)}</div>'
            f'</article><div class="comments">{body(rng, i)}</div></main>'
            f'<footer><ul>{links(rng, 60, "footer")}</ul></footer></body>'
            f'</html>\n')


FORMATS = {
    'jsonl': ('', jsonl, ''),
    'html': None,  # a folder of pages
    'rss': ('<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
            'xmlns:media="http://search.yahoo.com/mrss/"><channel>\n',
            rss, '</channel></rss>\n'),
    'atom': ('<feed xmlns="http://www.w3.org/2005/Atom">\n', atom,
             '</feed>\n'),
    'newsml-g2': ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
                  '<itemSet>\n', newsml_g2, '</itemSet></newsMessage>\n'),
}


def make_pages(cache):
    path = os.path.join(cache, 'bench-html')
    if os.path.exists(path):
        return path
    os.makedirs(path + '.tmp', exist_ok=True)
    rng, n, i = random.Random(7), 0, 0
    while n < SIZE:
        i += 1
        with open(os.path.join(path + '.tmp', f'{i}.html'), 'w',
                  encoding='utf-8') as f:
            n += f.write(page(rng, i))
    os.replace(path + '.tmp', path)
    return path


def make(name, cache):
    if name == 'html':
        return make_pages(cache)
    path = os.path.join(cache, f'bench-{name}.data')
    if os.path.exists(path):
        return path
    head, item, tail = FORMATS[name]
    rng, n, i = random.Random(7), 0, 0
    with open(path + '.tmp', 'w', encoding='utf-8') as f:
        f.write(head)
        while n < SIZE:
            i += 1
            n += f.write(item(rng, i))
        f.write(tail)
    os.replace(path + '.tmp', path)
    return path


def main(argv):
    if len(argv) < 2 or any(f not in FORMATS for f in argv[2:]):
        print(__doc__, file=sys.stderr)
        return 2
    build = os.path.abspath(argv[1])
    subprocess.run(['ninja', '-C', build, 'bench/bench_read'], check=True,
                   stdout=subprocess.DEVNULL)
    cache = os.path.join(build, 'quality-cache')
    os.makedirs(cache, exist_ok=True)
    names = argv[2:] or list(FORMATS)
    lanes = {n: run.Lane([os.path.join(build, 'bench', 'bench_read'),
                          make(n, cache)]) for n in names}
    for _ in range(run.RUNS):
        for lane in lanes.values():
            lane.run(keep_output=True)
    r = run.Results('generated')
    for name, lane in lanes.items():
        rows = [out.decode().split('\t') for out in lane.out]
        size, articles = int(rows[0][2]), int(rows[0][3])
        cores = sorted(float(x[1]) for x in rows)
        core = cores[len(cores) // 2]
        r.add(f'read {name}: core', 1, core, 's')
        r.add(f'read {name}: speed a core', 1, size / 1e6 / core, 'MB/s/core',
              TARGETS.get(name, TARGET))
        r.add(f'read {name}: articles', 1, articles, 'articles')
    out = os.path.join(run.HERE, 'results', 'read.csv')
    r.write(out)
    r.show()
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
