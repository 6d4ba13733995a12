#!/usr/bin/python3
"""Make articles of which it is known what they were made of.

usage: derive.py SOURCES.jsonl OUT.jsonl TRUTH.tsv [--each N] [--seed S]
       derive.py SOURCES.jsonl OUT.jsonl --scale N [--seed S]

Sources are articles of 300 words and more that share nothing with each other;
each is used once. Of every class N articles are derived, at a known time
after their source:

    edit5      every word, one in twenty replaced, left out or put in
    first60    the first 60 % of the words
    kept40     a run of 40 % of the words, edited like edit5, in other words
    lead_tail  the middle 60 %, a lead and an end of other words
    ocr25      every word, a letter wrong in one word of four
    quote60    other words with 60 of the source's between quotation marks
    quote30    the same with 30
    merge      a half each of two sources
    none       other words only: no pair

Other words are those of a source that is given to nobody else. TRUTH has a
line a pair: class, derived id, source id. --scale makes N articles instead, for
curves of time and memory: sources, each with four derivations of any class.
When the sources are used up they come again in another tongue, in which every
word stands for another about as frequent. The same seed gives the same bytes.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import collections
import json
import random

FIRST = 1767225600  # 2026-01-01
LETTERS = 'abcdefghijklmnopqrstuvwxyz'
LEAST = 300
COPIES = 4  # of a source, when articles are made by number
ARTICLES_A_DAY = 1000


def edit(rng, words, other, share=.05):
    out = []
    for word in words:
        if rng.random() >= share:
            out.append(word)
            continue
        what = rng.randrange(3)
        if what == 0:
            out.append(rng.choice(other))
        elif what == 1:
            out += [word, rng.choice(other)]
    return out


def misread(rng, word):
    at = rng.randrange(len(word))
    return word[:at] + rng.choice(LETTERS) + word[at + 1:]


def edit5(rng, a, other):
    return edit(rng, a, other)


def first60(rng, a, other):
    return a[:len(a) * 6 // 10]


def kept40(rng, a, other):
    n = len(a) * 4 // 10
    at = rng.randrange(len(a) - n)
    cut = rng.randrange(1, len(other))
    return other[:cut] + edit(rng, a[at:at + n], other) + other[cut:]


def lead_tail(rng, a, other):
    n = len(a) // 5
    return other[:n] + a[n:-n] + other[-n:]


def ocr25(rng, a, other):
    return [misread(rng, w) if rng.random() < .25 else w for w in a]


def quote(n):
    def derive(rng, a, other):
        at = rng.randrange(len(a) - n)
        cut = rng.randrange(1, len(other))
        return (other[:cut] + ['"' + a[at], *a[at + 1:at + n - 1],
                               a[at + n - 1] + '"'] + other[cut:])
    return derive


def none(rng, a, other):
    return other


CLASSES = {'edit5': edit5, 'first60': first60, 'kept40': kept40,
           'lead_tail': lead_tail, 'ocr25': ocr25, 'quote60': quote(60),
           'quote30': quote(30), 'none': none}


def load(path):
    """Articles with LEAST words, no two with a run of eight in common."""
    seen, out = set(), []
    with open(path, encoding='utf-8') as f:
        for line in f:
            article = json.loads(line)
            words = article['text'].split()
            if len(words) < LEAST:
                continue
            words = words[:1200]
            runs = {hash(tuple(words[i:i + 8])) for i in range(
                0, len(words) - 7)}
            if runs & seen:
                continue
            seen |= runs
            out.append(words)
    return out


def sentences(words):
    """A line end behind every sentence, so that there are paragraphs."""
    return ' '.join(w + '\n\n' if w[-1] in '.!?' and i % 3 == 0 else w
                    for i, w in enumerate(words)).replace('\n\n ', '\n\n')


def record(name, words, at, outlet):
    return json.dumps({'id': name, 'title': ' '.join(words[:9]),
                       'outlet': outlet, 'published': FIRST + at,
                       'text': sentences(words)}, ensure_ascii=False) + '\n'


def classes(rng, pool, each, out, truth):
    number = 0

    def take():
        if not pool:
            raise SystemExit('derive: too few sources for --each')
        return pool.pop()

    for kind in [*CLASSES, 'merge']:
        for _ in range(each):
            number += 1
            a, other = take(), take()
            at = rng.randrange(86400 * 20)
            out.write(record(f's{number}', a, at, 'Agency'))
            names = [f's{number}']
            if kind == 'merge':
                out.write(record(f't{number}', other, at, 'Agency'))
                names.append(f't{number}')
                words = a[:len(a) // 2] + other[len(other) // 2:]
            else:
                words = CLASSES[kind](rng, a, other)
            out.write(record(f'd{number}', words,
                             at + rng.randrange(600, 86400),
                             f'Outlet {rng.randrange(40)}'))
            if kind != 'none':
                for name in names:
                    truth.write(f'{kind}\td{number}\t{name}\n')


def shape(word):
    """What must stay when a word stands for another: capital, digits, end."""
    return (word[0].isupper(), any(c.isdigit() for c in word),
            word[-1] if not word[-1].isalnum() else '')


def ranks(pool):
    """Words of one shape that are about equally frequent, list by list."""
    lists = {}
    for word, n in collections.Counter(w for a in pool for w in a).items():
        lists.setdefault((shape(word), n.bit_length()), []).append(word)
    return list(lists.values())


def tongue(rng, lists):
    """Each word stands for another of its rank: texts as alike, as frequent
    words, and nothing in common with those of another tongue."""
    out = {}
    for words in lists:
        out.update(zip(words, rng.sample(words, len(words))))
    return out


def strewn(rng, words):
    """The words without a run that was there before."""
    step = rng.randrange(2, len(words) // 2)
    at = rng.randrange(len(words))
    return [words[(at + i * step) % len(words)] for i in range(len(words))]


def scale(rng, pool, n, out):
    """One article in five is a source, each text in a tongue only once: copies
    of a text are as many at any size, a thousand articles a day."""
    kinds = [k for k in CLASSES if k != 'none']
    lists, words, spoken = ranks(pool), {}, -1
    for i in range(0, n, 1 + COPIES):
        k = i // (1 + COPIES)
        if k // len(pool) != spoken:
            spoken = k // len(pool)
            words = tongue(rng, lists) if spoken else None
        say = (lambda a: [words[w] for w in a]) if words else list
        source = say(pool[k % len(pool)])
        at = (i - n) * 86400 // ARTICLES_A_DAY
        out.write(record(f's{k}', source, at, 'Agency'))
        for copy in range(min(COPIES, n - i - 1)):
            other = strewn(rng, say(rng.choice(pool)))
            out.write(record(
                f'd{i + copy}', CLASSES[rng.choice(kinds)](rng, source, other),
                at + rng.randrange(600, 86400),
                f'Outlet {rng.randrange(400)}'))


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument('sources')
    parser.add_argument('out')
    parser.add_argument('truth', nargs='?')
    parser.add_argument('--each', type=int, default=300)
    parser.add_argument('--scale', type=int)
    parser.add_argument('--seed', type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    pool = load(args.sources)
    rng.shuffle(pool)
    with open(args.out, 'w', encoding='utf-8') as out:
        if args.scale:
            scale(rng, pool, args.scale, out)
            return
        with open(args.truth, 'w', encoding='utf-8') as truth:
            classes(rng, pool, args.each, out, truth)


main()
