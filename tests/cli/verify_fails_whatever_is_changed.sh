. "$ROOT/tests/cli/verify.bash"
cp -r "$sites/harbour" site
page=site/article/1-current.html
try() { # WORDS FILE
    echo "== $1"
    wirecopy verify "$2" >out
    echo "exit $?"
    grep -A1 '^  [!✗]' out
}
sed 's/4\.2 million/4.5 million/' $page >site/article/number.html
try 'a number' site/article/number.html
sed 's/"claim":"headline"/"claim":"unmodified"/' site/article/2-headline.html >site/article/claim.html
try 'the claim' site/article/claim.html
sed 's/"signature":"./&0/; s/\("signature":".\{128\}\)./\1/' $page >site/article/signature.html
try 'the signature' site/article/signature.html
head -c -20 $page >site/article/cut.html
try 'cut off' site/article/cut.html
head -c 900 $page >site/article/cut.html
try 'cut off in the receipt' site/article/cut.html
grep -v wirecopy-receipt $page >site/article/bare.html
try 'no receipt' site/article/bare.html
grep wirecopy-receipt $page | cat $page - >site/article/two.html
try 'two receipts' site/article/two.html
{ sed '/wirecopy-receipt/,$d' site/article/5-edited.html
  grep wirecopy-receipt $page
  sed '1,/wirecopy-receipt/d' site/article/5-edited.html; } >site/article/other.html
try 'the receipt of another page' site/article/other.html
cp $page site/moved.html
try 'moved' site/moved.html
sed 's/"state":"revoked"/"state":"current"/' site/.well-known/wirecopy.json >list
mv list site/.well-known/wirecopy.json
try 'the list' $page
