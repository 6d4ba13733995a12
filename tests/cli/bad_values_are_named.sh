for words in '--threads=many x' '--threads' '--memory=5X x' '--min-run=2 x' \
    '--max-article=0 x' '--color=red x' '--quiet=yes x' '--json --jsonl x' \
    '--threads=99999999999999999999999 x' '--width -4 x' ''; do
    wirecopy trace $words
    echo "$words: $?"
done
