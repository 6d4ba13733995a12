"""Measures of single stages, by small C programs over the library.

SPDX-License-Identifier: Apache-2.0
"""
import collections
import json
import re

import quality_table
import quality_trace


def frames(records):
    return b''.join(b'%d\n%s' % (len(r), r) for r in records)


def unframe(data):
    out, at = [], 0
    while at < len(data):
        line = data.index(b'\n', at)
        n = int(data[at:line])
        out.append(data[line + 1:line + 1 + n])
        at = line + 1 + n
    return out


def ask(program, records):
    answers = unframe(quality_trace.run([program], frames(records)))
    if len(answers) != len(records):
        raise quality_trace.Failed(
            f'{program}: {len(records)} records, {len(answers)} answers')
    return answers


def records_of(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f if line.strip()]


# ---- Datelines --------------------------------------------------------------

def measure_datelines(setup, table, program, path):
    """The dateline in front of each first paragraph, character by character;
    and later paragraphs, which have none."""
    cases = quality_table.Cases(setup.cases, 'datelines.txt')
    stories = [r for r in records_of(path) if r['dateline'].strip()]
    first, later = [], []
    for r in stories:
        paras = re.split(r'\n {4}', r['body'])
        first.append(one_line(r['dateline'] + ' ' + paras[0]))
        later += [one_line(p) for p in paras[1:3]]
    shares = quality_table.Shares()
    for r, para, got in zip(stories, first, ask(program, first)):
        whole = got.decode('utf-8', 'replace').split('\n')[0].strip()
        want = ' '.join(r['dateline'].split())
        shares.add('dateline exact', whole == want)
        shares.add('dateline seen', bool(whole))
        if whole != want:
            cases.note('dateline', want, whole, para[:60])
    for para, got in zip(later, ask(program, later)):
        shares.add('dateline where there is none', bool(got))
        if got:
            cases.note('false dateline', got, para[:80])
    shares.write(table, 'datelines/reuters', {'dateline exact': .99})
    cases.close()


def one_line(text):
    return ' '.join(text.split()).encode()


# ---- Main text of pages -----------------------------------------------------

def shingles(text, n=4):
    tokens = re.findall(r'\w+', text)
    grams = [tuple(tokens[i:i + n]) for i in
             range(max(1, len(tokens) - n + 1))]
    return collections.Counter(g for g in grams if g)


def page_score(want, got):
    """Precision and recall over 4-grams of words, counted with repeats;
    None where one side is empty."""
    a, b = shingles(want), shingles(got)
    same = sum((a & b).values())
    return (same / sum(b.values()) if b else None,
            same / sum(a.values()) if a else None)


def measure_maintext(setup, table, program, path):
    cases = quality_table.Cases(setup.cases, 'maintext.txt')
    pages = records_of(path)
    got = ask(program, [p['html'].encode() for p in pages])
    precision, recall = [], []
    for page, body in zip(pages, got):
        p, r = page_score(page['body'], body.decode('utf-8', 'replace'))
        if p is not None:
            precision.append(p)
        if r is not None:
            recall.append(r)
        cases.note(f'{p or 0:.3f}', f'{r or 0:.3f}', page['id'], page['url'])
    p = sum(precision) / len(precision) if precision else 0
    r = sum(recall) / len(recall) if recall else 0
    f1 = 2 * p * r / (p + r) if p + r else 0
    data = 'html/article-extraction'
    table.add('main text precision', data, p, len(pages))
    table.add('main text recall', data, r, len(pages))
    table.add('main text F1', data, f1, len(pages), .955)
    cases.close()


# ---- Quotations -------------------------------------------------------------

OPEN, CLOSE = '"“„«‘\'', '"”“»’\''


def quoted_contents(record):
    """Content spans that begin and end with quotation marks: direct speech."""
    text = record['text']
    for a in record['attributions']:
        for beg, end in a.get('content', []):
            s = text[beg:end].rstrip(' ,.')
            if len(s.split()) >= 5 and s[0] in OPEN[:4] and \
                    text[beg:end].rstrip()[-1] in CLOSE[:4] and \
                    not any(m in s[1:-2] for m in '"“”«»'):
                yield beg, end


