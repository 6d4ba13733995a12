. "$ROOT/tests/cli/verify.bash"
page=$sites/harbour/article/1-current.html
key=$(cat "$sites/desk.pub")
other=d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a
verify() {
    wirecopy verify "$@" >out 2>err
    echo "exit $?: $(grep '^  . key' out) $(cat err)"
}
verify --key "$key" "$page"
verify --key "$sites/desk.pub" "$page"
verify --key $other,"$key" "$page"
verify --key $other "$page"
verify --key "${key^^}" "$page"
verify --key nothing "$page"
verify --key "$key$key" "$page"
echo "$key$key" >secret
verify --key secret "$page"
: >empty
verify --key empty "$page"
echo '== without its site'
cp "$page" page.html
wirecopy verify page.html | grep -A1 '^[!✗]\|^  [!✗]'
wirecopy verify --key "$key" - <page.html | grep -A1 '^[!✗]\|^  [!✗]'
