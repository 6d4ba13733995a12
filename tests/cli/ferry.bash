# A small newsroom for the tests: all invented.
# SPDX-License-Identifier: Apache-2.0
ferry_lead='The night ferry to Calder Island gets a second berth in spring, the harbour board of Port Ellery said on Monday after a meeting of four hours.'
ferry_quote='"We have waited nine years for this," said Ines Holt, who has run the line since her father retired. "My captains no longer believed in it."'
ferry_cost='Work begins in the first week of March and costs 4.2 million crowns, a third of which the island council pays out of its lottery fund.'
ferry_end='The old berth stays open until the summer timetable begins, and the Saturday boat will sail from the grain quay while the piles are driven.'

# ferry OUTLET TIME TITLE [PARAGRAPH...]: one line of JSONL
ferry() {
    local outlet=$1 time=$2 title=$3 text
    shift 3
    text=$(printf '%s\\n\\n' "${@//\"/\\\"}")
    printf '{"id":"%s","outlet":"%s","published":"%s","title":"%s","text":"%s"}\n' \
        "${outlet// /-}" "$outlet" "$time" "$title" "${text%\\n\\n}"
}

ferry_story() {
    ferry 'Nordhaven Press Agency' 2026-03-02T06:10:00Z 'Second berth for the night ferry' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_cost" "$ferry_end"
    ferry 'The Harbour Ledger' 2026-03-02T06:22:00Z 'Second berth for the night ferry' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_quote" "$ferry_cost" "$ferry_end" \
        '(This story was published from an agency feed without any modifications to the text.)'
    ferry 'Metro Daily Lens' 2026-03-02T08:15:00Z 'Is one berth enough for Calder Island?' \
        "PORT ELLERY, March 2 (NPA) - $ferry_lead" "$ferry_cost" \
        '(This story was published from an agency feed without any modifications to the text.)'
}

saffron() {
    ferry 'Northern Post' 2026-03-02T09:00:00Z 'Saffron harvest fails again' \
        'Growers in the Quillon valley have lost the saffron harvest for a third year, their union says, and some will plant lavender instead.' \
        'Frost in the last week of October killed the flowers two days before picking, according to the union, which asks for credit until summer.'
}
