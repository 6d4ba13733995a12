/* wirecopy.h: everything, in the order the data flows.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_WIRECOPY_H
#define WIRECOPY_WIRECOPY_H

/* The order is the data's, not the alphabet's. */
/* clang-format off */
#include <wirecopy/base.h>
#include <wirecopy/read.h>
#include <wirecopy/text.h>
#include <wirecopy/sketch.h>
#include <wirecopy/index.h>
#include <wirecopy/match.h>
#include <wirecopy/family.h>
#include <wirecopy/lineage.h>
#include <wirecopy/compare.h>
#include <wirecopy/trace.h>
#include <wirecopy/audit.h>
#include <wirecopy/digest.h>
#include <wirecopy/receipt.h>
#include <wirecopy/store.h>
#include <wirecopy/write.h>
#include <wirecopy/report.h>
#include <wirecopy/page.h>
#include <wirecopy/publish.h>
/* clang-format on */

#endif
