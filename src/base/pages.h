/* pages.h: memory for arenas by the piece, from huge pages where those are
 * cheap.
 *
 * Internal to base. Layer: 0.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_BASE_PAGES_H
#define WIRE_BASE_PAGES_H

#include <wirecopy/base.h>

enum {
    WIRE__PIECE_BYTES = 256 << 10,
    WIRE__HUGE_BYTES = 2 << 20 /* a huge page of x86-64 and of most arm64 */
};

typedef struct wire__region wire__region;

/* One piece, not cleared, aligned to itself; *of is what wire__piece_free
 * asks for. NULL when the system refuses. Threads: any. Cost: O(1); a piece
 * in eight asks the system. */
char *wire__piece_new(wire__region **of);
void wire__piece_free(wire__region *of, const char *piece);

/* Ask for huge pages behind [p, p + n), and look what the first costs; nothing
 * happens where one cost too much before. p is aligned to WIRE__HUGE_BYTES,
 * and no byte of it was written. */
void wire__pages_advise(char *p, size_t n);

#endif
