#include "attention/attention_orders.h"
#include "attention/attention_output.h"
#include "word/clear.h"

/* Q K^T, then its rows by V. */

/* Memory of scores. */
typedef struct {
    uint32_t *keys, *values;           /* Of all time steps. */
    uint32_t *query, *membrane, *rows; /* Of some queries. */
    uint32_t *state;                   /* Of a token. */
} scores_t;

static SNN_HOT void prepare_scores(const snn_attention_work_t *work, const scores_t *memory) {
    uint32_t *keys = memory->keys, *values = memory->values;
    for (uint32_t step = 0; step < work->steps; step++) {
        const snn_head_t k = snn_attention_head(work, work->key, step),
                         v = snn_attention_head(work, work->value, step);
        snn_head_columns(&k, keys);
        snn_head_rows(&v, values);
        keys += work->width * work->token_words;
        values += work->layer->tokens * work->width_words;
    }
}

/* All time steps of the map's rows of some queries. */
static SNN_HOT void score_queries(const snn_attention_work_t *work, const scores_t *memory,
                                  const snn_attention_map_t *map, uint32_t first, uint32_t count) {
    const uint32_t *keys = memory->keys;
    uint32_t *rows = memory->rows;
    for (uint32_t step = 0; step < work->steps; step++) {
        const snn_head_t q = snn_attention_head(work, work->query, step);
        for (uint32_t i = 0; i < count; i++) {
            snn_head_token(&q, first + i, memory->query + i * work->width_words);
        }
        snn_attention_map_rows(map, step, count, memory->query, keys, memory->membrane, rows);
        snn_attention_show(work, map, step, first, count, rows);
        keys += work->width * work->token_words;
        rows += SNN_ATTENTION_QUERIES * work->token_words;
    }
}

/* All time steps of the token of one of these queries. */
static SNN_HOT void attend(const snn_attention_work_t *work, const scores_t *memory, uint32_t token,
                           const uint32_t *row) {
    snn_attention_select_t select = {row, work->token_words, memory->values, work->layer->tokens};
    for (uint32_t step = 0; step < work->steps; step++) {
        snn_attention_token(work, token, step, &select, memory->state);
        select.bits += SNN_ATTENTION_QUERIES * work->token_words;
        select.matrix += work->layer->tokens * work->width_words;
    }
}

void snn_attention_scores(snn_attention_work_t *work, uint32_t *scratch) {
    const uint32_t tokens = work->layer->tokens, steps = work->steps;
    const uint32_t batch = SNN_ATTENTION_QUERIES * work->token_words;
    const snn_attention_map_t map = snn_attention_map(work->width, tokens, steps);
    scores_t memory;
    memory.keys = scratch;
    memory.values = memory.keys + steps * work->width * work->token_words;
    memory.membrane = memory.values + steps * tokens * work->width_words;
    memory.rows = memory.membrane + steps * batch;
    memory.query = memory.rows + steps * batch;
    memory.state = memory.query + SNN_ATTENTION_QUERIES * work->width_words;
    snn_attention_prepare(work, memory.state + SNN_ATTENTION_OUTPUT_WORDS * work->width_words);
    prepare_scores(work, &memory);
    for (uint32_t first = 0; first < tokens; first += SNN_ATTENTION_QUERIES) {
        const uint32_t left = tokens - first;
        const uint32_t count = left < SNN_ATTENTION_QUERIES ? left : SNN_ATTENTION_QUERIES;
        score_queries(work, &memory, &map, first, count);
        for (uint32_t i = 0; i < count; i++) {
            attend(work, &memory, first + i, memory.rows + i * work->token_words);
        }
    }
}
