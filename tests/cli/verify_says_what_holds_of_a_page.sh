. "$ROOT/tests/cli/verify.bash"
cp -r "$sites/harbour" site
wirecopy verify site/article/1-current.html
