#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Encoders on random images against a direct sum. */

#define MAX_IMAGE_BYTES 1024
#define MAX_OUTPUT_WORDS 144
#define MAX_WEIGHT_BYTES 4096

static uint32_t steps;
static uint8_t image[MAX_IMAGE_BYTES];
static int8_t weights[MAX_WEIGHT_BYTES] SNN_WORD_ALIGNED;
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint32_t scratch[2u * SNN_ENCODE_PATCH_WORDS + SNN_TEST_GUARD];
static snn_test_neurons_t neurons;
static snn_test_shortcuts_t shortcuts;

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static void check_neuron(uint32_t channel, int64_t current, uint32_t time_steps,
                         uint32_t plane_bits, uint32_t n) {
    int64_t membrane = 0, before;
    for (uint32_t step = 0; step < time_steps; step++) {
        const uint32_t *plane = output + step * SNN_PLANE_WORDS(plane_bits);
        CHECK_EQUAL(
            snn_reference_bit(plane, n),
            snn_reference_neuron(&neurons.s32, channel, current,
                                 snn_test_shortcuts_arriving(&shortcuts, step, plane_bits, n),
                                 &membrane, &before));
    }
}

/* Now and then with dark areas, so that whole windows are zero. */
static void draw_image(void) {
    snn_random_bytes(image, sizeof image);
    if (snn_random_between(0, 1) == 0) {
        for (int32_t i = snn_random_between(0, MAX_IMAGE_BYTES / 2); i < MAX_IMAGE_BYTES; i++) {
            image[i] = 0;
        }
    }
}

/* Size of thresholds and biases: of the currents, or so small that a current of one counts. */
static uint32_t draw_typical(uint32_t current) {
    return snn_random_between(0, 3) == 0 ? 4u : current;
}

static void draw_conv2d(snn_encode_conv2d_t *layer) {
    do {
        const snn_test_window_t window = snn_test_window_draw(5);
        const int32_t height = window.kernel.height + snn_random_between(0, 9);
        const int32_t width = window.kernel.width + snn_random_between(0, 9);
        layer->input =
            (snn_shape_t){(uint16_t)height, (uint16_t)width, (uint16_t)snn_random_between(1, 6)};
        layer->output = snn_test_window_map(&window, layer->input, snn_random_between(1, 40));
        layer->kernel = window.kernel;
        layer->stride = window.stride;
        layer->padding = window.padding;
        steps = (uint32_t)snn_random_between(1, 6);
    } while (elements(layer->input) > MAX_IMAGE_BYTES ||
             steps * SNN_PLANE_WORDS(elements(layer->output)) > MAX_OUTPUT_WORDS ||
             layer->output.channels *
                     ((uint32_t)layer->kernel.height * layer->kernel.width * layer->input.channels +
                      3u) >
                 MAX_WEIGHT_BYTES);
    layer->weights = weights;
}

static int64_t window_sum(const snn_encode_conv2d_t *layer, int32_t y, int32_t x, int32_t c) {
    const int32_t channels = layer->input.channels;
    const int32_t stride = (layer->kernel.height * layer->kernel.width * channels + 3) / 4 * 4;
    int64_t sum = 0;
    for (int32_t ky = 0; ky < layer->kernel.height; ky++) {
        for (int32_t kx = 0; kx < layer->kernel.width; kx++) {
            const int32_t iy = y * layer->stride.height + ky - layer->padding.height;
            const int32_t ix = x * layer->stride.width + kx - layer->padding.width;
            if (iy < 0 || iy >= layer->input.height || ix < 0 || ix >= layer->input.width) {
                continue;
            }
            for (int32_t i = 0; i < channels; i++) {
                sum += weights[c * stride + (ky * layer->kernel.width + kx) * channels + i] *
                       image[(iy * layer->input.width + ix) * channels + i];
            }
        }
    }
    return sum;
}

static void test_conv2d(void) {
    snn_encode_conv2d_t layer;
    draw_conv2d(&layer);
    const uint32_t outputs = elements(layer.output);
    draw_image();
    snn_random_bytes(weights, sizeof weights);
    snn_test_neurons_draw(&neurons, layer.output.channels,
                          draw_typical(5000u * layer.kernel.height));
    layer.neuron = neurons.s32;
    snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(outputs));
    snn_test_shortcuts_draw(&shortcuts, steps, outputs);
    snn_test_output_prepare(scratch, 2u * SNN_ENCODE_PATCH_WORDS);
    snn_encode_conv2d_s8(&layer, steps, image,
                         shortcuts.shortcuts.count == 0u ? NULL : &shortcuts.shortcuts, output,
                         NULL, scratch);
    snn_test_output_check(output, steps, outputs);
    snn_test_output_check(scratch + SNN_ENCODE_CONV2D_SCRATCH(layer.kernel.height,
                                                              layer.kernel.width,
                                                              layer.input.channels),
                          0, 0);
    uint32_t n = 0;
    for (int32_t y = 0; y < layer.output.height; y++) {
        for (int32_t x = 0; x < layer.output.width; x++) {
            for (int32_t c = 0; c < layer.output.channels; c++) {
                check_neuron((uint32_t)c, window_sum(&layer, y, x, c), steps, outputs, n++);
            }
        }
    }
}

static void test_linear(void) {
    snn_encode_linear_t layer;
    layer.outputs = (uint16_t)snn_random_between(1, SNN_TEST_CHANNELS);
    layer.inputs = (uint32_t)snn_random_between(1, MAX_IMAGE_BYTES);
    if (layer.inputs > MAX_WEIGHT_BYTES / (uint32_t)layer.outputs - 3u) {
        layer.inputs = MAX_WEIGHT_BYTES / (uint32_t)layer.outputs - 3u;
    }
    steps = (uint32_t)snn_random_between(1, 6);
    layer.weights = weights;
    draw_image();
    snn_random_bytes(weights, sizeof weights);
    snn_test_neurons_draw(&neurons, layer.outputs, draw_typical(20000u));
    layer.neuron = neurons.s32;
    snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(layer.outputs));
    snn_test_shortcuts_draw(&shortcuts, steps, layer.outputs);
    snn_encode_linear_s8(&layer, steps, image,
                         shortcuts.shortcuts.count == 0u ? NULL : &shortcuts.shortcuts, output,
                         NULL);
    snn_test_output_check(output, steps, layer.outputs);
    for (uint32_t c = 0; c < layer.outputs; c++) {
        int64_t sum = 0;
        for (uint32_t i = 0; i < layer.inputs; i++) {
            sum += weights[c * ((layer.inputs + 3u) & ~3u) + i] * image[i];
        }
        check_neuron(c, sum, steps, layer.outputs, c);
    }
}

/* The compiler plans the same working memory (PassTests). */
static void test_scratch(void) {
    CHECK_EQUAL(SNN_ENCODE_CONV2D_SCRATCH(3u, 3u, 1u), 6);
    CHECK_EQUAL(SNN_ENCODE_CONV2D_SCRATCH(4u, 16u, 2u), 64);
    CHECK_EQUAL(SNN_ENCODE_CONV2D_SCRATCH(5u, 5u, 6u), 0);
}

int main(void) {
    test_scratch();
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        test_conv2d();
        test_linear();
    }
    return 0;
}
