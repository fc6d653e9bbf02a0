#include "snn/conv2d.h"

#include "layers/layer_s16.h"

typedef snn_conv2d_s16_t layer_t;
#include "layers/conv2d_template.h"

/* The plain case: spikes, no shortcuts, and windows that one call of a kernel takes. Apart from the
 * general one, because it is what runs most. */
static inline uint32_t is_plain(const snn_conv2d_s16_t *layer, const snn_shortcuts_t *shortcuts) {
    return shortcuts == NULL && !is_long(&layer->synapse, layer->planes);
}

/* One time step of a tile whose events are listed. */
SNN_NOINLINE static SNN_HOT void run_plain_tile(const snn_conv2d_s16_t *layer,
                                                const snn_event_list_t *event_list,
                                                uint32_t *output, uint32_t *membrane,
                                                uint32_t *sums) {
    const uint32_t channels = layer->output.channels;
    const uint32_t words = layer->synapse.groups * SNN_GROUP_WORDS;
    const uint32_t kernel = layer->kernel.width;
    const uint32_t stride = layer->stride.width;
    const uint32_t code_max = layer->synapse.code_max;
    const int32_t rows = (int32_t)(stride * layer->kernel.height * layer->input.channels);
    snn_sum_t *const sum = layer->synapse.sum;
    snn_lif_t *const step = layer->neuron.step;
    const uint16_t *start = event_list->start;
    const uint16_t *const list = event_list->list;
    uint32_t bit = event_list->bit;
    int32_t first = 0;
    for (uint32_t x = event_list->width; x != 0u; x--) {
        const uint32_t from = start[0];
        const uint32_t events = (uint32_t)start[kernel] - from;
        sum(&layer->synapse, list + from, events, first, sums);
        step(&layer->neuron, membrane, sums, events * code_max);
        snn_spread_groups(sums, channels, output, bit);
        start += stride;
        first += rows;
        membrane += words;
        bit += channels;
    }
}

static SNN_HOT void run_step(const snn_conv2d_s16_t *layer, const snn_event_list_t *event_list,
                             uint32_t step, const uint32_t *input, const snn_shortcuts_t *shortcuts,
                             uint32_t plane, uint32_t *output, uint32_t *membrane, uint32_t *sums) {
    (void)step;
    if (is_plain(layer, shortcuts)) {
        snn_event_list_fill(event_list, input);
        run_plain_tile(layer, event_list, output, membrane, sums);
    } else {
        run_tile(layer, event_list, input, shortcuts, plane, output, membrane, sums);
    }
}

void snn_conv2d_s16(const snn_conv2d_s16_t *layer, uint32_t steps, const uint32_t *input,
                    const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                    uint32_t *scratch, uint16_t *list) {
    run_layer(layer, steps, input, shortcuts, output, state, scratch, list);
}
