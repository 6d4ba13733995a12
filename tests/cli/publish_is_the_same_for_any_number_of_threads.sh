for t in 1 2 5; do
    wirecopy publish -q -t $t --out s$t --key key --now 2026-03-18T10:00:00Z \
        --base-url https://news.example/ "$ROOT"/examples/newsroom/*/*.txt
done
diff -r s1 s2 && diff -r s1 s5 && echo the same
