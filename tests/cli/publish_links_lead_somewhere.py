"""Every link within a site leads to a file of it, and to an id in it; every
page has one h1, a language, a title, one main. Prints what is wrong.

usage: publish_links_lead_somewhere.py [--reached] SITE

--reached: of pages that links lead to from the pages at the top of the site.
While a site changes, new pages that lead to each other are put in place one by
one, and nothing leads to them before all are there.
SPDX-License-Identifier: Apache-2.0
"""
import html.parser
import os
import re
import sys

VOID = {'meta', 'link', 'img', 'br', 'hr', 'input'}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids, self.count, self.open = [], [], {}, []
        self.wrong, self.lang = [], None

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.count[tag] = self.count.get(tag, 0) + 1
        if len(a) < len(attrs):
            self.wrong.append(f'<{tag}> has an attribute twice')
        self.wrong += [f'{n} on <{tag}>' for n in a if n.startswith('on')]
        if tag == 'html':
            self.lang = a.get('lang')
        if tag == 'script' and 'json' not in a.get('type', ''):
            self.wrong.append('a script that runs')
        if 'id' in a:
            self.ids.append(a['id'])
        for name in ('href', 'src'):
            if name in a:
                self.links.append(a[name])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f'</{tag}> closes another element')


def read(path):
    page = Page()
    with open(path, encoding='utf-8') as f:
        page.feed(f.read())
    page.close()
    for tag in ('h1', 'main', 'title', 'html', 'body'):
        if page.count.get(tag) != 1:
            page.wrong.append(f'{page.count.get(tag, 0)} <{tag}>')
    if not page.lang:
        page.wrong.append('no language')
    if len(page.ids) != len(set(page.ids)):
        page.wrong.append('an id twice')
    if page.open:
        page.wrong.append(f'never closed: {page.open}')
    return page


def target_of(path, link):
    """(file, id) that a link of the site leads to; None when out of it."""
    if re.match('https?:', link):
        return None
    target, _, anchor = link.partition('#')
    full = os.path.normpath(os.path.join(os.path.dirname(path),
                                         target)) if target else path
    return full, anchor


def reached(pages):
    found = {p for p in pages if '/' not in p}
    todo = list(found)
    while todo:
        path = todo.pop()
        for link in pages[path].links:
            to = target_of(path, link)
            if to and to[0] in pages and to[0] not in found:
                found.add(to[0])
                todo.append(to[0])
    return {p: pages[p] for p in found}


def main(site, is_reached):
    pages = {}
    for folder, _, names in os.walk(site):
        for name in names:
            if name.endswith('.html'):
                path = os.path.join(folder, name)
                pages[os.path.relpath(path, site)] = read(path)
    n = 0
    shown = reached(pages) if is_reached else pages
    for path, page in sorted(shown.items()):
        for link in page.links:
            n += 1
            to = target_of(path, link)
            if not to or path == 'gone.html':
                continue
            full, anchor = to
            if not os.path.exists(os.path.join(site, full)):
                page.wrong.append(f'leads nowhere: {link}')
            elif anchor and anchor not in pages[full].ids:
                page.wrong.append(f'no such place: {link}')
        for w in page.wrong:
            print(f'{path}: {w}')
    print(f'{len(shown)} pages' if n else 'no links')


main(sys.argv[-1], '--reached' in sys.argv)
