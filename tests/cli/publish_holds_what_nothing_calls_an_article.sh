# A README among articles is told and held; a rule that says so publishes it.
# A text without a time or sender that others copied, or that tells their
# story, is an article.
. "$ROOT/tests/cli/ferry.bash"
mkdir in
printf '# The desk\n\nHow the desk works: put items into this folder, and run the program.\n' >in/README.md
printf 'Licence of the desk\n\nAnybody may use what stands here, and nobody may sue for it.\n' >in/LICENSE
cp in/LICENSE in/LICENSE.txt
printf 'A berth\n\nPORT ELLERY, March 3 (NPA) - The night ferry gets a second berth, the harbour board said.\n' >in/dateline.txt
printf 'A crane\n\nBy Ines Holt\n\nThe crane on the quay was moved on Monday, the harbour board said.\n' >in/byline.txt
ferry NPA 2026-03-03T08:00:00Z 'Second berth' "$ferry_lead" "$ferry_quote" "$ferry_cost" >in/feed.jsonl
printf 'Berth for ferry\n\n%s\n\n%s\n\n%s\n' "$ferry_lead" "$ferry_quote" "$ferry_cost" >in/copy.txt
run() {
    wirecopy publish --json --quiet --out site --key k --now 2026-03-06T00:00:00Z "$@" in |
        /usr/bin/python3 -c '
import json, re, sys
for x in json.load(sys.stdin)["items"]:
    print(re.sub("@.*", "", x["id"]), x["fate"], x["why"] or "")'
}
run
echo 'as-is outlet!=nobody' >rules
echo '== by a rule'
run --rules rules
