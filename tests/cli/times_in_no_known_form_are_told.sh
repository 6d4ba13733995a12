. "$ROOT/tests/cli/ferry.bash"
ferry_story | sed 's/2026-03-02T06:22:00Z/the other day/' >news.jsonl
wirecopy read --json news.jsonl | wc -l
# However many they are, nothing is lost by them: the status stays 0.
for i in $(seq 1500); do
    printf '{"id":"%d","text":"A bell rang.","published":"the other day"}\n' $i
done >many.jsonl
wirecopy read --quiet --json many.jsonl >/dev/null
echo $?
# A name may hold what moves the cursor, in one byte or in two.
wirecopy read $'a\xc2\x9b2Jb\x9bc\u00e9'