def measure_quotes(setup, table, program, path):
    """Recall: labelled contents that stand between marks. Precision: direct
    quotations of five words and more that any attribution's content holds."""
    cases = quality_table.Cases(setup.cases, 'quotes.txt')
    shares = quality_table.Shares()
    records = records_of(path)
    answers = ask(program, [r['text'].encode() for r in records])
    for r, answer in zip(records, answers):
        found = [(b, e) for b, e, kind in char_spans(r['text'], answer)
                 if kind == 'direct']
        for beg, end in quoted_contents(r):
            hit = any(covers(f, (beg, end)) for f in found)
            shares.add('direct quotes recall', hit)
            if not hit:
                cases.note('missed', r['id'], r['text'][beg:end])
        inside = [c for a in r['attributions']
                  for c in a.get('content', [])]
        for b, e in found:
            if len(r['text'][b:e].split()) < 5:
                continue
            held = sum(max(0, min(e, y) - max(b, x)) for x, y in inside)
            shares.add('direct quotes precision', held >= .5 * (e - b))
            if held < .5 * (e - b):
                cases.note('not labelled', r['id'], r['text'][b:e])
    shares.write(table, 'attributions/polnear-dev',
                 {'direct quotes recall': .98, 'direct quotes precision': .98})
    cases.close()


def covers(found, want):
    both = min(found[1], want[1]) - max(found[0], want[0])
    return both >= .8 * (want[1] - want[0])


def char_spans(text, answer):
    """Byte offsets to character offsets."""
    raw = text.encode()
    for line in answer.decode().splitlines():
        beg, end, kind = line.split()
        yield (len(raw[:int(beg)].decode('utf-8', 'replace')),
               len(raw[:int(end)].decode('utf-8', 'replace')), kind)


# ---- Attributions -----------------------------------------------------------

class Said:
    """One attribution: words of its source and content by where they begin,
    of its cue the characters that are no space."""

    def __init__(self, text, source, cue, content):
        self.spans = content
        self.source, self.content = words_in(text, source), \
            words_in(text, content)
        self.cue = {i for b, e in cue for i in range(b, e)
                    if not text[i].isspace()}
        self.head = head_of(text, source)


def words_in(text, spans):
    return {m.start() for b, e in spans
            for m in re.compile(r'\w+').finditer(text, b, e)}


def head_of(text, spans):
    """The last word before what only describes: a comma, "of", "who"."""
    name = ' '.join(text[b:e] for b, e in spans)
    name = re.split(r',| (?:of|for|from|in|at|with|who|which|that|on|to|and) ',
                    name)[0]
    words = re.findall(r'\w+', re.sub(r"['\u2019]s\b", '', name))
    return words[-1].lower() if words else ''


def found_of(text, answer):
    """Attributions with a source or a cue; the quotations with neither."""
    chars = [0]
    for i, c in enumerate(text):
        chars += [i] * (len(c.encode()) - 1) + [i + 1]

    def spans(field):
        return [tuple(chars[int(x)] for x in part.split('-'))
                for part in field.split(',') if part]
    out = []
    for line in answer.decode().splitlines():
        _, _, source, cue, content = line.split('\t')
        if source or cue:
            out.append(Said(text, spans(source), spans(cue), spans(content)))
    return out


def pair_up(found, gold):
    """One to one, the best first: a cue in common, then the F1 of the words
    of the content, then a source in common."""
    scored = []
    for i, f in enumerate(found):
        for j, g in enumerate(gold):
            both = len(f.content & g.content)
            if both or f.cue & g.cue:
                score = 2 * both / (len(f.content) + len(g.content) or 1)
                scored.append((score + bool(f.cue & g.cue) +
                               .3 * bool(f.source & g.source), i, j))
    left, right = set(), set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield found[i], gold[j]


def same_source(f, g):
    return bool(f.source & g.source) or not (f.source or g.source)


def tally(found, gold, sums):
    """What of one article is right, in numbers of attributions."""
    sums['found'] += len(found)
    sums['gold'] += len(gold)
    for f, g in pair_up(found, gold):
        both = len(f.content & g.content)
        if both:
            sums['content p'] += both / len(f.content)
            sums['content r'] += both / len(g.content)
        exact = f.content == g.content
        whole = bool(f.cue & g.cue) and same_source(f, g)
        for name, hit in (('content exact', exact),
                          ('cue overlap', bool(f.cue & g.cue)),
                          ('source, cue and content overlap',
                           whole and both),
                          ('source, cue and content exact',
                           exact and f.cue == g.cue and
                           f.source == g.source)):
            sums[name] += bool(hit)


