cat >page.html <<'PAGE'
<!DOCTYPE html><html lang="en"><head><title>Pier shut | Harbour Lens</title>
<meta property="og:site_name" content="Harbour Lens">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier shut after the storm","datePublished":"2026-03-17T09:00:00Z"}</script></head>
<body><h1>Pier shut</h1><div class="article-body"><p>The northern pier was shut on Tuesday after the storm had broken two of its posts, the harbour board said.</p></div></body></html>
PAGE
wirecopy read --explain page.html
wirecopy read --json page.html | grep -c '"explain"'
wirecopy read --json --explain page.html | grep -o '"explain":.*}\]'
cat >beside.html <<'PAGE'
<html lang="en"><head><title>Pier shut | Harbour Lens</title>
<meta property="og:description" content="The board will meet again in May."></head>
<body><article class="hentry"><h1 class="entry-title">Pier shut</h1><span class="dateline">SKELLAN, March 17 (NPA)</span>
<div class="entry-content"><p>The northern pier was shut on Tuesday after the storm had broken two of its posts, the harbour board said.</p></div></article></body></html>
PAGE
wirecopy read --explain beside.html
wirecopy read --json beside.html | grep -o '"dateline":[^}]*}'
