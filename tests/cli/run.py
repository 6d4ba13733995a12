#!/usr/bin/python3
"""Run the command-line tests.

usage: run.py BIN [NAME...]

A test is NAME.sh, run by bash in an empty folder with wirecopy on PATH and
ROOT, the source tree. Beside it stand what it must do:

    NAME.stdout.exact   these bytes            NAME.exit    exit status [0]
    NAME.stdout.glob    * within a line, ** over lines
    NAME.stderr.exact   NAME.stderr.glob       the same for standard error

Without a file the stream must stay empty. --update rewrites .exact files.
SPDX-License-Identifier: Apache-2.0
"""
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def glob_matches(pattern, text):
    """* stands for anything in a line, ** for anything at all."""
    parts = re.split(r'(\*\*|\*)', pattern)
    expr = ''.join({'**': r'(?s:.*)', '*': r'[^\n]*'}.get(p) or re.escape(p)
                   for p in parts)
    return re.fullmatch(expr, text) is not None


def environment(binary, home):
    env = {k: v for k, v in os.environ.items()
           if k not in ('NO_COLOR', 'COLUMNS', 'LANG', 'LANGUAGE') and
           not k.startswith('LC_')}
    env.update(PATH=os.path.dirname(binary) + ':' + env.get('PATH', ''),
               ROOT=ROOT, LC_ALL='C.UTF-8', TERM='xterm', HOME=home)
    return env


def read(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding='utf-8', errors='surrogateescape',
              newline='') as f:
        return f.read()


def stream_errors(name, stream, got, update):
    base = os.path.join(HERE, f'{name}.{stream}')
    exact, pattern = read(base + '.exact'), read(base + '.glob')
    if exact is not None and exact != got and update:
        with open(base + '.exact', 'w', encoding='utf-8',
                  errors='surrogateescape', newline='') as f:
            f.write(got)
        return []
    if exact is not None and got != exact:
        return [f'{stream} is not {name}.{stream}.exact but:\n{got}']
    if pattern is not None and not glob_matches(pattern, got):
        return [f'{stream} does not match {name}.{stream}.glob:\n{got}']
    if exact is None and pattern is None and got:
        return [f'{stream} should be empty:\n{got}']
    return []


def run_one(binary, name, update):
    with tempfile.TemporaryDirectory() as folder:
        try:
            p = subprocess.run(
                ['bash', '-u', os.path.join(HERE, name + '.sh')], cwd=folder,
                env=environment(binary, folder), stdin=subprocess.DEVNULL,
                capture_output=True, timeout=300, check=False)
        except subprocess.TimeoutExpired:
            return [f'{name}: not done in 300 s']
    out = p.stdout.decode('utf-8', 'surrogateescape')
    err = p.stderr.decode('utf-8', 'surrogateescape')
    want = int((read(os.path.join(HERE, name + '.exit')) or '0').strip())
    errors = stream_errors(name, 'stdout', out, update)
    errors += stream_errors(name, 'stderr', err, update)
    if p.returncode != want:
        errors.append(f'exit status {p.returncode}, not {want}\n{err}')
    return [f'{name}: {e}' for e in errors]


def main(argv):
    update = '--update' in argv
    argv = [a for a in argv if a != '--update']
    if len(argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    binary = os.path.abspath(argv[1])
    names = argv[2:] or sorted(f[:-3] for f in os.listdir(HERE)
                               if f.endswith('.sh'))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda n: run_one(binary, n, update), names))
    failed = [r for r in results if r]
    for errors in failed:
        print('\n'.join(errors), file=sys.stderr)
    print(f'{len(results) - len(failed)} passed, {len(failed)} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
