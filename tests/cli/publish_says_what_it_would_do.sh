printf 'A headline\n\nText of some words, said once.\n' >a.txt
wirecopy publish -n --out site --now 2026-03-18T10:00:00Z a.txt
ls
