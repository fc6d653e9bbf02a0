/* Included by linear_s16.c and linear_s32.c: fully connected layers that are a `layer_t`. They
 * define sum_step(), by sum_planes(), and add_side_current(). */

#include "word/list.h"

/* Sums of one time step; returns the number of events, planes counting 2^j. */
static SNN_HOT uint32_t sum_step(const layer_t *layer, const uint32_t *input, uint32_t *sums,
                                 uint32_t *more, uint16_t *list);

/* Adds a side current, if there is one, to the membranes in one time step. */
static SNN_HOT void add_side_current(const layer_t *layer, const snn_shortcuts_t *shortcuts,
                                     uint32_t step, uint32_t *membrane, uint32_t *sums,
                                     uint32_t *more, uint16_t *list);

/* Sums of one plane. Its words are listed until SNN_SUM_EVENTS events may be waiting, which then
 * are added at once. `flip` inverts the bits. Returns the number of events. */
static SNN_HOT uint32_t sum_plane(const layer_t *layer, const uint32_t *plane, uint32_t flip,
                                  uint32_t is_first, uint32_t *sums, uint32_t *more,
                                  uint16_t *list) {
    const uint32_t inputs = layer->inputs;
    uint32_t events = 0, base = 0;
    uint16_t *end = list;
    for (uint32_t i = 0; i < inputs; i += 32u) {
        uint32_t bits = *plane++ ^ flip;
        if (inputs - i < 32u) {
            bits &= snn_low_mask(inputs - i);
        }
        if ((uint32_t)(end - list) + 32u > SNN_SUM_EVENTS || i - base > 65504u) {
            const uint32_t count = (uint32_t)(end - list);
            add_events(&layer->synapse, list, count, -(int32_t)base, is_first, layer->outputs, sums,
                       more);
            is_first = 0;
            events += count;
            base = i;
            end = list;
        }
        end = snn_list_word(end, bits, i - base);
    }
    add_events(&layer->synapse, list, (uint32_t)(end - list), -(int32_t)base, is_first,
               layer->outputs, sums, more);
    return events + (uint32_t)(end - list);
}

/* Sums of all planes of a time step. */
static inline uint32_t sum_planes(const layer_t *layer, const uint32_t *input, uint32_t *sums,
                                  uint32_t *more, uint16_t *list) {
    const uint32_t words = SNN_PLANE_WORDS(layer->inputs);
    uint32_t events = 0;
    for (uint32_t plane = layer->planes; plane-- != 0u;) {
        const uint32_t is_first = plane == layer->planes - 1u;
        if (!is_first) {
            double_sums(&layer->synapse, layer->outputs, sums);
            events *= 2u;
        }
        events += sum_plane(layer, input + plane * words, 0, is_first, sums, more, list);
    }
    return events;
}

/* All time steps. */
static inline void run_layer(const layer_t *layer, uint32_t steps, const uint32_t *input,
                             const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                             uint32_t *scratch, uint16_t *list) {
    const uint32_t outputs = layer->outputs;
    const uint32_t words = position_words(&layer->synapse, outputs);
    const uint32_t input_words = layer->planes * SNN_PLANE_WORDS(layer->inputs);
    const uint32_t output_words = SNN_PLANE_WORDS(outputs);
    const uint32_t is_long = layer->inputs > SNN_SUM_EVENTS || layer->planes > 1u;
    uint32_t *const membrane = open_membranes(&layer->neuron, outputs, 1, state, 0, scratch);
    uint32_t *sums = scratch + words;
    uint32_t *more = sums + words;
    uint32_t *constants = more + (is_long ? words : 0u);
    snn_clear_words(output, steps * output_words);
    for (uint32_t step = 0; step < steps; step++) {
        if (step != 0u) {
            snap_membranes(&layer->neuron, outputs, 1, membrane);
        }
        add_side_current(layer, shortcuts, step, membrane, sums, more, list);
        const uint32_t events = sum_step(layer, input, sums, more, list);
        fire_neurons(&layer->neuron, shortcuts, step * output_words,
                     events * layer->synapse.code_max, outputs, membrane, sums, constants, output,
                     0);
        input += input_words;
        output += output_words;
    }
    close_membranes(&layer->neuron, outputs, 1, membrane, state, 0);
}
