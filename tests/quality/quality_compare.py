"""What `wirecopy compare` says of the newsroom's copies and of the seeds.

Relies on the JSON contract of schema/compare-1.schema.json alone. Gold has
sentences of its own; links and changes are carried over to them by aligning
the words of both, so that another cut costs nothing.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import difflib
import json
import os
import re

import quality_newsroom
import quality_seeds
import quality_table
import quality_trace
import quality_versions

GROUPS = {
    'quote': 'quote_altered quote_marks_lost quote_misattributed '
             'quote_reworded_as_indirect',
    'number': 'number_altered number_rounded',
    'attribution': 'attribution_lost attribution_added attribution_changed',
    'certainty': 'certainty_raised certainty_lowered negation_flipped',
    'date': 'date_altered',
    'name': 'name_altered title_altered place_altered title_shortened',
    'credit': 'credit_removed credit_added credit_changed provenance_lost',
    'claim': 'claim_added causal_added fact_altered unsupported_claim '
             'detail_added',
    'omission': 'sentence_omitted detail_omitted',
    'scare quote': 'scare_quote_lost',
    'headline': 'headline_changed',
}
GROUP = {t: g for g, types in GROUPS.items() for t in types.split()}
# A loaded verb of saying may be reported either way.
EITHER = {'reporting_verb_loaded': {'attribution', 'claim'},
          'reporting_verb_changed': {'attribution', 'claim'}}
GRAVE = ('high', 'medium')
UNTOUCHED = ('verbatim', 'new-headline', 'typography')

TARGETS = {'label verdict right': 1.0}
for _g, _t in (('quote', .95), ('number', .95), ('attribution', .8),
               ('certainty', .8)):
    TARGETS[f'edits right type: {_g}'] = _t
    TARGETS[f'flags right: {_g}'] = _t


def words(text):
    return re.findall(r'\w+', (text or '').lower())


def near(a, b):
    """Do two texts share half of the words of the shorter one?"""
    a, b = words(a), words(b)
    short, other = sorted((a, b), key=len)
    left = list(other)
    for w in short:
        if w in left:
            left.remove(w)
    return bool(short) and 2 * (len(other) - len(left)) >= len(short)


def align(gold, found):
    """For each sentence found, the gold sentences that it shares at least
    half of the shorter one's words with."""
    sides = [[(w, i) for i, s in enumerate(texts) for w in words(s)]
             for texts in (gold, found)]
    matcher = difflib.SequenceMatcher(
        None, [w for w, _ in sides[0]], [w for w, _ in sides[1]], False)
    shared = {}
    for a, b, size in matcher.get_matching_blocks():
        for k in range(size):
            key = (sides[1][b + k][1], sides[0][a + k][1])
            shared[key] = shared.get(key, 0) + 1
    out = [set() for _ in found]
    for (f, g), n in shared.items():
        if 2 * n >= min(len(words(gold[g])), len(words(found[f]))):
            out[f].add(g)
    return out


class Compared:
    """One comparison, its sentences carried over to those of gold."""

    def __init__(self, setup, paths, gold_source, gold_copy):
        out = quality_trace.run([setup.binary, 'compare', '--json', *paths],
                                codes=(0, 1))
        c = self.document = json.loads(out)
        texts = [[s['text'] for s in c['sentences'][side]]
                 for side in ('source', 'copy')]
        self.of_source = align(gold_source, texts[0])
        self.of_copy = align(gold_copy, texts[1])
        self.changes = c['changes']
        self.grave = [x for x in self.changes if x['severity'] in GRAVE]
        self.omitted = set().union(
            *(self.of_source[i] for i in c['omitted']))

    def place(self, change):
        copy = change['copy']
        return (set() if copy is None else self.of_copy[copy],
                set().union(*(self.of_source[i] for i in change['source'])))

    def touches(self, change, edit, both=False):
        """Same sentence on one side, and the words of it; of both sides
        where both are asked for."""
        copy, source = self.place(change)
        gold_copy, gold_source = edit['copy_sentence'], \
            set(edit['source_sentence'])
        if (copy or source) and (gold_copy is not None or gold_source):
            if gold_copy not in copy and not gold_source & source:
                return False
        sides = [near(change[s], edit[s]) for s in ('copy_text',
                                                    'source_text')]
        return all(sides) if both else any(sides)

    def find(self, edit):
        """(found, found with the right type)"""
        hits = [x for x in self.changes if self.touches(x, edit)]
        if edit['type'] == 'sentence_omitted' and \
                self.omitted & set(edit['source_sentence']):
            return True, True
        return bool(hits), any(same_type(x, edit) for x in hits)

    def harms(self, edit, edits):
        """Grave changes that are about a harmless difference, and are not
        explained by a real edit."""
        return [x for x in self.grave if self.touches(x, edit, both=True)
                and not any(self.touches(x, e) and same_type(x, e)
                            for e in edits)]

    def link_pairs(self):
        """(gold sentences of the copy, gold sentences of the source)"""
        for link in self.document['links']:
            for s in link['source']:
                yield self.of_copy[link['copy']], self.of_source[s]


