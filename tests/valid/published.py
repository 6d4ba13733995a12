#!/usr/bin/python3
"""Publish two sites, and hold every file of theirs against its rules and
against what was put in.

usage: published.py WIRECOPY

One site is of the newsroom, the other of items in nine languages that are
corrected, withheld, canceled, embargoed, illustrated, or hostile. Of both
  valid    each file keeps the rules of its format (run.py), of validators and
           search engines (published_rules.py), and the IPTC's ninjs schema where
           WIRECOPY_DATA has it
  equal    `wirecopy read` finds in each feed and page the articles that were
           put in: id, version, status, headline, text, times, byline, credit,
           outlet, language, subjects, rights
  spoken   what a page says beside its text is in the language of the text, or,
           where it stays English, marked as English
  gone     not a word of what was stopped is left
and each of the ways to break a file below must be seen.
Prints "N passed, N failed". SPDX-License-Identifier: Apache-2.0
"""
import functools
import glob
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile

import published_rules as rules
from grammar import Invalid

BASE = 'https://news.example/'
NOW = '2026-11-04T12:00:00Z'
FEEDS = ['rss.xml', 'atom.xml', 'feed.json', 'ninjs.json', 'newsml-g2.xml']
SCHEMA = 'ninjs/specification/ninjs-schema_3.1.json'

# ---- What is put in ------------------------------------------------------------

STORIES = {  # language: headline, paragraphs
    'en': ('Second berth for the night ferry', [
        'PORT ELLERY, Nov. 3 (NPA) - The night ferry to Calder Island gets a '
        'second berth in spring, the harbour board said on Tuesday.',
        '"We have waited nine years for this," said Ines Holt, who runs the '
        'line. Work costs 4.2 million crowns & begins in March.']),
    'de': ('Zweiter Anleger für die Nachtfähre', [
        'Wernau (NPA) - Die Nachtfähre nach Kalderholm bekommt im Frühjahr '
        'einen zweiten Anleger, teilte die Hafenverwaltung mit.',
        '„Darauf haben wir neun Jahre gewartet“, sagte Ines Holt, die die '
        'Linie betreibt. Die Arbeiten beginnen im März.']),
    'fr': ('Un second quai pour le bac de nuit', [
        'PORT-AUBIER, 3 novembre (NPA) - Le bac de nuit aura un second quai '
        'au printemps, a annoncé mardi la capitainerie.',
        '« Nous attendons cela depuis neuf ans », a dit Inès Hault, qui '
        'dirige la ligne. Les travaux commencent en mars.']),
    'es': ('Segundo muelle para el transbordador nocturno', [
        'PUERTO ALDEA, 3 nov (NPA) - El transbordador nocturno tendrá un '
        'segundo muelle en primavera, informó el martes la junta del puerto.',
        '"Hemos esperado nueve años", dijo Inés Olmo, que dirige la línea. '
        'Las obras empiezan en marzo.']),
    'it': ('Un secondo molo per il traghetto notturno', [
        'PORTO SALINO, 3 nov (NPA) - Il traghetto notturno avrà un secondo '
        'molo in primavera, ha detto martedì il consiglio del porto.',
        '"Lo aspettavamo da nove anni", ha detto Ines Olmi, che gestisce la '
        'linea. I lavori cominciano a marzo.']),
    'pt': ('Segundo cais para a balsa da noite', [
        'PORTO SALGADO, 3 nov (NPA) - A balsa da noite terá um segundo cais '
        'na primavera, informou na terça-feira a direção do porto.',
        '"Esperamos nove anos por isto", disse Inês Olmo, que dirige a '
        'linha. As obras começam em março.']),
    'hi': ('रात की नौका के लिए दूसरा घाट', [
        'पोर्ट एलेरी, 3 नवंबर (NPA) - रात की नौका को वसंत में दूसरा घाट मिलेगा, '
        'बंदरगाह बोर्ड ने मंगलवार को कहा।',
        'मार्ग चलाने वाली इनेस होल्ट ने कहा, "हमने नौ साल इंतजार किया।" काम मार्च में '
        'शुरू होगा।']),
    'ko': ('야간 여객선에 두 번째 부두', [
        '(엘러리항=NPA) 야간 여객선이 봄에 두 번째 부두를 얻는다고 항만 이사회가 화요일 '
        '밝혔다.',
        '노선을 운영하는 이네스 홀트는 "우리는 9년을 기다렸다"고 말했다. 공사는 3월에 '
        '시작된다.']),
    'nl': ('Tweede steiger voor de nachtboot', [
        'HAVENDIJK, 3 nov. (NPA) - De nachtboot krijgt in het voorjaar een '
        'tweede steiger, meldde het havenbestuur dinsdag.',
        '"Wij hebben negen jaar gewacht", zei Ines Holt, die de lijn '
        'uitbaat. Het werk begint in maart.'])}
