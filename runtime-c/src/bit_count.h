#ifndef SNN_SRC_BIT_COUNT_H
#define SNN_SRC_BIT_COUNT_H

#include <stddef.h>
#include <stdint.h>

#include "counters.h"
#include "snn/bit_neuron.h"

/* Currents of 1-bit weights in bit planes. Internal to the library.
 *
 * With n events and h = (n + 1) / 2, A = 2 * (c - h) + n % 2: counters that start at -h instead of
 * 0 hold the current without further work, but for its lowest bit, which is the same for all
 * channels. They need few planes as long as there are few events. */

/* Words of a current, and one that catches carries. */
#define SNN_BIT_COUNT_WORDS (SNN_BIT_PLANES + 2u)

/* Planes that are counted in registers: for up to 31 events, that is all of them. */
#define SNN_BIT_LOW_PLANES 5u
#define SNN_BIT_FEW 31u

/* Bit p of a number, in all channels. */
static inline uint32_t snn_bit_spread(uint32_t number, uint32_t p) {
    return (uint32_t)((int32_t)(number << (31u - p)) >> 31);
}

/* Counts the rows of a list, on top of `start`; what is carried beyond the low planes goes to the
 * `high` ones, if that is not NULL. */
static inline void snn_bit_count_rows(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                      uint32_t start, uint32_t *low, uint32_t *high) {
    const uint16_t *const end = list + count;
    uint32_t ones = snn_bit_spread(start, 0), twos = snn_bit_spread(start, 1);
    uint32_t fours = snn_bit_spread(start, 2), eights = snn_bit_spread(start, 3);
    uint32_t sixteens = snn_bit_spread(start, 4), a, b, c, d;
    while (end - list >= 8) {
        snn_add3(&ones, rows[list[0]], rows[list[1]], &a);
        snn_add3(&ones, rows[list[2]], rows[list[3]], &b);
        snn_add3(&twos, a, b, &c);
        snn_add3(&ones, rows[list[4]], rows[list[5]], &a);
        snn_add3(&ones, rows[list[6]], rows[list[7]], &b);
        snn_add3(&twos, a, b, &d);
        snn_add3(&fours, c, d, &a);
        snn_add2(&eights, a, &b);
        snn_add2(&sixteens, b, &c);
        if (high != NULL) {
            snn_add_eights(high, c);
        }
        list += 8;
    }
    for (; list != end; list++) {
        snn_add2(&ones, rows[*list], &a);
        snn_add2(&twos, a, &b);
        snn_add2(&fours, b, &c);
        snn_add2(&eights, c, &d);
        snn_add2(&sixteens, d, &a);
        if (high != NULL) {
            snn_add_eights(high, a);
        }
    }
    low[0] = ones;
    low[1] = twos;
    low[2] = fours;
    low[3] = eights;
    low[4] = sixteens;
}

/* The current of a block: `words` planes of A in two's complement. */
static inline void snn_bit_count(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                 uint32_t words, uint32_t *current) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    uint32_t planes = SNN_BIT_LOW_PLANES;
    current[0] = snn_bit_spread(count, 0);
    if (count <= SNN_BIT_FEW) {
        snn_bit_count_rows(list, count, rows, start, current + 1, NULL);
    } else {
        for (uint32_t n = count >> SNN_BIT_LOW_PLANES; n != 0u; n >>= 1) {
            planes++;
            current[planes] = snn_bit_spread(start, planes - 1u);
        }
        current[planes + 1u] = 0; /* Carries out of the highest plane end here. */
        snn_bit_count_rows(list, count, rows, start, current + 1,
                           current + 1u + SNN_BIT_LOW_PLANES);
    }
    for (const uint32_t sign = current[planes]; planes + 1u < words; planes++) {
        current[planes + 1u] = sign;
    }
}

#endif
