#!/usr/bin/python3
"""Measure wirecopy beside its peers, and write bench/results/peers.md.

usage: run.py WIRECOPY BUILD_DIR PYTHON [--runs N] [--articles N] [--each N]

PYTHON is the one of a virtual environment that holds the peers (make
bench-peers makes it; a peer that cannot be installed is left out, with a
word). Real work: us-news under WIRECOPY_DATA [../shared/data], truth by exact
brute force; made work: bench/peers/derive.py. Every lane runs in a process of
its own, pinned to one core (and once to two), the lanes in turn, N times, a
lane of more than two minutes once; what is told is the median, with the
spread. Three lanes:

    text to pairs    texts in memory, until pairs are known; of wirecopy
                     verified passages with their kinds
    file to pairs    from the file; of wirecopy to verified passages, families
                     and copy trees, and once to what each copy changed
    file to clusters pipelines that keep their stages on disk

Writes peers.csv and peers.md beside the other results.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import csv
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import score

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
RESULTS = os.path.join(ROOT, 'bench', 'results')
# Tool, unit, bands x rows: as their own benchmarks have it, then for recall.
PEERS = [('rensa', 'five', '16x8'), ('rensa', 'five', '51x5'),
         ('rensa', 'words', '16x8'), ('fastsketch', 'five', '16x8'),
         ('fastsketch', 'five', '64x4'), ('fastsketch', 'words', '16x8'),
         ('gaoya', 'five', '42x3'), ('gaoya', 'words', '16x8'),
         ('datasketch', 'five', '16x8')]
# Those that work from file to file.
PIPELINES = [('text-dedup', 'five', '14x8'), ('datatrove', 'five', '14x8')]
PACKAGES = {'rensa': 'rensa', 'fastsketch': 'FastSketchLSH', 'gaoya': 'gaoya',
            'datasketch': 'datasketch', 'text-dedup': 'text_dedup',
            'datatrove': 'datatrove'}
SLOW_S = 120  # a lane that takes longer runs once
IN_MEMORY = ('text', 'sketch', 'index', 'match', 'classify')
COLUMNS = ['work', 'tool', 'version', 'unit', 'setting', 'lane', 'cores',
           'articles', 'bytes', 'seconds', 'least', 'most', 'peak_bytes',
           'pairs', 'recall', 'bands', 'precision', 'runs']


class Lane:
    """One way of doing the job. run() returns seconds, peak bytes, facts."""

    def __init__(self, work, tool, lane, cores=1, unit='', setting=''):
        self.key = {'work': work, 'tool': tool, 'lane': lane, 'cores': cores,
                    'unit': unit, 'setting': setting}
        self.seconds, self.peak, self.facts = [], [], {}

    def note(self, seconds, peak, facts):
        self.seconds.append(seconds)
        self.peak.append(peak)
        self.facts = facts

    def row(self):
        return {**self.key, **self.facts,
                'seconds': round(statistics.median(self.seconds), 4),
                'least': round(min(self.seconds), 4),
                'most': round(max(self.seconds), 4),
                'peak_bytes': int(statistics.median(self.peak)),
                'runs': len(self.seconds)}


def pinned(cores, command, out=None):
    """Run on the first cores; (core seconds, peak bytes, output)."""
    with (open(out, 'wb') if out else tempfile.TemporaryFile()) as f, \
            tempfile.NamedTemporaryFile('r') as told:
        p = subprocess.run(
            ['taskset', '-c', f'0-{cores - 1}', sys.executable,
             os.path.join(HERE, 'timed.py'), told.name, *command], stdout=f,
            stderr=subprocess.PIPE, check=False)
        if p.returncode not in (0, 1):
            raise RuntimeError(f'{command}: {p.stderr.decode()[-300:]}')
        core, peak = told.read().split()
        text = b''
        if not out:
            f.seek(0)
            text = f.read()
        return float(core), int(peak), text


class Work:
    """Articles, what is known of them, and the lanes that ran over them."""

    def __init__(self, name, path, truth, folder, tools):
        self.name, self.path, self.truth = name, path, truth
        self.folder, self.tools, self.lanes = folder, tools, []
        with open(path, encoding='utf-8') as f:
            texts = [json.loads(line)['text'] for line in f]
        self.facts = {'articles': len(texts),
                      'bytes': sum(len(t.encode()) for t in texts)}

    def known(self, has_pair, listed=None):
        found = score.recall(self.truth, has_pair)
        total = found.pop('', (0, 1))
        facts = {'recall': round(total[0] / max(1, total[1]), 4),
                 'bands': '; '.join(
                     f'{k} {a / n:.3f}' for k, (a, n) in sorted(
                         found.items()))}
        if listed:
            share = score.precision(self.truth, listed)
            facts['precision'] = '' if share is None else round(share, 3)
        return facts

    def peer(self, lane):
        out = os.path.join(self.folder, 'pairs.tsv')
        k = lane.key
        program = ['lane_files.py', k['tool']] \
            if k['lane'] == 'file to clusters' \
            else ['lane.py', k['tool'], k['unit']]
        _, peak, text = pinned(1, [
            self.tools['python'], os.path.join(HERE, program[0]),
            *program[1:], k['setting'], self.path, out])
        said = json.loads(text.decode().splitlines()[-1])
        lane.note(said['text_s'], peak, {
            **self.facts, 'version': said['version'], 'pairs': said['pairs'],
            **self.known(score.listed_pairs(out), out)})

    def wirecopy(self, lane):
        out = os.path.join(self.folder, 'trace.jsonl')
        cores = lane.key['cores']
        begun = time.monotonic()
        less = [] if lane.key['setting'] else ['--no-changes']
        core, peak, _ = pinned(cores, [
            self.tools['wirecopy'], 'trace', '--quiet', '--jsonl', *less,
            '--threads', str(cores), self.path], out)
        wall = time.monotonic() - begun
        facts = dict(self.facts)
        if not lane.seconds:
            facts.update(self.known(score.traced_pairs(out)))
        else:
            facts = lane.facts
        lane.note(core if cores == 1 else wall, peak, facts)

    def in_memory(self, lane):
        """The stages that the text-to-pairs lane of a peer stands for."""
        _, peak, text = pinned(1, [self.tools['stages'], self.path])
        core = {row[0]: float(row[2]) for row in
                (line.split('\t') for line in text.decode().splitlines())}
        lane.note(sum(core[s] for s in IN_MEMORY), peak, dict(self.facts))

    def brute(self, lane):
        core, peak, text = pinned(1, [self.tools['brute'], '--plain',
                                      self.path])
        lane.note(core, peak, {**self.facts, 'recall': 1,
                               'pairs': json.loads(text)['pairs']})

    def suffix(self, lane):
        _, peak, text = pinned(1, [self.tools['suffix'], self.path])
        said = json.loads(text)
        lane.note(said['text_s'], peak, dict(self.facts))

    def plan(self, peers):
        self.lanes = [
            (self.wirecopy, Lane(self.name, 'wirecopy', 'file to pairs')),
            (self.wirecopy, Lane(self.name, 'wirecopy', 'file to pairs', 2)),
            (self.wirecopy, Lane(self.name, 'wirecopy', 'file to pairs',
                                 setting='and what each copy changed')),
            (self.in_memory, Lane(self.name, 'wirecopy', 'text to pairs',
                                  setting='passages with kinds')),
            (self.brute, Lane(self.name, 'brute force', 'file to pairs'))]
        if self.tools['suffix']:
            self.lanes.append((self.suffix, Lane(
                self.name, 'suffix array', 'text to repeats',
                setting='100 bytes')))
        self.lanes += [(self.peer, Lane(
            self.name, t, 'file to clusters' if (t, u, s) in PIPELINES
            else 'text to pairs', unit=u, setting=s)) for t, u, s in peers]

    def run(self, runs):
        for turn in range(runs):
            for run, lane in self.lanes:
                if lane.facts.get('failed') or (
                        turn and lane.seconds[0] > SLOW_S):
                    continue
                print(f'peers: {self.name} {turn + 1}/{runs} '
                      f'{lane.key["tool"]} {lane.key["unit"]} '
                      f'{lane.key["setting"]}', file=sys.stderr)
                try:
                    run(lane)
                except (RuntimeError, ValueError) as e:
                    lane.facts = {'failed': True}
                    print(f'peers: {lane.key["tool"]} is left out: {e}',
                          file=sys.stderr)
        return [lane.row() for _, lane in self.lanes if lane.seconds]


def installed(python):
    """The peers that can be imported, with a word on the others."""
    there = set()
    for tool, module in PACKAGES.items():
        p = subprocess.run([python, '-c', f'import {module}'],
                           stderr=subprocess.DEVNULL, check=False)
        if p.returncode == 0:
            there.add(tool)
        else:
            print(f'peers: {tool} is not installed and is left out',
                  file=sys.stderr)
    return [p for p in PEERS + PIPELINES if p[0] in there]


def head_of(source, n, path):
    with open(source, encoding='utf-8') as f, \
            open(path, 'w', encoding='utf-8') as out:
        for i, line in enumerate(f):
            if n and i == n:
                break
            out.write(line)


def unpack_news(folder):
    """All of us-news, plain; its path."""
    data = os.environ.get('WIRECOPY_DATA') or os.path.join(
        ROOT, '..', 'shared', 'data')
    plain = os.path.join(folder, 'all.jsonl')
    packed = os.path.join(data, 'us-news', 'articles.jsonl.zst')
    with open(plain, 'wb') as f:
        subprocess.run(['zstd', '-dc', '--long=27', packed], stdout=f,
                       check=True)
    return plain


def real_work(folder, n, tools):
    path = os.path.join(folder, 'us-news.jsonl')
    head_of(unpack_news(folder), n, path)
    truth = os.path.join(folder, 'truth.tsv')
    subprocess.run([tools['brute'], path, truth], check=True,
                   stdout=subprocess.DEVNULL)
    return Work('us-news', path, score.read_overlaps(truth), folder, tools)


def made_work(folder, each, tools):
    path = os.path.join(folder, 'made.jsonl')
    truth = os.path.join(folder, 'made.tsv')
    subprocess.run([sys.executable, os.path.join(HERE, 'derive.py'),
                    os.path.join(folder, 'us-news.jsonl'), path, truth,
                    '--each', str(each)], check=True)
    return Work('made', path, score.read_truth(truth), folder, tools)


# ---- The report -------------------------------------------------------------

def table(rows):
    lines = ['| tool | lane | unit | setting | cores | articles/s | MB/s | '
             'recall | by band or class | precision | peak memory | spread |',
             '|---|---|---|---|---|---|---|---|---|---|---|---|']
    for r in rows:
        s = r['seconds']
        lines.append('| ' + ' | '.join([
            f'{r["tool"]} {r.get("version", "")}'.strip(), r['lane'],
            r['unit'], r['setting'], str(r['cores']), f'{r["articles"] / s:,.0f}',
            f'{r["bytes"] / s / 1e6:.2f}', str(r.get('recall', '-')),
            r.get('bands', ''), str(r.get('precision', '') or '-'),
            f'{r["peak_bytes"] / 1e9:.2f} GB',
            f'{r["least"]:.2f} to {r["most"]:.2f} s' if r['runs'] > 1
            else f'{s:.2f} s, one run']) + ' |')
    return '\n'.join(lines)


def ratios(rows):
    """How many times as fast a core wirecopy is, by lane."""
    def of(tool, unit=None, lane=None):
        return [r['seconds'] for r in rows if r['tool'] == tool and
                r['cores'] == 1 and unit in (None, r['unit']) and
                lane in (None, r['lane'])]
    mine = of('wirecopy', lane='file to pairs')[0]  # families with passages
    pairs = of('wirecopy', lane='text to pairs')[0]
    others = [t for t in {r['tool'] for r in rows} if t in PACKAGES]
    five = [s for t in others for s in of(t, 'five')]
    every = [s for t in others for s in of(t)]
    limits = [(t, of(t), n) for t, n in (('suffix array', 100),
                                         ('brute force', 18))]
    lines = ['| against | file to families | text to passages | asked |',
             '|---|---|---|---|']
    for name, theirs, target in [
            ('fastest peer on 5-word units', five, 15),
            ('fastest peer at any setting', every, 6), *limits]:
        if theirs:
            lines.append(f'| {name} | {min(theirs) / mine:.1f} | '
                         f'{min(theirs) / pairs:.1f} | {target} |')
    two = [r['seconds'] for r in rows if r['tool'] == 'wirecopy' and
           r['cores'] == 2]
    if two:
        lines.append(f'| one thread, on two (wall) | {mine / two[0]:.1f} | - '
                     '| 1.8 |')
    return '\n'.join(lines)


def machine():
    with open('/proc/cpuinfo', encoding='utf-8') as f:
        model = next((line.split(':')[1].strip() for line in f
                      if line.startswith('model name')), 'unknown')
    gcc = subprocess.run(['gcc', '--version'], stdout=subprocess.PIPE,
                         check=True).stdout.decode().splitlines()[0]
    return f'{model}, {platform.system()} {platform.release()}, {gcc}, ' \
           f'Python {platform.python_version()}'


UNFAIR = '''
## What was unfair to whom
- Most of the Python tools' time is making tokens in Python, as their own
  benchmarks do; gaoya has its own tokeniser. wirecopy's time includes reading
  the file, verifying every passage, families, events and copy trees.
- The peers ask for likeness of whole documents. At these containments the
  likeness of two articles is far below any threshold, so a low recall is no
  fault of their implementation: it is the wrong question for copies.
- Pairs of a peer are those its index gives at the setting named; none of its
  pairs was verified, so precision is told beside.
- The suffix array finds repeats of any 100 bytes, exactly, also within words;
  brute force all pairs, but no passages.
- wirecopy's "text to pairs" is the sum of the core seconds of its stages from
  the text to verified passages with their kinds, the peers' that from the text
  to unverified pairs. Only the first holds times, names, quotations.
- datatrove's and text-dedup's pipelines write to disk between stages, which is
  in their time; they are made for clusters of machines.
- Peak memory of the lanes from text holds the texts.
'''


def write_report(works, rows):
    os.makedirs(RESULTS, exist_ok=True)
    with open(os.path.join(RESULTS, 'peers.csv'), 'w', newline='',
              encoding='utf-8') as f:
        out = csv.DictWriter(f, COLUMNS, lineterminator='\n',
                             extrasaction='ignore', restval='')
        out.writeheader()
        out.writerows(rows)
    with open(os.path.join(RESULTS, 'peers.md'), 'w', encoding='utf-8') as f:
        runs = rows[0]['runs']
        said = 'One run' if runs == 1 else f'Medians of {runs} runs in turn'
        f.write(f'# wirecopy beside its peers\n\n{machine()}.\n{said}, pinned '
                'to one core.\n')
        for work in works:
            own = [r for r in rows if r['work'] == work.name]
            f.write(f'\n## {work.name}: {work.facts["articles"]:,} articles, '
                    f'{work.facts["bytes"] / 1e6:.1f} MB of text\n\n'
                    f'{table(own)}\n\n{ratios(own)}\n')
        f.write(UNFAIR)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('wirecopy')
    parser.add_argument('build')
    parser.add_argument('python')
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--articles', type=int, default=0)
    parser.add_argument('--each', type=int, default=300)
    args = parser.parse_args()
    suffix = os.path.join(args.build, 'bench', 'suffix_array')
    tools = {'wirecopy': os.path.abspath(args.wirecopy),
             'stages': os.path.join(args.build, 'bench', 'bench_stages'),
             'brute': os.path.join(args.build, 'bench', 'brute_force'),
             'suffix': suffix if os.path.exists(suffix) else None,
             'python': args.python}
    peers = installed(args.python)
    with tempfile.TemporaryDirectory() as folder:
        works = [real_work(folder, args.articles, tools),
                 made_work(folder, args.each, tools)]
        rows = []
        for work in works:
            work.plan(peers)
            rows += work.run(args.runs)
        write_report(works, rows)
    print(os.path.relpath(os.path.join(RESULTS, 'peers.md')))


if __name__ == '__main__':
    main()
