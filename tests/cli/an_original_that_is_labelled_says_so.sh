. "$ROOT/tests/cli/ferry.bash"
# The agency's own text is not in the input.
ferry_story | tail -n 2 >news.jsonl
wirecopy trace --quiet news.jsonl
