"""Feeds, measured by feedparser's own cases.

Each of its files says in a comment what must hold, as a Python expression
over what feedparser returns. The expression is cut at its "and"s; each part
is asked of wirecopy's record. A part that asks for what the record does not
have (a type, a base address, a podcast's cover) is left out with the reason;
a case applies when one part is left, and passes when all that are left hold.

Values are compared as text: tags that the expected value has are taken out of
it, as reading takes them out. A value whose tags have attributes asks for
HTML, not for text, and is left out; so is any value with tags in the cases
about sanitizing.

SPDX-License-Identifier: Apache-2.0
"""
import ast
import collections
import datetime
import email.utils
import html.parser
import json
import os
import re
import subprocess

import quality_trace

try:
    import feedparser
except ImportError:  # python3-feedparser, where it is installed
    feedparser = None

FOLDERS = ['wellformed', 'illformed', 'encoding', 'json']
TARGET = .99

# What a name of feedparser's result would need, where wirecopy has no such
# thing.
REASONS = {
    'bozo': 'well-formedness alone',
    'bozo_exception': 'well-formedness alone',
    'encoding': 'name of the encoding',
    'version': 'version of the format',
    'headers': 'HTTP headers',
    'status': 'HTTP headers',
    'namespaces': 'names of namespaces',
    'base': 'base address of a text',
    'type': 'type of a text or link',
    'hreflang': 'type of a text or link',
    'length': 'type of a text or link',
    'scheme': 'scheme or label of a subject',
    'label': 'scheme or label of a subject',
    'email': 'addresses of people',
    'href': 'addresses of people',
    'url': 'addresses of people',
    'uri': 'addresses of people',
    'publisher': 'people who are not the author',
    'publisher_detail': 'people who are not the author',
    'contributors': 'people who are not the author',
    'where': 'places on a map',
    'expired': 'dates of validity',
    'expired_parsed': 'dates of validity',
}
PREFIX_REASONS = [
    ('itunes', 'podcasts'), ('psc', 'podcasts'), ('validity', 'dates of validity'),
    ('geo', 'places on a map'), ('gml', 'places on a map'),
    ('media', 'pictures and media'), ('image', 'pictures and media'),
    ('logo', 'pictures and media'), ('icon', 'pictures and media'),
    ('wfw', 'services for comments'), ('thr', 'services for comments'),
    ('info', 'other parts of the channel'), ('generator', 'other parts of the channel'),
    ('cloud', 'other parts of the channel'), ('textinput', 'other parts of the channel'),
    ('ttl', 'other parts of the channel'), ('docs', 'other parts of the channel'),
    ('newlocation', 'other parts of the channel'),
]


class LeftOut(Exception):
    """The part asks for what no record has."""


class Absent(Exception):
    """The record could have it, and does not."""


def no_such(key):
    for prefix, reason in PREFIX_REASONS:
        if key.startswith(prefix):
            raise LeftOut(reason)
    raise LeftOut(REASONS.get(key, 'elements of unknown namespaces'))


# ---- Values ---------------------------------------------------------------

