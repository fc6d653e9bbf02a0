#include "check.h"
#include "random.h"
#include "reference_bits.h"

#include <stddef.h>

/* Convolutions in bit planes, of random shapes, against a direct sum over the window; all time
 * steps in one call, and split over calls that keep the membranes. */

#define MAX_INPUT_WORDS 200
#define MAX_OUTPUT_WORDS 160
#define MAX_LIST 700
#define MAX_STATE 800

static uint32_t steps;
static uint32_t input[MAX_INPUT_WORDS];
static uint32_t expected[MAX_OUTPUT_WORDS];
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint32_t scratch[SNN_CONV2D_B1_SCRATCH(11, 70, SNN_BIT_PLANES) + SNN_TEST_GUARD];
static uint32_t state[MAX_STATE + SNN_TEST_GUARD];
static uint16_t list[MAX_LIST + 1];
static snn_test_bit_weights_t weights;
static snn_test_bit_neurons_t neurons;
static uint32_t runs, split, tiled, shared, fired, silent;

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static uint32_t list_entries(const snn_conv2d_b1_t *layer) {
    return SNN_CONV2D_LIST(layer->tile, layer->stride.width, layer->kernel.height,
                           layer->kernel.width, layer->input.channels);
}

/* Draws sizes; returns whether everything fits the buffers. */
static int draw_sizes(snn_conv2d_b1_t *layer) {
    const snn_test_window_t window = snn_test_window_draw(5);
    const int32_t height = window.kernel.height + snn_random_between(0, 5);
    const int32_t width = window.kernel.width + snn_random_between(0, 6);
    layer->input =
        (snn_shape_t){(uint16_t)height, (uint16_t)width, (uint16_t)snn_random_between(1, 40)};
    layer->output = snn_test_window_map(
        &window, layer->input, snn_random_between(1, snn_random_between(0, 1) == 0 ? 16 : 70));
    layer->kernel = window.kernel;
    layer->stride = window.stride;
    layer->padding = window.padding;
    layer->tile = (uint16_t)snn_random_between(1, layer->output.width);
    if (layer->tile < layer->output.width && layer->output.channels <= 16u) {
        layer->tile = (uint16_t)(layer->tile + layer->tile % 2u); /* Pairs stay together. */
    }
    steps = (uint32_t)snn_random_between(1, 4);
    return snn_test_bit_weights_draw(&weights,
                                     (uint32_t)layer->kernel.height * layer->kernel.width *
                                         layer->input.channels,
                                     layer->output.channels) &&
           steps * SNN_PLANE_WORDS(elements(layer->input)) <= MAX_INPUT_WORDS &&
           steps * SNN_PLANE_WORDS(elements(layer->output)) <= MAX_OUTPUT_WORDS &&
           list_entries(layer) <= MAX_LIST && layer->output.width <= 11;
}

static void draw_layer(snn_conv2d_b1_t *layer) {
    while (!draw_sizes(layer)) {
    }
    layer->weights = weights.words;
    snn_random_planes(input, steps, elements(layer->input));
    snn_test_bit_neurons_draw(&neurons, layer->output.channels, 2u + 3u * layer->kernel.height);
    shared += layer->output.channels <= 16u && layer->output.width > 1u;
    tiled += layer->tile > 1u && layer->tile < layer->output.width;
}

static int32_t window_sum(const snn_conv2d_b1_t *layer, uint32_t step, int32_t y, int32_t x,
                          uint32_t c) {
    const uint32_t *plane = input + step * SNN_PLANE_WORDS(elements(layer->input));
    const int32_t channels = layer->input.channels;
    int32_t sum = 0;
    for (int32_t ky = 0; ky < layer->kernel.height; ky++) {
        for (int32_t kx = 0; kx < layer->kernel.width; kx++) {
            const int32_t iy = y * layer->stride.height + ky - layer->padding.height;
            const int32_t ix = x * layer->stride.width + kx - layer->padding.width;
            if (iy < 0 || iy >= layer->input.height || ix < 0 || ix >= layer->input.width) {
                continue;
            }
            for (int32_t i = 0; i < channels; i++) {
                const uint32_t n = (uint32_t)((iy * layer->input.width + ix) * channels + i);
                const uint32_t row = (uint32_t)((kx * layer->kernel.height + ky) * channels + i);
                if (snn_reference_bit(plane, n)) {
                    sum += snn_test_bit_weight(&weights, row, c);
                }
            }
        }
    }
    return sum;
}

