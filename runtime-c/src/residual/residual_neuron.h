#ifndef SNN_SRC_RESIDUAL_RESIDUAL_NEURON_H
#define SNN_SRC_RESIDUAL_RESIDUAL_NEURON_H

#include <stdint.h>

#include "snn/lanes.h"
#include "snn/placement.h"

/* Neurons on a residual with decay 1/2 and reset to zero. Internal to the library. */

/* Least firing membranes for which snn_residual_halves is exact. */
#define SNN_HALVES_LEAST (-0x7FFF)
#define SNN_HALVES_MOST 0x7FFF

/**
 * All time steps of 32 neighbouring neurons.
 *
 * @param steps     At least 1.
 * @param x         Their elements in the first time step.
 * @param elements  From a time step to the next.
 * @param least     The least membrane that fires, SNN_HALVES_LEAST to SNN_HALVES_MOST.
 * @param output    Their word in the first time step.
 * @param words     From a time step to the next.
 */
SNN_HOT void snn_residual_halves(uint32_t steps, const int16_t *x, uint32_t elements, int32_t least,
                                 uint32_t *output, uint32_t words);

#endif
