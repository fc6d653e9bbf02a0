#ifndef SNN_SRC_BITPLANE_BIT_CURRENT_H
#define SNN_SRC_BITPLANE_BIT_CURRENT_H

#include <stdint.h>

#include "bitplane/bit_kernels.h"

/* Currents of a block in bit planes, of any number of events. Internal to the library. */

/* The current of a block with more events than the low planes hold. */
static inline void snn_bit_current_many(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                        uint32_t *current, uint32_t *end) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    uint32_t *next = current + 1u + SNN_BIT_LOW_PLANES;
    uint32_t p = SNN_BIT_LOW_PLANES;
    for (uint32_t n = count >> SNN_BIT_LOW_PLANES; n != 0u; n >>= 1) {
        *next++ = snn_bit_spread(start, p++);
    }
    *next = 0; /* Carries out of the highest plane end here. */
    current[0] = snn_bit_spread(count, 0);
    snn_bit_count_low(list, count, rows, current);
    for (const uint32_t sign = next[-1]; next < end;) {
        *next++ = sign;
    }
}

/**
 * The current of a block.
 *
 * @param list     Indices of rows.
 * @param count    Entries of the list.
 * @param rows     Row 0; only the listed ones are read.
 * @param current  Planes of the current, and one more word.
 * @param end      End of the planes, of which the last are copies of the sign.
 */
static inline void snn_bit_current(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                   uint32_t *current, uint32_t *end) {
    if (count <= SNN_BIT_FEW) {
        snn_bit_count_few(list, count, rows, current, end);
    } else {
        snn_bit_current_many(list, count, rows, current, end);
    }
}

#endif
