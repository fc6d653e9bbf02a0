#include "check.h"
#include "random.h"
#include "reference.h"

/* Pooling of random shapes against counting the window. */

#define MAX_WORDS 400

static uint32_t steps, padded;
static uint32_t input[MAX_WORDS];
static uint32_t output[MAX_WORDS + SNN_TEST_GUARD];

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

/* Half of the layers have no padding; the others may have windows larger than the map. */
static void draw_layer(snn_pool_t *layer) {
    do {
        const int32_t window_height = snn_random_between(1, 5);
        const int32_t window_width = snn_random_between(1, 5);
        const int32_t stride = snn_random_between(1, 4);
        /* Now and then the window is the whole map. */
        const int32_t more = snn_random_between(0, 3) == 0 ? 0 : 7;
        const int32_t smaller = window_height < window_width ? window_height : window_width;
        const int32_t padding =
            snn_random_between(0, 1) == 0 ? 0 : snn_random_between(0, smaller - 1);
        const int32_t least_height = window_height - 2 * padding;
        const int32_t least_width = window_width - 2 * padding;
        const int32_t height =
            snn_random_between(least_height < 1 ? 1 : least_height, window_height + more);
        const int32_t width =
            snn_random_between(least_width < 1 ? 1 : least_width, window_width + more);
        /* A third of the maps have pixels that are whole words. */
        const uint16_t channels =
            (uint16_t)(snn_random_between(0, 2) == 0 ? 32 * snn_random_between(1, 2)
                                                     : snn_random_between(1, 70));
        layer->input = (snn_shape_t){(uint16_t)height, (uint16_t)width, channels};
        layer->output =
            (snn_shape_t){(uint16_t)((height + 2 * padding - window_height) / stride + 1),
                          (uint16_t)((width + 2 * padding - window_width) / stride + 1), channels};
        layer->height = (uint16_t)window_height;
        layer->width = (uint16_t)window_width;
        layer->stride = (uint16_t)stride;
        layer->padding = (uint8_t)padding;
        steps = (uint32_t)snn_random_between(1, 4);
        layer->planes = 5; /* 5 x 5 spikes count to 25. */
    } while (steps * SNN_PLANE_WORDS(elements(layer->input)) > MAX_WORDS ||
             steps * 5u * SNN_PLANE_WORDS(elements(layer->output)) > MAX_WORDS);
    snn_random_planes(input, steps, elements(layer->input));
}

static uint32_t window_count(const snn_pool_t *layer, uint32_t step, uint32_t y, uint32_t x,
                             uint32_t c) {
    const snn_shape_t in = layer->input;
    uint32_t count = 0;
    for (uint32_t ky = 0; ky < layer->height; ky++) {
        for (uint32_t kx = 0; kx < layer->width; kx++) {
            const uint32_t iy = y * layer->stride + ky - layer->padding;
            const uint32_t ix = x * layer->stride + kx - layer->padding;
            if (iy >= in.height || ix >= in.width) { /* Wraps before the first. */
                continue;
            }
            count += snn_reference_bit(input + step * SNN_PLANE_WORDS(elements(in)),
                                       (iy * in.width + ix) * in.channels + c);
        }
    }
    return count;
}

static void check_output(const snn_pool_t *layer, int is_sum) {
    const uint32_t bits = elements(layer->output);
    snn_test_output_check(output, steps * layer->planes, bits);
    for (uint32_t step = 0; step < steps; step++) {
        uint32_t n = 0;
        for (uint32_t y = 0; y < layer->output.height; y++) {
            for (uint32_t x = 0; x < layer->output.width; x++) {
                for (uint32_t c = 0; c < layer->output.channels; c++) {
                    const uint32_t count = window_count(layer, step, y, x, c);
                    CHECK_EQUAL(snn_reference_count(output, step, layer->planes, bits, n++),
                                is_sum ? count : count > 0u);
                }
            }
        }
    }
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_pool_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer);
        const uint32_t words = SNN_PLANE_WORDS(elements(layer.output));
        padded += layer.padding != 0u;
        if (layer.padding == 0u) {
            snn_test_output_prepare(output, steps * words * layer.planes);
            snn_pool_sum(&layer, steps, input, output);
            check_output(&layer, 1);
        }
        layer.planes = 1;
        snn_test_output_prepare(output, steps * words);
        snn_pool_max(&layer, steps, input, output);
        check_output(&layer, 0);
    }
    CHECK(padded > SNN_TEST_CASES / 5 && padded < SNN_TEST_CASES * 4 / 5);
    return 0;
}
