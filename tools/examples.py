#!/usr/bin/python3
"""Run the examples of the documents and compare what they print.

usage: examples.py BIN [--update] [FILE.md...]     [README.md and docs/*.md]

An example is a block fenced as ```console: lines that begin with "$ " are
run by bash in the source tree, the lines after each are what it prints (both
streams). A line of only "..." stands for any lines. Figures of seconds and
MB are not compared. --update writes what is printed into the document, but
for examples with "...".
SPDX-License-Identifier: Apache-2.0
"""
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIGURE = re.compile(r'[0-9]+(\.[0-9]+)? (s|kB|MB|MB/s)\b')


def blocks(text):
    for m in re.finditer(r'^```console\n(.*?)^```$', text, re.M | re.S):
        yield text.count('\n', 0, m.start()) + 2, m[1].splitlines()


def steps(lines):
    """(offset, command, wanted lines) of a block."""
    out = []
    for i, line in enumerate(lines):
        if line.startswith('$ '):
            out.append((i, line[2:], []))
        elif out:
            out[-1][2].append(line)
    return out


def matches(want, got):
    expr = ''.join(r'(?:[^\n]*\n)*?' if line == '...' else
                   re.escape(FIGURE.sub(r'# \2', line)) + r'\n'
                   for line in want)
    got = ''.join(FIGURE.sub(r'# \2', line.rstrip()) + '\n' for line in got)
    return re.fullmatch(expr, got) is not None


def run(command, binary):
    env = dict(os.environ, LC_ALL='C.UTF-8', TERM='xterm')
    env['PATH'] = os.path.dirname(binary) + ':' + env.get('PATH', '')
    for name in ('COLUMNS', 'NO_COLOR'):
        env.pop(name, None)
    p = subprocess.run(['bash', '-c', command], cwd=ROOT, env=env, text=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, timeout=300, check=False)
    return p.stdout.splitlines()


def check_file(path, binary, update):
    """(passed, failed) of the examples of one document."""
    with open(path, encoding='utf-8') as f:
        text = f.read()
    passed = failed = 0
    for line, block in blocks(text):
        for offset, command, want in steps(block):
            if command.startswith('make '):
                continue  # would run this check again
            got = run(command, binary)
            if matches([w.rstrip() for w in want], got):
                passed += 1
            elif update and '...' not in want:
                old = '\n'.join([f'$ {command}', *want, ''])
                new = '\n'.join([f'$ {command}', *got, ''])
                text = text.replace(old, new, 1)
                passed += 1
            else:
                failed += 1
                print(f'{os.path.relpath(path, ROOT)}:{line + offset}: '
                      f'$ {command}\nprints:\n' + '\n'.join(got),
                      file=sys.stderr)
    if update:
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
    return passed, failed


def main(argv):
    update = '--update' in argv
    argv = [a for a in argv if a != '--update']
    if len(argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    files = argv[2:] or [os.path.join(ROOT, 'README.md')] + sorted(
        glob.glob(os.path.join(ROOT, 'docs', '*.md')))
    counts = [check_file(path, os.path.abspath(argv[1]), update)
              for path in files]
    failed = sum(c[1] for c in counts)
    print(f'{sum(c[0] for c in counts)} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
