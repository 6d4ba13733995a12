. "$ROOT/tests/cli/ferry.bash"
saffron >news.jsonl
wirecopy trace news.jsonl
