#ifndef SNN_SRC_BIT_MATRIX_H
#define SNN_SRC_BIT_MATRIX_H

#include <stdint.h>

#include "snn/lanes.h"

/* Matrices of bits whose rows are counted together: two words of a row stand side by side, so that
 * looking for a row serves 64 columns. Internal to the library. */

/* Eight registers are enough for the counters of one word only. */
#if SNN_ISA == SNN_ISA_V6M
#define SNN_MATRIX_GROUP 1u
#else
#define SNN_MATRIX_GROUP 2u
#endif

/* [group][row][word of the group]; an odd last word is a group of its own. */
typedef struct {
    uint32_t rows;
    uint32_t words; /* Of a row, at least 1. */
} snn_bit_matrix_t;

/* Whether word `word` is one of a full group. */
static inline uint32_t snn_matrix_group(const snn_bit_matrix_t *matrix, uint32_t word) {
    return (word | (SNN_MATRIX_GROUP - 1u)) < matrix->words ? SNN_MATRIX_GROUP : 1u;
}

/* Where word `word` of row 0 stands, that of the next row being a group further. */
static inline uint32_t *snn_matrix_column(const snn_bit_matrix_t *matrix, uint32_t *bits,
                                          uint32_t word) {
    const uint32_t first = word & ~(SNN_MATRIX_GROUP - 1u);
    return bits + first * matrix->rows + (word - first);
}

/* Bits of one head in a spike plane. */
typedef struct {
    const uint32_t *plane;
    uint32_t first;    /* The head's first channel. */
    uint32_t channels; /* Of the plane, from a token to the next. */
    uint32_t width;    /* Channels of the head. */
    uint32_t tokens;
} snn_head_t;

/* Writes the channels of a token as words of their own. */
void snn_head_token(const snn_head_t *head, uint32_t token, uint32_t *row);

/* Writes a matrix with a row per token. */
void snn_head_rows(const snn_head_t *head, uint32_t *bits);

/* Writes a matrix with a row per channel: word `word` of the tokens goes to that column. */
void snn_head_columns(const snn_head_t *head, uint32_t *bits);

/* Writes a row of tokens per channel, one row behind the other. */
void snn_head_transpose(const snn_head_t *head, uint32_t *rows);

#endif
