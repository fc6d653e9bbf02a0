#include "neuron_step.h"

/* Sums are formed modulo 2^32: the compiler proves that what counts fits, and wrapping keeps
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

#define SNN_STATE_BITS 16
#include "neuron_template.h"
#undef SNN_STATE_BITS

#define SNN_STATE_BITS 32
#include "neuron_template.h"
#undef SNN_STATE_BITS

/* Whether a neuron with a constant drive never reaches its threshold, by a bound on the membrane:
 * at most 2 * drive where at least half decays in every step, at most time_steps * drive otherwise.
 */
static inline int is_quiet(int32_t drive, int32_t threshold, uint32_t decay, uint32_t time_steps) {
    uint32_t shift = 1;
    if (decay != SNN_DECAY_HALF && decay != SNN_DECAY_QUARTER) {
        for (shift = 0; (1u << shift) < time_steps; shift++) {
        }
    }
    return threshold > 0 && drive < threshold >> shift;
}

void snn_neuron_run_s32(const snn_neuron_s32_t *neuron, uint32_t channel, int32_t current,
                        uint32_t time_steps, uint32_t *output, uint32_t plane_words, uint32_t bit) {
    const int32_t threshold = neuron->threshold[channel];
    const int32_t drive = driven(0, current, neuron->fractional_bits, neuron->bias[channel]);
    const uint32_t decay = neuron->decay;
    const uint32_t reset = neuron->reset;
    const uint32_t fire_at_equal = neuron->fire_at_equal;
    const uint32_t mask = 1u << (bit & 31u);
    uint32_t *word = output + (bit >> 5);
    int32_t membrane = 0;
    if (is_quiet(drive, threshold, decay, time_steps)) {
        return;
    }
    for (uint32_t step = 0; step < time_steps; step++) {
        membrane = (int32_t)((uint32_t)decayed(membrane, decay) + (uint32_t)drive);
        if (fires(membrane, threshold, fire_at_equal)) {
            membrane = after_spike(membrane, threshold, reset);
            *word |= mask;
        }
        word += plane_words;
    }
}
