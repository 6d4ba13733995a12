"""us-news: real overlapping pairs, all of them known by brute force, some of
them read by hand.

SPDX-License-Identifier: Apache-2.0
"""
import csv
import datetime
import difflib
import hashlib
import html
import json
import os
import re
import unicodedata

import quality_table
import quality_trace

KINDS = ('copy', 'excerpt', 'background', 'shared_quotation', 'standing')
BANDS = ((.1, .2), (.2, .5), (.5, .9), (.9, 1.01))
RECALL_TARGET = .995
KIND_TARGET = .90
MANY = 20             # labels of a kind, from which on a share is aimed at
CHECK_AT_MOST = 4000  # passages checked again word by word
MIN_SAME = 12         # equal words that every passage holds
MIN_RUN = 5           # of them in one run: a seed's length


def half(a, b):
    """The random half a pair belongs to, for good: rules are chosen on one
    and must do as well on the other."""
    digest = hashlib.sha256('\t'.join(sorted((a, b))).encode()).digest()
    return 'choose' if digest[0] & 1 else 'check'


def read_kinds(path, name):
    if not path or not os.path.exists(path):
        return []
    with open(path, newline='') as f:
        rows = list(csv.DictReader(f, delimiter='\t',
                                   quoting=csv.QUOTE_NONE))
    for r in rows:
        r['file'] = name
    return rows


class Pairs:
    """How trace answers for a pair of articles."""

    def __init__(self, traced):
        self.traced = traced
        self.overlap = {}
        for o in traced.overlaps:
            self.overlap[frozenset((o['a'], o['b']))] = o
        self.records = {}  # article -> numbers of its standing records
        for i, s in enumerate(traced.standing):
            for a in s['articles']:
                self.records.setdefault(a['id'], set()).add(i)

    def standing(self, a, b):
        both = self.records.get(a, set()) & self.records.get(b, set())
        return [self.traced.standing[i] for i in sorted(both)]

    def where(self, a, b):
        if self.traced.one_family(a, b):
            return 'family'
        if frozenset((a, b)) in self.overlap:
            return 'overlap'
        return 'standing' if self.standing(a, b) else None

    def kind(self, a, b):
        """Copy, then overlap, then standing; boilerplate and template are
        one kind here."""
        where = self.where(a, b)
        if where == 'family':
            return 'copy'
        if where == 'overlap':
            return one_kind(self.overlap[frozenset((a, b))]['kind'])
        if where == 'standing':
            records = self.standing(a, b)
            longest = max(records, key=lambda s: span_of(s, a))
            return one_kind(longest['kind'])
        return 'none'

    def direction(self, a, b):
        """a or b is the source, common, or unknown, by the copy tree."""
        t = self.traced
        if not t.one_family(a, b):
            return None
        for up, down, name in ((a, b, 'a'), (b, a, 'b')):
            edge = t.parents.get(down, {}).get(up)
            if edge is not None:
                sure = edge.get('confidence', 1) >= .5
                return name if sure else 'unknown'
        if t.is_ancestor(a, b):
            return 'a'
        return 'b' if t.is_ancestor(b, a) else 'common'


def one_kind(kind):
    """An event is told by both without a shared text: nothing is to be
    said."""
    if kind == 'event':
        return 'none'
    return 'standing' if kind in ('boilerplate', 'template') else kind


def span_of(record, article):
    return max(a['span'][1] - a['span'][0] for a in record['articles']
               if a['id'] == article)


# ---- Recall -----------------------------------------------------------------

def band_name(lo, hi):
    return f'pairs met: containment {lo:g} to {min(hi, 1):g}'


def measure_recall(setup, table, pairs, articles, cases):
    path = quality_trace.find(setup, 'us-news', 'overlaps.tsv')
    if not path:
        table.absent('us-news/overlaps.tsv')
        return
    shares, places = quality_table.Shares(), quality_table.Shares()
    for name in ['pairs met'] + [band_name(*b) for b in BANDS]:
        shares.add(name, 0, 0)
    with open(path) as f:
        for line in f:
            a, b, _, share = line.rstrip('\n').split('\t')
            where = pairs.where(a, b)
            hit = where is not None
            same = articles[a].get('source') == articles[b].get('source')
            shares.add('pairs met', hit)
            for lo, hi in BANDS:
                if lo <= float(share) < hi:
                    shares.add(band_name(lo, hi), hit)
            shares.add('pairs met: within one outlet' if same else
                       'pairs met: across outlets', hit)
            for place in ('family', 'overlap', 'standing'):
                places.add(f'pairs met in: {place}', where == place)
            if not hit:
                cases.note('not met', a, b, share)
    shares.write(table, 'us-news', {'pairs met': RECALL_TARGET})
    places.write(table, 'us-news')


