mkdir in; printf 'A headline\n\nText of some words, said once.\n' >in/a.txt
try() { wirecopy publish -q "$@" in 2>&1 | sed "s|$ROOT|ROOT|g"; }
try
try --out site --base-url news.example
try --out site --now soon
try --out site --theme nowhere
try --out site --hub ftp://hub.example/
try --out site --rules nowhere
rule() { printf '# rules\n\n%s\n' "$1" >rules; try --out site --rules rules; }
rule 'publish agency=NPA'
rule 'hold agncy=NPA'
rule 'hold agency'
rule 'hold agency<NPA'
rule 'hold age=2'
rule 'hold age>2 weeks'
rule 'hold outlet="The Post'
rule 'as-is status=withheld'
rule 'hold revision=maybe'
rule 'hold published<yesterday'
rule 'hold language=en,'
mkdir theme; printf '<h1 onclick="{{title}}">' >theme/article.html
try --out site --theme theme
ls
