. "$ROOT/tests/cli/ferry.bash"
saffron >a.jsonl
ferry_story | head -n 1 >b.jsonl
wirecopy compare a.jsonl b.jsonl >/dev/null
echo "strangers: $?"
wirecopy compare --fail-at never a.jsonl b.jsonl >/dev/null
echo "strangers, never: $?"
wirecopy compare a.jsonl a.jsonl >/dev/null
echo "the same: $?"
