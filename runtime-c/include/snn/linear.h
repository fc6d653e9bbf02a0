#ifndef SNN_LINEAR_H
#define SNN_LINEAR_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/placement.h"
#include "snn/spikes.h"
#include "snn/synapse.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Fully connected layers of spikes (or counts) with b-bit weights, followed by neurons. */

/** A fully connected layer with 16-bit neurons. */
typedef struct {
    uint32_t inputs;        /**< Bits of one plane of the input, at least 1: rows of a block. */
    uint16_t outputs;       /**< At least 1. */
    uint8_t planes;         /**< Planes of the input: 1 for spikes, more for counts. */
    const uint32_t *totals; /**< Sums of all rows, in groups: planes of which more than half is set
                                 then cost what is not set. NULL: not worth it. */
    snn_synapse_t synapse;
    snn_neuron_s16_t neuron;
} snn_linear_s16_t;

/** A fully connected layer with 32-bit neurons; fields as in snn_linear_s16_t. */
typedef struct {
    uint32_t inputs;
    uint16_t outputs;
    uint8_t planes;
    snn_synapse_t synapse;
    snn_neuron_s32_t neuron;
} snn_linear_s32_t;

/** Words of the working memory of 16-bit neurons: membranes, sums, and where there are more than
 * SNN_SUM_EVENTS inputs, or counts, or totals (`is_long`), a second set of sums; with shortcuts
 * (`is_residual`) also constants. */
#define SNN_LINEAR_SCRATCH_S16(groups, is_long, is_residual)                                       \
    ((groups)*8u * (2u + ((is_long) ? 1u : 0u) + ((is_residual) ? 2u : 0u)))

/** Words of the working memory of 32-bit neurons: membranes, sums, and sums in groups. */
#define SNN_LINEAR_SCRATCH_S32(groups, outputs) ((outputs)*2u + (groups)*8u)

/** Entries of the working memory `list`. */
#define SNN_LINEAR_LIST(inputs) ((inputs) < SNN_SUM_EVENTS ? (inputs) : SNN_SUM_EVENTS)

/**
 * Runs time steps of a fully connected layer.
 *
 * @param layer      The layer; its sizes are consistent (the compiler proves it, nothing is
 *                   checked).
 * @param steps      Time steps, at least 1.
 * @param input      [steps][planes][words] of `layer->inputs` bits.
 * @param shortcuts  Spikes, and of 32-bit neurons a side current, that reach the neurons past the
 *                   synapse; NULL in a layer without them.
 * @param output     [steps][1][words] of `layer->outputs` bits; written completely. Overlaps
 *                   with nothing else.
 * @param state      Membranes, see snn/neuron.h; NULL to start from 0 and keep none.
 * @param scratch    Working memory, SNN_LINEAR_SCRATCH_*.
 * @param list       Working memory, SNN_LINEAR_LIST; of a side current, if that is longer.
 */
SNN_HOT void snn_linear_s16(const snn_linear_s16_t *layer, uint32_t steps, const uint32_t *input,
                            const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                            uint32_t *scratch, uint16_t *list);
SNN_HOT void snn_linear_s32(const snn_linear_s32_t *layer, uint32_t steps, const uint32_t *input,
                            const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                            uint32_t *scratch, uint16_t *list);

#ifdef __cplusplus
}
#endif

#endif
