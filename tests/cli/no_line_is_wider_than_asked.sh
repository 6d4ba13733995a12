for width in 40 60 80 200; do
    wirecopy trace --quiet --all --width $width "$ROOT/examples/newsroom" 2>/dev/null |
        /usr/bin/python3 -c '
import sys, unicodedata
def columns(s):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
widest = max(columns(line.rstrip("\n")) for line in sys.stdin)
print("fits" if widest <= int(sys.argv[1]) else widest)' $width
done
