/* SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/base.h>

int main(void) { return 0; }
