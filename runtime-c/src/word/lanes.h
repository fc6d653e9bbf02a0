#ifndef SNN_SRC_WORD_LANES_H
#define SNN_SRC_WORD_LANES_H

#include <stdint.h>

#include "snn/lanes.h"

/* One channel at a time of a group of 16-bit lanes. Internal to the library. */

/* The channel of a group that stands in lane 0 (low) or 1 (high) of word 0 to 7. */
static inline uint32_t snn_lane_channel(uint32_t word, uint32_t lane) {
#if SNN_ISA == SNN_ISA_MVE
    return (word & 6u) + lane + 8u * (word & 1u);
#else
    return word + 8u * lane;
#endif
}

/* The word and the lane of a channel. */
static inline uint32_t snn_lane_word(uint32_t channel) {
#if SNN_ISA == SNN_ISA_MVE
    return (channel & 6u) + (channel >> 3);
#else
    return channel & 7u;
#endif
}

static inline uint32_t snn_lane_of(uint32_t channel) {
#if SNN_ISA == SNN_ISA_MVE
    return channel & 1u;
#else
    return channel >> 3;
#endif
}

/* Signed number in a lane. Without vectors a word is high * 65536 + low. */
static inline int32_t snn_lane_signed(uint32_t word, uint32_t lane) {
    const int32_t low = (int16_t)(uint16_t)word;
    if (lane == 0u) {
        return low;
    }
#if SNN_ISA == SNN_ISA_MVE
    return (int16_t)(uint16_t)(word >> 16);
#else
    return (int16_t)(uint16_t)((word - (uint32_t)low) >> 16u);
#endif
}

/* Number without sign in a lane. */
static inline uint32_t snn_lane_unsigned(uint32_t word, uint32_t lane) {
    return (word >> (16u * lane)) & 0xFFFFu;
}

/* Sum of two words of lanes. */
static inline uint32_t snn_lanes_sum(uint32_t a, uint32_t b) {
#if SNN_ISA == SNN_ISA_MVE
    return ((a & 0x7FFF7FFFu) + (b & 0x7FFF7FFFu)) ^ ((a ^ b) & 0x80008000u);
#else
    return a + b;
#endif
}

/* Difference of two words of lanes. */
static inline uint32_t snn_lanes_difference(uint32_t a, uint32_t b) {
#if SNN_ISA == SNN_ISA_MVE
    return ((a | 0x80008000u) - (b & 0x7FFF7FFFu)) ^ ((a ^ ~b) & 0x80008000u);
#else
    return a - b;
#endif
}

/* The same number in both lanes. */
static inline uint32_t snn_lanes_both(int32_t value) {
#if SNN_ISA == SNN_ISA_MVE
    return ((uint32_t)value & 0xFFFFu) * 0x10001u;
#else
    return (uint32_t)value * 0x10001u;
#endif
}

/* sum * factor + bias, lane by lane. */
static inline uint32_t snn_lanes_drive(uint32_t sum, uint32_t factor, uint32_t bias) {
#if SNN_ISA == SNN_ISA_MVE
    const uint32_t low = (sum * factor) & 0xFFFFu;
    const uint32_t high = (sum >> 16) * factor;
    return snn_lanes_sum(low | (high << 16), bias);
#else
    return sum * factor + bias;
#endif
}

/* Where the bias of a word of a group stands among its 16 constants, and the least firing membrane
 * behind it. */
static inline uint32_t snn_bias_index(uint32_t word) {
#if SNN_ISA == SNN_ISA_V6M
    return 2u * word;
#else
    return (word & 3u) + 2u * (word & 4u);
#endif
}

#if SNN_ISA == SNN_ISA_V6M
#define SNN_FIRING_BEHIND_BIAS 1u
#else
#define SNN_FIRING_BEHIND_BIAS 4u
#endif

/* Least firing membranes as signed lanes. */
static inline uint32_t snn_lanes_firing(uint32_t word) {
#if SNN_ISA == SNN_ISA_DSP
    return word - 0x80008000u;
#else
    return word;
#endif
}

#endif