HOSTILE = ['<script>document.title = "run"</script> & so on',
           '"><img src=x onerror="alert(1)"> \' onload=\'x',
           '</title>]]> --> {{title}} &lt;b&gt; &amp;amp;']


def item(name, language='en', version=1, **more):
    """A ninjs item; what it shall read back as is made of its members."""
    title, paras = STORIES[language]
    title, paras = more.pop('title', title), more.pop('paras', paras)
    text = ''.join(f'<p>{p.replace("&", "&amp;").replace("<", "&lt;")}</p>'
                   for p in paras)
    out = {'uri': f'urn:nordhaven:{name}', 'version': str(version),
           'standard': {'name': 'ninjs', 'version': '3.1'}, 'type': 'text',
           'language': language, 'pubStatus': 'usable',
           'firstCreated': '2026-11-03T08:00:00Z',
           'versionCreated': f'2026-11-03T08:{version:02}:00Z',
           'headlines': [{'role': 'main', 'value': title}],
           'descriptions': [{'role': 'summary', 'value':
                             f'In short: {title}'}],
           'infoSources': [{'name': 'Nordhaven Press', 'role': 'source'},
                           {'name': 'NPA', 'role': 'credit'}],
           'by': 'Ines Holt & Son', 'copyrightNotice': '© Nordhaven 2026',
           'subjects': [{'name': 'Shipping & <ports>',
                         'literal': 'Shipping & <ports>'}],
           'bodies': [{'role': 'main', 'contentType': 'text/html',
                       'value': text}]}
    out.update(more)
    return out


OWN = {  # stories that are nobody else's: no copy of a neighbour
    'corrected': ('Divers bring up a {} anchor', [
        'GREYHAVEN, Nov. 3 (NPA) - Divers clearing the northern basin have '
        'brought up a {} anchor as tall as two men.',
        'Its stock bears the mark of a foundry that burned down in 1822, the '
        'museum said. It will be shown from Sunday.']),
    'withheld': ('Shipwright finds a painted mast under a barn', [
        'TOLL BRIDGE, Nov. 3 (NPA) - A painted mast has held up the roof of '
        'a barn near Toll Bridge for a century and a half.',
        'Olaf Renn noticed it when the thatch was renewed, he told reporters '
        'who came to look.']),
    'canceled': ('Auction of a marble figurehead draws nine bids', [
        'SELBRIDGE, Nov. 3 (NPA) - Nine people wanted the marble figurehead '
        'of a yacht that was never launched.',
        'It went for 81,000 crowns to a buyer on the telephone, the '
        'auctioneer Vera Quill announced.']),
    'embargoed': ('Customs to open a sealed barrel on Friday', [
        'KESTREL PASS, Nov. 3 (NPA) - A sealed barrel that nobody claimed '
        'since spring is to be opened before witnesses.',
        'The customs house keeps 340 such pieces; the oldest is a trunk '
        'without a lock.']),
    'image': ('Village wants its cracked bell back', [
        'LOW HATHERLEY, Nov. 3 (NPA) - The parish asks the capital for a '
        'cracked bell that was lent in 1911.',
        'The loan was for one summer, says a letter that the sexton found in '
        'a hymn book.']),
    'corrected-de': ('Taucher heben einen Anker aus {}', [
        'Grauhafen (NPA) - Taucher haben im nördlichen Becken einen Anker aus '
        '{} geborgen, der zwei Mann hoch ist.',
        'Er trägt den Stempel einer Gießerei, die 1822 abbrannte, teilte das '
        'Museum mit.']),
    'corrected-fr': ('Une cloche en {} remontée du lac', [
        'MONTVAL, 3 novembre (NPA) - Des pêcheurs ont remonté du lac une '
        'cloche en {}, sans battant.',
        'Elle portait le nom d’un village noyé par le barrage, a dit le '
        'maire.']),
    'corrected-ko': ('호수에서 {} 종 나와', [
        '(달못=NPA) 어부들이 호수에서 {} 종을 건져 올렸다고 마을 이장이 화요일 밝혔다.',
        '종에는 댐에 잠긴 마을의 이름이 새겨져 있었다.']),
    'withheld-de': ('Müller findet ein Rad unter der Scheune', [
        'Zollbrück (NPA) - Ein bemaltes Mühlrad trug anderthalb Jahrhunderte '
        'lang das Dach einer Scheune.',
        'Entdeckt hat es der Müller, als das Stroh erneuert wurde.']),
    'canceled-ko': ('대리석 사자상 경매에 아홉 명', [
        '(은모래=NPA) 아홉 명이 주인 없는 대리석 사자상을 사겠다고 나섰다.',
        '사자상은 전화로 응찰한 사람에게 팔렸다고 경매사가 말했다.']),
    'hostile-0': ('', [
        'MERROW, Nov. 3 (NPA) - A clerk typed markup into a form and the '
        'whole town council saw it.',
        'Nothing ran, the registrar Tom Pell said with some relief.']),
    'hostile-1': ('', [
        'ORSANY, Nov. 3 (NPA) - A quotation mark cost the printer of the '
        'lottery a day of work.',
        'Each of the 12,000 slips had to be looked at by hand.']),
    'hostile-2': ('', [
        'QUILLON, Nov. 3 (NPA) - Farmers laughed at the sign that told them '
        'to mind the ampersand.',
        'It hung above the scales from noon to evening.'])}


