#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Convolutions and linear layers with a side current, of random shapes, against direct sums over
 * both windows: all time steps in one call, and one call per time step with membranes in a state.
 */

#define MAX_CHANNELS 40
#define MAX_STEPS 3
#define MAX_INPUT_WORDS 60
#define MAX_OUTPUT_WORDS (MAX_STEPS * 16)
#define MAX_LIST 300
#define MAX_SCRATCH 200
#define MAX_STATE 90
#define MAX_LEVELS 127

/* A synapse and what it reads; that of a linear layer has a map of one pixel. */
typedef struct {
    snn_shape_t shape;
    snn_test_window_t size;
    uint32_t planes;
    uint32_t words[MAX_INPUT_WORDS];
    snn_test_synapse_t synapse;
} window_t;

static window_t first, second;
static snn_shape_t output_shape;
static uint32_t steps, tile, is_linear;
static int32_t entries[MAX_LEVELS], rungs[MAX_LEVELS];
static uint16_t multipliers[MAX_CHANNELS], side_multipliers[MAX_CHANNELS];
static int32_t thresholds[MAX_CHANNELS], biases[MAX_CHANNELS];
static snn_codes_s32_t codes, side_scale;
static snn_neuron_s32_t neuron, side_neuron;
static snn_side_current_t side;
static uint32_t arriving[MAX_OUTPUT_WORDS], shortcut_count;
static uint32_t expected[MAX_OUTPUT_WORDS];
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint32_t scratch[MAX_SCRATCH + SNN_TEST_GUARD];
static uint32_t state[MAX_STATE + SNN_TEST_GUARD];
static uint16_t list[MAX_LIST + 1];
static uint32_t fired, silent, linear, residual, strided, counted;

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static uint32_t max(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

/* A length of the input that gives `positions` windows. */
static int32_t input_length(int32_t positions, int32_t kernel, int32_t stride, int32_t padding) {
    return (positions - 1) * stride + kernel - 2 * padding + snn_random_between(0, stride - 1);
}

/* Draws sizes, weights and input; returns whether everything fits. */
static int draw_window(window_t *window, uint32_t may_count) {
    const snn_test_window_t pixel = {{1, 1}, {1, 1}, {0, 0}};
    const snn_test_window_t size = is_linear ? pixel : snn_test_window_draw(3);
    window->size = size;
    window->planes = may_count && snn_random_between(0, 2) == 0 ? 2u : 1u;
    const int32_t height = input_length(output_shape.height, size.kernel.height, size.stride.height,
                                        size.padding.height);
    const int32_t width =
        input_length(output_shape.width, size.kernel.width, size.stride.width, size.padding.width);
    const int32_t channels = snn_random_between(1, is_linear ? 100 : 12);
    if (height < 1 || width < 1) {
        return 0;
    }
    window->shape = (snn_shape_t){(uint16_t)height, (uint16_t)width, (uint16_t)channels};
    if (steps * window->planes * SNN_PLANE_WORDS(elements(window->shape)) > MAX_INPUT_WORDS ||
        !snn_test_synapse_draw(&window->synapse, 8u >> snn_random_between(0, 3),
                               (uint32_t)(size.kernel.height * size.kernel.width * channels),
                               output_shape.channels)) {
        return 0;
    }
    snn_random_planes(window->words, steps * window->planes, elements(window->shape));
    return 1;
}

static void draw_rising(int32_t *numbers, uint32_t count, int32_t size) {
    int32_t number = 0;
    for (uint32_t i = 0; i < count; i++) {
        number += snn_random_between(0, 1 + size / (int32_t)count);
        numbers[i] = number;
    }
}

/* Thresholds, codes and scales of the size of typical currents. */
static void draw_neurons(void) {
    const uint8_t bits = (uint8_t)(2 << snn_random_between(0, 2));
    const int32_t size = 200;
    codes = (snn_codes_s32_t){entries,
                              rungs,
                              multipliers,
                              bits,
                              (uint8_t)snn_random_between(0, 9),
                              &snn_codes_kernels_s32};
    side_scale = (snn_codes_s32_t){.multiplier = side_multipliers,
                                   .shift = (uint8_t)snn_random_between(0, 9)};
    draw_rising(entries, SNN_CODE_LEVELS(bits), size / 2);
    draw_rising(rungs, SNN_CODE_LEVELS(bits), size);
    for (uint32_t c = 0; c < output_shape.channels; c++) {
        multipliers[c] = (uint16_t)snn_random_between(0, 2 << codes.shift);
        side_multipliers[c] = (uint16_t)snn_random_between(0, 2 << side_scale.shift);
        thresholds[c] = snn_random_between(0, size);
        biases[c] = snn_random_between(-size / 2, size / 2);
    }
    neuron = (snn_neuron_s32_t){thresholds,
                                biases,
                                &codes,
                                3, /* Of no effect, where currents are scaled. */
                                SNN_DECAY_NONE,
                                (uint8_t)snn_random_between(0, 1),
                                (uint8_t)snn_random_between(0, 1)};
    side_neuron = neuron;
    side_neuron.codes = &side_scale;
}

static uint32_t list_of(const window_t *window) {
    return is_linear ? SNN_LINEAR_LIST(window->synapse.synapse.rows)
                     : SNN_CONV2D_LIST(tile, window->size.stride.width, window->size.kernel.height,
                                       window->size.kernel.width, window->shape.channels);
}

static uint32_t list_entries(void) {
    return max(list_of(&first), list_of(&second));
}

static uint32_t scratch_words(void) {
    const uint32_t channels = output_shape.channels;
    return is_linear ? SNN_LINEAR_SCRATCH_S32(SNN_GROUPS(channels), channels)
                     : SNN_CONV2D_SCRATCH_S32(tile, SNN_GROUPS(channels), channels);
}

static int draw(void) {
    is_linear = snn_random_between(0, 2) == 0;
    output_shape = (snn_shape_t){(uint16_t)(is_linear ? 1 : snn_random_between(1, 5)),
                                 (uint16_t)(is_linear ? 1 : snn_random_between(1, 5)),
                                 (uint16_t)snn_random_between(1, MAX_CHANNELS)};
    steps = (uint32_t)snn_random_between(1, MAX_STEPS);
    tile = (uint32_t)snn_random_between(1, output_shape.width);
    shortcut_count = (uint32_t)snn_random_between(0, 2);
    if (SNN_PLANE_WORDS(elements(output_shape)) > MAX_OUTPUT_WORDS / MAX_STEPS ||
        !draw_window(&first, tile == 1u) || !draw_window(&second, tile == 1u) ||
        list_entries() > MAX_LIST || scratch_words() > MAX_SCRATCH) {
        return 0;
    }
    draw_neurons();
    snn_random_planes(arriving, steps, elements(output_shape));
    return SNN_CODE_WORDS(elements(output_shape), codes.bits) <= MAX_STATE;
}

static int64_t window_sum(const window_t *window, uint32_t step, int32_t y, int32_t x, uint32_t c) {
    const int32_t channels = window->shape.channels;
    int64_t sum = 0;
    for (int32_t ky = 0; ky < window->size.kernel.height; ky++) {
        for (int32_t kx = 0; kx < window->size.kernel.width; kx++) {
            const int32_t iy = y * window->size.stride.height + ky - window->size.padding.height;
            const int32_t ix = x * window->size.stride.width + kx - window->size.padding.width;
            if (iy < 0 || iy >= window->shape.height || ix < 0 || ix >= window->shape.width) {
                continue;
            }
            for (int32_t i = 0; i < channels; i++) {
                const uint32_t n = (uint32_t)((iy * window->shape.width + ix) * channels + i);
                const uint32_t row =
                    (uint32_t)((kx * window->size.kernel.height + ky) * channels + i);
                sum += (int64_t)snn_reference_count(window->words, step, window->planes,
                                                    elements(window->shape), n) *
                       snn_test_synapse_weight(&window->synapse, row, c);
            }
        }
    }
    return sum;
}

static void compute_expected(void) {
    const uint32_t words = SNN_PLANE_WORDS(elements(output_shape));
    for (uint32_t i = 0; i < steps * words; i++) {
        expected[i] = 0;
    }
    for (uint32_t n = 0; n < elements(output_shape); n++) {
        const uint32_t c = n % output_shape.channels;
        const int32_t y = (int32_t)(n / output_shape.channels / output_shape.width);
        const int32_t x = (int32_t)(n / output_shape.channels % output_shape.width);
        int64_t membrane = 0, before = 0;
        for (uint32_t step = 0; step < steps; step++) {
            membrane += snn_reference_current(&side_neuron, c, window_sum(&second, step, y, x, c));
            const uint32_t spike = snn_reference_neuron(
                &neuron, c, window_sum(&first, step, y, x, c),
                shortcut_count * snn_reference_bit(arriving + step * words, n), &membrane, &before);
            expected[step * words + n / 32u] |= spike << (n % 32u);
            fired += spike;
            silent += 1u - spike;
        }
    }
}

/* Runs `count` time steps from `from` on. */
static void run(uint32_t from, uint32_t count, uint32_t *kept) {
    const uint32_t words = SNN_PLANE_WORDS(elements(output_shape));
    const uint32_t *const spikes[2] = {arriving + from * words, arriving + from * words};
    const uint32_t *input =
        first.words + from * first.planes * SNN_PLANE_WORDS(elements(first.shape));
    const snn_shortcuts_t shortcuts = {
        .spikes = shortcut_count == 0u ? NULL : spikes,
        .count = shortcut_count,
        .side_current = &side,
        .side_input =
            second.words + from * second.planes * SNN_PLANE_WORDS(elements(second.shape))};
    if (is_linear) {
        const snn_linear_s32_t layer = {elements(first.shape), output_shape.channels,
                                        (uint8_t)first.planes, first.synapse.synapse, neuron};
        snn_linear_s32(&layer, count, input, &shortcuts, output + from * words, kept, scratch,
                       list);
    } else {
        const snn_conv2d_s32_t layer = {
            first.shape,       output_shape,          first.size.kernel,
            first.size.stride, first.size.padding,    (uint8_t)first.planes,
            (uint16_t)tile,    first.synapse.synapse, neuron};
        snn_conv2d_s32(&layer, count, input, &shortcuts, output + from * words, kept, scratch,
                       list);
    }
}

static void prepare(void) {
    snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(elements(output_shape)));
    snn_test_output_prepare(scratch, scratch_words());
    list[list_entries()] = 0xA5A5u;
}

