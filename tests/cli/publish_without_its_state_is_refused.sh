mkdir desk
printf 'Lamp out\n\nCORRIE HEAD, March 5 (NPA) - The lamp of the lighthouse went out on Wednesday, and nobody could say why before noon.\n' >desk/lamp.txt
publish() {
    wirecopy publish --quiet --key k --now 2026-03-06T00:00:00Z --out site \
        --json "$@" | python3 -c '
import json, sys
print([(i["id"].split("@")[0], i["fate"]) for i in json.load(sys.stdin)["items"]])'
}
publish desk
publish ./desk/
publish "$PWD/desk/lamp.txt"
rm -r site/.wirecopy
wirecopy publish --quiet --key k --now 2026-03-07T00:00:00Z --out site desk
echo "exit $?"