IMAGE = {'associations': [{'name': 'picture',
                           'uri': 'https://img.example/bell.jpg'}]}


def own(name, *words):
    title, paras = OWN[name]
    return {'title': title.format(*words),
            'paras': [p.format(*words) for p in paras]}


METALS = {'de': {'brass': 'Messing', 'copper': 'Kupfer'},
          'fr': {'brass': 'laiton', 'copper': 'cuivre'},
          'ko': {'brass': '놋쇠', 'copper': '구리'}}


def items(state, metal, version, **of_state):
    """All items; those that `state` names in a later version."""
    out = [item(k, k) for k in STORIES]
    out += [item('corrected', version=version, edNote=f'{state}: metal',
                 **own('corrected', metal)),
            item('embargoed', embargoedUntil='2026-11-04T12:00:01Z',
                 **own('embargoed')),
            item('image', **IMAGE, **own('image'))]
    out += [item(f'corrected-{k}', k, version=version, edNote=f'{state}: metal',
                 **own(f'corrected-{k}', m[metal])) for k, m in METALS.items()]
    out += [item(k, language, version=version,
                 **of_state.get(k.partition('-')[0], {}), **own(k))
            for k, language in (('withheld', 'en'), ('canceled', 'en'),
                                ('withheld-de', 'de'), ('canceled-ko', 'ko'))]
    return out + [item(f'hostile-{i}', title=t, paras=own(
        f'hostile-{i}')['paras']) for i, t in enumerate(HOSTILE)]


RUNS = [('2026-11-03T10:00:00Z', items('UPDATE', 'brass', 1)),
        (NOW, items('CORRECTED', 'copper', 2,
                    withheld={'pubStatus': 'withheld'},
                    canceled={'pubStatus': 'canceled'}))]
STOPPED = {'urn:nordhaven:withheld': 'Held', 'urn:nordhaven:canceled':
           'Withdrawn', 'urn:nordhaven:withheld-de': 'Held',
           'urn:nordhaven:canceled-ko': 'Withdrawn'}
UNSEEN = ['marble figurehead', 'painted mast', 'sealed barrel', 'Mühlrad',
          '사자상']
BACK = ['painted mast', 'Mühlrad']  # may come back: the state has them

# What pages say beside the text: the day of the news, that it was updated,
# corrected, whose it is; then notices. Of other languages all is English.
SPOKEN = {
    'en': ('3 November 2026, 08:', 'Updated', 'Correction', 'Rights'),
    'de': ('3. November 2026, 08:', 'Aktualisiert', 'Berichtigung', 'Rechte'),
    'fr': ('3 novembre 2026, 08:', 'Mis à jour', 'Rectificatif', 'Droits'),
    'es': ('3 de noviembre de 2026, 08:', 'Actualizado', 'Corrección',
           'Derechos'),
    'it': ('3 novembre 2026, 08:', 'Aggiornato', 'Rettifica', 'Diritti'),
    'pt': ('3 de novembro de 2026, 08:', 'Atualizado', 'Correção', 'Direitos'),
    'hi': ('3 नवंबर 2026, 08:', 'अद्यतन', 'सुधार', 'अधिकार'),
    'ko': ('2026년 11월 3일 08:', '수정', '정정', '권리')}
