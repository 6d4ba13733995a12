"""What labels claim, in wordings by writers who had not seen the program.

labels-choose.tsv and labels-check.tsv hold language, claim and line; "none"
is a line that looks near and claims nothing. Rules are chosen on the first,
the lines of the second are not looked at. Each line stands as the last
paragraph of a short report.
SPDX-License-Identifier: Apache-2.0
"""
import csv
import json
import os

import quality_table
import quality_trace

CLAIMS = ('unmodified', 'headline', 'auto')  # that the text is an agency's
REPORTS = {
    'en': 'The harbour of Port Ellery will close for three days after a storm '
          'tore two piers from their piles, the port authority said.',
    'de': 'Der Hafen von Ellersand wird nach einem Sturm drei Tage lang '
          'geschlossen, wie die Verwaltung am Dienstag mitteilte.',
    'fr': "Le port d'Ellery fermera trois jours après une tempête qui a "
          "arraché deux jetées, a annoncé mardi l'autorité portuaire.",
    'es': 'El puerto de Ellera cerrará tres días tras un temporal que arrancó '
          'dos muelles, informó el martes la autoridad portuaria.',
    'it': 'Il porto di Ellera chiuderà per tre giorni dopo una tempesta che '
          "ha strappato due moli, ha comunicato martedì l'autorità portuale.",
    'pt': 'O porto de Ellera fecha por três dias depois de um temporal que '
          'arrancou dois cais, informou na terça-feira a autoridade.',
    'hi': 'तूफान के बाद एलेरी बंदरगाह तीन दिन तक बंद रहेगा, बंदरगाह प्राधिकरण '
          'ने मंगलवार को कहा।',
    'ko': '폭풍으로 부두 두 곳이 무너진 엘러리 항구가 사흘 동안 문을 닫는다고 항만 '
          '당국이 화요일 밝혔다.',
}


def lines(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.reader(f, delimiter='\t', quoting=csv.QUOTE_NONE))


def read(setup, rows, name):
    """(claim, credits) that the program sees in each line."""
    path = os.path.join(setup.cache, name + '.jsonl')
    with open(path, 'w', encoding='utf-8') as out:
        for i, (language, _, line) in enumerate(rows):
            json.dump({'id': str(i), 'title': 'Port', 'language': language,
                       'text': f'{REPORTS[language]}\n\n{line}'}, out)
            out.write('\n')
    out = quality_trace.run([setup.binary, 'read', '--json', path])
    seen = {}
    for a in json.loads(out)['articles']:
        label = a.get('label')
        seen[int(a['id'])] = (label['claim'] if label else None,
                              a.get('credits'))
    return [seen[i] for i in range(len(rows))]


def score(row, seen, shares, cases):
    """A line that names whom its input is from is a credit, not a label."""
    language, claim, line = row
    got, credits = seen
    is_claim = got in CLAIMS
    if claim in CLAIMS:
        shares.add('label claim seen', is_claim)
        shares.add(f'label claim seen: {language}', is_claim)
    if claim == 'none':
        right = not is_claim
        shares.add('lines without a claim left alone', right)
    elif claim == 'inputs':
        right = got == 'inputs' or bool(credits)
        shares.add('label right: inputs', right)
    else:
        right = got == claim
        shares.add(f'label right: {claim}', right)
    if is_claim:
        shares.add('label claims that are one', claim in CLAIMS)
    if not right:
        cases.note('label', language, claim, got, line)


def measure(setup, table):
    for half in ('choose', 'check'):
        path = os.path.join(setup.here, f'labels-{half}.tsv')
        data = f'fresh labels, {half}'
        rows = lines(path)
        shares = quality_table.Shares()
        cases = quality_table.Cases(setup.cases, f'{data}.txt')
        try:
            seen = read(setup, rows, f'labels-{half}')
        except quality_trace.Failed as e:
            quality_trace.warn(f'{data}: {e}')
            continue
        for row, got in zip(rows, seen):
            score(row, got, shares, cases)
        cases.close()
        shares.write(table, data, {'lines without a claim left alone': .95})
