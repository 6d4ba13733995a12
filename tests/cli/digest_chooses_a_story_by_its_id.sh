. "$ROOT/tests/cli/digest.bash"
printf 'Saffron fails\n\nThe saffron harvest of Quillon failed again, growers said on Monday.\n' >other.txt
wirecopy digest --quiet --jsonl . | grep -o '"story":{[^}]*}'
wirecopy digest --quiet --json . | grep -c '^[[,]{'
for story in f1 ./other.txt f7; do
    wirecopy digest --quiet --json --story $story . | grep -o '"kind":"[a-z]*","id":"[^"]*"'
    echo "status ${PIPESTATUS[0]}"
done 2>&1
wirecopy digest --quiet --synopsis 0 source.txt 2>&1
echo "status $?"
