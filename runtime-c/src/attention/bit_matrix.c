#include "attention/bit_matrix.h"

#include "snn/spikes.h"
#include "word/bits.h"

/* Two of the five steps of a transposition, on words that are `distance` apart. */
static inline void transpose_four(uint32_t *rows, uint32_t distance, uint32_t wide,
                                  uint32_t narrow) {
    uint32_t a = rows[0], b = rows[distance], c = rows[2u * distance], d = rows[3u * distance];
    snn_bits_exchange(&a, &c, 2u * distance, wide);
    snn_bits_exchange(&b, &d, 2u * distance, wide);
    snn_bits_exchange(&a, &b, distance, narrow);
    snn_bits_exchange(&c, &d, distance, narrow);
    rows[0] = a;
    rows[distance] = b;
    rows[2u * distance] = c;
    rows[3u * distance] = d;
}

/* Bit c of word r becomes bit r of word c. */
static SNN_HOT void transpose(uint32_t rows[32]) {
    for (uint32_t i = 0; i < 8u; i++) {
        transpose_four(rows + i, 8, 0x0000FFFFu, 0x00FF00FFu);
    }
    for (uint32_t i = 0; i < 32u; i += i % 8u == 1u ? 7u : 1u) {
        transpose_four(rows + i, 2, 0x0F0F0F0Fu, 0x33333333u);
    }
    for (uint32_t i = 0; i < 32u; i += 2u) {
        snn_bits_exchange(&rows[i], &rows[i + 1u], 1, 0x55555555u);
    }
}

static inline uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

void snn_head_token(const snn_head_t *head, uint32_t token, uint32_t *row) {
    uint32_t bit = token * head->channels + head->first;
    for (uint32_t left = head->width; left != 0u;) {
        const uint32_t count = smaller(left, 32);
        *row++ = snn_bits_read(head->plane, bit, count);
        bit += count;
        left -= count;
    }
}

void snn_head_rows(const snn_head_t *head, uint32_t *bits) {
    for (uint32_t channel = 0; channel < head->width; channel += 32u) {
        const uint32_t count = smaller(head->width - channel, 32);
        uint32_t bit = head->first + channel;
        for (uint32_t token = 0; token < head->tokens; token++) {
            *bits++ = snn_bits_read(head->plane, bit, count);
            bit += head->channels;
        }
    }
}

/* Writes the tokens from a multiple of 32 on, one word per channel, `stride` apart. */
static SNN_HOT void transpose_tokens(const snn_head_t *head, uint32_t token, uint32_t *to,
                                     uint32_t stride) {
    const uint32_t tokens = smaller(head->tokens - token, 32);
    uint32_t rows[32];
    for (uint32_t channel = 0; channel < head->width; channel += 32u) {
        const uint32_t count = smaller(head->width - channel, 32);
        uint32_t bit = token * head->channels + head->first + channel;
        for (uint32_t i = 0; i < tokens; i++) {
            rows[i] = snn_bits_read(head->plane, bit, count);
            bit += head->channels;
        }
        for (uint32_t i = tokens; i < 32u; i++) {
            rows[i] = 0;
        }
        transpose(rows);
        for (uint32_t i = 0; i < count; i++) {
            *to = rows[i];
            to += stride;
        }
    }
}

void snn_head_columns(const snn_head_t *head, uint32_t *bits) {
    for (uint32_t token = 0; token < head->tokens; token += 32u) {
        transpose_tokens(head, token, bits, 1);
        bits += head->width;
    }
}

void snn_head_transpose(const snn_head_t *head, uint32_t *rows) {
    const uint32_t words = SNN_PLANE_WORDS(head->tokens);
    for (uint32_t token = 0; token < head->tokens; token += 32u) {
        transpose_tokens(head, token, rows++, words);
    }
}
