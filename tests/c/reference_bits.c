#include "reference_bits.h"

#include <stddef.h>

#include "check.h"
#include "random.h"

int snn_test_bit_weights_draw(snn_test_bit_weights_t *weights, uint32_t rows, uint32_t channels) {
    const uint32_t words = rows * SNN_BIT_BLOCKS(channels);
    if (words > SNN_TEST_BIT_WEIGHTS) {
        return 0;
    }
    weights->rows = rows;
    snn_random_bytes(weights->words, words * sizeof(uint32_t));
    return 1;
}

int32_t snn_test_bit_weight(const snn_test_bit_weights_t *weights, uint32_t row, uint32_t channel) {
    return weights->words[channel / 32u * weights->rows + row] >> channel % 32u & 1u ? 1 : -1;
}

static void note(snn_test_bit_neurons_t *neurons, int64_t value) {
    neurons->least = value < neurons->least ? value : neurons->least;
    neurons->most = value > neurons->most ? value : neurons->most;
}

/* The least firing membrane. */
static int32_t firing(const snn_test_bit_neurons_t *neurons, uint32_t channel) {
    return neurons->threshold[channel] + !neurons->s32.fire_at_equal;
}

/* The rest of a division by 3 that rounds toward minus infinity. */
static int32_t thirds(int32_t bias) {
    return (bias % 3 + 3) % 3;
}

/* What planes hold less than the membrane. */
static int32_t offset_of(const snn_test_bit_neurons_t *neurons, uint32_t channel) {
    const int32_t bias = neurons->bias[channel];
    switch (neurons->s32.decay) {
    case SNN_DECAY_NONE:
        return firing(neurons, channel);
    case SNN_DECAY_HALF:
        return 2 * bias;
    default:
        return (bias - thirds(bias)) / 3 * 4 + thirds(bias);
    }
}

void snn_test_bit_neurons_draw(snn_test_bit_neurons_t *neurons, uint32_t channels,
                               uint32_t typical) {
    const uint8_t fractional_bits = (uint8_t)snn_random_between(0, 4);
    const uint8_t decay = (uint8_t)snn_random_between(SNN_DECAY_NONE, SNN_DECAY_QUARTER);
    const uint8_t fire_at_equal = (uint8_t)snn_random_between(0, 1);
    const int32_t size = (int32_t)(typical << fractional_bits);
    CHECK(channels <= SNN_TEST_CHANNELS);
    neurons->s32 =
        (snn_neuron_s32_t){neurons->threshold, neurons->bias, NULL, fractional_bits, decay,
                           SNN_RESET_ZERO,     fire_at_equal};
    neurons->least = neurons->most = 0;
    for (uint32_t c = 0; c < channels; c++) {
        neurons->threshold[c] = snn_random_between(-size / 4, 2 * size);
        neurons->bias[c] = snn_random_between(-size / 2, size / 2);
        if (decay != SNN_DECAY_NONE) {
            note(neurons, firing(neurons, c) - offset_of(neurons, c));
        }
    }
}

uint32_t snn_test_bit_neurons_step(snn_test_bit_neurons_t *neurons, uint32_t channel,
                                   int64_t current, int64_t *membrane) {
    int64_t before = 0;
    const uint32_t fired =
        snn_reference_neuron(&neurons->s32, channel, current, 0, membrane, &before);
    note(neurons, before - offset_of(neurons, channel));
    return fired;
}

/* Writes bit `bit` of a word. */
static void set(uint32_t *word, uint32_t bit, uint32_t value) {
    *word = (*word & ~(1u << bit)) | (value & 1u) << bit;
}

/* As bit `bit` of the constants; those of the first 16 may stand there twice. */
static void pack_channel(snn_test_bit_neurons_t *neurons, uint32_t channel, uint32_t bit,
                         uint32_t planes) {
    const int32_t least = firing(neurons, channel), offset = offset_of(neurons, channel);
    const int32_t bias = neurons->bias[channel];
    const int is_leaky = neurons->s32.decay != SNN_DECAY_NONE;
    const uint32_t first = (uint32_t)(is_leaky ? bias - offset : -least);
    const uint32_t second = (uint32_t)(is_leaky ? -1 - (least - offset) : bias);
    uint32_t *words = neurons->constants + bit / 32u * SNN_BIT_CONSTANTS(planes);
    for (uint32_t p = 0; p < planes; p++, words += 2) {
        set(words, bit % 32u, first >> p);
        set(words + 1, bit % 32u, second >> p);
    }
    set(words, bit % 32u, thirds(bias) == 1);
    set(words + 1, bit % 32u, thirds(bias) == 2);
}

int snn_test_bit_neurons_pack(snn_test_bit_neurons_t *neurons, uint32_t channels) {
    uint32_t planes = SNN_BIT_LEAST_PLANES(neurons->s32.fractional_bits);
    while (neurons->least < -(1 << (planes - 1u)) || neurons->most >= 1 << (planes - 1u)) {
        if (++planes > SNN_BIT_PLANES) {
            return 0;
        }
    }
    if (planes < SNN_BIT_PLANES && snn_random_between(0, 3) == 0) {
        planes = (uint32_t)snn_random_between((int32_t)planes, SNN_BIT_PLANES);
    }
    for (uint32_t i = 0; i < SNN_BIT_CONSTANTS(planes) * SNN_BIT_BLOCKS(channels); i++) {
        neurons->constants[i] = snn_random();
    }
    for (uint32_t c = 0; c < channels; c++) {
        pack_channel(neurons, c, c, planes);
        if (channels <= 16u) {
            pack_channel(neurons, c, c + 16u, planes);
        }
    }
    neurons->bits = (snn_bit_neuron_t){neurons->constants, (uint8_t)planes,
                                       neurons->s32.fractional_bits, neurons->s32.decay};
    return 1;
}
