. "$ROOT/tests/cli/ferry.bash"
# Two copies of an agency's text; the text itself, and its name, are gone.
ferry_story | tail -n 2 | sed 's/PORT ELLERY, March 2 (NPA) - //' >news.jsonl
wirecopy trace --quiet news.jsonl
