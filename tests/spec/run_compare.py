#!/usr/bin/python3
"""Run the specification of `wirecopy compare`: pairs of a source and a copy.

usage: run_compare.py BIN [FILE.md...]     [all of tests/spec/compare]

A section that begins with ### is one case:

    ### A word changed in a quotation is flagged
    source: "We stay," said Anna Lund. // The vote is on Friday.
    copy: "We leave," said Anna Lund. // The vote is on Friday.
    - high quote_altered: We leave
    - quiet but quote_altered

" // " parts paragraphs; a paragraph may begin with "- " as a line of a list.
"headline: " and "new headline: ", of the source and of the copy, go before.
Promises, one a line:

    - high TYPE: words     a change of this type (or of one of several, parted
                           by /) and severity or more, whose words on either
                           side hold these; "grave" is high or medium, "any"
                           any severity
    - quiet                nothing of high or medium severity
    - quiet but TYPE ...   nothing of high or medium severity but of these
    - no TYPE              no high or medium change of this type
    - never TYPE           no change of this type, however low
    - full, not full       whether the language is known well

SPDX-License-Identifier: Apache-2.0
"""
import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LEVEL = {'low': 0, 'medium': 1, 'high': 2, 'any': 0, 'grave': 1}


class Case:
    def __init__(self, where, title):
        self.where, self.title = where, title
        self.text, self.promises = {}, []


def parse(path):
    cases, last = [], None
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f, 1):
            line = line.rstrip('\n')
            if line.startswith('### '):
                cases.append(Case(f'{os.path.basename(path)}:{n}', line[4:]))
                last = None
            elif not cases:
                continue
            elif line.startswith(('source: ', 'copy: ', 'headline: ',
                                  'new headline: ')):
                last, text = line.split(': ', 1)
                cases[-1].text[last] = text
            elif line.startswith('    ') and last:
                cases[-1].text[last] += ' ' + line.strip()
            elif line.startswith('- '):
                cases[-1].promises.append(line[2:].strip())
                last = None
    return [c for c in cases if 'source' in c.text and 'copy' in c.text]


def compare(binary, case):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        heads = {'source': case.text.get('headline', 'Headline')}
        heads['copy'] = case.text.get('new headline', heads['source'])
        for name, head in heads.items():
            text = case.text[name]
            paths.append(os.path.join(folder, name + '.txt'))
            with open(paths[-1], 'w', encoding='utf-8') as f:
                f.write(head + '\n\n' + '\n\n'.join(
                    text.split(' // ')) + '\n')
        p = subprocess.run([binary, 'compare', '--json', '--fail-at',
                            'never', *paths], capture_output=True,
                           check=False, timeout=60)
    if p.returncode:
        raise RuntimeError(p.stderr.decode())
    return json.loads(p.stdout)


def holds_change(c, promise):
    head, _, words = promise.partition(': ')
    level, types = head.split(' ', 1)
    return any(x['type'] in types.split('/') and
               LEVEL[x['severity']] >= LEVEL[level] and
               (words in (x['copy_text'] or '') or
                words in (x['source_text'] or ''))
               for x in c['changes'])


def holds(c, promise):
    grave = {x['type'] for x in c['changes'] if x['severity'] != 'low'}
    words = promise.split()
    if words[0] in LEVEL:
        return holds_change(c, promise)
    if words[0] == 'quiet':
        return not grave - set(words[2:])
    if words[0] == 'never':
        return not {x['type'] for x in c['changes']} & set(words[1:])
    if words[0] == 'no':
        return not grave & set(words[1:])
    if promise in ('full', 'not full'):
        return c['full'] is (promise == 'full')
    raise ValueError(f'no such promise: {promise}')


def run_case(binary, case):
    where = f'{case.where}: {case.title}'
    try:
        c = compare(binary, case)
        errors = [f'{where}: does not hold: {p}' for p in case.promises
                  if not holds(c, p)]
    except (RuntimeError, ValueError) as e:
        return [f'{where}: {e}']
    if errors:
        errors += [f'    {x["severity"]} {x["type"]}: '
                   f'{x["source_text"]} -> {x["copy_text"]}'
                   for x in c['changes']]
    return errors


def run_all(binary, files=()):
    """The errors of each case; those of a case that holds are none."""
    files = files or sorted(glob.glob(os.path.join(HERE, 'compare', '*.md')))
    cases = [c for path in files for c in parse(path)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda c: run_case(binary, c), cases))


def main(argv):
    if len(argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    results = run_all(os.path.abspath(argv[1]), argv[2:])
    failed = [r for r in results if r]
    for errors in failed:
        print('\n'.join(errors), file=sys.stderr)
    print(f'{len(results) - len(failed)} passed, {len(failed)} failed')
    return 1 if failed or not results else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
