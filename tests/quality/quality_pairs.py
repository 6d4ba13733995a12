"""Pairs of sentences, and of an article and a summary, that readers judged:
does `compare` leave true paraphrases alone, and does it see what is altered?

    MSRP    is a pair a paraphrase: a rule over what compare says, chosen on
            one half of the pairs, measured on the other, and the other way
            round; and flags of high or medium severity on true paraphrases.
            Readers called many a pair a paraphrase that quotes other words
            or counts other numbers (a share at two hours of a day); those
            without such a difference, found without compare, are also
            measured alone.
    FRANK   the summary is unfaithful: AUC of the number and weight of flags

SPDX-License-Identifier: Apache-2.0
"""
import concurrent.futures
import csv
import json
import math
import os
import random
import re
import tempfile
import zlib

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


# ---- A rule over features ---------------------------------------------------

def features(c):
    """Of one pair of sentences, from the document of compare alone."""
    link = c['links'][0] if c['links'] else {'score': 0, 'source': []}
    def words(side):
        return max(1, sum(len(s['text'].split())
                          for s in c['sentences'][side]))
    s, n = words('source'), words('copy')
    of = {t: 0 for t in ('number', 'name', 'date', 'omi', 'claim', 'fact')}
    for x in c['changes']:
        for t in of:
            if x['type'].startswith(t) or t == 'omi' and \
                    x['type'].endswith('omitted'):
                of[t] += 1
    def part(kinds, side, whole):
        return sum(len((x[side] or '').split()) for x in c['changes']
                   if x['type'] in kinds) / whole
    low = min(c['source_containment'], c['copy_containment'])
    return [1, link['score'], c['probability'], low,
            max(c['source_containment'], c['copy_containment']), low * low,
            abs(s - n) / max(s, n), min(s, n) / 20,
            sum(x['severity'] == 'high' for x in c['changes']),
            sum(x['severity'] == 'medium' for x in c['changes']),
            sum(x['severity'] == 'low' for x in c['changes']),
            part(('claim_added', 'fact_altered'), 'copy_text', n),
            part(('detail_omitted', 'fact_altered'), 'source_text', s),
            link['score'] * low, len(c['links']) > 1,
            c['verdict'] == 'unrelated', *of.values()]


def solve(a, b):
    n = len(b)
    m = [row[:] + [b[i]] for i, row in enumerate(a)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(n):
            if r != i and m[r][i]:
                f = m[r][i] / m[i][i]
                m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    return [m[i][n] / m[i][i] for i in range(n)]


def fit(rows, answers, steps=8, ridge=1.0):
    """Logistic regression, by Newton's method."""
    k = len(rows[0])
    w = [0.0] * k
    for _ in range(steps):
        g = [-ridge * x for x in w]
        h = [[ridge * (i == j) for j in range(k)] for i in range(k)]
        for x, y in zip(rows, answers):
            p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
            q = p * (1 - p)
            for i in range(k):
                g[i] += (y - p) * x[i]
                for j in range(i + 1):
                    h[i][j] += q * x[i] * x[j]
        for i in range(k):
            for j in range(i):
                h[j][i] = h[i][j]
        w = [a + b for a, b in zip(w, solve(h, g))]
    return w


def says_yes(w, x):
    return sum(a * b for a, b in zip(w, x)) > 0


def score_rule(rows, answers, part):
    """(right, hits, told, true) on one half, by the rule of the other."""
    other = [i for i in range(len(rows)) if i not in part]
    w = fit([rows[i] for i in other], [answers[i] for i in other])
    told = {i: says_yes(w, rows[i]) for i in part}
    return (sum(told[i] == bool(answers[i]) for i in part),
            sum(told[i] and bool(answers[i]) for i in part),
            sum(told.values()), sum(bool(answers[i]) for i in part))


# ---- MSRP -------------------------------------------------------------------

def both_orders(there, back):
    """Features of a pair compared in both orders, and products of those that
    say how like the two are."""
    x = [a + b for a, b in zip(features(there), features(back))]
    like = x[1:6]
    return [1] + x[1:] + [a * b for i, a in enumerate(like)
                          for b in like[i:]]


def write_rule(table, found, back, answers):
    order = list(range(len(found)))
    random.Random(1).shuffle(order)
    half = len(order) // 2
    rows = [both_orders(c, d) for c, d in zip(found, back)]
    for name, part in (('one half', set(order[:half])),
                       ('the other half', set(order[half:]))):
        right, hits, told, true = score_rule(rows, answers, part)
        table.share(f'paraphrase: accuracy, {name}', 'paraphrase/msrp',
                    right, len(part), .76)
        table.add(f'paraphrase: F1, {name}', 'paraphrase/msrp',
                  2 * hits / (told + true), true)


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
    write_rule(table, found, back, [p['same'] for p in pairs])
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
