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

/* Rows of a matrix. */
typedef struct {
    const uint32_t *bits; /* A bit for each. */
    uint32_t words;       /* Of the bits. */
    uint32_t rows;        /* Of the matrix. */
} select_t;

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

/* A copy of a row of the map for the caller; `size` is the number of rows, and of columns. */
static void show_row(const work_t *work, uint32_t step, uint32_t row, const uint32_t *bits,
                     uint32_t size) {
    const uint32_t words = SNN_PLANE_WORDS(size);
    uint32_t *to;
    if (work->map == NULL) {
        return;
    }
    to = work->map + ((step * work->layer->heads + work->head) * size + row) * words;
    for (uint32_t i = 0; i < words; i++) {
        to[i] = bits[i];
    }
}

/* The sums of selected rows of a matrix, and with them the spikes of a token at a time step.
 * `memory` holds which neurons are charged, and their membranes. */
static void fire_token(const work_t *work, uint32_t token, uint32_t step, const select_t *select,
                       const uint32_t *matrix, uint32_t *memory) {
    const snn_attention_output_t output = {lambda_of(work, step), threshold_of(work),
                                           work->least[step], step + 1u == work->steps};
    uint32_t *const plane = work->output + step * work->plane_words;
    uint32_t bit = token * work->layer->channels + work->head * work->width;
    int32_t *membrane = (int32_t *)(memory + work->width_words);
    snn_plane_sum_t sum;
    for (uint32_t word = 0; word < work->width_words; word++) {
        snn_low_sum_t low = {0, 0, 0, 0};
        sum.planes = SNN_LOW_PLANES;
        snn_add_rows(select->bits, select->words, matrix, &low, &sum);
        snn_bits_set(plane, bit, snn_attention_fire(&output, &low, &sum, memory++, membrane));
        matrix += select->rows;
        membrane += 32;
        bit += 32u;
    }
}

/* Query by query: keys and values of all steps, one row of the map. */
static void run_scores(work_t *work, uint32_t *scratch) {
    const uint32_t tokens = work->layer->tokens, steps = work->steps;
    const uint32_t key_words = work->width * work->token_words;
    const uint32_t value_words = tokens * work->width_words;
    const snn_attention_map_t map = snn_attention_map(work->width, tokens, steps);
    uint32_t *const keys = scratch, *const value = keys + steps * key_words;
    uint32_t *const membrane = value + steps * value_words;
    uint32_t *const row = membrane + work->token_words * steps;
    uint32_t *const query = row + work->token_words;
    uint32_t *const output = query + work->width_words;
    prepare_least(work, output + work->width_words + work->width);
    for (uint32_t step = 0; step < steps; step++) {
        const snn_head_t k = head_of(work, work->key, step), v = head_of(work, work->value, step);
        snn_head_columns(&k, keys + step * key_words);
        snn_head_rows(&v, value + step * value_words);
    }
    for (uint32_t token = 0; token < tokens; token++) {
        const select_t attended = {row, work->token_words, tokens};
        snn_clear_words(output, work->width_words);
        for (uint32_t step = 0; step < steps; step++) {
            const snn_head_t q = head_of(work, work->query, step);
            snn_head_token(&q, token, query);
            snn_attention_map_row(&map, step, query, keys + step * key_words, membrane, row);
            show_row(work, step, token, row, tokens);
            fire_token(work, token, step, &attended, value + step * value_words, output);
        }
    }
}

/* The map of a time step, one row per channel of the keys, into a matrix. */
static void draw_context(const work_t *work, const snn_attention_map_t *neurons, uint32_t step,
                         uint32_t *map, uint32_t *scratch) {
    const snn_head_t k = head_of(work, work->key, step), v = head_of(work, work->value, step);
    uint32_t *keys = scratch, *const values = keys + work->width * work->token_words;
    uint32_t *const row = values + work->layer->tokens * work->width_words;
    uint32_t *membrane = row + work->width_words;
    snn_head_transpose(&k, keys);
    snn_head_rows(&v, values);
    for (uint32_t channel = 0; channel < work->width; channel++) {
        snn_attention_map_row(neurons, step, keys, values, membrane, row);
        show_row(work, step, channel, row, work->width);
        for (uint32_t word = 0; word < work->width_words; word++) {
            map[word * work->width + channel] = row[word];
        }
        keys += work->token_words;
        membrane += work->width_words * work->steps;
    }
}

/* The map step by step, then token by token. */
static void run_context(work_t *work, uint32_t *scratch) {
    const uint32_t map_words = work->width * work->width_words;
    const snn_attention_map_t neurons =
        snn_attention_map(work->layer->tokens, work->width, work->steps);
    uint32_t *const map = scratch, *const least = map + work->steps * map_words;
    uint32_t *const query = least + work->steps, *const rest = query + work->width_words;
    prepare_least(work, least);
    for (uint32_t step = 0; step < work->steps; step++) {
        draw_context(work, &neurons, step, map + step * map_words, rest);
    }
    for (uint32_t token = 0; token < work->layer->tokens; token++) {
        const select_t channels = {query, work->width_words, work->width};
        snn_clear_words(rest, work->width_words);
        for (uint32_t step = 0; step < work->steps; step++) {
            const snn_head_t q = head_of(work, work->query, step);
            snn_head_token(&q, token, query);
            fire_token(work, token, step, &channels, map + step * map_words, rest);
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
