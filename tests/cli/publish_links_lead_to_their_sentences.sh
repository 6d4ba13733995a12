# Every link of every page, every anchor of every digest's line.
wirecopy publish -q --out site --now 2026-12-01T10:00:00Z \
    --base-url https://news.example/ \
    "$ROOT"/examples/newsroom/*/*.{txt,html,xml,jsonl}
/usr/bin/python3 "$ROOT/tests/cli/publish_links_lead_somewhere.py" site
# a line of a digest begins in the sentence that it links to
/usr/bin/python3 - <<'P'
import html, os, re
n = bad = 0
for name in os.listdir('site/digest'):
    with open(f'site/digest/{name}', encoding='utf-8') as f:
        for page, s, text in re.findall(
                r'<a href="\.\./(article/[^"#]+)#(s\d+)">([^<]*)</a>', f.read()):
            with open(f'site/{page}', encoding='utf-8') as g:
                sentence = re.search(rf'<span id="{s}">(.*?)</span>', g.read(),
                                     re.S)[1]
            words = re.findall(r'\w+', html.unescape(text))[:4]
            have = re.findall(r'\w+', html.unescape(sentence))
            n += 1
            bad += not all(w in have for w in words)
print(n > 100, bad)
P
