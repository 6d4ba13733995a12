# One item in three versions, what papers made of them, and a kill.
# SPDX-License-Identifier: Apache-2.0
. "$ROOT/tests/cli/ferry.bash"

agency='Nordhaven Press Agency'
ferry_pier='The pier of Calder Island was closed in autumn because its owner had let the piles rot, a clerk of the council said.'
ferry_lead_wrong=${ferry_lead/spring/autumn}
label='(This story was published from an agency feed without any modifications to the text.)'

# item OUTLET TIME TITLE COST [LINE]
first_version() {
    ferry "$1" "$2" "${3-Second berth for the night ferry}" \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_cost" "$ferry_pier" "$ferry_end"
}
corrected_version() { # the cost was wrong, and the line on the owner
    ferry "$1" "$2" "${3-CORRECTED-Second berth for the night ferry}" \
        '(Corrects cost to 2.4 million crowns; removes line on owner of pier)' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "${ferry_cost/4.2/2.4}" "$ferry_end"
}
kill_note() {
    ferry "$agency" "$1" 'KILL KILL KILL' \
        'Editors, please kill the story Second berth for the night ferry, sent on March 2. The quotation was made up. No substitute story will be sent.'
}
