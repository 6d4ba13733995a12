printf '%s\n' '{"id":"a","text":"Nothing of note happened in the town of Ellery today."}' >a.jsonl
wirecopy trace --quiet --json a.jsonl
