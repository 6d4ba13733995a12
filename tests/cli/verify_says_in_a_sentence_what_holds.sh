# The first two lines of each state, at 80 columns: what holds and what not.
. "$ROOT/tests/cli/verify.bash"
cp -r "$sites/harbour" site
say() { # WHAT OPTION...
    echo "== $1"
    shift
    COLUMNS=80 wirecopy verify --no-history "$@" 2>&1 |
        sed -n '1p; 2,/^  NPA\|^  [^ ] /{ /^  NPA/d; /^  [^ a-zA-Z]/d; 1!p; }'
}
page=site/article/1-current.html
say current "$page"
say 'against the item' --source "$sites/item.txt" "$page"
say 'against another item' --source <(echo; echo 'Another text, of another item.') "$page"
say 'with its key' --key "$sites/desk.pub" "$page"
say 'with the key of another' --key d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a "$page"
say 'the headline changed' site/article/2-headline.html
say 'a newer version' site/article/3-superseded.html
say killed site/article/4-killed.html
say 'no claim' site/article/5-edited.html
say 'an old list' --now 2026-06-05T08:00:00Z "$page"
say 'an old list, and not older than that' --now 2026-06-05T08:00:00Z --max-age 7 "$page"
sed 's/berth/birth/' "$page" >site/article/changed.html
say 'a word changed' site/article/changed.html
sed 's/"claim":"unmodified"/"claim":"headline"/' "$page" >site/article/changed.html
say 'the receipt changed' site/article/changed.html
sed 's/<script type="application\/json".*//' "$page" >site/article/changed.html
say 'no receipt' site/article/changed.html
cp "$page" site/article/elsewhere.html
say 'in another place' site/article/elsewhere.html
mkdir alone && cp "$page" alone
say 'without its site' alone/1-current.html
say 'without its site, with its key' --key "$sites/desk.pub" alone/1-current.html
sed 's/berth/birth/' "$page" >alone/word.html
say 'without its site, a word changed' alone/word.html
sed 's/<\/body>/<p>More<\/p>&/' "$page" >alone/more.html
say 'without its site, a line added' alone/more.html
say 'without its site, a word changed, with its key' --key "$sites/desk.pub" alone/word.html
say 'not there' site/nowhere.html
say 'not reachable' --allow-private http://127.0.0.1:9/