def same_type(change, edit):
    mine, wanted = GROUP.get(change['type']), edit['type']
    return mine in EITHER.get(wanted, {GROUP.get(wanted, wanted)})


# ---- The newsroom -----------------------------------------------------------

def score_links(c, gold, names, shares):
    want = {(i, j) for i, sources in gold for j in sources}
    got = [p for p in c.link_pairs() if p[0]]
    for name in names:
        for i, j in want:
            shares.add(f'{name} recall',
                       any(i in a and j in b for a, b in got))
        for a, b in got:
            shares.add(f'{name} precision',
                       any((i, j) in want for i in a for j in b))


def score_edits(c, v, where, shares, cases):
    edits = v['edits']
    for e in edits:
        if e['severity'] not in GRAVE:
            continue
        found, right = c.find(e)
        for name, hit in (('edits found', found),
                          ('edits right type', right)):
            shares.add(name, hit)
            shares.add(f'{name}: {GROUP[e["type"]]}', hit)
        if not right:
            cases.note('missed' if not found else 'wrong type', *where,
                       e['type'], e['source_text'], e['copy_text'])
    for x in c.grave:
        touched = [e for e in edits if c.touches(x, e)]
        right = any(same_type(x, e) for e in touched) or \
            x['type'] == 'sentence_omitted' and any(
                e['type'] == x['type'] and
                set(e['source_sentence']) & c.place(x)[1] for e in edits)
        shares.add('flags on an edit', bool(touched) or right)
        shares.add('flags right', right)
        shares.add(f'flags right: {GROUP[x["type"]]}', right)
        if not right:
            cases.note('false flag' if not touched else 'flag of wrong type',
                       *where, x['type'], x['source_text'], x['copy_text'])
    for e in v.get('must_not_flag') or []:
        bad = c.harms(e, edits)
        shares.add('harmless left alone', not bad)
        for x in bad:
            cases.note('harmless', *where, e['type'], x['type'],
                       x['source_text'], x['copy_text'])


def score_version(setup, story, v, parent, shares, cases):
    where = story.name, v['file'], v['kind']
    c = Compared(setup, [os.path.join(story.folder, f)
                         for f in (parent, v['file'])],
                 story.sentences.get(parent, []),
                 story.sentences.get(v['file'], []))
    if v.get('links'):
        names = ['links'] + ['links, heavy rewrites'] * \
            (v['kind'] == 'heavy-rewrite')
        score_links(c, v['links'], names, shares)
    if v.get('edits') is not None:
        score_edits(c, v, where, shares, cases)
    grade = c.document['grade']
    shares.add('grade right', grade == v['label_grade'])
    if grade != v['label_grade']:
        cases.note('grade', *where, 'is', v['label_grade'], 'got', grade)
    if v.get('label_claim'):
        wanted = v['kind'] != 'false-verbatim' and \
            v['label_grade'] in UNTOUCHED
        label = c.document['label'] or {}
        shares.add('label verdict right', label.get('holds') is wanted)
        if label.get('holds') is not wanted:
            cases.note('label', *where, wanted, label)


def measure_stories(setup, table, data, every):
    shares = quality_table.Shares()
    cases = quality_table.Cases(setup.cases, f'{data}.txt')
    for story in every:
        for v in story.versions:
            parents = story.real_parents(v['file'])
            if len(parents) != 1:
                continue
            try:
                score_version(setup, story, v, parents[0], shares, cases)
            except (quality_trace.Failed, ValueError) as e:
                quality_trace.warn(f'{story.name}/{v["file"]}: {e}')
                shares.add('compared', False)
            else:
                shares.add('compared', True)
    cases.close()
    for name, target in (('links', .95), ('links, heavy rewrites', .85)):
        add_f1(table, shares, name, data, target)
    quality_newsroom.write(table, shares, data, TARGETS)


