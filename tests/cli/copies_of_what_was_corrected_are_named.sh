. "$ROOT/tests/cli/versions.bash"
{
    first_version "$agency" 2026-03-02T06:10:00Z
    first_version 'The Harbour Ledger' 2026-03-02T06:22:00Z
    corrected_version "$agency" 2026-03-02T10:40:00Z
    first_version 'Metro Daily Lens' 2026-03-02T11:15:00Z 'Night ferry gets its berth'
    corrected_version 'Northern Post' 2026-03-02T11:20:00Z 'Ferry berth comes in spring'
} >news.jsonl
wirecopy trace --quiet news.jsonl
wirecopy trace --quiet --json news.jsonl | /usr/bin/python3 -c '
import json, sys
family, = json.load(sys.stdin)["families"]
for v in family["versions"]:
    print(v["article"], v["before"], v["kind"], v["inferred"], v["mark"])
for s in family["stale"]:
    print(s["article"], s["kind"], s["corrected"], s["after"], s["old_text"][:20])'
