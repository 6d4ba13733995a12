# The commands of docs/receipt.md, with what the receipt says of each.
. "$ROOT/tests/cli/verify.bash"
page=$sites/harbour/article/1-current.html item=$sites/item.txt
member() { # NAME
    grep -o "\"$1\":\"[^\"]*\"" "$page" | cut -d'"' -f4
}
same() { # WORDS; the sum on standard input
    read -r sum _
    if [ "$sum" = "$2" ]; then echo "$1: the same"; else echo "$1: $sum, not $2"; fi
}
sed 's|\(id="wirecopy-receipt">\).*</script>|\1</script>|' "$page" |
    sha256sum | same page "$(member page_sha256)"
tail -n +3 "$item" | head -c -1 | sha256sum | same text "$(member source_sha256)"
head -n 1 "$item" | head -c -1 | sha256sum | same headline "$(member source_headline_sha256)"
grep -o '{"schema":"wirecopy.receipt.*}' "$page" | head -c -1 | sha256sum |
    same receipt "$(grep -m1 -o "$(grep -o '{"schema":"wirecopy.receipt.*}' "$page" |
        head -c -1 | sha256sum | cut -c1-64)" "$sites/harbour/.well-known/wirecopy.json")"
if command -v openssl >/dev/null && command -v xxd >/dev/null; then
    { printf '\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00'
      member key | xxd -r -p; } >key.der
    member signature | xxd -r -p >signature
    grep -o '{"schema":"wirecopy.receipt.*}' "$page" |
        sed 's/,"signature":".*"}$/}/' | head -c -1 >message
    openssl pkeyutl -verify -pubin -inkey key.der -keyform DER -rawin \
        -in message -sigfile signature >&2 || echo "signature: fails"
fi 2>/dev/null
