# A pipe is not held whole where memory is short: a line that would not fit
# is skipped, and what comes before and behind it is read.
long_line() {
    /usr/bin/python3 - <<'PY'
text = 'The ferry of Norr sails on Monday at six with nine people aboard. ' * 4
print('{"id":"first","text":"%s"}' % text)
print('{"id":"long","text":"%s"}' % ('word ' * 4000000))
print('{"id":"last","text":"%s"}' % text)
PY
}
long_line | wirecopy trace --quiet --threads 1 --memory 24M --json - >out
echo "status $?, $(grep -o '"id":"[a-z]*"' out | sort -u | tr '\n' ' ')"
# Less than one reader needs is said with the option's name.
long_line 2>/dev/null | wirecopy trace --quiet --memory 1K - 2>&1
echo "status $?"
long_line 2>/dev/null | wirecopy read --quiet --memory 1K - 2>&1
echo "status $?"
# What is held ends within a line: none is lost or read twice.
/usr/bin/python3 - >many.jsonl <<'PY'
for i in range(200):
    words = ' '.join('Notice %d of berth %d.' % (i, k) for k in range(150))
    print('{"id":"a%d","text":"%s"}' % (i, words))
PY
cat many.jsonl | wirecopy read --quiet --memory 5M --json - >pipe
wirecopy read --quiet --json - <many.jsonl >file
cmp pipe file && grep -o '"id":"a[0-9]*"' pipe | wc -l
