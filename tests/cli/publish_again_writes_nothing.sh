# A second run, also later and with other threads, touches no file; one more
# article touches only what shows it.
look() { find site -type f ! -path '*/lock' -printf '%P %T@ %i\n' | LC_ALL=C sort; }
pub() { wirecopy publish -q --out site --base-url https://news.example/ "$@"; }
mkdir in
cp "$ROOT"/examples/newsroom/a01-lady-maren/*.txt in
pub --now 2026-03-18T10:00:00Z -t 1 in
look >before
pub --now 2026-03-19T11:00:00Z -t 3 in
look >after
cmp before after && echo nothing written
cp "$ROOT"/examples/newsroom/b05-souprecall/source.txt in/soup.txt
pub --now 2026-03-19T12:00:00Z in
look >after
diff before after | sed -n 's/^[<>] \([^ ]*\) .*/\1/p' | sort -u |
    sed 's/[0-9a-z]\{8\}-soup.*\./SOUP./'
