#ifndef SNN_SRC_RESIDUAL_RESIDUAL_BITS_H
#define SNN_SRC_RESIDUAL_RESIDUAL_BITS_H

#include <stdint.h>

#include "residual/residual_join.h"
#include "snn/placement.h"

/* Currents of 1-bit weights into a residual. Internal to the library. */

/**
 * All channels of a position.
 *
 * @param join      The layer.
 * @param element   The element of channel 0.
 * @param channels  At least 1.
 * @param list      Indices of rows.
 * @param count     Entries of the list.
 * @param rows      Row 0 of the first block; only the listed ones are read.
 * @param block     Words from a block to the next.
 */
SNN_HOT void snn_residual_bits(const snn_join_t *join, uint32_t element, uint32_t channels,
                               const uint16_t *list, uint32_t count, const uint32_t *rows,
                               uint32_t block);

#endif
