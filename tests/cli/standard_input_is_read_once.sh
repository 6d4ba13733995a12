. "$ROOT/tests/cli/ferry.bash"
ferry_story | wirecopy trace --quiet --json - >a.json
echo "status $?"
ferry_story >- # a file that is called -
wirecopy trace --quiet --json ./- >b.json
echo "status $?"
grep -o '"members":\[[^]]*\]' a.json
