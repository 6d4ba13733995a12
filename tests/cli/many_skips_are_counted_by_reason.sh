. "$ROOT/tests/cli/ferry.bash"
{ ferry_story; for i in $(seq 40); do echo '{"id": "broken",'; done; } >news.jsonl
wirecopy trace --json news.jsonl >/dev/null
echo "status $?"
wirecopy trace --json --quiet news.jsonl 2>&1 >/dev/null | wc -l
wirecopy trace --json --verbose news.jsonl 2>&1 >/dev/null | grep -c byte
