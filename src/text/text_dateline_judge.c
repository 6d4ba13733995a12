/* Whether the parts that were read make a dateline.
 *
 * Any part may be missing; what is left must be strong enough together. See
 * the table in docs/text.md.
 * SPDX-License-Identifier: Apache-2.0 */
#include "text_dateline_int.h"

/* Could a sentence begin at i? */
static bool starts_text(const wire__dl *p, size_t i)
{
    i = wire__skip_space(p->s, i);
    uint32_t c = wire__cp_at(p->s, i);
    return !c || wire__is_upper(c) || wire__is_digit(c) || wire__is_opener(c) ||
           wire__is_caseless(c) || c == '$' || c == 0x20ac || c == 0xa3 ||
           c == '@' || c == '#';
}

/* The text right behind the place runs on in small letters, or is missing. */
static bool accept_plain(const wire__dl *p)
{
    wire_str place = wire_str_sub(p->s, p->place_beg, p->place_end);
    bool known = p->is_city || p->is_country || p->is_region_known;
    if (!starts_text(p, p->i) || p->i >= p->s.n) return false;
    switch (p->dash) {
    case DASH_HYPHEN:
    case DASH_LONG:
    case DASH_BAR:
        if (p->dash == DASH_BAR && !known) return false;
        if (p->dash != DASH_LONG && !p->is_spaced) return false;
        if (p->is_caps && known) return true;
        /* Capitals alone: long enough to be no acronym, short enough to be
         * no headline. */
        if (p->is_caps) return place.n > 4 && p->words <= 4;
        if (p->is_caseless) return p->is_city;
        if (!known || !p->is_spaced) return false;
        return p->words <= 4 && (p->is_city || p->has_region);
    case DASH_COLON:
        return p->is_city && p->words <= 3 &&
               wire__is_space(wire__cp_at(p->s, p->i));
    case DASH_DOT:
        return p->is_caseless && p->is_city;
    default:
        return false;
    }
}

/* "(AFP) The minister": a name that stands alone before a text. */
static bool is_acronym(wire_str s)
{
    if (wire__agency_is_known(s)) return true;
    if (s.n < 2 || s.n > 5 || wire__dl_is_stop(s)) return false;
    for (size_t i = 0; i < s.n; i++)
        if (!wire__is_upper((uint8_t)s.p[i])) return false;
    return true;
}

static bool accept_credit(const wire__dl *p)
{
    bool has_place = p->place_end > p->place_beg;
    bool known = p->is_city || p->is_country || p->is_region_known;
    if (p->dash == DASH_DOT &&
        (!has_place || !(known || p->is_agency || p->is_caps)))
        return false; /* "Ann Roe (Kestrel). She" */
    if (p->dash != DASH_NONE) {
        if (!has_place) /* "(Agency) - The" */
            return starts_text(p, p->i) &&
                   (p->is_agency || p->dash != DASH_COLON);
        if (p->is_agency || known) return true;
        if (p->is_caps) return p->dash != DASH_COLON; /* "SMITH (host): " */
        /* two unknown names: "Lowmere (Meridian) —", hardly a longer one,
         * which is a person more often */
        return starts_text(p, p->i) && p->words <= 2 && !p->is_sloppy &&
               p->dash != DASH_COLON;
    }
    if (!starts_text(p, p->i) || p->i >= p->s.n) return false;
    if (!has_place) return is_acronym(p->out->credit);
    if (p->is_outside_credit) return false;
    if (known) return p->is_caps || p->words <= 4;
    return wire__agency_is_known(p->out->credit) ||
           (p->is_caps && p->is_agency);
}

bool wire__dl_accept(const wire__dl *p)
{
    bool has_place = p->place_end > p->place_beg;
    bool known = p->is_city || p->is_country || p->is_region_known;
    if (p->is_sloppy && !(p->has_date && p->dash != DASH_NONE)) return false;
    if (p->has_weekday && !p->has_credit)
        return has_place && (p->is_caps || known) && p->dash != DASH_NONE &&
               p->dash != DASH_COLON;
    if (p->has_date && p->has_credit) {
        if (p->dash != DASH_NONE) return true;
        /* A caption ends there: "The premier in Bonn, May 3 (A. Photo)" */
        return starts_text(p, p->i) && p->i < p->s.n &&
               (p->is_caps || known || p->words <= 4);
    }
    if (p->has_date) {
        if (!has_place) return false;
        if (p->dash == DASH_DOT) return false;
        if (p->dash == DASH_COLON) return p->is_caps || known;
        if (p->dash != DASH_NONE) return p->is_caps || known || p->words <= 4;
        /* "Seoul, Nov 3 The minister": a new sentence right behind */
        uint32_t c = wire__cp_at(p->s, p->i);
        return wire__is_space(c) && starts_text(p, p->i) && p->i < p->s.n &&
               (p->is_caps || known || p->words <= 2);
    }
    if (p->has_credit) return accept_credit(p);
    return has_place && accept_plain(p);
}
