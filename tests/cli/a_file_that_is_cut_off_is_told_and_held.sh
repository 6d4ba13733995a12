# A broken transfer: told with its byte and what was open, exit 2, kept for
# trace, held by publish. Half of what a site has whole takes nothing down.
mkdir in
item() { # VERSION HEADLINE
    cat <<X
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:npa:77" version="$1">
<itemMeta><provider literal="NPA"/><versionCreated>2026-03-03T08:0$1:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>$2</headline></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>PORT ELLERY, March 3 (NPA) - The harbour board has bought a second crane.</p>
<p>It lifts forty tonnes, twice what the first can lift, the board said.</p>
</body></html></inlineXML></contentSet></newsItem>
X
}
run() {
    wirecopy publish --json --quiet --out site --key k --now 2026-03-06T00:00:00Z in 2>&1 >out
    echo "exit $?"
    /usr/bin/python3 -c '
import json
for x in json.load(open("out"))["items"]:
    print(x["id"], x["fate"], x["why"] or "")'
}
item 1 'Second crane' | head -c 450 >in/a.xml
wirecopy read --json in/a.xml 2>err | /usr/bin/python3 -c '
import json, sys
for a in json.load(sys.stdin)["articles"]:
    print(a["id"], a["status"], len(a["paragraphs"]))'
cat err
echo '== torso alone'
run
echo '== whole'
item 1 'Second crane' >in/a.xml
run
echo '== half of it again, beside it and alone'
item 1 'Second crane' | head -c 450 >in/b.xml
run
rm in/a.xml
run
echo '== half of a later version'
item 2 'Second crane' | head -c 450 >in/b.xml
run
