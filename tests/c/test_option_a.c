#include "check.h"
#include "random.h"
#include "reference.h"

/* Shortcuts between random shapes against the definition, element by element. */

#define MAX_WORDS 400

static uint32_t steps;
static uint32_t input[MAX_WORDS];
static uint32_t output[MAX_WORDS + SNN_TEST_GUARD];

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static void draw_layer(snn_option_a_t *layer) {
    do {
        const int32_t stride = snn_random_between(1, 4);
        const int32_t height = snn_random_between(1, 9);
        const int32_t width = snn_random_between(1, 9);
        const int32_t channels = snn_random_between(1, 70);
        const int32_t front = snn_random_between(0, 1) * snn_random_between(0, 40);
        const int32_t behind = snn_random_between(0, 1) * snn_random_between(0, 40);
        layer->input = (snn_shape_t){(uint16_t)height, (uint16_t)width, (uint16_t)channels};
        layer->output = (snn_shape_t){(uint16_t)((height - 1) / stride + 1),
                                      (uint16_t)((width - 1) / stride + 1),
                                      (uint16_t)(front + channels + behind)};
        layer->stride = (uint16_t)stride;
        layer->first_channel = (uint16_t)front;
        steps = (uint32_t)snn_random_between(1, 4);
    } while (steps * SNN_PLANE_WORDS(elements(layer->input)) > MAX_WORDS ||
             steps * SNN_PLANE_WORDS(elements(layer->output)) > MAX_WORDS);
    snn_random_planes(input, steps, elements(layer->input));
}

static uint32_t expected(const snn_option_a_t *layer, uint32_t step, uint32_t y, uint32_t x,
                         uint32_t c) {
    const snn_shape_t in = layer->input;
    if (c < layer->first_channel || c >= (uint32_t)layer->first_channel + in.channels) {
        return 0;
    }
    const uint32_t pixel = y * layer->stride * in.width + x * layer->stride;
    return snn_reference_bit(input + step * SNN_PLANE_WORDS(elements(in)),
                             pixel * in.channels + c - layer->first_channel);
}

static void check_output(const snn_option_a_t *layer) {
    const uint32_t bits = elements(layer->output);
    snn_test_output_check(output, steps, bits);
    for (uint32_t step = 0; step < steps; step++) {
        const uint32_t *plane = output + step * SNN_PLANE_WORDS(bits);
        uint32_t n = 0;
        for (uint32_t y = 0; y < layer->output.height; y++) {
            for (uint32_t x = 0; x < layer->output.width; x++) {
                for (uint32_t c = 0; c < layer->output.channels; c++) {
                    CHECK_EQUAL(snn_reference_bit(plane, n++), expected(layer, step, y, x, c));
                }
            }
        }
    }
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_option_a_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer);
        snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(elements(layer.output)));
        snn_option_a(&layer, steps, input, output);
        check_output(&layer);
    }
    return 0;
}
