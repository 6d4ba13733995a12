mkdir desk
cat >desk/two.jsonl <<'EOF'
{"title":"Ferry stops","text":"PORT ELLERY, March 3 (NPA) - The night ferry was stopped on Monday after a fault in its engine, said Ines Holt, who runs the line."}
{"title":"Bakery opens","text":"SKELLAN, March 4 (NPA) - A bakery that sells a single kind of bread opened its doors on Tuesday to a queue of two hundred people."}
EOF
printf 'Lamp out\n\nCORRIE HEAD, March 5 (NPA) - The lamp of the lighthouse went out on Wednesday.\n' >desk/lamp.txt
wirecopy publish --quiet --key k --now 2026-03-06T00:00:00Z --out site --json \
    "$PWD/desk" | python3 -c '
import json, sys
for i in json.load(sys.stdin)["items"]:
    print(i["id"].split("@")[0], i["fate"], i["title"])'
grep -rl "$PWD" site
grep -rl "desk" site
true
