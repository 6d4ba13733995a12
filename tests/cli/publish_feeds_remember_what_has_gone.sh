# Feeds say the same of an item when it is no more in the input.
mkdir in none
cat >in/1.json <<'J'
{"uri":"urn:newsml:npa.example:20260303:f","type":"text","version":"3","pubStatus":"usable","firstCreated":"2026-03-03T08:00:00Z","versionCreated":"2026-03-03T08:30:00Z","language":"en","urgency":3,"slugline":"FERRY-BERTH","by":"Ines Holt","copyrightNotice":"(c) 2026 NPA\tall \\ rights","subjects":[{"uri":"medtop:20000430","name":"port"},{"name":"ferries"}],"infoSources":[{"name":"Nordhaven Press","role":"source"},{"name":"NPA","role":"credit"}],"headlines":[{"value":"Second berth"}],"descriptions":[{"value":"A second berth for the night ferry."}],"bodies":[{"contentType":"text/html","value":"<p>PORT ELLERY, March 3 (NPA) - The night ferry to Calder Island gets a second berth in spring, the harbour board said.</p><p>It will cost four million crowns.</p>"}]}
J
cat >in/2.jsonl <<'J'
{"id":"p2","outlet":"Post","author":"Jo Falk","published":"2026-03-02T08:00:00Z","title":"A crane","summary":"It was moved.","text":"The crane on the quay was moved on Monday, the harbour board said.\n\nNobody was hurt, and nothing fell.","links":[{"rel":"enclosure","href":"https://post.example/a.jpg"}]}
J
run() {
    wirecopy publish -q --out site --key k --now "$1" \
        --base-url https://news.example/ "$2"
}
run 2026-03-03T09:00:00Z in
mkdir before
cp site/*.xml site/*.json before
grep -c 'Ines Holt' site/rss.xml site/atom.xml site/feed.json site/ninjs.json site/newsml-g2.xml
echo '{"id":"p0","outlet":"Post","published":"2026-03-09T08:00:00Z","title":"-","status":"withheld"}' >none/0.jsonl
run 2026-03-03T10:00:00Z none
for f in rss.xml atom.xml feed.json ninjs.json newsml-g2.xml; do
    cmp "before/$f" "site/$f" && echo "$f as before"
done
run 2026-03-03T11:00:00Z in
for f in rss.xml atom.xml feed.json ninjs.json newsml-g2.xml; do
    cmp "before/$f" "site/$f"
done
