. "$ROOT/tests/cli/compare.bash"
wirecopy compare --fail-at never --width 80 source.txt changed.txt
