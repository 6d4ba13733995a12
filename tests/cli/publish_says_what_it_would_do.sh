printf 'A headline\n\nPORT ELLERY, March 3 (NPA) - Text of some words, said once.\n' >a.txt
wirecopy publish -n --out site --now 2026-03-18T10:00:00Z a.txt
ls
