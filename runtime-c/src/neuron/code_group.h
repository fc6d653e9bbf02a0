#ifndef SNN_SRC_NEURON_CODE_GROUP_H
#define SNN_SRC_NEURON_CODE_GROUP_H

#include <stdint.h>

#include "neuron/codes.h"
#include "word/bits.h"
#include "word/lanes.h"

/* Codes of a group of 16-bit neurons, at any place in a state. Internal to the library.
 *
 * They stand as in a state: channel c has bits c * bits and up, codes of 2 bits all in `low`, those
 * of 4 bits in `low` (channels 0 to 7) and `high` (8 to 15). */
typedef struct {
    uint32_t low, high;
} snn_code_group_t;

/* Words of the ladder of a group. */
static inline uint32_t snn_ladder_words(uint32_t bits) {
    return 2u * SNN_GROUP_WORDS * SNN_CODE_LEVELS(bits);
}

/* The codes of up to 16 channels from `bit` on; those of channels behind are 0. */
static inline snn_code_group_t snn_code_group_read(const uint32_t *state, uint32_t bit,
                                                   uint32_t channels, uint32_t bits) {
    if (channels >= SNN_GROUP_CHANNELS && (bit & 31u) == 0u) {
        const uint32_t *const word = state + (bit >> 5);
        const snn_code_group_t whole = {word[0], bits == 4u ? word[1] : 0u};
        return whole;
    }
    const uint32_t count = (channels < SNN_GROUP_CHANNELS ? channels : SNN_GROUP_CHANNELS) * bits;
    snn_code_group_t codes = {snn_bits_read(state, bit, count < 32u ? count : 32u), 0};
    if (count > 32u) {
        codes.high = snn_bits_read(state, bit + 32u, count - 32u);
    }
    return codes;
}

/* Replaces `count` bits, 1 to 32, from `bit` on. */
static inline void snn_code_bits_write(uint32_t *state, uint32_t bit, uint32_t count,
                                       uint32_t codes) {
    const uint32_t mask = snn_low_mask(count), shift = bit & 31u;
    uint32_t *word = state + (bit >> 5);
    word[0] = (word[0] & ~(mask << shift)) | (codes & mask) << shift;
    if (shift + count > 32u) {
        word[1] = (word[1] & ~(mask >> (32u - shift))) | (codes & mask) >> (32u - shift);
    }
}

static inline void snn_code_group_write(uint32_t *state, uint32_t bit, uint32_t channels,
                                        uint32_t bits, snn_code_group_t codes) {
    if (channels >= SNN_GROUP_CHANNELS && (bit & 31u) == 0u) {
        state[bit >> 5] = codes.low;
        if (bits == 4u) {
            state[(bit >> 5) + 1u] = codes.high;
        }
        return;
    }
    const uint32_t count = (channels < SNN_GROUP_CHANNELS ? channels : SNN_GROUP_CHANNELS) * bits;
    snn_code_bits_write(state, bit, count < 32u ? count : 32u, codes.low);
    if (count > 32u) {
        snn_code_bits_write(state, bit + 32u, count - 32u, codes.high);
    }
}

#endif
