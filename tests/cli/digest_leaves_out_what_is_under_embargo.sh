. "$ROOT/tests/cli/digest.bash"
mkdir one two three later open
go() { wirecopy digest --quiet --synopsis 1 --takeaways 0 --now "$1" "$2" | grep -c '^'; echo "status ${PIPESTATUS[0]}"; }
body=$(sed 1,2d source.txt)
embargoed() { printf '%s\n\nEMBARGOED UNTIL 0600 GMT MARCH 4, 2026\n\n%s\n' 'Ferries will stop at noon' "$body"; }
exec 2>&1
embargoed >one/a.txt
go 2026-03-03T10:00:00Z one
go 2026-03-04T06:01:00Z one
# nor by a copy that names neither an agency nor a time
embargoed >two/a.txt
mv copy.txt two/b.txt
go 2026-03-03T10:00:00Z two
go 2026-03-04T06:01:00Z two
row() { /usr/bin/python3 -c '
import json, sys
print(json.dumps({"id": sys.argv[1], "outlet": sys.argv[2], "published": sys.argv[3], "embargo": sys.argv[4] or None, "title": "Ferries stop", "text": sys.argv[5]}))' "$@"; }
# its sender has let it out
row a NPA 2026-03-03T08:00:00Z 2026-03-04T06:00:00Z "$body" >later/in.jsonl
row b NPA 2026-03-03T09:00:00Z '' "$body" >>later/in.jsonl
go 2026-03-03T10:00:00Z later
# a copy under an embargo of its own holds nobody else's text
row a NPA 2026-03-03T08:00:00Z '' "$body" >open/in.jsonl
row b Post 2026-03-03T09:00:00Z 2026-03-04T06:00:00Z "$body" >>open/in.jsonl
go 2026-03-03T10:00:00Z open
wirecopy digest --quiet --json --story one/a.txt --now 2026-03-03T10:00:00Z one
echo "status $?"
