#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Neurons and heads on residuals of random sizes against their definitions. */

#define MAX_STEPS 5
#define MAX_ELEMENTS 700
#define MAX_OUTPUTS 12
#define MAX_CHANNELS 40

static uint32_t steps;
static int16_t first[MAX_ELEMENTS], second[MAX_ELEMENTS];
static uint32_t output[MAX_STEPS * SNN_PLANE_WORDS(MAX_ELEMENTS) + SNN_TEST_GUARD];
static uint32_t fired, silent;

static void draw_states(void) {
    const int32_t size = snn_random_between(0, 2) == 0 ? 32767 : snn_random_between(0, 32767);
    const int32_t shift = snn_random_between(0, 2) == 0 ? size / 2 : 0;
    for (uint32_t i = 0; i < MAX_ELEMENTS; i++) {
        const int32_t low = -size - 1 + shift;
        first[i] = (int16_t)snn_random_between(low, size);
        second[i] = (int16_t)snn_random_between(low, size);
        if (snn_random_between(0, 30) == 0) {
            first[i] = snn_random_between(0, 1) == 0 ? INT16_MIN : INT16_MAX;
        }
    }
}

/* Thresholds are small, at the bounds of 16 bits, or beyond. Two thirds of the layers have the
 * rules that most have. */
static snn_residual_neuron_t draw_neurons(void) {
    static const int32_t bounds[6] = {0, -32768, 32766, 32767, 32768, 65535};
    const int is_usual = snn_random_between(0, 2) != 0;
    const snn_residual_neuron_t layer = {
        (uint32_t)snn_random_between(1, MAX_ELEMENTS / (int32_t)steps),
        snn_random_between(0, 3) == 0   ? bounds[snn_random_between(0, 5)]
        : snn_random_between(0, 3) == 0 ? snn_random_between(-1000, 40000)
                                        : snn_random_between(1, 9000),
        (uint8_t)(is_usual ? SNN_DECAY_HALF : snn_random_between(0, 3)),
        (uint8_t)(is_usual ? SNN_RESET_ZERO : snn_random_between(0, 1)),
        (uint8_t)snn_random_between(0, 1)};
    return layer;
}

static void check_neurons(void) {
    const snn_residual_neuron_t layer = draw_neurons();
    const int32_t zero = 0;
    const snn_neuron_s32_t neuron = {&layer.threshold,   &zero, NULL, 0, layer.decay, layer.reset,
                                     layer.fire_at_equal};
    const uint32_t words = SNN_PLANE_WORDS(layer.elements);
    snn_test_output_prepare(output, steps * words);
    snn_residual_fire(&layer, steps, first, output);
    snn_test_output_check(output, steps, layer.elements);
    for (uint32_t n = 0; n < layer.elements; n++) {
        int64_t membrane = 0, before = 0;
        for (uint32_t step = 0; step < steps; step++) {
            const uint32_t spike = snn_reference_neuron(
                &neuron, 0, first[step * layer.elements + n], 0, &membrane, &before);
            CHECK_EQUAL(snn_reference_bit(output + step * words, n), spike);
            fired += spike;
            silent += 1u - spike;
        }
    }
}

static int64_t pooled(const snn_residual_readout_t *layer, const int16_t *state, uint32_t c) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < steps * layer->positions; i++) {
        sum += state[i * layer->channels + c];
    }
    const int64_t divisor = (int64_t)1 << layer->shift;
    return sum / divisor - (sum % divisor < 0);
}

static void check_readout(void) {
    static int8_t weights[2 * MAX_CHANNELS * MAX_OUTPUTS];
    static int32_t bias[MAX_OUTPUTS], scores[MAX_OUTPUTS + 1];
    snn_residual_readout_t layer;
    layer.channels = (uint16_t)snn_random_between(1, MAX_CHANNELS);
    layer.positions =
        (uint32_t)snn_random_between(1, MAX_ELEMENTS / (int32_t)(steps * layer.channels));
    layer.outputs = (uint16_t)snn_random_between(1, MAX_OUTPUTS);
    layer.shift = (uint8_t)snn_random_between(4, 30);
    layer.weights = weights;
    layer.bias = bias;
    snn_random_bytes(weights, sizeof weights);
    for (uint32_t k = 0; k < MAX_OUTPUTS; k++) {
        bias[k] = snn_random_between(-1000000, 1000000);
    }
    const int16_t *const newer = snn_random_between(0, 3) == 0 ? first : second;
    scores[layer.outputs] = 12345;
    snn_residual_readout(&layer, steps, first, newer, scores);
    for (uint32_t k = 0; k < layer.outputs; k++) {
        int64_t score = bias[k];
        for (uint32_t c = 0; c < layer.channels; c++) {
            score += weights[c * layer.outputs + k] * pooled(&layer, first, c);
            score += weights[(layer.channels + c) * layer.outputs + k] * pooled(&layer, newer, c);
        }
        CHECK_EQUAL(scores[k], score);
    }
    CHECK_EQUAL(scores[layer.outputs], 12345);
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        steps = (uint32_t)snn_random_between(1, MAX_STEPS);
        draw_states();
        check_neurons();
        check_readout();
    }
    CHECK(fired > silent / 10u && silent > fired / 10u);
    return 0;
}
