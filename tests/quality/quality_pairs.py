"""Pairs of sentences, and of an article and a summary, that readers judged:
does `compare` leave true paraphrases alone, and does it see what is altered?

    MSRP    is a pair a paraphrase: a rule learned on one half of the pairs,
            measured on the other, and the other way round
            (quality_paraphrase.py); and flags of high or medium severity on
            true paraphrases. Readers called many a pair a paraphrase that
            quotes other words or counts other numbers (a share at two hours
            of a day); those without such a difference, found without
            compare, are also measured alone, and the flags of pairs drawn at
            random were read one by one (msrp-flags.tsv).
    FRANK   the summary is unfaithful: AUC of the number and weight of flags

SPDX-License-Identifier: Apache-2.0
"""
import concurrent.futures
import csv
import json
import os
import random
import re
import tempfile
import zlib

import quality_paraphrase
import quality_table
import quality_trace

GRAVE = ('high', 'medium')
WORKERS = 2


def compare_texts(setup, pairs):
    """What compare says of each pair of texts, in their order."""
    def one(job):
        i, (source, copy) = job
        paths = []
        for name, text in (('s', source), ('c', copy)):
            paths.append(os.path.join(folder, f'{i}{name}.txt'))
            with open(paths[-1], 'w', encoding='utf-8') as f:
                f.write(f'Headline\n\n{text}\n')
        out = json.loads(quality_trace.run(
            [setup.binary, 'compare', '--json', '--fail-at', 'never',
             *paths]))
        for p in paths:
            os.remove(p)
        return out
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(one, enumerate(pairs)))


