# Without its source nobody knows whether a label is true; but two texts of one
# family that say so in different words cannot both be. Neither gets a label.
. "$ROOT/tests/cli/ferry.bash"
lead="PORT ELLERY, March 2 (NPA) - $ferry_lead"
says='(This story was published from an agency feed without any modifications to the text.)'
labels() { # NAME: how many pages of the site have a label
    wirecopy publish --quiet --key k --now 2026-03-06T00:00:00Z --out "$1" \
        "$1.jsonl" >out
    echo "$1: $(grep -l 'class="label"' "$1"/article/* | wc -l) of" \
        "$(wc -l <"$1.jsonl")"
}
copy() { # OUTLET MINUTE COST [LAST]
    ferry "$1" "2026-03-02T07:$2:00Z" 'Second berth for the night ferry' \
        "$lead" "$ferry_quote" "$3" "$ferry_end" "${@:4}"
}
copy 'The Harbour Ledger' 10 "$ferry_cost" "$says" >one.jsonl
{ cat one.jsonl; copy 'Northern Post' 20 "${ferry_cost/4.2/4,2}" "$says"; } >agree.jsonl
{ cat one.jsonl; copy 'Northern Post' 20 "${ferry_cost/4.2/2.4}" "$says"; } >number.jsonl
{ cat agree.jsonl; copy 'Metro Daily Lens' 30 "$ferry_cost Nobody in Port Ellery believes it." "$says"; } >added.jsonl
# What may be the text itself speaks against those that agree, too.
{
    copy Sent 00 "$ferry_cost" | sed 's/"outlet":"[^"]*"/"outlet":""/'
    copy 'The Harbour Ledger' 10 "$ferry_cost" 'Three captains have left the line since autumn, and a fourth will go to sea in May.' "$says"
    copy 'Northern Post' 20 "$ferry_cost" 'Three captains have left the line since autumn, and a fourth will go to sea in May.' "$says"
} | sed 's/2026-03-02T07:..:00Z//' >sent.jsonl
for name in one agree number added sent; do labels "$name"; done
wirecopy audit --quiet --width 70 added.jsonl
wirecopy audit --quiet --json number.jsonl |
    grep -o '"holds":[a-z]*\|"rival":[^,}]*'
