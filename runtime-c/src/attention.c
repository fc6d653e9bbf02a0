#include "snn/attention.h"

#include <stddef.h>

#include "attention_map.h"
#include "attention_output.h"
#include "bit_matrix.h"
#include "bits.h"
#include "clear.h"

/* A head, and what its time steps share. */
typedef struct {
    const snn_attention_t *layer;
    uint32_t steps, head;
    uint32_t width;       /* Channels. */
    uint32_t token_words; /* Words that a bit per token takes. */
    uint32_t width_words; /* Words that a bit per channel takes. */
    uint32_t plane_words; /* From a time step to the next. */
    const uint32_t *query, *key, *value;
    uint32_t *output, *map, *least;
} work_t;

static snn_head_t head_of(const work_t *work, const uint32_t *tensor, uint32_t step) {
    const snn_head_t head = {tensor + step * work->plane_words, work->head * work->width,
                             work->layer->channels, work->width, work->layer->tokens};
    return head;
}

static int32_t threshold_of(const work_t *work) {
    return (int32_t)(1u << work->layer->fractional_bits);
}

static int32_t lambda_of(const work_t *work, uint32_t step) {
    return work->layer->lambda[step * work->layer->heads + work->head];
}

static void prepare_least(work_t *work, uint32_t *least) {
    work->least = least;
    for (uint32_t step = 0; step < work->steps; step++) {
        *least++ = snn_attention_least(lambda_of(work, step), threshold_of(work));
    }
}

/* A copy of rows of the map for the caller, as many as it has columns. */
static void show_rows(const work_t *work, const snn_attention_map_t *map, uint32_t step,
                      uint32_t first, uint32_t count, const uint32_t *fired) {
    const uint32_t size = map->columns;
    uint32_t *to = work->map;
    if (to == NULL) {
        return;
    }
    to += ((step * work->layer->heads + work->head) * size + first) * map->words;
    for (uint32_t row = 0; row < count; row++) {
        for (uint32_t word = 0; word < map->words; word++) {
            *to++ = fired[row * map->next_row + word * map->next_word];
        }
    }
}

/* Rows of a matrix at one time step, a bit for each. */
typedef struct {
    const uint32_t *bits;
    uint32_t words;
    const uint32_t *matrix;
    uint32_t rows;
} select_t;

/* A token at a time step: the sums of the selected rows, and the neurons that they reach. */
static void fire_token(const work_t *work, uint32_t token, uint32_t step, const select_t *select,
                       uint32_t *state) {
    const snn_attention_output_t output = {lambda_of(work, step), threshold_of(work),
                                           work->least[step], step + 1u == work->steps};
    uint32_t *const plane = work->output + step * work->plane_words;
    const uint32_t *matrix = select->matrix;
    uint32_t bit = token * work->layer->channels + work->head * work->width;
    for (uint32_t word = 0; word < work->width_words; word++) {
        snn_plane_sum_t sum;
        if (step == 0u) {
            state[0] = 0;
        }
        snn_sum_rows(select->bits, select->words, matrix, &sum);
        snn_bits_set(plane, bit, snn_attention_fire(&output, &sum, state));
        matrix += select->rows;
        state += SNN_ATTENTION_OUTPUT_WORDS;
        bit += 32u;
    }
}

/* Memory of scores. */
typedef struct {
    uint32_t *keys, *values;           /* Of all time steps. */
    uint32_t *query, *membrane, *rows; /* Of some queries. */
    uint32_t *state;                   /* Of a token. */
} scores_t;

static void prepare_scores(const work_t *work, const scores_t *memory) {
    uint32_t *keys = memory->keys, *values = memory->values;
    for (uint32_t step = 0; step < work->steps; step++) {
        const snn_head_t k = head_of(work, work->key, step), v = head_of(work, work->value, step);
        snn_head_columns(&k, keys);
        snn_head_rows(&v, values);
        keys += work->width * work->token_words;
        values += work->layer->tokens * work->width_words;
    }
}

