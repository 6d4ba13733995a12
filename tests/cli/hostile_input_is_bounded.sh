# Each in seconds, whatever the machine: what is not linear takes minutes.
. "$ROOT/tests/cli/ferry.bash"
/usr/bin/python3 - <<'PY'
import gzip
line = 'The harbour board of Port Ellery met again on Monday and decided nothing.\n'
open('repeated.txt', 'w').write('Headline\n\n' + line * 100000)
open('quotes.txt', 'w').write('Headline\n\n' + '"' * 200000 + '\u201e' * 100000)
open('said.txt', 'w').write('Headline\n\n' + '"a b" c, he said. ' * 100000)
open('deep.html', 'w').write('<html><body>' + '<div>' * 300000 + 'x')
open('long.jsonl', 'w').write('{"id":"long","text":"' + 'word ' * 6000000 + '"}\n')
open('same.jsonl', 'w').write(''.join(
    '{"id":"s%d","text":"%s"}\n' % (i, line.strip() * 6) for i in range(5000)))
with gzip.open('bomb.txt.gz', 'wb', 9) as f:
    for _ in range(64):
        f.write(b'0' * (1 << 22))
PY
ferry_story >news.jsonl
for f in repeated.txt quotes.txt deep.html long.jsonl same.jsonl bomb.txt.gz; do
    timeout 60 wirecopy trace --quiet --json --max-article 8M --memory 2G "$f" news.jsonl >out 2>err
    status=$?
    [ $status -lt 3 ] && status=fine
    echo "$f: $status, $(grep -c '"id":"f1"' out) document with families"
done
timeout 60 wirecopy compare --json said.txt said.txt >out 2>err
echo "said.txt against itself: $?"
