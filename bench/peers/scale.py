#!/usr/bin/python3
"""Measure how time and memory grow with the number of articles.

usage: scale.py WIRECOPY BUILD_DIR PYTHON [--sizes 10000,100000,1000000]

Articles are made of us-news by derive.py --scale (see there). wirecopy traces
them on one thread to families with passages; rensa at its own setting finds
pairs of 5 words, where PYTHON has it. A run whose memory would not fit, by what
an article took at the size before, is left out, with a word. Writes
scale.csv, and scale.svg where PYTHON has matplotlib.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile

import run

COLUMNS = ['tool', 'articles', 'bytes', 'seconds', 'peak_bytes',
           'microseconds_an_article', 'bytes_an_article']


def free_bytes():
    with open('/proc/meminfo', encoding='ascii') as f:
        return next(int(line.split()[1]) * 1024 for line in f
                    if line.startswith('MemAvailable'))


def row(tool, n, size, seconds, peak):
    return {'tool': tool, 'articles': n, 'bytes': size,
            'seconds': round(seconds, 3), 'peak_bytes': peak,
            'microseconds_an_article': round(seconds / n * 1e6, 1),
            'bytes_an_article': round(peak / n)}


def wirecopy(tools, path, folder):
    seconds, peak, _ = run.pinned(1, [
        tools['wirecopy'], 'trace', '--quiet', '--jsonl', '--no-changes',
        '--threads', '1', path], os.path.join(folder, 'trace.jsonl'))
    return seconds, peak


def rensa(tools, path, folder):
    _, peak, text = run.pinned(1, [
        tools['python'], os.path.join(run.HERE, 'lane.py'), 'rensa', 'five',
        '16x8', path, os.path.join(folder, 'pairs.tsv')])
    return json.loads(text)['text_s'], peak


def measure(tools, sizes, sources, folder):
    rows, last = [], {}
    lanes = [('wirecopy', wirecopy)]
    if tools['rensa']:
        lanes.append(('rensa', rensa))
    for n in sizes:
        path = os.path.join(folder, f'{n}.jsonl')
        subprocess.run([sys.executable, os.path.join(run.HERE, 'derive.py'),
                        sources, path, '--scale', str(n)], check=True)
        size = os.path.getsize(path)
        for name, lane in lanes:
            if last.get(name, 0) * n > free_bytes():
                print(f'scale: {name} at {n:,}: too little memory, left out',
                      file=sys.stderr)
                continue
            print(f'scale: {name} at {n:,}', file=sys.stderr)
            rows.append(row(name, n, size, *lane(tools, path, folder)))
            last[name] = rows[-1]['bytes_an_article']
        os.remove(path)
    return rows


DRAW = '''
import csv, sys
import matplotlib
matplotlib.use('svg')
matplotlib.rcParams.update({'svg.hashsalt': 'scale', 'font.size': 11})
import matplotlib.pyplot as plt
with open(sys.argv[1]) as f:
    rows = list(csv.DictReader(f))
figure, axes = plt.subplots(1, 2, figsize=(9, 3.8), layout='constrained')
for axis, field, unit, title in (
        (axes[0], 'seconds', 1, 'core seconds'),
        (axes[1], 'peak_bytes', 1e9, 'peak memory, GB')):
    for tool in dict.fromkeys(r['tool'] for r in rows):
        own = [r for r in rows if r['tool'] == tool]
        axis.loglog([int(r['articles']) for r in own],
                    [float(r[field]) / unit for r in own], 'o-', label=tool)
    axis.set_xlabel('articles')
    axis.set_title(title)
    axis.grid(True, which='major', alpha=.3)
axes[0].legend()
figure.savefig(sys.argv[2], metadata={'Date': None})
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('wirecopy')
    parser.add_argument('build')
    parser.add_argument('python')
    parser.add_argument('--sizes', default='10000,100000,1000000')
    args = parser.parse_args()
    there = {t for t, _, _ in run.installed(args.python)}
    tools = {'wirecopy': os.path.abspath(args.wirecopy),
             'python': args.python, 'rensa': 'rensa' in there}
    out = os.path.join(run.RESULTS, 'scale.csv')
    with tempfile.TemporaryDirectory() as folder:
        sources = run.unpack_news(folder)
        rows = measure(tools, [int(n) for n in args.sizes.split(',')],
                       sources, folder)
    with open(out, 'w', newline='', encoding='utf-8') as f:
        table = csv.DictWriter(f, COLUMNS, lineterminator='\n')
        table.writeheader()
        table.writerows(rows)
    drawn = subprocess.run([args.python, '-c', DRAW, out,
                            out.replace('.csv', '.svg')], check=False)
    if drawn.returncode:
        print('scale: no matplotlib, no curves', file=sys.stderr)
    print(os.path.relpath(out))


main()
