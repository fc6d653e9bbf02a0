#ifndef SNN_LINEAR_H
#define SNN_LINEAR_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Fully connected layers of spikes (or counts) with b-bit weights, followed by neurons. Weight
 * codes and sums are those of snn/conv2d.h.
 *
 * Weight layout: [input][row]. A row holds the codes of all outputs, packed least significant bits
 * first; it takes ceil(outputs * b / 8) bytes.
 */

/** A fully connected layer with 16-bit neurons. */
typedef struct {
    uint32_t inputs;        /**< Bits of one plane of the input, at least 1. */
    uint16_t outputs;       /**< At least 1. */
    uint8_t time_steps;     /**< At least 1. */
    uint8_t planes;         /**< Planes of the input: 1 for spikes, more for counts. */
    const uint8_t *weights; /**< Packed codes, see above; best SNN_WORD_ALIGNED. */
    snn_neuron_s16_t neuron;
} snn_linear_s16_t;

/** A fully connected layer with 32-bit neurons; fields as in snn_linear_s16_t. */
typedef struct {
    uint32_t inputs;
    uint16_t outputs;
    uint8_t time_steps;
    uint8_t planes;
    const uint8_t *weights;
    snn_neuron_s32_t neuron;
} snn_linear_s32_t;

/**
 * Runs all time steps of a fully connected layer. The name says code bits and neuron bits.
 *
 * @param layer    The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param input    [time_steps][planes][words] of `layer->inputs` bits.
 * @param output   [time_steps][1][words] of `layer->outputs` bits; written completely. Does not
 *                 overlap with the input.
 * @param scratch  2 * outputs elements of working memory.
 */
void snn_linear_s8_s16(const snn_linear_s16_t *layer, const uint32_t *input, uint32_t *output,
                       int16_t *scratch);
void snn_linear_s8_s32(const snn_linear_s32_t *layer, const uint32_t *input, uint32_t *output,
                       int32_t *scratch);
void snn_linear_s4_s16(const snn_linear_s16_t *layer, const uint32_t *input, uint32_t *output,
                       int16_t *scratch);
void snn_linear_s4_s32(const snn_linear_s32_t *layer, const uint32_t *input, uint32_t *output,
                       int32_t *scratch);
void snn_linear_s2_s16(const snn_linear_s16_t *layer, const uint32_t *input, uint32_t *output,
                       int16_t *scratch);
void snn_linear_s2_s32(const snn_linear_s32_t *layer, const uint32_t *input, uint32_t *output,
                       int32_t *scratch);

/**
 * The same with spikes that reach the neurons past the synapse.
 *
 * @param shortcuts  Spikes in the shape of the output; they do not overlap with it.
 */
void snn_linear_residual_s8_s16(const snn_linear_s16_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int16_t *scratch);
void snn_linear_residual_s8_s32(const snn_linear_s32_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int32_t *scratch);
void snn_linear_residual_s4_s16(const snn_linear_s16_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int16_t *scratch);
void snn_linear_residual_s4_s32(const snn_linear_s32_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int32_t *scratch);
void snn_linear_residual_s2_s16(const snn_linear_s16_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int16_t *scratch);
void snn_linear_residual_s2_s32(const snn_linear_s32_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int32_t *scratch);

#ifdef __cplusplus
}
#endif

#endif
