#!/usr/bin/python3
"""Run everything that must hold before a change lands.

usage: check.py [--only STEP[,STEP...]] [--fuzz-seconds N]

Steps, in order (check.py --list). Each prints one line, failures with what
they said; the last line is the sum: "N passed, N failed". The exit status is
1 when anything failed.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CPUS = len(os.sched_getaffinity(0))
PYTHON = sys.executable
COUNTS = re.compile(r'^(\d+) passed, (\d+) failed$', re.M)
CMOCKA_RUN = re.compile(r'\[==========\] Running (\d+) test')
CMOCKA_OK = re.compile(r'\[  PASSED  \] (\d+) test')
SANITIZER_ENV = {
    'ASAN_OPTIONS': 'detect_leaks=1:abort_on_error=0:exitcode=99',
    'UBSAN_OPTIONS': 'halt_on_error=1:print_stacktrace=1:exitcode=99',
    'TSAN_OPTIONS': 'halt_on_error=1:exitcode=99',
}


class Result:
    """What a step did: counts, and what failures said."""

    def __init__(self):
        self.passed = self.failed = 0
        self.notes = []

    def add(self, good, note='', n=1):
        if good:
            self.passed += n
        else:
            self.failed += n
            self.notes.append(note)

    def merge(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.notes += other.notes


def run(command, timeout=600, env=None, cwd=ROOT):
    """(exit status, both streams); 124 when out of time."""
    try:
        p = subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           env={**os.environ, **SANITIZER_ENV, **(env or {})},
                           timeout=timeout, check=False)
        return p.returncode, p.stdout.decode('utf-8', 'replace')
    except subprocess.TimeoutExpired as e:
        out = (e.stdout or b'').decode('utf-8', 'replace')
        return 124, out + f'\nnot done in {timeout} s'
    except OSError as e:  # not built, not installed
        return 127, str(e)


def tail(text, lines=40):
    return '\n'.join(text.strip().splitlines()[-lines:])


def parallel(jobs):
    """Run functions that return Results, as many at once as processors."""
    out = Result()
    with concurrent.futures.ThreadPoolExecutor(CPUS) as pool:
        for r in pool.map(lambda job: job(), jobs):
            out.merge(r)
    return out


def counted(command, timeout=600, env=None):
    """A command that counts by itself: cmocka or "N passed, N failed"."""
    code, text = run(command, timeout, env)
    r, name = Result(), os.path.basename(command[0]
                                         if command[0] != PYTHON
                                         else command[1])
    counts = COUNTS.findall(text)
    if counts:
        r.passed, r.failed = (sum(int(c[i]) for c in counts)
                              for i in (0, 1))
    elif CMOCKA_RUN.search(text):
        all_n = sum(int(n) for n in CMOCKA_RUN.findall(text))
        r.passed = sum(int(n) for n in CMOCKA_OK.findall(text))
        r.failed = max(0, all_n - r.passed)
    elif code == 0:
        r.passed = 1
    if code != 0 and r.failed == 0:
        r.failed = 1
    if r.failed:
        r.notes.append(f'{name}: exit status {code}\n{tail(text)}')
    return r


def build(kind, *targets):
    """Configure and build one of the builds; True when it stands."""
    r = Result()
    code, text = run(['tools/build', kind])
    if code == 0:
        code, text = run(['ninja', '-C', f'build/{kind}', f'-j{CPUS}',
                          *targets], timeout=900)
    r.add(code == 0, f'build {kind}:\n{tail(text)}')
    return r


def binary(kind):
    return os.path.join(ROOT, 'build', kind, 'cli', 'wirecopy')


def meson_tests(kind, suffix=''):
    """Commands of the tests that Meson knows of."""
    code, text = run(['meson', 'introspect', '--tests', f'build/{kind}'])
    tests = json.loads(text) if code == 0 else []
    return [t['cmd'] for t in tests if t['name'].endswith(suffix)]


def sources(*folders):
    """All C sources under the folders, without asking git."""
    return sorted(
        os.path.relpath(os.path.join(folder, name), ROOT)
        for top in folders
        for folder, _, names in os.walk(os.path.join(ROOT, top))
        for name in names if name.endswith(('.c', '.h')))


# ---- Steps ----------------------------------------------------------------


def step_layers():
    r = counted([PYTHON, 'tools/layers.py', '--self-test'])
    code, text = run([PYTHON, 'tools/layers.py'])
    r.add(code == 0, text)
    return r


def step_format():
    files = sources('include', 'src', 'cli', 'tests', 'fuzz', 'bench')
    code, text = run(['clang-format', '--dry-run', '--Werror', *files])
    r = Result()
    r.add(code == 0, 'make fmt mends this:\n' + tail(text, 12))
    return r


def step_headers():
    """Each public header alone, pedantic, as C and as C++."""
    flags = ['-Wall', '-Wextra', '-Werror', '-pedantic-errors',
             '-fsyntax-only', '-Iinclude']
    languages = [('gcc', 'c', '-std=c11'), ('clang', 'c', '-std=c11'),
                 ('g++', 'c++', '-std=c++17'), ('clang++', 'c++', '-std=c++17')]

    def job(header, compiler, language, standard):
        code, text = run([compiler, '-x', language, standard, *flags,
                          '-include', header, '/dev/null'])
        r = Result()
        r.add(code == 0, f'{compiler} {header}:\n{tail(text)}')
        return r

    return parallel([lambda h=h, c=c: job(h, *c)
                     for h in sorted(glob.glob(
                         os.path.join(ROOT, 'include/wirecopy/*.h')))
                     for c in languages])


def step_gcc():
    return build('gcc')


def step_clang():
    return build('clang')


def step_unit(kind='gcc'):
    return parallel([lambda c=c: counted(c) for c in meson_tests(kind)])


def step_spec(kind='gcc'):
    if not os.path.exists(os.path.join(ROOT, 'tests/spec/run.py')):
        return Result()
    return counted([PYTHON, 'tests/spec/run.py', binary(kind)])


def step_cli(kind='gcc'):
    return counted([PYTHON, 'tests/cli/run.py', binary(kind)])


def step_examples():
    return counted([PYTHON, 'tools/examples.py', binary('gcc')])


def step_schema(kind='gcc'):
    return counted([PYTHON, 'tools/schemas.py', binary(kind),
                    'examples/newsroom'])


def step_fault(kind='asan'):
    """Every allocation fails once, under the address sanitizer."""
    sweep = os.path.join(ROOT, 'build', kind, 'tests', 'fault',
                         'fault_sweep')
    if not os.path.exists(os.path.join(ROOT, 'tests/fault/fault_sweep.c')):
        return Result()
    return parallel([lambda: counted([sweep]), lambda: counted(
        [sweep, 'examples/newsroom/a02-orrin-peak'])])


def step_asan():
    r = build('asan')
    if not r.failed:
        for step in (step_unit, step_spec, step_cli, step_schema, step_fault):
            r.merge(step('asan'))
    return r


def step_tsan():
    """Threads: the pool's tests, whole traces and sites, byte by byte."""
    r = build('tsan', 'cli/wirecopy', 'tests/unit/test_base')
    if r.failed:
        return r
    r.merge(counted([os.path.join(ROOT, 'build/tsan/tests/unit/test_base')]))
    outputs = []
    for threads in ('1', '2', '8'):
        code, text = run([binary('tsan'), 'trace', '--quiet', '--jsonl',
                          '--threads', threads, 'examples/newsroom'])
        r.add(code in (0, 1, 2), f'{threads} threads: exit {code}\n'
              f'{tail(text)}')
        outputs.append(text)
    r.add(len(set(outputs)) == 1, 'output depends on the number of threads')
    r.merge(publish_on_threads(binary('tsan')))
    return r


