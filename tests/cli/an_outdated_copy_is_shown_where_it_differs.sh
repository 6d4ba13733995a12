# However long the sentences are, the words that were corrected stand there.
mkdir in
gust='"The gusts at the head of the long pier came in from the north-west all through the night and reached NN kilometres an hour at their worst," harbour master Ida Lund told the council on Tuesday evening.'
rest='The night ferry stayed in the harbour until the morning, and the lightkeeper counted four waves that broke over the wall. Nobody was hurt, and the board will have the wall looked at in the spring.'
text() { printf 'PORT ELLERY, March 3 (NPA) - A storm broke two posts of the north pier on Monday. %s %s' "$(sed "s/NN/$1/" <<<"$gust")" "$rest"; }
put() { # ID OUTLET TIME VERSION TITLE TEXT
    /usr/bin/python3 -c '
import json, sys
print(json.dumps(dict(zip(("id", "outlet", "published", "version", "title", "text"), sys.argv[1:]))))' "$@"
}
put npa-1 NPA 2026-03-03T08:00:00Z 1 'Storm breaks posts' "$(text 94)" >in/a.jsonl
put q-1 Quay 2026-03-03T09:00:00Z 1 'Storm at the pier' "$(text 94)" >>in/a.jsonl
put npa-2 NPA 2026-03-03T10:00:00Z 2 'CORRECTED-Storm breaks posts' "$(text 49)" >>in/a.jsonl
wirecopy audit -q -w 80 in | grep carries
wirecopy trace -q -w 80 in | grep carries
