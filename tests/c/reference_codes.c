#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

static uint32_t levels_of(const snn_codes_s32_t *codes) {
    return (1u << (codes->bits - 1u)) - 1u;
}

static uint32_t row_of(const snn_codes_s32_t *codes, uint32_t channel) {
    return codes->multiplier == NULL ? channel * levels_of(codes) : 0u;
}

/* Numbers that rise, and often are equal. */
static void draw_rising(int32_t *numbers, uint32_t count, int32_t size) {
    int32_t number = snn_random_between(0, size / (int32_t)count);
    for (uint32_t i = 0; i < count; i++) {
        numbers[i] = number;
        number += snn_random_between(0, 1 + 2 * size / (int32_t)count);
    }
}

/* The tables in lanes. */
static void pack(snn_test_codes_t *codes, uint32_t channels) {
    const uint32_t levels = levels_of(&codes->s32);
    uint32_t *to = codes->ladder;
    for (uint32_t group = 0; group < SNN_GROUPS(channels); group++) {
        for (uint32_t i = 0; i < 2u * levels; i++) {
            const int32_t *table = i % 2u == 0u ? codes->rungs : codes->entries;
            int32_t n[16];
            for (uint32_t k = 0; k < 16u; k++) {
                const uint32_t c = group * 16u + k < channels ? group * 16u + k : channels - 1u;
                n[k] = table[c * levels + i / 2u];
                codes->fits_s16 &= n[k] <= INT16_MAX;
            }
            const uint32_t words[8] = {SNN_GROUP(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7],
                                                 n[8], n[9], n[10], n[11], n[12], n[13], n[14],
                                                 n[15])};
            for (uint32_t k = 0; k < 8u; k++) {
                *to++ = words[k];
            }
        }
    }
}

void snn_test_codes_draw(snn_test_codes_t *codes, uint32_t channels, int32_t size) {
    const uint32_t is_common = snn_random_between(0, 2) == 0;
    /* Tables per channel have room for 4 bits only in narrow layers. */
    const int most = is_common ? 2 : channels > 20u ? 0 : 1;
    const uint8_t bits = (uint8_t)(2 << snn_random_between(0, most));
    /* Products of multipliers and the currents of 1024 pixels fit 32 bits. */
    codes->s32 = (snn_codes_s32_t){codes->entries,
                                   codes->rungs,
                                   is_common ? codes->multipliers : NULL,
                                   bits,
                                   (uint8_t)(is_common ? snn_random_between(0, 5) : 0),
                                   &snn_codes_kernels_s32};
    codes->s16 = (snn_codes_s16_t){codes->ladder, bits, &snn_codes_kernels_s16};
    codes->fits_s16 = !is_common;
    const uint32_t levels = levels_of(&codes->s32);
    for (uint32_t row = 0; row < (is_common ? 1u : channels); row++) {
        /* The decay is in the entries. */
        draw_rising(codes->entries + row * levels, levels, size / 2);
        draw_rising(codes->rungs + row * levels, levels, size);
    }
    for (uint32_t c = 0; c < channels; c++) {
        codes->multipliers[c] = (uint16_t)snn_random_between(0, 2 << codes->s32.shift);
    }
    if (!is_common) {
        pack(codes, channels);
    }
}

int32_t snn_reference_code(const snn_codes_s32_t *codes, uint32_t channel, int64_t membrane) {
    const int64_t magnitude = membrane < 0 ? -membrane : membrane;
    int32_t code = 0;
    for (uint32_t i = 0; i < levels_of(codes); i++) {
        code += codes->rungs[row_of(codes, channel) + i] < magnitude;
    }
    return membrane < 0 ? -code : code;
}

int64_t snn_reference_kept(const snn_codes_s32_t *codes, uint32_t channel, int64_t membrane) {
    const int64_t magnitude = membrane < 0 ? -membrane : membrane;
    const uint32_t row = row_of(codes, channel);
    int64_t kept = 0;
    for (uint32_t i = 0; i < levels_of(codes); i++) {
        if (codes->rungs[row + i] < magnitude) {
            kept = codes->entries[row + i];
        }
    }
    return membrane < 0 ? -kept : kept;
}

int64_t snn_reference_current(const snn_neuron_s32_t *neuron, uint32_t channel,
                              int64_t accumulator) {
    const snn_codes_s32_t *codes = neuron->codes;
    if (codes == NULL || codes->multiplier == NULL) {
        return accumulator * ((int64_t)1 << neuron->fractional_bits);
    }
    const int64_t divisor = (int64_t)1 << codes->shift;
    const int64_t product = accumulator * codes->multiplier[channel];
    return product / divisor - (product % divisor < 0);
}
