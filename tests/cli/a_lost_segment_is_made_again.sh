. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
wirecopy add --quiet --store s news.jsonl
printf 'x' | dd of=s/seeds/00000001.seg bs=1 seek=200 conv=notrunc status=none
head -n 1 news.jsonl >one.jsonl
wirecopy check --quiet --store s one.jsonl
echo "exit $?"
wirecopy doctor --store s
rm s/seeds/*
wirecopy doctor --store s
wirecopy check --quiet --store s one.jsonl >/dev/null
echo "exit $?"
