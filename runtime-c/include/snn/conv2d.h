#ifndef SNN_CONV2D_H
#define SNN_CONV2D_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Convolutions of spikes (or counts) with b-bit weights, followed by neurons.
 *
 * Weights lie on the QP-SNN grid: a code W of b bits (0 to 2^b - 1) stands for the odd integer
 * m = 2 * W - (2^b - 1). The kernels sum codes and count events: the current of a channel is
 * A = 2 * sum(W) - n * (2^b - 1). Sums wrap modulo the accumulator's width, which is exact as long
 * as the final A fits it.
 *
 * Weight layout: [kernel_y][kernel_x][input channel][row]. A row holds the codes of all output
 * channels, packed least significant bits first; it takes ceil(output.channels * b / 8) bytes.
 */

/** A convolution with 16-bit neurons. Output sizes: (input + 2 * padding - kernel) / stride + 1. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;     /**< `channels` is the number of output channels. */
    uint8_t kernel;         /**< Height and width of the kernel, at least 1. */
    uint8_t stride;         /**< At least 1. */
    uint8_t padding;        /**< Rows and columns of zeros on every side, less than `kernel`. */
    uint8_t time_steps;     /**< At least 1. */
    uint8_t planes;         /**< Planes of the input: 1 for spikes, more for counts. */
    const uint8_t *weights; /**< Packed codes, see above; best SNN_WORD_ALIGNED. */
    snn_neuron_s16_t neuron;
} snn_conv2d_s16_t;

/** A convolution with 32-bit neurons; fields as in snn_conv2d_s16_t. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;
    uint8_t kernel;
    uint8_t stride;
    uint8_t padding;
    uint8_t time_steps;
    uint8_t planes;
    const uint8_t *weights;
    snn_neuron_s32_t neuron;
} snn_conv2d_s32_t;

/**
 * Runs all time steps of a convolution layer, pixel by pixel, so that no membrane outlives its
 * pixel. The name says code bits and neuron bits.
 *
 * @param layer    The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param input    [time_steps][planes][words] of `layer->input`.
 * @param output   [time_steps][1][words] of `layer->output`; written completely. Does not overlap
 *                 with the input.
 * @param scratch  2 * output.channels elements of working memory.
 */
void snn_conv2d_s8_s16(const snn_conv2d_s16_t *layer, const uint32_t *input, uint32_t *output,
                       int16_t *scratch);
void snn_conv2d_s8_s32(const snn_conv2d_s32_t *layer, const uint32_t *input, uint32_t *output,
                       int32_t *scratch);
void snn_conv2d_s4_s16(const snn_conv2d_s16_t *layer, const uint32_t *input, uint32_t *output,
                       int16_t *scratch);
void snn_conv2d_s4_s32(const snn_conv2d_s32_t *layer, const uint32_t *input, uint32_t *output,
                       int32_t *scratch);
void snn_conv2d_s2_s16(const snn_conv2d_s16_t *layer, const uint32_t *input, uint32_t *output,
                       int16_t *scratch);
void snn_conv2d_s2_s32(const snn_conv2d_s32_t *layer, const uint32_t *input, uint32_t *output,
                       int32_t *scratch);

/**
 * The same with spikes that reach the neurons past the synapse.
 *
 * @param shortcuts  Spikes in the shape of the output; they do not overlap with it.
 */
void snn_conv2d_residual_s8_s16(const snn_conv2d_s16_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int16_t *scratch);
void snn_conv2d_residual_s8_s32(const snn_conv2d_s32_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int32_t *scratch);
void snn_conv2d_residual_s4_s16(const snn_conv2d_s16_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int16_t *scratch);
void snn_conv2d_residual_s4_s32(const snn_conv2d_s32_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int32_t *scratch);
void snn_conv2d_residual_s2_s16(const snn_conv2d_s16_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int16_t *scratch);
void snn_conv2d_residual_s2_s32(const snn_conv2d_s32_t *layer, const uint32_t *input,
                                const snn_shortcuts_t *shortcuts, uint32_t *output,
                                int32_t *scratch);

#ifdef __cplusplus
}
#endif

#endif
