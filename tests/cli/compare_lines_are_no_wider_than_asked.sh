for width in 40 80 133 200; do
    for copy in "$ROOT"/examples/newsroom/a0[16]*/v?.txt; do
        wirecopy compare --all --fail-at never --width $width \
            "${copy%/*}/source.txt" "$copy"
    done | /usr/bin/python3 -c '
import sys, unicodedata
wide = lambda s: sum(0 if unicodedata.combining(c) else
                     2 if unicodedata.east_asian_width(c) in "WF" else 1
                     for c in s)
lines = sys.stdin.read().split("\n")
print(max(map(wide, lines)) <= int(sys.argv[1]), len(lines) > 100)' $width
done
