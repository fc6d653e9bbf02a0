#ifndef SNN_SRC_ATTENTION_ATTENTION_WORK_H
#define SNN_SRC_ATTENTION_ATTENTION_WORK_H

#include <stdint.h>

#include "attention/attention_map.h"
#include "attention/bit_matrix.h"
#include "snn/attention.h"
#include "snn/placement.h"

/* What both orders of self-attention do. Internal to the library. */

/* A head, and what its time steps share. */
typedef struct {
    const snn_attention_t *layer;
    uint32_t steps, head;
    uint32_t width;       /* Channels. */
    uint32_t token_words; /* Words that a bit per token takes. */
    uint32_t width_words; /* Words that a bit per channel takes. */
    uint32_t plane_words; /* From a time step to the next. */
    const uint32_t *query, *key, *value;
    uint32_t *output, *map;
    uint32_t *least; /* Per time step, the least sum that fires from V = 0. */
} snn_attention_work_t;

/* The head's part of a tensor at a time step. */
static inline snn_head_t snn_attention_head(const snn_attention_work_t *work,
                                            const uint32_t *tensor, uint32_t step) {
    const snn_head_t head = {tensor + step * work->plane_words, work->head * work->width,
                             work->layer->channels, work->width, work->layer->tokens};
    return head;
}

/* Computes `least`, a word per time step. */
SNN_HOT void snn_attention_prepare(snn_attention_work_t *work, uint32_t *least);

/* Copies `count` rows of the map from row `first` on for the caller, if he asked for them. */
SNN_HOT void snn_attention_show(const snn_attention_work_t *work, const snn_attention_map_t *map,
                                uint32_t step, uint32_t first, uint32_t count,
                                const uint32_t *fired);

/* Rows of a matrix at one time step, a bit for each. */
typedef struct {
    const uint32_t *bits;
    uint32_t words;
    const uint32_t *matrix;
    uint32_t rows;
} snn_attention_select_t;

/* Runs a token at a time step: the sums of the selected rows, and the neurons behind them. `state`
 * holds SNN_ATTENTION_OUTPUT_WORDS per word of channels. */
SNN_HOT void snn_attention_token(const snn_attention_work_t *work, uint32_t token, uint32_t step,
                                 const snn_attention_select_t *select, uint32_t *state);

#endif
