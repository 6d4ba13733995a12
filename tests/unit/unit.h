/* unit.h: what the unit tests share.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_TESTS_UNIT_H
#define WIRE_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <wirecopy/base.h>

#define assert_ok(expr) assert_int_equal((expr), WIRE_OK)
#define assert_str(s, lit)                                                     \
    do {                                                                       \
        wire_str unit_s_ = (s), unit_l_ = WIRE_STR(lit);                       \
        if (!wire_str_eq(unit_s_, unit_l_))                                    \
            fail_msg("\"%.*s\" is not \"%s\"", (int)unit_s_.n, unit_s_.p,      \
                     unit_l_.p);                                               \
    } while (0)

/* A small generator with a fixed seed: the same texts on every machine. */
static inline uint64_t unit_random(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15u;
    return wire_mix64(*state);
}

#endif