def score_speakers(record, found, gold, shares, cases):
    """Quotations of five words and more that have a labelled source: is the
    source found of the one that shares most words with the quotation?"""
    text = record['text']
    for a, g in zip(record['attributions'], gold):
        if not g.source:
            continue
        for span in quoted_contents({'text': text, 'attributions': [a]}):
            want = words_in(text, [span])
            best = max(found, key=lambda f: len(f.content & want),
                       default=None)
            if best and not best.content & want:
                best = None
            hit = bool(best) and bool(best.source & g.source)
            shares.add('direct quotes: speaker', hit)
            shares.add('direct quotes: speaker, same head',
                       hit and best.head == g.head)
            shares.add('direct quotes: speaker, exact',
                       hit and best.source == g.source)
            if not hit:
                cases.note('speaker', record['id'],
                           [text[b:e] for b, e in a['source']],
                           text[span[0]:span[1]])


def measure_attributions(setup, table, program, path):
    cases = quality_table.Cases(setup.cases, 'attributions.txt')
    shares, sums = quality_table.Shares(), collections.Counter()
    records = records_of(path)
    answers = ask(program, [r['text'].encode() for r in records])
    for r, answer in zip(records, answers):
        gold = [Said(r['text'], a.get('source', []), a.get('cue', []),
                     a.get('content', [])) for a in r['attributions']]
        found = found_of(r['text'], answer)
        score_speakers(r, found, gold, shares, cases)
        tally(found, [g for g in gold if g.content or g.cue], sums)
    data = 'attributions/polnear-dev'
    shares.write(table, data, {'direct quotes: speaker': .85})
    n, m = sums['found'] or 1, sums['gold'] or 1
    p, r = sums['content p'] / n, sums['content r'] / m
    table.add('attributions: content precision', data, p, n)
    table.add('attributions: content recall', data, r, m)
    table.add('attributions: content F1', data,
              2 * p * r / (p + r) if p + r else 0.0, m, .70)
    for name in ('content exact', 'cue overlap',
                 'source, cue and content overlap',
                 'source, cue and content exact'):
        table.add(f'attributions: {name} F1', data,
                  2 * sums[name] / (n + m), m)
    cases.close()


# ---- Programs that score themselves -----------------------------------------

def measure_rows(setup, table, program, path, data, targets):
    """The program reads the data and prints rows: measure, value, n."""
    out = quality_trace.run([program, path]).decode()
    for line in out.splitlines():
        fields = line.split('\t')
        if len(fields) != 3:
            continue
        measure, value, n = fields
        table.add(measure, data, float(value), int(n), targets.get(measure))


STAGES = [
    ('measure_datelines', ('datelines', 'reuters.jsonl'), measure_datelines),
    ('measure_maintext', ('html', 'article-extraction.jsonl'),
     measure_maintext),
    ('measure_quotes', ('attributions', 'polnear-dev.jsonl'), measure_quotes),
    ('measure_attributions', ('attributions', 'polnear-dev.jsonl'),
     measure_attributions),
]
ROWS = [
    ('measure_events', ('story-groups', 'neus.jsonl'), {}),
    ('measure_story', ('story-pairs', 'semeval2022.jsonl'), {}),
    ('measure_order', ('order', 'wikipedia-revisions.jsonl'), {}),
]


def measure(setup, table):
    steps = [(n, p, f, None) for n, p, f in STAGES] + \
        [(n, p, None, t) for n, p, t in ROWS]
    for name, parts, score, targets in steps:
        path = quality_trace.find(setup, *parts)
        if not path:
            table.absent('/'.join(parts))
            continue
        program = quality_trace.program(setup, name)
        if not program:
            table.absent(f'{name}: not built')
            continue
        try:
            if score:
                score(setup, table, program, path)
            else:
                data = '/'.join(parts).rsplit('.', 1)[0]
                measure_rows(setup, table, program, path, data, targets)
        except (quality_trace.Failed, ValueError, OSError) as e:
            quality_trace.warn(f'{name}: {e}')
