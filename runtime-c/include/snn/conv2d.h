#ifndef SNN_CONV2D_H
#define SNN_CONV2D_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/placement.h"
#include "snn/spikes.h"
#include "snn/synapse.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Convolutions of spikes (or counts) with b-bit weights, followed by neurons.
 *
 * Rows of a block of weights are ordered [kernel_x][kernel_y][input channel]: a window is a run of
 * input columns, and its events are a run of the list of events of those columns.
 */

/** A convolution with 16-bit neurons. Output sizes: (input + 2 * padding - kernel) / stride + 1. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;   /**< `channels` is the number of output channels. */
    snn_extent_t kernel;  /**< At least 1. */
    snn_extent_t stride;  /**< Rows and columns from a window to the next, at least 1. */
    snn_extent_t padding; /**< Rows of zeros above and below, columns left and right; less than
                               `kernel`. */
    uint8_t planes;       /**< Planes of the input: 1 for spikes, more for counts. */
    uint16_t tile; /**< Output columns that share an event list: 1 to the width of the output; 1
                        where the input has counts. More cost memory and save work. */
    snn_synapse_t synapse;
    snn_neuron_s16_t neuron;
} snn_conv2d_s16_t;

/** A convolution with 32-bit neurons; fields as in snn_conv2d_s16_t. */
typedef struct {
    snn_shape_t input;
    snn_shape_t output;
    snn_extent_t kernel;
    snn_extent_t stride;
    snn_extent_t padding;
    uint8_t planes;
    uint16_t tile;
    snn_synapse_t synapse;
    snn_neuron_s32_t neuron;
} snn_conv2d_s32_t;

/** Input columns of a tile of output columns; stride and width of the kernel. */
#define SNN_CONV2D_COLUMNS(tile, stride, width) (((tile)-1u) * (stride) + (width))

/** Entries of the working memory `list`: where each column starts, and the events. At most 65536
 * events: what is larger needs a smaller tile. The stride is that of columns; height and width are
 * the kernel's. */
#define SNN_CONV2D_LIST(tile, stride, height, width, input_channels)                               \
    (SNN_CONV2D_COLUMNS(tile, stride, width) * ((height) * (input_channels) + 1u) + 1u)

/** Words of the working memory `scratch` of 16-bit neurons: membranes, sums, and where a window has
 * more than SNN_SUM_EVENTS inputs or the input has counts (`is_long`), a second set of sums; with
 * shortcuts (`is_residual`) also constants. */
#define SNN_CONV2D_SCRATCH_S16(tile, groups, is_long, is_residual)                                 \
    ((groups)*8u * ((tile) + 1u + ((is_long) ? 1u : 0u) + ((is_residual) ? 2u : 0u)))

/** Words of the working memory `scratch` of 32-bit neurons: membranes, sums, and sums in groups. */
#define SNN_CONV2D_SCRATCH_S32(tile, groups, channels) ((channels) * ((tile) + 1u) + (groups)*8u)

/**
 * Runs time steps of a convolution layer, tile by tile, so that no membrane outlives its tile
 * unless there is a state.
 *
 * @param layer      The layer; its sizes are consistent (the compiler proves it, nothing is
 *                   checked).
 * @param steps      Time steps, at least 1.
 * @param input      [steps][planes][words] of `layer->input`.
 * @param shortcuts  Spikes, and of 32-bit neurons a side current, that reach the neurons past the
 *                   synapse; NULL in a layer without them.
 * @param output     [steps][1][words] of `layer->output`; written completely. Overlaps with
 *                   nothing else.
 * @param state      Membranes, see snn/neuron.h; NULL to start from 0 and keep none.
 * @param scratch    Working memory, SNN_CONV2D_SCRATCH_*.
 * @param list       Working memory, SNN_CONV2D_LIST; of a side current, if that is longer.
 */
SNN_HOT void snn_conv2d_s16(const snn_conv2d_s16_t *layer, uint32_t steps, const uint32_t *input,
                            const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                            uint32_t *scratch, uint16_t *list);
SNN_HOT void snn_conv2d_s32(const snn_conv2d_s32_t *layer, uint32_t steps, const uint32_t *input,
                            const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                            uint32_t *scratch, uint16_t *list);

#ifdef __cplusplus
}
#endif

#endif
