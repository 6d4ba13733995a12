wirecopy publish -q --json --out site --now 2026-03-18T10:00:00Z \
    "$ROOT"/examples/newsroom/a0*/*.txt >out.json
/usr/bin/python3 - "$ROOT/schema/publish-1.schema.json" <<'P'
import json, sys, jsonschema
with open(sys.argv[1]) as f, open('out.json') as g:
    schema, out = json.load(f), json.load(g)
jsonschema.validate(out, schema)
print(len(out['items']) == sum(out['counts'].values()), len(out['changed']) == out['written'])
P
