cat >in.jsonl <<'J'
{"id":"npa","outlet":"NPA","published":"2026-03-03T08:00:00Z","language":"en","title":"A ferry comes","text":"PORT ELLERY, March 3 (NPA) - The ferry comes at noon on Monday.\n\nIt takes cars as well as people."}
{"id":"kpd","outlet":"kpd","published":"2026-03-03T08:00:00Z","language":"de","title":"Die Oper","text":"Wernau (kpd) - Die Oper beginnt am Abend um acht.\n\nKarten gibt es an der Kasse."}
{"id":"old","outlet":"The Post","published":"2026-02-01T08:00:00Z","language":"en","title":"Something old","text":"This was news a month ago and more.\n\nIt is none now."}
{"id":"post","outlet":"The Post","published":"2026-03-03T08:00:00Z","language":"en","title":"Something new","text":"The harbour has a new crane, and it is red.\n\nThe old one was green."}
J
cat >rules <<'R'
# what we have no licence for
hold    language=de
hold    outlet="The Post" age>7d
digest  agency=NPA,Meridian    # in short
as-is
R
wirecopy publish --out site --rules rules --now 2026-03-04T08:00:00Z --json \
    in.jsonl 2>/dev/null | /usr/bin/python3 -c 'import json, sys
for i in json.load(sys.stdin)["items"]:
    print(i["id"], i["fate"], i["route"], i["why"])'
ls site/article site/digest | sed 's/^[0-9a-z]\{8\}-//'
