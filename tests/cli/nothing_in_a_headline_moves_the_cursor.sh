. "$ROOT/tests/cli/ferry.bash"
ferry_story | sed 's/"title":"S/"title":"\\u001b[2J\\u202eS/' >news.jsonl
wirecopy trace --quiet --all news.jsonl >out
echo "escapes: $(grep -c "$(printf '\033')" out)"
echo "turns: $(grep -c "$(printf '\342\200\256')" out)"
