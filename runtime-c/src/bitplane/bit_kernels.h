#ifndef SNN_SRC_BITPLANE_BIT_KERNELS_H
#define SNN_SRC_BITPLANE_BIT_KERNELS_H

#include <stdint.h>

#include "snn/lanes.h"
#include "snn/placement.h"

/* Kernels of one block of 32 channels in bit planes, by instruction set; bit_count.c and bit_fire.c
 * have them in C. Internal to the library. */

/* Planes that are counted in registers, and the most events for which that is all of them. */
#define SNN_BIT_LOW_PLANES 5u
#define SNN_BIT_FEW 31u

/* Bit p of a number, in all channels. */
static inline uint32_t snn_bit_spread(uint32_t number, uint32_t p) {
    return (uint32_t)((int32_t)(number << (31u - p)) >> 31);
}

/**
 * The current of a block.
 *
 * @param list     Indices of rows.
 * @param count    Entries of the list, at most SNN_BIT_FEW.
 * @param rows     Row 0; only the listed ones are read.
 * @param current  Planes of the current, SNN_BIT_LOW_PLANES + 1 or more of them.
 * @param end      End of the planes of the current, of which the last are copies of the sign.
 */
SNN_HOT void snn_bit_count_few(const uint16_t *list, uint32_t count, const uint32_t *rows,
                               uint32_t *current, uint32_t *end);

/* The same for any number of events, where the planes above the low ones have to hold what they
 * count from and a word 0 behind them. Sets the planes 1 to SNN_BIT_LOW_PLANES and changes those
 * above. */
SNN_HOT void snn_bit_count_low(const uint16_t *list, uint32_t count, const uint32_t *rows,
                               uint32_t *current);

/* Planes of a membrane, and those of them below the current. */
typedef struct {
    uint32_t all, low;
} snn_bit_planes_t;

/* One time step of the neurons of a block; returns the spikes. The name says the decay. */
typedef uint32_t snn_bit_fire_t(const snn_bit_planes_t *planes, const uint32_t *constants,
                                const uint32_t *current, uint32_t *membrane);
SNN_HOT snn_bit_fire_t snn_bit_fire_none, snn_bit_fire_half, snn_bit_fire_quarter;

#endif
