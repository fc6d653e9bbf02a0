#include "snn/conv2d_b1.h"

#include <stddef.h>

#include "bitplane/bit_blocks.h"
#include "layers/event_list.h"
#include "word/bits.h"
#include "word/clear.h"
#include "word/plane_words.h"

/* Sets the spikes of one position, `channels` bits from bit `first` on. */
static SNN_HOT void set_spikes(const uint32_t *spikes, uint32_t channels, uint32_t *plane,
                               uint32_t first) {
    for (; channels > 32u; channels -= 32u) {
        snn_bits_set(plane, first, *spikes++);
        first += 32u;
    }
    snn_bits_set(plane, first, *spikes & snn_low_mask(channels));
}

/* The windows of a tile whose events are listed, one after another. The rows of a window start at
 * its first column: what comes before it in the weights is an address only, formed as a number and
 * never read. */
typedef struct {
    const uint16_t *list, *start;
    uintptr_t weights;
    uint32_t kernel, stride, bytes; /* Of weights, from one window to the next. */
} windows_t;

static inline snn_bit_events_t next_window(windows_t *windows) {
    const uint32_t from = windows->start[0];
    const snn_bit_events_t events = {(const uint32_t *)windows->weights, windows->list + from,
                                     (uint32_t)windows->start[windows->kernel] - from};
    windows->start += windows->stride;
    windows->weights -= windows->bytes;
    return events;
}

/* One time step of a tile, a position at a time. */
static SNN_HOT void run_positions(const snn_bit_blocks_t *blocks, windows_t windows, uint32_t count,
                                  uint32_t channels, uint32_t *output, uint32_t bit,
                                  uint32_t *membrane, uint32_t *spikes) {
    const uint32_t words = blocks->blocks * SNN_BIT_MEMBRANE(blocks->neuron.planes);
    for (; count != 0u; count--) {
        const snn_bit_events_t events = next_window(&windows);
        snn_bit_blocks(blocks, &events, membrane, spikes);
        set_spikes(spikes, channels, output, bit);
        membrane += words;
        bit += channels;
    }
}

/* The same with two positions in a block; to the last one of an odd number, nothing arrives. */
static SNN_HOT void run_pairs(const snn_bit_blocks_t *blocks, windows_t windows, uint32_t count,
                              uint32_t channels, uint32_t *output, uint32_t bit,
                              uint32_t *membrane) {
    const uint32_t mask = snn_low_mask(channels);
    snn_bit_events_t events[2];
    for (; count >= 2u; count -= 2u) {
        events[0] = next_window(&windows);
        events[1] = next_window(&windows);
        const uint32_t spikes = snn_bit_pair(blocks, events, membrane);
        snn_bits_set(output, bit, spikes & mask);
        snn_bits_set(output, bit + channels, spikes >> 16 & mask);
        membrane += SNN_BIT_MEMBRANE(blocks->neuron.planes);
        bit += 2u * channels;
    }
    if (count != 0u) {
        events[0] = events[1] = next_window(&windows);
        events[1].count = 0;
        snn_bits_set(output, bit, snn_bit_pair(blocks, events, membrane) & mask);
    }
}

void snn_conv2d_b1(const snn_conv2d_b1_t *layer, uint32_t steps, const uint32_t *input,
                   uint32_t *output, uint32_t *state, uint32_t *scratch, uint16_t *list) {
    const uint32_t channels = layer->output.channels, planes = layer->neuron.planes;
    const uint32_t input_words = snn_plane_words(layer->input);
    const uint32_t output_words = snn_plane_words(layer->output);
    const uint32_t column = (uint32_t)layer->kernel.height * layer->input.channels;
    const snn_bit_blocks_t blocks = {layer->neuron, layer->kernel.width * column,
                                     SNN_BIT_BLOCKS(channels)};
    uint32_t *const spikes = scratch + SNN_CONV2D_B1_STATE(1u, layer->tile, channels, planes);
    snn_event_list_t event_list = {layer->input, layer->kernel, layer->stride.width, 0, 0, 0, 0,
                                   list,         list};
    uint32_t *membrane = state;
    snn_clear_words(output, steps * output_words);
    for (int32_t y = 0; y < layer->output.height; y++) {
        event_list.top = y * layer->stride.height - layer->padding.height;
        for (uint32_t x = 0; x < layer->output.width; x += layer->tile) {
            snn_event_list_place(&event_list,
                                 (int32_t)(x * layer->stride.width) - layer->padding.width,
                                 layer->tile, layer->output.width - x);
            const uint32_t words = SNN_CONV2D_B1_STATE(1u, event_list.width, channels, planes);
            if (state == NULL) {
                membrane = scratch;
                snn_bit_reset(membrane, planes, words / SNN_BIT_MEMBRANE(planes));
            }
            for (uint32_t step = 0; step < steps; step++) {
                uint32_t *const to = output + step * output_words;
                snn_event_list_fill(&event_list, input + step * input_words);
                const windows_t windows = {
                    event_list.list,     event_list.start,    (uintptr_t)layer->weights,
                    layer->kernel.width, layer->stride.width, column * layer->stride.width * 4u};
                if (SNN_CONV2D_B1_SHARE(channels) == 1u) {
                    run_positions(&blocks, windows, event_list.width, channels, to, event_list.bit,
                                  membrane, spikes);
                } else {
                    run_pairs(&blocks, windows, event_list.width, channels, to, event_list.bit,
                              membrane);
                }
            }
            membrane += words;
            event_list.bit += event_list.width * channels;
        }
    }
}
