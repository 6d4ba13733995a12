. "$ROOT/tests/cli/ferry.bash"
{ ferry_story; saffron; } >news.jsonl
wirecopy audit --quiet news.jsonl
echo "status $?"
wirecopy audit --quiet --json news.jsonl |
    grep -o '"outlet":"[^"]*","articles":[0-9]*,"labels":[0-9]*,"true":[0-9]*,"false":[0-9]*'
