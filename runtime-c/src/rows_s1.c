#include "counters.h"
#include "lanes.h"
#include "rows.h"

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

/* Adds counts to the sums of channels n and n + 8 of a group. */
static inline void add_pair(uint32_t *sums, uint32_t n, uint32_t low, uint32_t high) {
#if SNN_ISA == SNN_ISA_MVE
    uint32_t *word = sums + snn_lane_word(n);
    const uint32_t shift = 16u * snn_lane_of(n);
    word[0] += low << shift;
    word[1] += high << shift;
#else
    sums[n] += low | (high << 16);
#endif
}

static inline void add_counts(const snn_counters_t *counters, uint32_t planes, uint32_t *sums,
                              uint32_t groups) {
    for (uint32_t n = 0; n < 8u; n++) {
        const uint32_t lanes = count_bytes(counters, planes, n);
        add_pair(sums, n, lanes & 0xFFu, (lanes >> 8) & 0xFFu);
        if (groups == 2u) {
            add_pair(sums + SNN_GROUP_WORDS, n, (lanes >> 16) & 0xFFu, lanes >> 24);
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
