"""Run the program under measure and look things up in what it says.

Relies on the JSON contract of `wirecopy trace` alone; the schema is in
schema/trace-1.schema.json.
SPDX-License-Identifier: Apache-2.0
"""
import collections
import json
import os
import subprocess
import sys

Setup = collections.namedtuple(
    'Setup', 'binary build root here data seeds cache cases')


class Failed(Exception):
    pass


def plain(setup, path):
    """The decompressed form of a .zst file, out of the cache."""
    if not path.endswith('.zst'):
        return path
    out = os.path.join(setup.cache, os.path.basename(path)[:-4])
    new = os.path.exists(out) and \
        os.path.getmtime(out) >= os.path.getmtime(path)
    if not new:
        subprocess.run(['zstd', '-q', '-f', '-d', '--long=27', path, '-o',
                        out + '.tmp'], check=True)
        os.chmod(out + '.tmp', 0o644)
        os.utime(out + '.tmp')
        os.replace(out + '.tmp', out)
    return out


def find(setup, *names):
    """A data file of the layout, plain or .zst; None when absent."""
    path = os.path.join(setup.data, *names)
    for p in (path, path + '.zst'):
        if os.path.exists(p):
            return plain(setup, p)
    return None


def program(setup, name):
    """A measuring program, built if need be; None when that fails."""
    target = f'tests/quality/{name}'
    if os.path.exists(os.path.join(setup.build, 'build.ninja')):
        p = subprocess.run(['ninja', '-C', setup.build, target],
                           capture_output=True, text=True)
        if p.returncode != 0:
            warn(f'{name} was not built: {p.stdout.strip()[-300:]}')
            return None
    path = os.path.join(setup.build, target)
    return path if os.access(path, os.X_OK) else None


def run(command, stdin=None, codes=(0,)):
    p = subprocess.run(command, input=stdin, capture_output=True)
    if p.returncode not in codes:
        tail = p.stderr.decode('utf-8', 'replace').strip()[-400:]
        raise Failed(f'{os.path.basename(command[0])}: '
                     f'exit {p.returncode}: {tail}')
    return p.stdout


def trace_json(setup, paths, *options):
    """Exit code 1 says that no copy was found; 2 that some input was bad,
    which is no failure as long as the document is whole."""
    out = run([setup.binary, 'trace', '--json', *options, *paths],
              codes=(0, 1, 2))
    try:
        return Traced(json.loads(out))
    except ValueError as e:
        raise Failed(f'trace --json {paths[0]}: {e}: {out[:200]!r}') from e


def trace_jsonl(setup, paths, *options):
    command = [setup.binary, 'trace', '--jsonl', *options, *paths]
    p = subprocess.Popen(command, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
    document = collections.defaultdict(list)
    group = {'article': 'articles', 'overlap': 'overlaps',
             'standing': 'standing', 'family': 'families', 'event': 'events',
             'stats': 'stats'}
    for line in p.stdout:
        record = json.loads(line)
        document[group.get(record.get('type'), 'other')].append(record)
    error = p.stderr.read().decode('utf-8', 'replace').strip()[-400:]
    if p.wait() not in (0, 1, 2) or not document['articles']:
        raise Failed(f'trace --jsonl: exit {p.returncode}: {error}')
    return Traced(document)


class Traced:
    """What trace said, by article. key(article) names articles for the
    measure; by default their id."""

    def __init__(self, document, key=None):
        self.document = document
        self.articles = document['articles']
        self.families = document.get('families') or []
        self.events = document.get('events') or []
        self.overlaps = document.get('overlaps') or []
        self.standing = document.get('standing') or []
        self.rekey(key or (lambda a: a['id']))

    def rekey(self, key):
        self.name = {a['id']: key(a) for a in self.articles}
        self.article = {key(a): a for a in self.articles}
        self.family = {}              # name -> family record
        self.parents = collections.defaultdict(dict)  # child -> parent -> edge
        self.children = collections.defaultdict(set)
        for f in self.families:
            for m in f['members']:
                self.family[self.name.get(m, m)] = f
            for e in f['edges']:
                p = self.name.get(e['parent'], e['parent'])
                c = self.name.get(e['child'], e['child'])
                self.parents[c][p] = e
                self.children[p].add(c)
        return self

    def members(self, family):
        return [self.name.get(m, m) for m in family['members']]

    def one_family(self, a, b):
        f = self.family.get(a)
        return f is not None and f is self.family.get(b)

    def event_members(self, event):
        by_id = {f['id']: f for f in self.families}
        out = set(self.name.get(a, a) for a in event.get('articles') or [])
        for f in event.get('families') or []:
            if f in by_id:
                out.update(self.members(by_id[f]))
        return out

    def is_ancestor(self, a, b):
        """Does b descend from a by edges?"""
        seen, todo = set(), [b]
        while todo:
            for p in self.parents.get(todo.pop(), ()):
                if p == a:
                    return True
                if p not in seen:
                    seen.add(p)
                    todo.append(p)
        return False


def warn(message):
    print(f'quality: {message}', file=sys.stderr)
