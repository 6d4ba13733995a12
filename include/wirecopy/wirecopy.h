/* wirecopy.h: everything, in the order the data flows.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_WIRECOPY_H
#define WIRECOPY_WIRECOPY_H

#include <wirecopy/base.h>
#include <wirecopy/compare.h>
#include <wirecopy/family.h>
#include <wirecopy/index.h>
#include <wirecopy/lineage.h>
#include <wirecopy/match.h>
#include <wirecopy/read.h>
#include <wirecopy/report.h>
#include <wirecopy/sketch.h>
#include <wirecopy/text.h>
#include <wirecopy/trace.h>

#endif
