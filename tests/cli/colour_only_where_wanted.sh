. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
esc=$(printf '\033')
wirecopy trace --quiet news.jsonl | grep -c "$esc"
wirecopy trace --quiet --color=always news.jsonl | grep -q "$esc" && echo coloured
NO_COLOR=1 wirecopy trace --quiet --color always news.jsonl | grep -q "$esc" && echo coloured
wirecopy trace --quiet --color always news.jsonl | sed "s/$esc\[[0-9;]*m//g" >a
wirecopy trace --quiet news.jsonl | cmp - a && echo 'the same words'
