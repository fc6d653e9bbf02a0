/* Sums of 1-bit weights with integer vectors (Helium): four blocks, 128 channels, at a time. What
 * they compute is defined by rows_s1.c. */
#include "synapse/rows.h"

#if SNN_ISA == SNN_ISA_MVE
#include "arm/counters_mve.h"

#define BLOCKS SNN_VECTOR_BLOCKS
#define BLOCK_GROUPS 2u
#define PLANES 8u
#define MAX_COUNT 255u /* What byte lanes hold. */

/* Bit n of plane p is bit p of the count of channel n of each block. */
typedef struct {
    uint32x4_t plane[PLANES];
} counters_t;

static SNN_HOT void count_rows(const uint16_t *list, uint32_t count, const uint32_t *rows,
                               uint32x4_t blocks, uint32_t planes, counters_t *counters) {
    for (uint32_t p = 0; p < PLANES; p++) {
        counters->plane[p] = vdupq_n_u32(0);
    }
    snn_vector_count(list, count, rows, blocks, planes, counters->plane);
}

/* Counts of the channels n, n + 8, n + 16 and n + 24 of each block as byte lanes. */
static inline uint32x4_t count_bytes(const counters_t *counters, uint32_t planes, int32_t n) {
    const uint32x4_t one_per_byte = vdupq_n_u32(0x01010101u);
    uint32x4_t lanes = vdupq_n_u32(0);
    for (uint32_t p = planes; p-- != 0u;) {
        const uint32x4_t bits = vandq_u32(vshlq_r_u32(counters->plane[p], -n), one_per_byte);
        lanes = vaddq_u32(vaddq_u32(lanes, lanes), bits);
    }
    return lanes;
}

/* Stores the sums of the channels n, n + 1, n + 8 and n + 9, for even n, of a group of each block.
 */
static inline void store_quad(uint32_t *sums, uint32x4_t a, uint32x4_t b, uint32x4_t groups) {
    const uint32x4_t low = vdupq_n_u32(0xFFu), high = vdupq_n_u32(0xFF00u);
    const uint32x4_t first = vorrq_u32(vandq_u32(a, low), vshlq_n_u32(vandq_u32(b, low), 16));
    const uint32x4_t second =
        vorrq_u32(vshrq_n_u32(vandq_u32(a, high), 8), vshlq_n_u32(vandq_u32(b, high), 8));
    vstrwq_scatter_shifted_offset_u32(sums, groups, first);
    vstrwq_scatter_shifted_offset_u32(sums + 1, groups, second);
}

static SNN_HOT void store_counts(const counters_t *counters, uint32_t planes, uint32_t *sums) {
    const uint32x4_t groups = vmulq_n_u32(vidupq_n_u32(0, 1), BLOCK_GROUPS * SNN_GROUP_WORDS);
    for (int32_t n = 0; n < 8; n += 2) {
        const uint32x4_t a = count_bytes(counters, planes, n);
        const uint32x4_t b = count_bytes(counters, planes, n + 1);
        store_quad(sums + n, a, b, groups);
        store_quad(sums + SNN_GROUP_WORDS + n, vshrq_n_u32(a, 16), vshrq_n_u32(b, 16), groups);
    }
}

uint32_t snn_sum_s1_blocks(const uint16_t *list, uint32_t count, const uint32_t *rows,
                           uint32_t block_words, uint32_t groups, uint32_t *sums) {
    const uint32x4_t blocks = vmulq_n_u32(vidupq_n_u32(0, 1), block_words);
    const uint32_t planes = count < 16u ? 4u : count < 32u ? 5u : PLANES;
    uint32_t done = 0;
    if (count > MAX_COUNT) {
        return 0;
    }
    for (; groups - done >= BLOCKS * BLOCK_GROUPS; done += BLOCKS * BLOCK_GROUPS) {
        counters_t counters;
        count_rows(list, count, rows, blocks, planes, &counters);
        store_counts(&counters, planes, sums);
        rows += BLOCKS * block_words;
        sums += BLOCKS * BLOCK_GROUPS * SNN_GROUP_WORDS;
    }
    return done;
}

#endif
