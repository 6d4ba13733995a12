/* Names of fields. SPDX-License-Identifier: Apache-2.0 */
#include "read_fields.h"
#include "read_int.h"

#include <string.h>

const wire__json_name wire__record_names[] = {
    {"text", WIRE__F_TEXT, 0},
    {"body", WIRE__F_TEXT, 1},
    {"content", WIRE__F_TEXT, 2},
    {"articleBody", WIRE__F_TEXT, 3},
    {"maintext", WIRE__F_TEXT, 4},
    {"content_html", WIRE__F_TEXT, 5},
    {"content_text", WIRE__F_TEXT, 6},
    {"title", WIRE__F_TITLE, 0},
    {"headline", WIRE__F_TITLE, 1},
    {"id", WIRE__F_ID, 0},
    {"guid", WIRE__F_ID, 1},
    {"uri", WIRE__F_ID, 2},
    {"url", WIRE__F_URL, 0},
    {"link", WIRE__F_URL, 1},
    {"outlet", WIRE__F_OUTLET, 0},
    {"source", WIRE__F_OUTLET, 1},
    {"publication", WIRE__F_OUTLET, 2},
    {"publisher", WIRE__F_OUTLET, 3},
    {"published", WIRE__F_PUBLISHED, 0},
    {"date", WIRE__F_PUBLISHED, 1},
    {"datetime", WIRE__F_PUBLISHED, 2},
    {"pubDate", WIRE__F_PUBLISHED, 3},
    {"datePublished", WIRE__F_PUBLISHED, 4},
    {"date_published", WIRE__F_PUBLISHED, 5},
    {"published_at", WIRE__F_PUBLISHED, 6},
    {"publishedAt", WIRE__F_PUBLISHED, 7},
    {"publish_date", WIRE__F_PUBLISHED, 8},
    {"date_publish", WIRE__F_PUBLISHED, 9},
    {"timestamp", WIRE__F_PUBLISHED, 10},
    {"modified", WIRE__F_MODIFIED, 0},
    {"updated", WIRE__F_MODIFIED, 1},
    {"dateModified", WIRE__F_MODIFIED, 2},
    {"date_modified", WIRE__F_MODIFIED, 3},
    {"updated_at", WIRE__F_MODIFIED, 4},
    {"updatedAt", WIRE__F_MODIFIED, 5},
    {"author", WIRE__F_AUTHOR, 0},
    {"authors", WIRE__F_AUTHOR, 1},
    {"byline", WIRE__F_AUTHOR, 2},
    {"language", WIRE__F_LANGUAGE, 0},
    {"lang", WIRE__F_LANGUAGE, 1},
    {"inLanguage", WIRE__F_LANGUAGE, 2},
    {"sourceOrganization", WIRE__F_CREDIT, 0},
    {"creditText", WIRE__F_CREDIT, 1},
    {"summary", WIRE__F_SUMMARY, 0},
    {"description", WIRE__F_SUMMARY, 1},
    {"standfirst", WIRE__F_SUMMARY, 2},
    {"dateline", WIRE__F_DATELINE, 0},
    {"standard", WIRE__F_NINJS, 0},
    {"$standard", WIRE__F_NINJS, 0},
    {"versioncreated", WIRE__F_NINJS, 0},
    {"versionCreated", WIRE__F_NINJS, 0},
    {"headlines", WIRE__F_NINJS, 0},
    {"bodies", WIRE__F_NINJS, 0},
    {"body_text", WIRE__F_NINJS, 0},
    {"body_html", WIRE__F_NINJS, 0},
    {"body_xhtml", WIRE__F_NINJS, 0},
    {NULL, 0, 0},
};

/* In their normal form: small letters alone, without a leading "is". Those of
 * embargoes are known by their parts: embargo_name. */
