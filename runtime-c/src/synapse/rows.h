#ifndef SNN_SRC_SYNAPSE_ROWS_H
#define SNN_SRC_SYNAPSE_ROWS_H

#include <stdint.h>

#include "snn/lanes.h"
#include "snn/placement.h"
#include "snn/synapse.h"

/* Sums of the weight rows of one block, by instruction set. Internal to the library.
 *
 * list, count: indices of rows, at most SNN_SUM_EVENTS of them. rows: row 0. sums: SNN_GROUP_WORDS
 * words for each group of the block, overwritten. */
typedef void snn_rows_t(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums);

SNN_HOT snn_rows_t snn_rows_s8;      /* two groups, 8 words a row */
SNN_HOT snn_rows_t snn_rows_s8_half; /* one group, 4 words a row */
SNN_HOT snn_rows_t snn_rows_s4;      /* two groups, 4 words a row */
SNN_HOT snn_rows_t snn_rows_s4_half; /* one group, 2 words a row */
SNN_HOT snn_rows_t snn_rows_s2;      /* one group, 1 word a row */
SNN_HOT snn_rows_t snn_rows_s1;      /* two groups, 1 word a row */
SNN_HOT snn_rows_t snn_rows_s1_half; /* the first of two groups, 1 word a row */

#if SNN_ISA != SNN_ISA_MVE
SNN_HOT snn_rows_t snn_rows_s8_wide; /* one group of two, 8 words a row */
#else
/* Sums as many of `groups` groups as there are whole vectors of blocks; returns their number.
 * Blocks are `block_words` apart, `rows` is row 0 of the first one. */
SNN_HOT uint32_t snn_sum_s1_blocks(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                   uint32_t block_words, uint32_t groups, uint32_t *sums);
#endif

#endif
