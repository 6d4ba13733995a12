#!/usr/bin/python3
"""Hold what is written against the rules of each format.

usage: run.py TEST_WRITE_ROUND

The test program writes documents of articles made up by chance, 60 of each
format; each must be valid, and each of the broken ones below must be
refused, so that this test is known to see. Prints one line a format.
SPDX-License-Identifier: Apache-2.0
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import jsonschema

import rules
from grammar import DAY, TIME, TYPES, Grammar, Invalid

N_DOCUMENTS = 60
FRAGMENT = Grammar('div', {'': ''}, '''
div: (p | h2 | ul | blockquote)*
p: mixed (br)*
h2: mixed (br)*
ul: li+
li: mixed (br)*
blockquote: p+
br: ()
''')


def need(good, what):
    if not good:
        raise Invalid(what)


def html(text):
    """What stands escaped in a feed closes all it opens, and nests well."""
    FRAGMENT.check(f'<div>{text}</div>'.encode())


# ---- XML ---------------------------------------------------------------------


def rss(data):
    for item in rules.RSS.check(data).iter('item'):
        need(item.find('title') is not None or
             item.find('description') is not None,
             'item: neither title nor description')
        for text in item.iter('{http://purl.org/rss/1.0/modules/content/}'
                              'encoded'):
            html(text.text)
        for guid in item.iter('guid'):
            need(guid.get('isPermaLink', 'true') == 'false' or
                 re.fullmatch(TYPES['page'], guid.text or ''),
                 'guid: a permanent link that is no page')


def atom(data):
    """RFC 4287, 4.1.1 and 4.1.2: what no grammar says."""
    space = '{http://www.w3.org/2005/Atom}'
    feed = rules.ATOM.check(data)
    has_author = feed.find(space + 'author') is not None
    seen = set()
    for entry in feed.iter(space + 'entry'):
        need(has_author or entry.find(space + 'author') is not None,
             'entry: no author')
        pages = [k for k in entry.iter(space + 'link')
                 if k.get('rel', 'alternate') == 'alternate']
        need(len(pages) < 2, 'entry: two alternate links')
        key = (entry.findtext(space + 'id'), entry.findtext(space + 'updated'))
        need(key not in seen, 'entry: id and time of another')
        seen.add(key)
        for part in entry:
            if part.get('type') == 'html':
                need('<' not in (part.text or '').replace('&lt;', ''),
                     'text: tags')


def opml(data):
    for outline in rules.OPML.check(data).iter('outline'):
        wanted = {'rss': 'xmlUrl', 'link': 'url'}.get(outline.get('type'))
        need(not wanted or outline.get(wanted),
             f'outline: {outline.get("type")} without {wanted}')


def newsml_g2(data):
    space = '{http://iptc.org/std/nar/2006-10-01/}'
    for subject in rules.G2.check(data).iter(space + 'subject'):
        need(subject.attrib, 'subject: neither qcode nor literal')


# ---- JSON --------------------------------------------------------------------

STRING = {'type': 'string'}
WHEN = {'type': 'string', 'pattern': f'^{TIME}$'}
PAGE = {'type': 'string', 'pattern': f'^{TYPES["uri"]}$'}
LANGUAGE = {'type': 'string', 'pattern': f'^{TYPES["lang"]}$'}
AUTHORS = {'type': 'array', 'minItems': 1, 'items': {
    'type': 'object', 'additionalProperties': False, 'minProperties': 1,
    'properties': {'name': STRING, 'url': PAGE, 'avatar': PAGE}}}
JSON_FEED = {  # jsonfeed.org/version/1.1
    'type': 'object', 'required': ['version', 'title', 'items'],
    'additionalProperties': False,
    'patternProperties': {'^_[A-Za-z]': {'type': 'object'}},
    'properties': {
        'version': {'const': 'https://jsonfeed.org/version/1.1'},
        'title': STRING, 'home_page_url': PAGE, 'feed_url': PAGE,
        'hubs': {'type': 'array', 'items': {
            'type': 'object', 'required': ['type', 'url'],
            'properties': {'type': STRING, 'url': PAGE}}},
        'language': LANGUAGE, 'authors': AUTHORS,
        'items': {'type': 'array', 'items': {
            'type': 'object', 'required': ['id'],
            'anyOf': [{'required': ['content_html']},
                      {'required': ['content_text']}],
            'additionalProperties': False,
            'patternProperties': {'^_[A-Za-z]': {'type': 'object'}},
            'properties': {
                'id': {'type': 'string', 'minLength': 1}, 'url': PAGE,
                'external_url': PAGE, 'title': STRING, 'summary': STRING,
                'content_html': STRING, 'content_text': STRING,
                'image': PAGE,
                'date_published': WHEN, 'date_modified': WHEN,
                'authors': AUTHORS, 'language': LANGUAGE,
                'tags': {'type': 'array', 'items': STRING}}}}}}
ROLED = {'type': 'array', 'items': {
    'type': 'object', 'required': ['value'], 'additionalProperties': False,
    'properties': {'role': STRING, 'contentType': STRING, 'value': STRING}}}


def listed(required, **properties):
    return {'type': 'array', 'items': {
        'type': 'object', 'required': required, 'additionalProperties': False,
        'properties': properties}}


NINJS = {  # the part of ninjs-schema_3.1.json that is written
    'type': 'object', 'required': ['uri'], 'additionalProperties': False,
    'properties': {
        'standard': {'type': 'object', 'required': ['name', 'version'],
                     'properties': {'name': {'const': 'ninjs'},
                                    'version': {'const': '3.1'},
                                    'schema': PAGE}},
        'uri': PAGE, 'type': {'const': 'text'}, 'version': STRING,
        'firstCreated': WHEN, 'versionCreated': WHEN, 'embargoedUntil': WHEN,
        'pubStatus': {'enum': ['usable', 'withheld', 'canceled']},
        'urgency': {'type': 'integer', 'minimum': 1, 'maximum': 9},
        'copyrightNotice': STRING, 'edNote': STRING, 'language': LANGUAGE,
        'by': STRING, 'slugline': STRING, 'located': STRING, 'headlines': ROLED,
        'descriptions': ROLED, 'bodies': ROLED,
        'subjects': listed([], name=STRING, literal=STRING),
        'infoSources': listed(['name'], name=STRING, role=STRING),
        'associations': listed(['name', 'uri'], name=STRING, rel=STRING,
                               uri=PAGE),
        'renditions': listed(['name'], name=STRING, contentType=STRING,
                             href=PAGE)}}


def hold(value, schema):
    try:
        jsonschema.Draft202012Validator(schema).validate(value)
    except jsonschema.ValidationError as e:
        raise Invalid(f'{"/".join(map(str, e.absolute_path))}: '
                      f'{e.message[:80]}') from None


def parsed(data):
    try:
        return json.loads(data)
    except ValueError as e:
        raise Invalid(f'no JSON: {e}') from None


def json_feed(data):
    feed = parsed(data)
    hold(feed, JSON_FEED)
    for item in feed['items']:
        html(re.sub('[\0-\x08\x0b\x0c\x0e-\x1f]', '', item['content_html']))


def ninjs(data):
    value = parsed(data)
    for item in value if isinstance(value, list) else [value]:
        hold(item, NINJS)


# ---- Wires and archives --------------------------------------------------------

MESSAGE = re.compile(
    rb'\x01[A-Za-z]{1,12}\d{3,8} [1-9] [A-Za-z]{1,3} \d+ [^\x00-\x1f\x7f]*\r\n'
    rb'\x02(?:[^\x00-\x1f\x7f]|\t|\r\n)*\x03'
    rb'(?:(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d GMT [a-z]{3} \d\d)?'
    rb'\r\n\r\n')


def iptc7901(data):
    at = 0
    while at < len(data):
        message = MESSAGE.match(data, at)
        need(message, f'byte {at}: no message')
        message[0].decode()
        at = message.end()


WARC_FIELDS = {  # ISO 28500:2017, 5
    'WARC-Type': 'conversion|metadata', 'WARC-Date': TIME,
    'WARC-Record-ID': r'<urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}>',
    'WARC-Target-URI': TYPES['uri'], 'Content-Type': r'[^\s/]+/\S+(?:; \S+)?',
    'Content-Length': r'\d+'}


def warc(data):
    at, ids, pointed = 0, set(), set()
    while at < len(data):
        end = data.find(b'\r\n\r\n', at)
        need(end >= 0, f'byte {at}: a header without end')
        lines = data[at:end].decode().split('\r\n')
        need(lines[0] == 'WARC/1.1', f'byte {at}: no record')
        pairs = [line.split(': ', 1) for line in lines[1:]]
        need(all(len(p) == 2 for p in pairs), f'byte {at}: no field')
        head = dict(pairs)
        need(len(head) == len(pairs), f'byte {at}: a field twice')
        pointed.update(filter(None, [head.pop('WARC-Concurrent-To', None)]))
        need(set(head) == set(WARC_FIELDS), f'byte {at}: fields {set(head)}')
        for name, pattern in WARC_FIELDS.items():
            need(re.fullmatch(pattern, head[name]), f'{name}: {head[name]}')
        need(head['WARC-Record-ID'] not in ids, 'a record id twice')
        ids.add(head['WARC-Record-ID'])
        stop = end + 4 + int(head['Content-Length'])
        need(data[stop:stop + 4] == b'\r\n\r\n', f'byte {stop}: no end')
        at = stop + 4
    need(pointed <= ids, 'concurrent to a record that is not there')


CHECKS = {'rss': rss, 'atom': atom, 'jsonfeed': json_feed, 'ninjs': ninjs,
          'newsml-g2': newsml_g2, 'nitf': rules.NITF.check,
          'iptc7901': iptc7901, 'opml': opml, 'warc': warc,
          'sitemap': rules.SITEMAP.check}

# ---- Broken on purpose -----------------------------------------------------------

BROKEN = {  # what to replace, all of it, and by what
    'rss': [('<title>', '<titel>'), ('</title>', ''), (' GMT<', ' UTC<'),
            ('isPermaLink="false"', 'isPermaLink="true"'),
            ('&lt;/p&gt;', ''), ('version="2.0"', ''),
            ('</channel>', '<title>x</title></channel>')],
    'atom': [('<updated>.*?</updated>', ''), ('<id>', '<id>no uri '),
             ('<author>', '<editor/><author>'), ('T(\\d\\d):', ' \\1:'),
             ('</content>', '</content><content type="text">x</content>'),
             ('<p>', '<p><b/>')],
    'jsonfeed': [('"id":"[^"]*",', ''), ('"version":"', '"version":"x'),
                 ('"title"', '"headline"'), ('T\\d\\d:', ' 24:'),
                 ('</p>', '')],
    'ninjs': [('"uri":"[^"]*",', ''), ('"usable"', '"free"'),
              ('"bodies"', '"body"'), ('"3.1"', '"3"')],
    'newsml-g2': [('<itemClass.*?/>', ''), ('guid=', 'gid='),
                  ('stat:', 'status:'), ('<itemMeta>', '<contentMeta/><itemMeta>'),
                  ('<pubStatus.*?/>\n', '<pubStatus qcode="stat:usable"/>' * 2),
                  ('qcode="ninat:text"', 'qcode="text"')],
    'nitf': [('<hl1>.*?</hl1>', ''), ('<body>', '<body><p>x</p>'),
             ('<p>', '<h2>x</h2><p>'), ('norm="', 'norm="x'),
             ('<docdata', '<tobject/><docdata')],
    'iptc7901': [('\x02', ''), ('\x03', ''), ('\r\n', '\n'),
                 ('\x01', '\x01 ')],
    'opml': [('text="[^"]*"', ''), ('2.0', '3.0'), ('type="link"', 'type="rss"')],
    'warc': [('WARC/1.1', 'WARC/1.9'), ('Content-Length: ', 'Content-Length: 1'),
             ('urn:uuid:', 'urn:uid:'), ('WARC-Date', 'Date'),
             ('WARC-Target-URI: ', 'WARC-Target-URI: x y')],
    'sitemap': [('<loc>.*?</loc>', ''), ('<loc>http', '<loc>ftp'),
                ('<news:name>.*?</news:name>', ''),
                ('</loc>', '</loc><priority>1</priority>')],
}


def is_valid(check, data):
    try:
        check(data)
        return None
    except Invalid as e:
        return str(e)
    except UnicodeDecodeError as e:
        return f'no UTF-8: {e}'


def check_format(name, documents):
    bad = n_broken = 0
    for path, data in documents:
        fault = is_valid(CHECKS[name], data)
        if fault:
            bad += 1
            print(f'{path}: {fault}', file=sys.stderr)
    for old, new in BROKEN[name]:
        seen = 0
        for _, data in documents:
            text = data.decode()
            changed = re.sub(old, new, text, flags=re.S)
            if changed == text:
                continue
            seen += 1
            if is_valid(CHECKS[name], changed.encode()) is None:
                bad += 1
                print(f'{name}: "{old}" became "{new}", and nothing was seen',
                      file=sys.stderr)
                break
        n_broken += 1
        if not seen:
            bad += 1
            print(f'{name}: nowhere stands "{old}"', file=sys.stderr)
    print(f'{name}: {len(documents)} documents, {n_broken} ways to break them, '
          f'{bad} faults')
    return bad


def main(program):
    bad, good = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, folder, str(N_DOCUMENTS)], check=True)
        for name in CHECKS:
            documents = []
            for path in sorted(glob.glob(os.path.join(folder, name + '-*'))):
                with open(path, 'rb') as f:
                    documents.append((os.path.basename(path), f.read()))
            if len(documents) != N_DOCUMENTS:
                sys.exit(f'{name}: {len(documents)} documents')
            faults = check_format(name, documents)
            bad += faults
            good += len(documents) + len(BROKEN[name]) - faults
    print(f'{good} passed, {bad} failed')
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
