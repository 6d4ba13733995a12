. "$ROOT/tests/cli/compare.bash"
wirecopy compare --summary --only quotes --width 80 source.txt changed.txt
