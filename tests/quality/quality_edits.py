"""Edits seeded into real text: how many of them does `compare` see?

A program changes one thing, at random but the same in every run: a word of a
quotation, a figure, a name, a date, a negation. The copy is else

    us-news    word for word the article
    msrp       a true paraphrase of the sentence, so that the words round
               the edit have moved

Recall is by kind of edit: seen at all where it was made, with the right type,
with high or medium severity. Flags elsewhere in an article that is else word
for word would be false.
SPDX-License-Identifier: Apache-2.0
"""
import random
import re

import quality_compare
import quality_pairs
import quality_table
import quality_trace

ARTICLES = 300
STRIDE = 83  # lines between articles taken
WORDS_MAX = 900
DAYS = ('Monday Tuesday Wednesday Thursday Friday Saturday '
        'Sunday').split()
MONTHS = ('January|February|March|April|May|June|July|August|September|'
          'October|November|December')
QUOTED = re.compile(r'"[^"\n]{30,400}"|\u201c[^\u201c\u201d\n]{30,400}\u201d')
NUMBER = re.compile(r'(?<![\w.,$-])\d{1,3}(?:,\d{3})+(?![\w,-])|'
                    r'(?<![\w.,-])\d{2,3}(?![\w,.:/-])|'
                    r'(?<![\w.,-])\d{1,3}\.\d(?![\w:/-])')
NAME = re.compile(r'(?<=[a-z,] )([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})'
                  r'(?=[ ,.](?![A-Z]))')
DATE = re.compile(rf'\b(?:{"|".join(DAYS)})\b|\b(?:{MONTHS}) \d{{1,2}}\b'
                  r'(?!\d|, \d{4})')
NOT = re.compile(r'\b(is|was|were|are|will|has|had|have|can|could|would|'
                 r'should|did|does) not (?=[a-z])')
PLAIN = re.compile(r'\b(is|was|were|are|will|has|had|can|would|should) '
                   r'(?=[a-z]{4,}(?:ed|en|ing)\b)')
GROUP = {'quotation': {'quote', 'negation'}, 'figure': {'number'},
         'name': {'name'}, 'date': {'date'}, 'negation': {'certainty'}}


def quoted_places(text):
    return [m.span() for m in QUOTED.finditer(text)]


def outside(text, found):
    quoted = quoted_places(text)
    return [m for m in found
            if not any(b <= m.start() < e for b, e in quoted)]


def edit_quotation(rng, text, names):
    places = quoted_places(text)
    rng.shuffle(places)
    vocabulary = sorted(set(re.findall(r'\b[a-z]{5,9}\b', text)))
    for beg, end in places:
        inner = [m for m in re.finditer(r'\b[a-z]{5,}\b', text[beg:end])]
        if len(inner) < 3 or len(vocabulary) < 20:
            continue
        m = rng.choice(inner)
        other = [w for w in vocabulary if w[:3] != m.group()[:3]]
        if other:
            return beg + m.start(), beg + m.end(), rng.choice(other)
    return None


def edit_figure(rng, text, names):
    places = outside(text, NUMBER.finditer(text))
    dates = [m.span() for m in DATE.finditer(text)]
    places = [m for m in places
              if not any(b <= m.start() < e for b, e in dates)]
    if not places:
        return None
    m = rng.choice(places)
    digits = [i for i, c in enumerate(m.group()) if c.isdigit()]
    i = rng.choice(digits[:-1] if len(digits) > 2 else digits)
    old = m.group()[i]
    new = rng.choice([d for d in '123456789' if d != old])
    return m.start(), m.end(), m.group()[:i] + new + m.group()[i + 1:]


def edit_name(rng, text, names):
    places = outside(text, NAME.finditer(text))
    if not places:
        return None
    m = rng.choice(places)
    other = [n for n in names if n.split()[1] not in text and
             n.split()[0] not in text]
    return (m.start(), m.end(), rng.choice(other)) if other else None


def edit_date(rng, text, names):
    places = outside(text, DATE.finditer(text))
    if not places:
        return None
    m = rng.choice(places)
    if m.group() in DAYS:
        new = rng.choice([d for d in DAYS if d != m.group()])
    else:
        month, day = m.group().split()
        new = f'{month} {(int(day) + rng.randint(1, 20)) % 28 + 1}'
    return (m.start(), m.end(), new) if new != m.group() else None