class Stripper(html.parser.HTMLParser):
    HIDDEN = {'script', 'style'}
    INLINE = {'a', 'abbr', 'b', 'code', 'em', 'i', 'span', 'strong', 'tt', 'u'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.depth = [], 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag in self.HIDDEN
        if tag not in self.INLINE:
            self.out.append(' ')

    def handle_endtag(self, tag):
        self.depth -= tag in self.HIDDEN
        if tag not in self.INLINE:
            self.out.append(' ')

    def handle_data(self, data):
        if not self.depth:
            self.out.append(data)


def text_of(value):
    s = Stripper()
    s.feed(value)
    s.close()
    return ' '.join(''.join(s.out).split())


class Text(str):
    """case: the file's text and folder, to know what may be asked."""

    def of(self, case):
        self.case = case
        return self

    def __eq__(self, other):
        if not isinstance(other, str):
            return NotImplemented
        if not isinstance(other, Text):
            if re.search(r'<\w+\s[^>]*=', other):
                raise LeftOut('tags with attributes')
            if 'sanitize' in self.case.path and re.search(r'</?\w', other):
                raise LeftOut('tags that sanitizing leaves')
        mine = ' '.join(self.split())
        return mine in (' '.join(other.split()), text_of(other))

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__


class Summary(Text):
    """Of an item's texts the fullest is kept."""

    def __eq__(self, other):
        if super().__eq__(other):
            return True
        if self.case.has_fuller:
            raise LeftOut('a summary beside a fuller text')
        return False

    __hash__ = str.__hash__


class Author(str):
    def __eq__(self, other):
        name = re.sub(r'\s*\([^()]*@[^()]*\)$', '', other)
        return str(self) == name

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__


class Language(str):
    """Of a tag its first part; what a blank one leaves to the text is told
    by the text."""

    def __eq__(self, other):
        if other is None:
            raise LeftOut('language left to the text')
        return self.split('-')[0].lower() == re.split('[-_]', other)[0].lower()

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__


def when(value):
    """UTC fields of a date in RFC 822 or ISO form, or of a tuple."""
    if isinstance(value, tuple):
        return value[:6]
    try:
        t = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        try:
            t = datetime.datetime.fromisoformat(value.replace('Z', '+00:00'))
        except ValueError:
            raise LeftOut('dates as written')
    if t.tzinfo:
        t = t.astimezone(datetime.timezone.utc)
    return t.timetuple()[:6]


class Time:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        mine = [int(x) for x in re.findall(r'\d+', self.value)]
        return tuple(mine) == tuple(when(other))[:len(mine)]

    def __ne__(self, other):
        return not self == other


class Holder:
    """A part of feedparser's result: by item, by attribute, by get."""

    def __init__(self, fields, case):
        self.fields, self.case = fields, case

    def __getitem__(self, key):
        if key not in self.fields:
            no_such(key)
        value = self.fields[key]
        value = value() if callable(value) else value
        if value is None:
            raise Absent(key)
        return value

    def __getattr__(self, key):
        return self[key]

    def get(self, key, default=None):
        try:
            return self[key]
        except Absent:
            return default

    def has_key(self, key):
        return self.get(key) is not None

    __contains__ = has_key

    def __eq__(self, other):
        known = [k for k in other if k in self.fields]
        if not known:
            raise LeftOut('parts of a part')
        return all(self.get(k) == other[k] for k in known)


class List:
    """absent: stands for what is not there, so that asking for what no
    record has is told from asking for what is missing."""

    def __init__(self, values, absent):
        self.values, self.absent = values, absent

    def __getitem__(self, i):
        return self.values[i] if i < len(self.values) else self.absent

    def __len__(self):
        return len(self.values)


class One:
    """The only content of an item."""

    def __init__(self, value):
        self.value = value

    def __getitem__(self, i):
        if i:
            raise LeftOut('several texts of one item')
        return self.value


# ---- A record as feedparser would give it ---------------------------------

def text(record, key, case, kind=Text):
    return lambda: kind(record[key] or '').of(case)


def detail(value, case, language=None):
    fields = {'value': value}
    if language is not None:
        fields['language'] = language
    return Holder(fields, case)


def holder(record, case):
    links = [Holder({'rel': x['rel'], 'href': x['target'], 'url': x['target']},
                    case) for x in record['links']]
    if record['url']:
        links.insert(0, Holder({'rel': 'alternate', 'href': record['url'],
                                'url': record['url']}, case))
    of_rel = {}
    for x in links:
        of_rel.setdefault(x['rel'], []).append(x)
    is_named = record['id'] and record['id'] != record['path']
    ident = (lambda: Text(record['id']).of(case)) if is_named else None
    names = (record['byline'] or '').split(', ') if record['byline'] else []
    people = [Holder({'name': n}, case) for n in names]
    author = Author(record['byline']) if record['byline'] else None
    published = Time(record['published']) if record['published'] else None
    modified = Time(record['modified']) if record['modified'] else published
    subjects = record['subjects']
    title = text(record, 'title', case)
    summary = text(record, 'body', case, Summary)
    rights = text(record, 'rights', case)
    language = Language(record['language'] or '')
    credit = list(record['credits']) or [None]
    source = {'title': lambda: credit[0] and Text(credit[0]).of(case)}
    if 'source' in of_rel:
        source['href'] = of_rel['source'][0]['href']
    fields = {
        'id': ident, 'guid': ident,
        'guidislink': lambda: record['id'] == record['url'],
        'title': title, 'title_detail': detail(title, case),
        'link': lambda: Text(record['url']).of(case) if record['url'] else None,
        'links': List(links, Holder({'rel': None, 'href': None}, case)),
        'language': language or None,
        'author': author, 'authors': List(people, Holder({'name': None}, case)),
        'author_detail': people[0] if people else Holder({'name': None}, case),
        'published': published, 'published_parsed': published,
        'created': published, 'created_parsed': published,
        'updated': modified, 'updated_parsed': modified,
        'rights': rights, 'copyright': rights,
        'rights_detail': detail(rights, case),
        'copyright_detail': detail(rights, case),
        'category': Text(subjects[0]).of(case) if subjects else None,
        'tags': List([Holder({'term': Text(s).of(case)}, case)
                      for s in subjects], Holder({'term': None}, case)),
        'enclosures': List(of_rel.get('enclosure', []),
                           Holder({'href': None, 'url': None}, case)),
        'license': of_rel['license'][0]['href'] if 'license' in of_rel else None,
        'comments': of_rel['replies'][0]['href'] if 'replies' in of_rel else None,
        'content': One(detail(summary, case, language)),
        'source': Holder(source, case),
    }
    for name in ('summary', 'description', 'subtitle', 'tagline'):
        fields[name] = summary
        fields[name + '_detail'] = detail(summary, case, language)
    return Holder(fields, case)


class Names(dict):
    """The names that an expression may use."""

    def __missing__(self, key):
        no_such(key)


class Case:
    def __init__(self, root, path):
        self.path = os.path.relpath(path, root)
        with open(path, 'rb') as f:
            raw = f.read()
        self.text = ''
        self.expect = None
        for encoding in ('utf-8', 'utf-16', 'utf-32', 'utf-16-be', 'utf-32-be',
                         'latin-1'):
            try:
                found = raw.decode(encoding)
            except UnicodeError:
                continue
            m = re.search(r'Expect:\s*(.+)', found)
            if m:
                expect = m.group(1).split('-->')[0]
                self.text, self.expect = found, expect.strip()
                break
        self.has_header = re.search(
            r'^\s*Header:\s*Content-(Location|Language|Type)', self.text,
            re.M | re.I) is not None
        self.has_fuller = re.search(
            r'<(content|fullitem|content:encoded|xhtml:body|body|summary'
            r'|div)\b', self.text) is not None


def parts_of(expression):
    tree = ast.parse(expression, mode='eval').body
    if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And):
        return tree.values
    return [tree]


