# bash completion for wirecopy. Names come from the program itself, so they
# cannot go stale.
# SPDX-License-Identifier: Apache-2.0
_wirecopy()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} program=${COMP_WORDS[0]} words

    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ] || [ "$prev" = help ]; then
        words="$("$program" help --words 2>/dev/null) --help --version"
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
        return
    fi
    case $prev in
    --color)
        mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$cur")
        return ;;
    --fail-at)
        mapfile -t COMPREPLY < <(compgen -W "low medium high never" -- "$cur")
        return ;;
    --only)
        words="quotes numbers dates names attribution credits certainty"
        words+=" facts omissions headline all"
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
        return ;;
    --to)
        words="show rss atom jsonfeed ninjs newsml-g2 nitf iptc7901 opml warc"
        words+=" sitemap"
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
        return ;;
    --ninjs)
        words="declared 1.0 1.1 1.2 1.3 1.4 1.5 1.6 2.0 2.1 2.2 3.0 3.1 1.4-dev"
        words+=" 1.5-dev 2.0-dev 2.1-dev"
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
        return ;;
    --out | --theme)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$cur")
        return ;;
    --rules | --key)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return ;;
    --threads | --width | --memory | --max-* | --min-run | --clock-tolerance | \
        --timeout)
        return ;;
    esac
    if [[ $cur == -* ]]; then
        words=$("$program" help --words "$command" 2>/dev/null)
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
        return
    fi
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}
complete -F _wirecopy wirecopy
