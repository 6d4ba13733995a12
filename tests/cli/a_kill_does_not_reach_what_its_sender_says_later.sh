# The agency kills a story and sends it anew: neither that nor a copy of it is
# outdated. Copies of what was killed are, also those that came later.
. "$ROOT/tests/cli/versions.bash"
anew() { # OUTLET TIME
    ferry "$1" "$2" 'Ferry to Calder Island gets a second berth' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_cost" "$ferry_pier" "$ferry_end"
}
{
    first_version "$agency" 2026-03-02T06:10:00Z
    first_version 'The Harbour Ledger' 2026-03-02T06:22:00Z
    kill_note 2026-03-02T09:00:00Z
    anew "$agency" 2026-03-02T10:00:00Z
    anew 'The Harbour Ledger' 2026-03-02T10:12:00Z
    first_version 'Metro Daily Lens' 2026-03-02T11:15:00Z
} >news.jsonl
wirecopy trace --quiet --json news.jsonl | /usr/bin/python3 -c '
import json, sys
family, = json.load(sys.stdin)["families"]
for s in family["stale"]:
    print(s["article"], s["kind"], s["version"], s["after"])'
