. "$ROOT/tests/cli/compare.bash"
echo '{"text": broken' >broken.jsonl
mkdir empty
wirecopy compare --summary --width 80 source.txt broken.jsonl true.txt nowhere.txt empty
echo "copies: $?"
wirecopy compare --json source.txt nowhere.txt true.txt | head -c 1
echo "array: ${PIPESTATUS[0]}"
wirecopy compare --summary nowhere.txt true.txt
echo "source: $?"
