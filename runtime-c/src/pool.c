#include "snn/pool.h"

#include "bits.h"
#include "clear.h"

/* Both kernels take up to 32 channels of a pixel at once. */
#define LANES 32u

static uint32_t plane_words(snn_shape_t shape) {
    return SNN_PLANE_WORDS((uint32_t)shape.height * shape.width * shape.channels);
}

/* First bit of the pixel (y, x). */
static uint32_t pixel_bit(snn_shape_t shape, uint32_t y, uint32_t x) {
    return (y * shape.width + x) * shape.channels;
}

static uint32_t window_max(const snn_pool_t *layer, const uint32_t *plane, uint32_t bit,
                           uint32_t lanes) {
    uint32_t any = 0;
    for (uint32_t ky = 0; ky < layer->height; ky++) {
        for (uint32_t kx = 0; kx < layer->width; kx++) {
            any |= snn_bits_read(plane, bit + pixel_bit(layer->input, ky, kx), lanes);
        }
    }
    return any;
}

/* Counts the ones of each lane in bit-sliced form: count[j] holds bit j of every lane's count. */
static void window_sum(const snn_pool_t *layer, const uint32_t *plane, uint32_t bit, uint32_t lanes,
                       uint32_t count[SNN_POOL_MAX_PLANES]) {
    snn_clear_words(count, layer->planes);
    for (uint32_t ky = 0; ky < layer->height; ky++) {
        for (uint32_t kx = 0; kx < layer->width; kx++) {
            uint32_t carry = snn_bits_read(plane, bit + pixel_bit(layer->input, ky, kx), lanes);
            for (uint32_t j = 0; carry != 0u && j < layer->planes; j++) {
                const uint32_t next = count[j] & carry;
                count[j] ^= carry;
                carry = next;
            }
        }
    }
}

static void pool_max_step(const snn_pool_t *layer, const uint32_t *input, uint32_t *output) {
    const uint32_t channels = layer->input.channels;
    for (uint32_t y = 0; y < layer->output.height; y++) {
        for (uint32_t x = 0; x < layer->output.width; x++) {
            const uint32_t from = pixel_bit(layer->input, y * layer->stride, x * layer->stride);
            const uint32_t to = pixel_bit(layer->output, y, x);
            for (uint32_t c = 0; c < channels; c += LANES) {
                const uint32_t lanes = channels - c < LANES ? channels - c : LANES;
                snn_bits_set(output, to + c, window_max(layer, input, from + c, lanes));
            }
        }
    }
}

static void pool_sum_step(const snn_pool_t *layer, const uint32_t *input, uint32_t *output) {
    const uint32_t channels = layer->input.channels;
    const uint32_t output_words = plane_words(layer->output);
    uint32_t count[SNN_POOL_MAX_PLANES];
    for (uint32_t y = 0; y < layer->output.height; y++) {
        for (uint32_t x = 0; x < layer->output.width; x++) {
            const uint32_t from = pixel_bit(layer->input, y * layer->stride, x * layer->stride);
            const uint32_t to = pixel_bit(layer->output, y, x);
            for (uint32_t c = 0; c < channels; c += LANES) {
                const uint32_t lanes = channels - c < LANES ? channels - c : LANES;
                window_sum(layer, input, from + c, lanes, count);
                for (uint32_t j = 0; j < layer->planes; j++) {
                    snn_bits_set(output + j * output_words, to + c, count[j]);
                }
            }
        }
    }
}

void snn_pool_max(const snn_pool_t *layer, const uint32_t *input, uint32_t *output) {
    const uint32_t input_words = plane_words(layer->input);
    const uint32_t output_words = plane_words(layer->output);
    snn_clear_words(output, layer->time_steps * output_words);
    for (uint32_t step = 0; step < layer->time_steps; step++) {
        pool_max_step(layer, input + step * input_words, output + step * output_words);
    }
}

void snn_pool_sum(const snn_pool_t *layer, const uint32_t *input, uint32_t *output) {
    const uint32_t input_words = plane_words(layer->input);
    const uint32_t output_words = plane_words(layer->output) * layer->planes;
    snn_clear_words(output, layer->time_steps * output_words);
    for (uint32_t step = 0; step < layer->time_steps; step++) {
        pool_sum_step(layer, input + step * input_words, output + step * output_words);
    }
}