NOTICES = {
    'urn:nordhaven:withheld': ('en', 'Its source (NPA) holds this article'),
    'urn:nordhaven:canceled': ('en', 'Its source (NPA) has withdrawn this'),
    'urn:nordhaven:withheld-de': ('de', 'Die Quelle (NPA) hält diesen Artikel'),
    'urn:nordhaven:canceled-ko': ('ko', '출처 (NPA)에서 이 기사를 철회했습니다')}
ENGLISH = ['Updated', 'Correction', 'Rights', '3 November 2026', 'Published here',
           'Where this', 'Signed', 'Front page', 'Skip to', 'What became',
           'corrected', 'Its source', 'withdrawn', 'The sender']


def paras_of(body):
    return [' '.join(re.sub('<.*?>', '', p).replace('&lt;', '<')
                     .replace('&amp;', '&').split())
            for p in re.findall('<p>.*?</p>', body)]


def wanted_of(i):
    return {'id': i['uri'], 'version': i['version'], 'language': i['language'],
            'title': i['headlines'][0]['value'],
            'summary': i['descriptions'][0]['value'],
            'paras': paras_of(i['bodies'][0]['value']),
            'byline': i['by'], 'outlet': 'Nordhaven Press',
            'credits': ['NPA'], 'published': i['firstCreated'],
            'modified': i['versionCreated'], 'rights': i['copyrightNotice'],
            'subjects': [i['subjects'][0]['name']], 'status': 'usable',
            'pictures': [x['uri'] for x in i.get('associations', [])]}


# ---- Programs ------------------------------------------------------------------


def call(binary, *args):
    p = subprocess.run([binary, *args], capture_output=True, check=False)
    if p.returncode > 2 or not p.stdout:
        sys.exit(f'{args}: {p.stderr.decode()}')
    return json.loads(p.stdout)


def publish(binary, folder, now, *paths):
    return call(binary, 'publish', '--quiet', '--json', '--out', folder,
                '--key', folder + '.key', '--base-url', BASE, '--hub',
                'https://hub.example/', '--now', now, *paths)


def articles_of(binary, path):
    """What reads back, by id, in the words of wanted_of."""
    out = {}
    read = call(binary, 'read', '--json', path)
    rules.need(not read['skipped'], f'{path}: {read["skipped"]}')
    for a in read['articles'] + read['listed']:
        a['paras'] = [' '.join(a['body'].encode()[p['beg']:p['end']].decode()
                               .split()) for p in a['paragraphs']]
        out.setdefault(a['id'], []).append(a)
    return out


DAY_ONLY = r'<time datetime="(\d{4}-\d\d-\d\d)">'


class Newsroom:
    """The example newsroom as one site."""

    def __init__(self, binary, folder):
        self.folder = os.path.join(folder, 'newsroom')
        news = os.path.join(rules.ROOT, 'examples', 'newsroom')
        rows = publish(binary, self.folder, NOW, news)['items']
        given = {}
        for a in sum(articles_of(binary, news).values(), []):
            name = os.path.basename(a['path'])
            given[a['id']] = given[name, a['title']] = a
        self.wanted, self.stopped = {}, {}
        for row in rows:
            if row['fate'] == 'held':  # its README, and texts of no sender
                continue
            key = row['id'].rpartition('@')[0], row['title']
            want = dict(given[row['id'] if row['id'] in given else key])
            want.update(id=row['id'], page=row['page'])
            if not want['published']:  # its dateline may tell the day
                want['published'] = self.day_of(row['page'])
            want['summary'] = ' '.join(filter(None, (
                self.warning_on(row['page']), want['summary']))) or None
            self.wanted[row['id']] = want
        self.newest = 100

    def warning_on(self, page):
        """What a page with a false label says above the text; or None."""
        with open(os.path.join(self.folder, page), encoding='utf-8') as f:
            head = f.read().partition('data-wirecopy="text"')[0]
        said = re.search('<p class="false">([^<]*)', head)
        return said and html.unescape(said[1])

    def day_of(self, page):
        """The day that the head of a page without a time says, or None."""
        with open(os.path.join(self.folder, page), encoding='utf-8') as f:
            head = f.read().partition('</address>')[0]
        day = re.search(DAY_ONLY, head)
        rules.need(bool(day) != ('class="undated"' in head), page)
        return day and day[1]