def add_f1(table, shares, name, data, target):
    """Three rows, which leave the shares."""
    values = []
    for what in ('precision', 'recall'):
        h, n = shares.counts.pop(f'{name} {what}', (0, 0))
        values.append(h / n if n else 0.0)
        table.share(f'{name} {what}', data, h, n)
    p, r = values
    if n:
        table.add(f'{name} F1', data, 2 * p * r / (p + r) if p + r else 0.0,
                  n, target)


# ---- The seeds --------------------------------------------------------------

def sentences(path):
    with open(path, encoding='utf-8') as f:
        return [s for s in re.split(r'\n+|(?<=\.) (?=[A-Z])', f.read()) if s]


def rows(setup, name):
    path = os.path.join(setup.seeds, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f, delimiter='\t',
                                   quoting=csv.QUOTE_NONE))


def source_numbers(text):
    return [int(s[1:]) - 1 for s in re.findall(r'S\d+', text or '')]


def seed_edits(setup, number):
    return [{'copy_sentence': number.get(r['rewrite_no']),
             'source_sentence': source_numbers(r['source_no']),
             'type': r['type'], 'severity': r['severity'],
             'source_text': r['source_text'], 'copy_text': r['rewrite_text']}
            for r in rows(setup, 'seed-gold-edits.tsv')]


def score_seed_links(c, gold, number, shares, cases):
    """All the sources of a body sentence and no other; of a takeaway, one
    of its sources and nothing else."""
    for r in gold:
        kind = {'R': 'body links', 'K': 'takeaways'}.get(r['rewrite_no'][0])
        if not kind:
            continue
        want = set(source_numbers(r['source_no']))
        got = set().union(*(b for a, b in c.link_pairs()
                            if number[r['rewrite_no']] in a))
        hit = got == want if kind == 'body links' else \
            bool(got) and got <= want
        shares.add(f'{kind} right', hit)
        if not hit:
            cases.note(kind, r['rewrite_no'], 'is', sorted(want),
                       'got', sorted(got))


def score_seed_edits(c, edits, shares, cases):
    real = [e for e in edits if e['severity'] != 'none']
    for e in real:
        if e['severity'] in GRAVE:
            found, right = c.find(e)
            shares.add('edits found', found)
            shares.add('edits right type', right)
            if not right:
                cases.note('missed' if not found else 'wrong type',
                           *e.values())
    none = [e for e in edits if e['severity'] == 'none']
    for x in c.grave:
        bad = any(x in c.harms(e, real) for e in none)
        shares.add('flags on harmless differences', bad)
        if bad:
            cases.note('harmless', x['type'], x['source_text'],
                       x['copy_text'])


def measure_seeds(setup, table):
    rewrite, copy = (quality_seeds.seed(setup, n) for n in ('000', '001'))
    gold = rows(setup, 'seed-gold.tsv')
    gold_of = [r for r in gold if re.fullmatch(r'[THKR]\d*',
                                               r['rewrite_no'])]
    if not rewrite or not copy or not gold:
        table.absent('seeds: the pair or its gold')
        return
    number = {r['rewrite_no']: i for i, r in enumerate(gold_of)}
    texts = sentences(rewrite)
    if len(texts) != len(gold_of):
        quality_trace.warn(f'seeds: {len(texts)} sentences, '
                           f'{len(gold_of)} in gold')
    try:
        c = Compared(setup, [copy, rewrite], sentences(copy), texts)
    except (quality_trace.Failed, ValueError) as e:
        quality_trace.warn(f'seeds: compare: {e}')
        return
    shares = quality_table.Shares()
    cases = quality_table.Cases(setup.cases, 'seeds, compare.txt')
    score_seed_links(c, gold_of, number, shares, cases)
    score_seed_edits(c, seed_edits(setup, number), shares, cases)
    first = c.changes[0] if c.changes else None
    shares.add('the altered quotation is first',
               bool(first) and first['type'] == 'quote_altered' and
               number['R12'] in c.place(first)[0])
    cases.close()
    shares.write(table, 'seeds, compare', {
        'body links right': 1, 'takeaways right': 1, 'edits right type': .9,
        'flags on harmless differences': 0,
        'the altered quotation is first': 1})


def measure(setup, table):
    for name, folder in quality_newsroom.sets(setup):
        every = quality_newsroom.stories(folder)
        if every:
            measure_stories(setup, table, f'{name}, compare', every)
        else:
            table.absent(f'{folder}: no stories')
    measure_seeds(setup, table)
    quality_versions.measure(setup, table)
