mkdir news
for words in 'trac x' 'halp' 'news' 'unheard' 'trace --thread 2 x' \
    'trace --jsno x' 'trace --no-rewrite x' 'trace --qqqq x' 'trace -Z x'; do
    wirecopy $words
    echo "$words: $?"
done
