# A further article under one id is named id#2, or by the next that is free.
. "$ROOT/tests/cli/ferry.bash"
n=0
for id in x x x#2; do
    n=$((n + 1))
    ferry_story | sed -n "$n s/\"id\":\"[^\"]*\"/\"id\":\"$id\"/p"
done >news.jsonl
wirecopy trace --quiet --jsonl news.jsonl 2>err |
    grep -o '"type":"article","id":"[^"]*"'
cat err
