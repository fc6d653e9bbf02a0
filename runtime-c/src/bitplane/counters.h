#ifndef SNN_SRC_BITPLANE_COUNTERS_H
#define SNN_SRC_BITPLANE_COUNTERS_H

#include <stdint.h>

/* Bit-sliced counters of 1-bit weights: bit n of plane p is bit p of channel n's count. Internal to
 * the library.
 *
 * Rows are added by carry-save adders: a full adder takes five operations for 32 channels, whatever
 * the weights are, and rows without a spike are never looked at. Planes from 2^3 up change once in
 * eight rows; they stay in memory, so that the others have registers. */

#define SNN_COUNTER_PLANES 9u

typedef struct {
    uint32_t plane[SNN_COUNTER_PLANES]; /* 2^0 to 2^8: counts up to 511. */
} snn_counters_t;

/* sum + b + c = sum + 2 * carry. */
static inline void snn_add3(uint32_t *sum, uint32_t b, uint32_t c, uint32_t *carry) {
    const uint32_t half = b ^ c;
    *carry = (b & c) | (half & *sum);
    *sum ^= half;
}

static inline void snn_add2(uint32_t *sum, uint32_t b, uint32_t *carry) {
    *carry = *sum & b;
    *sum ^= b;
}

/* Adds what is carried out of the fours. */
static inline void snn_add_eights(uint32_t *planes, uint32_t carry) {
    while (carry != 0u) {
        const uint32_t plane = *planes;
        *planes++ = plane ^ carry;
        carry &= plane;
    }
}

/* Adds eight rows of a list; returns the carry, which counts eights. */
static inline uint32_t snn_add_tree(const uint16_t *list, const uint32_t *rows, uint32_t *ones,
                                    uint32_t *twos, uint32_t *fours) {
    uint32_t a, b, c, d;
    snn_add3(ones, rows[list[0]], rows[list[1]], &a);
    snn_add3(ones, rows[list[2]], rows[list[3]], &b);
    snn_add3(twos, a, b, &c);
    snn_add3(ones, rows[list[4]], rows[list[5]], &a);
    snn_add3(ones, rows[list[6]], rows[list[7]], &b);
    snn_add3(twos, a, b, &d);
    snn_add3(fours, c, d, &a);
    return a;
}

/* Counts the rows of a list, one word each, of at most SNN_SUM_EVENTS events. */
static inline void snn_count_rows(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                  snn_counters_t *counters) {
    const uint16_t *const end = list + count;
    uint32_t *const eights = counters->plane + 3;
    uint32_t ones = 0, twos = 0, fours = 0, a, b, c;
    for (uint32_t i = 0; i < SNN_COUNTER_PLANES - 3u; i++) {
        eights[i] = 0;
    }
    while (end - list >= 8) {
        a = snn_add_tree(list, rows, &ones, &twos, &fours);
        snn_add_eights(eights, a);
        list += 8;
    }
    for (; end - list >= 2; list += 2) {
        snn_add3(&ones, rows[list[0]], rows[list[1]], &a);
        snn_add2(&twos, a, &b);
        snn_add2(&fours, b, &c);
        snn_add_eights(eights, c);
    }
    if (list != end) {
        snn_add2(&ones, rows[*list], &a);
        snn_add2(&twos, a, &b);
        snn_add2(&fours, b, &c);
        snn_add_eights(eights, c);
    }
    counters->plane[0] = ones;
    counters->plane[1] = twos;
    counters->plane[2] = fours;
}

#endif
