. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
wirecopy trace --quiet --json news.jsonl >&-
echo "status $?"
