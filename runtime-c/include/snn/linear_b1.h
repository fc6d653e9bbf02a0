#ifndef SNN_LINEAR_B1_H
#define SNN_LINEAR_B1_H

#include <stdint.h>

#include "snn/bit_neuron.h"
#include "snn/placement.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Fully connected layers of spikes with 1-bit weights and neurons in bit planes. */

/** A fully connected layer; see snn/bit_neuron.h for what it may be. */
typedef struct {
    uint16_t inputs;         /**< 1 to SNN_BIT_INPUTS: rows of a block. */
    uint16_t outputs;        /**< At least 1. */
    const uint32_t *weights; /**< [block][row]. */
    snn_bit_neuron_t neuron;
} snn_linear_b1_t;

/** Words of the working memory `scratch`: membranes, if there is no state. */
#define SNN_LINEAR_B1_SCRATCH(outputs, planes) SNN_STATE_B1(1u, outputs, planes)

/** Entries of the working memory `list`. */
#define SNN_LINEAR_B1_LIST(inputs) (inputs)

/**
 * Runs time steps of a fully connected layer.
 *
 * @param layer    The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param steps    Time steps, at least 1.
 * @param input    [steps][1][words] of `layer->inputs` bits.
 * @param output   [steps][1][words] of `layer->outputs` bits; written completely. Overlaps with
 *                 nothing else.
 * @param state    Membranes, SNN_STATE_B1 words; NULL to start from 0 and keep none.
 * @param scratch  Working memory, SNN_LINEAR_B1_SCRATCH; not used with a state.
 * @param list     Working memory, SNN_LINEAR_B1_LIST.
 */
SNN_HOT void snn_linear_b1(const snn_linear_b1_t *layer, uint32_t steps, const uint32_t *input,
                           uint32_t *output, uint32_t *state, uint32_t *scratch, uint16_t *list);

#ifdef __cplusplus
}
#endif

#endif
