"""Fictional stories whose every copy is known: the newsroom, and those that
were written without sight of the program.

Three ways of asking: each story with outlets and times, each story as bare
files, and the whole folder at once, as `make demo` does.
SPDX-License-Identifier: Apache-2.0
"""
import glob
import json
import os
import re

import quality_table
import quality_trace

TARGETS = {
    'family recall': 1.0, 'parent right': .95, 'non-copy kept apart': 1.0,
    'apart: independent': 1.0, 'apart: boilerplate': 1.0,
    'lost source named': .95, 'edges right at confidence .8 and up': .95,
}
SURE = .8
BANDS = ((0, .5, 'below .5'), (.5, .65, '.5 to .65'), (.65, .8, '.65 to .8'))
CLAIMS = ('unmodified', 'headline', 'auto')


class Story:
    def __init__(self, folder):
        with open(os.path.join(folder, 'gold.json')) as f:
            gold = json.load(f)
        self.folder = folder
        self.name = os.path.basename(folder)
        self.source = gold.get('source') \
            if isinstance(gold.get('source'), dict) else {}
        self.versions = gold['versions'] + gold.get('pages', [])
        self.sentences = gold.get('sentences', {})
        self.by_file = {v['file']: v for v in self.versions}
        self.files = [v['file'] for v in self.versions]
        if os.path.exists(os.path.join(folder, 'source.txt')):
            self.files.insert(0, 'source.txt')
        self.paths = [os.path.join(folder, f) for f in self.files]
        self.merge_parents = {p for v in self.versions
                              if isinstance(v['parent'], list)
                              for p in v['parent']}

    def parents(self, file):
        """Gold parents: files, and lost sources as lost:NAME."""
        p = self.by_file.get(file, {}).get('parent')
        return p if isinstance(p, list) else [p] if p else []

    def real_parents(self, file):
        return [p for p in self.parents(file) if not p.startswith('lost:')]

    def roots(self, file, depth=0):
        """Where a file's text comes from in the end."""
        ups = self.parents(file)
        if not ups or depth > 20:
            return {file}
        return set().union(*({p} if p.startswith('lost:')
                             else self.roots(p, depth + 1) for p in ups))

    def is_copy(self, file):
        return self.by_file.get(file, {}).get('copied', False)

    def kin(self, file):
        """Files whose family a copy belongs to: its parents, the source,
        and, below a lost source, the other copies of it."""
        out = set(self.real_parents(file))
        if 'source.txt' in self.files:
            out.add('source.txt')
        lost = {r for r in self.roots(file) if r.startswith('lost:')}
        if lost and not self.real_parents(file):
            out.update(f for f in self.files if f != file and self.is_copy(f)
                       and lost & self.roots(f))
        return out


def sets(setup):
    """(name, folder) of each set of stories."""
    fresh = os.path.join(setup.here, 'stories')
    return [('newsroom', os.path.join(setup.root, 'examples', 'newsroom')),
            ('fresh stories, choose', os.path.join(fresh, 'choose')),
            ('fresh stories, check', os.path.join(fresh, 'check'))]


def stories(folder):
    return [Story(os.path.dirname(g)) for g in
            sorted(glob.glob(os.path.join(folder, '*', 'gold.json')))]


# ---- The three ways of asking -----------------------------------------------

def trace_story(setup, story, with_times):
    paths = story.paths
    if with_times:
        jsonl = os.path.join(setup.cache, story.name + '.jsonl')
        write_jsonl(story, jsonl)
        paths = [jsonl] + [p for p in story.paths if not p.endswith('.txt')]
    traced = quality_trace.trace_json(setup, paths)

    def name(article):
        base = os.path.basename(article.get('path') or '')
        return base if base in story.files else article['id']
    return traced.rekey(name)


def write_jsonl(story, path):
    with open(path, 'w') as out:
        for file, full in zip(story.files, story.paths):
            if not file.endswith('.txt'):
                continue
            meta = story.by_file.get(file, story.source)
            with open(full) as f:
                headline, _, body = f.read().partition('\n')
            json.dump({'id': file, 'outlet': meta.get('outlet'),
                       'published': meta.get('published'),
                       'title': headline.strip(), 'text': body.strip()}, out)
            out.write('\n')


class View:
    """One story of a trace; prefix is what its files' names begin with."""

    def __init__(self, traced, story, prefix=''):
        self.traced, self.story, self.prefix = traced, story, prefix

    def full(self, file):
        return self.prefix + file


