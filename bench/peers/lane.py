#!/usr/bin/python3
"""Run one peer over one file, in a process of its own.

usage: lane.py TOOL UNIT SETTING ARTICLES.jsonl PAIRS.tsv

TOOL is rensa, fastsketch, gaoya or datasketch; UNIT words or five; SETTING
BANDSxROWS. Reads the texts first, then measures: text in memory to pairs of
numbers, with the tokens that each tool's own benchmark makes in Python, or
its own tokeniser where it has one. Prints one JSON object: seconds, articles,
bytes, peak memory, versions. Pairs are candidates of its index that its own
estimate of likeness keeps; all of them count.
SPDX-License-Identifier: Apache-2.0
"""
import importlib.metadata
import json
import resource
import sys
import time


def units(text, unit):
    words = text.lower().split()
    if unit == 'words':
        return set(words)
    return {' '.join(words[i:i + 5]) for i in range(max(1, len(words) - 4))}


def rensa(texts, unit, bands, rows):
    import rensa as lib
    n = bands * rows
    lsh = lib.RMinHashLSH(threshold=.5, num_perm=n, num_bands=bands)
    hashes = []
    for i, text in enumerate(texts):
        m = lib.RMinHash(num_perm=n, seed=42)
        m.update(list(units(text, unit)))
        lsh.insert(i, m)
        hashes.append(m)
    for i, m in enumerate(hashes):
        for j in lsh.query(m):
            if j < i:
                yield j, i


def fastsketch(texts, unit, bands, rows):
    import FastSketchLSH as lib
    n = bands * rows
    sketcher = lib.FastSimilaritySketch(n, 42)
    sketches = sketcher.batch([list(units(t, unit)) for t in texts])
    index = lib.LSH(n, bands)
    index.insert(sketches)
    for i, found in enumerate(index.query(sketches)):
        for j in found:
            if j < i:
                yield j, i


def gaoya(texts, unit, bands, rows):
    from gaoya.minhash import MinHashStringIndex
    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=.5, num_bands=bands, band_size=rows,
        analyzer='word', lowercase=True,
        ngram_range=(1, 1) if unit == 'words' else (5, 5))
    for i, text in enumerate(texts):
        index.insert_document(i, text)
    for i, text in enumerate(texts):
        for j in index.query(text):
            if j < i:
                yield j, i


def datasketch(texts, unit, bands, rows):
    from datasketch import MinHash, MinHashLSH
    lsh = MinHashLSH(num_perm=bands * rows, params=(bands, rows))
    hashes = []
    for i, text in enumerate(texts):
        m = MinHash(num_perm=bands * rows)
        m.update_batch([u.encode() for u in units(text, unit)])
        lsh.insert(i, m)
        hashes.append(m)
    for i, m in enumerate(hashes):
        for j in lsh.query(m):
            if j < i:
                yield j, i


TOOLS = {'rensa': (rensa, 'rensa'), 'fastsketch': (fastsketch,
                                                   'FastSketchLSH'),
         'gaoya': (gaoya, 'gaoya'), 'datasketch': (datasketch, 'datasketch')}


def main():
    tool, unit, setting, path, out = sys.argv[1:]
    bands, rows = (int(x) for x in setting.split('x'))
    ids, texts = [], []
    begun = time.perf_counter()
    with open(path, encoding='utf-8') as f:
        for line in f:
            article = json.loads(line)
            ids.append(article['id'])
            texts.append(article['text'])
    read = time.perf_counter()
    run, package = TOOLS[tool]
    pairs = set(run(texts, unit, bands, rows))
    done = time.perf_counter()
    with open(out, 'w', encoding='utf-8') as f:
        for i, j in sorted(pairs):
            f.write(f'{ids[i]}\t{ids[j]}\n')
    print(json.dumps({
        'tool': tool, 'version': importlib.metadata.version(package),
        'unit': unit, 'setting': setting, 'read_s': read - begun,
        'text_s': done - read, 'articles': len(ids),
        'bytes': sum(len(t.encode()) for t in texts), 'pairs': len(pairs),
        'peak_bytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        * 1024}))


main()
