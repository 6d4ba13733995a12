# The second article of a.jsonl is no version of a file that is called so.
row() { printf '{"title":"%s","text":"%s"}\n' "$1" "$2"; }
row Ferry 'The night ferry was stopped on Monday after a fault in its engine.' >a.jsonl
row Bakery 'A bakery that sells one kind of bread opened its doors on Tuesday.' >>a.jsonl
row Lamp 'The lamp of the lighthouse went out on Wednesday, and nobody saw it.' >'a.jsonl#2'
wirecopy add --store s --all --quiet a.jsonl 'a.jsonl#2'
wirecopy add --store s --all --quiet a.jsonl 'a.jsonl#2'
