#!/usr/bin/python3
"""Measure publishing: pages a second, for the first time and again.

usage: run_publish.py BIN [US-NEWS.jsonl] [ARTICLES]

Publishes the first ARTICLES of a corpus to a folder of its own, twice, on one
thread and on all, and writes bench/results/publish.csv. Seconds are those of
publishing alone, without reading and tracing; the disk is told to hold what
was written before a run is over.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = os.path.join(ROOT, '..', 'shared', 'data', 'us-news', 'us.jsonl')


def head(source, target, n):
    with open(source, 'rb') as f, open(target, 'wb') as g:
        g.writelines(itertools.islice(f, n))


def run(binary, command, threads, *args):
    """Wall and processor seconds of a command, and its output."""
    begun, before = time.monotonic(), os.times()
    p = subprocess.run([binary, command, '--quiet', '--json', '--threads',
                        str(threads), *args], capture_output=True, check=False)
    after = os.times()
    cpu = after.children_user + after.children_system - \
        before.children_user - before.children_system
    if p.returncode > 1:
        sys.exit(p.stderr.decode())
    return time.monotonic() - begun, cpu, p.stdout


def main(argv):
    binary = os.path.abspath(argv[1])
    source = argv[2] if len(argv) > 2 else DATA
    n = int(argv[3]) if len(argv) > 3 else 10000
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, 'corpus.jsonl')
        head(source, corpus, n)
        for threads in (1, 0):
            traced = run(binary, 'trace', threads, corpus)
            site = os.path.join(folder, f'site{threads}')
            for what in ('first', 'again'):
                wall, cpu, out = run(binary, 'publish', threads, '--out', site,
                                     '--now', '2026-03-03T09:00:00Z', corpus)
                done = json.loads(out)
                pages = done['articles'] + done['digests'] + done['stories']
                rows.append({
                    'run': what, 'threads': threads or os.cpu_count(),
                    'articles': done['articles'], 'pages': pages,
                    'files_written': done['written'],
                    'wall_s': round(wall - traced[0], 2),
                    'cpu_s': round(cpu - traced[1], 2),
                    'pages_a_second': round(pages / (wall - traced[0])),
                    'pages_a_cpu_second': round(pages / (cpu - traced[1]))})
                print(rows[-1])
    path = os.path.join(ROOT, 'bench', 'results', 'publish.csv')
    with open(path, 'w', encoding='utf-8', newline='') as f:
        w = csv.DictWriter(f, rows[0].keys(), lineterminator='\n')
        w.writeheader()
        w.writerows(rows)


if __name__ == '__main__':
    main(sys.argv)
