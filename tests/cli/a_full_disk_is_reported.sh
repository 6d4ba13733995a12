. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
for format in --json --jsonl --width=80; do
    wirecopy trace --quiet $format news.jsonl >/dev/full
    echo "status $?"
done
