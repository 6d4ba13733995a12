#!/usr/bin/python3
"""Write read_ninjs_rules.h: what each version of ninjs allows, as tables.

usage: read_ninjs_rules.py FOLDER > read_ninjs_rules.h

FOLDER holds the JSON Schemas of the IPTC (ninjs-schema_1.0.json ...). Their
rules become nodes of a graph: names, types, required names, closed sets of
values. Texts of the schemas are not taken over. Equal nodes are written once.
SPDX-License-Identifier: Apache-2.0
"""
import glob
import json
import os
import re
import sys

TYPES = {'object': 1, 'array': 2, 'string': 4, 'number': 8, 'integer': 16,
         'boolean': 32, 'null': 64}
TRUNCATED_DATE = 1


class Tables:
    def __init__(self):
        self.nodes, self.known = [None], {}
        self.props, self.names, self.links = [], [], []

    def list(self, table, values):
        """Where values stand in table, appended when they do not yet."""
        values = list(values)
        if not values:
            return 0, 0
        for at in range(len(table) - len(values) + 1):
            if table[at:at + len(values)] == values:
                return at, len(values)
        table.extend(values)
        return len(table) - len(values), len(values)

    def intern(self, node):
        key = json.dumps(node, sort_keys=True)
        if key not in self.known:
            self.known[key] = len(self.nodes)
            self.nodes.append(node)
        return self.known[key]


def resolve(schema, ref):
    """The part of a schema that ref names; another file's root is its own."""
    if '#' in ref and not ref.startswith('#'):
        ref = '#' + ref.split('#', 1)[1]
    part = schema
    for step in ref[1:].split('/'):
        if step:
            part = part[step]
    return part


GEOJSON = {'type': 'object', 'required': ['type'], 'properties': {
    'type': {'enum': ['Point', 'MultiPoint', 'LineString', 'MultiLineString',
                      'Polygon', 'MultiPolygon', 'GeometryCollection',
                      'Feature', 'FeatureCollection']}}}


def pattern_prefix(pattern):
    """"^body_[a-zA-Z0-9_]+" gives "body_"."""
    found = re.fullmatch(r'\^([a-z_]*)\[a-zA-Z0-9_?\]\+\$?', pattern)
    if not found:
        raise SystemExit('unknown pattern ' + pattern)
    return found[1]


def required_of(s):
    """Names that must stand: a list, in the old draft a mark of each."""
    named = s.get('required', [])
    marked = [k for k, v in sorted(s.get('properties', {}).items())
              if isinstance(v, dict) and v.get('required') is True]
    return (named if isinstance(named, list) else []) + marked