# ---- Passages, word by word -------------------------------------------------

WORD = re.compile(r"[^\W_]+")
INVISIBLE = re.compile('[\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]')


def words(raw, span):
    text = raw[span[0]:span[1]].decode('utf-8', 'replace')
    text = unicodedata.normalize('NFKC', INVISIBLE.sub('', text)).casefold()
    return WORD.findall(text)


def agree(x, y):
    """Equal words in order, their share of the longer side, and the longest
    run of them."""
    if x == y:
        return len(x), 1.0, len(x)
    blocks = difflib.SequenceMatcher(None, x, y, False).get_matching_blocks()
    same = sum(b.size for b in blocks)
    return same, same / max(len(x), len(y), 1), max(b.size for b in blocks)


def all_passages(traced):
    for o in traced.overlaps:
        for p in o.get('passages') or []:
            yield o['a'], o['b'], spans(p), o['kind']
    for f in traced.families:
        for e in f['edges']:
            for p in e.get('passages') or []:
                yield e['parent'], e['child'], spans(p), 'edge'


def spans(p):
    if 'a' in p:
        return p['a'], p['b']
    return p['parent'], p['child']


def measure_precision(table, traced, articles, cases):
    """A passage is true when both sides say the same words again: MIN_SAME
    equal words in order, MIN_RUN of them in one run, and half of the longer
    side."""
    every = list(all_passages(traced))
    every.sort(key=lambda p: hashlib.sha256(
        f'{p[0]} {p[1]} {p[2]}'.encode()).digest())
    shares = quality_table.Shares()
    for a, b, (sa, sb), kind in every[:CHECK_AT_MOST]:
        if a not in articles or b not in articles:
            continue
        x = words(articles[a]['text'].encode(), sa)
        y = words(articles[b]['text'].encode(), sb)
        same, share, run = agree(x, y)
        true = same >= min(MIN_SAME, len(x), len(y)) and share >= .5 and \
            run >= MIN_RUN
        shares.add('passages true word by word', true)
        if not true:
            cases.note('false passage', a, b, sa, sb, kind, same,
                       f'{share:.2f}', run)
    shares.write(table, 'us-news', {'passages true word by word': 1.0})


def measure_standing(table, traced, articles, cases):
    """Every place of a standing record says the words of its text."""
    shares = quality_table.Shares()
    order = sorted(traced.standing, key=lambda s: hashlib.sha256(
        s.get('text', '').encode()).digest())
    for s in order[:400]:
        text = s.get('text', '').encode()
        text = words(text, (0, len(text)))
        for place in s['articles'][:10]:
            if place['id'] not in articles:
                continue
            at = words(articles[place['id']]['text'].encode(), place['span'])
            same, share, run = agree(text, at)
            true = share >= .5 or run >= MIN_SAME
            shares.add('standing places true word by word', true)
            if not true:
                cases.note('false place', place['id'], place['span'])
    shares.write(table, 'us-news')


# ---- Kinds and direction ----------------------------------------------------

def kind_scores(rows, pairs, cases):
    """Per kind: [right, said, labelled]; and all rows by themselves."""
    score = {k: [0, 0, 0] for k in KINDS}
    right = sure_right = sure = either = 0
    for r in rows:
        want, got = one_kind(r['kind']), pairs.kind(r['a'], r['b'])
        also = {one_kind(k) for k in (r['also'] or '').split(',')}
        if want in score:
            score[want][2] += 1
        if got in score:
            score[got][1] += 1
            score[got][0] += got == want
        right += got == want
        either += got == want or got in also
        if r['confidence'] == 'high':
            sure += 1
            sure_right += got == want
        if got != want:
            cases.note('kind', r['a'], r['b'], 'is', want, 'got', got,
                       r['confidence'], r['containment'], r['also'],
                       half(r['a'], r['b']), r['file'], r['why'])
    return score, right, either, sure_right, sure


