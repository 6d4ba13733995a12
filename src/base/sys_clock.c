/* Clock and memory as the system tells them.
 * SPDX-License-Identifier: Apache-2.0 */
#include <sys/resource.h>
#include <time.h>

#include <wirecopy/base.h>

double wire_clock_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

size_t wire_peak_rss_bytes(void)
{
    struct rusage u;
    if (getrusage(RUSAGE_SELF, &u)) return 0;
    return (size_t)u.ru_maxrss * 1024;
}
