#ifndef SNN_SRC_WORD_SPREAD_H
#define SNN_SRC_WORD_SPREAD_H

#include <stdint.h>

#include "snn/lanes.h"
#include "word/bits.h"

/* Writes the spikes of groups, in the first of each group's words, as `channels` bits from bit
 * `first` on; bits of the channels that fill up the last group are dropped. Internal to the
 * library. */
static inline void snn_spread_groups(const uint32_t *spikes, uint32_t channels, uint32_t *plane,
                                     uint32_t first) {
    for (;;) {
        const uint32_t shift = first & 31u;
        uint32_t *word = plane + (first >> 5);
        uint32_t bits = *spikes;
        if (channels < 16u) {
            bits &= snn_low_mask(channels);
        }
        word[0] |= bits << shift;
        if (shift > 16u && (bits >> (32u - shift)) != 0u) {
            word[1] |= bits >> (32u - shift);
        }
        if (channels <= 16u) {
            return;
        }
        channels -= 16u;
        spikes += SNN_GROUP_WORDS;
        first += 16u;
    }
}

#endif
