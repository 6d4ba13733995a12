"""The two articles behind the project: an agency copy (001...), and an
outlet's rewrite of it (000...).

SPDX-License-Identifier: Apache-2.0
"""
import glob
import os

import quality_trace


def seed(setup, number):
    found = glob.glob(os.path.join(setup.seeds, number + '_*.txt'))
    return found[0] if found else None


def all_credits(article):
    out = {c if isinstance(c, str) else c.get('name', '')
           for c in article.get('credits') or []}
    dateline = article.get('dateline') or {}
    return {c.lower() for c in out | {dateline.get('credit') or ''} if c}


def measure(setup, table):
    rewrite, copy = seed(setup, '000'), seed(setup, '001')
    if not rewrite or not copy:
        table.absent('seeds')
        return
    try:
        t = quality_trace.trace_json(setup, [rewrite, copy])
    except quality_trace.Failed as e:
        quality_trace.warn(f'seeds: {e}')
        return
    t.rekey(lambda a: os.path.basename(a.get('path') or a['id'])[:3])
    a000, a001 = t.article.get('000', {}), t.article.get('001', {})
    family = t.family.get('000') or {}
    edge = t.parents.get('000', {}).get('001') or \
        t.parents.get('001', {}).get('000')
    why = ' '.join((edge or {}).get('reasons') or []).lower()
    cited = str([family.get('lost_sources'), family.get('cited'),
                 a000.get('credits'), a001.get('credits')]).lower()
    rows = {
        'one family': t.one_family('000', '001'),
        'by paraphrase': edge is not None and (
            edge.get('paraphrase') or edge.get('is_paraphrase') or
            'other words' in why or 'rewr' in why or 'paraphras' in why),
        'label claim of 001': (a001.get('label') or {}).get('claim')
        in ('unmodified', 'auto'),
        'no label claim of 000': not a000.get('label'),
        'credit of 000': 'nationpress' in all_credits(a000),
        'Yonhap cited': 'yonhap' in cited,
        'direction 001 to 000': '001' in t.parents.get('000', {}),
        'direction has reasons': bool((edge or {}).get('reasons')),
    }
    for name, hit in rows.items():
        table.add(f'seeds: {name}', 'seeds', float(bool(hit)), 1, 1)
