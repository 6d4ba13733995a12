. "$ROOT/tests/cli/ferry.bash"
{ ferry_story; saffron; } >news.jsonl
wirecopy trace --quiet news.jsonl
