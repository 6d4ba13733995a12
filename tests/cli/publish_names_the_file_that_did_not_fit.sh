# A full disk: the page is named, not where it is staged; the old site stands.
printf '{"id":"a","outlet":"NPA","title":"A lock was shut","text":"The lock at Calder was shut on Tuesday because of ice."}\n' >a.jsonl
(
    ulimit -f 1 # a block of 1,024 bytes
    trap '' XFSZ
    wirecopy publish -q -t 1 --out site --now 2026-03-03T09:00:00Z a.jsonl 2>&1
) | sed 's/[0-9a-z]\{8\}-/ID-/'
find site -type f ! -path '*/.wirecopy/*'
