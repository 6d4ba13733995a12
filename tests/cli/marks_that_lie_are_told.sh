. "$ROOT/tests/cli/versions.bash"
refile() { # says that nothing of weight is new
    ferry "$agency" 2026-03-02T10:40:00Z 'REFILE-Second berth for the night ferry' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "${ferry_cost/4.2/2.4}" "$ferry_pier" "$ferry_end"
}
{ first_version "$agency" 2026-03-02T06:10:00Z; refile; } >refile.jsonl
{
    first_version "$agency" 2026-03-02T06:10:00Z
    first_version "$agency" 2026-03-02T09:00:00Z 'UPDATE 1-Second berth for the night ferry'
} >update.jsonl
{
    first_version "$agency" 2026-03-02T06:10:00Z
    ferry "$agency" 2026-03-02T09:00:00Z 'UPDATE 2-Union threatens strike over second berth' \
        'PORT ELLERY, March 2 (NPA) - The union of deckhands threatened on Monday to strike over the second berth that the night ferry to Calder Island is to get in spring.' \
        '"Nobody asked the people who tie the ropes," said Oda Renn, who leads the union. She wants eight more hands on each boat.' \
        "$ferry_quote" "$ferry_cost" "$ferry_end"
} >true.jsonl
for x in refile update true; do
    wirecopy trace --quiet --width 80 $x.jsonl | sed -n '6,8p'
done
