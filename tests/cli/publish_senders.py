"""Who may change an item, and what a site remembers of what it never showed.

usage: publish_senders.py

Prints for each case what a run said of the id, the words that its page has,
and what the audit trail tells.
SPDX-License-Identifier: Apache-2.0
"""
import json
import os
import re
import shutil
import subprocess
import sys

TEXT = ('PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a '
        'second berth in spring, the harbour board said on Monday, and it '
        'will cost {} million crowns.\n\nThe old berth stays open until the '
        'summer timetable begins.')
ID = 'urn:newsml:npa.example:20260303:ferry'


def item(version='1', outlet='NPA', cost='four', **more):
    """One row of JSONL; None leaves a field out."""
    row = {'id': ID, 'outlet': outlet, 'version': version,
           'title': 'Second berth for the night ferry',
           'text': TEXT.format(cost)}
    if version and version.isdigit():
        row['published'] = f'2026-03-03T08:{int(version):02}:00Z'
    row.update(more)
    return {k: v for k, v in row.items() if v is not None}


NOTE = {'title': 'KILL KILL KILL',
        'text': 'Please kill "Second berth for the night ferry".'}


def kill(version='2', **more):
    return item(version, status='canceled', **more)


def hold(version='2', **more):
    return item(version, status='withheld', **more)


