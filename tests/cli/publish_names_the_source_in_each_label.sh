# The label and its receipt name the agency: by its credit, else by the
# provider of a format in which agencies send. Where nobody is named there is
# no label.
text='The night ferry to Calder Island gets a second berth in spring, the harbour board said on Monday, and it will cost'
item() { # ID PROVIDER WORDS
    printf '{"uri":"urn:newsml:a.example:20260303:%s","type":"text","version":"1","versioncreated":"2026-03-03T08:00:00Z"%s,"headlines":[{"role":"main","value":"Berth %s"}],"bodies":[{"role":"main","contenttype":"text/plain","value":"%s"}]}\n' \
        "$1" "$2" "$1" "$3"
}
provider=',"provider":{"name":"Nordhaven Wire Service"}'
item provider "$provider" "$text four million crowns." >1.json
item credit "$provider" "PORT ELLERY, March 3 (NWS) - Nobody in the council of Port Ellery wanted a third crane, its clerk said." >2.json
item nobody "" "A pier was closed in autumn because its owner had let the piles rot, a clerk of the council told the court." >3.json
cat >4.jsonl <<'EOF'
{"id":"u4","published":"2026-03-03T08:00:00Z","outlet":"Harbour Ledger","title":"Pier","text":"The lamps on the quay of Calder Island stay dark this winter, the lamp keeper said.\n\nThis story has been published from an agency feed without any modifications to the text."}
EOF
wirecopy publish --quiet --key k --now 2026-03-06T00:00:00Z --out site *.json* |
    tail -n 1
for page in site/article/*; do
    name=${page##*/}
    sed -n 's/.*<p class="label"[^>]*>\(.*\)<\/p>/label: \1/p; s/.*"agency":"\([^"]*\)".*/agency: \1/p' "$page" |
        sed "s/^/${name#*-} /"
done
