#include "bitplane/counters.h"
#include "synapse/rows.h"

/* 1-bit weights, counted in bit planes, which then become sums in groups. */

/* Counts of the channels n, n + 8, n + 16 and n + 24 as byte lanes, from the lowest `planes`
 * planes. */
static inline uint32_t count_bytes(const snn_counters_t *counters, uint32_t planes, uint32_t n) {
    uint32_t lanes = 0;
    for (uint32_t p = planes; p-- != 0u;) {
        lanes = lanes + lanes + ((counters->plane[p] >> n) & 0x01010101u);
    }
    return lanes;
}

/* Adds the byte lanes a of channels n and n + 8, and b of channels n + 1 and n + 9, for even n. */
static inline void add_quad(uint32_t *sums, uint32_t n, uint32_t a, uint32_t b) {
#if SNN_ISA == SNN_ISA_MVE
    sums[n] += (a & 0xFFu) | ((b & 0xFFu) << 16);
    sums[n + 1u] += ((a >> 8) & 0xFFu) | ((b & 0xFF00u) << 8);
#else
    sums[n] += (a & 0xFFu) | ((a & 0xFF00u) << 8);
    sums[n + 1u] += (b & 0xFFu) | ((b & 0xFF00u) << 8);
#endif
}

static inline void add_counts(const snn_counters_t *counters, uint32_t planes, uint32_t *sums,
                              uint32_t groups) {
    for (uint32_t n = 0; n < 8u; n += 2u) {
        const uint32_t a = count_bytes(counters, planes, n);
        const uint32_t b = count_bytes(counters, planes, n + 1u);
        add_quad(sums, n, a, b);
        if (groups == 2u) {
            add_quad(sums + SNN_GROUP_WORDS, n, a >> 16, b >> 16);
        }
    }
}

/* A byte lane holds 255: longer lists are counted in parts. */
static inline void sum_rows(const uint16_t *list, uint32_t count, const uint32_t *rows,
                            uint32_t *sums, uint32_t groups) {
    for (uint32_t i = 0; i < groups * SNN_GROUP_WORDS; i++) {
        sums[i] = 0;
    }
    while (count != 0u) {
        const uint32_t part = count < 255u ? count : 255u;
        snn_counters_t counters;
        snn_count_rows(list, part, rows, &counters);
        if (part < 32u) {
            add_counts(&counters, 5, sums, groups);
        } else {
            add_counts(&counters, 8, sums, groups);
        }
        list += part;
        count -= part;
    }
}

void snn_rows_s1(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    sum_rows(list, count, rows, sums, 2);
}

void snn_rows_s1_half(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    sum_rows(list, count, rows, sums, 1);
}
