. "$ROOT/tests/cli/compare.bash"
story 'Second berth for the night ferry' \
    "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_end" \
    "$label" >cut.txt
for options in '' '--fail-at medium' '--fail-at never' '--only numbers'; do
    wirecopy compare -q --summary --width 80 $options source.txt cut.txt >/dev/null
    echo "status $?${options:+ $options}"
done
wirecopy compare -q --summary --width 80 source.txt true.txt >/dev/null
echo "status $?"
