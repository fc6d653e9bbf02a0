#include "snn/synapse.h"

#include "synapse/rows.h"

/* Walks over the blocks of a synapse. The kernels see rows from index 0 on, which may lie outside
 * of the weights: the address is only formed, as a number, and never read. */

static inline const uint32_t *moved(const uint32_t *words, int32_t by) {
    return (const uint32_t *)((uintptr_t)words + (uintptr_t)((intptr_t)by * 4));
}

/* Blocks of `groups` groups with `words` words a row; a last block may be narrower. */
static inline void sum_blocks(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count,
                              int32_t first, uint32_t *sums, uint32_t words, snn_rows_t *rows) {
    const int32_t stride = (int32_t)(synapse->rows * words);
    const uint32_t *row = moved(synapse->weights, -first * (int32_t)words);
    for (uint32_t group = 0; group < synapse->groups; group++) {
        rows(list, count, row, sums);
        row = moved(row, stride);
        sums += SNN_GROUP_WORDS;
    }
}

void snn_sum_s2(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count, int32_t first,
                uint32_t *sums) {
    sum_blocks(synapse, list, count, first, sums, 1, snn_rows_s2);
}

/* Blocks of two groups; `half` adds the rows of a last single one, whose rows have `half_words`. */
static inline void sum_double_blocks(const snn_synapse_t *synapse, const uint16_t *list,
                                     uint32_t count, int32_t first, uint32_t *sums, uint32_t words,
                                     uint32_t half_words, snn_rows_t *rows, snn_rows_t *half) {
    const int32_t stride = (int32_t)(synapse->rows * words);
    const uint32_t *block = synapse->weights;
    uint32_t groups = synapse->groups;
    for (; groups >= 2u; groups -= 2u) {
        rows(list, count, moved(block, -first * (int32_t)words), sums);
        block = moved(block, stride);
        sums += 2u * SNN_GROUP_WORDS;
    }
    if (groups != 0u) {
        half(list, count, moved(block, -first * (int32_t)half_words), sums);
    }
}

#if SNN_ISA != SNN_ISA_MVE
void snn_rows_s8(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    snn_rows_s8_wide(list, count, rows, sums);
    snn_rows_s8_wide(list, count, moved(rows, 4), sums + SNN_GROUP_WORDS);
}
#endif

void snn_sum_s8(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count, int32_t first,
                uint32_t *sums) {
    sum_double_blocks(synapse, list, count, first, sums, 8, 4, snn_rows_s8, snn_rows_s8_half);
}

void snn_sum_s4(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count, int32_t first,
                uint32_t *sums) {
    sum_double_blocks(synapse, list, count, first, sums, 4, 2, snn_rows_s4, snn_rows_s4_half);
}

void snn_sum_s1(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count, int32_t first,
                uint32_t *sums) {
#if SNN_ISA == SNN_ISA_MVE
    const uint32_t done = snn_sum_s1_blocks(list, count, moved(synapse->weights, -first),
                                            synapse->rows, synapse->groups, sums);
    snn_synapse_t rest = *synapse;
    rest.weights += done / 2u * synapse->rows;
    rest.groups = (uint16_t)(synapse->groups - done);
    sums += done * SNN_GROUP_WORDS;
    synapse = &rest;
#endif
    sum_double_blocks(synapse, list, count, first, sums, 1, 1, snn_rows_s1, snn_rows_s1_half);
}
