#include <stddef.h>

#include "bitplane/bit_kernels.h"
#include "bitplane/counters.h"

#if SNN_ISA == SNN_ISA_PORTABLE
/* Currents of 1-bit weights in bit planes.
 *
 * With n events and h = (n + 1) / 2, A = 2 * (c - h) + n % 2: counters that start at -h instead of
 * 0 hold the current without further work, but for its lowest bit, which is the same for all
 * channels. They need few planes as long as there are few events. */

/* Adds what is carried out of the fours; the carry out of the low planes goes to the `high` ones,
 * if that is not NULL. */
static inline void add_carry(uint32_t carry, uint32_t *eights, uint32_t *sixteens, uint32_t *high) {
    snn_add2(eights, carry, &carry);
    if (high == NULL) {
        *sixteens ^= carry;
    } else {
        snn_add2(sixteens, carry, &carry);
        snn_add_eights(high, carry);
    }
}

/* Counts the rows of a list on top of `start`; returns the highest of the low planes. */
static inline uint32_t count_rows(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                  uint32_t start, uint32_t *low, uint32_t *high) {
    const uint16_t *const end = list + (count & ~7u);
    uint32_t ones = snn_bit_spread(start, 0), twos = snn_bit_spread(start, 1);
    uint32_t fours = snn_bit_spread(start, 2), eights = snn_bit_spread(start, 3);
    uint32_t sixteens = snn_bit_spread(start, 4), a, b, c;
    while (list != end) {
        a = snn_add_tree(list, rows, &ones, &twos, &fours);
        add_carry(a, &eights, &sixteens, high);
        list += 8;
    }
    if ((count & 4u) != 0u) {
        snn_add3(&ones, rows[list[0]], rows[list[1]], &a);
        snn_add3(&ones, rows[list[2]], rows[list[3]], &b);
        snn_add3(&twos, a, b, &c);
        snn_add2(&fours, c, &a);
        add_carry(a, &eights, &sixteens, high);
        list += 4;
    }
    if ((count & 2u) != 0u) {
        snn_add3(&ones, rows[list[0]], rows[list[1]], &a);
        snn_add2(&twos, a, &b);
        snn_add2(&fours, b, &a);
        add_carry(a, &eights, &sixteens, high);
        list += 2;
    }
    if ((count & 1u) != 0u) {
        snn_add2(&ones, rows[*list], &a);
        snn_add2(&twos, a, &b);
        snn_add2(&fours, b, &a);
        add_carry(a, &eights, &sixteens, high);
    }
    low[0] = ones;
    low[1] = twos;
    low[2] = fours;
    low[3] = eights;
    low[4] = sixteens;
    return sixteens;
}

void snn_bit_count_few(const uint16_t *list, uint32_t count, const uint32_t *rows,
                       uint32_t *current, uint32_t *end) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    uint32_t *next = current + 1u + SNN_BIT_LOW_PLANES;
    current[0] = snn_bit_spread(count, 0);
    const uint32_t sign = count_rows(list, count, rows, start, current + 1, NULL);
    while (next < end) {
        *next++ = sign;
    }
}

void snn_bit_count_low(const uint16_t *list, uint32_t count, const uint32_t *rows,
                       uint32_t *current) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    (void)count_rows(list, count, rows, start, current + 1, current + 1u + SNN_BIT_LOW_PLANES);
}
#endif
