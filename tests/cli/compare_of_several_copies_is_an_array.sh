. "$ROOT/tests/cli/compare.bash"
wirecopy compare --json --fail-at never source.txt changed.txt true.txt >both.json
wirecopy compare --jsonl --fail-at never source.txt changed.txt true.txt >lines.jsonl
/usr/bin/python3 - <<'P'
import json
both = json.load(open('both.json'))
lines = [json.loads(x) for x in open('lines.jsonl')]
print(both == lines, [(d['grade'], d['label']['holds']) for d in both])
P
