. "$ROOT/tests/cli/verify.bash"
for width in 40 59 80 132; do
    wirecopy verify --width $width --all "$sites"/harbour/article/* >out
    sed 's/[^ -~]/x/g' out | awk -v w=$width 'length > w { print w ": " $0 }'
done
LC_ALL=C wirecopy verify --all "$sites/harbour/article/4-killed.html" | grep -c '[^ -~]'
echo "exit $?"
