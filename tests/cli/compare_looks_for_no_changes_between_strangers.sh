. "$ROOT/tests/cli/ferry.bash"
saffron >a.jsonl
ferry_story | head -n 1 >b.jsonl
wirecopy compare --width 80 a.jsonl b.jsonl | head -n 3
