. "$ROOT/tests/cli/versions.bash"
{
    first_version 'The Harbour Ledger' 2026-03-02T06:22:00Z
    corrected_version "$agency" 2026-03-02T10:40:00Z
} >two.jsonl
wirecopy trace --quiet two.jsonl
{
    first_version 'The Harbour Ledger' 2026-03-02T06:22:00Z
    first_version 'Metro Daily Lens' 2026-03-02T11:15:00Z 'Night ferry gets its berth'
    corrected_version 'Northern Post' 2026-03-02T11:20:00Z
} >lost.jsonl
wirecopy trace --quiet lost.jsonl
for x in two lost; do
wirecopy trace --quiet --json $x.jsonl | /usr/bin/python3 -c '
import json, sys
for family in json.load(sys.stdin)["families"]:
  for v in family["versions"]:
    print(v["article"], v["kind"], v["stands_in"])
  for s in family["stale"]:
    print(s["article"], s["kind"], s["corrected"], s["after"], s["old_text"][:20])'
done
