/* fuzz.h: what the targets over several modules share.
 *
 * A target is fuzz_NAME.c with LLVMFuzzerTestOneInput, its seeds stand in
 * seeds/NAME. Built by clang with -Dfuzz=true libFuzzer drives it; else the
 * main below replays files, so that seeds are part of every test run.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRECOPY_FUZZ_H
#define WIRECOPY_FUZZ_H

#include <wirecopy/wirecopy.h>

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A promise of the library; stays on whatever the build says of asserts. */
#define PROMISE(condition)                                                     \
    do {                                                                       \
        if (!(condition)) {                                                    \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);    \
            abort();                                                           \
        }                                                                      \
    } while (0)

/* Well-formed UTF-8, as every body is. */
static inline bool fuzz_is_utf8(wire_str s)
{
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        size_t n = c < 0x80   ? 1
                   : c < 0xc2 ? 0
                   : c < 0xe0 ? 2
                   : c < 0xf0 ? 3
                   : c < 0xf5 ? 4
                              : 0;
        uint32_t x = n == 1 ? c : c & (0x7fu >> n);

        if (n == 0 || n > s.n - i) return false;
        for (size_t k = 1; k < n; k++) {
            unsigned char d = (unsigned char)s.p[i + k];

            if ((d & 0xc0) != 0x80) return false;
            x = x << 6 | (d & 0x3fu);
        }
        if ((n == 3 && (x < 0x800 || (x >= 0xd800 && x < 0xe000))) ||
            (n == 4 && (x < 0x10000 || x > 0x10ffff)))
            return false;
        i += n;
    }
    return true;
}

/* A span of a text, on whole characters. */
static inline bool fuzz_is_span(wire_span s, wire_str text)
{
    return s.beg <= s.end && s.end <= text.n &&
           fuzz_is_utf8(wire_str_sub(text, s.beg, s.end));
}

#ifndef WIRE_LIBFUZZER
int main(int argc, char **argv)
{
    static uint8_t data[1 << 20];

    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        size_t n;

        if (!f) return 2;
        n = fread(data, 1, sizeof data, f);
        fclose(f);
        fprintf(stderr, "%s\n", argv[i]); /* names the one that aborts */
        LLVMFuzzerTestOneInput(data, n);
    }
    return 0;
}
#endif

#endif
