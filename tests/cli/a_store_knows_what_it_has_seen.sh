. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
wirecopy add --store s news.jsonl
wirecopy add --store s --quiet --all news.jsonl | cut -c1-4 | sort | uniq -c
head -n 1 news.jsonl >one.jsonl
wirecopy check --store s --json one.jsonl | python3 -c '
import json, sys
doc = json.load(sys.stdin)
for a in doc["articles"]:
    print(a["id"], a["seen"], [(h["id"], h["same"], h["containment"])
                               for h in a["hits"][:2]])'
echo 'A text that nobody has written before, about nothing at all.' >new.txt
wirecopy check --store s new.txt
echo "exit $?"
wirecopy check --store none one.jsonl
echo "exit $?"
WIRECOPY_STORE=s wirecopy ls --quiet | head -n 2
wirecopy show --store s nobody
echo "exit $?"
