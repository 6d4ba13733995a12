# Files that mean harm: each ends within a minute of one processor and 1.5 GB,
# with an error that says what it was. What can be read beside it is read.
/usr/bin/python3 - <<'PY'
import io, os, resource, subprocess, zipfile, zlib

MEGABYTE = 1 << 20
STORY = 'The ferry of Norr sails on Monday at six with nine people aboard.'


def member(n, data):
    """A gzip member of n pieces, without holding them."""
    c = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b''.join([c.compress(data) for _ in range(n)] + [c.flush()])


def zeros(f):  # 4 GB
    f.write(member(64, b'\0' * MEGABYTE) * 64)


def packed_words(f):  # 4 GB of text, packed well below the ratio
    f.write(member(1, b'Headline\n\n') + member(64, b'word ' * 209715) * 64)


def packed_line(f):  # 4 GB on the second line of records
    f.write(member(1, b'{"id":"a","text":"%s"}\n{"id":"b","text":"' %
                   STORY.encode()) + member(64, b'word ' * 209715) * 64)


def long_line(head, tail=b''):
    def write(f):
        f.write(head)
        for _ in range(200):
            f.write(b'word ' * 200000)
        f.write(tail)
    return write


def laughs(f):
    f.write(b'<!DOCTYPE rss [<!ENTITY a0 "lol">')
    for i in range(1, 10):
        f.write(b'<!ENTITY a%d "%s">' % (i, b'&a%d;' % (i - 1) * 10))
    f.write(b']><rss><channel><item><title>&a9;</title><description>%s'
            b'</description></item></channel></rss>' % STORY.encode())


def bomb(f):
    with zipfile.ZipFile(f, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        z.writestr('first.txt', 'Ferry to Norr\n\n' + STORY)
        with z.open('bomb.txt', 'w', force_zip64=True) as g:
            for _ in range(512):
                g.write(b'0' * MEGABYTE)


def matryoshka(f):
    blob = b'0' * MEGABYTE
    for depth in range(8):
        o = io.BytesIO()
        with zipfile.ZipFile(o, 'w', zipfile.ZIP_DEFLATED) as z:
            for i in range(8 if depth else 64):
                z.writestr('%d.%d' % (depth, i), blob)
        blob = o.getvalue()
    f.write(blob)


def record(length):
    return lambda f: f.write(
        b'WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %s\r\n'
        b'Content-Type: text/plain\r\n\r\n%s' % (length, STORY.encode()))


def nested(head, tag):
    return lambda f: f.write(head + tag * 1000000 + STORY.encode())


CASES = [
    ('million.html', nested(b'<html>', b'<div>')),
    ('million.xml', nested(b'<rss><channel><item><description>', b'<b>')),
    ('million.json', nested(b'{"text":"a","x":', b'[')),
    ('laughs.xml', laughs),
    ('zeros.gz', zeros),
    ('words.txt.gz', packed_words),
    ('words.jsonl.gz', packed_line),
    ('line.jsonl', long_line(
        b'{"id":"a","text":"%s"}\n{"id":"b","text":"' % STORY.encode(),
        b'"}\n{"id":"c","text":"%s"}\n' % STORY.encode())),
    ('line.txt', long_line(b'Headline\n\n')),
    ('line.html', long_line(b'<html><body><h1>Headline</h1><p>')),
    ('bomb.zip', bomb),
    ('matryoshka.zip', matryoshka),
    ('huge.warc', record(b'999999999999999')),
    ('beyond.warc', record(b'9' * 40)),
    ('quote.csv', long_line(
        b'id,text\na,"%s"\nb,"' % STORY.encode())),
]
for name, write in CASES:
    with open(name, 'wb') as f:
        write(f)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    p = subprocess.run(['wirecopy', 'read', '--json', name],
                       capture_output=True, text=True, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    os.remove(name)
    lines = [l for l in p.stderr.splitlines() if '... and' not in l]
    print(p.returncode, lines[0].removeprefix('wirecopy: ')[:110],
          p.stdout.count(STORY))
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if took > 60 or after.ru_maxrss > 1500000:
        print('%s: %.0f s, %d KB' % (name, took, after.ru_maxrss))
PY
