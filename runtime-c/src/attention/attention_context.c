#include <stddef.h>

#include "attention/attention_orders.h"
#include "attention/attention_output.h"

/* K^T V, then Q by it. */

/* All time steps of the map, which become matrices with a row per channel of the keys. */
static SNN_HOT void draw_context(const snn_attention_work_t *work, uint32_t *rows,
                                 uint32_t *scratch) {
    const uint32_t tokens = work->layer->tokens, width = work->width;
    uint32_t *const membrane = scratch;
    uint32_t *const keys = membrane + work->steps * width * work->width_words;
    uint32_t *const values = keys + width * work->token_words;
    snn_attention_map_t map = snn_attention_map(tokens, width, work->steps);
    map.next_row = 1;
    map.next_word = width;
    for (uint32_t step = 0; step < work->steps; step++) {
        const snn_head_t k = snn_attention_head(work, work->key, step),
                         v = snn_attention_head(work, work->value, step);
        snn_head_transpose(&k, keys);
        snn_head_rows(&v, values);
        snn_attention_map_rows(&map, step, width, keys, values, membrane, rows);
        snn_attention_show(work, &map, step, 0, width, rows);
        rows += width * work->width_words;
    }
}

void snn_attention_context(snn_attention_work_t *work, uint32_t *scratch) {
    const uint32_t rows = work->width * work->width_words;
    uint32_t *const maps = scratch, *const least = maps + work->steps * rows;
    uint32_t *const query = least + work->steps, *const state = query + work->width_words;
    snn_attention_select_t select = {query, work->width_words, NULL, work->width};
    snn_attention_prepare(work, least);
    draw_context(work, maps, state + SNN_ATTENTION_OUTPUT_WORDS * work->width_words);
    for (uint32_t token = 0; token < work->layer->tokens; token++) {
        for (uint32_t step = 0; step < work->steps; step++) {
            const snn_head_t q = snn_attention_head(work, work->query, step);
            snn_head_token(&q, token, query);
            select.matrix = maps + step * rows;
            snn_attention_token(work, token, step, &select, state);
        }
    }
}
