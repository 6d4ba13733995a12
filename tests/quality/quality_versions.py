"""Order without times, versions of one item, and copies gone stale.

Of each copy and its parent in the newsroom, in both orders: does `wirecopy
compare` tell the older, from the words alone? Of each story with an update:
does `wirecopy trace` see that version, and does it name the copies that still
carry a figure which the update changed?
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re

import quality_newsroom
import quality_table
import quality_trace

WORDS = ('two three four five six seven eight nine ten eleven twelve deux '
         'trois sept neuf zwei drei sieben neun').split()
FIGURE = re.compile(r'\d[\d,. ]*\d|\d|\b(?:' + '|'.join(WORDS) + r')\b')


def figures(text):
    return set(FIGURE.findall((text or '').lower()))


# ---- Order ------------------------------------------------------------------

def score_order(setup, story, shares, cases):
    for v in story.versions:
        parents = story.real_parents(v['file'])
        if len(parents) != 1 or not v['file'].endswith('.txt'):
            continue
        for wanted, files in (('source_to_copy', (parents[0], v['file'])),
                              ('copy_to_source', (v['file'], parents[0]))):
            out = quality_trace.run(
                [setup.binary, 'compare', '--json', '--fail-at', 'never'] +
                [os.path.join(story.folder, f) for f in files])
            got = json.loads(out)['direction']
            shares.add('older text told', got == wanted)
            shares.add('older text: the wrong one',
                       got not in (wanted, 'unknown'))
            shares.add('older text: said to be unknown', got == 'unknown')
            if got != wanted:
                cases.note('order', story.name, v['file'], v['kind'], wanted,
                           'got', got)


# ---- Versions ---------------------------------------------------------------

def still_has(story, v, edit):
    """Does a copy have the old figure, and not the new one, in the sentences
    that gold links to the one the update changed?"""
    texts = [story.sentences[v['file']][i] for i, source in v['links']
             if set(source) & set(edit['source_sentence'])]
    old, new = figures(edit['source_text']), figures(edit['copy_text'])
    here = figures(' '.join(texts))
    return bool((old - new) & here) and not (new - old) & here


def score_stale(story, update, stale, shares, cases):
    edits = [e for e in update['edits'] if e['type'] == 'number_altered']
    for v in story.versions:
        if v is update or v['parent'] != 'source.txt' or not v.get('links'):
            continue
        mine = [s for s in stale if s['article'].endswith('/' + v['file'])]
        for e in edits:
            if not still_has(story, v, e):
                continue
            hit = any(figures(s['old_text']) & figures(e['source_text'])
                      for s in mine)
            shares.add('stale figures found', hit)
            if not hit:
                cases.note('stale', story.name, v['file'], e['source_text'],
                           e['copy_text'])
        for s in mine:
            hit = any(figures(e['source_text']) & figures(s['old_text'])
                      for e in update['edits'])
            shares.add('stale places that are changed figures', hit)
            if not hit:
                cases.note('no stale', story.name, v['file'], s['old_text'],
                           s['new_text'])


def score_versions(setup, story, shares, cases):
    updates = [v for v in story.versions if v['kind'] == 'update']
    if not updates:
        return
    paths = [p for p in story.paths if p.endswith('.txt')]
    doc = json.loads(quality_trace.run([setup.binary, 'trace', '--json',
                                        '--quiet', *paths], codes=(0, 1)))
    told = [v for f in doc['families'] for v in f['versions'] if v['kind']]
    names = {os.path.basename(v['article']) for v in told}
    for v in updates:
        shares.add('versions found', v['file'] in names)
        score_stale(story, v, [s for f in doc['families']
                               for s in f['stale']], shares, cases)
    for name in sorted(names):
        shares.add('versions that are versions',
                   name in {v['file'] for v in updates})


def measure(setup, table):
    every = quality_newsroom.stories(
        os.path.join(setup.root, 'examples', 'newsroom'))
    data = 'newsroom, versions'
    shares = quality_table.Shares()
    cases = quality_table.Cases(setup.cases, f'{data}.txt')
    for story in every:
        try:
            score_order(setup, story, shares, cases)
            score_versions(setup, story, shares, cases)
        except (quality_trace.Failed, ValueError, KeyError) as e:
            quality_trace.warn(f'{story.name}: {e}')
    cases.close()
    shares.write(table, data, {'older text told': .9,
                               'older text: the wrong one': 0,
                               'versions found': 1,
                               'stale figures found': .9,
                               'stale places that are changed figures': .9})
