#!/usr/bin/python3
"""Run the specification: Markdown that says what wirecopy promises.

usage: run.py BIN [FILE.md...]     [all of tests/spec, and of its compare]

A section that begins with ### is one case. Its articles are

    **a** | Outlet | 2026-03-02T06:10:00Z | Headline

    > a paragraph
    >
    > another

(outlet, time and headline may be empty) and its promises, one a line:

    - family a b c           these, and no others, are one family
    - apart d                d is in no family
    - parent b = a           b hangs from a; "parent b = a c" is a merge
    - original a             a is the original of its family
    - lost NPA               a lost source of this name
    - unsure b               the parent of b is a guess (confidence < .5)
    - unsure a b             which of the two is the parent is a guess
    - overlap a d excerpt    an overlap of this kind
    - standing d e template  a standing text of this kind with both
    - event a d              one event or family, in families or alone
    - no-event a d           no event holds both
    - label b unmodified     what the label claims; "label b -": none
    - credit b NPA           a credit; "credit b -": none
    - dateline a PORT ELLERY | March 2 | NPA
    - passage b: some words  a passage of b with its source holds these
    - language a de

SPDX-License-Identifier: Apache-2.0
"""
import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import tempfile

import run_compare

HERE = os.path.dirname(os.path.abspath(__file__))


class Case:
    def __init__(self, where, title):
        self.where, self.title = where, title
        self.articles, self.promises = {}, []


def parse(path):
    cases, article, title_of = [], None, os.path.basename(path)
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f, 1):
            line = line.rstrip('\n')
            if line.startswith('### '):
                cases.append(Case(f'{title_of}:{n}', line[4:]))
                article = None
            elif not cases:
                continue
            elif line.startswith('**'):
                parts = [p.strip() for p in line.split('|')] + [''] * 3
                article = {'id': parts[0].strip('*'), 'outlet': parts[1],
                           'published': parts[2], 'title': parts[3],
                           'text': ['']}
                cases[-1].articles[article['id']] = article
            elif line.startswith('>') and article:
                text = line[1:].strip()
                if text:
                    last = article['text'][-1]
                    article['text'][-1] = f'{last} {text}'.strip()
                else:
                    article['text'].append('')
            elif line.startswith('- '):
                cases[-1].promises.append(line[2:].strip())
    return [c for c in cases if c.articles]


def trace(binary, case):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl',
                                     encoding='utf-8') as f:
        for a in case.articles.values():
            row = {k: v for k, v in a.items() if v}
            row['text'] = '\n\n'.join(p for p in a['text'] if p)
            f.write(json.dumps(row, ensure_ascii=False) + '\n')
        f.flush()
        p = subprocess.run([binary, 'trace', '--quiet', '--jsonl', f.name],
                           capture_output=True, check=False, timeout=120)
    if p.returncode not in (0, 1):
        raise RuntimeError(p.stderr.decode())
    found = {k: [] for k in ('article', 'overlap', 'standing', 'family',
                             'event', 'stats')}
    for line in p.stdout.splitlines():
        record = json.loads(line)
        found[record['type']].append(record)
    found['by_id'] = {a['id']: a for a in found['article']}
    return found


def family_of(found, name):
    for f in found['family']:
        if name in f['members']:
            return f
    return None


def edges_into(found, name):
    f = family_of(found, name)
    return [e for e in f['edges'] if e['child'] == name] if f else []


def holds_family(found, case, args):
    f = family_of(found, args[0])
    return f is not None and sorted(f['members']) == sorted(args)


def holds_parent(found, case, args):
    return sorted(e['parent'] for e in edges_into(found, args[0])) == \
        sorted(args[2:])


def holds_original(found, case, args):
    f = family_of(found, args[0])
    return f is not None and f['original'] == args[0]


def holds_lost(found, case, args):
    names = [s['name'] for f in found['family'] for s in f['lost_sources']]
    return ' '.join(args) in names if args != ['-'] else not names


def holds_overlap(found, case, args):
    return any({o['a'], o['b']} == set(args[:2]) and o['kind'] == args[2]
               for o in found['overlap'])


def holds_standing(found, case, args):
    return any(s['kind'] == args[-1] and
               set(args[:-1]) <= {a['id'] for a in s['articles']}
               for s in found['standing'])


def holds_unsure(found, case, args):
    edges = [e for a in args for e in edges_into(found, a)
             if len(args) == 1 or {e['parent'], e['child']} == set(args)]
    return any(e['confidence'] < .5 for e in edges)


def holds_event(found, case, args):
    for e in found['event']:
        told = set(e['articles'])
        for f in found['family']:
            if f['id'] in e['families']:
                told |= set(f['members'])
        if set(args) <= told:
            return True
    return any(set(args) <= set(f['members']) for f in found['family'])


def holds_label(found, case, args):
    label = found['by_id'][args[0]]['label']
    return label is None if args[1] == '-' else \
        label is not None and label['claim'] == args[1]


def holds_credit(found, case, args):
    credits_ = found['by_id'][args[0]]['credits']
    return not credits_ if args[1:] == ['-'] else \
        ' '.join(args[1:]) in credits_


def holds_dateline(found, case, args):
    d = found['by_id'][args[0]]['dateline']
    want = [p.strip() for p in ' '.join(args[1:]).split('|')]
    if want == ['-']:
        return d is None
    got = [d[k] or '' for k in ('place', 'date', 'credit')] if d else []
    return got == (want + ['', ''])[:3]


def holds_passage(found, case, args):
    name, words = args[0].rstrip(':'), ' '.join(args[1:])
    text = '\n\n'.join(p for p in case.articles[name]['text'] if p).encode()
    return any(words in text[slice(*p['child'])].decode()
               for e in edges_into(found, name) for p in e['passages'])


RULES = {
    'family': holds_family, 'parent': holds_parent,
    'original': holds_original, 'lost': holds_lost,
    'overlap': holds_overlap, 'standing': holds_standing,
    'event': holds_event, 'label': holds_label, 'credit': holds_credit,
    'no-event': lambda found, case, args: not holds_event(found, case, args),
    'dateline': holds_dateline, 'passage': holds_passage,
    'apart': lambda found, case, args: all(family_of(found, a) is None
                                           for a in args),
    'unsure': holds_unsure,
    'sure': lambda found, case, args: any(
        e['confidence'] >= .5 for e in edges_into(found, args[0])),
    'language': lambda found, case, args:
        found['by_id'][args[0]]['language'] == args[1],
}


def run_case(binary, case):
    try:
        found = trace(binary, case)
    except (RuntimeError, ValueError) as e:
        return [f'{case.where}: {case.title}: {e}']
    errors = []
    for promise in case.promises:
        words = promise.split()
        if words[0] not in RULES:
            errors.append(f'no such promise: {promise}')
        elif not RULES[words[0]](found, case, words[1:]):
            errors.append(f'does not hold: {promise}')
    if errors:
        shown = {k: found[k] for k in ('overlap', 'standing', 'family',
                                       'event')}
        errors.append(json.dumps(shown, ensure_ascii=False)[:1500])
    return [f'{case.where}: {case.title}: {e}' for e in errors]


def main(argv):
    if len(argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    binary = os.path.abspath(argv[1])
    files = argv[2:] or sorted(glob.glob(os.path.join(HERE, '*.md')))
    cases = [c for path in files for c in parse(path)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda c: run_case(binary, c), cases))
    if not argv[2:]:
        results += run_compare.run_all(binary)
    failed = [r for r in results if r]
    for errors in failed:
        print('\n'.join(errors), file=sys.stderr)
    print(f'{len(results) - len(failed)} passed, {len(failed)} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
