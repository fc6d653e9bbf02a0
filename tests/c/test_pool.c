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
        snn_test_window_t window = snn_test_window_draw(5);
        /* Now and then the window is the whole map. */
        const int32_t more = snn_random_between(0, 3) == 0 ? 0 : 7;
        if (snn_random_between(0, 1) == 0) {
            window.padding = (snn_extent_t){0, 0};
        }
        const int32_t least_height = window.kernel.height - 2 * window.padding.height;
        const int32_t least_width = window.kernel.width - 2 * window.padding.width;
        const int32_t height =
            snn_random_between(least_height < 1 ? 1 : least_height, window.kernel.height + more);
        const int32_t width =
            snn_random_between(least_width < 1 ? 1 : least_width, window.kernel.width + more);
        /* A third of the maps have pixels that are whole words. */
        const uint16_t channels =
            (uint16_t)(snn_random_between(0, 2) == 0 ? 32 * snn_random_between(1, 2)
                                                     : snn_random_between(1, 70));
        layer->input = (snn_shape_t){(uint16_t)height, (uint16_t)width, channels};
        layer->output = snn_test_window_map(&window, layer->input, channels);
        layer->window = window.kernel;
        layer->stride = window.stride;
        layer->padding = window.padding;
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
    for (uint32_t ky = 0; ky < layer->window.height; ky++) {
        for (uint32_t kx = 0; kx < layer->window.width; kx++) {
            const uint32_t iy = y * layer->stride.height + ky - layer->padding.height;
            const uint32_t ix = x * layer->stride.width + kx - layer->padding.width;
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
        const uint32_t is_padded = (layer.padding.height | layer.padding.width) != 0u;
        padded += is_padded;
        if (!is_padded) {
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
