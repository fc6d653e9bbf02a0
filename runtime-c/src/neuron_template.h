/* Included by neuron.c and neuron_residual.c once per SNN_STATE_BITS. */

#include "names.h"

/* One time step; `shortcuts` may be NULL, `plane` is the word at which this step's plane starts. */
static inline void SNN_BY_STATE(step)(const SNN_TYPE(snn_neuron) * neuron,
                                      const snn_shortcuts_t *shortcuts, uint32_t plane,
                                      SNN_UNSIGNED *code_sum, uint32_t correction,
                                      SNN_SIGNED *membrane, uint32_t channels, uint32_t *output,
                                      uint32_t first_bit) {
    const SNN_SIGNED *threshold = neuron->threshold;
    const SNN_SIGNED *bias = neuron->bias;
    const uint32_t fractional_bits = neuron->fractional_bits;
    const uint32_t decay = neuron->decay;
    const uint32_t reset = neuron->reset;
    const uint32_t fire_at_equal = neuron->fire_at_equal;
    uint32_t *word = output + (first_bit >> 5);
    uint32_t bit = first_bit & 31u;
    uint32_t c = 0;
    while (c < channels) { /* The channels whose bits share a word. */
        const uint32_t end = channels - c < 32u - bit ? channels : c + 32u - bit;
        uint32_t mask = 1u << bit;
        uint32_t spikes = 0;
        const uint32_t index = plane + (uint32_t)(word - output);
        const uint32_t any = shortcuts == NULL ? 0u : any_arriving(shortcuts, index);
        do {
            const SNN_SIGNED current =
                (SNN_SIGNED)(SNN_UNSIGNED)(2u * (uint32_t)code_sum[c] - correction);
            int32_t v = driven(decayed(membrane[c], decay), current, fractional_bits, bias[c]);
            code_sum[c] = 0;
            if ((any & mask) != 0u) {
                v = excited(v, threshold[c], arriving(shortcuts, index, mask));
            }
            if (fires(v, threshold[c], fire_at_equal)) {
                v = after_spike(v, threshold[c], reset);
                spikes |= mask;
            }
            membrane[c] = (SNN_SIGNED)v;
            mask <<= 1;
            c++;
        } while (c != end);
        *word++ |= spikes;
        bit = 0;
    }
}
