cat >sitemap.xml <<'END'
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://harbour.example/7</loc><news:news><news:publication>
<news:name>Harbour Ledger</news:name></news:publication>
<news:publication_date>2026-03-03T08:14:00Z</news:publication_date>
<news:title>Ferry berth opens</news:title></news:news></url></urlset>
END
cat >feed.xml <<'END'
<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:at="http://purl.org/atompub/tombstones/1.0">
<title>Harbour Ledger</title>
<at:deleted-entry ref="tag:harbour.example,2026:7"
 when="2026-03-03T12:00:00Z"><at:comment>The berth did not open</at:comment>
</at:deleted-entry></feed>
END
wirecopy read sitemap.xml feed.xml
echo "exit $?"
wirecopy read --json feed.xml | grep -o '"listed":\[{"id":"[^"]*"'
