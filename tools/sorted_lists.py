#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every list that is searched by halving must be sorted, byte by byte.

    tools/sorted_lists.py [FILE.c...]      [all of src/text]

Looks at each  wire__list_has(NAME, ...)  and at the helpers that hand NAME on
to it, and at the nearest array of strings of that name above it. Prints what
is out of order; exit status 1 then."""
import glob
import os
import re
import sys

ARRAY = re.compile(r'static const char \*const (\w+)\[\] = \{([^}]*)\}')
USE = re.compile(r'\b(?:wire__list_has|list_has)\(\s*(\w+),(?!\s*0,)|'
                 r'\bis_word\(\s*\w+, [^,]+, (\w+),')
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def check(path):
    with open(path, encoding='utf-8') as f:
        source = f.read()
    arrays = [(m.start(), m.group(1), STRING.findall(m.group(2)))
              for m in ARRAY.finditer(source)]
    errors = set()
    for use in USE.finditer(source):
        name = use.group(1) or use.group(2)
        above = [a for a in arrays if a[0] < use.start() and a[1] == name]
        if not above:
            continue
        words = [w.encode() for w in above[-1][2]]
        for a, b in zip(words, words[1:]):
            if a >= b:
                line = source.count('\n', 0, above[-1][0]) + 1
                errors.add(f'{path}:{line}: {name}: "{b.decode()}" stands '
                           f'behind "{a.decode()}"')
    return errors


def main(argv):
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    files = argv[1:] or glob.glob(os.path.join(root, 'src/text/*.c'))
    errors = sorted(e for path in files for e in check(path))
    print('\n'.join(errors) or 'lists are sorted')
    return 1 if errors else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