static const wire__json_name guards[] = {
    {"status", WIRE__F_STATUS, 0},
    {"publicationstatus", WIRE__F_STATUS, 0},
    {"publishstatus", WIRE__F_STATUS, 0},
    {"publishingstatus", WIRE__F_STATUS, 0},
    {"articlestatus", WIRE__F_STATUS, 0},
    {"storystatus", WIRE__F_STATUS, 0},
    {"itemstatus", WIRE__F_STATUS, 0},
    {"contentstatus", WIRE__F_STATUS, 0},
    {"editorialstatus", WIRE__F_STATUS, 0},
    {"poststatus", WIRE__F_STATUS, 0},
    {"creativeworkstatus", WIRE__F_STATUS, 0},
    {"state", WIRE__F_STATE, 0},
    {"workflowstate", WIRE__F_STATE, 0},
    {"workflowstatus", WIRE__F_STATE, 0},
    {"publicationstate", WIRE__F_STATE, 0},
    {"visibility", WIRE__F_STATE, 0},
    {"pubstatus", WIRE__F_PUBSTATUS, 0},
    {"version", WIRE__F_VERSION, 0},
    {"type", WIRE__F_TYPE, 0},
    {"signal", WIRE__F_SIGNAL, 0},
    {"signals", WIRE__F_SIGNAL, 0},
    {"marked", WIRE__F_SIGNAL, 0},
    {"canceled", WIRE__F_CANCELED, 0},
    {"cancelled", WIRE__F_CANCELED, 0},
    {"killed", WIRE__F_CANCELED, 0},
    {"withdrawn", WIRE__F_CANCELED, 0},
    {"retracted", WIRE__F_CANCELED, 0},
    {"deleted", WIRE__F_CANCELED, 0},
    {"recalled", WIRE__F_CANCELED, 0},
    {"kill", WIRE__F_CANCELED, 0},
    {"canceledat", WIRE__F_CANCELED, 0},
    {"cancelledat", WIRE__F_CANCELED, 0},
    {"killedat", WIRE__F_CANCELED, 0},
    {"withdrawnat", WIRE__F_CANCELED, 0},
    {"retractedat", WIRE__F_CANCELED, 0},
    {"deletedat", WIRE__F_CANCELED, 0},
    {"withheld", WIRE__F_WITHHELD, 0},
    {"draft", WIRE__F_WITHHELD, 0},
    {"onhold", WIRE__F_WITHHELD, 0},
    {"hold", WIRE__F_WITHHELD, 0},
    {"held", WIRE__F_WITHHELD, 0},
    {"spiked", WIRE__F_WITHHELD, 0},
    {"unpublished", WIRE__F_WITHHELD, 0},
    {"ednote", WIRE__F_NOTE, 0},
    {"ednotes", WIRE__F_NOTE, 0},
    {"editornote", WIRE__F_NOTE, 0},
    {"editorsnote", WIRE__F_NOTE, 0},
    {"editorialnote", WIRE__F_NOTE, 0},
    {"notetoeditors", WIRE__F_NOTE, 0},
    {"published", WIRE__F_OUT, WIRE__JSON_NO_COUNTS},
    {"publish", WIRE__F_OUT, WIRE__JSON_NO_COUNTS},
};

enum { GUARD_BYTES = 40 }; /* longer than all names that count */

/* The character at *i, which is moved on; "st\\u0061tus" is "status". 0: of no
 * name. */
static char next_of(wire_str name, size_t *i)
{
    unsigned code = 0;

    if (name.p[*i] != '\\') return name.p[(*i)++];
    if (*i + 6 > name.n || name.p[*i + 1] != 'u') return 0;
    for (size_t k = *i + 2; k < *i + 6; k++) {
        int digit = wire__hex_of(name.p[k]);
        if (digit < 0) return 0;
        code = code << 4 | (unsigned)digit;
    }
    *i += 6;
    return code < 0x80 ? (char)code : 0;
}

/* False: longer than any guard, or with a sign that names do not have. */
static bool normal_form(wire_str name, char out[GUARD_BYTES])
{
    size_t n = 0, beg;

    for (size_t i = 0; i < name.n;) {
        char c = next_of(name, &i);
        if (c && strchr("_- .()?", c)) continue;
        if (c == ':') { /* "wire:status" */
            n = 0;
            continue;
        }
        if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
        if (c < 'a' || c > 'z' || n == GUARD_BYTES - 1) return false;
        out[n++] = c;
    }
    out[n] = 0;
    beg = n > 2 && out[0] == 'i' && out[1] == 's' ? 2 : 0;
    memmove(out, out + beg, n + 1 - beg);
    return true;
}

/* All names of an embargo cannot be foreseen: "embargo_lift_time". */
static const wire__json_name *embargo_name(const char *normal)
{
    static const wire__json_name flag = {"embargo", WIRE__F_EMBARGO, 0},
                                 time = {"embargountil", WIRE__F_UNTIL, 0};
    static const char *const of_time[] = {"until", "till", "date",    "time",
                                          "end",   "lift", "release", "expir"};

    if (!strstr(normal, "embargo")) return NULL;
    for (size_t i = 0; i < sizeof of_time / sizeof *of_time; i++)
        if (strstr(normal, of_time[i])) return &time;
    return &flag;
}

const wire__json_name *wire__guard_name(wire_str name)
{
    char normal[GUARD_BYTES];

    if (!normal_form(name, normal)) return NULL;
    for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
        if (strcmp(normal, guards[i].name) == 0) return &guards[i];
    return embargo_name(normal);
}