static void check_output(void) {
    for (uint32_t i = 0; i < steps * SNN_PLANE_WORDS(elements(output_shape)); i++) {
        CHECK_EQUAL(output[i], expected[i]);
    }
    snn_test_output_check(output, steps, elements(output_shape));
    snn_test_output_check(scratch + scratch_words(), 0, 0);
    CHECK_EQUAL(list[list_entries()], 0xA5A5u);
}

static void check_case(void) {
    const uint32_t state_words = SNN_CODE_WORDS(elements(output_shape), codes.bits);
    compute_expected();
    side = (snn_side_current_t){second.shape,        second.size.kernel,     second.size.stride,
                                second.size.padding, (uint8_t)second.planes, second.synapse.synapse,
                                side_multipliers,    side_scale.shift};
    prepare();
    run(0, steps, NULL);
    check_output();
    prepare();
    snn_test_output_prepare(state, state_words);
    snn_state_reset(state, state_words);
    for (uint32_t step = 0; step < steps; step++) {
        run(step, 1, state);
    }
    snn_test_output_check(output + steps * SNN_PLANE_WORDS(elements(output_shape)), 0, 0);
    snn_test_output_check(state + state_words, 0, 0);
    check_output();
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        while (!draw()) {
        }
        check_case();
        linear += is_linear;
        residual += shortcut_count != 0u;
        strided += second.size.stride.width != first.size.stride.width &&
                   second.size.kernel.height != first.size.kernel.height;
        counted += second.planes > 1u && first.planes == 1u;
    }
    /* The draws are worth something only if they reach both kinds of layers, both outcomes,
     * shortcuts, side currents of other shapes than the layer, and side currents of counts. */
    CHECK(linear > SNN_TEST_CASES / 8);
    CHECK(residual > SNN_TEST_CASES / 3);
    CHECK(strided > SNN_TEST_CASES / 6);
    CHECK(counted > SNN_TEST_CASES / 40);
    CHECK(fired > silent / 20u && silent > fired / 20u);
    return 0;
}
