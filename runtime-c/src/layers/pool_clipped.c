#include "layers/pool_clipped.h"

#include "word/bits.h"
#include "word/clear.h"
#include "word/plane_words.h"

#define LANES 32u

/* What lies inside the input of the rows, or of the columns, of a window. */
typedef struct {
    uint32_t first, count;
} part_t;

/* `from` is the first row or column, of an input of `length`, and may lie in the padding. */
static inline part_t part_inside(int32_t from, int32_t window, int32_t length) {
    const int32_t first = from < 0 ? 0 : from;
    const int32_t end = from + window < length ? from + window : length;
    const part_t part = {(uint32_t)first, (uint32_t)(end - first)};
    return part;
}

/* A row of the output whose pixels lie anywhere; `rows` are those of its windows. */
static SNN_HOT void max_bits(const snn_pool_t *layer, part_t rows, const uint32_t *input,
                             uint32_t to, uint32_t *output) {
    const uint32_t channels = layer->input.channels, width = layer->input.width;
    int32_t left = -(int32_t)layer->padding.width;
    for (uint32_t x = 0; x < layer->output.width; x++) {
        const part_t columns = part_inside(left, layer->window.width, layer->input.width);
        for (uint32_t c = 0; c < channels; c += LANES) {
            const uint32_t lanes = channels - c < LANES ? channels - c : LANES;
            uint32_t row = (rows.first * width + columns.first) * channels + c;
            uint32_t any = 0;
            for (uint32_t ky = rows.count; ky != 0u; ky--) {
                uint32_t pixel = row;
                for (uint32_t kx = columns.count; kx != 0u; kx--) {
                    any |= snn_bits_read(input, pixel, lanes);
                    pixel += channels;
                }
                row += width * channels;
            }
            snn_bits_set(output, to + c, any);
        }
        to += channels;
        left += layer->stride.width;
    }
}

/* A word of a column, over `count` rows. */
static inline uint32_t max_column(const uint32_t *word, uint32_t count, uint32_t row_words) {
    uint32_t any = *word;
    while (--count != 0u) {
        word += row_words;
        any |= *word;
    }
    return any;
}

/* The same for columns of `count` rows, a constant or not, of pixels that are whole words. */
static inline void max_words(const snn_pool_t *layer, uint32_t count, const uint32_t *row,
                             uint32_t *output) {
    const uint32_t words = layer->input.channels / LANES;
    const uint32_t row_words = layer->input.width * words;
    const uint32_t *const row_end = output + layer->output.width * words;
    int32_t left = -(int32_t)layer->padding.width;
    for (; output != row_end; left += layer->stride.width) {
        const part_t columns = part_inside(left, layer->window.width, layer->input.width);
        const uint32_t *from = row + columns.first * words;
        for (uint32_t *const end = output + words; output != end; output++) {
            const uint32_t *word = from++;
            uint32_t any = 0;
            for (uint32_t kx = columns.count; kx != 0u; kx--) {
                any |= max_column(word, count, row_words);
                word += words;
            }
            *output = any;
        }
    }
}

SNN_NOINLINE static SNN_HOT void max_step(const snn_pool_t *layer, const uint32_t *input,
                                          uint32_t *output) {
    const uint32_t channels = layer->input.channels;
    const uint32_t row_bits = layer->output.width * channels;
    int32_t top = -(int32_t)layer->padding.height;
    for (uint32_t y = 0; y < layer->output.height; y++) {
        const part_t rows = part_inside(top, layer->window.height, layer->input.height);
        const uint32_t *const row = input + rows.first * layer->input.width * (channels / LANES);
        uint32_t *const to = output + y * (row_bits / LANES);
        if (channels % LANES != 0u) {
            max_bits(layer, rows, input, y * row_bits, output);
        } else if (rows.count == 3u) {
            max_words(layer, 3, row, to);
        } else if (rows.count == 2u) {
            max_words(layer, 2, row, to);
        } else {
            max_words(layer, rows.count, row, to);
        }
        top += layer->stride.height;
    }
}

void snn_pool_max_clipped(const snn_pool_t *layer, uint32_t steps, const uint32_t *input,
                          uint32_t *output) {
    const uint32_t input_words = snn_plane_words(layer->input);
    const uint32_t output_words = snn_plane_words(layer->output);
    snn_clear_words(output, steps * output_words);
    for (; steps != 0u; steps--) {
        max_step(layer, input, output);
        input += input_words;
        output += output_words;
    }
}
