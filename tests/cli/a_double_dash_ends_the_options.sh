. "$ROOT/tests/cli/ferry.bash"
ferry_story >--json
wirecopy trace --quiet -- --json | tail -n 1