CASES = {
    'another sender has a later version': [
        [item()], [item(), item('2', 'Evening Fog', 'forty')]],
    'another sender kills it': [[item()], [kill(outlet='Evening Fog')]],
    'another sender holds it': [[item()], [hold(outlet='Evening Fog')]],
    'told once': [[item()], [kill(outlet='Evening Fog')],
                  [kill(outlet='Evening Fog')]],
    'its own sender, otherwise spelt': [
        [item()], [item('2', ' npa ', 'forty')]],
    'its sender in full': [
        [item()], [kill(outlet='Nordhaven Press Agency')]],
    'the agency that the item credits': [
        [item(id='a', outlet='The Post')], [kill(id='a')]],
    'whom the id names comes before who came first': [
        [item(outlet='Evening Fog', cost='forty')], [item('2')]],
    'both at once': [[item('2', 'Evening Fog', 'forty'), item()]],
    'both at once, the id names nobody': [
        [item('2', 'Evening Fog', 'forty', id='a'), item(id='a')]],
    'nobody known has a later version': [
        [item()], [item('2', None, 'forty', text='The berth costs forty '
                        'million crowns, and there will be only one.')]],
    'nobody known kills it': [[item()], [kill(outlet=None, text='', title='-')]],
    'nobody known kills it, and the same version comes again': [
        [item()], [kill(outlet=None, text='', title='-')], [item()]],
    'nobody known kills it, and a later version comes': [
        [item()], [kill(outlet=None, text='', title='-')], [item('3')]],
    'nobody known kills it, then its sender does': [
        [item()], [kill(outlet=None, text='', title='-')], [kill('3')]],
    'neither names anybody': [
        [item(id='a', outlet=None, text='The berth costs four crowns, and '
              'nobody says who wrote this.')],
        [kill(id='a', outlet=None, text='', title='-')]],
    'a kill under the id of one, with the words of another': [
        [item(), item(id='a', outlet=None, text='A crane was moved.')],
        [item(), kill(id='a', outlet='Evening Fog')],
        [item(), kill(id='a', outlet='Evening Fog')]],
    'a note of another': [
        [item()], [item(), item(
            id='n', version=None, outlet='Evening Fog', title='KILL KILL KILL',
            text='Please kill "Second berth for the night ferry".')]],
    'a note of nobody known': [
        [item()], [item(), item(
            id='n', version=None, outlet=None, title='KILL KILL KILL',
            text='Please kill "Second berth for the night ferry".')]],
    'a note of its sender': [
        [item()], [item(), item(
            id='n', version=None, title='KILL KILL KILL',
            text='Please kill "Second berth for the night ferry".')]],

    'withheld first, then an older version': [[hold()], [item()]],
    'withheld and an older version at once': [[hold(), item()]],
    'withheld, and again as it was': [[item()], [hold('1'), item('1')]],
    'withheld first, then a later version': [[hold()], [item('3')]],
    'under embargo first, then an older version': [
        [item('2', embargo='2026-03-04T00:00:00Z')], [item()]],
    'under embargo first, then its time comes': [
        [item('2', embargo='2026-03-03T09:01:00Z')],
        [item('2', embargo='2026-03-03T09:01:00Z')]],
    'one version under embargo and not': [
        [item('2', embargo='2026-03-04T00:00:00Z'), item('2')]],
    'one version not under embargo, and under it': [
        [item('2'), item('2', embargo='2026-03-04T00:00:00Z')]],
    'one version under two embargoes': [
        [item('2', embargo='2026-03-04T00:00:00Z'),
         item('2', embargo='2026-03-03T08:00:00Z')]],
    'one version under two embargoes, the other way round': [
        [item('2', embargo='2026-03-03T08:00:00Z'),
         item('2', embargo='2026-03-04T00:00:00Z')]],
    'one version under embargo, held, and neither': [
        [hold('2'), item('2', embargo='2026-03-04T00:00:00Z'), item('2')]],
    'under embargo first, then the same version without': [
        [item('2', embargo='2026-03-03T09:02:00Z')], [item('2')]],
    'under embargo first, then the same version without, three times': [
        [item('2', embargo='2026-03-03T09:05:00Z')],
        [item('2')], [item('2')], [item('2')]],
    'under embargo first, then the same version without, in time': [
        [item('2', embargo='2026-03-03T09:02:00Z')], [item('2')], [item('2')]],
    'under a longer embargo than before': [
        [item('2', embargo='2026-03-03T09:01:00Z')],
        [item('2', embargo='2026-03-03T09:05:00Z')], [item('2')]],
    'under embargo first, then a later version without': [
        [item('2', embargo='2026-03-03T09:02:00Z')], [item('3')]],
    'it stands, under embargo, then the same version without': [
        [item('1')], [item('2', embargo='2026-03-03T09:05:00Z')], [item('2')]],
    'held without versions, then an older one': [
        [hold(None, published='2026-03-03T08:30:00Z')],
        [item(None, published='2026-03-03T08:10:00Z')]],
    'killed first': [[kill()], [item()], [item('3')]],
    'killed first by another': [
        [kill(id='a', outlet='Evening Fog')],
        [item(id='a', text='A crane was moved.')]],
    'killed first by another, whom the id does not name': [
        [kill(outlet='Evening Fog')], [item()]],
    'killed first by nobody known': [
        [kill(outlet=None, text='', title='-')], [item()]],
    'killed first by nobody known, then a later version': [
        [kill(outlet=None, text='', title='-')], [item()], [item('3')]],
    'killed first by another, who credits its sender': [
        [kill(id='a', outlet='Evening Fog')], [item(id='a')]],
    'an older hold changes nothing': [[item('3')], [hold('2')]],

    'of versions 2, 10 and 1a the tenth counts': [
        [item('2'), item('1a', published='2026-03-03T08:50:00Z'),
         item('10', cost='ten', published='2026-03-03T08:00:00Z')]],
    'dated far ahead': [[item(published='9999-01-01T00:00:00Z')]],
    'dated a day ahead': [[item(published='2026-03-04T08:59:00Z')]],
    'dated two days ahead, then right': [
        [item(published='2026-03-05T09:01:00Z')], [item()]],

    'an id that ends like a second one': [
        [item(id='a'), item(id='a#2', cost='forty', title='Another berth')]],
}

NEW = TEXT.replace('will cost {}', 'is to cost {}').format('five')