class States:
    """Items of every state, published twice."""

    def __init__(self, binary, folder):
        self.folder = os.path.join(folder, 'states')
        self.wanted, self.stopped = {}, STOPPED
        for n, (now, items) in enumerate(RUNS):
            path = os.path.join(folder, f'run-{n}')
            os.mkdir(path)
            for k, i in enumerate(items):
                with open(f'{path}/{k}.json', 'w', encoding='utf-8') as f:
                    json.dump(i, f)
                if i['uri'] != 'urn:nordhaven:embargoed':
                    self.wanted[i['uri']] = wanted_of(i)
                if n and i['version'] == '2':  # feeds tell of the change
                    self.wanted[i['uri']]['modified'] = now
            rows = publish(binary, self.folder, now, path)['items']
            for row in rows:
                if row['id'] in self.wanted:
                    self.wanted[row['id']]['page'] = row['page']
        self.newest = len(self.wanted)



# ---- Equal ---------------------------------------------------------------------

FIELDS = ['version', 'language', 'title', 'summary', 'paras', 'byline',
          'outlet', 'credits', 'published', 'modified', 'rights', 'subjects',
          'status']


UNDATED = 'atom.xml', 'ninjs.json', 'newsml-g2.xml'


def expected(want, name):
    """What a format can say of an article: the table of docs/write.md."""
    want = dict(want)
    if not want['outlet']:  # who publishes it is told instead
        del want['outlet']
    if name in UNDATED and not (want['published'] or want['modified']):
        want['modified'] = NOW  # of the entry: feeds must have a time
        if name == 'newsml-g2.xml':  # read as both
            want['published'] = NOW
        if name == 'ninjs.json':  # the one time there is
            want['published'], want['modified'] = NOW, None
    if want['published'] and len(want['published']) == 10 and \
            name != 'rss.xml':  # read as the day
        want['published'] += 'T00:00:00Z'  # other feeds know no days
    if name == 'atom.xml':
        want['modified'] = want['modified'] or want['published']
    if name == 'newsml-g2.xml' and (want['modified'] or '') <= \
            (want['published'] or ''):
        want['modified'] = None
    return want


def equal(want, got, name):
    want = expected(want, name)
    for field in FIELDS:
        if field in want and want[field] != got[field]:
            raise Invalid(f'{name}: {want["id"]}: {field} was '
                          f'{want[field]!r} and is {got[field]!r}')


def stopped(got, name, title):
    """Feeds that know states say them; the others have a note."""
    state = {'Held': 'withheld', 'Withdrawn': 'canceled'}[title]
    if name == 'atom.xml':
        rules.need(got['status'] == 'canceled' and not got['paras'],
                   f'{name}: {got["id"]} is no tombstone')
        return
    rules.need(got['title'] == title, f'{name}: {got["title"]}')
    if name in ('ninjs.json', 'newsml-g2.xml'):
        rules.need(got['status'] == state, f'{name}: {got["status"]}')


def feed_equal(binary, made, name, path):
    read = articles_of(binary, path)
    rules.need(len(read) == made.newest, f'{name}: {len(read)} articles')
    for key, twins in read.items():
        rules.need(len(twins) == 1, f'{name}: {key} stands twice')
        rules.need(key in made.wanted, f'{name}: {key} was never put in')
        if key in made.stopped:
            stopped(twins[0], name, made.stopped[key])
            continue
        equal(made.wanted[key], twins[0], name)
        shown = [x['target'] for x in twins[0]['links']
                 if x['rel'].endswith('enclosure')]
        rules.need(shown == made.wanted[key].get('pictures', shown),
                   f'{name}: {key}: pictures are {shown}')
        rules.need(twins[0]['url'] == BASE + made.wanted[key]['page'],
                   f'{name}: {key}: the address of another')


