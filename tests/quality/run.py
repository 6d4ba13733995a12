#!/usr/bin/python3
"""Measure what wirecopy finds, and write one table.

usage: run.py BIN BUILD_DIR [PART...]

BIN is the wirecopy to measure; BUILD_DIR the Meson build folder, where the
measuring programs stand in tests/quality. Parts: newsroom us-news seeds
programs compare labels links pairs edits feeds formats digest; without any, all
of them. What each row means: docs/quality.md.

    WIRECOPY_DATA     folder of measuring data    [../shared/data]
    WIRECOPY_SEEDS    folder of the two seeds     [../shared/seeds]
    WIRECOPY_RESULTS  the table [tests/quality/results.csv]
    WIRECOPY_CASES    folder for the cases behind each number [none]

Rows whose data is absent are left out, and said so.
SPDX-License-Identifier: Apache-2.0
"""
import os
import sys
import time

import quality_compare
import quality_digest
import quality_edits
import quality_feeds
import quality_labels
import quality_links
import quality_newsroom
import quality_formats
import quality_pairs
import quality_programs
import quality_seeds
import quality_table
import quality_trace
import quality_usnews

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

PARTS = {
    'newsroom': quality_newsroom.measure,
    'us-news': quality_usnews.measure,
    'seeds': quality_seeds.measure,
    'programs': quality_programs.measure,
    'compare': quality_compare.measure,
    'digest': quality_digest.measure,
    'labels': quality_labels.measure,
    'links': quality_links.measure,
    'pairs': quality_pairs.measure,
    'edits': quality_edits.measure,
    'feeds': quality_feeds.measure,
    'formats': quality_formats.measure,
}


def settings(binary, build):
    def folder(name, default):
        return os.path.abspath(os.environ.get(name) or
                               os.path.join(ROOT, default))
    cases = os.environ.get('WIRECOPY_CASES')
    return quality_trace.Setup(
        binary=os.path.abspath(binary),
        build=os.path.abspath(build),
        root=ROOT,
        here=HERE,
        data=folder('WIRECOPY_DATA', '../shared/data'),
        seeds=folder('WIRECOPY_SEEDS', '../shared/seeds'),
        cache=os.path.join(os.path.abspath(build), 'quality-cache'),
        cases=os.path.abspath(cases) if cases else None)


def main(argv):
    if len(argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    setup = settings(argv[1], argv[2])
    wanted = argv[3:] or list(PARTS)
    unknown = [p for p in wanted if p not in PARTS]
    if unknown:
        print(f'run.py: no such part: {" ".join(unknown)}; '
              f'there are {" ".join(PARTS)}', file=sys.stderr)
        return 2
    os.makedirs(setup.cache, exist_ok=True)
    table = quality_table.Table()
    for part in wanted:
        began = time.monotonic()
        PARTS[part](setup, table)
        print(f'{part}: {time.monotonic() - began:.1f} s', file=sys.stderr)
    path = os.environ.get('WIRECOPY_RESULTS') or \
        os.path.join(HERE, 'results.csv')
    table.write(path, keep_others=bool(argv[3:]))
    table.show(sys.stdout)
    print(f'{len(table.rows)} rows in {path}', file=sys.stderr)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
