#!/usr/bin/python3
"""Measure how fast wirecopy is, and write bench/results/NAME.csv.

usage: run.py BIN BUILD_DIR [ARTICLES.jsonl... | compare]

Without files: us-news under WIRECOPY_DATA [../shared/data]. For each file:
the whole program (trace --jsonl to /dev/null) on one and two threads, what of
it answers the question that brute force answers (families of shared text with
passages, kinds and trees; no copies in other words, no events, no changes),
exact brute force on one thread in the same run, and each stage by itself. Then, into
results/compare.csv, how many pairs of articles a core compares in a second: of
examples/newsroom, and of us-news the pairs that kinds.tsv calls a copy, an
excerpt or a background. "compare" in place of files: only that. Every
figure is the median of WIRECOPY_RUNS [5] runs; runs of the lanes alternate,
so that a busy moment of the machine hits all of them. Before each run memory is
touched in huge pages by another process that ends, so that each lane finds it
the same; "memory cold": after a rest instead, in which a virtual machine may
give free memory back to its host. Where huge pages are to be had both ways of
brute force may have them too, by their allocator.

Columns: measure, data, threads, value, unit, target, runs.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import glob
import itertools
import json
import mmap
import multiprocessing
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
RUNS = int(os.environ.get('WIRECOPY_RUNS') or 5)
WARM_BYTES = 1300 << 20  # as much as the largest lane takes
COLD_AFTER_S = 8
HUGE = dict(os.environ, GLIBC_TUNABLES='glibc.malloc.hugetlb=1')
COLUMNS = ['measure', 'data', 'threads', 'value', 'unit', 'target', 'runs']


def touch(size):
    with mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as m:
        m.madvise(mmap.MADV_HUGEPAGE)
        m[::mmap.PAGESIZE] = bytes(size // mmap.PAGESIZE)


def warm_memory():
    """In a process of its own, which gives it back."""
    p = multiprocessing.Process(target=touch, args=(WARM_BYTES,))
    p.start()
    p.join()


class Lane:
    """One way of doing the job, run several times."""

    def __init__(self, command, env=None, is_cold=False):
        self.command, self.env, self.is_cold = command, env, is_cold
        self.wall, self.core, self.peak, self.out = [], [], [], []

    def run(self, keep_output=False):
        out = subprocess.PIPE if keep_output else subprocess.DEVNULL
        if self.is_cold:
            time.sleep(COLD_AFTER_S)
        else:
            warm_memory()
        began = time.monotonic()
        p = subprocess.Popen(self.command, stdout=out, env=self.env,
                             stderr=subprocess.PIPE)
        text = p.stdout.read() if keep_output else b''
        error = p.stderr.read()
        _, status, usage = os.wait4(p.pid, 0)
        p.returncode = os.waitstatus_to_exitcode(status)
        if p.returncode not in (0, 1):
            raise SystemExit(f'bench: {" ".join(self.command)}: exit '
                             f'{p.returncode}: {error.decode()[-300:]}')
        self.wall.append(time.monotonic() - began)
        self.core.append(usage.ru_utime + usage.ru_stime)
        self.peak.append(usage.ru_maxrss * 1024)
        self.out.append(text)

    def median(self, what):
        return statistics.median(getattr(self, what))


class Results:
    def __init__(self, data):
        self.data, self.rows = data, []

    def add(self, measure, threads, value, unit, target=''):
        self.rows.append([measure, self.data, threads, f'{value:.6g}', unit,
                          target, RUNS])

    def write(self, path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', newline='') as f:
            out = csv.writer(f, lineterminator='\n')
            out.writerow(COLUMNS)
            out.writerows(self.rows)

    def show(self):
        for measure, data, threads, value, unit, target, _ in self.rows:
            print(f'{measure:34} {data:20} {threads:>2}  '
                  f'{float(value):>14,.3f} {unit:12} {target}')


# ---- Lanes ------------------------------------------------------------------

SHARED = ('--no-rewrites', '--no-events', '--no-changes')


def whole(binary, path, threads, flags=(), is_cold=False):
    return Lane([binary, 'trace', '--jsonl', '--stats', '--quiet', *flags,
                 '--threads', str(threads), path], is_cold=is_cold)


def add_whole(results, name, lane, threads, size, articles, targets):
    wall, core = lane.median('wall'), lane.median('core')
    mb = size / 1e6
    results.add(f'{name}: wall', threads, wall, 's', targets.get('wall', ''))
    results.add(f'{name}: core', threads, core, 's')
    results.add(f'{name}: speed', threads, mb / wall, 'MB/s')
    results.add(f'{name}: speed a core', threads, mb / core, 'MB/s/core',
                targets.get('core', ''))
    results.add(f'{name}: articles', threads, articles / wall, 'articles/s')
    results.add(f'{name}: peak memory', threads, lane.median('peak') / 1e6,
                'MB', targets.get('peak', ''))


def add_stages(results, lane, threads):
    """Medians of each stage over the runs of bench_stages."""
    runs = [[line.split('\t') for line in out.decode().splitlines()]
            for out in lane.out]
    for rows in zip(*runs):
        name, size, items = rows[0][0], int(rows[0][3]), int(rows[0][4])
        wall = statistics.median(float(r[1]) for r in rows)
        core = statistics.median(float(r[2]) for r in rows)
        results.add(f'stage {name}: wall', threads, wall, 's')
        results.add(f'stage {name}: core', threads, core, 's')
        if wall > 0:
            results.add(f'stage {name}: speed', threads, size / 1e6 / wall,
                        'MB/s')
        results.add(f'stage {name}: items', threads, items, 'items')


# ---- Truth ------------------------------------------------------------------

def pairs_of(path):
    with open(path) as f:
        return {tuple(sorted(line.split('\t')[:2])) for line in f}


def add_truth(results, build, path):
    """Do both ways of brute force find the pairs that are known?"""
    known = os.path.join(os.path.dirname(original(path)), 'overlaps.tsv')
    found = os.path.join(build, 'quality-cache', 'brute-pairs.tsv')
    brute = os.path.join(build, 'bench', 'brute_force')
    for mode, name in (([], 'brute force'),
                       (['--plain'], 'brute force, plain')):
        subprocess.run([brute, *mode, path, found], check=True,
                       stdout=subprocess.DEVNULL)
        got = pairs_of(found)
        results.add(f'{name}: pairs', 1, len(got), 'pairs')
        if os.path.exists(known):
            want = pairs_of(known)
            both = len(got & want)
            results.add(f'{name}: recall', 1, both / len(want), 'share')
            results.add(f'{name}: precision', 1, both / len(got), 'share')
    os.remove(found)


# ---- Data -------------------------------------------------------------------

def original(path):
    """Where a cached file came from."""
    return SOURCES.get(path, path)


SOURCES = {}


def plain(path, build):
    if not path.endswith('.zst'):
        return path
    cache = os.path.join(build, 'quality-cache')
    os.makedirs(cache, exist_ok=True)
    out = os.path.join(cache, os.path.basename(path)[:-4])
    if not os.path.exists(out):
        subprocess.run(['zstd', '-q', '-d', '--long=27', path, '-o', out],
                       check=True)
    SOURCES[out] = path
    return out


def files(argv, build):
    if argv:
        return [(os.path.basename(p).split('.')[0], plain(p, build))
                for p in argv]
    data = os.environ.get('WIRECOPY_DATA') or \
        os.path.join(ROOT, '..', 'shared', 'data')
    for name in ('articles.jsonl', 'articles.jsonl.zst'):
        p = os.path.join(data, 'us-news', name)
        if os.path.exists(p):
            return [('us-news', plain(p, build))]
    return []


# ---- Pairs ------------------------------------------------------------------

TAKEN = {'copy', 'excerpt', 'background'}  # one of the two is the other's text


def newsroom_pairs():
    """(kind, source, copy) of the gold; then all pairs within a story."""
    told, siblings = [], []
    for path in sorted(glob.glob(os.path.join(ROOT, 'examples', 'newsroom',
                                              '*', 'gold.json'))):
        folder = os.path.dirname(path)
        with open(path) as f:
            versions = json.load(f)['versions']
        texts = [os.path.join(folder, v['file']) for v in versions]
        source = os.path.join(folder, 'source.txt')
        texts += [source] if os.path.exists(source) else []
        siblings += [('siblings', a, b)
                     for a, b in itertools.permutations(sorted(texts), 2)]
        for v in versions:
            parents = v.get('parent') or []
            for p in [parents] if isinstance(parents, str) else parents:
                p = os.path.join(folder, p)
                if os.path.exists(p):
                    told.append((v['kind'], p, os.path.join(folder, v['file'])))
    return sorted(told, key=lambda x: x[1:]), siblings


def usnews_pairs(path, cache):
    """Pairs of us-news, and a file of the articles they name."""
    known = os.path.join(os.path.dirname(original(path)), 'kinds.tsv')
    if not os.path.exists(known):
        return [], None
    with open(known, newline='') as f:
        pairs = [('us-news', r['a'], r['b'])
                 for r in csv.DictReader(f, delimiter='\t')
                 if r['kind'] in TAKEN]
    named = {x for _, a, b in pairs for x in (a, b)}
    few = os.path.join(cache, 'compare-us-news.jsonl')
    with open(path) as f, open(few, 'w') as out:
        out.writelines(line for line in f if json.loads(line)['id'] in named)
    return sorted(pairs, key=lambda x: x[1:]), few


def pair_sets(path, build):
    """(data, pairs, articles) of all that is there."""
    cache = os.path.join(build, 'quality-cache')
    os.makedirs(cache, exist_ok=True)
    told, siblings = newsroom_pairs()
    newsroom = os.path.join(ROOT, 'examples', 'newsroom')
    reworded = [x for x in told if x[0] in ('rewrite', 'heavy-rewrite')]
    sets = [('newsroom', told, newsroom),
            ('newsroom, rewrites', reworded, newsroom),
            ('newsroom, siblings', siblings, newsroom)]
    if path:
        pairs, few = usnews_pairs(path, cache)
        if pairs:
            sets.append(('us-news, labelled', pairs, few))
    return [(data, write_pairs(cache, i, pairs), articles)
            for i, (data, pairs, articles) in enumerate(sets)]


def write_pairs(cache, i, pairs):
    path = os.path.join(cache, f'compare-{i}.tsv')
    with open(path, 'w') as f:
        f.writelines('\t'.join(p) + '\n' for p in pairs)
    return path


def bench_compare(path, build):
    program = os.path.join(build, 'bench', 'bench_compare')
    lanes = []
    for data, pairs, articles in pair_sets(path, build):
        lanes.append((data, 'pairs', Lane([program, pairs, articles])))
        lanes.append((data, 'pairs, source prepared once',
                      Lane([program, '--prepared', pairs, articles])))
    for _ in range(RUNS):
        for _, _, lane in lanes:
            lane.run(keep_output=True)
    r = Results('compare')
    for data, measure, lane in lanes:
        r.data = data
        runs = [out.decode().splitlines()[-1].split('\t') for out in lane.out]
        seconds = statistics.median(float(x[1]) for x in runs)
        n, words = int(runs[0][2]), int(runs[0][3])
        r.add(measure, 1, n / seconds, 'pairs/s/core', 2000)
        r.add(f'{measure}: words', 1, words / n, 'words/pair')
    r.write(os.path.join(HERE, 'results', 'compare.csv'))
    r.show()


# ---- Main -------------------------------------------------------------------

def build_programs(build):
    subprocess.run(['ninja', '-C', build, 'bench/brute_force',
                    'bench/bench_stages', 'bench/bench_compare'], check=True,
                   stdout=subprocess.DEVNULL)


def bench_file(name, path, binary, build):
    brute = os.path.join(build, 'bench', 'brute_force')
    stages = os.path.join(build, 'bench', 'bench_stages')
    one, two = whole(binary, path, 1), whole(binary, path, 2)
    shared = whole(binary, path, 1, SHARED)
    cold = whole(binary, path, 1, is_cold=True)
    shared_cold = whole(binary, path, 1, SHARED, is_cold=True)
    exact = Lane([brute, path], env=HUGE)
    plainly = Lane([brute, '--plain', path], env=HUGE)
    stage1 = Lane([stages, path])
    stage2 = Lane([stages, '--threads', '2', path])
    for _ in range(RUNS):
        for lane in (one, two, shared, cold, shared_cold):
            lane.run()
        for lane in (exact, plainly, stage1, stage2):
            lane.run(keep_output=True)
    figures = json.loads(exact.out[0])
    size, articles = figures['bytes'], figures['articles']
    r = Results(name)
    add_whole(r, 'trace', one, 1, size, articles, {'core': 200})
    add_whole(r, 'trace', two, 2, size, articles,
              {'wall': 2, 'peak': 2000})
    add_whole(r, 'trace, shared text', shared, 1, size, articles, {})
    add_whole(r, 'brute force', exact, 1, size, articles, {})
    add_whole(r, 'brute force, plain', plainly, 1, size, articles, {})
    for lane, mine in (('trace', cold), ('trace, shared text', shared_cold)):
        r.add(f'{lane}, memory cold: core', 1, mine.median('core'), 's')
    for lane, mine in (('trace', one), ('trace, shared text', shared)):
        for way, other in (('brute force', exact),
                           ('brute force, plain', plainly)):
            r.add(f'{way} / {lane}', 1,
                  other.median('core') / mine.median('core'), 'times a core',
                  10)
    add_truth(r, build, path)
    add_stages(r, stage1, 1)
    add_stages(r, stage2, 2)
    out = os.path.join(HERE, 'results', name + '.csv')
    r.write(out)
    r.show()
    print(f'{len(r.rows)} rows in {out}', file=sys.stderr)


def main(argv):
    if len(argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    binary, build = os.path.abspath(argv[1]), os.path.abspath(argv[2])
    build_programs(build)
    only_compare = argv[3:] == ['compare']
    data = files([] if only_compare else argv[3:], build)
    if only_compare:
        bench_compare(data[0][1] if data else None, build)
        return 0
    if not data:
        print('bench: no data: name a JSONL file, or set WIRECOPY_DATA',
              file=sys.stderr)
        return 0
    for name, path in data:
        bench_file(name, path, binary, build)
    bench_compare(data[0][1], build)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
