#include "attention/attention_work.h"

#include <stddef.h>

#include "attention/attention_output.h"
#include "word/bits.h"

static SNN_HOT int32_t threshold_of(const snn_attention_work_t *work) {
    return (int32_t)(1u << work->layer->fractional_bits);
}

static SNN_HOT int32_t lambda_of(const snn_attention_work_t *work, uint32_t step) {
    return work->layer->lambda[step * work->layer->heads + work->head];
}

void snn_attention_prepare(snn_attention_work_t *work, uint32_t *least) {
    work->least = least;
    for (uint32_t step = 0; step < work->steps; step++) {
        *least++ = snn_attention_least(lambda_of(work, step), threshold_of(work));
    }
}

void snn_attention_show(const snn_attention_work_t *work, const snn_attention_map_t *map,
                        uint32_t step, uint32_t first, uint32_t count, const uint32_t *fired) {
    const uint32_t size = map->columns; /* And rows. */
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

void snn_attention_token(const snn_attention_work_t *work, uint32_t token, uint32_t step,
                         const snn_attention_select_t *select, uint32_t *state) {
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
