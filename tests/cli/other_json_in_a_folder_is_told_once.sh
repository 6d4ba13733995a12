. "$ROOT/tests/cli/ferry.bash"
mkdir news
ferry_story >news/ferry.jsonl
echo '{"name": "newsroom", "version": "1.0"}' >news/settings.json
printf '{"level": "info", "n": %d}\n' 1 2 3 >news/log.jsonl
wirecopy trace --quiet --json news | grep -o '"warnings":[0-9]*\|"skipped":[0-9]*'
wirecopy trace --quiet news >quiet
echo "status $?"
wirecopy read news/settings.json # given by its name it was meant
echo "status $?"
