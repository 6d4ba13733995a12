"""Is one sentence a paraphrase of the other? A logistic rule over what
compare says of the two, and over the words of both sides:

    shared    words, stems, pairs and triples of them, in order, by letters
    one-sided weight of the content that either sentence alone has
    facts     figures and names of one that the other lacks, a negation

The rule, the weights of words and the scale of each feature are learned on
one half of the pairs, here and at every run; nothing of them is kept.
SPDX-License-Identifier: Apache-2.0
"""
import collections
import math
import re

RIDGE = 10.0  # 1 and 40 do as well
STEPS = 8     # of Newton's method
NEGATIONS = {'not', 'no', 'never', 'nor', 'neither', 'without', 'none',
             'nobody', 'nothing'}
ENDINGS = ('ingly', 'edly', 'ing', 'ied', 'ies', 'ed', 'es', 'ly', 's')
STEM_LETTERS = 6


# ---- What compare says ------------------------------------------------------

def of_comparison(c):
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


def of_both_orders(there, back):
    """Of a pair compared in both orders, with products of those that say how
    like the two are."""
    x = [a + b for a, b in zip(of_comparison(there), of_comparison(back))]
    like = x[1:6]
    return x[1:] + [a * b for i, a in enumerate(like) for b in like[i:]]


# ---- What the words say -----------------------------------------------------

def tokens(text):
    return re.findall(r'[a-z]+|\d[\d.,]*\d|\d', text.lower())


def stem(word):
    if word[0].isdigit():
        return word
    for end in ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= 3:
            word = word[:-len(end)]
            break
    return word[:STEM_LETTERS]


def grams(items, n):
    return [tuple(items[i:i + n]) for i in range(len(items) - n + 1)]


def shared(a, b):
    """Share of either side's items that the other has: the lesser, the
    greater."""
    both = sum((collections.Counter(a) & collections.Counter(b)).values())
    return sorted((both / max(1, len(a)), both / max(1, len(b))))


def in_order(a, b):
    """Length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for x in a:
        new = [0]
        for j, y in enumerate(b):
            new.append(row[j] + 1 if x == y else max(row[j + 1], new[-1]))
        row = new
    return row[-1]


class Sentence:
    def __init__(self, text):
        self.words = tokens(text)
        self.stems = [stem(w) for w in self.words] or ['']
        self.letters = ''.join(self.words)
        self.set = set(self.stems)
        self.figures = {w.strip('.,').replace(',', '')
                        for w in self.words if w[0].isdigit()}
        self.names = {w.lower() for w in
                      re.findall(r'(?<=[a-z,;] )[A-Z][a-zA-Z]+', text)}


class Weights:
    """How rare a stem is among the sentences of the half learned from."""

    def __init__(self, sentences):
        count = collections.Counter(w for s in sentences for w in s.set)
        self.none = math.log((len(sentences) + 1) / .5)
        self.of = {w: math.log((len(sentences) + 1) / (n + .5))
                   for w, n in count.items()}

    def __getitem__(self, word):
        return self.of.get(word, self.none)

    def sum(self, words):
        return sum(self[w] for w in sorted(words))


def of_words(a, b, weights):
    out = []
    for n in (1, 2, 3):
        out += shared(grams(a.stems, n), grams(b.stems, n))
    both = weights.sum(a.set & b.set)
    x, y = weights.sum(a.set), weights.sum(b.set)
    only = sorted((x - both, y - both))
    out += [both / max(1e-9, min(x, y)), both / max(1e-9, max(x, y)),
            2 * both / max(1e-9, x + y)]
    out += [v / 20 for v in only] + [math.log1p(max(0, v)) for v in only]
    same = in_order(a.stems, b.stems)
    sizes = sorted((len(a.stems), len(b.stems)))
    out += [same / sizes[0], same / sizes[1]]
    equal = a.figures == b.figures
    out += [equal and not a.figures, equal and bool(a.figures),
            bool(a.figures - b.figures) and bool(b.figures - a.figures),
            not equal]
    odd = a.names - set(b.words), b.names - set(a.words)
    out += [(len(odd[0]) + len(odd[1])) / 4, bool(odd[0]) and bool(odd[1]),
            bool(a.names & b.names)]
    out.append(bool(NEGATIONS & set(a.words)) !=
               bool(NEGATIONS & set(b.words)))
    out += [(sizes[1] - sizes[0]) / 10, sizes[0] / 20]
    out += [max((weights[w] for w in one - other), default=0) / 8
            for one, other in ((a.set, b.set), (b.set, a.set))]
    out += [a.stems[0] == b.stems[0], a.stems[-1] == b.stems[-1]]
    low, high = shared(grams(a.letters, 4), grams(b.letters, 4))
    return [float(v) for v in out + [low, high, low * low]]


# ---- The rule ---------------------------------------------------------------

def scaled(rows, train):
    """Each feature less its mean, in its deviations; both of the half learned
    from. The first feature is 1."""
    n, k = len(train), len(rows[0])
    mean = [sum(rows[i][j] for i in train) / n for j in range(k)]
    dev = [math.sqrt(sum((rows[i][j] - mean[j]) ** 2 for i in train) / n)
           for j in range(k)]
    return [[1.0] + [(v - m) / d if d > 1e-2 else 0.0
                     for v, m, d in zip(row, mean, dev)] for row in rows]


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


def fit(rows, answers):
    """Logistic regression."""
    k = len(rows[0])
    w = [0.0] * k
    for _ in range(STEPS):
        g = [-RIDGE * x for x in w]
        h = [[RIDGE * (i == j) for j in range(k)] for i in range(k)]
        for x, y in zip(rows, answers):
            p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
            q = p * (1 - p)
            for i in range(k):
                g[i] += (y - p) * x[i]
                qx = q * x[i]
                for j in range(i + 1):
                    h[i][j] += qx * x[j]
        for i in range(k):
            for j in range(i):
                h[j][i] = h[i][j]
        w = [a + b for a, b in zip(w, solve(h, g))]
    return w


class Pairs:
    """All pairs, ready to be judged by a rule learned on some of them."""

    def __init__(self, texts, there, back):
        self.sentences = [(Sentence(a), Sentence(b)) for a, b in texts]
        self.compared = [of_both_orders(c, d) for c, d in zip(there, back)]

    def judge(self, answers, train, test):
        """Which of test are paraphrases, by what train teaches; answers of
        test are not looked at."""
        train = sorted(train)
        weights = Weights([s for i in train for s in self.sentences[i]])
        rows = scaled([of_words(a, b, weights) + x for (a, b), x in
                       zip(self.sentences, self.compared)], train)
        w = fit([rows[i] for i in train], [answers[i] for i in train])
        return {i: sum(a * b for a, b in zip(w, rows[i])) > 0 for i in test}
