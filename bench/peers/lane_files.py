#!/usr/bin/python3
"""Run a peer that works from file to file, in a process of its own.

usage: lane_files.py TOOL SETTING ARTICLES.jsonl PAIRS.tsv

TOOL is datatrove or text-dedup; SETTING BANDSxROWS, on 5 words. Both keep
their stages on disk, in a folder that is removed. Prints one JSON object as
lane.py does; its seconds are from the file to clusters, what both end with.
Pairs are those of its buckets, before clusters make strangers of one's
friends.
SPDX-License-Identifier: Apache-2.0
"""
import contextlib
import importlib.metadata
import json
import os
import resource
import struct
import sys
import tempfile
import time


def datatrove(path, folder, bands, rows):
    """Signatures, buckets, clusters, each with one worker."""
    os.environ['DATATROVE_COLORIZE_LOGS'] = '0'
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import (MinhashDedupBuckets,
                                          MinhashDedupCluster,
                                          MinhashDedupSignature)
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.pipeline.readers import JsonlReader
    config = MinhashConfig(n_grams=5, num_buckets=bands,
                           hashes_per_bucket=rows)
    at = {name: os.path.join(folder, name)
          for name in ('signatures', 'buckets', 'remove')}
    stages = [
        ([JsonlReader(path, text_key='text', id_key='id'),
          MinhashDedupSignature(at['signatures'], config=config)], 1),
        ([MinhashDedupBuckets(at['signatures'], at['buckets'],
                              config=config)], bands),
        ([MinhashDedupCluster(at['buckets'], at['remove'],
                              config=config)], 1)]
    for stage, tasks in stages:
        LocalPipelineExecutor(pipeline=stage, tasks=tasks, workers=1,
                              logging_dir=os.path.join(folder, 'logs'),
                              skip_completed=False).run()
    for name in sorted(os.listdir(at['buckets'])):
        if name.endswith('.dups'):
            with open(os.path.join(at['buckets'], name), 'rb') as f:
                for _, a, _, b in struct.iter_unpack('<4I', f.read()):
                    yield a, b


def text_dedup(path, folder, bands, rows):
    """Its command, called in place; its union-find tells the pairs."""
    from text_dedup import minhash
    from text_dedup.utils.union_find import UnionFind
    pairs, union = [], UnionFind.union

    def noted(self, x, y):
        if x != y:
            pairs.append((x, y))
        return union(self, x, y)

    UnionFind.union = noted
    with contextlib.redirect_stdout(sys.stderr):
        minhash.main(args=[
            '--path', 'json', '--data_files', path, '--split', 'train',
            '--cache_dir', os.path.join(folder, 'cache'), '--output',
            os.path.join(folder, 'out'), '--column', 'text', '--ngram', '5',
            '--num_perm', str(bands * rows), '--b', str(bands), '--r',
            str(rows), '--num_proc', '1', '--batch_size', '10000'],
            standalone_mode=False)
    return pairs


TOOLS = {'datatrove': datatrove, 'text-dedup': text_dedup}


def main():
    tool, setting, path, out = sys.argv[1:]
    bands, rows = (int(x) for x in setting.split('x'))
    with tempfile.TemporaryDirectory() as folder:
        os.environ['HF_HOME'] = os.path.join(folder, 'home')
        os.environ['HF_HUB_OFFLINE'] = '1'
        begun = time.perf_counter()
        found = set(TOOLS[tool](path, folder, bands, rows))
        done = time.perf_counter()
    usage = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(path, encoding='utf-8') as f:
        articles = [json.loads(line) for line in f]
    with open(out, 'w', encoding='utf-8') as f:
        for i, j in sorted(found):
            f.write(f'{articles[i]["id"]}\t{articles[j]["id"]}\n')
    print(json.dumps({
        'tool': tool, 'version': importlib.metadata.version(tool),
        'unit': 'five', 'setting': setting, 'text_s': done - begun,
        'articles': len(articles),
        'bytes': sum(len(a['text'].encode()) for a in articles),
        'pairs': len(found),
        'peak_bytes': max(usage.ru_maxrss, children.ru_maxrss) * 1024}))


main()
