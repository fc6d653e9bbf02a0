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

/* Planes that are counted in registers: for up to 31 events, that is all of them. */
#define SNN_BIT_LOW_PLANES 5u
#define SNN_BIT_FEW 31u

/* Words of a current: as many planes as a count may need, and one that catches carries. */
#define SNN_BIT_CURRENT_WORDS (SNN_BIT_PLANES + 1u)

/* Bit p of a number, in all channels. */
static inline uint32_t snn_bit_spread(uint32_t number, uint32_t p) {
    return (uint32_t)((int32_t)(number << (31u - p)) >> 31);
}

/* Adds what is carried out of the fours; the carry out of the low planes goes to the `high` ones,
 * if that is not NULL. */
static inline void snn_bit_carry(uint32_t carry, uint32_t *eights, uint32_t *sixteens,
                                 uint32_t *high) {
    snn_add2(eights, carry, &carry);
    if (high == NULL) {
        *sixteens ^= carry;
    } else {
        snn_add2(sixteens, carry, &carry);
        snn_add_eights(high, carry);
    }
}

/* Counts the rows of a list on top of `start`; returns the highest of the low planes. */
static inline uint32_t snn_bit_count_rows(const uint16_t *list, uint32_t count,
                                          const uint32_t *rows, uint32_t start, uint32_t *low,
                                          uint32_t *high) {
    const uint16_t *const end = list + (count & ~7u);
    uint32_t ones = snn_bit_spread(start, 0), twos = snn_bit_spread(start, 1);
    uint32_t fours = snn_bit_spread(start, 2), eights = snn_bit_spread(start, 3);
    uint32_t sixteens = snn_bit_spread(start, 4), a, b, c, d;
    while (list != end) {
        snn_add3(&ones, rows[list[0]], rows[list[1]], &a);
        snn_add3(&ones, rows[list[2]], rows[list[3]], &b);
        snn_add3(&twos, a, b, &c);
        snn_add3(&ones, rows[list[4]], rows[list[5]], &a);
        snn_add3(&ones, rows[list[6]], rows[list[7]], &b);
        snn_add3(&twos, a, b, &d);
        snn_add3(&fours, c, d, &a);
        snn_bit_carry(a, &eights, &sixteens, high);
        list += 8;
    }
    if ((count & 4u) != 0u) {
        snn_add3(&ones, rows[list[0]], rows[list[1]], &a);
        snn_add3(&ones, rows[list[2]], rows[list[3]], &b);
        snn_add3(&twos, a, b, &c);
        snn_add2(&fours, c, &a);
        snn_bit_carry(a, &eights, &sixteens, high);
        list += 4;
    }
    if ((count & 2u) != 0u) {
        snn_add3(&ones, rows[list[0]], rows[list[1]], &a);
        snn_add2(&twos, a, &b);
        snn_add2(&fours, b, &a);
        snn_bit_carry(a, &eights, &sixteens, high);
        list += 2;
    }
    if ((count & 1u) != 0u) {
        snn_add2(&ones, rows[*list], &a);
        snn_add2(&twos, a, &b);
        snn_add2(&fours, b, &a);
        snn_bit_carry(a, &eights, &sixteens, high);
    }
    low[0] = ones;
    low[1] = twos;
    low[2] = fours;
    low[3] = eights;
    low[4] = sixteens;
    return sixteens;
}

#endif
