#ifndef SNN_SRC_ATTENTION_ATTENTION_MAP_H
#define SNN_SRC_ATTENTION_ATTENTION_MAP_H

#include <stdint.h>

#include "snn/placement.h"

/* Neurons of an attention map, a row of them at a time. Internal to the library.
 *
 * What goes from a time step to the next is C, half of the membrane after the reset. With
 * S = C + P a neuron fires if S >= 2, and the next C is (S >> 1) - 1 if it fired, or 0.
 *
 * With r more steps to come, S counts only up to 2^(r+2) - 2. In the last step, r = 0, the question
 * is S >= 2. Before, C is at least 2^(r+1) - 2 if S is at least 2^(r+2) - 2, and that is all that
 * the next S counts for. So C takes r + 1 bits, and where S >> 1 has more, ones in all of them do.
 */

typedef struct {
    uint32_t rows;                /* Of the matrix whose rows are counted. */
    uint32_t selected;            /* Words of a bit per row. */
    uint32_t columns;             /* Of the matrix, and of the map. */
    uint32_t words;               /* That they take. */
    uint32_t steps;               /* Planes from the membranes of a word to the next. */
    uint32_t most;                /* The most bits that C takes, whatever the steps: 2 to 14. */
    uint32_t next_row, next_word; /* In what is written. */
} snn_attention_map_t;

/**
 * The neurons that count rows of a matrix.
 *
 * @param rows     Rows of the matrix.
 * @param columns  Its columns, and those of the map.
 * @param steps    Time steps.
 */
SNN_HOT snn_attention_map_t snn_attention_map(uint32_t rows, uint32_t columns, uint32_t steps);

/**
 * One time step of some rows of the map.
 *
 * @param map       See above.
 * @param step      The time step; membranes are not read in the first one.
 * @param count     Rows of the map.
 * @param select    For each, which rows of the matrix are counted: `map->selected` words.
 * @param matrix    [word][row].
 * @param membrane  [row of the map][word][plane].
 * @param fired     The rows of the map, written.
 */
SNN_HOT void snn_attention_map_rows(const snn_attention_map_t *map, uint32_t step, uint32_t count,
                                    const uint32_t *select, const uint32_t *matrix,
                                    uint32_t *membrane, uint32_t *fired);

#endif
