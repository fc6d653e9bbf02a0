#include "snn/stream.h"

#include "neuron_rules.h"

/* Neurons on a residual stream: 32 elements at a time, whose spikes are a word, through all time
 * steps. */

#define LANES 32u

/* One time step of `count` neighbouring neurons; `is_first` and the rules are constants. Bits enter
 * the word at its top and move down as others follow. */
static inline uint32_t fire_lanes(const int16_t *x, uint32_t count, int32_t threshold,
                                  int32_t *membrane, uint32_t is_first, uint32_t decay,
                                  uint32_t reset, uint32_t fire_at_equal) {
    uint32_t spikes = 0;
    for (uint32_t i = 0; i < count; i++) {
        const int32_t left = is_first ? 0 : decayed(membrane[i], decay);
        const int32_t v = (int32_t)((uint32_t)left + (uint32_t)(int32_t)x[i]);
        const uint32_t is_fired = fires(v, threshold, fire_at_equal);
        membrane[i] = is_fired ? after_spike(v, threshold, reset) : v;
        spikes = spikes >> 1 | is_fired << 31;
    }
    return spikes >> (LANES - count);
}

/* All time steps of neighbouring neurons; `output` is their word in the first. */
static void fire_word(const snn_stream_neuron_t *layer, uint32_t steps, const int16_t *x,
                      uint32_t count, uint32_t *output) {
    const uint32_t words = SNN_PLANE_WORDS(layer->elements);
    const uint32_t decay = layer->decay, reset = layer->reset, equal = layer->fire_at_equal;
    int32_t membrane[LANES];
    *output = fire_lanes(x, count, layer->threshold, membrane, 1, decay, reset, equal);
    while (--steps != 0u) {
        x += layer->elements;
        output += words;
        *output = fire_lanes(x, count, layer->threshold, membrane, 0, decay, reset, equal);
    }
}

void snn_stream_fire(const snn_stream_neuron_t *layer, uint32_t steps, const int16_t *stream,
                     uint32_t *output) {
    for (uint32_t left = layer->elements; left != 0u;) {
        const uint32_t count = left < LANES ? left : LANES;
        fire_word(layer, steps, stream, count, output++);
        stream += count;
        left -= count;
    }
}
