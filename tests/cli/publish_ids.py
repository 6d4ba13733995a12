"""Hostile ids and addresses, and where they lead in each file of a site.

usage: publish_ids.py
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET

HARM = ['javascript:alert(1)', 'JavaScript:alert(1)', 'java\nscript:alert(1)',
        'data:text/html,<script>alert(1)</script>', 'vbscript:x',
        'file:///etc/passwd', 'blob:https://x/1', 'about:blank', '//x/y',
        ' javascript:alert(1) ', 'urn:wirecopy:javascript:alert(1)',
        'http://', 'https://a.example/<b> c', 'http:javascript:alert(1)',
        'one two', 'tag:x y,2026:1', 'mailto:a@b.example', 'C:\\news\\1']
GOOD = ['https://a.example/1?x=1#f', 'http://a.example/2', 'plain-7',
        'urn:newsml:a.example:20260303:7', 'tag:a.example,2026:7']
MAY = re.compile(r'(https?://[^\s<>"]+|urn:[^\s<>"]+|tag:[^\s<>"]+)$')
FOLLOWED = {'href', 'src', 'ref', 'uri', 'url', 'isBasedOn', 'mainEntityOfPage',
            'item_url', 'home_page_url', 'feed_url', 'residref', 'guid', 'id'}
WORDS = {'guid', 'id'}  # any word may stand there, but none that leads away


def write_in():
    rows = []
    for n, given in enumerate(HARM + GOOD):
        for field in 'id', 'url':
            row = {'id': f'{field}-{n}', 'outlet': 'NPA',
                   'published': '2026-03-03T08:00:00Z',
                   'title': f'Berth {n} by {field}',
                   'text': f'PORT ELLERY, March 3 (NPA) - Berth {n}{field} is '
                           f'open, the harbour board said.'}
            row[field] = given
            rows.append(row)
    with open('in.jsonl', 'w', encoding='utf-8') as f:
        f.writelines(json.dumps(r) + '\n' for r in rows)


def check(where, key, value):
    key = key.rpartition('}')[2]
    if key not in FOLLOWED or not isinstance(value, str):
        return
    is_word = key in WORDS and ':' not in value and not re.search(r'\s', value)
    if not (is_word or MAY.match(value)):
        print(f'{where}: {key} leads to {value!r}')


def walk(where, x):
    for key, value in x.items() if isinstance(x, dict) else enumerate(x):
        if isinstance(value, (dict, list)):
            walk(where, value)
        elif isinstance(key, str):
            check(where, key, value)
        elif isinstance(value, str) and where.endswith('isBasedOn'):
            check(where, 'isBasedOn', value)


def check_page(path, text):
    found = re.findall(r'(?:href|src)="([^"]*)"', text)
    for to in found:
        if ':' in re.split('[/?#]', to)[0] and not MAY.match(to):
            print(f'{path}: leads to {to!r}')
    for ld in re.findall(r'ld\+json">(.*?)</script>', text, re.S):
        walk(path, json.loads(ld))
    return len(found)


def main():
    write_in()
    subprocess.run(['wirecopy', 'publish', '-q', '--out', 'site', '--key', 'k',
                    '--now', '2026-03-03T10:00:00Z', '--base-url',
                    'https://news.example/', 'in.jsonl'], check=True)
    n = links = 0
    for folder, _, names in os.walk('site'):
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, encoding='utf-8') as f:
                text = f.read()
            n += 1
            if name.endswith('.html'):
                links += check_page(path, text)
            elif name.endswith('.xml'):
                for x in ET.fromstring(text).iter():
                    tag = x.tag.rpartition('}')[2]
                    for key, value in x.attrib.items():
                        check(path, key, value)
                    if tag in ('link', 'guid', 'id', 'loc') and x.text:
                        check(path, 'guid', x.text)
            elif name.endswith('.json') and path.startswith('site/receipts'):
                check(path, 'item_url', json.loads(text)['item_url'] or
                      'https://none/')
            elif name.endswith('.json') and '.well-known' not in path:
                walk(path, json.loads(text))
    print('files', n > 100, 'links', links > 500)
    want = None
    for feed in 'rss.xml', 'atom.xml', 'feed.json', 'ninjs.json', \
            'newsml-g2.xml':
        got = json.loads(subprocess.run(
            ['wirecopy', 'read', '-q', '--json', f'site/{feed}'],
            capture_output=True, check=True, text=True).stdout)
        ids = sorted(a['id'] for a in got['articles'])
        want = want or ids
        print(feed, len(ids), ids == want)
    print(*(json.dumps(i) for i in want if not re.match(r'url-|id-', i)),
          sep='\n')


main()
