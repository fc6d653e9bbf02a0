#include "reference.h"

#include <stddef.h>

#include "check.h"
#include "random.h"

#define PATTERN 0xA5A5A5A5u

uint32_t snn_reference_bit(const uint32_t *plane, uint32_t n) {
    return (plane[n / 32u] >> (n % 32u)) & 1u;
}

uint32_t snn_reference_count(const uint32_t *tensor, uint32_t step, uint32_t planes, uint32_t bits,
                             uint32_t n) {
    uint32_t count = 0;
    for (uint32_t j = 0; j < planes; j++) {
        const uint32_t *plane = tensor + (step * planes + j) * SNN_PLANE_WORDS(bits);
        count += snn_reference_bit(plane, n) << j;
    }
    return count;
}

/* Code of a channel; channels behind the last one are copies of it. */
static uint32_t code_of(const snn_test_synapse_t *synapse, uint32_t row, uint32_t channel) {
    const uint32_t last = synapse->channels - 1u;
    return synapse->codes[row * synapse->channels + (channel < last ? channel : last)];
}

/* Writes the rows of a block; `channel` is its first one. Returns the words of a row. */
static uint32_t pack_block(const snn_test_synapse_t *synapse, uint32_t channel, uint32_t *to) {
    static const uint8_t bytes[4] = {0, 1, 8, 9};
    static const uint8_t nibbles[8] = {0, 4, 1, 5, 8, 12, 9, 13};
    static const uint8_t pairs[16] = {0, 2, 4, 6, 1, 3, 5, 7, 8, 10, 12, 14, 9, 11, 13, 15};
    const uint32_t bits = synapse->code_bits;
    const uint32_t is_half = channel + 16u >= synapse->channels;
    const uint32_t words = bits == 8u ? (is_half ? 4u : 8u) : bits == 4u ? (is_half ? 2u : 4u) : 1u;
    for (uint32_t row = 0; row < synapse->synapse.rows; row++) {
        for (uint32_t word = 0; word < words; word++) {
            uint32_t packed = 0;
            for (uint32_t i = 0; i < 32u / bits; i++) {
                const uint32_t c = bits == 8u   ? word / 4u * 16u + word % 4u * 2u + bytes[i]
                                   : bits == 4u ? word / 2u * 16u + word % 2u * 2u + nibbles[i]
                                   : bits == 2u ? pairs[i]
                                                : i;
                packed |= code_of(synapse, row, channel + c) << (i * bits);
            }
            to[row * words + word] = packed;
        }
    }
    return words;
}

snn_test_window_t snn_test_window_draw(int32_t most) {
    snn_test_window_t window;
    window.kernel = (snn_extent_t){(uint16_t)snn_random_between(1, most),
                                   (uint16_t)snn_random_between(1, most)};
    window.stride =
        (snn_extent_t){(uint16_t)snn_random_between(1, 3), (uint16_t)snn_random_between(1, 3)};
    window.padding = (snn_extent_t){(uint16_t)snn_random_between(0, window.kernel.height - 1),
                                    (uint16_t)snn_random_between(0, window.kernel.width - 1)};
    return window;
}

snn_shape_t snn_test_window_map(const snn_test_window_t *window, snn_shape_t input,
                                int32_t channels) {
    const int32_t rows = input.height + 2 * window->padding.height - window->kernel.height;
    const int32_t columns = input.width + 2 * window->padding.width - window->kernel.width;
    return (snn_shape_t){(uint16_t)(rows / window->stride.height + 1),
                         (uint16_t)(columns / window->stride.width + 1), (uint16_t)channels};
}

int snn_test_synapse_draw(snn_test_synapse_t *synapse, uint32_t code_bits, uint32_t rows,
                          uint32_t channels) {
    static snn_sum_t *const kernels[9] = {NULL, snn_sum_s1, snn_sum_s2, NULL,      snn_sum_s4,
                                          NULL, NULL,       NULL,       snn_sum_s8};
    const uint32_t groups = SNN_GROUPS(channels);
    const uint32_t block = code_bits == 2u ? 16u : 32u;
    uint32_t *to = synapse->weights;
    if (rows * groups * 16u > SNN_TEST_CODES) {
        return 0;
    }
    synapse->synapse = (snn_synapse_t){kernels[code_bits], synapse->weights, rows, (uint16_t)groups,
                                       (uint8_t)((1u << code_bits) - 1u)};
    synapse->code_bits = code_bits;
    synapse->channels = channels;
    snn_random_bytes(synapse->codes, rows * channels);
    for (uint32_t i = 0; i < rows * channels; i++) {
        synapse->codes[i] = (uint8_t)(synapse->codes[i] >> (8u - code_bits));
    }
    for (uint32_t channel = 0; channel < channels; channel += block) {
        to += rows * pack_block(synapse, channel, to);
    }
    return 1;
}

