# A text that credits an agency and was altered is not the agency's, and the
# time at which something comes to a site is not the time at which it was told.
. "$ROOT/tests/cli/ferry.bash"
mkdir in
ferry_story | head -n 1 >in/sent.jsonl
says='This story was published from an agency feed without any modifications to the text.'
text() { # FILE TITLE PARAGRAPH...
    local file=in/$1 title=$2
    shift 2
    { echo "$title"; printf '\n%s\n' "$@"; } >"$file"
}
text altered.txt 'Berth to cost 2.4 million' "PORT ELLERY, March 2 (NPA) - $ferry_lead" \
    "$ferry_quote" "${ferry_cost/4.2/2.4}" "$ferry_end" "$says"
text whole.txt 'At last a berth' "PORT ELLERY, March 2 (NPA) - $ferry_lead" \
    "$ferry_quote" "$ferry_cost" "$ferry_end"
text alone.txt 'Growers lose the harvest' \
    'QUILLON, March 2 (NPA) - Growers in the Quillon valley have lost the saffron harvest, their union says.' \
    'Frost in the last week of October killed the flowers two days before picking.'
wirecopy publish -q --key k --out site -b https://news.example/ --now 2026-11-25T10:00:00Z in | tail -n 1
cd site
for name in berth-to at-last second-berth growers; do
    for page in article/*"$name"*; do
        echo "== $name"
        grep -o '<p class="kicker"[^/]*\|<span class="undated">[^<]*\|<time.*</time></address>\|"\(datePublished\|sourceOrganization\|creditText\|isBasedOn\)".*' "$page" |
            sed 's/article\/[^"]*\(berth-\)/article\/ID-\1/; s/@[0-9a-f]*/@ID/'
        sed -n '/<p class="false">/p; /data-wirecopy="text"/p' "$page"
    done
done
echo "== lists"
grep -ho '<p class="meta">.*' story/* | sort
ls archive outlet | sed 's/-[0-9a-f]*\.html/-ID.html/'
grep -ho '<description>It says[^<]*' rss.xml
grep -c '<pubDate>' rss.xml
grep -c '<published>' atom.xml
grep -c '"date_published"' feed.json
grep -o '<updated>.*' atom.xml | sort | uniq -c
