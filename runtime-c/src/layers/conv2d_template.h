/* Included by conv2d_s16.c and conv2d_s32.c: convolutions whose layer is a `layer_t`. They define
 * run_step(), by run_tile() and what only one of them has. */

#include "layers/event_list.h"
#include "word/bits.h"
#include "word/plane_words.h"

/* Whether sums are not complete after one call of a kernel. */
static inline uint32_t is_long(const snn_synapse_t *synapse, uint32_t planes) {
    return synapse->rows > SNN_SUM_EVENTS || planes > 1u;
}

/* One time step of the neurons of a tile. `input` is that step's; `plane` is where the step starts
 * in the shortcuts' tensors; membranes are the tile's. */
static SNN_HOT void run_step(const layer_t *layer, const snn_event_list_t *event_list,
                             uint32_t step, const uint32_t *input, const snn_shortcuts_t *shortcuts,
                             uint32_t plane, uint32_t *output, uint32_t *membrane, uint32_t *sums);

/* One time step in general: plane by plane, position by position. `output` is NULL for a layer that
 * only adds its current to the membranes. */
static SNN_HOT void run_tile(const layer_t *layer, const snn_event_list_t *event_list,
                             const uint32_t *input, const snn_shortcuts_t *shortcuts,
                             uint32_t plane, uint32_t *output, uint32_t *membrane, uint32_t *sums) {
    const uint32_t channels = layer->output.channels;
    const uint32_t words = position_words(&layer->synapse, channels);
    const uint32_t group_words = layer->synapse.groups * SNN_GROUP_WORDS;
    const int32_t column_rows = (int32_t)((uint32_t)layer->kernel.height * layer->input.channels);
    const uint32_t input_words = snn_plane_words(layer->input);
    uint32_t *more = sums + words;
    uint32_t *constants = more + (is_long(&layer->synapse, layer->planes) ? group_words : 0u);
    uint32_t bit = event_list->bit;
    uint32_t events = 0;
    for (uint32_t j = layer->planes; j-- != 0u;) {
        const uint32_t is_first = j == layer->planes - 1u;
        snn_event_list_fill(event_list, input + j * input_words);
        if (!is_first) {
            double_sums(&layer->synapse, channels, sums);
            events *= 2u;
        }
        for (uint32_t x = 0, column = 0; x < event_list->width;
             x++, column += layer->stride.width) {
            const uint16_t start = event_list->start[column];
            const uint16_t count =
                (uint16_t)(event_list->start[column + layer->kernel.width] - start);
            events = (is_first ? 0u : events) + count;
            add_events(&layer->synapse, event_list->list + start, count,
                       (int32_t)column * column_rows, is_first, channels, sums, more);
            if (j == 0u) {
                fire_neurons(&layer->neuron, shortcuts, plane, events * layer->synapse.code_max,
                             channels, membrane, sums, constants, output, bit);
                membrane += words;
                bit += channels;
            }
        }
    }
}

/* All time steps of a tile. */
static SNN_HOT void run_steps(const layer_t *layer, uint32_t steps,
                              const snn_event_list_t *event_list, const uint32_t *input,
                              const snn_shortcuts_t *shortcuts, uint32_t *output,
                              uint32_t *membrane, uint32_t *sums) {
    const uint32_t input_words = layer->planes * snn_plane_words(layer->input);
    const uint32_t output_words = snn_plane_words(layer->output);
    for (uint32_t step = 0; step < steps; step++) {
        if (step != 0u) {
            snap_membranes(&layer->neuron, layer->output.channels, event_list->width, membrane);
        }
        run_step(layer, event_list, step, input + step * input_words, shortcuts,
                 step * output_words, output + step * output_words, membrane, sums);
    }
}

/* Tile by tile. */
static inline void run_layer(const layer_t *layer, uint32_t steps, const uint32_t *input,
                             const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                             uint32_t *scratch, uint16_t *list) {
    const uint32_t channels = layer->output.channels;
    uint32_t *const sums = scratch + layer->tile * position_words(&layer->synapse, channels);
    snn_event_list_t event_list = {layer->input, layer->kernel, layer->stride.width, 0, 0, 0, 0,
                                   list,         list};
    uint32_t position = 0;
    snn_clear_words(output, steps * snn_plane_words(layer->output));
    for (int32_t y = 0; y < layer->output.height; y++) {
        event_list.top = y * layer->stride.height - layer->padding.height;
        for (uint32_t x = 0; x < layer->output.width; x += layer->tile) {
            snn_event_list_place(&event_list,
                                 (int32_t)(x * layer->stride.width) - layer->padding.width,
                                 layer->tile, layer->output.width - x);
            uint32_t *membrane = open_membranes(&layer->neuron, channels, event_list.width, state,
                                                position, scratch);
            run_steps(layer, steps, &event_list, input, shortcuts, output, membrane, sums);
            close_membranes(&layer->neuron, channels, event_list.width, membrane, state, position);
            position += event_list.width;
            event_list.bit += event_list.width * channels;
        }
    }
}
