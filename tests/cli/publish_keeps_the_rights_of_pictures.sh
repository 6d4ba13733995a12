# Pictures stand by reference, with the rights of their item; none is fetched,
# none that is no picture by https is shown.
cat >a.xml <<'X'
<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>NPA</title><link>https://npa.example/</link><description>d</description>
<item><guid>urn:npa:1</guid><title>A lock was shut</title><pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate>
<dc:rights>(c) 2026 Ann Reed / NPA, "online" only</dc:rights>
<enclosure url="https://npa.example/lock.jpg?w=640&amp;h=480" type="image/jpeg" length="1"/>
<enclosure url="http://npa.example/plain.jpg" type="image/jpeg" length="1"/>
<enclosure url="https://npa.example/talk.mp3" type="audio/mpeg" length="1"/>
<description>The lock at Calder was shut on Tuesday because of ice, the harbour master said.</description></item>
</channel></rss>
X
wirecopy publish -q --out site --base-url https://news.example/ \
    --now 2026-03-03T09:00:00Z a.xml
cat site/article/*.html | grep -A4 '<figure>'
grep -rhoE '(plain|talk)\.[a-z0-9]*' site/article
grep -o 'img-src [^;]*' site/article/*.html
find site -name '*.jpg*'
