#!/usr/bin/python3
"""Every test that docs/read.md names for a mark or state must stand.

SPDX-License-Identifier: Apache-2.0
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


def main():
    with open(os.path.join(ROOT, 'docs/read.md'), encoding='utf-8') as f:
        table = f.read().split('## Marks and states')[1]
    named = [name.strip() for row in re.findall(r'^\|[^|]+\|([^|]+)\|$', table,
                                                re.M)[2:]
             for name in row.split(',')]
    stand = {os.path.basename(p)[:-3]
             for p in glob.glob(os.path.join(ROOT, 'tests/cli/*.sh'))}
    stand |= {os.path.relpath(p, ROOT)
              for p in glob.glob(os.path.join(ROOT, 'tests/spec/*/*.md'))}
    for path in glob.glob(os.path.join(ROOT, 'tests/unit/*.c')):
        with open(path, encoding='utf-8') as f:
            stand.update(re.findall(r'cmocka_unit_test\(\s*(\w+)\)', f.read()))
    missing = [name for name in named if name not in stand]
    for name in missing:
        print(f'docs/read.md: no test {name}', file=sys.stderr)
    print(f'{len(named) - len(missing)} passed, {len(missing)} failed')
    return 1 if missing or len(named) < 70 else 0


if __name__ == '__main__':
    sys.exit(main())
