"""Formats: the validation cases of ninjs, and what is written read back.

ninjs/validation/test_suite/VERSION/should_pass and should_fail hold one case
a file: a valid one is read without a word, a broken one is named with its
path inside the JSON, or as no JSON at all. Each text of the newsroom is written in
every format and read back: headline and paragraphs must be the same; ninjs
must keep the rules of 3.1, and the schema itself where it is at hand.

SPDX-License-Identifier: Apache-2.0
"""
import glob
import json
import os
import subprocess
import sys

import quality_trace

try:
    import jsonschema
except ImportError:
    jsonschema = None

FORMATS = ['rss', 'atom', 'jsonfeed', 'ninjs', 'newsml-g2', 'nitf', 'iptc7901',
           'warc']
NAMED = {'1.x_dev': '1.5-dev', '2.x_dev': '2.1-dev'}


def run(setup, *arguments):
    p = subprocess.run([setup.binary, 'read', '-v', *arguments],
                       capture_output=True, text=True, check=False, timeout=60,
                       encoding='utf-8')
    if p.returncode not in (0, 1, 2):
        raise RuntimeError(f'{arguments}: ended with {p.returncode}')
    return p


def is_refused(p):
    return 'no valid ninjs' in p.stderr or 'invalid JSON' in p.stderr


def cases(root):
    for folder in sorted(os.listdir(root)):
        for kind in ('should_pass', 'should_fail'):
            for path in sorted(glob.glob(os.path.join(root, folder, kind,
                                                      '*.json'))):
                yield NAMED.get(folder, folder), kind, path


def schema_of(setup):
    """A check of one object by the schema, or None."""
    path = quality_trace.find(setup, 'ninjs', 'specification',
                              'ninjs-schema_3.1.json')
    if not path or not jsonschema:
        return None
    with open(path, encoding='utf-8') as f:
        schema = json.load(f)
    geo = schema['$defs']['ninjsType']['properties']['places']['items']
    geo['properties']['geoJSON'] = {}  # stands elsewhere, never written
    return jsonschema.Draft202012Validator(schema)


def keeps_schema(check, written, again):
    return not is_refused(again) and \
        (check is None or check.is_valid(json.loads(written)))


def measure_written(setup, table):
    """The newsroom's articles, written in each format and read back."""
    check = schema_of(setup)
    paths = sorted(glob.glob(os.path.join(setup.root, 'examples', 'newsroom',
                                          '*', '*.txt')))
    before = {p: articles(run(setup, '--json', p)) for p in paths}
    os.makedirs(setup.cache, exist_ok=True)
    back = os.path.join(setup.cache, 'written')
    for name in FORMATS:
        same, kept = 0, 0
        for path in paths:
            written = run(setup, '--to', name, path).stdout
            with open(back, 'w', encoding='utf-8', newline='') as f:
                f.write(written)
            again = run(setup, '--json', back)
            same += articles(again) == before[path]
            kept += name == 'ninjs' and keeps_schema(check, written, again)
        table.share('written, reads back equal', name, same, len(paths), 1)
        if name == 'ninjs':
            table.share('written, keeps its schema', name, kept, len(paths), 1)


def articles(p):
    return [words(a) for a in json.loads(p.stdout)['articles']]


def words(article):
    """Headline and paragraphs, white space aside."""
    body = article['body'].encode()
    return [(article['title'] or '').split()] + [
        body[p['beg']:p['end']].decode().split() for p in article['paragraphs']]


def measure(setup, table):
    measure_written(setup, table)
    root = quality_trace.find(setup, 'ninjs', 'validation', 'test_suite')
    if not root:
        table.absent('ninjs/validation')
        return
    right, n = 0, 0
    for version, kind, path in cases(root):
        refused = is_refused(run(setup, '--ninjs', version, path))
        n += 1
        right += refused == (kind == 'should_fail')
        if refused != (kind == 'should_fail'):
            print(f'ninjs: {kind} {path}', file=sys.stderr)
    table.share('ninjs cases', 'ninjs/validation', right, n, 1)
