#include "snn/conv2d.h"

#include "layers/event_list.h"
#include "layers/layer_state.h"
#include "layers/names.h"
#include "word/plane_words.h"

/* Whether sums are not complete after one call of a kernel. */
static inline uint32_t is_long(const snn_synapse_t *synapse, uint32_t planes) {
    return synapse->rows > SNN_SUM_EVENTS || planes > 1u;
}

/* One time step of a tile in the plain case: spikes, no shortcuts, and windows that one call of a
 * kernel takes. Apart from the general one below, because it is what runs most. */
SNN_NOINLINE static void run_plain_tile(const snn_conv2d_s16_t *layer,
                                        const snn_event_list_t *event_list, uint32_t *output,
                                        uint32_t *membrane, uint32_t *sums) {
    const uint32_t channels = layer->output.channels;
    const uint32_t words = layer->synapse.groups * SNN_GROUP_WORDS;
    const uint32_t kernel = layer->kernel;
    const uint32_t stride = layer->stride;
    const uint32_t code_max = layer->synapse.code_max;
    const int32_t rows = (int32_t)(stride * kernel * layer->input.channels);
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

static inline uint32_t is_plain_s16(const snn_conv2d_s16_t *layer,
                                    const snn_shortcuts_t *shortcuts) {
    return shortcuts == NULL && !is_long(&layer->synapse, layer->planes);
}

#define SNN_STATE_BITS 16
#include "layers/conv2d_template.h"

#define SNN_STATE_BITS 32
#include "layers/conv2d_template.h"
