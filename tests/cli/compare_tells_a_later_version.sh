. "$ROOT/tests/cli/versions.bash"
first_version "$agency" 2026-03-02T06:10:00Z >1.jsonl
corrected_version "$agency" 2026-03-02T10:40:00Z >2.jsonl
ferry "$agency" 2026-03-02T10:40:00Z 'REFILE-Second berth for the night ferry' \
    "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "${ferry_cost/4.2/2.4}" "$ferry_pier" "$ferry_end" >3.jsonl
for x in 2 3; do
    wirecopy compare --fail-at never --only numbers --width 80 1.jsonl $x.jsonl
    wirecopy compare --fail-at never --json 1.jsonl $x.jsonl | grep -o '"version":{[^}]*}'
done
