. "$ROOT/tests/cli/verify.bash"
cp -r "$sites/harbour" site
page=site/article/1-current.html
verify() { wirecopy verify "$@" | grep -A3 '^  . status'; }
# As old as it is, and older than one is content with.
verify $page
command wirecopy verify --now 2026-05-04T08:00:00Z $page | grep -A3 '^  . status'
verify --max-age 1 --now 2026-03-05T08:00:01Z $page
echo "now: $(command wirecopy verify $page | grep -c 'days old')"
wirecopy verify --now soon $page
echo "exit $?"
# What was seen is kept, a line a site, for its owner's eyes.
sed 's/^\(.\{16\}\)[0-9a-f]*/\1.../' .local/state/wirecopy/lists
stat -c %a .local/state/wirecopy/lists .local/state/wirecopy
# A list older than one seen before.
sed -i 's/2026-03-04T/2026-03-06T/' .local/state/wirecopy/lists
verify $page
verify --no-history $page
XDG_STATE_HOME=$PWD/elsewhere verify $page
ls elsewhere/wirecopy
# A history that cannot be read or kept is told, and no more.
echo damaged >.local/state/wirecopy/lists
verify $page
echo "exit $?"
HOME=/dev/null verify $page
