#!/usr/bin/python3
"""Fail when a module includes one to its right.

usage: layers.py [ROOT]      check the tree
       layers.py --self-test prove that each rule can fail

    base read text sketch index match family lineage compare trace audit digest
    receipt store write report page publish
    ---- a module may include itself and what stands on its left ------>

Rules: a file of src/M includes <wirecopy/N.h> and files of src/N only for N
left of M or M itself; a public header M.h likewise, and nothing of src/; cli,
bench, fuzz and examples include nothing of src/; wirecopy.h is for users and
for cli only. Names of files are unique among sources.
SPDX-License-Identifier: Apache-2.0
"""
import os
import re
import sys
import tempfile

MODULES = ['base', 'read', 'text', 'sketch', 'index', 'match', 'family',
           'lineage', 'compare', 'trace', 'audit', 'digest', 'receipt',
           'store', 'write', 'report', 'page', 'publish']
OUTSIDE = ['cli', 'bench', 'fuzz', 'examples']
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def sources(root, top):
    for folder, _, names in os.walk(os.path.join(root, top)):
        for name in sorted(names):
            if name.endswith(('.c', '.h', '.cpp', '.cc', '.hpp')):
                yield os.path.relpath(os.path.join(folder, name), root)


def includes(root, path):
    with open(os.path.join(root, path), encoding='utf-8',
              errors='replace') as f:
        text = f.read()
    for match in INCLUDE.finditer(text):
        yield text.count('\n', 0, match.start()) + 1, match[1], match[2]


def index_by_name(root):
    """Where each file of src/ stands: name -> module."""
    places, errors = {}, []
    for path in sources(root, 'src'):
        name, module = os.path.basename(path), path.split(os.sep)[1]
        if name in places:
            errors.append(f'{path}: a second file of this name')
        places[name] = module
    return places, errors


def check_public(path, line, name, module):
    """Errors of an #include <wirecopy/...>; module None is outside."""
    target = name[len('wirecopy/'):-len('.h')]
    if target == 'wirecopy':
        return [f'{path}:{line}: wirecopy.h is for users'] if module else []
    if target not in MODULES:
        return [f'{path}:{line}: no public header {name}']
    if module and MODULES.index(target) > MODULES.index(module):
        return [f'{path}:{line}: {module} includes {target}, '
                'which stands to its right']
    return []


def check_file(root, path, module, places):
    errors = []
    for line, mark, name in includes(root, path):
        if name.startswith('wirecopy/'):
            errors += check_public(path, line, name, module)
            continue
        owner = places.get(os.path.basename(name))
        is_src = owner and not os.path.exists(os.path.join(
            root, os.path.dirname(path), name)) or '/src/' in f'/{name}'
        if mark == '<' and not is_src:
            continue
        if module is None:
            if is_src:
                errors.append(f'{path}:{line}: includes {name} of src/')
        elif owner and MODULES.index(owner) > MODULES.index(module):
            errors.append(f'{path}:{line}: {module} includes {name} of '
                          f'{owner}, which stands to its right')
    return errors


def check(root):
    places, errors = index_by_name(root)
    unknown = {m for m in places.values() if m not in MODULES}
    for module in sorted(unknown):
        errors.append(f'src/{module}: not among the modules of layers.py')
    if unknown:
        return errors
    for path in sources(root, 'src'):
        errors += check_file(root, path, path.split(os.sep)[1], places)
    for path in sources(root, os.path.join('include', 'wirecopy')):
        module = os.path.basename(path)[:-2]
        if module == 'wirecopy':
            continue
        if module not in MODULES:
            errors.append(f'{path}: not among the modules of layers.py')
            continue
        errors += check_file(root, path, module, places)
        errors += [f'{path}:{line}: a public header includes {name}'
                   for line, mark, name in includes(root, path)
                   if mark == '"']
    for top in OUTSIDE:
        for path in sources(root, top):
            errors += check_file(root, path, None, places)
    return errors


CASES = [  # file, its text, what the error must say (None: no error)
    ('src/match/match_x.c', '#include <wirecopy/index.h>', None),
    ('src/match/match_x.c', '#include "match_int.h"', None),
    ('src/index/index_x.c', '#include <wirecopy/match.h>', 'to its right'),
    ('src/index/index_x.c', '#include "match_int.h"', 'to its right'),
    ('src/index/index_x.c', '# include "../match/match_int.h"',
     'to its right'),
    ('src/index/index_x.c', '#include <wirecopy/wirecopy.h>', 'for users'),
    ('include/wirecopy/index.h', '#include <wirecopy/match.h>',
     'to its right'),
    ('include/wirecopy/index.h', '#include "match_int.h"',
     'public header includes'),
    ('cli/main.c', '#include <wirecopy/wirecopy.h>\n#include "cli.h"', None),
    ('cli/main.c', '#include "match_int.h"', 'of src/'),
    ('cli/main.c', '#include "../src/match/match_int.h"', 'of src/'),
    ('fuzz/fuzz_x.c', '#include "../src/match/match_int.h"', 'of src/'),
    ('src/index/match_int.h', '', 'second file'),
    ('src/nowhere/x.c', '', 'not among the modules'),
]


def self_test():
    passed = failed = 0
    for path, text, want in CASES:
        with tempfile.TemporaryDirectory() as root:
            for name, body in [('src/match/match_int.h', ''),
                               ('cli/cli.h', ''), (path, text + '\n')]:
                full = os.path.join(root, name)
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, 'w', encoding='utf-8') as f:
                    f.write(body)
            errors = check(root)
        good = not errors if want is None else \
            len(errors) > 0 and any(want in e for e in errors)
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f'layers: {path} with {text!r}: wanted {want}, got '
                  f'{errors}', file=sys.stderr)
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


def main(argv):
    if argv[1:] == ['--self-test']:
        return self_test()
    root = argv[1] if len(argv) > 1 else os.path.dirname(
        os.path.dirname(os.path.abspath(__file__)))
    errors = check(root)
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if errors else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
