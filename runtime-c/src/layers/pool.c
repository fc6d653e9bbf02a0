#include "snn/pool.h"

#include "layers/pool_clipped.h"
#include "word/bits.h"
#include "word/clear.h"
#include "word/plane_words.h"

/* Both kernels take up to 32 channels of a pixel at once. */
#define LANES 32u

/* First bit of the pixel (y, x). */
static SNN_HOT uint32_t pixel_bit(snn_shape_t shape, uint32_t y, uint32_t x) {
    return (y * shape.width + x) * shape.channels;
}

/* The maximum of a window from `bit` on, for all channels of pixels that lie within a word each. */
static inline uint32_t window_max_within(snn_extent_t window, const uint32_t *plane, uint32_t bit,
                                         uint32_t row_bits, uint32_t channels) {
    uint32_t any = 0;
    for (uint32_t ky = window.height; ky != 0u; ky--) {
        uint32_t pixel = bit;
        for (uint32_t kx = window.width; kx != 0u; kx--) {
            any |= plane[pixel >> 5] >> (pixel & 31u);
            pixel += channels;
        }
        bit += row_bits;
    }
    return any & snn_low_mask(channels);
}

/* The same for `lanes` channels of pixels that lie anywhere. */
static inline uint32_t window_max(snn_extent_t window, const uint32_t *plane, uint32_t bit,
                                  uint32_t row_bits, uint32_t channels, uint32_t lanes) {
    uint32_t any = 0;
    for (uint32_t ky = window.height; ky != 0u; ky--) {
        uint32_t pixel = bit;
        for (uint32_t kx = window.width; kx != 0u; kx--) {
            any |= snn_bits_read(plane, pixel, lanes);
            pixel += channels;
        }
        bit += row_bits;
    }
    return any;
}

/* Counts the ones of each lane in bit-sliced form: count[j] holds bit j of every lane's count. */
static SNN_HOT void window_sum(const snn_pool_t *layer, const uint32_t *plane, uint32_t bit,
                               uint32_t lanes, uint32_t count[SNN_POOL_MAX_PLANES]) {
    snn_clear_words(count, layer->planes);
    for (uint32_t ky = 0; ky < layer->window.height; ky++) {
        for (uint32_t kx = 0; kx < layer->window.width; kx++) {
            uint32_t carry = snn_bits_read(plane, bit + pixel_bit(layer->input, ky, kx), lanes);
            for (uint32_t j = 0; carry != 0u && j < layer->planes; j++) {
                const uint32_t next = count[j] & carry;
                count[j] ^= carry;
                carry = next;
            }
        }
    }
}

/* One time step of the maximum, of pixels that lie within a word each. */
SNN_NOINLINE static SNN_HOT void max_within(const snn_pool_t *layer, const uint32_t *input,
                                            uint32_t *output) {
    const uint32_t channels = layer->input.channels;
    const uint32_t row_bits = layer->input.width * channels;
    const uint32_t step_bits = layer->stride.width * channels;
    uint32_t to = 0;
    for (uint32_t y = 0; y < layer->output.height; y++) {
        uint32_t from = y * layer->stride.height * row_bits;
        for (uint32_t x = layer->output.width; x != 0u; x--) {
            output[to >> 5] |= window_max_within(layer->window, input, from, row_bits, channels)
                               << (to & 31u);
            from += step_bits;
            to += channels;
        }
    }
}

/* The same of pixels that lie anywhere. */
SNN_NOINLINE static SNN_HOT void max_anywhere(const snn_pool_t *layer, const uint32_t *input,
                                              uint32_t *output) {
    const uint32_t channels = layer->input.channels;
    const uint32_t row_bits = layer->input.width * channels;
    const uint32_t step_bits = layer->stride.width * channels;
    uint32_t to = 0;
    for (uint32_t y = 0; y < layer->output.height; y++) {
        uint32_t from = y * layer->stride.height * row_bits;
        for (uint32_t x = layer->output.width; x != 0u; x--) {
            for (uint32_t c = 0; c < channels; c += LANES) {
                const uint32_t lanes = channels - c < LANES ? channels - c : LANES;
                snn_bits_set(output, to + c,
                             window_max(layer->window, input, from + c, row_bits, channels, lanes));
            }
            from += step_bits;
            to += channels;
        }
    }
}

static SNN_HOT void pool_sum_step(const snn_pool_t *layer, const uint32_t *input,
                                  uint32_t *output) {
    const uint32_t channels = layer->input.channels;
    const uint32_t output_words = snn_plane_words(layer->output);
    uint32_t count[SNN_POOL_MAX_PLANES];
    for (uint32_t y = 0; y < layer->output.height; y++) {
        for (uint32_t x = 0; x < layer->output.width; x++) {
            const uint32_t from =
                pixel_bit(layer->input, y * layer->stride.height, x * layer->stride.width);
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

void snn_pool_max(const snn_pool_t *layer, uint32_t steps, const uint32_t *input,
                  uint32_t *output) {
    const uint32_t input_words = snn_plane_words(layer->input);
    const uint32_t output_words = snn_plane_words(layer->output);
    const uint32_t channels = layer->input.channels;
    const uint32_t is_within = channels <= LANES && LANES % channels == 0u;
    if (snn_pool_is_clipped(layer)) {
        snn_pool_max_clipped(layer, steps, input, output);
        return;
    }
    snn_clear_words(output, steps * output_words);
    for (; steps != 0u; steps--) {
        if (is_within) {
            max_within(layer, input, output);
        } else {
            max_anywhere(layer, input, output);
        }
        input += input_words;
        output += output_words;
    }
}

void snn_pool_sum(const snn_pool_t *layer, uint32_t steps, const uint32_t *input,
                  uint32_t *output) {
    const uint32_t input_words = snn_plane_words(layer->input);
    const uint32_t output_words = snn_plane_words(layer->output) * layer->planes;
    snn_clear_words(output, steps * output_words);
    for (uint32_t step = 0; step < steps; step++) {
        pool_sum_step(layer, input + step * input_words, output + step * output_words);
    }
}