/* All time steps of the map's rows of some queries. */
static void score_queries(const work_t *work, const scores_t *memory,
                          const snn_attention_map_t *map, uint32_t first, uint32_t count) {
    const uint32_t *keys = memory->keys;
    uint32_t *rows = memory->rows;
    for (uint32_t step = 0; step < work->steps; step++) {
        const snn_head_t q = head_of(work, work->query, step);
        for (uint32_t i = 0; i < count; i++) {
            snn_head_token(&q, first + i, memory->query + i * work->width_words);
        }
        snn_attention_map_rows(map, step, count, memory->query, keys, memory->membrane, rows);
        show_rows(work, map, step, first, count, rows);
        keys += work->width * work->token_words;
        rows += SNN_ATTENTION_QUERIES * work->token_words;
    }
}

/* All time steps of the token of one of these queries. */
static void attend(const work_t *work, const scores_t *memory, uint32_t token,
                   const uint32_t *row) {
    select_t select = {row, work->token_words, memory->values, work->layer->tokens};
    for (uint32_t step = 0; step < work->steps; step++) {
        fire_token(work, token, step, &select, memory->state);
        select.bits += SNN_ATTENTION_QUERIES * work->token_words;
        select.matrix += work->layer->tokens * work->width_words;
    }
}

static void run_scores(work_t *work, uint32_t *scratch) {
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
    prepare_least(work, memory.state + SNN_ATTENTION_OUTPUT_WORDS * work->width_words);
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

/* All time steps of the map, which become matrices with a row per channel of the keys. */
static void draw_context(const work_t *work, uint32_t *rows, uint32_t *scratch) {
    const uint32_t tokens = work->layer->tokens, width = work->width;
    uint32_t *const membrane = scratch;
    uint32_t *const keys = membrane + work->steps * width * work->width_words;
    uint32_t *const values = keys + width * work->token_words;
    snn_attention_map_t map = snn_attention_map(tokens, width, work->steps);
    map.next_row = 1;
    map.next_word = width;
    for (uint32_t step = 0; step < work->steps; step++) {
        const snn_head_t k = head_of(work, work->key, step), v = head_of(work, work->value, step);
        snn_head_transpose(&k, keys);
        snn_head_rows(&v, values);
        snn_attention_map_rows(&map, step, width, keys, values, membrane, rows);
        show_rows(work, &map, step, 0, width, rows);
        rows += width * work->width_words;
    }
}

static void run_context(work_t *work, uint32_t *scratch) {
    const uint32_t rows = work->width * work->width_words;
    uint32_t *const maps = scratch, *const least = maps + work->steps * rows;
    uint32_t *const query = least + work->steps, *const state = query + work->width_words;
    select_t select = {query, work->width_words, NULL, work->width};
    prepare_least(work, least);
    draw_context(work, maps, state + SNN_ATTENTION_OUTPUT_WORDS * work->width_words);
    for (uint32_t token = 0; token < work->layer->tokens; token++) {
        for (uint32_t step = 0; step < work->steps; step++) {
            const snn_head_t q = head_of(work, work->query, step);
            snn_head_token(&q, token, query);
            select.matrix = maps + step * rows;
            fire_token(work, token, step, &select, state);
        }
    }
}

void snn_attention(const snn_attention_t *layer, uint32_t steps, const uint32_t *query,
                   const uint32_t *key, const uint32_t *value, uint32_t *output, uint32_t *map,
                   uint32_t *scratch) {
    const uint32_t width = layer->channels / layer->heads;
    work_t work = {layer,
                   steps,
                   0,
                   width,
                   SNN_PLANE_WORDS(layer->tokens),
                   SNN_PLANE_WORDS(width),
                   SNN_PLANE_WORDS((uint32_t)layer->tokens * layer->channels),
                   query,
                   key,
                   value,
                   output,
                   map,
                   NULL};
    snn_clear_words(output, steps * work.plane_words);
    for (; work.head < layer->heads; work.head++) {
        if (layer->order == SNN_ATTENTION_SCORES) {
            run_scores(&work, scratch);
        } else {
            run_context(&work, scratch);
        }
    }
}