def write_kinds(table, rows, pairs, data, cases, many=0):
    """many: labels that a kind must have for its shares to be aimed at."""
    score, right, either, sure_right, sure = kind_scores(rows, pairs, cases)
    for k, (hit, said, labelled) in score.items():
        is_aim = k in ('copy', 'shared_quotation', 'standing')
        target = KIND_TARGET if is_aim and labelled >= many else None
        p = hit / said if said else None
        r = hit / labelled if labelled else None
        table.add(f'kind precision: {k}', data, p, said, target)
        table.add(f'kind recall: {k}', data, r, labelled, target)
        if labelled:
            f1 = 2 * hit / (said + labelled)
            table.add(f'kind F1: {k}', data, f1, labelled)
    write_sure_copies(table, rows, pairs, data)
    table.share('kind right', data, right, len(rows))
    table.share('kind right or second choice', data, either, len(rows))
    table.share('kind right where the label is sure', data, sure_right, sure)


def write_sure_copies(table, rows, pairs, data):
    """The same of copies, over labels whose reader was sure."""
    sure = [r for r in rows if r['confidence'] == 'high']
    hit, said, labelled = kind_scores(sure, pairs,
                                      quality_table.Cases(None, ''))[0]['copy']
    where = 'copy, where the label is sure'
    table.share(f'kind precision: {where}', data, hit, said)
    table.share(f'kind recall: {where}', data, hit, labelled)


def measure_kinds(setup, table, pairs, cases):
    rows = read_kinds(quality_trace.find(setup, 'us-news', 'kinds.tsv'),
                      'kinds.tsv')
    if not rows:
        table.absent('us-news/kinds.tsv')
        return
    rows += read_kinds(os.path.join(setup.here, 'kinds-more.tsv'),
                       'kinds-more.tsv')
    rows = [r for r in rows if r['a'] in pairs.traced.article and
            r['b'] in pairs.traced.article]
    silent = quality_table.Cases(None, '')
    for name in ('choose', 'check'):
        some = [r for r in rows if half(r['a'], r['b']) == name]
        write_kinds(table, some, pairs, f'us-news labels, {name}', silent)
    write_kinds(table, rows, pairs, 'us-news labels', cases)
    given = [r for r in rows if r['file'] == 'kinds.tsv']
    for name in ('choose', 'check'):
        some = [r for r in given if half(r['a'], r['b']) == name]
        write_kinds(table, some, pairs, f'us-news kinds.tsv, {name}', silent)
    write_kinds(table, given, pairs, 'us-news kinds.tsv', silent)
    measure_direction(table, rows, pairs, 'us-news labels', cases)
    fresh = read_kinds(os.path.join(setup.here, 'kinds-fresh.tsv'),
                       'kinds-fresh.tsv')
    write_kinds(table, fresh, pairs, 'us-news fresh labels', cases, MANY)
    drawn = read_kinds(os.path.join(setup.here, 'kinds-copies.tsv'),
                       'kinds-copies.tsv')
    for name in ('choose', 'check'):
        some = [r for r in drawn if half(r['a'], r['b']) == name]
        write_kinds(table, some, pairs, f'us-news drawn labels, {name}',
                    cases, len(drawn) + 1)


def measure_direction(table, rows, pairs, data, cases):
    """Over labelled copies that trace put into one family."""
    shares = quality_table.Shares()
    for r in rows:
        got = pairs.direction(r['a'], r['b'])
        want = r['direction']
        if r['kind'] != 'copy' or got is None or want == 'none':
            continue
        if want in ('a', 'b'):
            shares.add('direction right', got == want)
            shares.add('direction the wrong way round',
                       got in ('a', 'b') and got != want)
        elif want == 'common':
            shares.add('direction: common source seen', got == 'common')
        else:
            shares.add('direction: unknown said to be so', got == 'unknown')
        if got != want:
            cases.note('direction', r['a'], r['b'], 'is', want, 'got', got,
                       r['confidence'], r['why'])
    shares.write(table, data)


# ---- Kinds on other data ----------------------------------------------------