def publish_on_threads(program):
    """One site on several threads: no race, and the same on each number."""
    r = Result()
    with tempfile.TemporaryDirectory() as folder:
        sites = []
        for threads in ('1', '2', '8'):
            site = os.path.join(folder, threads)
            code, text = run([program, 'publish', '--quiet', '--threads',
                              threads, '--out', site, '--key',
                              os.path.join(folder, 'key'), '--now',
                              '2026-12-01T10:00:00Z', 'examples/newsroom'])
            r.add(code in (0, 2) and 'ThreadSanitizer' not in text,
                  f'publish, {threads} threads: exit {code}\n{tail(text)}')
            sites.append(site)
        for site in sites[1:]:
            code, text = run(['diff', '-r', sites[0], site])
            r.add(code == 0, f'a site depends on threads:\n{tail(text)}')
    return r


def fuzz_one(target, seconds):
    """Replay the seeds, then look for new trouble for some seconds."""
    name = os.path.basename(target)
    seeds = os.path.join(ROOT, 'fuzz', 'seeds', name[len('fuzz_'):])
    r = Result()
    with tempfile.TemporaryDirectory() as found:
        if os.path.isdir(seeds):
            code, text = run([target, '-runs=0', '-entropic=0', seeds],
                             cwd=found)
            r.add(code == 0, f'{name}: a seed fails:\n{tail(text)}')
        # Entropy costs 20 times the runs where an input has many features.
        code, text = run([target, f'-max_total_time={seconds}',
                          '-timeout=10', '-rss_limit_mb=2048', '-entropic=0',
                          '-max_len=65536', found,
                          *([seeds] if os.path.isdir(seeds) else [])],
                         timeout=seconds + 120, cwd=found)
        r.add(code == 0, f'{name}:\n{tail(text)}')
    return r