static void compute_expected(const snn_conv2d_b1_t *layer) {
    const uint32_t words = SNN_PLANE_WORDS(elements(layer->output));
    uint32_t n = 0;
    for (uint32_t i = 0; i < steps * words; i++) {
        expected[i] = 0;
    }
    for (int32_t y = 0; y < layer->output.height; y++) {
        for (int32_t x = 0; x < layer->output.width; x++) {
            for (uint32_t c = 0; c < layer->output.channels; c++, n++) {
                int64_t membrane = 0;
                for (uint32_t step = 0; step < steps; step++) {
                    const uint32_t spike = snn_test_bit_neurons_step(
                        &neurons, c, window_sum(layer, step, y, x, c), &membrane);
                    expected[step * words + n / 32u] |= spike << (n % 32u);
                    fired += spike;
                    silent += 1u - spike;
                }
            }
        }
    }
}

static void prepare(const snn_conv2d_b1_t *layer, uint32_t scratch_words) {
    snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(elements(layer->output)));
    snn_test_output_prepare(scratch, scratch_words);
    list[list_entries(layer)] = 0xA5A5u;
}

static void check_output(const snn_conv2d_b1_t *layer, uint32_t scratch_words) {
    const uint32_t words = steps * SNN_PLANE_WORDS(elements(layer->output));
    for (uint32_t i = 0; i < words; i++) {
        CHECK_EQUAL(output[i], expected[i]);
    }
    snn_test_output_check(output, steps, elements(layer->output));
    snn_test_output_check(scratch + scratch_words, 0, 0);
    CHECK_EQUAL(list[list_entries(layer)], 0xA5A5u);
}

static void run_framed(const snn_conv2d_b1_t *layer, uint32_t scratch_words) {
    prepare(layer, scratch_words);
    snn_conv2d_b1(layer, steps, input, output, NULL, scratch, list);
    check_output(layer, scratch_words);
}

/* Some time steps at a time, with the membranes in a state. */
static void run_split(const snn_conv2d_b1_t *layer, uint32_t scratch_words) {
    const uint32_t state_words = SNN_STATE_B1(layer->output.height * layer->output.width,
                                              layer->output.channels, layer->neuron.planes);
    if (state_words > MAX_STATE) {
        return;
    }
    prepare(layer, scratch_words);
    snn_test_output_prepare(state, state_words);
    snn_state_reset(state, state_words);
    for (uint32_t step = 0; step < steps;) {
        const uint32_t part = (uint32_t)snn_random_between(1, (int32_t)(steps - step));
        snn_conv2d_b1(layer, part, input + step * SNN_PLANE_WORDS(elements(layer->input)),
                      output + step * SNN_PLANE_WORDS(elements(layer->output)), state, scratch,
                      list);
        step += part;
        split += step < steps;
    }
    check_output(layer, scratch_words);
    snn_test_output_check(state + state_words, 0, 0);
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_conv2d_b1_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer);
        compute_expected(&layer);
        if (snn_test_bit_neurons_pack(&neurons, layer.output.channels)) {
            layer.neuron = neurons.bits;
            const uint32_t words = SNN_CONV2D_B1_SCRATCH(layer.tile, layer.output.channels,
                                                         (uint32_t)layer.neuron.planes);
            run_framed(&layer, words);
            run_split(&layer, words);
            runs++;
        }
    }
    /* The draws are worth something only if planes nearly always suffice, calls are split, tiles
     * are parts of rows, and both outcomes are frequent. */
    CHECK(runs > SNN_TEST_CASES * 9 / 10);
    CHECK(split > SNN_TEST_CASES / 8);
    CHECK(tiled > SNN_TEST_CASES / 8);
    CHECK(shared > SNN_TEST_CASES / 8);
    CHECK(fired > silent / 20u && silent > fired / 20u);
    return 0;
}
