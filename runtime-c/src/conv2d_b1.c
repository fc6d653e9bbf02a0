#include "snn/conv2d_b1.h"

#include <stddef.h>

#include "bit_blocks.h"
#include "bits.h"
#include "clear.h"
#include "tile.h"

/* Sets the spikes of one position, `channels` bits from bit `first` on. */
static void set_spikes(const uint32_t *spikes, uint32_t channels, uint32_t *plane, uint32_t first) {
    for (; channels > 32u; channels -= 32u) {
        snn_bits_set(plane, first, *spikes++);
        first += 32u;
    }
    snn_bits_set(plane, first, *spikes & snn_low_mask(channels));
}

/* One time step of a tile whose events are listed. The rows of a window start at its first column:
 * what comes before it in the weights is an address only, formed as a number and never read. */
static void run_tile(const snn_conv2d_b1_t *layer, const snn_bit_blocks_t *blocks,
                     const snn_tile_t *tile, uint32_t *output, uint32_t *membrane,
                     uint32_t *spikes) {
    const uint32_t channels = layer->output.channels;
    const uint32_t words = blocks->blocks * SNN_BIT_MEMBRANE(layer->neuron.planes);
    const uint32_t next = (uint32_t)layer->stride * layer->kernel * layer->input.channels;
    const uint16_t *start = tile->start;
    uintptr_t weights = (uintptr_t)layer->weights;
    uint32_t bit = tile->bit;
    for (uint32_t x = tile->width; x != 0u; x--) {
        const uint32_t from = start[0];
        snn_bit_blocks(blocks, (const uint32_t *)weights, tile->list + from,
                       (uint32_t)start[layer->kernel] - from, membrane, spikes);
        set_spikes(spikes, channels, output, bit);
        start += layer->stride;
        weights -= next * sizeof(uint32_t);
        membrane += words;
        bit += channels;
    }
}

void snn_conv2d_b1(const snn_conv2d_b1_t *layer, uint32_t steps, const uint32_t *input,
                   uint32_t *output, uint32_t *state, uint32_t *scratch, uint16_t *list) {
    const uint32_t channels = layer->output.channels, planes = layer->neuron.planes;
    const uint32_t input_words = snn_plane_words(layer->input);
    const uint32_t output_words = snn_plane_words(layer->output);
    const uint32_t rows = (uint32_t)layer->kernel * layer->kernel * layer->input.channels;
    const snn_bit_blocks_t blocks = {layer->neuron, rows, SNN_BIT_BLOCKS(channels)};
    uint32_t *const spikes = scratch + SNN_STATE_B1(layer->tile, channels, planes);
    snn_tile_t tile = {layer->input, layer->kernel, layer->stride, 0, 0, 0, 0, list, list};
    uint32_t *membrane = state;
    snn_clear_words(output, steps * output_words);
    for (int32_t y = 0; y < layer->output.height; y++) {
        tile.top = y * layer->stride - layer->padding;
        for (uint32_t x = 0; x < layer->output.width; x += layer->tile) {
            snn_tile_place(&tile, (int32_t)(x * layer->stride) - layer->padding, layer->tile,
                           layer->output.width - x);
            if (state == NULL) {
                membrane = scratch;
                snn_bit_reset(membrane, planes, tile.width * blocks.blocks);
            }
            for (uint32_t step = 0; step < steps; step++) {
                snn_tile_list(&tile, input + step * input_words);
                run_tile(layer, &blocks, &tile, output + step * output_words, membrane, spikes);
            }
            membrane += SNN_STATE_B1(tile.width, channels, planes);
            tile.bit += tile.width * channels;
        }
    }
}