def is_bozo(part):
    if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
        part = part.operand
    return isinstance(part, ast.Name) and part.id == 'bozo'


def judge(case, answer):
    """'pass', or 'fail' or 'out' with the reason."""
    if case.expect is None:
        return 'out', 'no expectation'
    if case.has_header:
        return 'out', 'HTTP headers'
    if '127.0.0.1' in case.expect:
        return 'out', 'base address of a text'
    feeds, entries = answer['feeds'], answer['articles'] + answer['listed']
    entries.sort(key=lambda e: e['at'])
    nothing = collections.defaultdict(lambda: None, links=[], subjects=[],
                                      credits=[])
    names = Names(
        feed=holder(feeds[0] if feeds else nothing, case),
        entries=List([holder(e, case) for e in entries], holder(nothing, case)),
        len=len, ord=ord, isinstance=isinstance, str=str)
    out, held = None, False
    for part in parts_of(case.expect):
        if is_bozo(part):
            out = out or 'well-formedness alone'
            continue
        if isinstance(part, ast.Constant):
            out = out or 'that reading ends'
            continue
        try:
            code = compile(ast.Expression(part), case.path, 'eval')
            # pylint: disable=eval-used
            if not eval(code, {'__builtins__': {}}, names):
                return 'fail', ast.unparse(part)
            held = True
        except LeftOut as e:
            out = str(e)
        except Absent as e:
            return 'fail', f'{ast.unparse(part)}: no {e}'
        except TypeError as e: # ord() of more than one character
            return 'fail', f'{ast.unparse(part)}: {e}'
    return ('pass', '') if held else ('out', out)


