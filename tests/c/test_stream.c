#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Convolutions into streams, neurons on them and their read-out, of random shapes, against direct
 * sums. */

#define MAX_CHANNELS 40
#define MAX_STEPS 4
#define MAX_INPUT_WORDS 60
#define MAX_ELEMENTS 360
#define MAX_LIST 400
#define MAX_SCRATCH 100

static snn_test_synapse_t synapse;
static snn_stream_conv2d_t layer;
static uint32_t steps;
static uint16_t multiplier[MAX_CHANNELS];
static int32_t bias[MAX_CHANNELS];
static uint32_t input[MAX_INPUT_WORDS];
static int16_t older[MAX_ELEMENTS], newer[MAX_ELEMENTS], expected[MAX_ELEMENTS];
static int16_t output[MAX_ELEMENTS + 2];
static uint32_t scratch[MAX_SCRATCH + SNN_TEST_GUARD];
static uint16_t list[MAX_LIST + 1];
static uint32_t saturated, counted;

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static uint16_t output_length(int32_t length) {
    return (uint16_t)((length + 2 * layer.padding - layer.kernel) / layer.stride + 1);
}

static int draw_layer(void) {
    layer.kernel = (uint8_t)(snn_random_between(0, 1) == 0 ? 1 : snn_random_between(1, 3));
    layer.stride = (uint8_t)snn_random_between(1, 2);
    layer.padding = (uint8_t)snn_random_between(0, layer.kernel - 1);
    layer.planes = (uint8_t)(snn_random_between(0, 3) == 0 ? snn_random_between(2, 3) : 1);
    layer.input.height = (uint16_t)snn_random_between(layer.kernel, 5);
    layer.input.width = (uint16_t)snn_random_between(layer.kernel, 5);
    layer.input.channels = (uint16_t)snn_random_between(1, 40);
    layer.output.height = output_length(layer.input.height);
    layer.output.width = output_length(layer.input.width);
    layer.output.channels = (uint16_t)snn_random_between(1, MAX_CHANNELS);
    steps = (uint32_t)snn_random_between(1, MAX_STEPS);
    layer.tile = (uint16_t)(layer.planes > 1 ? 1 : snn_random_between(1, layer.output.width));
    const uint32_t words = SNN_PLANE_WORDS(elements(layer.input));
    if (steps * layer.planes * words > MAX_INPUT_WORDS ||
        steps * elements(layer.output) > MAX_ELEMENTS ||
        SNN_CONV2D_LIST(layer.tile, layer.stride, layer.kernel, layer.input.channels) > MAX_LIST) {
        return 0;
    }
    const uint32_t rows = (uint32_t)layer.kernel * layer.kernel * layer.input.channels;
    return snn_test_synapse_draw(&synapse, 1u << snn_random_between(0, 3), rows,
                                 layer.output.channels);
}

static void draw_state(int16_t *state) {
    const int32_t size = snn_random_between(0, 2) == 0 ? 32767 : 1 << snn_random_between(0, 14);
    for (uint32_t i = 0; i < MAX_ELEMENTS; i++) {
        state[i] = (int16_t)snn_random_between(-size - 1, size);
    }
}

static void draw_parameters(void) {
    const int32_t shift = snn_random_between(0, 30);
    const int32_t most = 1 << snn_random_between(0, 8);
    layer.synapse = synapse.synapse;
    layer.shift = (uint8_t)(snn_random_between(0, 3) == 0 ? 0 : shift > 12 ? shift % 12 : shift);
    for (uint32_t c = 0; c < layer.output.channels; c++) {
        /* Products of 3 planes, 1600 inputs and 8 bits fit 32 bits up to 2^8. */
        multiplier[c] = (uint16_t)snn_random_between(0, most);
        bias[c] = snn_random_between(-3000, 3000) * (snn_random_between(0, 9) == 0 ? 4096 : 1);
    }
    layer.multiplier = multiplier;
    layer.bias = bias;
    snn_random_planes(input, steps * layer.planes, elements(layer.input));
    draw_state(older);
    draw_state(newer);
}

static int64_t current(uint32_t step, int32_t y, int32_t x, uint32_t channel) {
    const uint32_t bits = elements(layer.input);
    int64_t sum = 0;
    for (int32_t kx = 0; kx < layer.kernel; kx++) {
        for (int32_t ky = 0; ky < layer.kernel; ky++) {
            const int32_t iy = y * layer.stride - layer.padding + ky;
            const int32_t ix = x * layer.stride - layer.padding + kx;
            if (iy < 0 || iy >= layer.input.height || ix < 0 || ix >= layer.input.width) {
                continue;
            }
            for (uint32_t c = 0; c < layer.input.channels; c++) {
                const uint32_t n =
                    ((uint32_t)iy * layer.input.width + (uint32_t)ix) * layer.input.channels + c;
                const uint32_t row = (uint32_t)(kx * layer.kernel + ky) * layer.input.channels + c;
                sum += (int64_t)snn_test_synapse_weight(&synapse, row, channel) *
                       snn_reference_count(input, step, layer.planes, bits, n);
            }
        }
    }
    return sum;
}

static int64_t floor_shift(int64_t v, uint32_t shift) {
    const int64_t divisor = (int64_t)1 << shift;
    return v >= 0 ? v / divisor : -((-v + divisor - 1) / divisor);
}

