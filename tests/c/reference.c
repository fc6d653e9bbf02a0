#include "reference.h"

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

int32_t snn_reference_weight(const uint8_t *row, uint32_t code_bits, uint32_t c) {
    uint32_t code = 0;
    for (uint32_t k = 0; k < code_bits; k++) {
        const uint32_t bit = c * code_bits + k;
        code |= ((uint32_t)row[bit / 8u] >> (bit % 8u) & 1u) << k;
    }
    return 2 * (int32_t)code - ((1 << code_bits) - 1);
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
                              uint32_t arriving, int64_t *membrane) {
    const int64_t threshold = neuron->threshold[channel];
    int64_t scale = 1;
    for (uint32_t i = 0; i < neuron->fractional_bits; i++) {
        scale *= 2;
    }
    const int64_t v = decayed(*membrane, neuron->decay) + current * scale + neuron->bias[channel] +
                      arriving * threshold;
    const uint32_t fired = neuron->fire_at_equal ? v >= threshold : v > threshold;
    *membrane = !fired ? v : neuron->reset == SNN_RESET_ZERO ? 0 : v - threshold;
    return fired;
}

static int is_s16(int64_t value) {
    return value >= INT16_MIN && value <= INT16_MAX;
}

void snn_test_neurons_draw(snn_test_neurons_t *neurons, uint32_t channels, uint32_t typical) {
    const uint8_t fractional_bits = (uint8_t)snn_random_between(0, 4);
    const uint8_t decay = (uint8_t)snn_random_between(0, 3);
    const uint8_t reset = (uint8_t)snn_random_between(0, 1);
    const uint8_t fire_at_equal = (uint8_t)snn_random_between(0, 1);
    const int32_t size = (int32_t)(typical << fractional_bits);
    CHECK(channels <= SNN_TEST_CHANNELS);
    neurons->s32 = (snn_neuron_s32_t){
        neurons->threshold32, neurons->bias32, fractional_bits, decay, reset, fire_at_equal};
    neurons->s16 = (snn_neuron_s16_t){
        neurons->threshold16, neurons->bias16, fractional_bits, decay, reset, fire_at_equal};
    neurons->fits_s16 = 1;
    for (uint32_t c = 0; c < channels; c++) {
        neurons->threshold32[c] = snn_random_between(-size / 4, 2 * size);
        neurons->bias32[c] = snn_random_between(-size / 2, size / 2);
        neurons->fits_s16 &= is_s16(neurons->threshold32[c]) && is_s16(neurons->bias32[c]);
        neurons->threshold16[c] = (int16_t)neurons->threshold32[c];
        neurons->bias16[c] = (int16_t)neurons->bias32[c];
    }
}

uint32_t snn_test_neurons_step(snn_test_neurons_t *neurons, uint32_t channel, int64_t current,
                               uint32_t arriving, int64_t *membrane) {
    const uint32_t fired =
        snn_reference_neuron(&neurons->s32, channel, current, arriving, membrane);
    neurons->fits_s16 &= is_s16(current) && is_s16(*membrane);
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
