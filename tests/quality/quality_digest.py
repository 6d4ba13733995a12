"""Do digests tell what matters, and nothing that the source does not?

usage: quality_digest.py --train MEASURE_DIGEST DATA    print the weights of
                                                        src/digest/digest_score.c

Key points: 100 articles of REALSumm, each with a written summary that was cut
into content units by hand. A summary of three sentences is worth the share of
units that it holds. Whether it holds one is decided by the share of the
unit's telling words that stand in it; from what share on is chosen on one
half of the articles, so that the decision for the first three sentences
agrees best with what people found in the summaries of fifteen systems, and
reported for the other half too.

The labels of ten extractive systems are left out: in up to three of four rows
they say that the first five units are held and no other, whatever was chosen.

SPDX-License-Identifier: Apache-2.0
"""
import json
import math
import os
import random
import re
import subprocess
import sys

SEED, RESAMPLES, FOLDS = 20, 10000, 5
STOP = set('''a an the and or but of to in on at by for from with as is are was
were be been being it its he she they his her their this that these those has
have had do does did will would can could not no n't s t who which what when
where how than then so if into about after before over under out up down off
there here i we you our us me my him them hers also just more most some any such
only own same other new first last said says say mr mrs ms'''.split())
ENDINGS = ('ations', 'ation', 'ings', 'ing', 'ied', 'ies', 'ed', 'es', 'ly',
           's', 'e')


def stem(word):
    for e in ENDINGS:
        if word.endswith(e) and len(word) - len(e) >= 3:
            return word[:-len(e)]
    return word


def telling(text):
    return [stem(t) for t in
            re.findall(r'[a-z0-9][a-z0-9.,]*[a-z0-9]|[a-z0-9]', text.lower())
            if t not in STOP]


# ---- The articles -----------------------------------------------------------

def lines(*path):
    with open(os.path.join(*path), encoding='utf-8') as f:
        return [line.rstrip('\n') for line in f if line.strip()]


def sentences_of(tokens):
    """Cut a row of tokens at full stops, closing marks kept."""
    out, now = [], []
    for i, t in enumerate(tokens):
        now.append(t)
        behind = tokens[i + 1] if i + 1 < len(tokens) else ''
        if t in ('.', '?', '!') and behind not in ("''", "'", ')'):
            out.append(now)
            now = []
        elif t in ("''", "'", ')') and len(now) > 1 and \
                now[-2] in ('.', '?', '!'):
            out.append(now)
            now = []
    return [s for s in out + ([now] if now else []) if len(s) > 1]


def printed(tokens, is_name):
    """Tokens as they are printed: capitals, quotation marks, spaces."""
    out, glue = '', True
    for i, t in enumerate(tokens):
        word = {'``': '"', "''": '"', '-lrb-': '(', '-rrb-': ')'}.get(t, t)
        if i == 0 or is_name(t):
            word = word[:1].upper() + word[1:]
        closes = t in ("''", '.', ',', '?', '!', ';', ':', ')', '-rrb-', '%') \
            or (t.startswith("'") and len(t) > 1) or t == "n't"
        out += word if glue or closes else ' ' + word
        glue = t in ('``', '(', '-lrb-', '$', '\u00a3')
    return out


def names_of(data):
    """Words that 2,000 articles of us-news write large inside a sentence."""
    large, small, n = {}, {}, 0
    path = os.path.join(data, 'us-news', 'articles.jsonl.zst')
    if not os.path.exists(path):
        return lambda word: False
    with subprocess.Popen(['zstd', '-dc', '--long=27', path],
                          stdout=subprocess.PIPE) as p:
        for line in p.stdout:
            for m in re.finditer(r'(?<=[a-z,] )[A-Za-z][a-z]+',
                                 json.loads(line)['text']):
                word = m[0].lower()
                to = large if m[0][0].isupper() else small
                to[word] = to.get(word, 0) + 1
            n += 1
            if n == 2000:
                break
        p.kill()
    return lambda word: large.get(word, 0) > small.get(word, 0)


class Article:
    """body: paragraphs; lead: its first three sentences."""

    def __init__(self, row, units, held, is_name):
        cut = sentences_of(row.split())
        self.lead = ' '.join(' '.join(s) for s in cut[:3])
        paras, open_marks = [''], 0
        for s in cut:
            paras[-1] += (' ' if paras[-1] else '') + printed(s, is_name)
            open_marks += s.count('``') - s.count("''")
            if open_marks <= 0:
                paras.append('')
                open_marks = 0
        self.body = '\n\n'.join(p for p in paras if p)
        self.units = [telling(u) for u in units]
        self.held = held  # by unit: share of the systems that people found it in


