/* Notes to desks: what an agency says of a version, not of the story.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare_int.h"

/* Beginnings of words by which an agency tells desks what is new in this
 * version: "(Updates with", "CORRECTS fine to", "Eds: recasts". */
bool wire__is_note(const wire__side *c, size_t i)
{
    static const char *const begins[] = {
        "actualis", "actualiz", "adds",    "aktualis", "berichtig",
        "corrects", "correct",  "corrig",  "eds",      "korrekt",
        "korrig",   "mise",     "recasts", "refiles",  "repeats",
        "rewrites", "updates",  "update",  "writethru"};
    wire_str s = wire__side_text(c, c->sentences[i].span);
    size_t beg = 0, n = 0, caps = 0;
    while (beg < s.n && (s.p[beg] == '(' || s.p[beg] == '['))
        beg++;
    for (; beg + n < s.n; n++) {
        char a = s.p[beg + n];
        if ((uint8_t)((a | 0x20) - 'a') > 25) break;
        caps += a >= 'A' && a <= 'Z';
    }
    wire_str word = wire_str_sub(s, beg, beg + n);
    /* Without brackets or capitals only what no sentence begins with. */
    bool marked = beg > 0 || (n > 2 && caps == n);
    for (size_t k = 0; k < sizeof begins / sizeof *begins; k++) {
        wire_str w = wire_str_of(begins[k]);
        if (!wire_str_starts_nocase(word, w)) continue;
        if (marked || (word.n == w.n && w.p[w.n - 1] == 's')) return true;
    }
    return false;
}

/* Notes to desks stand before the dateline; they are no prose. */
void wire__mark_notes(wire__side *c)
{
    const wire_doc *d = c->doc;
    for (size_t i = 0; i < c->n_sentences; i++) {
        if (!d->has_dateline || c->sentences[i].span.end > d->dateline.span.beg)
            break;
        if (wire__is_note(c, i)) c->is_credit[i] = true;
    }
}

bool wire__is_update(const wire_doc *d)
{
    wire_version_mark m;
    wire_version_marked(d, &m);
    return m.kind == WIRE_REVISION_UPDATE || m.kind == WIRE_REVISION_CORRECTION;
}
