# One template and the style sheet are replaced, the others stay.
printf 'A headline\n\nPORT ELLERY, March 3 (NPA) - Text of some words, said once.\n' >a.txt
mkdir theme
echo '<!doctype html><html lang="en"><title>{{title}}</title><h1>{{title}}!</h1>' >theme/article.html
echo 'h1 { color: red }' >theme/theme.css
wirecopy publish -q --out site --theme theme --now 2026-03-18T10:00:00Z a.txt
cat site/article/*.html site/theme.css
grep -c masthead site/index.html
wirecopy publish -q --out site --key site/key a.txt
