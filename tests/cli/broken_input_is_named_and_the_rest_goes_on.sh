. "$ROOT/tests/cli/ferry.bash"
{ ferry_story; echo '{"id": "broken", "text": '; saffron; } >news.jsonl
wirecopy trace --json news.jsonl nowhere.txt >out.json
status=$?
grep -o '"stats":{"articles":[0-9]*' out.json
grep -o '"families":[0-9]*' out.json
exit $status
