# Markup, scripts, quotes, addresses of scripts, marks of direction.
cat >in.jsonl <<'J'
{"id":"a\"><script>alert(1)</script>","outlet":"<b>Post</b>","url":"javascript:alert(2)","published":"2026-03-03T08:00:00Z","title":"<script>alert(3)</script> & \"more\" 'so' </title><h1>x","author":"Ann\" onmouseover=\"alert(4)","text":"First <img src=x onerror=alert(5)> line of it.\n\n</article></main><script>alert(6)</script> stands here as words.\n\nThird one, with a \u202e mark."}
{"id":"b","outlet":"Post","url":"https://post.example/\"><script>","published":"2026-03-03T08:00:00Z","title":"</script><script>alert(7)</script>{{title}}{{>head}}","text":"The id=\"wirecopy-receipt\" and {{label}} are words, too.\n\nMore of it follows on this line."}
J
wirecopy publish -q --out site --now 2026-03-18T10:00:00Z \
    --base-url https://news.example/ in.jsonl
/usr/bin/python3 "$ROOT/tests/cli/publish_links_lead_somewhere.py" site
grep -rhoi '<script[^>]*>' site --include='*.html' | sort -u
grep -rli 'href="javascript' site
for f in site/*.json; do /usr/bin/python3 -m json.tool "$f" >/dev/null || echo "$f"; done
for f in site/*.xml; do /usr/bin/python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' "$f" || echo "$f"; done
/usr/bin/python3 - <<'P'
import glob, json, re
for path in sorted(glob.glob('site/article/*.html')):
    with open(path, encoding='utf-8') as f:
        ld = re.search(r'ld\+json">(.*?)</script>', f.read(), re.S)[1]
    print(json.loads(ld)['headline'])
P