def read(setup, path):
    p = subprocess.run([setup.binary, 'read', '--json', path],
                       capture_output=True, check=False, timeout=60)
    if p.returncode not in (0, 1, 2):
        raise RuntimeError(f'{path}: ended with {p.returncode}')
    return json.loads(p.stdout)


# ---- The same fields as feedparser -----------------------------------------

def plain(value):
    return text_of(value or '')


def fields_of(entry, record):
    """(name, theirs, mine) of what both say of one entry. Theirs is absent
    where they give the id for the address, or nothing at all."""
    mine = ' '.join((record['title'] or '').split())
    theirs = plain(entry.get('title'))
    yield 'title', theirs, theirs if plain(mine) == theirs else mine
    if entry.get('link') != entry.get('id'):
        yield 'link', entry.get('link'), record['url'] or ''
    if entry.get('id') and not record['id'].startswith(record['path']):
        yield 'id', entry['id'], record['id']
    if entry.get('author') and len(entry.get('authors', [])) < 2:
        name = entry.get('author_detail', {}).get('name') or entry['author']
        yield 'author', name, record['byline'] or ''
    for name, mine in (('published', record['published']),
                       ('updated', record['modified'])):
        if entry.get(name + '_parsed') and mine:
            yield name, True, Time(mine) == tuple(entry[name + '_parsed'])


def agree(setup, table, root):
    """Over the same files, where both find the same number of entries. Where
    feedparser is not installed the row is left out."""
    if not feedparser:
        table.absent('feed fields as feedparser has them: no feedparser here')
        return
    same, n, lines = 0, 0, []
    for folder in FOLDERS[:3]:
        for base, _, files in os.walk(os.path.join(root, folder)):
            for name in sorted(files):
                path = os.path.join(base, name)
                with open(path, 'rb') as f:
                    theirs = feedparser.parse(f.read()).entries
                answer = read(setup, path)
                mine = answer['articles'] + answer['listed']
                mine.sort(key=lambda e: e['at'])
                if len(theirs) != len(mine):
                    continue
                for entry, record in zip(theirs, mine):
                    for field, a, b in fields_of(entry, record):
                        n += 1
                        same += (a or '') == (b or '')
                        if (a or '') != (b or ''):
                            lines.append(f'{path}\t{field}\t{a}\t{b}')
    table.share('feed fields', 'as feedparser reads its cases', same, n)
    write(setup, 'feeds-differ.txt', lines)


def write(setup, name, lines):
    if not setup.cases:
        return
    os.makedirs(setup.cases, exist_ok=True)
    with open(os.path.join(setup.cases, name), 'w', encoding='utf-8') as f:
        f.write(''.join(line + '\n' for line in lines))


def measure(setup, table):
    root = quality_trace.find(setup, 'feeds', 'feedparser')
    if not root:
        table.absent('feeds/feedparser')
        return
    verdicts, out = collections.Counter(), collections.Counter()
    failed, left = [], []
    for folder in FOLDERS:
        for base, folders, files in os.walk(os.path.join(root, folder)):
            folders.sort()
            for name in sorted(files):
                case = Case(root, os.path.join(base, name))
                verdict, why = judge(case, read(setup,
                                                os.path.join(base, name)))
                verdicts[verdict] += 1
                if verdict == 'out':
                    out[why] += 1
                    left.append(f'{case.path}\t{why}')
                elif verdict == 'fail':
                    failed.append(f'{case.path}\t{why}')
    n = verdicts['pass'] + verdicts['fail']
    table.share('feed cases', 'feedparser, those that apply',
                verdicts['pass'], n, TARGET)
    table.share('feed cases left out', 'feedparser', verdicts['out'],
                n + verdicts['out'])
    agree(setup, table, root)
    write(setup, 'feeds-failed.txt', failed)
    write(setup, 'feeds-left-out.txt', left)
    write(setup, 'feeds-left-out-why.txt',
          [f'{k:5} {reason}' for reason, k in out.most_common()])