def load(data):
    folder = os.path.join(data, 'digest', 'realsumm')
    units = [[u for u in row.split('\t') if u.strip()]
             for row in lines(folder, 'SCUs.txt')]
    systems = [os.path.join(folder, 'labels', n)
               for n in sorted(os.listdir(os.path.join(folder, 'labels')))
               if n.startswith('abs_') or n.startswith('ext_neusumm')]
    labels = [[[int(x) for x in row.split('\t') if x] for row in lines(s)]
              for s in systems]
    held = [[sum(s[i][j] for s in labels) / len(labels)
             for j in range(len(u))] for i, u in enumerate(units)]
    is_name = names_of(data)
    references = [set(telling(r.replace('<t>', '').replace('</t>', '')))
                  for r in lines(folder, 'references.txt')]
    articles = [Article(*x, is_name) for x in
                zip(lines(folder, 'documents.txt'), units, held)]
    for a, r in zip(articles, references):
        a.reference = r
    return articles


# ---- Units ------------------------------------------------------------------

def share_of(unit, words):
    return sum(t in words for t in unit) / max(1, len(unit))


def worth(article, text, threshold):
    """Share of the units that a text holds."""
    words = set(telling(text))
    return sum(share_of(u, words) >= threshold for u in article.units) / \
        len(article.units)


def agreement(articles, threshold):
    """Of the decision for the lead with what people found: correlation."""
    x, y = [], []
    for a in articles:
        words = set(telling(a.lead))
        x += [float(share_of(u, words) >= threshold) for u in a.units]
        y += a.held
    n, mx, my = len(x), sum(x) / len(x), sum(y) / len(y)
    sxy = sum((p - mx) * (q - my) for p, q in zip(x, y))
    sxx, syy = sum((p - mx) ** 2 for p in x), sum((q - my) ** 2 for q in y)
    return sxy / math.sqrt(sxx * syy) if sxx and n else 0


def halves(articles):
    order = list(range(len(articles)))
    random.Random(SEED).shuffle(order)
    return order[::2], order[1::2]


def threshold_of(articles):
    """The share that agrees best, between those that a unit can have."""
    return max((k / 40 for k in range(20, 41)),
               key=lambda t: (round(agreement(articles, t), 6), -t))


def bootstrap(differences):
    """Mean, the bounds of 95 %, and how often it is not above nought."""
    r, n = random.Random(SEED), len(differences)
    means = sorted(sum(r.choices(differences, k=n)) / n
                   for _ in range(RESAMPLES))
    return (sum(differences) / n, means[int(.025 * RESAMPLES)],
            means[int(.975 * RESAMPLES)],
            sum(m <= 0 for m in means) / RESAMPLES)


# ---- Training ---------------------------------------------------------------

class Weighed:
    """What measure_digest says of one article."""

    def __init__(self, article, answer):
        self.article, self.cands, self.stems, self.chosen = article, [], [], []
        body = article.body.encode()
        for line in answer.decode('utf-8', 'replace').split('\n'):
            f = line.split('\t')
            if f[0] == 'C':
                text = body[int(f[1]):int(f[2])].decode()
                own = [int(k) for k in f[4].split(',') if k]
                self.cands.append((text, float(f[3]), own))
            elif f[0] == 'S':
                word = telling(f[1])
                self.stems.append(([float(v) for v in f[2:]], float(
                    bool(word) and word[0] in article.reference)))
            elif f[0] == 'L':
                self.chosen.append(body[int(f[1]):int(f[2])].decode())


def solve(a, b):
    n = len(b)
    m = [row[:] + [y] for row, y in zip(a, b)]
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(m[r][c]))
        m[c], m[p] = m[p], m[c]
        for r in range(n):
            f = m[r][c] / m[c][c] if r != c else 0
            if f:
                for k in range(c, n + 1):
                    m[r][k] -= f * m[c][k]
    return [m[k][n] / m[k][k] for k in range(n)]


def logistic(rows, ridge=2., steps=7):
    """Newton's method; rows are (features, label)."""
    d = len(rows[0][0])
    w = [0.] * d
    for _ in range(steps):
        g = [-ridge * x for x in w]
        h = [[ridge * (i == k) for k in range(d)] for i in range(d)]
        for x, y in rows:
            p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
            q = p * (1 - p)
            for i in range(d):
                if x[i]:
                    g[i] += (y - p) * x[i]
                    for k in range(d):
                        h[i][k] += q * x[i] * x[k]
        w = [a + b for a, b in zip(w, solve(h, g))]
    return w


