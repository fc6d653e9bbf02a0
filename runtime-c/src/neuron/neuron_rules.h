#ifndef SNN_SRC_NEURON_NEURON_RULES_H
#define SNN_SRC_NEURON_NEURON_RULES_H

#include <stddef.h>
#include <stdint.h>

#include "neuron/codes.h"
#include "neuron/neuron_s32.h"
#include "snn/neuron.h"

/* The parts of a neuron's time step. Internal to the library.
 *
 * Sums are formed modulo 2^32: the compiler proves that what counts fits, and wrapping keeps
 * even a wrong proof from being undefined behaviour. */

static inline int32_t decayed(int32_t membrane, uint32_t decay) {
    if (decay == SNN_DECAY_THREE_QUARTERS) {
        return membrane - (membrane >> 2);
    }
    return membrane >> decay; /* SNN_DECAY_NONE, _HALF and _QUARTER are their own shifts. */
}

static inline int32_t driven(int32_t membrane, int32_t current, uint32_t fractional_bits,
                             int32_t bias) {
    return (int32_t)((uint32_t)membrane + ((uint32_t)current << fractional_bits) + (uint32_t)bias);
}

static inline uint32_t fires(int32_t membrane, int32_t threshold, uint32_t fire_at_equal) {
    return membrane > threshold || (fire_at_equal != 0u && membrane == threshold);
}

static inline int32_t after_spike(int32_t membrane, int32_t threshold, uint32_t reset) {
    return reset == SNN_RESET_ZERO ? 0 : (int32_t)((uint32_t)membrane - (uint32_t)threshold);
}

/* Adds the threshold once per spike that arrives by a shortcut. */
static inline int32_t with_shortcuts(int32_t membrane, int32_t threshold, uint32_t spikes) {
    return (int32_t)((uint32_t)membrane + spikes * (uint32_t)threshold);
}

/* Bits of word `index` that are set in any shortcut. */
static inline uint32_t any_arriving(const snn_shortcuts_t *shortcuts, uint32_t index) {
    uint32_t any = 0;
    for (uint32_t i = 0; i < shortcuts->count; i++) {
        any |= shortcuts->spikes[i][index];
    }
    return any;
}

/* Spikes of a neuron at one time step, over all shortcuts: its bit is `mask` in word `index`. */
static inline uint32_t arriving(const snn_shortcuts_t *shortcuts, uint32_t index, uint32_t mask) {
    uint32_t spikes = 0;
    for (uint32_t i = 0; i < shortcuts->count; i++) {
        spikes += (shortcuts->spikes[i][index] & mask) != 0u;
    }
    return spikes;
}

/* A neuron with a constant drive never reaches its threshold if the drive is below the threshold
 * shifted by this: the membrane is at most 2 * drive where at least half decays in every step, at
 * most time_steps * drive otherwise. For thresholds above 0. */
static inline uint32_t quiet_shift(uint32_t decay, uint32_t time_steps) {
    uint32_t shift = 0;
    if (decay == SNN_DECAY_HALF || decay == SNN_DECAY_QUARTER) {
        return 1;
    }
    while (1u << shift < time_steps) {
        shift++;
    }
    return shift;
}

/* Compares and resets a membrane; sets the neuron's bit in `word` if it fires. */
static inline int32_t compared(const snn_neuron_s32_t *neuron, int32_t membrane, int32_t threshold,
                               uint32_t mask, uint32_t *word) {
    if (!fires(membrane, threshold, neuron->fire_at_equal)) {
        return membrane;
    }
    *word |= mask;
    return after_spike(membrane, threshold, neuron->reset);
}

/* Time steps of one neuron with a constant current; `shortcuts` and `state` are those of the run,
 * or NULL where the compiler may leave out what they need. */
static inline void run_constant(const snn_run_t *run, const snn_shortcuts_t *shortcuts,
                                uint32_t *state, uint32_t channel, int32_t current, uint32_t bit) {
    const snn_neuron_s32_t *neuron = run->neuron;
    const int32_t threshold = neuron->threshold[channel];
    const int32_t drive = driven(0, current, neuron->fractional_bits, neuron->bias[channel]);
    const uint32_t decay = neuron->decay;
    const uint32_t mask = 1u << (bit & 31u);
    uint32_t *word = run->output + (bit >> 5);
    int32_t membrane = state == NULL ? 0 : (int32_t)state[bit];
    for (uint32_t step = 0; step < run->steps; step++) {
        membrane = (int32_t)((uint32_t)decayed(membrane, decay) + (uint32_t)drive);
        if (shortcuts != NULL) {
            const uint32_t index = (uint32_t)(word - run->output);
            membrane = with_shortcuts(membrane, threshold, arriving(shortcuts, index, mask));
        }
        membrane = compared(neuron, membrane, threshold, mask, word);
        word += run->plane_words;
    }
    if (state != NULL) {
        state[bit] = (uint32_t)membrane;
    }
}

#endif