/* `states`: how many states the current joins. */
static void compute(uint32_t states) {
    uint32_t n = 0;
    for (uint32_t step = 0; step < steps; step++) {
        for (int32_t y = 0; y < layer.output.height; y++) {
            for (int32_t x = 0; x < layer.output.width; x++) {
                for (uint32_t c = 0; c < layer.output.channels; c++, n++) {
                    int64_t v = floor_shift(current(step, y, x, c) * multiplier[c], layer.shift);
                    v += bias[c];
                    v += states == 2u   ? floor_shift((int64_t)older[n] + newer[n], 1)
                         : states == 1u ? newer[n]
                                        : 0;
                    saturated += v > 32767 || v < -32768;
                    expected[n] = (int16_t)(v > 32767 ? 32767 : v < -32768 ? -32768 : v);
                }
            }
        }
    }
}

static void check_states(const int16_t *actual) {
    for (uint32_t i = 0; i < steps * elements(layer.output); i++) {
        CHECK_EQUAL(actual[i], expected[i]);
    }
}

static void check_conv2d(void) {
    const uint32_t count = steps * elements(layer.output);
    for (uint32_t states = 0; states < 3u; states++) {
        const int16_t *const old = states == 2u ? older : NULL;
        compute(states);
        output[count] = output[count + 1u] = 12345;
        snn_stream_conv2d(&layer, steps, input, old, states == 0u ? NULL : newer, output, scratch,
                          list);
        check_states(output);
        CHECK_EQUAL(output[count], 12345);
    }
    /* In place of the older state. */
    snn_stream_conv2d(&layer, steps, input, older, newer, older, scratch, list);
    check_states(older);
    /* In place of the newest one. */
    draw_state(older);
    compute(2);
    snn_stream_conv2d(&layer, steps, input, older, newer, newer, scratch, list);
    check_states(newer);
}

static void check_neurons(void) {
    static uint32_t spikes[MAX_ELEMENTS + SNN_TEST_GUARD];
    const snn_stream_neuron_t neuron = {
        .elements = (uint32_t)snn_random_between(1, MAX_ELEMENTS / (int32_t)steps),
        .threshold = snn_random_between(1, 1 << snn_random_between(1, 17)),
        .decay =
            (uint8_t)(snn_random_between(0, 1) == 0 ? SNN_DECAY_HALF : snn_random_between(0, 3)),
        .reset = (uint8_t)snn_random_between(0, 1),
        .fire_at_equal = (uint8_t)snn_random_between(0, 1)};
    const snn_neuron_s32_t rules = {.threshold = &neuron.threshold,
                                    .bias = (const int32_t[]){0},
                                    .decay = neuron.decay,
                                    .reset = neuron.reset,
                                    .fire_at_equal = neuron.fire_at_equal};
    const uint32_t words = SNN_PLANE_WORDS(neuron.elements);
    snn_test_output_prepare(spikes, steps * words);
    snn_stream_fire(&neuron, steps, newer, spikes);
    snn_test_output_check(spikes, steps, neuron.elements);
    for (uint32_t i = 0; i < neuron.elements; i++) {
        int64_t membrane = 0, before;
        for (uint32_t step = 0; step < steps; step++) {
            const uint32_t fired = snn_reference_neuron(
                &rules, 0, newer[step * neuron.elements + i], 0, &membrane, &before);
            CHECK_EQUAL(snn_reference_bit(spikes + step * words, i), fired);
        }
    }
}

static void check_readout(void) {
    static int8_t weights[MAX_ELEMENTS];
    int32_t scores[4] = {7, 7, 7, 7}, biases[3];
    snn_stream_readout_t heads = {.positions = (uint32_t)snn_random_between(1, 6),
                                  .channels = (uint16_t)snn_random_between(1, 15),
                                  .outputs = (uint16_t)snn_random_between(1, 3),
                                  .shift = (uint8_t)snn_random_between(2, 9),
                                  .weights = weights,
                                  .bias = biases};
    snn_random_bytes(weights, sizeof weights);
    for (uint32_t k = 0; k < heads.outputs; k++) {
        biases[k] = snn_random_between(-100000, 100000);
    }
    snn_stream_readout(&heads, steps, older, newer, scores);
    for (uint32_t k = 0; k < heads.outputs; k++) {
        int64_t score = biases[k];
        for (uint32_t c = 0; c < heads.channels; c++) {
            int64_t old = 0, new = 0;
            for (uint32_t row = 0; row < steps * heads.positions; row++) {
                old += older[row * heads.channels + c];
                new += newer[row * heads.channels + c];
            }
            score += floor_shift(old, heads.shift) * weights[c * heads.outputs + k];
            score +=
                floor_shift(new, heads.shift) * weights[(heads.channels + c) * heads.outputs + k];
        }
        CHECK_EQUAL(scores[k], (int32_t)score);
    }
    CHECK_EQUAL(scores[heads.outputs], 7);
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        while (!draw_layer()) {
        }
        draw_parameters();
        counted += layer.planes > 1u;
        check_conv2d();
        check_neurons();
        check_readout();
    }
    CHECK(saturated > 0u && counted > 0u);
    return 0;
}
