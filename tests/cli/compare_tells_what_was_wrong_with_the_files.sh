. "$ROOT/tests/cli/compare.bash"
{
    ferry 'Nordhaven Press Agency' 2026-03-02T06:10:00Z 'Second berth' "$ferry_lead" "$ferry_end"
    echo '{"text": broken'
    ferry 'Northern Post' 2026-03-02T06:20:00Z 'Another story' "$ferry_quote" "$ferry_cost"
} >several.jsonl
wirecopy compare --summary --fail-at never --width 80 source.txt several.jsonl >/dev/null
