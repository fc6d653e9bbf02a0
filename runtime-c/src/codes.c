#include "codes.h"

#include "clear.h"
#include "layer_state.h"

/* Two lanes at once, in magnitude and sign: magnitudes are below 2^15, as the compiler proves. */

/* 0xFFFF in the lanes whose top bit is set. */
static inline uint32_t lane_mask(uint32_t top) {
    const uint32_t ones = (top >> 15) & 0x10001u;
    return (ones << 16) - ones;
}

static inline uint32_t negated_where(uint32_t lanes, uint32_t mask) {
    const uint32_t flipped = lanes ^ mask;
    return ((flipped & 0x7FFF7FFFu) + (mask & 0x10001u)) ^ (flipped & 0x80008000u);
}

/* `ladder` points at the rungs of code 1 of the same word. */
static inline uint32_t snap_word(const uint32_t *ladder, uint32_t levels, uint32_t word) {
    const uint32_t v = word ^ SNN_MEMBRANE_REST;
    const uint32_t sign = lane_mask(v & 0x80008000u);
    const uint32_t magnitude = negated_where(v, sign);
    uint32_t entry = 0;
    for (uint32_t i = 0; i < levels; i++) {
        const uint32_t above = lane_mask(~((ladder[0] | 0x80008000u) - magnitude) & 0x80008000u);
        entry = (entry & ~above) | (ladder[SNN_GROUP_WORDS] & above);
        ladder += 2u * SNN_GROUP_WORDS;
    }
    return negated_where(entry, sign) ^ SNN_MEMBRANE_REST;
}

void snn_snap_s16(const snn_codes_s16_t *codes, uint32_t groups, uint32_t positions,
                  uint32_t *membrane) {
    const uint32_t levels = SNN_CODE_LEVELS(codes->bits);
    while (positions-- != 0u) {
        const uint32_t *ladder = codes->ladder;
        for (uint32_t group = 0; group < groups; group++) {
            for (uint32_t word = 0; word < SNN_GROUP_WORDS; word++) {
                *membrane = snap_word(ladder + word, levels, *membrane);
                membrane++;
            }
            ladder += 2u * SNN_GROUP_WORDS * levels;
        }
    }
}

void snn_snap_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  uint32_t *membrane) {
    while (positions-- != 0u) {
        for (uint32_t c = 0; c < channels; c++) {
            const int32_t code = snn_code_s32(codes, c, (int32_t)*membrane);
            *membrane++ = (uint32_t)snn_entry_s32(codes, c, code);
        }
    }
}

void snn_unpack_s16(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                    const uint32_t *state, uint32_t first, uint32_t *membrane) {
    const uint32_t levels = SNN_CODE_LEVELS(codes->bits);
    const uint32_t words = SNN_GROUPS(channels) * SNN_GROUP_WORDS;
    snn_fill(membrane, positions * words, SNN_MEMBRANE_REST);
    while (positions-- != 0u) {
        for (uint32_t c = 0; c < channels; c++) {
            const int32_t code = snn_code_read(state, first++, codes->bits);
            if (code != 0) {
                const uint32_t group = c / SNN_GROUP_CHANNELS;
                const uint32_t word = snn_lane_word(c % SNN_GROUP_CHANNELS);
                const uint32_t lane = snn_lane_of(c % SNN_GROUP_CHANNELS);
                const uint32_t *ladder = codes->ladder + group * 2u * SNN_GROUP_WORDS * levels;
                const int32_t entry = snn_entry_lane(ladder, word, lane, code);
                membrane[group * SNN_GROUP_WORDS + word] ^= ((uint32_t)entry & 0xFFFFu)
                                                            << (16u * lane);
            }
        }
        membrane += words;
    }
}

void snn_unpack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                    const uint32_t *state, uint32_t first, uint32_t *membrane) {
    while (positions-- != 0u) {
        for (uint32_t c = 0; c < channels; c++) {
            const int32_t code = snn_code_read(state, first++, codes->bits);
            *membrane++ = (uint32_t)snn_entry_s32(codes, c, code);
        }
    }
}

void snn_pack_s16(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                  const uint32_t *membrane, uint32_t *state, uint32_t first) {
    const uint32_t levels = SNN_CODE_LEVELS(codes->bits);
    while (positions-- != 0u) {
        for (uint32_t c = 0; c < channels; c++) {
            const uint32_t group = c / SNN_GROUP_CHANNELS;
            const uint32_t word = snn_lane_word(c % SNN_GROUP_CHANNELS);
            const uint32_t lane = snn_lane_of(c % SNN_GROUP_CHANNELS);
            const uint32_t lanes = membrane[group * SNN_GROUP_WORDS + word] ^ SNN_MEMBRANE_REST;
            const int32_t v = (int16_t)(uint16_t)snn_lane_unsigned(lanes, lane);
            const uint32_t *ladder = codes->ladder + group * 2u * SNN_GROUP_WORDS * levels;
            snn_code_write(state, first++, codes->bits,
                           snn_code_lane(ladder, levels, word, lane, v));
        }
        membrane += SNN_GROUPS(channels) * SNN_GROUP_WORDS;
    }
}

void snn_pack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  const uint32_t *membrane, uint32_t *state, uint32_t first) {
    while (positions-- != 0u) {
        for (uint32_t c = 0; c < channels; c++) {
            snn_code_write(state, first++, codes->bits,
                           snn_code_s32(codes, c, (int32_t)*membrane++));
        }
    }
}

void snn_state_reset_s16(uint32_t *state, uint32_t words) {
    snn_fill(state, words, SNN_MEMBRANE_REST);
}

void snn_state_reset(uint32_t *state, uint32_t words) {
    snn_clear_words(state, words);
}

int snn_state_has_codes(const uint32_t *state, uint32_t neurons, uint32_t bits) {
    for (uint32_t n = 0; n < neurons; n++) {
        if (snn_code_read(state, n, bits) < -(int32_t)SNN_CODE_LEVELS(bits)) {
            return 0;
        }
    }
    return 1;
}
