. "$ROOT/tests/cli/compare.bash"
wirecopy compare --summary --only numbers --width 80 source.txt changed.txt true.txt
