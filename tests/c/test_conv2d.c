#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Convolutions of random shapes against a direct sum over the window, for every weight format and
 * every kernel of neurons that is exact for them. */

#define MAX_INPUT_WORDS 230
#define MAX_OUTPUT_WORDS 144
#define MAX_LIST 660
#define MAX_SCRATCH 400
#define MAX_STATE 124

static uint32_t steps;
static uint32_t input[MAX_INPUT_WORDS];
static uint32_t expected[MAX_OUTPUT_WORDS];
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint32_t scratch[MAX_SCRATCH + SNN_TEST_GUARD];
static uint32_t state[MAX_STATE + SNN_TEST_GUARD];
static uint16_t list[MAX_LIST + 1];
static snn_test_synapse_t synapse;
static snn_test_neurons_t neurons;
static snn_test_shortcuts_t shortcuts;
static uint32_t runs_s16, runs_lif, fired, silent, residual, tiled, streamed_codes;

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static uint32_t list_entries(const snn_conv2d_s32_t *layer) {
    return SNN_CONV2D_LIST(layer->tile, layer->stride.width, layer->kernel.height,
                           layer->kernel.width, layer->input.channels);
}

static uint32_t scratch_s16(const snn_conv2d_s32_t *layer, uint32_t is_residual) {
    const uint32_t is_long = layer->synapse.rows > SNN_SUM_EVENTS || layer->planes > 1u;
    return SNN_CONV2D_SCRATCH_S16(layer->tile, layer->synapse.groups, is_long, is_residual);
}

static uint32_t scratch_s32(const snn_conv2d_s32_t *layer) {
    return SNN_CONV2D_SCRATCH_S32(layer->tile, layer->synapse.groups,
                                  (uint32_t)layer->output.channels);
}

/* Draws sizes; returns whether everything fits the buffers. */
static int draw_sizes(snn_conv2d_s32_t *layer, uint32_t code_bits) {
    const snn_test_window_t window = snn_test_window_draw(5);
    const int32_t height = window.kernel.height + snn_random_between(0, 6);
    const int32_t width = window.kernel.width + snn_random_between(0, 6);
    layer->input =
        (snn_shape_t){(uint16_t)height, (uint16_t)width, (uint16_t)snn_random_between(1, 40)};
    layer->output = snn_test_window_map(&window, layer->input, snn_random_between(1, 40));
    layer->kernel = window.kernel;
    layer->stride = window.stride;
    layer->padding = window.padding;
    steps = (uint32_t)snn_random_between(1, 4);
    layer->planes = (uint8_t)(snn_random_between(0, 2) == 0 ? snn_random_between(2, 4) : 1);
    layer->tile = (uint16_t)(layer->planes > 1u ? 1 : snn_random_between(1, layer->output.width));
    if (!snn_test_synapse_draw(&synapse, code_bits,
                               (uint32_t)layer->kernel.height * layer->kernel.width *
                                   layer->input.channels,
                               layer->output.channels)) {
        return 0;
    }
    layer->synapse = synapse.synapse;
    return steps * (uint32_t)layer->planes * SNN_PLANE_WORDS(elements(layer->input)) <=
               MAX_INPUT_WORDS &&
           steps * SNN_PLANE_WORDS(elements(layer->output)) <= MAX_OUTPUT_WORDS &&
           list_entries(layer) <= MAX_LIST && scratch_s16(layer, 1) <= MAX_SCRATCH &&
           scratch_s32(layer) <= MAX_SCRATCH;
}

static void draw_layer(snn_conv2d_s32_t *layer, uint32_t code_bits) {
    while (!draw_sizes(layer, code_bits)) {
    }
    snn_random_planes(input, steps * layer->planes, elements(layer->input));
    snn_test_neurons_draw(&neurons, layer->output.channels,
                          (uint32_t)(layer->kernel.height * layer->planes) << code_bits);
    layer->neuron = neurons.s32;
    snn_test_shortcuts_draw(&shortcuts, steps, elements(layer->output));
    residual += shortcuts.shortcuts.count != 0u;
    tiled += layer->tile > 1u && layer->tile < layer->output.width;
}

static int64_t window_sum(const snn_conv2d_s32_t *layer, uint32_t step, int32_t y, int32_t x,
                          uint32_t c) {
    const int32_t channels = layer->input.channels;
    int64_t sum = 0;
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
                sum += (int64_t)snn_reference_count(input, step, layer->planes,
                                                    elements(layer->input), n) *
                       snn_test_synapse_weight(&synapse, row, c);
            }
        }
    }
    return sum;
}

static void compute_expected(const snn_conv2d_s32_t *layer) {
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
                    const int64_t sum = window_sum(layer, step, y, x, c);
                    const uint32_t spike = snn_test_neurons_step(
                        &neurons, c, sum,
                        snn_test_shortcuts_arriving(&shortcuts, step, elements(layer->output), n),
                        &membrane);
                    expected[step * words + n / 32u] |= spike << (n % 32u);
                    fired += spike;
                    silent += 1u - spike;
                }
            }
        }
    }
}