def edit_negation(rng, text, names):
    lost = outside(text, NOT.finditer(text))
    added = outside(text, PLAIN.finditer(text))
    if lost and (not added or rng.random() < .5):
        m = rng.choice(lost)
        return m.start(), m.end(), m.group(1) + ' '
    if added:
        m = rng.choice(added)
        return m.start(), m.end(), m.group(1) + ' not '
    return None


EDITS = {'quotation': edit_quotation, 'figure': edit_figure,
         'name': edit_name, 'date': edit_date, 'negation': edit_negation}


def seeded(texts):
    """(kind, number of text, edited text, place of the edit in it)"""
    names = sorted({' '.join(m.groups()) for t in texts
                    for m in NAME.finditer(t)})[::3]
    rng = random.Random(7)
    for kind, edit in EDITS.items():
        for i, text in enumerate(texts):
            got = edit(rng, text, names)
            if got:
                beg, end, new = got
                yield kind, i, text[:beg] + new + text[end:], \
                    (beg, beg + len(new))


def touches(x, c, text, place):
    """Is a change about the words in this place of the copy, or in its
    sentence where the words are only on the source's side?"""
    body = text.encode()
    beg, end = (len(text[:p].encode()) for p in place)
    if x['copy_span']:
        b, e = x['copy_span']
        return b <= end + 1 and beg <= e + 1
    if x['copy'] is None:
        return False
    s = c['sentences']['copy'][x['copy']]
    return s['beg'] < end and beg < s['end'] <= len(body)


def score(table, setup, data, sources, copies, target):
    edits = list(seeded(copies))
    found = quality_pairs.compare_texts(
        setup, [(sources[i], text) for _, i, text, _ in edits])
    shares = quality_table.Shares()
    cases = quality_table.Cases(setup.cases, f'seeded {data}.txt'.replace(
        '/', ' '))
    exact = sources is copies
    for (kind, i, text, place), c in zip(edits, found):
        here = [x for x in c['changes'] if touches(x, c, text, place)]
        right = [x for x in here if quality_compare.GROUP[x['type']] in
                 GROUP[kind] or x['type'] == 'negation_flipped']
        grave = [x for x in right if x['severity'] in quality_pairs.GRAVE]
        shares.add(f'edits seen: {kind}', bool(here))
        shares.add(f'edits of the right type: {kind}', bool(right))
        shares.add(f'edits of weight, right type: {kind}', bool(grave))
        if exact:
            # One edit is told once; what is flagged elsewhere is false.
            shares.add('nothing flagged elsewhere', not any(
                x not in here and x['severity'] in quality_pairs.GRAVE
                for x in c['changes']))
        if not grave:
            cases.note(kind, 'missed' if not here else
                       ' '.join(x['type'] for x in here),
                       text[max(0, place[0] - 60):place[1] + 60]
                       .replace('\n', ' '))
    cases.close()
    targets = {f'edits of weight, right type: {k}': target for k in EDITS} \
        if target else {}
    if exact:
        targets['nothing flagged elsewhere'] = .99
    shares.write(table, data, targets)


def articles(path):
    out = []
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f):
            if n % STRIDE:
                continue
            text = quality_pairs.json.loads(line)['text']
            if 80 < len(text.split()) <= WORDS_MAX:
                out.append(re.sub(r'\n\s*', '\n\n', text.strip()))
            if len(out) == ARTICLES:
                break
    return out


def measure(setup, table):
    try:
        path = quality_trace.find(setup, 'us-news', 'articles.jsonl')
        if path:
            texts = articles(path)
            score(table, setup, 'us-news, seeded edits', texts, texts, .9)
        else:
            table.absent('us-news/articles.jsonl: seeded edits')
        path = quality_trace.find(setup, 'paraphrase', 'msrp-train.jsonl')
        if path:
            true = [p for p in quality_pairs.lines_of(path) if p['same']]
            score(table, setup, 'paraphrase/msrp, seeded edits',
                  [p['a'] for p in true], [p['b'] for p in true], None)
    except (quality_trace.Failed, ValueError) as e:
        quality_trace.warn(f'seeded edits: {e}')
