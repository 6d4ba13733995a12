. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
wirecopy trace --quiet --json news.jsonl >out.json
/usr/bin/python3 - <<'PY'
import json, re
bodies = {}
for line in open('news.jsonl', encoding='utf-8'):
    a = json.loads(line)
    bodies[a['id']] = a['text'].encode()
out = json.load(open('out.json', encoding='utf-8'))
n = 0
for f in out['families']:
    for e in f['edges']:
        for p in e['passages']:
            a = bodies[e['parent']][slice(*p['parent'])].decode()
            b = bodies[e['child']][slice(*p['child'])].decode()
            n += 1
            assert a.split()[:3] == b.split()[:3], (a, b)
assert n >= 2, n
print('spans hold')
PY
