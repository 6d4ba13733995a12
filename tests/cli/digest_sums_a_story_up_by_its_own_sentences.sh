. "$ROOT/tests/cli/digest.bash"
wirecopy digest --quiet --width 80 --question --responsible 'The Beacon' source.txt