def step_fuzz(seconds=5):
    names = sorted('fuzz/' + os.path.basename(f)[:-2] for f in
                   glob.glob(os.path.join(ROOT, 'fuzz', 'fuzz_*.c')))
    r = build('fuzz', *names)
    if not r.failed:
        r.merge(parallel([lambda n=n: fuzz_one(
            os.path.join(ROOT, 'build/fuzz', n), seconds) for n in names]))
    return r


def tidy_file(path):
    code, text = run(['clang-tidy', '--quiet', '-p', 'build/clang',
                      '--warnings-as-errors=*', path])
    r = Result()
    r.add(code == 0, f'{path}:\n{tail(text)}')
    return r


def step_tidy():
    if not os.path.exists(os.path.join(ROOT, 'build/clang/build.ninja')):
        run(['tools/build', 'clang'])
    files = [f for f in sources('src', 'cli') if f.endswith('.c')]
    return parallel([lambda f=f: tidy_file(f) for f in files])


STEPS = {
    'layers': step_layers, 'format': step_format, 'headers': step_headers,
    'gcc': step_gcc, 'unit': step_unit, 'spec': step_spec, 'cli': step_cli,
    'examples': step_examples, 'schema': step_schema, 'clang': step_clang,
    'tidy': step_tidy, 'asan': step_asan, 'tsan': step_tsan,
    'fuzz': step_fuzz,
}


def main():
    parser = argparse.ArgumentParser(description='Run all checks.')
    parser.add_argument('--only', help='these steps, separated by commas')
    parser.add_argument('--list', action='store_true', help='list the steps')
    parser.add_argument('--fuzz-seconds', type=int, default=5)
    args = parser.parse_args()
    if args.list:
        print(' '.join(STEPS))
        return 0
    wanted = args.only.split(',') if args.only else list(STEPS)
    for name in wanted:
        if name not in STEPS:
            parser.error(f'no step {name}; there are {" ".join(STEPS)}')
    all_ = Result()
    for name in wanted:
        began = time.monotonic()
        try:
            r = step_fuzz(args.fuzz_seconds) if name == 'fuzz' \
                else STEPS[name]()
        except Exception as e:  # the sum is printed whatever happens
            r = Result()
            r.add(False, f'{name}: {type(e).__name__}: {e}')
        for note in r.notes:
            print(note)
        print(f'{name:10} {r.passed:5} passed, {r.failed} failed'
              f'   {time.monotonic() - began:6.1f} s', flush=True)
        all_.merge(r)
    print(f'{all_.passed} passed, {all_.failed} failed')
    return 1 if all_.failed else 0


if __name__ == '__main__':
    sys.exit(main())
