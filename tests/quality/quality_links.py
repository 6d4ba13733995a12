"""Sentence links of `compare` against SuperPAL: sentences of summaries and
the sentences of news articles that readers aligned them with.

SPDX-License-Identifier: Apache-2.0
"""
import collections
import csv
import json
import os
import tempfile

import quality_trace


def write_article(folder, name, sentences):
    """One sentence a paragraph; the first byte of each in the body."""
    path, begins, at = os.path.join(folder, name), [], 0
    for s in sentences:
        begins.append(at)
        at += len(s.encode()) + 2
    with open(path, 'w', encoding='utf-8') as f:
        f.write('Headline\n\n' + '\n\n'.join(sentences) + '\n')
    return path, begins


def owner(sentence, begins):
    return max(i for i, b in enumerate(begins) if b <= sentence['beg'])


def links_of(setup, folder, source, copy):
    """Pairs of copy and source sentence, as numbers of the two lists."""
    sp, sb = write_article(folder, 'source.txt', source)
    cp, cb = write_article(folder, 'copy.txt', copy)
    c = json.loads(quality_trace.run(
        [setup.binary, 'compare', '--json', '--fail-at', 'never', sp, cp]))
    sides = c['sentences']
    return {(owner(sides['copy'][x['copy']], cb),
             owner(sides['source'][j], sb))
            for x in c['links'] for j in x['source']}


def measure(setup, table):
    """Of a document only the sentences that any summary sentence was aligned
    with are known; each is a wrong answer for the others."""
    path = quality_trace.find(setup, 'align', 'superpal-dev.csv')
    if not path:
        table.absent('align/superpal-dev.csv')
        return
    docs, sums, gold = (collections.defaultdict(d) for d in (dict, dict, set))
    with open(path, encoding='utf-8', newline='') as f:
        for r in csv.DictReader(f):
            doc = r['topic'], r['documentFile']
            s, c = int(r['docSentCharIdx']), int(r['scuSentCharIdx'])
            docs[doc][s] = ' '.join(r['docSentText'].split())
            sums[r['topic']][c] = ' '.join(r['scuSentence'].split())
            gold[doc].add((c, s))
    hit = want = got = 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            for doc in sorted(docs):
                source = sorted(docs[doc].items())
                copy = sorted(sums[doc[0]].items())
                told = {(copy[c][0], source[s][0]) for c, s in links_of(
                    setup, folder, [t for _, t in source],
                    [t for _, t in copy])}
                hit += len(told & gold[doc])
                want += len(gold[doc])
                got += len(told)
    except (quality_trace.Failed, ValueError) as e:
        quality_trace.warn(f'superpal: {e}')
        return
    table.share('links precision', 'superpal', hit, got)
    table.share('links recall', 'superpal', hit, want)
    table.add('links F1', 'superpal',
              2 * hit / (want + got) if want + got else None, want)