def trace_whole(setup, folder):
    traced = quality_trace.trace_json(setup, [folder])

    def name(article):
        path = os.path.abspath(article.get('path') or article['id'])
        return os.path.relpath(path, folder)
    return traced.rekey(name)


# ---- Scores -----------------------------------------------------------------

def norm(s):
    return re.sub(r'\W+', ' ', (s or '').lower()).strip()


def same_agency(a, b):
    """By name, part of a name, or initials."""
    a, b = norm(a), norm(b)
    initials = [''.join(w[0] for w in x.split()) for x in (a, b)]
    return bool(a and b) and (a in b or b in a or
                              a == initials[1] or b == initials[0])


def score_copy(view, v, shares, cases):
    t, story, file = view.traced, view.story, v['file']
    kind, full = v['kind'], view.full(v['file'])
    kin = story.kin(file)
    if kin:
        hit = any(t.one_family(full, view.full(k)) for k in kin)
        shares.add('family recall', hit)
        shares.add(f'family: {kind}', hit)
        if not hit:
            cases.note('no family', story.name, file, kind)
    got = set(t.parents.get(full, ()))
    real = {view.full(p) for p in story.real_parents(file)}
    if real:
        hit = bool(got & real)
        shares.add('parent right', hit)
        shares.add(f'parent: {kind}', hit)
        if not hit:
            cases.note('parent', story.name, file, kind, 'is', sorted(real),
                       'got', why(t, full))
        if len(real) > 1:
            shares.add('merge: both parents', real <= got)
    elif story.parents(file):
        shares.add('hangs from no other copy', not (got & set(t.article)))
        score_lost(view, v, full, shares, cases)


def why(t, full):
    return [(p, round(e.get('confidence', 0), 3), e.get('reasons'))
            for p, e in t.parents.get(full, {}).items()] or 'none'


def score_lost(view, v, full, shares, cases):
    family = view.traced.family.get(full)
    names = [s['name'] for s in (family or {}).get('lost_sources') or []]
    for p in view.story.parents(v['file']):
        if p.startswith('lost:'):
            hit = any(same_agency(p[5:], n) for n in names)
            shares.add('lost source named', hit)
            if not hit:
                cases.note('lost', view.story.name, v['file'], p, names)


def score_apart(view, v, shares, cases):
    """A non-copy stands in no family with a copy or the source; one that a
    merge took text from may be that merge's parent and nothing else."""
    t, story, file = view.traced, view.story, v['file']
    full = view.full(file)
    if file in story.merge_parents:
        gold = {view.full(m['file']) for m in story.versions
                if file in story.parents(m['file'])}
        lone = t.children[full] and t.children[full] <= gold
        apart = full not in t.family or \
            bool(lone and not t.parents.get(full))
    else:
        apart = full not in t.family
    shares.add('non-copy kept apart', apart)
    shares.add(f'apart: {v["kind"]}', apart)
    if not apart:
        cases.note('not apart', story.name, file, v['kind'],
                   why(t, full), sorted(t.children[full]))


def score_label(view, v, shares, cases):
    """Precision and recall of label claims."""
    article = view.traced.article.get(view.full(v['file'])) or {}
    label = article.get('label') or {}
    seen = label.get('claim') in CLAIMS
    wanted = bool(v.get('label_claim'))
    if wanted:
        shares.add('label claim recall', seen)
    if seen:
        shares.add('label claim precision', wanted)
    if seen != wanted:
        cases.note('label', view.story.name, v['file'], wanted, label)


def score_edges(view, shares, cases):
    """Every edge given out against gold, and whether its confidence holds."""
    t, story = view.traced, view.story
    for file in story.files:
        full = view.full(file)
        real = {view.full(p) for p in story.real_parents(file)}
        for p, e in t.parents.get(full, {}).items():
            if p not in t.article:
                continue  # a lost source; see score_lost
            right, sure = p in real, e.get('confidence', 0) >= SURE
            shares.add('edges right', right)
            shares.add('edges right at confidence .8 and up' if sure else
                       'edges right below confidence .8', right)
            shares.add('edges with confidence .8 and up', sure)
            for lo, hi, name in BANDS:
                if lo <= e.get('confidence', 0) < hi:
                    shares.add(f'edges right at confidence {name}', right)
            if sure and not right:
                cases.note('sure and wrong', story.name, file, p,
                           e.get('confidence'), e.get('reasons'))