def choose(v, weights, gain, decay, most=3):
    """As digest_select.c chooses."""
    p = [1 / (1 + math.exp(-sum(a * b for a, b in zip(weights, f))))
         for f, _ in v.stems]
    covered, taken = set(), []
    for _ in range(most):
        best, at = 0, None
        for i, (_, factor, own) in enumerate(v.cands):
            if i in taken:
                continue
            x = sum(p[k] for k in own if k not in covered) * factor * \
                (1 + gain * math.exp(-i / decay))
            if x > best:
                best, at = x, i
        if at is None:
            break
        taken.append(at)
        covered.update(v.cands[at][2])
    return ' '.join(v.cands[i][0] for i in taken)


PLACES = [(0, 1), (.3, 8), (.3, 15), (.6, 8), (.6, 15), (1, 8), (1, 15),
          (2, 8), (2, 15)]


def best_place(vs, weights, threshold):
    """By the mean of a few thresholds round the one chosen: smoother."""
    def value(place):
        texts = [choose(v, weights, *place) for v in vs]
        return sum(worth(v.article, text, threshold + t)
                   for v, text in zip(vs, texts) for t in (-.05, 0, .05, .1))
    return max(PLACES, key=value)


def crossed(vs, threshold):
    """The worth of each article by a model that has not seen it: weights and
    the factor of place are fitted on the other folds."""
    order = list(range(len(vs)))
    random.Random(SEED).shuffle(order)
    out = [0.] * len(vs)
    for k in range(FOLDS):
        inside = [vs[i] for i in order if i % FOLDS != k]
        w = logistic([s for v in inside for s in v.stems])
        place = best_place(inside, w, threshold)
        for i in order:
            if i % FOLDS == k:
                out[i] = worth(vs[i].article, choose(vs[i], w, *place),
                               threshold)
    return out


def weighed(program, articles):
    import quality_programs
    bodies = [a.body.encode() for a in articles]
    return [Weighed(a, x) for a, x in
            zip(articles, quality_programs.ask(program, bodies))]


def train(program, data):
    articles = load(data)
    first, _ = halves(articles)
    threshold = threshold_of([articles[i] for i in first])
    vs = weighed(program, articles)
    w = logistic([s for v in vs for s in v.stems])
    place = best_place(vs, w, threshold)
    print('threshold', threshold)
    print('weights', ', '.join(f'{x:.2f}f' for x in w))
    print('gain and decay of place', *place)
    lead = [worth(a, a.lead, threshold) for a in articles]
    for name, got in (('on articles not seen', crossed(vs, threshold)),
                      ('as built', [worth(v.article, ' '.join(v.chosen),
                                          threshold) for v in vs])):
        print(name, 'mean %.4f' % (sum(got) / len(got)),
              'above lead %.4f [%.4f, %.4f] p %.4f' %
              bootstrap([x - y for x, y in zip(got, lead)]))
    print('lead', sum(lead) / len(lead))


# ---- The rows ---------------------------------------------------------------

def measure_units(setup, table):
    path = os.path.join(setup.data, 'digest', 'realsumm')
    import quality_trace
    program = quality_trace.program(setup, 'measure_digest')
    if not os.path.isdir(path) or not program:
        table.absent('digest/realsumm')
        return
    articles = load(setup.data)
    first, second = halves(articles)
    threshold = threshold_of([articles[i] for i in first])
    vs = weighed(program, articles)
    lead = [worth(a, a.lead, threshold) for a in articles]
    seen = [worth(v.article, ' '.join(v.chosen), threshold) for v in vs]
    unseen = crossed(vs, threshold)
    data, n = 'digest/realsumm', len(articles)
    mean, low, _, p = bootstrap([x - y for x, y in zip(unseen, lead)])
    table.add('digest units held by the first three', data, sum(lead) / n, n)
    table.add('digest units held, not seen', data, sum(unseen) / n, n,
              sum(lead) / n)
    table.add('digest units held, as built', data, sum(seen) / n, n)
    table.add('digest gain, not seen', data, mean, n)
    table.add('digest gain, lower bound of 95 %', data, low, n)
    table.add('digest gain above nought, resamples', data, 1 - p, RESAMPLES,
              .975)
    for name, half in (('first', first), ('second', second)):
        table.add(f'digest gain, {name} half', data,
                  sum(unseen[i] - lead[i] for i in half) / len(half),
                  len(half))
    table.add('digest unit test agrees, second half', data,
              agreement([articles[i] for i in second], threshold),
              len(second))


def lines_of(digest):
    return digest.get('synopsis', []) + digest.get('takeaways', [])


