# One story as an agency sent it, and a copy that says it changed nothing.
# SPDX-License-Identifier: Apache-2.0
. "$ROOT/tests/cli/ferry.bash"

story() { # TITLE PARAGRAPH...
    local title=$1
    shift
    printf '%s\n' "$title"
    printf '\n%s\n' "$@"
}

label='This story was published from an agency feed without any modifications to the text.'
story 'Second berth for the night ferry' \
    "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_cost" \
    "$ferry_end" >source.txt
story 'Second berth for the night ferry' \
    "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" \
    "${ferry_cost/4.2/4.5}" "$ferry_end" "$label" >changed.txt
story 'Second berth for the night ferry' \
    "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_cost" \
    "$ferry_end" "$label" >true.txt