int32_t snn_test_synapse_weight(const snn_test_synapse_t *synapse, uint32_t row, uint32_t channel) {
    return 2 * (int32_t)code_of(synapse, row, channel) - ((1 << synapse->code_bits) - 1);
}

/* Division that rounds toward minus infinity. */
static int64_t floor_divide(int64_t value, int64_t divisor) {
    int64_t quotient = value / divisor;
    return value % divisor < 0 ? quotient - 1 : quotient;
}

static int64_t decayed(int64_t membrane, uint32_t decay) {
    switch (decay) {
    case SNN_DECAY_HALF:
        return floor_divide(membrane, 2);
    case SNN_DECAY_QUARTER:
        return floor_divide(membrane, 4);
    case SNN_DECAY_THREE_QUARTERS:
        return membrane - floor_divide(membrane, 4);
    default:
        return membrane;
    }
}

uint32_t snn_reference_neuron(const snn_neuron_s32_t *neuron, uint32_t channel, int64_t current,
                              uint32_t arriving, int64_t *membrane, int64_t *before) {
    const int64_t threshold = neuron->threshold[channel];
    const int64_t v = decayed(*membrane, neuron->decay) +
                      snn_reference_current(neuron, channel, current) + neuron->bias[channel] +
                      arriving * threshold;
    *before = v;
    const uint32_t fired = neuron->fire_at_equal ? v >= threshold : v > threshold;
    *membrane = !fired ? v : neuron->reset == SNN_RESET_ZERO ? 0 : v - threshold;
    if (neuron->codes != NULL) {
        *membrane = snn_reference_kept(neuron->codes, channel, *membrane);
    }
    return fired;
}

static int is_s16(int64_t value) {
    return value >= INT16_MIN && value <= INT16_MAX;
}

void snn_test_neurons_pack(snn_test_neurons_t *neurons, uint32_t channels) {
    const int32_t above = !neurons->s32.fire_at_equal;
    const uint32_t groups = SNN_GROUPS(channels);
    neurons->fits_s16 = neurons->s32.codes == NULL || neurons->codes.fits_s16;
    neurons->fits_wide = neurons->fits_lif = 1;
    for (uint32_t group = 0; group < groups; group++) {
        int32_t b[16], f[16];
        for (uint32_t i = 0; i < 16u; i++) {
            const uint32_t c = group * 16u + i < channels ? group * 16u + i : channels - 1u;
            b[i] = neurons->bias32[c];
            f[i] = neurons->threshold32[c] + above;
            neurons->fits_s16 &= is_s16(b[i]) && is_s16(f[i]) && is_s16(f[i] - above);
            neurons->fits_wide &= f[i] >= 0;
        }
        const uint32_t words[16] = {SNN_NEURONS(b[0], b[1], b[2], b[3], b[8], b[9], b[10], b[11],
                                                f[0], f[1], f[2], f[3], f[8], f[9], f[10], f[11]),
                                    SNN_NEURONS(b[4], b[5], b[6], b[7], b[12], b[13], b[14], b[15],
                                                f[4], f[5], f[6], f[7], f[12], f[13], f[14],
                                                f[15])};
        for (uint32_t i = 0; i < 16u; i++) {
            neurons->constants[group * 16u + i] = words[i];
        }
    }
    neurons->s16 = (snn_neuron_s16_t){neurons->constants,
                                      snn_lif_scalar,
                                      groups,
                                      2u << neurons->s32.fractional_bits,
                                      neurons->s32.codes == NULL ? NULL : &neurons->codes.s16,
                                      neurons->s32.decay,
                                      neurons->s32.reset,
                                      neurons->s32.fire_at_equal};
}

uint32_t snn_test_neurons_kernels(const snn_test_neurons_t *neurons, snn_lif_t *kernels[3]) {
    static snn_lif_t *const exact[4][3] = {
        {snn_lif_none_zero, snn_lif_none_subtract, snn_lif_none_subtract_above},
        {snn_lif_half_zero, snn_lif_half_subtract, snn_lif_half_subtract_above},
        {snn_lif_quarter_zero, snn_lif_quarter_subtract, snn_lif_quarter_subtract_above},
        {snn_lif_three_quarters_zero, snn_lif_three_quarters_subtract,
         snn_lif_three_quarters_subtract_above}};
    const uint32_t rule = neurons->s32.reset == SNN_RESET_ZERO ? 0u
                          : neurons->s32.fire_at_equal         ? 1u
                                                               : 2u;
    snn_lif_t *const lif = exact[neurons->s32.decay][rule];
    uint32_t count = 0;
    kernels[count++] = snn_lif_scalar;
    if (neurons->fits_wide) {
        kernels[count++] = SNN_LIF_WIDE(lif);
        if (neurons->fits_lif) {
            kernels[count++] = lif;
        }
    }
    return count;
}