def is_exact(line, body):
    at, text = line['span'][0], b''
    for beg, end in line['cut'] + [[line['span'][1]] * 2]:
        text += body[at:beg]
        at = end
    return text.decode('utf-8', 'replace') == line['text']


def unsupported(setup, folder, source, digest):
    """Lines that compare flags at medium or more, by the command itself."""
    import quality_trace
    told = lines_of(digest)
    body = '\n\n'.join(x['text'] for x in told)
    names = []
    for name, text in (('source', source['text']), ('digest', body)):
        names.append(os.path.join(folder, name + '.jsonl'))
        with open(names[-1], 'w', encoding='utf-8') as f:
            json.dump({'id': name, 'title': source['title'], 'text': text,
                       'published': source.get('date')}, f)
    out = json.loads(quality_trace.run(
        [setup.binary, 'compare', '--json', '--quiet', '--fail-at', 'never',
         *names]))
    beg, at = [], 0
    for x in told:
        beg.append(at)
        at += len(x['text'].encode()) + 2
    bad = set()
    for c in out['changes']:
        if c['copy'] is None or c['severity'] == 'low':
            continue
        where = out['sentences']['copy'][c['copy']]['beg']
        bad.add(max(i for i, b in enumerate(beg) if b <= where))
    return bad


def measure_support(setup, table, most=1000):
    import tempfile

    import quality_table
    import quality_trace
    path = os.path.join(setup.data, 'us-news', 'articles.jsonl.zst')
    if not os.path.exists(path):
        table.absent('us-news')
        return
    cases = quality_table.Cases(setup.cases, 'digest-support.txt')
    rows = []
    with subprocess.Popen(['zstd', '-dc', '--long=27', path],
                          stdout=subprocess.PIPE) as p:
        for k, line in enumerate(p.stdout):
            if k % 24 == 0 and len(rows) < most:
                rows.append(json.loads(line))
            if len(rows) == most:
                break
        p.kill()
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, 'all.jsonl')
        with open(name, 'w', encoding='utf-8') as f:
            for i, r in enumerate(rows):
                json.dump({'id': f'n{i}', 'title': r['title'],
                           'text': r['text'], 'published': r.get('date')}, f)
                f.write('\n')
        out = quality_trace.run([setup.binary, 'digest', '--jsonl', '--quiet',
                                 '--no-events', name])
        n = held = articles = good = 0
        for line in out.splitlines():
            digest = json.loads(line)
            source = rows[int(digest['story']['source'][1:])]
            bad = {i for i, x in enumerate(lines_of(digest))
                   if not is_exact(x, source['text'].encode())}
            if lines_of(digest):
                bad |= unsupported(setup, folder, source, digest)
            n += len(lines_of(digest))
            held += len(lines_of(digest)) - len(bad)
            articles += 1
            good += not bad
            for i in bad:
                cases.note(lines_of(digest)[i]['text'])
    table.share('digest lines with support', 'us-news', held, n, 1)
    table.share('digest support', 'us-news', good, articles, 1)
    cases.close()


def measure_seed(setup, table):
    import quality_seeds
    import quality_trace
    path = quality_seeds.seed(setup, '001')
    if not path:
        table.absent('seeds')
        return
    d = json.loads(quality_trace.run([setup.binary, 'digest', '--json',
                                      '--question', '--quiet', path]))
    body = json.loads(quality_trace.run([setup.binary, 'read', '--json',
                                         '--quiet', path]))
    body = body['articles'][0]['body'].encode()
    # Between straight marks by turn, paragraph by paragraph.
    quotes = [q for para in body.split(b'\n')
              for q in para.split(b'"')[1::2] if len(q) >= 40]
    said = [s['words']['text'].encode() for s in d.get('statements', [])]
    rows = {
        'a question': d.get('headline', {}).get('form') == 'question' and
        d['headline']['text'].endswith('?'),
        'a synopsis': 2 <= len(d.get('synopsis', [])) <= 3,
        'four takeaways or more': len(d.get('takeaways', [])) >= 4,
        'each with its sentence': all(is_exact(x, body) for x in lines_of(d)),
        'long quotations as they are': bool(quotes) and all(
            any(q.rstrip(b'.,') in s for s in said) for q in quotes),
    }
    for name, hit in rows.items():
        table.add(f'digest of 001: {name}', 'seeds', float(bool(hit)), 1, 1)


def measure(setup, table):
    measure_units(setup, table)
    measure_support(setup, table)
    measure_seed(setup, table)


if __name__ == '__main__':
    if len(sys.argv) != 4 or sys.argv[1] != '--train':
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    train(sys.argv[2], sys.argv[3])