class Compiler:
    """One schema to nodes; a reference that leads back to an open part gets
    the number that part will have."""

    def __init__(self, tables, schema):
        self.t, self.schema, self.open = tables, schema, {}

    def merge(self, s):
        """A part with what its reference says."""
        if '$ref' not in s:
            return s
        if 'geojson' in s['$ref'].lower():
            return GEOJSON
        target = dict(resolve(self.schema, s['$ref']))
        target = self.merge(target)
        more = {k: v for k, v in s.items() if k != '$ref'}
        both = {**target, **more}
        if 'properties' in target and 'properties' in more:
            both['properties'] = {**target['properties'], **more['properties']}
        if 'required' in target and 'required' in more:
            both['required'] = target['required'] + more['required']
        return both

    def node(self, s):
        ref = s.get('$ref') if set(s) <= {'$ref', 'description', 'title'} \
            else None
        if ref and 'geojson' not in ref.lower():
            key = json.dumps(resolve(self.schema, ref), sort_keys=True)
        else:
            key = json.dumps(s, sort_keys=True)
        if key in self.open:
            return self.open[key]
        number = len(self.t.nodes)
        self.t.nodes.append(None)
        self.open[key] = number
        self.t.nodes[number] = self.build(self.merge(s))
        return number

    def build(self, s):
        kinds = s.get('type', [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        pattern = s.get('pattern')
        closed = s.get('additionalProperties') is False or \
            s.get('unevaluatedProperties') is False
        items = s.get('items')
        items = items if isinstance(items, dict) else None
        return {
            'types': sum(TYPES[k] for k in kinds),
            'format': TRUNCATED_DATE if pattern else 0,
            'closed': closed and ('properties' in s or
                                  'patternProperties' in s),
            'props': [(k, self.node(v)) for k, v in
                      sorted(s.get('properties', {}).items())
                      if isinstance(v, dict)],
            'patterns': [(pattern_prefix(k), self.node(v)) for k, v in
                         sorted(s.get('patternProperties', {}).items())],
            'required': required_of(s),
            'values': [str(v) for v in s.get('enum', [])],
            'items': self.node(items) if items else 0,
            'any': [self.node(v) for v in s.get('anyOf', [])],
            'one': [self.node(v) for v in s.get('oneOf', [])],
            'least': s.get('minimum', 0), 'most': s.get('maximum', -1)}


def shrink(tables, roots):
    """Join equal nodes until none are left."""
    nodes = tables.nodes
    while True:
        seen, to = {}, {}
        for i, n in enumerate(nodes):
            key = json.dumps(n, sort_keys=True)
            to[i] = seen.setdefault(key, i)
        if all(k == v for k, v in to.items()):
            break
        order = sorted(set(to.values()))
        new = {old: i for i, old in enumerate(order)}
        move = {i: new[to[i]] for i in to}
        nodes = [nodes[i] for i in order]
        for n in nodes:
            if not n:
                continue
            for f in ('props', 'patterns'):
                n[f] = [(k, move[v]) for k, v in n[f]]
            for f in ('any', 'one'):
                n[f] = [move[v] for v in n[f]]
            n['items'] = move[n['items']]
        roots = {k: move[v] for k, v in roots.items()}
    tables.nodes = nodes
    return roots


def version_of(path):
    name = os.path.basename(path)
    found = re.search(r'_(dev)?_?[\d.]*_?v?(\d\.\d)\.json$', name)
    return found[2] + ('-dev' if 'dev' in name else '')


def quoted(s):
    return json.dumps(s, ensure_ascii=True)


def main():
    tables, roots = Tables(), {}
    for path in sorted(glob.glob(os.path.join(sys.argv[1], '*.json'))):
        with open(path, encoding='utf-8') as f:
            schema = json.load(f)
        roots[version_of(path)] = Compiler(tables, schema).node(schema)
    roots = shrink(tables, roots)
    rows = []
    for n in tables.nodes[1:]:
        props = tables.list(tables.props, [tuple(p) for p in n['props']])
        patterns = tables.list(tables.props, [tuple(p) for p in n['patterns']])
        required = tables.list(tables.names, n['required'])
        values = tables.list(tables.names, n['values'])
        any_of = tables.list(tables.links, n['any'])
        one_of = tables.list(tables.links, n['one'])
        rows.append('{%d, %d, %d, {%d, %d}, {%d, %d}, {%d, %d}, {%d, %d}, '
                    '{%d, %d}, {%d, %d}, %d, %d, %d}' % (
                        n['types'], n['format'], n['closed'], *props,
                        *patterns, *required, *values, *any_of, *one_of,
                        n['items'], n['least'], n['most']))
    print('/* Written by read_ninjs_rules.py from the schemas of ninjs.\n'
          ' * SPDX-License-Identifier: Apache-2.0 */')
    print('/* clang-format off */')
    print('static const rule_name rule_props[] = {')
    for name, node in tables.props:
        print('    {%s, %d},' % (quoted(name), node))
    print('};\nstatic const char *const rule_names[] = {')
    for name in tables.names:
        print('    %s,' % quoted(name))
    print('};\nstatic const uint16_t rule_links[] = {')
    print('    ' + ', '.join(str(x) for x in tables.links) + '};')
    print('static const rule rules[] = {\n    {0},')
    for row in rows:
        print('    %s,' % row)
    print('};\nstatic const rule_version rule_versions[] = {')
    for version in sorted(roots):
        print('    {%s, %d},' % (quoted(version), roots[version]))
    print('};\n/* clang-format on */')


if __name__ == '__main__':
    main()