static const snn_shortcuts_t *arriving(void) {
    return shortcuts.shortcuts.count == 0u ? NULL : &shortcuts.shortcuts;
}

static void prepare(const snn_conv2d_s32_t *layer, uint32_t scratch_words) {
    snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(elements(layer->output)));
    snn_test_output_prepare(scratch, scratch_words);
    list[list_entries(layer)] = 0xA5A5u;
}

static void check_output(const snn_conv2d_s32_t *layer, uint32_t scratch_words) {
    const uint32_t words = steps * SNN_PLANE_WORDS(elements(layer->output));
    for (uint32_t i = 0; i < words; i++) {
        CHECK_EQUAL(output[i], expected[i]);
    }
    snn_test_output_check(output, steps, elements(layer->output));
    snn_test_output_check(scratch + scratch_words, 0, 0);
    CHECK_EQUAL(list[list_entries(layer)], 0xA5A5u);
}

/* Words of the input, and of the output, of one time step. */
static uint32_t input_step(const snn_conv2d_s32_t *layer) {
    return layer->planes * SNN_PLANE_WORDS(elements(layer->input));
}

static uint32_t output_step(const snn_conv2d_s32_t *layer) {
    return SNN_PLANE_WORDS(elements(layer->output));
}

/* Time steps one by one, with membranes in a state, if it fits. */
static void stream_s32(const snn_conv2d_s32_t *layer) {
    const snn_codes_s32_t *codes = layer->neuron.codes;
    const uint32_t count = elements(layer->output);
    const uint32_t words = codes == NULL ? count : SNN_CODE_WORDS(count, codes->bits);
    if (words > MAX_STATE) {
        return;
    }
    prepare(layer, scratch_s32(layer));
    snn_test_output_prepare(state, words);
    snn_state_reset(state, words);
    for (uint32_t step = 0; step < steps; step++) {
        snn_conv2d_s32(layer, 1, input + step * input_step(layer),
                       snn_test_shortcuts_at(&shortcuts, step, count),
                       output + step * output_step(layer), state, scratch, list);
    }
    check_output(layer, scratch_s32(layer));
    snn_test_output_check(state + words, 0, 0);
}

static void stream_s16(const snn_conv2d_s32_t *layer, const snn_conv2d_s16_t *narrow,
                       uint32_t scratch_words) {
    const snn_codes_s16_t *codes = narrow->neuron.codes;
    const uint32_t count = elements(layer->output);
    const uint32_t positions = count / layer->output.channels;
    const uint32_t words = codes == NULL ? SNN_STATE_S16(positions, layer->synapse.groups)
                                         : SNN_CODE_WORDS(count, codes->bits);
    if (words > MAX_STATE) {
        return;
    }
    prepare(layer, scratch_words);
    snn_test_output_prepare(state, words);
    if (codes == NULL) {
        snn_state_reset_s16(state, words);
    } else {
        snn_state_reset(state, words);
    }
    for (uint32_t step = 0; step < steps; step++) {
        snn_conv2d_s16(narrow, 1, input + step * input_step(layer),
                       snn_test_shortcuts_at(&shortcuts, step, count),
                       output + step * output_step(layer), state, scratch, list);
    }
    check_output(layer, scratch_words);
    snn_test_output_check(state + words, 0, 0);
    streamed_codes += codes != NULL && steps > 1u;
}

static void run_s16(const snn_conv2d_s32_t *layer) {
    const uint32_t words = scratch_s16(layer, arriving() != NULL);
    snn_conv2d_s16_t narrow = {layer->input,  layer->output,  layer->kernel,
                               layer->stride, layer->padding, layer->planes,
                               layer->tile,   layer->synapse, neurons.s16};
    snn_lif_t *kernels[3];
    const uint32_t count = snn_test_neurons_kernels(&neurons, kernels);
    for (uint32_t i = 0; i < count; i++) {
        narrow.neuron.step = kernels[i];
        prepare(layer, words);
        snn_conv2d_s16(&narrow, steps, input, arriving(), output, NULL, scratch, list);
        check_output(layer, words);
        stream_s16(layer, &narrow, words);
    }
    runs_s16++;
    runs_lif += count > 2u;
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_conv2d_s32_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer, 8u >> (i % 4u));
        compute_expected(&layer);
        prepare(&layer, scratch_s32(&layer));
        snn_conv2d_s32(&layer, steps, input, arriving(), output, NULL, scratch, list);
        check_output(&layer, scratch_s32(&layer));
        stream_s32(&layer);
        if (neurons.fits_s16) {
            run_s16(&layer);
        }
    }
    /* The draws are worth something only if they reach both widths, all kernels, both outcomes,
     * shortcuts and tiles. */
    CHECK(runs_s16 > SNN_TEST_CASES / 4);
    CHECK(runs_lif > SNN_TEST_CASES / 8);
    CHECK(tiled > SNN_TEST_CASES / 8);
    CHECK(residual > SNN_TEST_CASES / 3);
    CHECK(streamed_codes > SNN_TEST_CASES / 32);
    CHECK(fired > silent / 20u && silent > fired / 20u);
    return 0;
}
