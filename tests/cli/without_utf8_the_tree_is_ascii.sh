. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
LC_ALL=C wirecopy trace --quiet news.jsonl
echo "other lines: $(LC_ALL=C wirecopy trace --quiet news.jsonl | LC_ALL=C grep -c '[^ -~]')"
