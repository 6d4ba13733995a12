. "$ROOT/tests/cli/compare.bash"
mkdir desk
ferry_tail='Tamm Stonework denied bribing goldsmiths; weavers and a chaplain testified against it.'
whole() {
    story 'Second berth for the night ferry' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_cost" \
        "$ferry_end" "$ferry_tail" "$@"
}
whole >desk/source.txt
whole "$label" >desk/true.txt
whole 'Police arrested a customs officer for smuggling amber.' "$label" >desk/added.txt
whole | head -n -4 >desk/cut.txt
{ whole | head -n -4; printf '\n%s\n' "$label"; } >desk/labelled.txt
for c in true added cut labelled; do
    wirecopy compare -q --summary --width 80 desk/source.txt desk/$c.txt
    echo "status $?"
    mkdir $c
    cp desk/source.txt desk/$c.txt $c/
    wirecopy trace -q --json $c | grep -o '"grade":"[a-z-]*","label_holds":[a-z]*'
    wirecopy audit -q --json $c | grep -o '"true":[0-9]*,"false":[0-9]*' | tail -1
done
