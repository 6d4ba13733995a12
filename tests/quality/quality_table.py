"""The one table: measure, data, value, target, n.

SPDX-License-Identifier: Apache-2.0
"""
import collections
import csv
import os
import sys

COLUMNS = ['measure', 'data', 'value', 'target', 'n']


class Table:
    def __init__(self):
        self.rows = []

    def add(self, measure, data, value, n, target=None):
        """One row. value None (nothing to count) leaves the row out."""
        if value is None:
            return
        self.rows.append([measure, data, f'{value:.4f}',
                          '' if target is None else f'{target:g}', str(n)])

    def share(self, measure, data, hits, n, target=None):
        self.add(measure, data, hits / n if n else None, n, target)

    def absent(self, what):
        print(f'left out: {what}', file=sys.stderr)

    def write(self, path, keep_others=False):
        """keep_others: rows of the old table that were not measured now
        stay where they are, so that one part can be measured again alone."""
        rows = self.rows
        if keep_others and os.path.exists(path):
            with open(path, newline='') as f:
                old = [r for r in csv.reader(f)][1:]
            new = {(r[0], r[1]): r for r in rows}
            had = {(r[0], r[1]) for r in old}
            rows = [new.get((r[0], r[1]), r) for r in old] + \
                [r for r in rows if (r[0], r[1]) not in had]
        temporary = path + '.tmp'
        with open(temporary, 'w', newline='') as f:
            out = csv.writer(f, lineterminator='\n')
            out.writerow(COLUMNS)
            out.writerows(rows)
        os.replace(temporary, path)

    def show(self, out):
        width = max([len(r[0]) for r in self.rows] + [10])
        data = max([len(r[1]) for r in self.rows] + [10])
        for measure, d, value, target, n in self.rows:
            mark = ''
            if target == '0':
                mark = 'above' if float(value) > 0 else 'reached'
            elif target:
                mark = 'reached' if float(value) >= float(target) else 'below'
            out.write(f'{measure:{width}}  {d:{data}}  {value}  '
                      f'{target:6}  {n:>7}  {mark}\n')


class Shares:
    """Hits and tries by name, in the order first met."""

    def __init__(self):
        self.counts = collections.OrderedDict()

    def add(self, name, hit, n=1):
        h, t = self.counts.get(name, (0, 0))
        self.counts[name] = (h + int(hit), t + n)

    def write(self, table, data, targets=None):
        for name, (h, n) in self.counts.items():
            table.share(name, data, h, n, (targets or {}).get(name))


class Cases:
    """Where the cases behind the numbers go: a text file a part, on request
    only, since they may quote text that must not be kept."""

    def __init__(self, folder, name):
        self.out = None
        if folder:
            os.makedirs(folder, exist_ok=True)
            self.out = open(os.path.join(folder, name), 'w')

    def note(self, *parts):
        if self.out:
            print(*parts, sep='\t', file=self.out)

    def close(self):
        if self.out:
            self.out.close()
