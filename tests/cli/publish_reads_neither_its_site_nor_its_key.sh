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

# Nor by a link, another name of the file, a copy of it or a name in a folder
# that leads to it.
mkdir wire elsewhere
cp in/a.txt wire
printf 'A mail\n\nNobody was to read this one.\n' >elsewhere/b.eml
echo as-is >rules
pub --out web --rules rules wire
ln -s ../web.key wire/link.txt
ln web.key wire/hard.txt
cp web.key wire/copy.txt
ln -s ../web wire/web
ln -s ../elsewhere wire/folder
ln -s ../elsewhere/b.eml wire/b.txt
pub --out web --rules rules wire
pub --out web --rules rules --follow-links wire
grep -rlF "$(cut -c1-64 web.key)" web
ls web/article | wc -l
