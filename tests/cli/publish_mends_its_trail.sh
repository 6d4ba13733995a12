# A last line that was cut off is set aside as one of its own: nothing is lost.
item() { printf '{"id":"a","outlet":"NPA","version":"%s","title":"A lock","published":"2026-03-03T08:0%s:00Z","text":"The lock at Calder was shut on Tuesday because of ice."}\n' $1 $1 >a.jsonl; }
pub() { wirecopy publish -q --out site --now 2026-03-03T09:00:0$1Z a.jsonl; }
item 1
pub 1
printf '{"at":"2026-03-03T09:00:01Z","what":"up\303' >>site/audit.jsonl
pub 2
cp site/audit.jsonl before
pub 3
cmp before site/audit.jsonl && echo mended once
item 2
pub 4
/usr/bin/python3 -c 'import json
for line in open("site/audit.jsonl", encoding="utf-8"):
    x = json.loads(line)
    print(x["at"], x["what"], x.get("line", ""))'