def note(**more):
    """A kill that names the story by its headline."""
    row = {'id': 'n', 'version': None, 'title': 'KILL KILL KILL',
           'published': '2026-03-03T08:30:00Z',
           'text': 'Please kill "Second berth for the night ferry".'}
    return item(**{**row, **more})


def again(**more):
    """The story under another id."""
    return item(**{'version': None, 'id': 'b', 'text': NEW,
                   'published': '2026-03-03T08:50:00Z', **more})


def copy(**more):
    return again(**{'id': 'c', 'outlet': 'The Post', **more})


FERRY = TEXT.format('four')
LATER = {
    'told anew by its sender': [again()],
    'told anew on the day of the kill': [again(published='2026-03-03')],
    'its words again': [again(text=FERRY)],
    'its words again under another dateline': [
        again(text=FERRY.replace('March 3', 'March 4'))],
    'told anew without a time': [again(published=None)],
    'told anew, dated before the kill': [
        again(published='2026-03-03T08:20:00Z')],
    'told anew, dated ahead': [again(published='2026-03-03T09:30:00Z')],
    'told anew, dated days ahead': [again(published='2026-03-09T09:00:00Z')],
    'told anew under an id that names another': [
        again(id='tag:post.example,2026:b')],
    'told anew under an id that names its sender': [
        again(id='tag:npa.example,2026:b')],
    'told anew without an id': [again(id=None)],
    'told anew, and withheld': [again(status='withheld')],
    'told anew, then killed as well': [
        again(), note(id='m', published='2026-03-03T08:55:00Z')],
    'told anew by another': [copy()],
    'told anew by nobody named': [copy(outlet=None)],
    'its words again by another': [copy(text=FERRY)],
    'a copy from before the kill': [copy(published='2026-03-03T08:20:00Z')],
    'told anew, and copied': [again(), copy(published='2026-03-03T08:52:00Z')],
    'told anew, and copied before the kill': [
        again(), copy(published='2026-03-03T08:20:00Z')],
    'told anew, and the killed words by another': [
        again(), copy(text=FERRY, published='2026-03-03T08:52:00Z')],
    'told anew, and copied with a change': [
        again(), copy(text=NEW.replace('harbour board', 'port board'),
                      published='2026-03-03T08:52:00Z')],
    'told anew, and a kill of another': [
        again(), note(id='m', outlet='Evening Fog',
                      published='2026-03-03T08:59:00Z')],
}
CASES.update({f'killed, then {k}': [[item()], [item(), note(), *v]]
              for k, v in LATER.items()})
CASES.update({
    'killed, then told anew by its sender, in one go': [
        [item(), note(), again()]],
    'killed, then told anew while the killed is not in the input': [
        [item()], [kill('2', published='2026-03-03T08:30:00Z', **NOTE)],
        [kill('2', published='2026-03-03T08:30:00Z', **NOTE), again()]],
    'killed, then its words again while the killed is not in the input': [
        [item()], [kill('2', published='2026-03-03T08:30:00Z', **NOTE)],
        [kill('2', published='2026-03-03T08:30:00Z', **NOTE),
         again(text=FERRY)]],
    'killed, then told anew, and nobody knows what was killed': [
        [note(), again()]],
    'killed, told anew and copied, then only the kill is left': [
        [item()], [item(), note(), again(), copy()],
        [note(), again(), copy()], [note(), copy()], [note()]],
    'killed, told anew and copied, then the copy is another': [
        [item()], [item(), note(), again(), copy()],
        [note(), again(), copy(text=FERRY)]],
    'killed, told anew and copied, then the new one is killed': [
        [item()], [item(), note(), again(), copy()],
        [note(), again(), copy(), note(id='m', published='2026-03-03T08:55:00Z')]],
    'killed by its id without a text, and copied': [
        [item(), copy(text=FERRY)],
        [item(), kill('2', text='', title='-',
                      published='2026-03-03T08:30:00Z'), copy(text=FERRY)]],
    'killed by its id without a text, told anew and copied': [
        [item()],
        [item(), kill('2', text='', title='-',
                      published='2026-03-03T08:30:00Z'), again(), copy(),
         copy(id='d', text=FERRY)]],
    'killed by its id without a text by another, and copied': [
        [item(), copy(text=FERRY)],
        [item(), kill('2', text='', title='-', outlet='Evening Fog',
                      published='2026-03-03T08:30:00Z'), copy(text=FERRY)]],
    'killed by its id without a text or a time of its own, told anew': [
        [item()], [item(), kill('1', text='', title='-'), again()]],
    'a kill that comes late': [
        [item(), copy()], [item(), copy(), note()]],
    'a kill without a time, then told anew': [
        [item(), note(published=None), again()]],
})