void snn_test_neurons_draw(snn_test_neurons_t *neurons, uint32_t channels, uint32_t typical) {
    const uint8_t fractional_bits = (uint8_t)snn_random_between(0, 4);
    const int is_coded = snn_random_between(0, 2) == 0;
    const uint8_t decay = (uint8_t)(is_coded ? SNN_DECAY_NONE : snn_random_between(0, 3));
    const uint8_t reset = (uint8_t)snn_random_between(0, 1);
    const uint8_t fire_at_equal = (uint8_t)snn_random_between(0, 1);
    const int32_t size = (int32_t)(typical << fractional_bits);
    CHECK(channels <= SNN_TEST_CHANNELS);
    neurons->s32 = (snn_neuron_s32_t){
        neurons->threshold32, neurons->bias32, is_coded ? &neurons->codes.s32 : NULL,
        fractional_bits,      decay,           reset,
        fire_at_equal};
    if (is_coded) {
        snn_test_codes_draw(&neurons->codes, channels, size);
    }
    /* One negative threshold in a layer rules lanes out. */
    const int32_t least = snn_random_between(0, 1) == 0 ? 0 : -size / 4;
    for (uint32_t c = 0; c < channels; c++) {
        neurons->threshold32[c] = snn_random_between(least, 2 * size);
        neurons->bias32[c] = snn_random_between(-size / 2, size / 2);
    }
    snn_test_neurons_pack(neurons, channels);
}

uint32_t snn_test_neurons_step(snn_test_neurons_t *neurons, uint32_t channel, int64_t current,
                               uint32_t arriving, int64_t *membrane) {
    const int64_t left = decayed(*membrane, neurons->s32.decay);
    int64_t before = 0;
    const uint32_t fired =
        snn_reference_neuron(&neurons->s32, channel, current, arriving, membrane, &before);
    const int64_t threshold = neurons->s32.threshold[channel];
    const int64_t least = threshold + !neurons->s32.fire_at_equal;
    const int64_t drive = before - left; /* The first step's membrane, if this were it. */
    neurons->fits_s16 &= is_s16(current) && is_s16(before) && is_s16(*membrane) && is_s16(drive) &&
                         before != INT16_MIN; /* Magnitudes of codes are below 2^15. */
    neurons->fits_lif &= is_s16(before - least);
    return fired;
}

void snn_test_shortcuts_draw(snn_test_shortcuts_t *shortcuts, uint32_t time_steps, uint32_t bits) {
    CHECK(time_steps * SNN_PLANE_WORDS(bits) <= SNN_TEST_SHORTCUT_WORDS);
    shortcuts->spikes[0] = shortcuts->words[0];
    shortcuts->spikes[1] = shortcuts->words[1];
    shortcuts->spikes[2] = shortcuts->words[0];
    shortcuts->shortcuts.spikes = shortcuts->spikes;
    shortcuts->shortcuts.count =
        snn_random_between(0, 1) == 0 ? 0u : (uint32_t)snn_random_between(1, 3);
    snn_random_planes(shortcuts->words[0], time_steps, bits);
    snn_random_planes(shortcuts->words[1], time_steps, bits);
}

const snn_shortcuts_t *snn_test_shortcuts_at(const snn_test_shortcuts_t *shortcuts, uint32_t step,
                                             uint32_t bits) {
    static const uint32_t *spikes[3];
    static snn_shortcuts_t at;
    at = (snn_shortcuts_t){.spikes = spikes, .count = shortcuts->shortcuts.count};
    for (uint32_t i = 0; i < at.count; i++) {
        spikes[i] = shortcuts->spikes[i] + step * SNN_PLANE_WORDS(bits);
    }
    return at.count == 0u ? NULL : &at;
}

uint32_t snn_test_shortcuts_arriving(const snn_test_shortcuts_t *shortcuts, uint32_t step,
                                     uint32_t bits, uint32_t n) {
    uint32_t arriving = 0;
    for (uint32_t i = 0; i < shortcuts->shortcuts.count; i++) {
        arriving += snn_reference_bit(shortcuts->spikes[i] + step * SNN_PLANE_WORDS(bits), n);
    }
    return arriving;
}

void snn_test_output_prepare(uint32_t *output, uint32_t words) {
    for (uint32_t i = 0; i < words + SNN_TEST_GUARD; i++) {
        output[i] = PATTERN;
    }
}

void snn_test_output_check(const uint32_t *output, uint32_t planes, uint32_t bits) {
    const uint32_t words = SNN_PLANE_WORDS(bits);
    for (uint32_t i = 0; i < SNN_TEST_GUARD; i++) {
        CHECK_EQUAL(output[planes * words + i], PATTERN);
    }
    for (uint32_t p = 0; p < planes; p++) {
        for (uint32_t n = bits; n < 32u * words; n++) {
            CHECK_EQUAL(snn_reference_bit(output + p * words, n), 0);
        }
    }
}
