"""What a tool found of the pairs that are known.

SPDX-License-Identifier: Apache-2.0
"""
import collections
import json

BANDS = ((.1, .2), (.2, .5), (.5, .9), (.9, 1.01))


def traced_pairs(path):
    """Pairs that meet in a trace --jsonl: in an edge or a family, an overlap
    or a standing record. Standing records are groups, not lists of pairs, so
    this answers for a pair instead of listing all."""
    groups = collections.defaultdict(set)
    pairs, n = set(), 0
    with open(path, encoding='utf-8') as f:
        for line in f:
            r = json.loads(line)
            if r['type'] == 'overlap':
                pairs.add(frozenset((r['a'], r['b'])))
            elif r['type'] in ('family', 'standing'):
                n += 1
                ids = r['members'] if r['type'] == 'family' else [
                    a['id'] for a in r['articles']]
                for i in ids:
                    groups[i].add(n)
                if r['type'] == 'family':
                    pairs |= {frozenset((e['parent'], e['child']))
                              for e in r['edges']}
    return lambda a, b: frozenset((a, b)) in pairs or bool(
        groups.get(a, set()) & groups.get(b, set()))


def listed_pairs(path):
    with open(path, encoding='utf-8') as f:
        pairs = {frozenset(line.split('\t')[:2])
                 for line in f.read().splitlines()}
    return lambda a, b: frozenset((a, b)) in pairs


def read_truth(path):
    """Lines of tab-separated values; of derive.py: class, a, b."""
    with open(path, encoding='utf-8') as f:
        return [tuple(line.split('\t')) for line in f.read().splitlines()]


def read_overlaps(path):
    """Lines of brute_force: a, b, shared runs of 8 words, containment; the
    class is a band of it."""
    out = []
    for a, b, _, share in read_truth(path):
        for low, high in BANDS:
            if low <= float(share) < high:
                out.append((f'{low:g}-{min(high, 1):g}', a, b))
    return out


def recall(truth, has_pair):
    """{class: (found, all)}, and of all together under ''."""
    found = collections.Counter()
    total = collections.Counter()
    for kind, a, b in truth:
        hit = has_pair(a, b)
        for k in (kind, ''):
            total[k] += 1
            found[k] += hit
    return {k: (found[k], total[k]) for k in total}


def precision(truth, path):
    """Share of listed pairs that are true; None without any."""
    true = {frozenset((a, b)) for _, a, b in truth}
    with open(path, encoding='utf-8') as f:
        pairs = {frozenset(line.split('\t')[:2])
                 for line in f.read().splitlines()}
    return len(pairs & true) / len(pairs) if pairs else None
