#include "neuron/neuron_s32.h"
#include "neuron/codes.h"
#include "neuron/neuron_rules.h"
#include "word/bits.h"

void snn_neuron_step_s32(const snn_neuron_s32_t *neuron, const snn_shortcuts_t *shortcuts,
                         uint32_t plane, const uint32_t *code_sum, uint32_t correction,
                         uint32_t *membrane, uint32_t channels, uint32_t *output,
                         uint32_t first_bit) {
    const int32_t *threshold = neuron->threshold;
    const int32_t *bias = neuron->bias;
    const uint32_t is_scaled = neuron->codes != NULL && neuron->codes->multiplier != NULL;
    const uint32_t fractional_bits = is_scaled ? 0u : neuron->fractional_bits;
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
            int32_t current = (int32_t)(2u * code_sum[c] - correction);
            if (is_scaled) {
                current = snn_scaled(neuron->codes, c, current);
            }
            int32_t v =
                driven(decayed((int32_t)membrane[c], decay), current, fractional_bits, bias[c]);
            if ((any & mask) != 0u) {
                v = with_shortcuts(v, threshold[c], arriving(shortcuts, index, mask));
            }
            if (fires(v, threshold[c], fire_at_equal)) {
                v = after_spike(v, threshold[c], reset);
                spikes |= mask;
            }
            membrane[c] = (uint32_t)v;
            mask <<= 1;
            c++;
        } while (c != end);
        *word++ |= spikes;
        bit = 0;
    }
}

void snn_side_current_step_s32(const snn_codes_s32_t *scale, const uint32_t *code_sum,
                               uint32_t correction, uint32_t *membrane, uint32_t channels) {
    for (uint32_t c = 0; c < channels; c++) {
        const int32_t current = (int32_t)(2u * code_sum[c] - correction);
        membrane[c] += (uint32_t)snn_scaled(scale, c, current);
    }
}

void snn_neuron_run_s32(const snn_run_t *run, uint32_t channel, int32_t current, uint32_t bit) {
    /* The compiler leaves out what shortcuts, states and codes need. */
    if (run->neuron->codes != NULL) {
        run->neuron->codes->kernels->run(run, channel, current, bit);
    } else if (run->state == NULL && run->shortcuts == NULL) {
        run_constant(run, NULL, NULL, channel, current, bit);
    } else {
        run_constant(run, run->shortcuts, run->state, channel, current, bit);
    }
}
