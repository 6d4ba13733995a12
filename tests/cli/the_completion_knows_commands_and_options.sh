. "$ROOT/completions/wirecopy.bash"
try() {
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    compopt() { :; }
    _wirecopy
    echo "${COMPREPLY[@]}"
}
try wirecopy tr
try wirecopy help tr
try wirecopy trace --js
try wirecopy trace --color a
try wirecopy read --to o