def score_events(view, shares, cases):
    t, story = view.traced, view.story
    copies = {view.full(f) for f in story.files
              if f == 'source.txt' or story.is_copy(f)}
    mine = [m for m in map(t.event_members, t.events) if m & copies]
    for v in story.versions:
        full = view.full(v['file'])
        inside = any(full in m for m in mine) or \
            any(t.one_family(full, c) for c in copies)
        if v['kind'] == 'independent':
            shares.add('event: independent is in', inside)
            if not inside:
                cases.note('event misses', story.name, v['file'])
        elif v['kind'] == 'boilerplate':
            shares.add('event: boilerplate stays out', not inside)
            if inside:
                cases.note('event takes in', story.name, v['file'])


def score_roots(view, shares, cases):
    """The original: the source where it is there, nothing where it is lost."""
    t, story = view.traced, view.story
    families = {}
    for file in story.files:
        f = t.family.get(view.full(file))
        if f is not None:
            families[f['id']] = f
    if 'source.txt' not in story.files:
        for f in families.values():
            shares.add('no original where it is lost',
                       f.get('original') is None)
        return
    f = t.family.get(view.full('source.txt'))
    original = t.name.get(f['original']) if f and f.get('original') else None
    shares.add('root is the source', original == view.full('source.txt'))
    if original != view.full('source.txt'):
        cases.note('root', story.name, original)
    for f in families.values():
        lost = [s['name'] for s in f.get('lost_sources') or []]
        shares.add('no lost source where it is there', not lost)
        if lost:
            cases.note('lost but there', story.name, lost)


def score_story(view, shares, cases):
    for v in view.story.versions:
        if v['copied']:
            score_copy(view, v, shares, cases)
        else:
            score_apart(view, v, shares, cases)
        score_label(view, v, shares, cases)
    score_edges(view, shares, cases)
    score_roots(view, shares, cases)
    score_events(view, shares, cases)


def score_purity(traced, every, shares, cases):
    """Over the whole folder: no family holds two stories, no event does."""
    story_of = {f'{s.name}/{f}': s.name for s in every for f in s.files}
    for f in traced.families:
        names = {story_of.get(m, m) for m in traced.members(f)}
        shares.add('families of one story only', len(names) == 1)
        if len(names) > 1:
            cases.note('mixed family', sorted(traced.members(f)))
    for e in traced.events:
        members = traced.event_members(e)
        names = {story_of.get(m, m) for m in members}
        shares.add('events of one story only', len(names) == 1)
        if len(names) > 1:
            cases.note('mixed event', sorted(members))


# ---- Rows -------------------------------------------------------------------

def write(table, shares, data, targets=TARGETS):
    """Overall rows first, then the rows by kind."""
    for name, (h, n) in sorted(
            shares.counts.items(),
            key=lambda c: (':' in c[0], c[0] if ':' in c[0] else '')):
        table.share(name, data, h, n, targets.get(name))


def measure(setup, table):
    for name, folder in sets(setup):
        every = stories(folder)
        if not every:
            table.absent(f'{folder}: no stories')
            continue
        for with_times in (True, False):
            measure_each(setup, table, name, every, with_times)
        measure_whole(setup, table, name, folder, every)


def measure_each(setup, table, name, every, with_times):
    data = f'{name}, ' + ('with times' if with_times else 'bare files')
    cases = quality_table.Cases(setup.cases, f'{data}.txt')
    shares = quality_table.Shares()
    for story in every:
        try:
            traced = trace_story(setup, story, with_times)
        except quality_trace.Failed as e:
            quality_trace.warn(f'{story.name}: {e}')
            traced = quality_trace.Traced({'articles': []})
        score_story(View(traced, story), shares, cases)
    write(table, shares, data)
    cases.close()


def measure_whole(setup, table, name, folder, every):
    data = f'{name}, whole folder'
    cases = quality_table.Cases(setup.cases, f'{data}.txt')
    shares = quality_table.Shares()
    try:
        traced = trace_whole(setup, folder)
    except quality_trace.Failed as e:
        quality_trace.warn(f'{data}: {e}')
        return
    for story in every:
        score_story(View(traced, story, story.name + '/'), shares, cases)
    score_purity(traced, every, shares, cases)
    write(table, shares, data)
    cases.close()