EMBARGO = {'embargo': '2026-03-04T00:00:00Z', 'published': None}
CASES.update({
    'a copy without a time of what is under embargo': [
        [item(**EMBARGO), copy(text=FERRY, published=None)]],
    'a copy without a time, and nobody credits anybody': [
        [item(**EMBARGO, text=FERRY.replace(' (NPA)', '')),
         copy(text=FERRY.replace(' (NPA)', ''), published=None)]],
    'a copy from behind an embargo that has ended': [
        [item(embargo='2026-03-03T08:30:00Z'),
         copy(text=FERRY, published=None)]],
    'a copy dated behind an embargo that has not': [
        [item(embargo='2026-03-03T10:00:00Z'),
         copy(text=FERRY, published='2026-03-03T10:30:00Z')]],
    'a copy of what is under an embargo that nobody understands': [
        [item(embargo='the end of the lecture'),
         copy(text=FERRY, published=None)]],
    'a copy of what was under embargo, and its sender lets it out': [
        [item(**{**EMBARGO, 'published': '2026-03-03T08:01:00Z'}),
         again(), copy(text=NEW, published=None)]],
    'a copy under an embargo of its own does not hold its source': [
        [item(), copy(text=FERRY, published='2026-03-03T08:30:00Z',
                      embargo='2026-03-04T00:00:00Z')]],
    'an embargo that its item leaves out the second time, and a copy': [
        [item('2', embargo='2026-03-04T00:00:00Z')],
        [item('2'), copy(text=FERRY, published=None)]],
})

FOG = 'urn:newsml:fog.example:berth'


def fog(**more):
    """A copy that another made of the agency's item."""
    return copy(**{'id': FOG, 'outlet': 'Evening Fog', 'text': FERRY,
                   'published': '2026-03-03T08:30:00Z', **more})


def fog_kill(**more):
    return fog(**{'version': '2', 'status': 'canceled', 'title': '-',
                  'text': '', 'published': '2026-03-03T08:59:00Z', **more})


def post(**more):
    return copy(**{'id': 'post', 'text': FERRY,
                   'published': '2026-03-03T08:20:00Z', **more})


PLAIN = FERRY.replace(' (NPA)', '')
FOG_S = FERRY.replace('(NPA)', '(Evening Fog)') + (
    '\n\nThe Evening Fog has seen the plans of the berth, and there are three '
    'hundred pages of them in two green boxes.\n\nA clerk carried both of them '
    'down four flights of stairs on Sunday evening, and said that nobody had '
    'asked for them since they were drawn.')
DOWN = fog(id='herald', outlet='Herald', text=FOG_S,
           published='2026-03-03T08:40:00Z')
