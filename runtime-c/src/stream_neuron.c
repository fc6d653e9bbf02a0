#include "neuron_rules.h"
#include "snn/stream.h"

#define LANES 32u

/* Membranes of 32 neighbouring elements, and what the layer does with them. */
typedef struct {
    const snn_stream_neuron_t *layer;
    int32_t membrane[LANES];
} lanes_t;

/* One time step of `count` elements; their spikes, one bit each. */
static uint32_t fire(lanes_t *lanes, const int16_t *stream, uint32_t count) {
    const snn_stream_neuron_t *const layer = lanes->layer;
    const int32_t threshold = layer->threshold;
    uint32_t spikes = 0;
    for (uint32_t i = count; i-- != 0u;) {
        int32_t v = decayed(lanes->membrane[i], layer->decay) + stream[i];
        spikes <<= 1;
        if (fires(v, threshold, layer->fire_at_equal)) {
            spikes |= 1u;
            v = after_spike(v, threshold, layer->reset);
        }
        lanes->membrane[i] = v;
    }
    return spikes;
}

/* The same for a decay of a half and the reset to zero; fires at `least`. Two's complement makes a
 * mask of the sign, so that there is no branch. */
static uint32_t fire_half_zero(int32_t *membrane, int32_t least, const int16_t *stream,
                               uint32_t count) {
    uint32_t spikes = 0;
    for (uint32_t i = count; i-- != 0u;) {
        const int32_t v = (membrane[i] >> 1) + stream[i];
        const int32_t silent = (v - least) >> 31;
        spikes = spikes + spikes + 1u + (uint32_t)silent;
        membrane[i] = v & silent;
    }
    return spikes;
}

void snn_stream_fire(const snn_stream_neuron_t *layer, uint32_t steps, const int16_t *stream,
                     uint32_t *output) {
    const uint32_t elements = layer->elements;
    const uint32_t words = SNN_PLANE_WORDS(elements);
    const int is_half_zero = layer->decay == SNN_DECAY_HALF && layer->reset == SNN_RESET_ZERO;
    const int32_t least = layer->threshold + (layer->fire_at_equal ? 0 : 1);
    lanes_t lanes;
    lanes.layer = layer;
    for (uint32_t word = 0; word < words; word++) {
        const uint32_t first = word * LANES;
        const uint32_t count = elements - first < LANES ? elements - first : LANES;
        for (uint32_t i = 0; i < LANES; i++) {
            lanes.membrane[i] = 0;
        }
        for (uint32_t step = 0; step < steps; step++) {
            const int16_t *const from = stream + step * elements + first;
            output[step * words + word] = is_half_zero
                                              ? fire_half_zero(lanes.membrane, least, from, count)
                                              : fire(&lanes, from, count);
        }
    }
}
