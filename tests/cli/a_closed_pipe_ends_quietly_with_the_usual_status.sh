# Nobody reads what is written: no message, no signal, and the status says
# what was found.
. "$ROOT/tests/cli/ferry.bash"
ferry_story >news.jsonl
mkfifo pipe
closed() {
    (sleep .2; "$@" >&3 2>err; echo "status $?: $1 $2"; cat err) 3>pipe &
    head -c 0 pipe
    wait
}
closed wirecopy trace --quiet --jsonl "$ROOT/examples/newsroom"
closed wirecopy trace --quiet "$ROOT/examples/newsroom"
closed wirecopy digest --quiet "$ROOT/examples/newsroom"
closed wirecopy audit --quiet "$ROOT/examples/newsroom"
closed wirecopy read --quiet --to rss news.jsonl
closed wirecopy trace --help
closed wirecopy --version
