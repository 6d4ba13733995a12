/* Who may change an item: a new version, a correction, a kill counts only
 * from whom the item comes.
 *
 *   sender   outlet that the file names (provider, publisher, the feed's
 *            title, the address's host), else the agency that it credits
 *   item     its sender; the agency that it credits; the authority of its
 *            id: tag:HOST,.. http://HOST/.. urn:newsml:HOST:.. urn:NAME:..
 *
 * Names are what a file says of itself: that keeps two honest feeds apart
 * that use one id, and a careless one from another's items. Who may write
 * into the input can write any name (docs/publish.md).
 * SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "publish_items.h"

/* ---- Names --------------------------------------------------------------------- */

bool wire__is_same_name(wire_str a, wire_str b)
{
    wire_str www = WIRE_STR("www.");

    a = wire_str_trim(a);
    b = wire_str_trim(b);
    if (wire_str_starts_nocase(a, www)) a = wire_str_sub(a, www.n, a.n);
    if (wire_str_starts_nocase(b, www)) b = wire_str_sub(b, www.n, b.n);
    return a.n > 0 && wire_str_eq_nocase(a, b);
}

static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* The same letters and figures, whatever stands between them. */
static bool has_same_letters(wire_str a, wire_str b)
{
    size_t i = 0, k = 0, n = 0;

    for (;; n++) {
        while (i < a.n && !is_plain(a.p[i]))
            i++;
        while (k < b.n && !is_plain(b.p[k]))
            k++;
        if (i == a.n || k == b.n) return i == a.n && k == b.n && n > 0;
        if (((unsigned char)a.p[i] | 0x20) != ((unsigned char)b.p[k] | 0x20))
            return false;
        i++;
        k++;
    }
}

/* ---- Ids ------------------------------------------------------------------------- */

static wire_str up_to(wire_str s, size_t from, const char *ends)
{
    size_t n = from;

    while (n < s.n && !strchr(ends, s.p[n]))
        n++;
    return wire_str_sub(s, from, n);
}

static wire_str behind_at(wire_str s)
{
    size_t at = wire_str_find(s, WIRE_STR("@"), 0);
    return at == SIZE_MAX ? s : wire_str_sub(s, at + 1, s.n);
}

wire_str wire__id_authority(wire_str id)
{
    static const char *const nobody_s[] = {"uuid", "isbn", "issn",
                                           "oid",  "sha1", "md5"};
    size_t slashes = wire_str_find(id, WIRE_STR("://"), 0);
    wire_str name;

    if (slashes != SIZE_MAX && slashes < 10)
        return behind_at(up_to(id, slashes + 3, "/?#:"));
    if (wire_str_starts_nocase(id, WIRE_STR("tag:")))
        return behind_at(up_to(id, 4, ",:"));
    if (!wire_str_starts_nocase(id, WIRE_STR("urn:"))) return (wire_str){0};
    name = up_to(id, 4, ":");
    if (wire_str_eq_nocase(name, WIRE_STR("newsml")))
        return up_to(id, 4 + name.n + 1, ":");
    for (size_t i = 0; i < sizeof nobody_s / sizeof *nobody_s; i++)
        if (wire_str_eq_nocase(name, wire_str_of(nobody_s[i])))
            return (wire_str){0};
    return name;
}

/* Where the label that ends before `end` begins. */
static size_t label_beg(wire_str host, size_t end)
{
    while (end > 0 && host.p[end - 1] != '.')
        end--;
    return end;
}

/* The part of a host that was registered: "npa" of "wire.npa.example" and of
 * "npa.co.uk". */
static wire_str own_label(wire_str host)
{
    static const char *const shared[] = {"co",  "com", "org", "net",
                                         "gov", "gv",  "ac",  "edu"};
    size_t top = label_beg(host, host.n), beg;
    wire_str label;

    if (top == 0) return host; /* one word */
    beg = label_beg(host, top - 1);
    label = wire_str_sub(host, beg, top - 1);
    for (size_t i = 0;
         host.n - top == 2 && beg > 0 && i < sizeof shared / sizeof *shared;
         i++)
        if (wire_str_eq_nocase(label, wire_str_of(shared[i])))
            return wire_str_sub(host, label_beg(host, beg - 1), beg - 1);
    return label;
}

bool wire__has_authority(wire_str id, wire_str sender)
{
    wire_str host = wire__id_authority(id), label;

    if (!host.n || !sender.n) return false;
    if (wire__is_same_name(host, sender)) return true;
    label = own_label(host);
    return has_same_letters(label, sender) ||
           wire_credit_is_outlet(label, sender);
}

/* ---- Judgement -------------------------------------------------------------------- */

wire__sender wire__sender_is(wire_str sender, const wire__owner *of)
{
    bool is_nameless = !of->outlet.n && !of->agency.n;

    if (!sender.n)
        return is_nameless ? WIRE__SENDER_SAME : WIRE__SENDER_UNKNOWN;
    if (wire__is_same_name(sender, of->outlet) ||
        wire__is_same_name(sender, of->agency) ||
        wire_credit_is_outlet(of->agency, sender) ||
        wire__has_authority(of->id, sender))
        return WIRE__SENDER_SAME;
    return is_nameless ? WIRE__SENDER_UNKNOWN : WIRE__SENDER_OTHER;
}
