wirecopy trace --quiet --jsonl "$ROOT/examples/newsroom" 2>err | head -c 1 >/dev/null
echo "status ${PIPESTATUS[0]}"
grep -c 'Broken pipe' err
