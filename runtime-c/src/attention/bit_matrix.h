#ifndef SNN_SRC_ATTENTION_BIT_MATRIX_H
#define SNN_SRC_ATTENTION_BIT_MATRIX_H

#include <stdint.h>

#include "snn/placement.h"

/* Bits of one head of a spike plane, rearranged for counting. A matrix of bits stands as
 * [word][row]: a column of words holds 32 columns of bits. Internal to the library. */

typedef struct {
    const uint32_t *plane;
    uint32_t first;    /* The head's first channel. */
    uint32_t channels; /* Of the plane, from a token to the next. */
    uint32_t width;    /* Channels of the head. */
    uint32_t tokens;
} snn_head_t;

/* Writes the channels of a token as words of their own. */
SNN_HOT void snn_head_token(const snn_head_t *head, uint32_t token, uint32_t *row);

/* Writes a matrix with a row per token, a column per channel. */
SNN_HOT void snn_head_rows(const snn_head_t *head, uint32_t *bits);

/* Writes the transposed bits, a row per channel, a column per token: as a matrix, or row by row. */
SNN_HOT void snn_head_columns(const snn_head_t *head, uint32_t *bits);
SNN_HOT void snn_head_transpose(const snn_head_t *head, uint32_t *rows);

#endif
