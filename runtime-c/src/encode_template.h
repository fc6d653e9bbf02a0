/* Included by encode.c and encode_residual.c, which say by macros what differs: names, the
 * parameter of shortcuts, and how a neuron runs. */

#include "snn/encode.h"

#include "clear.h"
#include "neuron_step.h"

/* Bytes of the largest window that is copied before it is summed. */
#define PATCH_BYTES 64u

static inline int32_t dot(const int8_t *weights, const uint8_t *image, uint32_t count) {
    const uint8_t *const end = image + count;
    int32_t sum = 0;
    while (end - image >= 4) {
        sum += weights[0] * image[0];
        sum += weights[1] * image[1];
        sum += weights[2] * image[2];
        sum += weights[3] * image[3];
        weights += 4;
        image += 4;
    }
    while (image != end) {
        sum += *weights++ * *image++;
    }
    return sum;
}

/* The part of a window that lies inside the image, in kernel coordinates. */
typedef struct {
    const uint8_t *image; /* Pixel at (first_y, first_x). */
    uint32_t first_y, last_y;
    uint32_t row_offset; /* Bytes of a window row before first_x. */
    uint32_t row_bytes;  /* Bytes of a window row inside the image. */
} window_t;

/* (top, left) is the window's first input pixel and may lie in the padding. */
static window_t window_at(const snn_encode_conv2d_t *layer, const uint8_t *image, int32_t top,
                          int32_t left) {
    const int32_t height = layer->input.height;
    const int32_t width = layer->input.width;
    const int32_t kernel = layer->kernel;
    const uint32_t channels = layer->input.channels;
    const int32_t first_x = left < 0 ? -left : 0;
    const int32_t last_x = left + kernel > width ? width - left : kernel;
    const int32_t first_y = top < 0 ? -top : 0;
    const int32_t last_y = top + kernel > height ? height - top : kernel;
    window_t window = {image, 0, 0, 0, 0};
    if (first_x < last_x && first_y < last_y) {
        window.image += (uint32_t)((top + first_y) * width + left + first_x) * channels;
        window.first_y = (uint32_t)first_y;
        window.last_y = (uint32_t)last_y;
        window.row_offset = (uint32_t)first_x * channels;
        window.row_bytes = (uint32_t)(last_x - first_x) * channels;
    }
    return window;
}

/* Copies a window with its padding into one run of bytes, so that all channels sum over a straight
 * array. Returns whether any byte is not zero. */
static uint32_t copy_patch(const snn_encode_conv2d_t *layer, const window_t *window,
                           uint8_t *patch) {
    const uint32_t row_bytes = (uint32_t)layer->kernel * layer->input.channels;
    const uint32_t image_row_bytes = (uint32_t)layer->input.width * layer->input.channels;
    const uint8_t *image = window->image;
    uint32_t any = 0;
    for (uint32_t i = 0; i < layer->kernel * row_bytes; i++) {
        patch[i] = 0;
    }
    for (uint32_t y = window->first_y; y < window->last_y; y++) {
        uint8_t *to = patch + y * row_bytes + window->row_offset;
        for (uint32_t i = 0; i < window->row_bytes; i++) {
            to[i] = image[i];
            any |= image[i];
        }
        image += image_row_bytes;
    }
    return any;
}

/* Current of one output channel, row by row, for windows larger than a patch. */
static int32_t window_current(const snn_encode_conv2d_t *layer, const window_t *window,
                              const int8_t *weights) {
    const uint32_t row_bytes = (uint32_t)layer->kernel * layer->input.channels;
    const uint8_t *image = window->image;
    int32_t sum = 0;
    for (uint32_t y = window->first_y; y < window->last_y; y++) {
        sum += dot(weights + y * row_bytes + window->row_offset, image, window->row_bytes);
        image += (uint32_t)layer->input.width * layer->input.channels;
    }
    return sum;
}

void SNN_ENCODE(snn_encode_conv2d)(const snn_encode_conv2d_t *layer,
                                   const uint8_t *image SNN_SHORTCUTS, uint32_t *output) {
    const uint32_t channels = layer->output.channels;
    const uint32_t window_bytes = (uint32_t)layer->kernel * layer->kernel * layer->input.channels;
    const uint32_t words =
        SNN_PLANE_WORDS((uint32_t)layer->output.height * layer->output.width * channels);
    uint8_t patch[PATCH_BYTES];
    uint32_t bit = 0;
    snn_clear_words(output, layer->time_steps * words);
    for (int32_t y = 0; y < layer->output.height; y++) {
        for (int32_t x = 0; x < layer->output.width; x++) {
            const window_t window = window_at(layer, image, y * layer->stride - layer->padding,
                                              x * layer->stride - layer->padding);
            const int8_t *weights = layer->weights;
            const int is_patch = window_bytes <= PATCH_BYTES;
            const int is_dark = is_patch && copy_patch(layer, &window, patch) == 0u;
            for (uint32_t c = 0; c < channels; c++) {
                const int32_t current = is_dark    ? 0
                                        : is_patch ? dot(weights, patch, window_bytes)
                                                   : window_current(layer, &window, weights);
                SNN_RUN(&layer->neuron, c, current, layer->time_steps, output, words, bit++);
                weights += window_bytes;
            }
        }
    }
}

void SNN_ENCODE(snn_encode_linear)(const snn_encode_linear_t *layer,
                                   const uint8_t *image SNN_SHORTCUTS, uint32_t *output) {
    const uint32_t words = SNN_PLANE_WORDS(layer->outputs);
    snn_clear_words(output, layer->time_steps * words);
    for (uint32_t c = 0; c < layer->outputs; c++) {
        const int32_t current = dot(layer->weights + c * layer->inputs, image, layer->inputs);
        SNN_RUN(&layer->neuron, c, current, layer->time_steps, output, words, c);
    }
}
