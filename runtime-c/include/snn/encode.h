#ifndef SNN_ENCODE_H
#define SNN_ENCODE_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/placement.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Direct coding: the first layer reads an image of bytes (0 to 255, height, width, channels order)
 * and int8 weights. The image is the same in every time step of a call, so its current is computed
 * once and only the neurons run `steps` times.
 */

/** A convolution of an image. Output sizes: (input + 2 * padding - kernel) / stride + 1. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;    /**< `channels` is the number of output channels. */
    snn_extent_t kernel;   /**< At least 1. */
    snn_extent_t stride;   /**< At least 1. */
    snn_extent_t padding;  /**< Rows and columns of zeros on every side, less than `kernel`. */
    const int8_t *weights; /**< [output channel][kernel_y][kernel_x][input channel]; channels start
                              at multiples of 4 bytes, SNN_WORD_ALIGNED. */
    snn_neuron_s32_t neuron;
} snn_encode_conv2d_t;

/** Most words of a window that is copied, to be multiplied with all channels; larger ones are read
 * row by row. */
#define SNN_ENCODE_PATCH_WORDS 32u

/** Words of a window; height and width are the kernel's. */
#define SNN_ENCODE_WINDOW_WORDS(height, width, channels)                                           \
    (((uint32_t)(height) * (width) * (channels) + 3u) / 4u)

/** Words of the working memory `scratch` of a convolution: a window, twice, or nothing. */
#define SNN_ENCODE_CONV2D_SCRATCH(height, width, channels)                                         \
    (SNN_ENCODE_WINDOW_WORDS(height, width, channels) <= SNN_ENCODE_PATCH_WORDS                    \
         ? 2u * SNN_ENCODE_WINDOW_WORDS(height, width, channels)                                   \
         : 0u)

/** Bytes of the weights of `outputs` channels of `inputs` weights each. */
#define SNN_ENCODE_WEIGHTS(inputs, outputs) (((uint32_t)(inputs) + 3u) / 4u * 4u * (outputs))

/** A fully connected layer over an image. */
typedef struct {
    uint32_t inputs;       /**< Bytes of the image, at least 1. */
    uint16_t outputs;      /**< At least 1. */
    const int8_t *weights; /**< [output][input]; outputs start at multiples of 4 bytes,
                                SNN_WORD_ALIGNED. */
    snn_neuron_s32_t neuron;
} snn_encode_linear_t;

/**
 * Turns an image into spikes by a convolution and neurons.
 *
 * @param layer      The layer; its sizes are consistent (the compiler proves it, nothing is
 *                   checked).
 * @param steps      Time steps, at least 1.
 * @param image      height * width * channels bytes.
 * @param shortcuts  Spikes that reach the neurons past the synapse, in the shape of the output; no
 *                   side current. NULL in a layer without them.
 * @param output     [steps][1][words] of `layer->output`; written completely.
 * @param state      Membranes, see snn/neuron.h; NULL to start from 0 and keep none.
 * @param scratch    Working memory, SNN_ENCODE_CONV2D_SCRATCH; not used if that is 0.
 */
SNN_HOT void snn_encode_conv2d_s8(const snn_encode_conv2d_t *layer, uint32_t steps,
                                  const uint8_t *image, const snn_shortcuts_t *shortcuts,
                                  uint32_t *output, uint32_t *state, uint32_t *scratch);

/**
 * Turns an image into spikes by a fully connected layer and neurons.
 *
 * @param layer      The layer; its sizes are consistent (the compiler proves it, nothing is
 *                   checked).
 * @param steps      Time steps, at least 1.
 * @param image      `layer->inputs` bytes.
 * @param shortcuts  Spikes that reach the neurons past the synapse, in the shape of the output; no
 *                   side current. NULL in a layer without them.
 * @param output     [steps][1][words] of `layer->outputs` bits; written completely.
 * @param state      Membranes, see snn/neuron.h; NULL to start from 0 and keep none.
 */
SNN_HOT void snn_encode_linear_s8(const snn_encode_linear_t *layer, uint32_t steps,
                                  const uint8_t *image, const snn_shortcuts_t *shortcuts,
                                  uint32_t *output, uint32_t *state);

#ifdef __cplusplus
}
#endif

#endif
