item() { printf '{"uri":"a","pubstatus":"%s","versioncreated":"2026-03-03T08:00:00Z","headline":"Soup and fog","body_text":"There was soup on the quay of Port Ellery on Monday, and there was fog, and nobody could say which of them was the thicker of the two.\\n\\nThe harbour board closed the night ferry for six hours, and the passengers were given soup by the people who run the kitchen on the pier.\\n\\nNeither was thin, said the cook, who has stood there for nine winters and counted every bowl that went over his counter in that time."}\n' "$1" >a.json; }
pub() {
    wirecopy publish -q --out $1 --key key --now $2 ${3-} a.json
}
for site in without with; do
    item usable
    pub $site 2026-03-03T09:00:00Z
    item canceled
    pub $site 2026-03-03T10:00:00Z $([ $site = with ] && echo --keep-killed-text)
    grep -rlF 'Neither was thin' $site
    /usr/bin/python3 -c 'import json, sys
for line in open(sys.argv[1]):
    x = json.loads(line)
    print(x["at"], x["what"], x.get("text", "no text"), len(x["body_sha256"]))' $site/audit.jsonl
done
cut -d/ -f2- without/gone.txt | sed 's/[0-9a-z]\{8\}-/ID-/'
