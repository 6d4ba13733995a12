. "$ROOT/tests/cli/ferry.bash"
mkdir news
ferry_story >news/a.jsonl
printf 'line_no\tkind\tnote\n1\tquote\t%s\n2\tnumber\t%s\n' \
    "$ferry_lead" "$ferry_cost" >news/notes.tsv
wirecopy trace --quiet news | tail -n 1
