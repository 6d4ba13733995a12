. "$ROOT/tests/cli/digest.bash"
wirecopy digest --quiet --width 80 . | sed -n '/^Outlets differ/,$p'
wirecopy digest --quiet --json . | grep -o '"differences":.*"copy_text":"32,000"'
