#include "layers/event_list.h"

#include "snn/conv2d.h"
#include "word/list.h"

void snn_tile_place(snn_tile_t *tile, int32_t left, uint32_t width, uint32_t left_over) {
    tile->left = left;
    tile->width = width < left_over ? width : left_over;
    tile->list = tile->start + SNN_CONV2D_COLUMNS(width, tile->stride, tile->kernel) + 1u;
}

/* The part of a tile's columns that lies inside the input. */
typedef struct {
    uint32_t rows;    /* Input rows of a column. */
    uint32_t bit;     /* Bit of the first one's pixel. */
    uint32_t index;   /* Index of its first event. */
    uint32_t columns; /* Columns. */
} span_t;

/* Lists the events of columns whose pixels lie within a word each, in rows that are whole words
 * apart. */
SNN_NOINLINE static uint16_t *list_words(const snn_tile_t *tile, const uint32_t *plane, span_t span,
                                         uint16_t *start) {
    const uint32_t channels = tile->input.channels;
    const uint32_t row_words = tile->input.width * channels / 32u;
    const uint32_t mask = snn_low_mask(channels);
    const uint32_t next = (tile->kernel - span.rows) * channels;
    const uint16_t *const list = tile->list;
    uint32_t index = span.index;
    uint16_t *end = tile->list;
    do {
        const uint32_t *word = plane + (span.bit >> 5);
        const uint32_t shift = span.bit & 31u;
        uint32_t rows = span.rows;
        *start++ = (uint16_t)(end - list);
        do {
            end = snn_list_word(end, (*word >> shift) & mask, index);
            word += row_words;
            index += channels;
        } while (--rows != 0u);
        span.bit += channels;
        index += next;
    } while (--span.columns != 0u);
    return end;
}

/* The same for pixels that are whole words. */
SNN_NOINLINE static uint16_t *list_wide(const snn_tile_t *tile, const uint32_t *plane, span_t span,
                                        uint16_t *start) {
    const uint32_t words = tile->input.channels / 32u;
    const uint32_t row_words = tile->input.width * words;
    const uint32_t next = (tile->kernel - span.rows) * tile->input.channels;
    const uint16_t *const list = tile->list;
    const uint32_t *column = plane + (span.bit >> 5);
    uint32_t index = span.index;
    uint16_t *end = tile->list;
    do {
        const uint32_t *row = column;
        uint32_t rows = span.rows;
        *start++ = (uint16_t)(end - list);
        do {
            const uint32_t *word = row;
            do {
                end = snn_list_word(end, *word++, index);
                index += 32u;
            } while (word != row + words);
            row += row_words;
        } while (--rows != 0u);
        column += words;
        index += next;
    } while (--span.columns != 0u);
    return end;
}

/* The same for pixels that lie anywhere. */
SNN_NOINLINE static uint16_t *list_pixels(const snn_tile_t *tile, const uint32_t *plane,
                                          span_t span, uint16_t *start) {
    const uint32_t channels = tile->input.channels;
    const uint32_t row_bits = tile->input.width * channels;
    const uint32_t next = (tile->kernel - span.rows) * channels;
    uint32_t index = span.index;
    uint16_t *end = tile->list;
    do {
        uint32_t bit = span.bit;
        *start++ = (uint16_t)(end - tile->list);
        for (uint32_t rows = span.rows; rows != 0u; rows--) {
            end = snn_list_bits(end, plane, bit, channels, index);
            bit += row_bits;
            index += channels;
        }
        span.bit += channels;
        index += next;
    } while (--span.columns != 0u);
    return end;
}

void snn_tile_list(const snn_tile_t *tile, const uint32_t *plane) {
    const uint32_t channels = tile->input.channels;
    const uint32_t width = tile->input.width;
    const int32_t bottom = tile->top + (int32_t)tile->kernel - (int32_t)tile->input.height;
    const uint32_t top = tile->top < 0 ? (uint32_t)-tile->top : 0u;
    const uint32_t left = tile->left < 0 ? (uint32_t)-tile->left : 0u;
    const uint32_t all = SNN_CONV2D_COLUMNS(tile->width, tile->stride, tile->kernel);
    const uint32_t right = (uint32_t)tile->left + all; /* Behind the last column. */
    const uint32_t is_aligned = 32u % channels == 0u && width * channels % 32u == 0u;
    const uint32_t first_pixel =
        (uint32_t)((tile->top + (int32_t)top) * (int32_t)width + tile->left) + left;
    const span_t span = {tile->kernel - top - (bottom > 0 ? (uint32_t)bottom : 0u),
                         first_pixel * channels, (left * tile->kernel + top) * channels,
                         (right < width ? right : width) - (uint32_t)tile->left - left};
    const uint16_t *end;
    for (uint32_t i = 0; i < left; i++) {
        tile->start[i] = 0;
    }
    end = is_aligned             ? list_words(tile, plane, span, tile->start + left)
          : channels % 32u == 0u ? list_wide(tile, plane, span, tile->start + left)
                                 : list_pixels(tile, plane, span, tile->start + left);
    for (uint32_t i = left + span.columns; i <= all; i++) {
        tile->start[i] = (uint16_t)(end - tile->list);
    }
}
