#include "snn/residual.h"

#include "neuron/neuron_rules.h"
#include "residual/residual_neuron.h"

/* Neurons on a residual: 32 elements at a time, whose spikes are a word, through all time
 * steps. */

#define LANES 32u

/* One time step of `count` neighbouring neurons. Bits enter the word at its top and move down as
 * others follow. */
static SNN_HOT uint32_t fire_lanes(const snn_residual_neuron_t *layer, const int16_t *x,
                                   uint32_t count, int32_t *membrane) {
    uint32_t spikes = 0;
    for (uint32_t i = 0; i < count; i++) {
        int32_t v = decayed(membrane[i], layer->decay);
        v = (int32_t)((uint32_t)v + (uint32_t)x[i]);
        spikes >>= 1;
        if (fires(v, layer->threshold, layer->fire_at_equal)) {
            v = after_spike(v, layer->threshold, layer->reset);
            spikes |= 0x80000000u;
        }
        membrane[i] = v;
    }
    return spikes >> (LANES - count);
}

/* All time steps of neighbouring neurons; `output` is their word in the first. */
static SNN_HOT void fire_word(const snn_residual_neuron_t *layer, uint32_t steps, const int16_t *x,
                              uint32_t count, uint32_t *output) {
    int32_t membrane[LANES];
    for (uint32_t i = 0; i < count; i++) {
        membrane[i] = 0;
    }
    for (; steps != 0u; steps--) {
        *output = fire_lanes(layer, x, count, membrane);
        x += layer->elements;
        output += SNN_PLANE_WORDS(layer->elements);
    }
}

static inline uint32_t is_halving(const snn_residual_neuron_t *layer) {
    return layer->decay == SNN_DECAY_HALF && layer->reset == SNN_RESET_ZERO &&
           layer->threshold >= SNN_HALVES_LEAST && layer->threshold < SNN_HALVES_MOST;
}

void snn_residual_fire(const snn_residual_neuron_t *layer, uint32_t steps, const int16_t *state,
                       uint32_t *output) {
    const uint32_t words = SNN_PLANE_WORDS(layer->elements);
    const int32_t least = layer->threshold + (layer->fire_at_equal != 0u ? 0 : 1);
    uint32_t left = layer->elements;
    if (is_halving(layer)) {
        for (; left >= LANES; left -= LANES) {
            snn_residual_halves(steps, state, layer->elements, least, output++, words);
            state += LANES;
        }
    }
    while (left != 0u) {
        const uint32_t count = left < LANES ? left : LANES;
        fire_word(layer, steps, state, count, output++);
        state += count;
        left -= count;
    }
}