def maps_equal(binary, made):
    """The sitemap has every page that stands, the news sitemap the latest."""
    pages = {BASE + w['page']: w for w in made.wanted.values()
             if w['id'] not in made.stopped}
    read = articles_of(binary, made.folder + '/sitemap.xml')
    missing = set(pages) - set(read)
    rules.need(not missing, f'sitemap.xml: not there: {missing}')
    others = [u for u in set(read) - set(pages) if '/story/' not in u]
    rules.need(not others, f'sitemap.xml: {others}')
    read = articles_of(binary, made.folder + '/news-sitemap.xml')
    late = {u for u, w in pages.items() if (w['published'] or '') >= '2026-11-02T12'}
    rules.need(set(read) == late, f'news-sitemap.xml: {set(read) ^ late}')
    for url, (got,) in read.items():
        # titles of sitemaps are read as HTML, as many of them are written
        is_plain = not set('<&') & set(pages[url]['title'])
        for field in ('title', 'language', 'published')[not is_plain:]:
            rules.need(got[field] == pages[url][field],
                       f'news-sitemap.xml: {url}: {field} is {got[field]!r}')


def page_equal(binary, want, path):
    """A page shows headline, text, language, times and whose it is."""
    read = sum(articles_of(binary, path).values(), [])
    rules.need(len(read) == 1, f'{len(read)} articles')
    for field in ('title', 'paras', 'language', 'published', 'byline',
                  'credits', 'status'):
        rules.need(want[field] == read[0][field],
                   f'{field} was {want[field]!r}, is {read[0][field]!r}')


# ---- Spoken --------------------------------------------------------------------

VOID = ('meta', 'link', 'img', 'br', 'wbr', 'hr', 'input')


