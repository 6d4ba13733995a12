#!/usr/bin/python3
"""Check real output against the JSON Schemas, and what they cannot say.

usage: schemas.py BIN PATH...

Runs trace --json and --jsonl, read, compare and digest --json over the paths:
schema, ids that exist, members that are unique, spans that cut whole words out
of the bodies. compare runs in the first folder that has a source.txt.
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import subprocess
import sys

import jsonschema

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def load(name):
    with open(os.path.join(ROOT, 'schema', name), encoding='utf-8') as f:
        return json.load(f)


def validator(name):
    stored = {n: load(n) for n in os.listdir(os.path.join(ROOT, 'schema'))
              if n.endswith('.schema.json')}
    schema = stored[name]
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    return cls(schema, resolver=jsonschema.RefResolver(
        base_uri=name, referrer=schema, store=stored))


def run(binary, paths, *options, command='trace'):
    p = subprocess.run([binary, command, '--quiet', *options, *paths],
                       capture_output=True, check=False)
    if p.returncode not in (0, 1, 2) or not p.stdout:
        raise SystemExit(f'schemas: {command} {options}: exit {p.returncode}: '
                         f'{p.stderr.decode()[-500:]}')
    return p.stdout


def graph_errors(doc):
    """What a schema cannot say of trace --json."""
    ids = [a['id'] for a in doc['articles']]
    known, out, seen = set(ids), [], set()
    if len(known) != len(ids):
        out.append('an article id stands twice')
    for f in doc['families']:
        members = set(f['members'])
        if members - known:
            out.append(f'{f["id"]}: unknown members')
        if members & seen:
            out.append(f'{f["id"]}: a member of two families')
        seen |= members
        for e in f['edges']:
            if e['child'] not in members or e['parent'] not in known:
                out.append(f'{f["id"]}: an edge leaves the family')
            # Only a merge may have a parent outside, beside one inside.
            if e['parent'] not in members and not any(
                    x['child'] == e['child'] and x['parent'] in members
                    for x in f['edges']):
                out.append(f'{f["id"]}: a child of strangers only')
            for p in e['passages']:
                for side in ('parent', 'child'):
                    if p[side][0] >= p[side][1]:
                        out.append(f'{f["id"]}: an empty span')
    names = {f['id'] for f in doc['families']}
    for e in doc['events']:
        if set(e['families']) - names or set(e['articles']) - known:
            out.append('an event of unknown parts')
    return out


def same_errors(doc, lines):
    """--json and --jsonl tell the same."""
    out = []
    for kind, name in (('article', 'articles'), ('family', 'families'),
                       ('event', 'events')):
        told = [{k: v for k, v in line.items() if k != 'type'}
                for line in lines if line['type'] == kind]
        if told != doc[name]:
            out.append(f'--json and --jsonl differ in {name}')
    return out


def span_errors(doc, read):
    """Passages lie in the bodies, on whole characters, and share words."""
    bodies = {a['id']: a['body'].encode() for a in read['articles']}
    out = []
    for f in doc['families']:
        for e in f['edges']:
            for p in e['passages']:
                try:
                    words = [set(bodies[e[side]][slice(*p[side])].decode()
                                 .lower().split())
                             for side in ('parent', 'child')]
                except (KeyError, UnicodeDecodeError) as error:
                    out.append(f'{f["id"]}: {error}')
                    continue
                if not words[0] & words[1]:
                    out.append(f'{f["id"]}: a passage without a common word')
    for a in read['articles']:
        for p in a['paragraphs']:
            text = bodies[a['id']][p['beg']:p['end']]
            if not text.strip() or text != text.strip():
                out.append(f'{a["id"]}: a paragraph with white space')
    return out


def compare_errors(binary, paths):
    """compare --json follows its schema; its spans cut its texts."""
    folders = [f for p in paths for f, _, names in sorted(os.walk(p))
               if 'source.txt' in names]
    if not folders:
        return []
    names = sorted(n for n in os.listdir(folders[0])
                   if n.endswith('.txt') and n != 'source.txt')
    files = [os.path.join(folders[0], n) for n in ['source.txt', *names]]
    docs = json.loads(run(binary, files, '--json', command='compare'))
    docs = docs if isinstance(docs, list) else [docs]
    read = json.loads(run(binary, files, '--json', command='read'))
    bodies = {a['path']: a['body'].encode() for a in read['articles']}
    schema, out = validator('compare-1.schema.json'), []
    for doc in docs:
        out += [e.message[:300] for e in schema.iter_errors(doc)]
        for side in ('source', 'copy'):
            body, n = bodies[doc[side]['path']], len(doc['sentences'][side])
            for s in doc['sentences'][side]:
                if body[s['beg']:s['end']].decode() != s['text']:
                    out.append(f'a sentence of {side} is not its span')
            for c in doc['changes']:
                span, text = c[side + '_span'], c[side + '_text']
                if span and body[slice(*span)].decode() != text:
                    out.append(f'{c["type"]}: {side}_text is not its span')
            told = [j for x in doc['links'] for j in x['source']]
            if side == 'source' and any(j >= n for j in told):
                out.append('a link to no sentence')
            if side == 'copy' and len(doc['links']) != n:
                out.append('not one link a sentence of the copy')
    return out


def change_errors(doc, read):
    """Changes and stale places cut their texts out of the bodies."""
    bodies = {a['id']: a['body'].encode() for a in read['articles']}
    out = []
    for f in doc['families']:
        for e in f['edges']:
            for c in e['changes']:
                for name, side in (('source', 'parent'), ('copy', 'child')):
                    span, text = c[name + '_span'], c[name + '_text']
                    if span and bodies[e[side]][slice(*span)].decode() != text:
                        out.append(f'{f["id"]}: {c["type"]}: {name}_text is '
                                   'not its span')
        for s in f['stale']:
            if s['span'] and not bodies[s['article']][slice(*s['span'])] \
                    .decode().strip():
                out.append(f'{f["id"]}: a stale place without words')
    return out


def audit_errors(binary, paths):
    schema = validator('audit-1.schema.json')
    doc = json.loads(run(binary, paths, '--json', command='audit'))
    return [e.message[:300] for e in schema.iter_errors(doc)]


def digest_errors(binary, paths):
    """digest --json follows its schema; every line is its span less its cuts,
    and a question is made of the words of its span."""
    read = json.loads(run(binary, paths, '--json', command='read'))
    bodies = {a['id']: {None: a['body'].encode(),
                        'title': (a['title'] or '').encode()}
              for a in read['articles']}
    docs = json.loads(run(binary, paths, '--json', '--question',
                          command='digest'))
    schema, out = validator('digest-1.schema.json'), []

    def check(line):
        text = bodies[line['article']][line.get('of')]
        if line.get('form') == 'question':
            words = set(text[slice(*line['span'])].decode().lower().split())
            words = {w.strip('.,;:!?()') for w in words} | \
                set('why what did say about will'.split())
            made = {w.strip('.?') for w in line['text'].lower().split()}
            return [] if made <= words else [f'{line["text"]}: not its words']
        at, cut = line['span'][0], b''
        for beg, end in line['cut'] + [[line['span'][1]] * 2]:
            cut += text[at:beg]
            at = end
        return [] if cut.decode() == line['text'] else \
            [f'{line["text"][:80]}: not its span']

    def walk(value):
        if isinstance(value, dict):
            if 'span' in value:
                out.extend(check(value))
            value = list(value.values())
        if isinstance(value, list):
            for v in value:
                walk(v)

    docs = docs if isinstance(docs, list) else [docs]
    for doc in docs:
        out += [e.message[:300] for e in schema.iter_errors(doc)]
        walk(doc)
    if docs and not list(schema.iter_errors({**docs[0], 'extra': 1})):
        out.append('the schema accepts anything')
    return out


def verify_errors(binary):
    """verify --json, receipts and lists of sites follow their schemas."""
    sites = os.path.join(ROOT, 'tests', 'cli', 'sites')
    pages = [os.path.join(f, n) for f, _, names in sorted(os.walk(sites))
             for n in sorted(names) if n.endswith('.html')]
    out, receipt = [], validator('receipt-1.schema.json')
    doc = json.loads(run(binary, [*pages, os.path.join(sites, 'none.html')],
                         '--json', command='verify'))
    found = [(validator('verify-1.schema.json'), doc)]
    for path in pages:
        with open(path, encoding='utf-8') as f:
            text = f.read().split('id="wirecopy-receipt">', 1)[1]
        found.append((receipt, json.loads(text.split('</script>', 1)[0])))
    with open(os.path.join(sites, 'harbour', '.well-known', 'wirecopy.json'),
              encoding='utf-8') as f:
        found.append((validator('receipt-site-1.schema.json'), json.load(f)))
    for schema, value in found:
        out += [e.message[:300] for e in schema.iter_errors(value)]
        if not list(schema.iter_errors({**value, 'extra': 1})):
            out.append('the schema accepts anything')
    return out


def main(argv):
    if len(argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    binary, paths = os.path.abspath(argv[1]), argv[2:]
    whole, line_of = validator('trace-1.schema.json'), \
        validator('trace-jsonl-1.schema.json')
    doc = json.loads(run(binary, paths, '--json', '--stats'))
    lines = [json.loads(x) for x in
             run(binary, paths, '--jsonl', '--stats').splitlines()]
    read = json.loads(run(binary, paths, '--json', command='read'))
    read_as = validator('read-1.schema.json')
    checks = [
        ('read --json follows its schema',
         [e.message[:300] for e in read_as.iter_errors(read)]),
        ('spans cut words out of the bodies', span_errors(doc, read)),
        ('--json follows its schema',
         [e.message[:300] for e in whole.iter_errors(doc)]),
        ('--jsonl follows its schema',
         [f'{line["type"]}: {e.message[:300]}' for line in lines
          for e in line_of.iter_errors(line)]),
        ('compare --json follows its schema', compare_errors(binary, paths)),
        ('audit --json follows its schema', audit_errors(binary, paths)),
        ('digest --json follows its schema, its lines are their spans',
         digest_errors(binary, paths)),
        ('verify --json and receipts follow their schemas',
         verify_errors(binary)),
        ('changes cut their texts out of the bodies',
         change_errors(doc, read)),
        ('the graph holds together', graph_errors(doc)),
        ('both outputs tell the same', same_errors(doc, lines)),
        ('a broken document is refused',
         [] if list(whole.iter_errors({**doc, 'extra': 1})) and
         list(line_of.iter_errors({'type': 'overlap'}))
         else ['the schema accepts anything']),
    ]
    failed = 0
    for name, errors in checks:
        failed += bool(errors)
        for e in errors[:5]:
            print(f'schemas: {name}: {e}', file=sys.stderr)
    print(f'{len(checks) - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
