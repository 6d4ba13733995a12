# A link below the site leads nothing out of it; the old site stands.
item() { printf '{"id":"a","outlet":"NPA","version":"%s","title":"A lock","published":"2026-03-03T08:0%s:00Z","text":"The lock at Calder was shut on Tuesday because of %s."}\n' $1 $1 $2 >a.jsonl; }
pub() { wirecopy publish -q --out site --now 2026-03-03T09:00:0$1Z a.jsonl 2>&1; }
item 1 ice
pub 1
mkdir out
try() { # PATH: a link in its place, and what comes of it
    mv "site/$1" kept
    ln -s "$PWD/out${2-}" "site/$1"
    pub 2
    rm "site/$1"
    mv kept "site/$1"
}
item 2 fog
try article
try .wirecopy
echo mine >out/trail
try audit.jsonl /trail
cat out/trail
ls out
grep -o 'because of [a-z]*' site/article/*.html
# in the place of a file it is replaced
cp site/index.html out/index.html
ln -sf "$PWD/out/index.html" site/index.html
pub 3
[ -L site/index.html ] || echo a file again
