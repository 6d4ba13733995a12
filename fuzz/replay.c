/* Run a fuzz target over files: replay FOLDER; "N passed, N failed". A seed
 * that breaks a promise ends the run, which counts as failed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum { SEED_BYTES = 1 << 20 };

static bool replay(const char *path, uint8_t *bytes)
{
    FILE *f = fopen(path, "rb");
    size_t n;
    bool good;

    if (!f) return false;
    n = fread(bytes, 1, SEED_BYTES, f);
    good = !ferror(f);
    fclose(f);
    return good && LLVMFuzzerTestOneInput(bytes, n) == 0;
}

int main(int argc, char **argv)
{
    DIR *d = argc > 1 ? opendir(argv[1]) : NULL;
    uint8_t *bytes = malloc(SEED_BYTES);
    struct dirent *e;
    int passed = 0, failed = 0;

    if (!d || !bytes) return 2;
    while ((e = readdir(d))) {
        char path[1024];

        if (e->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", argv[1], e->d_name);
        fprintf(stderr, "%s\n", path); /* names the one that aborts */
        if (replay(path, bytes))
            passed++;
        else
            failed++;
    }
    closedir(d);
    free(bytes);
    printf("%d passed, %d failed\n", passed, failed);
    return failed > 0 || passed == 0;
}
