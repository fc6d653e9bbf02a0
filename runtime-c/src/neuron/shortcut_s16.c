#include "neuron/shortcut_s16.h"

#include "word/bits.h"
#include "word/lanes.h"

/* Adds the threshold of a channel to its bias. */
static inline void add_threshold(uint32_t *constants, uint32_t channel, uint32_t above) {
    const uint32_t lane = snn_lane_of(channel);
    uint32_t *bias = constants + snn_bias_index(snn_lane_word(channel));
    const uint32_t least = snn_lanes_firing(bias[SNN_FIRING_BEHIND_BIAS]);
    const int32_t threshold = snn_lane_signed(least, lane) - (int32_t)above;
#if SNN_ISA == SNN_ISA_MVE
    const uint32_t added = ((uint32_t)threshold & 0xFFFFu) << (16u * lane);
#else
    const uint32_t added = (uint32_t)threshold << (16u * lane);
#endif
    *bias = snn_lanes_sum(*bias, added);
}

snn_neuron_s16_t snn_with_shortcuts_s16(const snn_neuron_s16_t *neuron,
                                        const snn_shortcuts_t *shortcuts, uint32_t plane,
                                        uint32_t bit, uint32_t channels, uint32_t *constants) {
    const uint32_t above = neuron->fire_at_equal == 0u;
    snn_neuron_s16_t with_shortcuts = *neuron;
    with_shortcuts.constants = constants;
    for (uint32_t i = 0; i < neuron->groups * 2u * SNN_GROUP_WORDS; i++) {
        constants[i] = neuron->constants[i];
    }
    for (uint32_t i = 0; i < shortcuts->count; i++) {
        const uint32_t *spikes = shortcuts->spikes[i] + plane;
        for (uint32_t c = 0; c < channels; c += SNN_GROUP_CHANNELS) {
            const uint32_t count =
                channels - c < SNN_GROUP_CHANNELS ? channels - c : SNN_GROUP_CHANNELS;
            uint32_t *group = constants + c; /* 16 words for 16 channels. */
            for (uint32_t bits = snn_bits_read(spikes, bit + c, count); bits != 0u;
                 bits &= bits - 1u) {
                add_threshold(group, snn_lowest_bit(bits), above);
            }
        }
    }
    return with_shortcuts;
}
