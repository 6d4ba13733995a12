. "$ROOT/tests/cli/compare.bash"
wirecopy compare source.txt
echo "$?"
wirecopy compare --only cows source.txt true.txt
echo "$?"
: >empty.txt
wirecopy compare source.txt empty.txt
echo "$?"
wirecopy compare source.txt missing.txt
echo "$?"