ALL = [item(), post(), fog()]
CASES.update({
    'a copy is killed by who made it': [ALL, [*ALL, fog_kill()]],
    'a copy is killed by who made it, with its text': [
        ALL, [item(), post(), fog_kill(title=fog()['title'], text=FERRY)]],
    'a copy is killed by who made it, far ahead': [
        ALL, [*ALL, fog_kill(published='2099-01-01T00:00:00Z')]],
    'a copy is killed by a note of who made it': [
        ALL, [*ALL, note(outlet='Evening Fog',
                         published='2026-03-03T08:59:00Z')]],
    'a copy is killed by who made it, and the agency by nobody': [
        [item(), fog(text=PLAIN)], [item(), fog(text=PLAIN), fog_kill()]],
    'a copy that was dated back is killed by who made it': [
        [item(), fog(published='2026-03-03T07:00:00Z')],
        [item(), fog(published='2026-03-03T07:00:00Z'), fog_kill()]],
    'a copy that was dated back and credits nobody is killed': [
        [item(), fog(published='2026-03-03T07:00:00Z', text=PLAIN)],
        [item(), fog(published='2026-03-03T07:00:00Z', text=PLAIN),
         fog_kill()]],
    'a copy is killed by who made it, and nobody names a time': [
        [item(published=None), post(published=None), fog(published=None)],
        [item(published=None), post(published=None), fog(published=None),
         fog_kill(published=None)]],
    'a copy is killed by who made it, and what comes from it': [
        [item(), post(), fog(text=FOG_S), DOWN],
        [item(), post(), fog(text=FOG_S), DOWN, fog_kill()]],
    'a copy is killed by who made it, and sent again by it': [
        ALL, [*ALL, fog(id='fog-2', published='2026-03-03T08:45:00Z'),
              fog_kill()]],
    'a copy is killed by the agency, and only that': [
        ALL, [*ALL, fog_kill(outlet='NPA')]],
    'the agency kills its item, and copies credit nobody': [
        [item(), post(text=PLAIN), fog(text=PLAIN)],
        [item(), post(text=PLAIN), fog(text=PLAIN),
         kill('2', text='', title='-', published='2026-03-03T08:59:00Z')]],
    'the agency kills its item, and nobody names a time': [
        [item(published=None), post(published=None), fog(published=None)],
        [item(published=None), post(published=None), fog(published=None),
         kill('2', text='', title='-', published=None)]],
})


def run(n, rows):
    with open('in.jsonl', 'w', encoding='utf-8') as f:
        f.writelines(json.dumps(row) + '\n' for row in rows)
    p = subprocess.run(
        ['wirecopy', 'publish', '--quiet', '--json', '--out', 'site', '--key',
         'key', '--base-url', 'https://news.example/', '--now',
         f'2026-03-03T09:{n:02}:00Z', 'in.jsonl'],
        capture_output=True, text=True, check=False)
    if not p.stdout:
        sys.exit(f'publish: {p.stderr}')
    return json.loads(p.stdout)


def words():
    seen = []
    for name in sorted(os.listdir('site/article')) \
            if os.path.isdir('site/article') else ():
        with open(f'site/article/{name}', encoding='utf-8') as f:
            text = f.read()
        found = re.search(r'(four|forty|ten|five) (million )?crowns', text)
        seen.append('notice' if 'class="notice"' in text
                    else found[1] if found else 'text')
    return ' '.join(sorted(seen)) or 'none'


def trail():
    if not os.path.exists('site/audit.jsonl'):
        return 'none'
    with open('site/audit.jsonl', encoding='utf-8') as f:
        lines = [json.loads(x) for x in f]
    return ' '.join(x['what'] + (f'({x.get("from", "nobody")})'
                                 if x['what'] == 'refused' else '')
                    for x in lines)


def main():
    for name, runs in CASES.items():
        for path in ('site', 'in'):
            shutil.rmtree(path, ignore_errors=True)
        for n, rows in enumerate(runs):
            report = run(n, rows)
        print(f'{name}\n    pages: {words()}; audit: {trail()}')
        for row in report['items']:
            why = f': {row["why"]}' if row['why'] else ''
            name = re.sub('@[0-9a-f]{8}$', '@FOLDER', row['id'])
            print(f'    {name.rpartition(":")[2]} {row["fate"]}{why}')


main()
