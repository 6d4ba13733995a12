cat >item.jsonl <<'EOF'
{"id":"u1","published":"2026-03-03T08:00:00Z","outlet":"Harbour Ledger","title":"Why did the ferry stop?","text":"PORT ELLERY, March 3 (NPA) - The night ferry was stopped on Monday after a fault in its engine, said Ines Holt, who runs the line.\n\nThis story has been published from an agency feed without modifications to the text. Only the headline has been changed."}
EOF
wirecopy publish --quiet --key k --now 2026-03-06T00:00:00Z --out site --json \
    item.jsonl | python3 -c '
import json, sys
print([i["label"] for i in json.load(sys.stdin)["items"]])'
