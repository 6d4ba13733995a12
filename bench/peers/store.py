#!/usr/bin/python3
"""Measure the store: what add takes and how long check does.

usage: store.py WIRECOPY BUILD_DIR [--sizes 10000,100000,1000000] [--asked N]

Of us-news one article in ten is kept back; of the others derive.py --scale
makes the articles that are added on two cores. Then N [2000] questions of each
of three sorts are asked of the store in one process, warm, one at a time:
stored (as they were added), derived (edited, cut and mixed anew) and unseen
(kept back; most of what they share is standing text). Writes
bench/results/store.csv.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile

import run

COLUMNS = ['articles', 'measure', 'value', 'unit', 'target']
CLASSES = 9


def derive(*args):
    subprocess.run([sys.executable, os.path.join(run.HERE, 'derive.py'), *args],
                   check=True)


def split(path, folder):
    """(the sources of what is stored, articles kept back)"""
    paths = [os.path.join(folder, n) for n in ('kept.jsonl', 'back.jsonl')]
    with open(path, encoding='utf-8') as f, \
            open(paths[0], 'w', encoding='utf-8') as kept, \
            open(paths[1], 'w', encoding='utf-8') as back:
        for i, line in enumerate(f):
            (kept if i % 10 else back).write(line)
    return paths


def draw(path, n, out):
    with open(path, encoding='utf-8') as f:
        lines = random.Random(7).sample(f.readlines(), n)
    with open(out, 'w', encoding='utf-8') as f:
        f.writelines(lines)
    return out


def questions(kept, back, added, n, folder):
    made = os.path.join(folder, 'made.jsonl')
    derive(kept, made, os.path.join(folder, 'made.tsv'),
           '--each', str(n // CLASSES + 1), '--seed', '11')
    with open(made, encoding='utf-8') as f:
        derived = [line for line in f if '"id": "d' in line
                   or '"id":"d' in line]
    with open(made, 'w', encoding='utf-8') as f:
        f.writelines(derived)
    return [draw(path, n, os.path.join(folder, name + '.jsonl'))
            for name, path in (('stored', added), ('derived', made),
                               ('unseen', back))]


def ask(bench, store, files):
    lines = subprocess.run([bench, store, *files], check=True, text=True,
                           stdout=subprocess.PIPE).stdout.splitlines()
    return [line.split('\t') for line in lines]


def measure(tools, size, asked, kept, back, folder):
    added = os.path.join(folder, 'added.jsonl')
    store = os.path.join(folder, f'{size}.store')
    derive(kept, added, '--scale', str(size), '--seed', '7')
    core, peak, _ = run.pinned(2, [tools['wirecopy'], 'add', '--quiet',
                                   '--threads', '2', '--store', store, added])
    files = questions(kept, back, added, asked, folder)
    os.remove(added)
    (n, text, index, db, segments, opened), *lanes = ask(
        tools['bench'], store, files)
    n = int(n)
    rows = [('add', core, 'core s', ''),
            ('add: peak memory', peak / 1e6, 'MB', ''),
            ('add: an article', core / n * 1e6, 'core us', ''),
            ('text', int(text) / n, 'bytes an article', ''),
            ('index', int(index) / n, 'bytes an article', 450),
            ('database', int(db) / n, 'bytes an article', ''),
            ('segments', int(segments), 'files', ''),
            ('open', float(opened) * 1e3, 'ms', '')]
    for path, number, seen, looked, *times in lanes:
        name = 'check ' + os.path.basename(path).split('.', maxsplit=1)[0]
        rows += [(name + ': seen', int(seen) / int(number), 'share', ''),
                 (name + ': texts compared', float(looked), 'a question', '')]
        rows += [(f'{name}: {what}', float(t), 'ms',
                  1 if what == 'p99' else '')
                 for what, t in zip(('median', 'p90', 'p99', 'most'), times)]
    return [(n, what, f'{value:.4g}' if value < 100 else f'{value:.0f}', unit,
             target) for what, value, unit, target in rows]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('wirecopy')
    parser.add_argument('build')
    parser.add_argument('--sizes', default='10000,100000,1000000')
    parser.add_argument('--asked', type=int, default=2000)
    args = parser.parse_args()
    subprocess.run(['ninja', '-C', args.build, 'bench/bench_store'],
                   check=True, stdout=subprocess.DEVNULL)
    tools = {'wirecopy': os.path.abspath(args.wirecopy),
             'bench': os.path.join(os.path.abspath(args.build), 'bench',
                                   'bench_store')}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        kept, back = split(run.unpack_news(folder), folder)
        for size in args.sizes.split(','):
            print(f'store: {int(size):,} articles', file=sys.stderr)
            with tempfile.TemporaryDirectory(dir=folder) as own:
                rows += measure(tools, int(size), args.asked, kept, back, own)
    with open(os.path.join(run.RESULTS, 'store.csv'), 'w', newline='',
              encoding='utf-8') as f:
        table = csv.writer(f, lineterminator='\n')
        table.writerow(COLUMNS)
        table.writerows(rows)
    for n, what, value, unit, target in rows:
        print(f'{n:>9,}  {what:32} {value:>10} {unit:18} {target}')


main()
