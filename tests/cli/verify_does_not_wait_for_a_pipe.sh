. "$ROOT/tests/cli/verify.bash"
cp -r "$sites/harbour" site
page=site/article/1-current.html
mkfifo site/article/silent.html site/article/slow.html
# A pipe that nobody writes to, or that never ends, is given up.
timeout 60 bash -c 'wirecopy verify --no-history --timeout 1 site/article/silent.html'
echo "exit $?"
(
    exec 3>site/article/slow.html
    head -c 100 $page >&3
    sleep 5
) &
wirecopy verify --no-history --timeout 1 site/article/slow.html
echo "exit $?"
# One of the shell is a page like any other; so is standard input.
wirecopy verify --no-history <(cat $page) | grep page
wirecopy verify --no-history - <$page | grep page
# In a folder it is no page.
wirecopy verify --no-history --timeout 1 site | tail -1
# Nor may the list be one.
mv site/.well-known/wirecopy.json list
mkfifo site/.well-known/wirecopy.json
wirecopy verify --no-history --timeout 1 $page
wait
