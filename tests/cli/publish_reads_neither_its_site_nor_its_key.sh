mkdir in real
printf 'A lock was shut\n\nLOCK, March 3 (NPA) - The lock was shut.\n' >in/a.txt
pub() { wirecopy publish -q --now 2026-03-18T10:00:00Z "$@"; echo $?; }
pub --out in/site in        # the key would stand beside it, and be read
pub --out in/site --key key in
pub --out in --key key in
pub --out site --key in/key in
pub --out real --key ./real/key in
ln -s real link
pub --out real --key link/key in
(cd real && pub --out . ../in)
find . -name '*key*'
pub --out in/.site --key in/.key in # what is hidden is not read
