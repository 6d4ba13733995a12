. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
gzip -k news.jsonl
zstd -q news.jsonl
for f in news.jsonl news.jsonl.gz news.jsonl.zst; do
    wirecopy trace --quiet --json $f |
        sed 's/"path":"[^"]*"//g; s/"bytes_read":[0-9]*//' | sha256sum
done | uniq | wc -l
