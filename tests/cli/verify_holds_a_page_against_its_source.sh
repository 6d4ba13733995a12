. "$ROOT/tests/cli/verify.bash"
page=$sites/harbour/article
wirecopy verify --source "$sites/item.txt" "$page/1-current.html" | tail -2
wirecopy verify --source "$sites/item.txt" "$page/5-edited.html" | tail -2
sed 's/nine/ten/' "$sites/item.txt" >other.txt
wirecopy verify --source other.txt "$page/1-current.html" | tail -2
mkdir items
cp other.txt "$sites/item.txt" items
wirecopy verify --source items "$page/1-current.html" | tail -2
rm items/item.txt
cp other.txt items/another.txt
wirecopy verify --source items "$page/1-current.html" | tail -2
wirecopy verify --source nowhere.txt "$page/1-current.html"
