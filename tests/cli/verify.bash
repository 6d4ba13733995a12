# The signed site of the tests, and a server for it.
# SPDX-License-Identifier: Apache-2.0
sites="$ROOT/tests/cli/sites"

serve() { # FOLDER; sets url
    python3 "$ROOT/tests/cli/server.py" "$1" "$PWD/port" &
    server=$!
    trap 'kill $server' EXIT
    for _ in $(seq 200); do
        [ -e port ] && break
        sleep .05
    done
    url=http://127.0.0.1:$(cat port)
}

# The day after the sites were signed: their lists are young.
wirecopy() {
    if [ "$1" = verify ]; then
        shift
        command wirecopy verify --now 2026-03-05T08:00:00Z "$@"
    else
        command wirecopy "$@"
    fi
}
