. "$ROOT/tests/cli/versions.bash"
{
    ferry "$agency" 2026-03-02T05:10:00Z 'Second berth for the night ferry' \
        'EMBARGOED UNTIL 2026-03-02T08:00:00Z' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_cost" "$ferry_pier" "$ferry_end"
    first_version 'The Harbour Ledger' 2026-03-02T06:22:00Z
    first_version 'Metro Daily Lens' 2026-03-02T11:15:00Z 'Night ferry gets its berth'
    ferry "$agency" 2026-03-02T10:00:00Z 'HOLD HOLD HOLD' \
        'Please hold the story Second berth for the night ferry until further notice.'
} >news.jsonl
wirecopy trace --quiet news.jsonl | grep -E "held|embargo ended|copied"
wirecopy trace --quiet --json news.jsonl | /usr/bin/python3 -c '
import json, sys
family, = json.load(sys.stdin)["families"]
for s in family["stale"]:
    print(s["article"], s["kind"], s["version"], s["after"])'
