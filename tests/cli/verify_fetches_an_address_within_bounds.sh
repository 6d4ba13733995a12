. "$ROOT/tests/cli/verify.bash"
serve "$sites/harbour"
verify() {
    echo "== $*" | sed "s|$url||; s|${url#http}||"
    wirecopy verify "$@" >out 2>&1
    echo "exit $?"
    sed -e "s|${url#http}|://HOST|g" -e "s|localhost:[0-9]*|LOCALHOST|g" out |
        grep -A1 '^[!✓✗]\|^  [!✗]'
}
verify "$url/article/1-current.html"
verify --allow-private "$url/article/1-current.html"
verify --allow-private "$url/article/3-superseded.html"
verify --allow-private "HTTP${url#http}/article/../article/1-current.html?from=here#end"
verify --allow-private "$url/moved.html"
verify --allow-private "$url/gone.html"
verify --allow-private "$url/nowhere.html"
verify --allow-private "$url/broken.html"
verify --allow-private "$url/loop.html"
verify --allow-private "$url/elsewhere.html"
verify --allow-private "$url/file.html"
verify --allow-private "$url/endless.html"
verify --allow-private --timeout 1 "$url/slow.html"
verify ftp://127.0.0.1/page.html
verify http://user:word@127.0.0.1/
verify http://[::1]:9/ http://0/ http://169.254.169.254/latest