def lines_of(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


# ---- MSRP -------------------------------------------------------------------

def write_rule(table, pairs, found, back):
    """Accuracy on each half, by the rule that the other half teaches."""
    order = list(range(len(pairs)))
    random.Random(1).shuffle(order)
    half = len(order) // 2
    answers = [p['same'] for p in pairs]
    rule = quality_paraphrase.Pairs([(p['a'], p['b']) for p in pairs], found,
                                    back)
    for name, part in (('one half', set(order[:half])),
                       ('the other half', set(order[half:]))):
        told = rule.judge(answers, set(order) - part, part)
        true = sum(answers[i] for i in part)
        hits = sum(told[i] and answers[i] for i in part)
        right = sum(told[i] == bool(answers[i]) for i in part)
        table.share(f'paraphrase: accuracy, {name}', 'paraphrase/msrp',
                    right, len(part), .76)
        table.add(f'paraphrase: F1, {name}', 'paraphrase/msrp',
                  2 * hits / (sum(told.values()) + true), true)


def figures(text):
    return {x.strip('.,').replace(',', '')
            for x in re.findall(r'\d[\d.,]*', text)}


def bare(text):
    return ' '.join(re.findall(r'\w+', text.lower()))


def keeps_facts(a, b):
    """Has b no figure that a has not, and no quotation of three words or
    more that a has not word for word?"""
    quotes = [bare(q) for q in re.findall(r'"([^"]+)"', b)]
    return figures(b) <= figures(a) and b.count('"') % 2 == 0 and \
        all(q in bare(a) for q in quotes if len(q.split()) >= 3)


def flag_key(i, x):
    """Of a flag in msrp-flags.tsv, which holds no text."""
    text = f'{x["source_text"]}|{x["copy_text"]}'
    return str(i), x['type'], f'{zlib.crc32(text.encode()):08x}'


def write_read_flags(setup, table, flagged, true, first):
    """Share of true paraphrases without a flag that is wrong or too grave:
    of the pairs flagged now, those whose flags were all read speak for the
    others. flagged: the grave changes of each flagged pair, by its number."""
    with open(os.path.join(setup.here, 'msrp-flags.tsv'), newline='',
              encoding='utf-8') as f:
        read = {(r['pair'], r['type'], r['texts']): r['verdict']
                for r in csv.DictReader(f, delimiter='\t')}
    for name, half in (('', true), (', one half', true & first),
                       (', the other half', true - first)):
        for how, bad in (('wrong', {'wrong'}),
                         ('wrong or too grave', {'wrong', 'grave'})):
            hits = total = 0
            for i in half & flagged.keys():
                verdicts = {read.get(flag_key(i, x)) for x in flagged[i]}
                if None not in verdicts:
                    total += 1
                    hits += bool(verdicts & bad)
            share = len(half & flagged.keys()) / len(half)
            if total:
                table.add('true paraphrases without a flag that readers '
                          f'called {how}{name}', 'paraphrase/msrp',
                          1 - share * hits / total, total,
                          None if name else .95)


def measure_msrp(setup, table):
    path = quality_trace.find(setup, 'paraphrase', 'msrp-train.jsonl')
    if not path:
        table.absent('paraphrase/msrp-train.jsonl')
        return
    pairs = lines_of(path)
    found = compare_texts(setup, [(p['a'], p['b']) for p in pairs])
    back = compare_texts(setup, [(p['b'], p['a']) for p in pairs])
    write_rule(table, pairs, found, back)
    shares = quality_table.Shares()
    cases = quality_table.Cases(setup.cases, 'msrp.txt')
    order = list(range(len(pairs)))
    random.Random(2).shuffle(order)
    first = set(order[:len(order) // 2])
    flagged = {}
    for i, (p, c) in enumerate(zip(pairs, found)):
        grave = [x for x in c['changes'] if x['severity'] in GRAVE]
        if p['same'] and grave:
            flagged[i] = grave
        if not p['same']:
            shares.add('pairs of other meaning flagged', bool(grave))
            continue
        shares.add('true paraphrases left alone', not grave)
        shares.add('true paraphrases left alone, one half'
                   if i in first else
                   'true paraphrases left alone, the other half', not grave)
        if keeps_facts(p['a'], p['b']):
            name = 'true paraphrases of the same figures and quotations ' \
                'left alone'
            shares.add(name, not grave)
            shares.add(f'{name}, {"one" if i in first else "the other"} half',
                       not grave)
        for kind in {x['type'] for x in grave}:
            shares.add(f'true paraphrases flagged: {kind}', True, 0)
        for x in grave:
            cases.note('one' if i in first else 'other', x['type'],
                       x['severity'], x['source_text'], x['copy_text'],
                       p['a'], p['b'])
    true = {i for i, p in enumerate(pairs) if p['same']}
    for name, (h, n) in list(shares.counts.items()):
        if not n:
            shares.counts[name] = (h, len(true))
    shares.write(table, 'paraphrase/msrp',
                 {'true paraphrases left alone': .9,
                  'true paraphrases of the same figures and quotations '
                  'left alone': .9})
    write_read_flags(setup, table, flagged, true, first)
    cases.close()


# ---- FRANK ------------------------------------------------------------------

QUIET = ('sentence_omitted', 'detail_omitted', 'headline_changed',
         'attribution_lost', 'attribution_changed', 'quote_marks_lost',
         'scare_quote_lost')
WEIGHT = {'high': 4, 'medium': 2, 'low': 1}


def weight(c):
    """Of what was flagged, but for what a summary leaves out."""
    return sum(WEIGHT[x['severity']] for x in c['changes']
               if x['type'] not in QUIET)


def altered(c):
    """How much a summary seems altered: how little of it is the source's, by
    words and by links, and the weight of what was flagged."""
    scores = [link['score'] for link in c['links']] or [0]
    return 2 - c['probability'] - sum(scores) / len(scores) + \
        weight(c) / 20


def auc(scores, answers):
    """Chance that an altered one scores above a faithful one."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    rank, i = {}, 0
    while i < len(order):
        j = i
        while j < len(order) and scores[order[j]] == scores[order[i]]:
            j += 1
        for k in order[i:j]:
            rank[k] = (i + j + 1) / 2
        i = j
    n = sum(answers)
    m = len(answers) - n
    if not n or not m:
        return None
    total = sum(rank[i] for i in range(len(answers)) if answers[i])
    return (total - n * (n + 1) / 2) / (n * m)


def measure_frank(setup, table):
    path = quality_trace.find(setup, 'facts', 'frank.jsonl')
    if not path:
        table.absent('facts/frank.jsonl')
        return
    rows = lines_of(path)
    if not rows or not {'article', 'summary', 'factuality'} <= set(rows[0]):
        table.absent('facts/frank.jsonl: article, summary, factuality')
        return
    found = compare_texts(setup, [(r['article'], r['summary']) for r in rows])
    answers = [r['factuality'] < 1 for r in rows]
    table.add('altered: AUC of the flags alone', 'facts/frank',
              auc([weight(c) for c in found], answers), len(rows))
    scores = [altered(c) for c in found]
    for name in ('', *sorted({r['dataset'] for r in rows})):
        part = [i for i, r in enumerate(rows) if name in ('', r['dataset'])]
        table.add('altered: AUC' + (f', {name}' if name else ''),
                  'facts/frank', auc([scores[i] for i in part],
                                     [answers[i] for i in part]), len(part))


def measure(setup, table):
    try:
        measure_msrp(setup, table)
        measure_frank(setup, table)
    except (quality_trace.Failed, ValueError) as e:
        quality_trace.warn(f'pairs: {e}')
