"""Follow each change of an item's state through every output of a site.

usage: publish_states.py CASE...

Prints a table: the change, and what became of the item in each output.
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re
import shutil
import subprocess
import sys

BODY = ['<p>PORT ELLERY, March 3 (Nordhaven) - The night ferry to Calder Island '
        'gets a second berth in spring, the harbour board said on Monday.</p>',
        '<p>Work begins in March and costs 4.2 million crowns.</p>',
        '<p>&quot;We have waited nine years for this,&quot; said Ines Holt, who '
        'runs the line.</p>',
        '<p>The old berth stays open until the summer timetable begins.</p>']
ID = 'urn:nordhaven:ferry'
TITLE = 'Second berth for the night ferry'


def item(version, **more):
    """A ninjs item; body=None for a notice without text."""
    body = more.pop('body', ''.join(BODY))
    out = {'uri': ID, 'version': str(version), 'type': 'text',
           'standard': {'name': 'ninjs', 'version': '3.1'},
           'language': 'en', 'pubStatus': 'usable',
           'firstCreated': '2026-03-03T08:00:00Z',
           'versionCreated': f'2026-03-03T08:{version:02}:00Z',
           'headlines': [{'role': 'main', 'value': TITLE}],
           'infoSources': [{'name': 'Nordhaven', 'role': 'publisher'}],
           'by': 'Nordhaven'}
    if body:
        out['bodies'] = [{'role': 'main', 'contentType': 'text/html',
                          'value': body}]
    out.update(more)
    return out


def note(title, text):
    return f'{title}\n\n{text}\n'


CORRECTED = [b.replace('4.2', '2.4') for b in BODY]
NOW = '2026-03-03T09:{:02}:00Z'

# name: a list of runs, each the files of the input
CASES = {
    'usable': [{'1': item(1)}],
    'usable -> withheld': [{'1': item(1)},
                           {'2': item(2, pubStatus='withheld')}],
    'usable -> canceled': [{'1': item(1)},
                           {'2': item(2, pubStatus='canceled')}],
    'usable -> canceled, no text': [
        {'1': item(1)}, {'2': item(2, pubStatus='canceled', body=None)}],
    'usable -> canceled, old text there': [
        {'1': item(1)},
        {'1': item(1), '2': item(2, pubStatus='canceled', body=None)}],
    'usable -> killed by a note': [
        {'1': item(1)},
        {'1': item(1), 'note.txt': note(
            'KILL KILL KILL', f'Please kill "{TITLE}". No substitute will '
            'be sent.')}],
    'withheld -> usable': [{'1': item(1)},
                           {'2': item(2, pubStatus='withheld')},
                           {'3': item(3)}],
    'withheld -> canceled': [{'1': item(1)},
                             {'2': item(2, pubStatus='withheld')},
                             {'3': item(3, pubStatus='canceled')}],
    'canceled -> usable': [{'1': item(1)},
                           {'2': item(2, pubStatus='canceled')},
                           {'3': item(3)}],
    'embargoed': [{'1': item(1, embargoedUntil='2026-03-03T09:00:01Z')}],
    'embargo, a second before': [
        ('2026-03-03T08:59:59Z',
         {'1': item(1, embargoedUntil='2026-03-03T09:00:00Z')})],
    'embargo, to the second': [
        ('2026-03-03T09:00:00Z',
         {'1': item(1, embargoedUntil='2026-03-03T09:00:00Z')})],
    'embargoed -> usable': [
        {'1': item(1, embargoedUntil='2026-03-03T09:00:01Z')},
        {'1': item(1, embargoedUntil='2026-03-03T09:00:01Z')}],
    'embargoed -> canceled': [
        {'1': item(1, embargoedUntil='2026-03-03T09:00:01Z')},
        {'2': item(2, pubStatus='canceled')}],
    'embargo nobody understands': [
        {'1': item(1, embargoedUntil='when the bell rings')}],
    'withheld from the first': [{'1': item(1, pubStatus='withheld')}],
    'updated': [{'1': item(1)},
                {'2': item(2, body=''.join(BODY[:3]))}],
    'corrected': [{'1': item(1)},
                  {'2': item(2, body=''.join(CORRECTED),
                             edNote='CORRECTED: cost of the berth')}],
    'an older version again': [{'2': item(2)}, {'1': item(1)}],
    'not in the input any more': [{'1': item(1)}, {'other': item(
        1, uri='urn:nordhaven:other', headlines=[
            {'role': 'main', 'value': 'Something else'}],
        body='<p>Nothing of this kind: the saffron harvest failed.</p>')}],
}


def run(now, files):
    shutil.rmtree('in', ignore_errors=True)
    os.mkdir('in')
    for name, what in files.items():
        text = what if isinstance(what, str) else json.dumps(what)
        end = '' if '.' in name else '.json'
        with open(f'in/{name}{end}', 'w', encoding='utf-8') as f:
            f.write(text)
    p = subprocess.run(
        ['wirecopy', 'publish', '--quiet', '--json', '--out', 'site', '--key',
         'key', '--base-url', 'https://news.example/', '--hub',
         'https://hub.example/', '--now', now, 'in'],
        capture_output=True, text=True, check=False)
    if p.returncode > 1 and 'skipped' not in p.stderr:
        sys.exit(f'publish: {p.stderr}')
    return json.loads(p.stdout)


def read(path):
    if not os.path.isfile(f'site/{path}'):
        return ''
    with open(f'site/{path}', encoding='utf-8') as f:
        return f.read()


def light(page):
    p = subprocess.run(['wirecopy', 'verify', '--json', '--no-history', '--now',
                        NOW.format(59), page],
                       capture_output=True, text=True, check=False)
    return re.search(r'"light":"(\w+)"', p.stdout)[1]


def page_is(text):
    if not text:
        return 'none'
    if 'class="notice"' in text:
        return 'notice'
    return 'text, corrected' if 'class="note correction"' in text else 'text'


def part(text, mark, notice):
    """What a feed says of the item."""
    if mark not in text:
        return 'none'
    return 'notice' if notice in text else 'item'


def state(word):
    return f'"state":"{word}"'


def look(report):
    row = next(i for i in report['items'] if i['id'] == ID)
    page = row['page'] or ''
    text = read(page)
    seen = {'fate': row['fate'], 'page': page_is(text)}
    seen['label'] = light(f'site/{page}') if 'wirecopy-receipt' in text \
        else 'none'
    atom = read('atom.xml')
    seen['atom'] = 'tombstone' if f'deleted-entry ref="{ID}"' in atom \
        else part(atom, f'<id>{ID}</id>', 'no notice')
    seen['rss'] = part(read('rss.xml'), ID, 'Withdrawn') \
        .replace('item', 'item' if 'Held</title>' not in read('rss.xml')
                 else 'notice')
    feed = [i for i in json.loads(read('feed.json'))['items']
            if i['id'] == ID]
    seen['json'] = 'none' if not feed else \
        'item' if 'berth' in feed[0]['content_html'] else 'notice'
    ninjs = re.search(r'"uri":"' + ID + r'".*?"pubStatus":"(\w+)"',
                      read('ninjs.json'), re.S)
    seen['ninjs'] = ninjs[1] if ninjs else 'none'
    g2 = re.search(ID + r'.*?pubStatus qcode="stat:(\w+)"',
                   read('newsml-g2.xml'), re.S)
    seen['g2'] = g2[1] if g2 else 'none'
    for name in ('sitemap', 'news-sitemap'):
        seen[name] = 'yes' if page and page in read(f'{name}.xml') else 'no'
    seen['front'] = 'yes' if page and page in read('index.html') else 'no'
    seen['gone'] = 'yes' if page and page in read('gone.txt') else 'no'
    lists = read('.well-known/wirecopy.json')
    seen['receipts'] = ' '.join(
        f'{lists.count(state(w))} {w}'
        for w in ('current', 'superseded', 'revoked')
        if state(w) in lists) or 'none'
    audit = [json.loads(x) for x in read('audit.jsonl').splitlines()]
    audit = [x['what'] for x in audit if x['item'] == ID]
    seen['audit'] = ' '.join(audit) or 'none'
    seen['ping'] = 'yes' if 'atom.xml' in read('.wirecopy/pings') else 'no'
    seen['words'] = 'left' if leaks() else 'none left'
    return seen


def leaks():
    """Does any file of the site still have the item's words?"""
    for folder, _, names in os.walk('site'):
        for name in names:
            with open(os.path.join(folder, name), 'rb') as f:
                if b'4.2 million' in f.read():
                    return True
    return False


def main():
    for name, runs in CASES.items():
        for path in ('site', 'in'):
            shutil.rmtree(path, ignore_errors=True)
        for n, files in enumerate(runs):
            if os.path.exists('site/.wirecopy/pings'):
                os.remove('site/.wirecopy/pings')
            now, files = files if isinstance(files, tuple) \
                else (NOW.format(n), files)
            report = run(now, files)
        seen = look(report)
        print(f'{name}\n    ' + ', '.join(f'{k}: {v}'
                                          for k, v in seen.items()))


main()
