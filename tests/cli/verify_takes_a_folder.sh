. "$ROOT/tests/cli/verify.bash"
cp -r "$sites/harbour" site
echo '<p>nothing of the kind</p>' >site/index.html
ln -s .. site/article/up
wirecopy verify site >out
echo "exit $?"
grep '^[✓!✗0-9]' out
mkdir empty
wirecopy verify empty
echo "exit $?"
head -c 900 site/article/1-current.html >site/cut.html
wirecopy verify --json site | grep -o '"place":"[^"]*","holds":[a-z]*'