def reuters_articles(path):
    """Reuters of 1987, one house: bodies are lines of a wire, a paragraph
    begins with blanks; times have months by name and no zone."""
    with open(path) as f:
        for line in f:
            d = json.loads(line)
            time = re.match(r'(\S+) +([0-9:]+)', d['date'].strip())
            time = datetime.datetime.strptime(' '.join(time.groups()),
                                              '%d-%b-%Y %H:%M:%S')
            paras = d['body'].replace('&#3;', '').strip().split('\n    ')
            yield {'id': str(d['id']), 'source': 'Reuter',
                   'date': time.strftime('%Y-%m-%dT%H:%M:%SZ'),
                   'title': html.unescape(d['title']).strip(),
                   'text': html.unescape('\n\n'.join(
                       ' '.join(p.split()) for p in paras))}


def pair_articles(path):
    """SemEval's pairs: no title, no date; the outlet is the link's."""
    with open(path) as f:
        for line in f:
            d = json.loads(line)
            for n in '12':
                yield {'id': f'{d["pair_id"]}/{n}', 'url': d['link' + n],
                       'text': d['text' + n]}


def lead_articles(path):
    """neus: three outlets' leads of a story; no outlet, no date."""
    with open(path) as f:
        for line in f:
            d = json.loads(line)
            for i, text in enumerate(d['articles']):
                title, _, body = text.partition('ARTICLE=>')
                title = title.replace('TITLE=>', '').strip().rstrip('.')
                if body.strip():
                    yield {'id': f'{d["story"]}/{i}', 'title': title,
                           'text': body.strip()}


def measure_elsewhere(setup, table, cases):
    """The same kinds, where no rule was ever chosen."""
    for names, make, labels, data in (
            (('datelines', 'reuters.jsonl'), reuters_articles,
             'kinds-reuters.tsv', 'Reuters 1987 fresh labels'),
            (('story-pairs', 'semeval2022.jsonl'), pair_articles,
             'kinds-pairs.tsv', 'SemEval fresh labels'),
            (('story-groups', 'neus.jsonl'), lead_articles,
             'kinds-leads.tsv', 'neus leads, edges drawn')):
        path = quality_trace.find(setup, *names)
        rows = read_kinds(os.path.join(setup.here, labels), labels)
        if not path or not rows:
            table.absent('/'.join(names))
            continue
        made = os.path.join(setup.cache, f'kinds-{names[0]}.jsonl')
        with open(made, 'w') as f:
            for a in make(path):
                f.write(json.dumps(a, ensure_ascii=False) + '\n')
        try:
            pairs = Pairs(quality_trace.trace_jsonl(setup, [made]))
        except (quality_trace.Failed, ValueError) as e:
            quality_trace.warn(f'{names[0]}: {e}')
            continue
        write_kinds(table, rows, pairs, data, cases, len(rows) + 1)
        measure_direction(table, rows, pairs, data, cases)
        if names[0] == 'datelines':
            rows = read_kinds(os.path.join(setup.here, 'kinds-forms.tsv'),
                              'kinds-forms.tsv')
            write_kinds(table, rows, pairs, 'Reuters 1987 edges drawn', cases,
                        len(rows) + 1)
            rows = read_kinds(os.path.join(setup.here, 'kinds-edges.tsv'),
                              'kinds-edges.tsv')
            for name in ('choose', 'check'):
                some = [r for r in rows if r['half'] == name]
                write_kinds(table, some, pairs,
                            f'Reuters 1987 edges, {name}', cases,
                            len(rows) + 1)


# ---- All of it --------------------------------------------------------------

def read_articles(path):
    out = {}
    with open(path) as f:
        for line in f:
            d = json.loads(line)
            out[d['id']] = d
    return out


def measure(setup, table):
    path = quality_trace.find(setup, 'us-news', 'articles.jsonl')
    if not path:
        table.absent('us-news/articles.jsonl')
        return
    try:
        traced = quality_trace.trace_jsonl(setup, [path])
    except (quality_trace.Failed, ValueError) as e:
        quality_trace.warn(f'us-news: {e}')
        return
    articles = read_articles(path)
    cases = quality_table.Cases(setup.cases, 'us-news.txt')
    pairs = Pairs(traced)
    measure_recall(setup, table, pairs, articles, cases)
    measure_precision(table, traced, articles, cases)
    measure_standing(table, traced, articles, cases)
    measure_kinds(setup, table, pairs, cases)
    measure_elsewhere(setup, table, cases)
    cases.close()
