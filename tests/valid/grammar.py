"""Rules of XML formats, one an element, and documents held against them.

A rule is a line:

    item: & title? link? category* ~ | @id! @lang=lang     children | attributes
    title: =text                                           or text of a type

Children are a regular expression over names ("head? body", "(a | b)*"), or,
behind "&", names in any order with how often each may stand. "~" allows what
other namespaces bring, which needs a rule of its own all the same. A rule of
"parent/name" goes before one of "name". Attributes end in "!" when they must
stand; "=type" says of what form a value is. Only names that are ruled may
stand: what these formats allow beyond what is written here is not written.

SPDX-License-Identifier: Apache-2.0
"""
import re
import xml.etree.ElementTree as tree

URI = r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+"
DAY = r'\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])'
TIME = DAY + r'T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)'
TYPES = {
    'text': r'(?s:.*)',
    'words': r'(?s:.*\S.*)',
    'uri': URI,
    'page': r'https?://' + URI.split(':', 1)[1],
    'time': TIME,
    'day': DAY,
    'when': f'(?:{DAY}|{TIME})',
    'mailtime': r'(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May'
                r'|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT',
    'norm': r'\d{8}T\d{6}(?:Z|[+-]\d{4})',
    'lang': r'[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*',
    'qcode': r'[^\s:]+:\S+',
    'count': r'0*[1-9]\d*',
    'whole': r'\d+',
    'digit': r'[1-9]',
    'token': r'[\w.:-]+',
    'truth': r'true|false',
    'code': r'[a-z]{2,3}|zh-cn|zh-tw',
}


class Invalid(Exception):
    """What is wrong, and where."""


def models(text):
    """Children as a regular expression over names that end in a space, or as
    {name: (least, most)}; the text's type; are foreign names allowed?"""
    foreign = '~' in text
    text = text.replace('~', '').strip()
    if text.startswith('='):
        return None, text[1:], foreign
    if text.startswith('&'):
        counts = {}
        for word in text[1:].split():
            name, sign = re.fullmatch(r'([\w.:-]+)([?*+]?)', word).groups()
            counts[name] = {'': (1, 1), '?': (0, 1), '*': (0, None),
                            '+': (1, None)}[sign]
        return counts, None, foreign
    mixed = text.startswith('mixed')
    text = text[5:] if mixed else text
    pattern = re.sub(r'[\w.:-]+|\s+', lambda m: '' if m[0].isspace() else
                     f'(?:{re.escape(m[0])} )', text)
    return re.compile(pattern), 'text' if mixed else None, foreign


class Rule:
    def __init__(self, text):
        children, _, attributes = text.partition('|@')
        self.children, self.type, self.foreign = models(children.strip())
        self.attributes = {}
        for word in attributes.replace('@', ' ').split():
            name, must, kind = re.fullmatch(r'([\w.:-]+)(!?)(?:=(\S+))?',
                                            word).groups()
            self.attributes[name] = (bool(must), kind or 'text')


class Grammar:
    """spaces: prefixes of namespaces, '' for that of the format."""

    def __init__(self, root, spaces, text):
        self.root = root
        self.prefix = {uri: prefix for prefix, uri in spaces.items()}
        self.prefix['http://www.w3.org/XML/1998/namespace'] = 'xml'
        self.rules = {}
        for line in text.strip().splitlines():
            name, _, rule = line.strip().partition(': ')
            if name and not name.startswith('#'):
                self.rules[name] = Rule(rule.replace(' | @', ' |@'))

    def name(self, tag):
        uri, _, local = tag[1:].rpartition('}') if tag[0] == '{' else \
            ('', '', tag)
        if uri not in self.prefix:
            raise Invalid(f'{tag}: a namespace that is not known')
        prefix = self.prefix[uri]
        return f'{prefix}:{local}' if prefix else local

    def check(self, data):
        try:
            root = tree.fromstring(data)
        except tree.ParseError as e:
            raise Invalid(f'not well-formed: {e}') from None
        if self.name(root.tag) != self.root:
            raise Invalid(f'{root.tag}: not the root')
        self.element(root, '')
        return root

    def element(self, e, path):
        name = self.name(e.tag)
        parent = path.rpartition('/')[2]
        here = f'{path}/{name}'
        rule = self.rules.get(f'{parent}/{name}') or self.rules.get(name)
        if not rule:
            raise Invalid(f'{here}: no such element')
        self.attributes(e, rule, here)
        children = [self.name(c.tag) for c in e]
        counted = [c for c in children if not (rule.foreign and ':' in c)]
        if rule.children is None:
            value(''.join(e.itertext()), rule.type, here)
            if children:
                raise Invalid(f'{here}: elements in a text')
            return
        if rule.type is None:
            loose = (e.text or '') + ''.join(c.tail or '' for c in e)
            if loose.strip():
                raise Invalid(f'{here}: text "{loose.strip()[:20]}"')
        content(rule.children, counted, here)
        for child in e:
            self.element(child, here)

    def attributes(self, e, rule, here):
        have = {self.name(k) if k[0] == '{' else k: v
                for k, v in e.attrib.items()}
        for name, (must, kind) in rule.attributes.items():
            if must and name not in have:
                raise Invalid(f'{here}: no {name}')
            if name in have:
                value(have[name], kind, f'{here}/@{name}')
        for name in have:
            if name not in rule.attributes:
                raise Invalid(f'{here}: no such attribute {name}')


def value(text, kind, here):
    pattern = TYPES.get(kind) or re.escape(kind)
    if not re.fullmatch(pattern, text):
        raise Invalid(f'{here}: "{text[:40]}" is no {kind}')


def content(children, names, here):
    if isinstance(children, dict):
        for name in names:
            if name not in children:
                raise Invalid(f'{here}: {name} may not stand here')
        for name, (least, most) in children.items():
            n = names.count(name)
            if n < least or (most is not None and n > most):
                raise Invalid(f'{here}: {n} times {name}')
    elif not children.fullmatch(''.join(n + ' ' for n in names)):
        raise Invalid(f'{here}: "{" ".join(names)[:80]}" is not the order '
                      'or number of its elements')
