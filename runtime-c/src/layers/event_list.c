#include "layers/event_list.h"

#include "snn/conv2d.h"
#include "word/list.h"

void snn_event_list_place(snn_event_list_t *events, int32_t left, uint32_t width,
                          uint32_t left_over) {
    events->left = left;
    events->width = width < left_over ? width : left_over;
    events->list =
        events->start + SNN_CONV2D_COLUMNS(width, events->stride, events->kernel.width) + 1u;
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
SNN_NOINLINE static SNN_HOT uint16_t *
list_words(const snn_event_list_t *events, const uint32_t *plane, span_t span, uint16_t *start) {
    const uint32_t channels = events->input.channels;
    const uint32_t row_words = events->input.width * channels / 32u;
    const uint32_t mask = snn_low_mask(channels);
    const uint32_t next = (events->kernel.height - span.rows) * channels;
    const uint16_t *const list = events->list;
    uint32_t index = span.index;
    uint16_t *end = events->list;
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
SNN_NOINLINE static SNN_HOT uint16_t *
list_wide(const snn_event_list_t *events, const uint32_t *plane, span_t span, uint16_t *start) {
    const uint32_t words = events->input.channels / 32u;
    const uint32_t row_words = events->input.width * words;
    const uint32_t next = (events->kernel.height - span.rows) * events->input.channels;
    const uint16_t *const list = events->list;
    const uint32_t *column = plane + (span.bit >> 5);
    uint32_t index = span.index;
    uint16_t *end = events->list;
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
SNN_NOINLINE static SNN_HOT uint16_t *
list_pixels(const snn_event_list_t *events, const uint32_t *plane, span_t span, uint16_t *start) {
    const uint32_t channels = events->input.channels;
    const uint32_t row_bits = events->input.width * channels;
    const uint32_t next = (events->kernel.height - span.rows) * channels;
    uint32_t index = span.index;
    uint16_t *end = events->list;
    do {
        uint32_t bit = span.bit;
        *start++ = (uint16_t)(end - events->list);
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

void snn_event_list_fill(const snn_event_list_t *events, const uint32_t *plane) {
    const uint32_t channels = events->input.channels;
    const uint32_t width = events->input.width;
    const int32_t bottom =
        events->top + (int32_t)events->kernel.height - (int32_t)events->input.height;
    const uint32_t top = events->top < 0 ? (uint32_t)-events->top : 0u;
    const uint32_t left = events->left < 0 ? (uint32_t)-events->left : 0u;
    const uint32_t all = SNN_CONV2D_COLUMNS(events->width, events->stride, events->kernel.width);
    const uint32_t right = (uint32_t)events->left + all; /* Behind the last column. */
    const uint32_t is_aligned = 32u % channels == 0u && width * channels % 32u == 0u;
    const uint32_t first_pixel =
        (uint32_t)((events->top + (int32_t)top) * (int32_t)width + events->left) + left;
    const span_t span = {events->kernel.height - top - (bottom > 0 ? (uint32_t)bottom : 0u),
                         first_pixel * channels, (left * events->kernel.height + top) * channels,
                         (right < width ? right : width) - (uint32_t)events->left - left};
    const uint16_t *end;
    for (uint32_t i = 0; i < left; i++) {
        events->start[i] = 0;
    }
    end = is_aligned             ? list_words(events, plane, span, events->start + left)
          : channels % 32u == 0u ? list_wide(events, plane, span, events->start + left)
                                 : list_pixels(events, plane, span, events->start + left);
    for (uint32_t i = left + span.columns; i <= all; i++) {
        events->start[i] = (uint16_t)(end - events->list);
    }
}
