#include "neuron/neuron_rules.h"
#include "snn/neuron.h"
#include "word/lanes.h"

/* 16-bit neurons, one channel at a time: the definition of snn_lif_*. */

/* Updates a membrane; returns 1 if it fires. */
static inline uint32_t step_channel(int32_t *membrane, int32_t drive, int32_t least, uint32_t decay,
                                    uint32_t reset, uint32_t fire_at_equal) {
    const int32_t v = decayed(*membrane, decay) + drive;
    const uint32_t fired = v >= least;
    const int32_t threshold = least - (fire_at_equal == 0u);
    *membrane = fired ? after_spike(v, threshold, reset) : v;
    return fired;
}

/* One group; returns its spikes. */
static inline uint32_t step_group(const uint32_t *constants, uint32_t *membrane,
                                  const uint32_t *sums, uint32_t factor, uint32_t rest,
                                  uint32_t decay, uint32_t reset, uint32_t fire_at_equal) {
    uint32_t spikes = 0;
    for (uint32_t word = 0; word < SNN_GROUP_WORDS; word++) {
        const uint32_t *constant = constants + snn_bias_index(word);
        const uint32_t drive =
            snn_lanes_sum(snn_lanes_drive(sums[word], factor, constant[0]), rest);
        const uint32_t least = snn_lanes_firing(constant[SNN_FIRING_BEHIND_BIAS]);
        uint32_t updated = 0;
        for (uint32_t lane = 0; lane < 2u; lane++) {
            int32_t v =
                (int16_t)(uint16_t)snn_lane_unsigned(membrane[word] ^ SNN_MEMBRANE_REST, lane);
            spikes |= step_channel(&v, snn_lane_signed(drive, lane), snn_lane_signed(least, lane),
                                   decay, reset, fire_at_equal)
                      << snn_lane_channel(word, lane);
            updated |= ((uint32_t)v & 0xFFFFu) << (16u * lane);
        }
        membrane[word] = updated ^ SNN_MEMBRANE_REST;
    }
    return spikes;
}

static inline void step_groups(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                               uint32_t correction, uint32_t decay, uint32_t reset,
                               uint32_t fire_at_equal) {
    const uint32_t factor = neuron->factor;
    const uint32_t rest = snn_lanes_both((int32_t)(0u - correction * (factor >> 1)));
    const uint32_t *constants = neuron->constants;
    for (uint32_t group = 0; group < neuron->groups; group++) {
        const uint32_t fired =
            step_group(constants, membrane, sums, factor, rest, decay, reset, fire_at_equal);
        *sums = fired;
        constants += 2u * SNN_GROUP_WORDS;
        membrane += SNN_GROUP_WORDS;
        sums += SNN_GROUP_WORDS;
    }
}

void snn_lif_scalar(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                    uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, neuron->decay, neuron->reset,
                neuron->fire_at_equal);
}

#if SNN_ISA == SNN_ISA_PORTABLE
#include "neuron/lif_rules.h"
#endif
