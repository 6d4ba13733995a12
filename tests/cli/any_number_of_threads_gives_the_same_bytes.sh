for threads in 1 2 3 8; do
    for format in --json --jsonl --all; do
        wirecopy trace --quiet $format --threads $threads \
            "$ROOT/examples/newsroom" 2>/dev/null >out.$threads$format
    done
done
for format in --json --jsonl --all; do
    for threads in 2 3 8; do
        cmp out.1$format out.$threads$format && echo same
    done
    test -s out.1$format || echo empty
done