class Around(html.parser.HTMLParser):
    """The words of a page beside headline and text, each with its language."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.words, self.language = [], [], None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        language, is_own = self.open[-1][1:] if self.open else (None, False)
        here = (tag, attrs.get('lang', language),
                is_own or 'data-wirecopy' in attrs or tag in (
                    'title', 'script', 'code') or attrs.get('class') == 'label')
        self.language = self.language or attrs.get('lang')
        if attrs.get('aria-label'):
            self.words.append((here[1], attrs['aria-label']))
        if tag not in VOID:
            self.open.append(here)

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open and not self.open[-1][2] and data.strip():
            self.words.append((self.open[-1][1], ' '.join(data.split())))


def spoken(language, text, is_updated, is_corrected):
    around = Around()
    around.feed(text)
    around.close()
    tongue = language if language in SPOKEN else 'en'
    rules.need(around.language == language, f'the page is {around.language}')
    ours = '|'.join(w for lang, w in around.words if lang == tongue)
    when, updated, correction, rights = SPOKEN[tongue]
    for words in [when, rights] + [updated] * is_updated + \
            [correction] * is_corrected:
        rules.need(words in ours, f'"{words}" is not said in {tongue}')
    english = [w for lang, w in around.words if lang != 'en' and
               any(e in w for e in ENGLISH)]
    rules.need(tongue == 'en' and language == 'en' or not english,
               f'English in {language}: {english}')


def notice_spoken(site, page, language, words):
    around = Around()
    around.feed(site.read(page).decode())
    rules.need(around.language == language, f'{page} is {around.language}')
    said = ''.join(w for lang, w in around.words if lang == language)
    rules.need(words in said, f'{page}: not said: "{words}"')


def check_spoken(made, score):
    site = rules.Site(made.folder, BASE, NOW)
    for key, want in made.wanted.items():
        if key in NOTICES:
            why = fault(notice_spoken, site, want['page'], *NOTICES[key])
        elif key not in made.stopped:
            why = fault(spoken, want['language'],
                        site.read(want['page']).decode(), True,
                        'corrected' in key)
        score.add(not why, f'{key}: {why}')


# ---- All of it -------------------------------------------------------------------


def ninjs_schema():
    path = os.path.join(os.environ.get('WIRECOPY_DATA', os.path.join(
        rules.ROOT, '..', 'shared', 'data')), SCHEMA)
    if not os.path.exists(path):
        return None
    with open(path, encoding='utf-8') as f:
        value = json.load(f)
    value['$defs']['ninjsType']['properties']['places']['items'][
        'properties']['geoJSON'] = {}  # stands elsewhere, never written
    return value


CHECKS = {
    'rss.xml': rules.rss, 'atom.xml': rules.atom, 'feed.json': rules.json_feed,
    'ninjs.json': functools.partial(rules.ninjs, schema=ninjs_schema()),
    'newsml-g2.xml': rules.newsml_g2, 'sitemap.xml': rules.sitemap,
    'news-sitemap.xml': rules.news_sitemap, 'gone.txt': rules.gone,
    '.well-known/wirecopy.json': rules.site_list, 'audit.jsonl': rules.audit}


def fault(check, *args):
    """What a check says of it; None when nothing is wrong."""
    try:
        check(*args)
        return None
    except (Invalid, UnicodeDecodeError) as e:
        return str(e) or 'invalid'


class Score:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def add(self, good, words):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(f'published: {words}', file=sys.stderr)


def check_site(binary, made, score):
    site = rules.Site(made.folder, BASE, NOW)
    for path, check in CHECKS.items():
        why = fault(check, site, site.read(path))
        score.add(not why, f'{path}: {why}')
    for name in FEEDS:
        why = fault(feed_equal, binary, made, name,
                    os.path.join(made.folder, name))
        score.add(not why, why)
    why = fault(maps_equal, binary, made)
    score.add(not why, why)
    n_labels = 0
    for want in made.wanted.values():
        if want['id'] in made.stopped:
            continue
        data = site.read(want['page'])
        n_labels += rules.OPEN in data
        for why in (fault(rules.article_page, site, want['page'], data),
                    fault(page_equal, binary, want,
                          os.path.join(made.folder, want['page']))):
            score.add(not why, f'{want["page"]}: {why}')
    score.add(n_labels > 5, f'{n_labels} labels')
    lights = {p['light'] for p in call(
        binary, 'verify', '--json', '--no-history', '--now', NOW,
        made.folder)['pages']}
    score.add(lights <= {'green', 'amber'}, f'{made.folder}: {lights}')


def check_gone(made, score):
    """Words of what was stopped, or must not be out yet, stand nowhere."""
    for path in glob.glob(made.folder + '/**/*', recursive=True,
                          include_hidden=True):
        if os.path.isfile(path):
            with open(path, encoding='utf-8') as f:
                text = f.read()
            # the state is not served, and what is withheld may come back
            left = [w for w in UNSEEN if w in text and not (
                '/.wirecopy/' in path and w in BACK)]
            score.add(not left, f'{path}: {left}')


# ---- Broken on purpose -----------------------------------------------------------

BROKEN = {  # what to replace in a valid file, and by what
    'rss.xml': [
        ('rel="self" type="[^"]*"', 'rel="self"'),
        ('rss.xml"/>', 'feed.xml"/>'), ('Tue, 03 Nov', 'Mon, 03 Nov'),
        ('03 Nov 2026 08', '31 Nov 2026 08'), (' 2026 08:00', ' 2027 08:00'),
        ('<link>[^<]*/article/', '<link>https://other.example/article/'),
        ('&lt;p&gt;', '&lt;p onclick="x"&gt;'), ('<guid.*?</guid>', ''),
        ('urn:nordhaven:hi<', 'urn:nordhaven:ko<'),
        ('length="0" type', 'type'), ('bell.jpg', 'bell .jpg')],
    'atom.xml': [
        ('<link rel="self"[^>]*>', ''), ('T08:00:00Z</published>',
                                         'T25:00:00Z</published>'),
        ('ref="urn:nordhaven:canceled"', 'ref="urn:nordhaven:en"'),
        ('<updated>2026-11-03T08:01', '<updated>2026-12-03T08:01'),
        ('<id>urn:nordhaven:hi', '<id>urn:nordhaven:ko'),
        ('type="image/jpeg" href', 'kind="image/jpeg" href')],
    'feed.json': [
        ('"urn:nordhaven:hi"', '"urn:nordhaven:ko"'), ('"feed_url":"[^"]*",', ''),
        ('"title":', '"title":"x","title":'), ('<p>', '<p><img src=x>'),
        ('T08:00:00Z', 'T24:01:00Z'), ('/article/', '/artikel/'),
        ('"image":"https:', '"image":"javascript:')],
    'ninjs.json': [
        ('"urn:nordhaven:hi"', '"urn:nordhaven:ko"'), ('2026-11-03T08:00:00Z',
                                                       '2026-11-31T08:00:00Z'),
        ('"uri":"urn', '"uri":"x","uri":"urn')],
    'newsml-g2.xml': [
        ('guid="urn:nordhaven:hi"', 'guid="urn:nordhaven:ko"'),
        ('/article/', '/artikel/'), ('Created>2026', 'Created>2036')],
    'sitemap.xml': [
        ('/article/', '/artikel/'), ('<lastmod>2026', '<lastmod>2036'),
        ('(<url>.*?</url>)', '\\1\\1'), ('</urlset>', '')],
    'news-sitemap.xml': [
        ('<news:publication_date>2026-11-03', '<news:publication_date>2026-10-30'),
        ('<news:title>', '<news:title>x'), ('<news:news>.*?</news:news>', '')],
    '.well-known/wirecopy.json': [
        ('"current"', '"fresh"'), ('"receipt":"', '"receipt":"0'),
        ('2026-11-04', '2026-13-04'), ('"at":', '"at":"","at":'),
        ('"page":"article', '"page":"artikel')],
    'audit.jsonl': [('"at":"[^"]*",', '"at":"",'), ('}\n', '\n')],
    'gone.txt': [('(article/)(?=.*canceled|.*)', 'index.html\n\\1')],
}
PAGE_BROKEN = [
    ('"@type": "NewsArticle"', '"@type": "Article"'),
    ('"headline": ', '"headline": "x", "headline": '),
    ('<h1[^>]*>', '<h1>x'), ('rel="canonical" href="[^"]*"', 'rel="canonical" '
                             'href="https://other.example/"'),
    ('"datePublished": "2026', '"datePublished": "2036'),
    ('"isBasedOn": "[^"]*",', ''), ('"publisher": {[^}]*}', '"publisher": {}'),
    ('"correction": \\[.*?\\],', ''), ('harbour', 'harbor'),
    ('"claim":"unmodified"', '"claim":"headline"'),
    ('<p class="label"([^>]*)>', '<p class="label"\\1>Not ')]
UNEQUAL = [  # read back as something else than was put in
    ('a hymn book', 'a hymn-book'), ('cracked bell', 'cracked ball'),
    ('Ines Holt', 'Ines Halt'), ('Nordhaven Press', 'Southaven Press'),
    ('Shipping', 'Clipping'), ('hostile-1', 'hostile-9'),
    ('© Nordhaven', '© Southaven'), ('08:01:00', '08:03:00')]


def broken(text, old, new):
    return re.sub(old, new, text, flags=re.S)


def check_broken(made, score):
    site = rules.Site(made.folder, BASE, NOW)
    for path, ways in BROKEN.items():
        text = site.read(path).decode()
        for old, new in ways:
            bad = broken(text, old, new)
            score.add(bad != text and fault(CHECKS[path], site, bad.encode()),
                      f'{path}: "{old}" became "{new}", and nothing was seen')
    page = made.wanted['urn:nordhaven:corrected']['page']
    plain = made.wanted['urn:nordhaven:en']['page']
    for old, new in PAGE_BROKEN:
        seen = [fault(rules.article_page, site, p,
                      broken(site.read(p).decode(), old, new).encode())
                for p in (page, plain)]
        score.add(any(seen), f'page: "{old}" became "{new}", and nothing was '
                  'seen')


def check_unequal(binary, made, score):
    for name in FEEDS:
        with open(os.path.join(made.folder, name), encoding='utf-8') as f:
            text = f.read()
        for old, new in UNEQUAL:
            if old not in text:
                if not (name == 'feed.json' and '\\u' in old):
                    score.add(False, f'{name}: nowhere stands "{old}"')
                continue
            path = os.path.join(os.path.dirname(made.folder), name)
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text.replace(old, new))
            score.add(fault(feed_equal, binary, made, name, path),
                      f'{name}: "{old}" became "{new}" and reads as before')


def check_forgotten(binary, made, score):
    """What is not in the input any more stands all the same, in feeds too."""
    path = os.path.join(os.path.dirname(made.folder), 'run-3')
    os.mkdir(path)
    with open(f'{path}/0.json', 'w', encoding='utf-8') as f:
        json.dump(item('image', **IMAGE, **own('image')), f)
    publish(binary, made.folder, NOW, path)
    for name in FEEDS:
        why = fault(feed_equal, binary, made, name,
                    os.path.join(made.folder, name))
        score.add(not why, f'forgotten: {why}')


def main(binary):
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        for made in (Newsroom(binary, folder), States(binary, folder)):
            check_site(binary, made, score)
        check_spoken(made, score)
        check_gone(made, score)
        check_broken(made, score)
        check_unequal(binary, made, score)
        check_forgotten(binary, made, score)
    print(f'{score.passed} passed, {score.failed} failed')
    return score.failed > 0


if __name__ == '__main__':
    sys.exit(main(os.path.abspath(sys.argv[1])))
