#include "snn/residual.h"

#include "layers/event_list.h"
#include "layers/layer_s32.h"
#include "residual/residual_bits.h"
#include "snn/conv2d.h"
#include "word/plane_words.h"

/* One time step of a tile whose input is spikes and whose weights have one bit. */
static SNN_HOT void run_bits(const snn_residual_conv2d_t *layer, const snn_event_list_t *event_list,
                             const snn_join_t *join, uint32_t element) {
    const uint32_t channels = layer->output.channels, kernel = layer->kernel.width;
    const uint32_t rows =
        (uint32_t)layer->stride.width * layer->kernel.height * layer->input.channels;
    const uint16_t *start = event_list->start;
    /* The rows of a window start at its first column: what comes before them is an address only,
     * formed as a number and never read. */
    uintptr_t weights = (uintptr_t)layer->synapse.weights;
    for (uint32_t x = event_list->width; x != 0u; x--) {
        const uint32_t from = start[0];
        snn_residual_bits(join, element, channels, event_list->list + from, start[kernel] - from,
                          (const uint32_t *)weights, layer->synapse.rows);
        element += channels;
        start += layer->stride.width;
        weights -= rows * 4u;
    }
}

/* One time step of a tile in general; `input` is that step's. */
static SNN_HOT void run_sums(const snn_residual_conv2d_t *layer, const snn_event_list_t *event_list,
                             const uint32_t *input, const snn_join_t *join, uint32_t element,
                             uint32_t *sums) {
    const snn_synapse_t *const synapse = &layer->synapse;
    const uint32_t channels = layer->output.channels;
    const uint32_t input_words = snn_plane_words(layer->input);
    const int32_t column_rows = (int32_t)((uint32_t)layer->kernel.height * layer->input.channels);
    uint32_t events = 0;
    for (uint32_t j = layer->planes; j-- != 0u;) {
        const uint32_t is_first = j == layer->planes - 1u;
        snn_event_list_fill(event_list, input + j * input_words);
        if (!is_first) {
            double_sums(synapse, channels, sums);
            events *= 2u;
        }
        for (uint32_t x = 0, column = 0; x < event_list->width;
             x++, column += layer->stride.width) {
            const uint32_t start = event_list->start[column];
            const uint32_t count = event_list->start[column + layer->kernel.width] - start;
            events = (is_first ? 0u : events) + count;
            add_events(synapse, event_list->list + start, count, (int32_t)column * column_rows,
                       is_first, channels, sums, sums + channels);
            if (j == 0u) {
                const snn_join_at_t at = {element + x * channels, 0};
                snn_join_sums(join, at, sums, events * synapse->code_max, channels);
            }
        }
    }
}

/* All time steps of a tile, which starts at an element in the first one. */
static SNN_HOT void run_steps(const snn_residual_conv2d_t *layer, uint32_t steps,
                              const snn_event_list_t *event_list, const uint32_t *input,
                              const snn_join_t *join, uint32_t element, uint32_t *sums) {
    const uint32_t elements =
        (uint32_t)layer->output.height * layer->output.width * layer->output.channels;
    const uint32_t input_words = layer->planes * snn_plane_words(layer->input);
    const uint32_t is_bits = layer->synapse.code_max == 1u && layer->planes == 1u;
    while (steps-- != 0u) {
        if (is_bits) {
            snn_event_list_fill(event_list, input);
            run_bits(layer, event_list, join, element);
        } else {
            run_sums(layer, event_list, input, join, element, sums);
        }
        input += input_words;
        element += elements;
    }
}

void snn_residual_conv2d(const snn_residual_conv2d_t *layer, uint32_t steps, const uint32_t *input,
                         const int16_t *older, const int16_t *newer, int16_t *output,
                         uint32_t *scratch, uint16_t *list) {
    const snn_join_t join = {newer == NULL   ? SNN_JOIN_NOTHING
                             : older == NULL ? SNN_JOIN_NEWEST
                                             : SNN_JOIN_MEAN,
                             layer->shift,
                             layer->multiplier,
                             layer->bias,
                             older,
                             newer,
                             output};
    snn_event_list_t event_list = {layer->input, layer->kernel, layer->stride.width, 0, 0, 0, 0,
                                   list,         list};
    uint32_t element = 0;
    for (int32_t y = 0; y < layer->output.height; y++) {
        event_list.top = y * layer->stride.height - layer->padding.height;
        for (uint32_t x = 0; x < layer->output.width; x += layer->tile) {
            snn_event_list_place(&event_list,
                                 (int32_t)(x * layer->stride.width) - layer->padding.width,
                                 layer->tile, layer->output.width - x);
            run_steps(layer, steps, &event_list, input, &join, element, scratch);
            element += event_list.width * layer->output.channels;
        }
    }
}
