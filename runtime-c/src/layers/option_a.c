#include "snn/option_a.h"

#include "word/bits.h"
#include "word/clear.h"
#include "word/plane_words.h"

/* Copies the channels of one pixel, up to 32 at once. */
static inline void copy_pixel(const uint32_t *input, uint32_t from, uint32_t *output, uint32_t to,
                              uint32_t channels) {
    for (uint32_t c = 0; c < channels; c += 32u) {
        const uint32_t count = channels - c < 32u ? channels - c : 32u;
        snn_bits_set(output, to + c, snn_bits_read(input, from + c, count));
    }
}

void snn_option_a(const snn_option_a_t *layer, uint32_t steps, const uint32_t *input,
                  uint32_t *output) {
    const snn_shape_t in = layer->input;
    const snn_shape_t out = layer->output;
    const uint32_t stride = layer->stride;
    const uint32_t input_words = snn_plane_words(in);
    const uint32_t output_words = snn_plane_words(out);
    snn_clear_words(output, steps * output_words);
    for (uint32_t step = 0; step < steps; step++) {
        uint32_t to = layer->first_channel;
        for (uint32_t y = 0; y < out.height; y++) {
            for (uint32_t x = 0; x < out.width; x++) {
                const uint32_t from = (y * stride * in.width + x * stride) * in.channels;
                copy_pixel(input, from, output, to, in.channels);
                to += out.channels;
            }
        }
        input += input_words;
        output += output_words;
    }
}
