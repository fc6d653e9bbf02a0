#ifndef SNN_SRC_PLANE_SUM_H
#define SNN_SRC_PLANE_SUM_H

#include <stdint.h>

#include "bit_matrix.h"

/* Sums of selected rows of a matrix of bits, 32 columns to a word, in bit planes. Internal to the
 * library. */

#define SNN_SUM_PLANES 16u
#define SNN_SUM_LOW_PLANES 3u /* Always there. */

typedef struct {
    uint32_t planes; /* Planes in use, at least SNN_SUM_LOW_PLANES. */
    uint32_t plane[SNN_SUM_PLANES];
} snn_plane_sum_t;

/* Which rows: a bit for each, `words` words. Bits behind the last row are zero. */
typedef struct {
    const uint32_t *bits;
    uint32_t words;
} snn_row_choice_t;

/* Adds the chosen rows to one sum, and to the sums of a group. `rows` is the group's first row. */
void snn_sum_rows(snn_row_choice_t choice, const uint32_t *rows, snn_plane_sum_t *sum);
void snn_sum_rows_group(snn_row_choice_t choice, const uint32_t *rows, snn_plane_sum_t *sums);

/* Whether the sums are 2 or more, on top of ones and twos (each 0 or 1 of them): what came before.
 * The result takes the place of the twos. */
void snn_reach_two(snn_row_choice_t choice, const uint32_t *rows, uint32_t *ones, uint32_t *twos);
void snn_reach_two_group(snn_row_choice_t choice, const uint32_t *rows, uint32_t *ones,
                         uint32_t *twos);

static inline void snn_sum_clear(snn_plane_sum_t *sum) {
    sum->planes = SNN_SUM_LOW_PLANES;
    sum->plane[0] = 0;
    sum->plane[1] = 0;
    sum->plane[2] = 0;
}

#endif
