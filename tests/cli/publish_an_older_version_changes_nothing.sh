# item VERSION STATUS WORD
item() {
    printf '{"uri":"urn:npa:1","version":"%s","pubstatus":"%s","versioncreated":"2026-03-03T0%s:00:00Z","headline":"A lock was shut","body_text":"The lock at Calder was shut on Tuesday because of %s, the harbour master said."}\n' \
        $1 $2 $1 $3 >a.json
    wirecopy publish -q --out site --now 2026-03-03T1$4:00:00Z a.json
    tail -n 1 site/audit.jsonl | grep -o '"what":"[a-z]*"\|"version":"[0-9]*"' | xargs
}
item 2 usable ice 0
item 3 withheld ice 1
item 2 usable ice 2 # a feed that lags does not release it
item 4 usable fog 3
# without versions the time tells
row() {
    printf '{"id":"b","title":"A lock","date":"2026-03-03T%s:00:00Z","text":"The lock at Calder was shut on Tuesday because of %s, the harbour master said."}\n' \
        $1 $2 >b.jsonl
    wirecopy publish -q --out site --now 2026-03-03T2$3:00:00Z b.jsonl
    cat site/article/*.html | grep -o 'because of [a-z]*' | sort -u | xargs
}
row 12 wind 0
row 10 rain 1
