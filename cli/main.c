/* SPDX-License-Identifier: Apache-2.0 */
#include <wirecopy/wirecopy.h>

int main(void) { return 0; }
