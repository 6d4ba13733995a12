. "$ROOT/tests/cli/verify.bash"
cd "$sites/harbour" || exit 9
for page in article/*; do
    wirecopy verify --json "$page" >"$HOME/out"
    echo "$? $(grep -o '"place":"[^"]*","holds":[a-z]*,"light":"[a-z]*"' "$HOME/out")"
done
wirecopy verify article/3* article/4* | grep -A1 '^  [!✗]'
