/* Names of the kinds.
 * SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/match.h>

const char *wire_kind_name(wire_kind k)
{
    switch (k) {
    case WIRE_KIND_COPY:
        return "copy";
    case WIRE_KIND_EXCERPT:
        return "excerpt";
    case WIRE_KIND_BACKGROUND:
        return "background";
    case WIRE_KIND_SHARED_QUOTATION:
        return "shared_quotation";
    case WIRE_KIND_BOILERPLATE:
        return "boilerplate";
    case WIRE_KIND_TEMPLATE:
        return "template";
    }
    return "copy";
}
