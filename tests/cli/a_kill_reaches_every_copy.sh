. "$ROOT/tests/cli/versions.bash"
{
    first_version "$agency" 2026-03-02T06:10:00Z
    first_version 'The Harbour Ledger' 2026-03-02T06:22:00Z
    kill_note 2026-03-02T09:00:00Z
    first_version 'Metro Daily Lens' 2026-03-02T11:15:00Z 'Night ferry gets its berth'
} >news.jsonl
wirecopy trace --quiet news.jsonl
wirecopy trace --quiet --json news.jsonl | /usr/bin/python3 -c '
import json, sys
family, = json.load(sys.stdin)["families"]
for s in family["stale"]:
    print(s["article"], s["kind"], s["version"], s["after"])'
