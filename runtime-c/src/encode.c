#include "snn/encode.h"

#include <string.h>

#include "neuron_step.h"

static int32_t dot(const int8_t *weights, const uint8_t *image, uint32_t count) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += weights[i] * image[i];
    }
    return sum;
}

/* Current of one output channel at the window whose first input pixel is (top, left), which may lie
 * in the padding. */
static int32_t window_current(const snn_encode_conv2d_t *layer, const uint8_t *image,
                              const int8_t *weights, int32_t top, int32_t left) {
    const int32_t height = layer->input.height;
    const int32_t width = layer->input.width;
    const int32_t kernel = layer->kernel;
    const uint32_t channels = layer->input.channels;
    const int32_t first_kx = left < 0 ? -left : 0;
    const int32_t last_kx = left + kernel > width ? width - left : kernel;
    int32_t sum = 0;
    if (first_kx >= last_kx) {
        return 0;
    }
    for (int32_t ky = 0; ky < kernel; ky++) {
        const int32_t y = top + ky;
        if (y >= 0 && y < height) {
            sum += dot(weights + (uint32_t)(ky * kernel + first_kx) * channels,
                       image + (uint32_t)(y * width + left + first_kx) * channels,
                       (uint32_t)(last_kx - first_kx) * channels);
        }
    }
    return sum;
}

void snn_encode_conv2d_s8(const snn_encode_conv2d_t *layer, const uint8_t *image,
                          uint32_t *output) {
    const uint32_t channels = layer->output.channels;
    const uint32_t kernel_weights = (uint32_t)layer->kernel * layer->kernel * layer->input.channels;
    const uint32_t words =
        SNN_PLANE_WORDS((uint32_t)layer->output.height * layer->output.width * channels);
    uint32_t bit = 0;
    memset(output, 0, layer->time_steps * words * sizeof *output);
    for (int32_t y = 0; y < layer->output.height; y++) {
        for (int32_t x = 0; x < layer->output.width; x++) {
            for (uint32_t c = 0; c < channels; c++) {
                const int32_t current = window_current(
                    layer, image, layer->weights + c * kernel_weights,
                    y * layer->stride - layer->padding, x * layer->stride - layer->padding);
                snn_neuron_run_s32(&layer->neuron, c, current, layer->time_steps, output, words,
                                   bit++);
            }
        }
    }
}

void snn_encode_linear_s8(const snn_encode_linear_t *layer, const uint8_t *image,
                          uint32_t *output) {
    const uint32_t words = SNN_PLANE_WORDS(layer->outputs);
    memset(output, 0, layer->time_steps * words * sizeof *output);
    for (uint32_t c = 0; c < layer->outputs; c++) {
        const int32_t current = dot(layer->weights + c * layer->inputs, image, layer->inputs);
        snn_neuron_run_s32(&layer->neuron, c, current, layer->time_steps, output, words, c);
    }
}
