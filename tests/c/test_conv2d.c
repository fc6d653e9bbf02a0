#include "check.h"
#include "random.h"
#include "reference.h"

/* Convolutions of random shapes against a direct sum over the window, for every weight format. */

#define MAX_INPUT_WORDS 320
#define MAX_OUTPUT_WORDS 256
#define MAX_WEIGHT_BYTES 2560

static uint32_t input[MAX_INPUT_WORDS];
static uint32_t expected[MAX_OUTPUT_WORDS];
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint8_t weight_storage[MAX_WEIGHT_BYTES + 4] SNN_WORD_ALIGNED;
static uint8_t *weights; /* Into the storage, aligned or not. */
static int32_t scratch[2 * SNN_TEST_CHANNELS];
static snn_test_neurons_t neurons;
static snn_test_shortcuts_t shortcuts;
static uint32_t runs_s16, fired, silent, residual;

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static uint32_t row_bytes(const snn_conv2d_s32_t *layer, uint32_t code_bits) {
    return (layer->output.channels * code_bits + 7u) / 8u;
}

/* Draws sizes until the tensors fit the buffers. */
static void draw_layer(snn_conv2d_s32_t *layer, uint32_t code_bits) {
    uint32_t inputs, outputs, weight_bytes;
    do {
        const int32_t kernel = snn_random_between(1, 5);
        const int32_t stride = snn_random_between(1, 3);
        const int32_t padding = snn_random_between(0, kernel - 1);
        const int32_t height = snn_random_between(kernel, kernel + 6);
        const int32_t width = snn_random_between(kernel, kernel + 6);
        layer->input =
            (snn_shape_t){(uint16_t)height, (uint16_t)width, (uint16_t)snn_random_between(1, 40)};
        layer->output = (snn_shape_t){(uint16_t)((height + 2 * padding - kernel) / stride + 1),
                                      (uint16_t)((width + 2 * padding - kernel) / stride + 1),
                                      (uint16_t)snn_random_between(1, 40)};
        layer->kernel = (uint8_t)kernel;
        layer->stride = (uint8_t)stride;
        layer->padding = (uint8_t)padding;
        layer->time_steps = (uint8_t)snn_random_between(1, 4);
        layer->planes = (uint8_t)(snn_random_between(0, 2) == 0 ? snn_random_between(2, 4) : 1);
        inputs =
            layer->time_steps * (uint32_t)layer->planes * SNN_PLANE_WORDS(elements(layer->input));
        outputs = layer->time_steps * SNN_PLANE_WORDS(elements(layer->output));
        weight_bytes = (uint32_t)kernel * (uint32_t)kernel * layer->input.channels *
                       row_bytes(layer, code_bits);
    } while (inputs > MAX_INPUT_WORDS || outputs > MAX_OUTPUT_WORDS ||
             weight_bytes > MAX_WEIGHT_BYTES);
    weights = weight_storage + snn_random_between(0, 1) * snn_random_between(0, 3);
    layer->weights = weights;
    snn_random_bytes(weights, weight_bytes);
    snn_random_planes(input, (uint32_t)layer->time_steps * layer->planes, elements(layer->input));
    snn_test_neurons_draw(&neurons, layer->output.channels,
                          (uint32_t)(layer->kernel * layer->planes) << code_bits);
    layer->neuron = neurons.s32;
    snn_test_shortcuts_draw(&shortcuts, layer->time_steps, elements(layer->output));
    residual += shortcuts.shortcuts.count != 0u;
}

static int64_t window_sum(const snn_conv2d_s32_t *layer, uint32_t code_bits, uint32_t step,
                          int32_t y, int32_t x, uint32_t c) {
    const int32_t kernel = layer->kernel;
    const int32_t channels = layer->input.channels;
    int64_t sum = 0;
    for (int32_t ky = 0; ky < kernel; ky++) {
        for (int32_t kx = 0; kx < kernel; kx++) {
            const int32_t iy = y * layer->stride + ky - layer->padding;
            const int32_t ix = x * layer->stride + kx - layer->padding;
            if (iy < 0 || iy >= layer->input.height || ix < 0 || ix >= layer->input.width) {
                continue;
            }
            for (int32_t i = 0; i < channels; i++) {
                const uint32_t n = (uint32_t)((iy * layer->input.width + ix) * channels + i);
                const uint32_t row = (uint32_t)((ky * kernel + kx) * channels + i);
                sum +=
                    (int64_t)snn_reference_count(input, step, layer->planes, elements(layer->input),
                                                 n) *
                    snn_reference_weight(weights + row * row_bytes(layer, code_bits), code_bits, c);
            }
        }
    }
    return sum;
}

