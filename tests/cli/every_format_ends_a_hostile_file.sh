# A million nested elements, a billion laughs and 200 MB on one line, as each
# format would have them: within a minute of one processor and 1.5 GB each, with
# a word that says what it was; the story is read where a tree can be cut.
/usr/bin/python3 - <<'PY'
import json, os, re, resource, subprocess

STORY = 'The ferry of Norr sails on Monday at six with nine people aboard.'
G2 = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g">'
FEED = '{"version":"https://jsonfeed.org/version/1.1","title":"N","items":' \
       '[{"id":"a","content_text":"%s"' % STORY
NINJS = '{"uri":"n","pubstatus":"usable","body_text":"%s"' % STORY
XML = {  # where the text of an item stands
    'rss': '<rss><channel><item><title>N</title><description>',
    'rdf': '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
           'xmlns="http://purl.org/rss/1.0/"><item><description>',
    'atom': '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content '
            'type="xhtml">',
    'g2': G2 + '<contentSet><inlineXML>',
    'package': G2.replace('newsItem', 'packageItem') + '<itemMeta><title>',
    'newsml1': '<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>',
    'nitf': '<nitf><body><body.content>',
    'sitemap': '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
               '<url><loc>http://norr.example/',
    'opml': '<opml version="2.0"><body>',
}
HEADS = {  # what stands before one line of words
    'mail': 'From: a@norr.example\nSubject: N\nDate: Tue, 3 Mar 2026 09:14 +0000'
            '\nMessage-ID: <a@norr.example>\n\n',
    'iptc': '\x01NPA0001 4 pol 10 ferry\r\n\x02',
    'anpa': '\x16\x16\x01\x13a0001\x1f\r\n\x02',
    'jsonfeed': FEED + '},{"id":"b","content_text":"',
    'ninjs': NINJS + ',"x":"',
    'json': '[\n{"text":"%s"},\n{"text":"' % STORY,
    'warc': 'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\n'
            'Content-Length: 210000000\r\n\r\n',
    'tsv': 'id\ttext\na\t%s\nb\t' % STORY,
}


def laughs(head):
    name = re.match(r'<([\w:]+)', head).group(1)
    declared = ''.join('<!ENTITY a%d "%s">' % (i, '&a%d;' % (i - 1) * 10)
                       for i in range(1, 10))
    return '<!DOCTYPE %s [<!ENTITY a0 "lol">%s]>%s&a9; %s' % (
        name, declared, head, STORY)


def attempt(name, *parts):
    with open(name, 'w', encoding='latin-1') as f:
        for part in parts:
            f.write(part)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    p = subprocess.run(['wirecopy', 'read', '--json', name],
                       capture_output=True, text=True, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    os.remove(name)
    lines = [l for l in p.stderr.splitlines() if '... and' not in l]
    said = lines[0].removeprefix('wirecopy: ') if lines else 'nothing was said'
    found = json.loads(p.stdout)['articles'] if p.stdout else []
    print(p.returncode, said[:90], sum(STORY in a['body'] for a in found))
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if took > 60 or after.ru_maxrss > 1500000:
        print('%s: %.0f s, %d KB' % (name, took, after.ru_maxrss))


for kind, head in XML.items():
    attempt(kind + '.nested', head, '<b>' * 1000000, STORY)
    attempt(kind + '.laughs', laughs(head))
for kind, head in (('jsonfeed', FEED), ('ninjs', NINJS)):
    attempt(kind + '.nested', head, ',"x":', '[{"y":' * 500000)
for kind, head in list(XML.items()) + list(HEADS.items()):
    attempt(kind + '.line', head, *['word ' * 2000000] * 21)
PY