static void compute_expected(const snn_conv2d_s32_t *layer, uint32_t code_bits) {
    const uint32_t words = SNN_PLANE_WORDS(elements(layer->output));
    uint32_t n = 0;
    for (uint32_t i = 0; i < layer->time_steps * words; i++) {
        expected[i] = 0;
    }
    for (int32_t y = 0; y < layer->output.height; y++) {
        for (int32_t x = 0; x < layer->output.width; x++) {
            for (uint32_t c = 0; c < layer->output.channels; c++, n++) {
                int64_t membrane = 0;
                for (uint32_t step = 0; step < layer->time_steps; step++) {
                    const int64_t sum = window_sum(layer, code_bits, step, y, x, c);
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

static void run_s32(const snn_conv2d_s32_t *layer, uint32_t code_bits) {
    switch (code_bits) {
    case 8:
        if (shortcuts.shortcuts.count == 0u) {
            snn_conv2d_s8_s32(layer, input, output, scratch);
        } else {
            snn_conv2d_residual_s8_s32(layer, input, &shortcuts.shortcuts, output, scratch);
        }
        break;
    case 4:
        if (shortcuts.shortcuts.count == 0u) {
            snn_conv2d_s4_s32(layer, input, output, scratch);
        } else {
            snn_conv2d_residual_s4_s32(layer, input, &shortcuts.shortcuts, output, scratch);
        }
        break;
    default:
        if (shortcuts.shortcuts.count == 0u) {
            snn_conv2d_s2_s32(layer, input, output, scratch);
        } else {
            snn_conv2d_residual_s2_s32(layer, input, &shortcuts.shortcuts, output, scratch);
        }
        break;
    }
}

static void run_s16(const snn_conv2d_s32_t *layer, uint32_t code_bits) {
    const snn_conv2d_s16_t narrow = {layer->input,  layer->output,  layer->kernel,
                                     layer->stride, layer->padding, layer->time_steps,
                                     layer->planes, layer->weights, neurons.s16};
    int16_t *scratch16 = (int16_t *)(void *)scratch;
    switch (code_bits) {
    case 8:
        if (shortcuts.shortcuts.count == 0u) {
            snn_conv2d_s8_s16(&narrow, input, output, scratch16);
        } else {
            snn_conv2d_residual_s8_s16(&narrow, input, &shortcuts.shortcuts, output, scratch16);
        }
        break;
    case 4:
        if (shortcuts.shortcuts.count == 0u) {
            snn_conv2d_s4_s16(&narrow, input, output, scratch16);
        } else {
            snn_conv2d_residual_s4_s16(&narrow, input, &shortcuts.shortcuts, output, scratch16);
        }
        break;
    default:
        if (shortcuts.shortcuts.count == 0u) {
            snn_conv2d_s2_s16(&narrow, input, output, scratch16);
        } else {
            snn_conv2d_residual_s2_s16(&narrow, input, &shortcuts.shortcuts, output, scratch16);
        }
        break;
    }
}

static void check_output(const snn_conv2d_s32_t *layer) {
    const uint32_t words = layer->time_steps * SNN_PLANE_WORDS(elements(layer->output));
    for (uint32_t i = 0; i < words; i++) {
        CHECK_EQUAL(output[i], expected[i]);
    }
    snn_test_output_check(output, layer->time_steps, elements(layer->output));
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        const uint32_t code_bits = 8u >> (i % 3u);
        snn_conv2d_s32_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer, code_bits);
        compute_expected(&layer, code_bits);
        snn_test_output_prepare(output, layer.time_steps * SNN_PLANE_WORDS(elements(layer.output)));
        run_s32(&layer, code_bits);
        check_output(&layer);
        if (neurons.fits_s16) {
            snn_test_output_prepare(output,
                                    layer.time_steps * SNN_PLANE_WORDS(elements(layer.output)));
            run_s16(&layer, code_bits);
            check_output(&layer);
            runs_s16++;
        }
    }
    /* The draws are worth something only if they reach both widths, both outcomes and shortcuts. */
    CHECK(runs_s16 > SNN_TEST_CASES / 4);
    CHECK(residual > SNN_TEST_CASES / 3);
    CHECK(fired > silent / 20u && silent > fired / 20u);
    return 0;
}
