#include "attention_map.h"

#include "snn/spikes.h"

snn_attention_map_t snn_attention_map(uint32_t rows, uint32_t columns, uint32_t steps) {
    snn_attention_map_t map = {{rows, SNN_PLANE_WORDS(columns)}, 2, steps};
    while (rows >> map.most != 0u) {
        map.most++;
    }
    return map;
}

/* Planes of C before a time step. */
static uint32_t carried(const snn_attention_map_t *map, uint32_t step) {
    const uint32_t planes = map->steps - step + 1u;
    return planes < map->most ? planes : map->most;
}

static void take(snn_plane_sum_t *sum, const uint32_t *membrane, uint32_t planes) {
    snn_sum_clear(sum);
    for (uint32_t p = 0; p < planes; p++) {
        sum->plane[p] = membrane[p];
    }
    if (planes > SNN_SUM_LOW_PLANES) {
        sum->planes = planes;
    }
}

/* Returns what fired and keeps the next C in `planes` planes. */
static uint32_t fire(const snn_plane_sum_t *sum, uint32_t *membrane, uint32_t planes) {
    uint32_t over = 0, fired = 0, borrow;
    for (uint32_t p = planes + 1u; p < sum->planes; p++) {
        over |= sum->plane[p];
    }
    fired = over;
    for (uint32_t p = 1; p < sum->planes && p <= planes; p++) {
        fired |= sum->plane[p];
    }
    borrow = fired;
    for (uint32_t p = 1; p <= planes; p++) {
        const uint32_t half = over | (p < sum->planes ? sum->plane[p] : 0u);
        *membrane++ = half ^ borrow;
        borrow &= ~half;
    }
    return fired;
}

/* The neurons of a group in any step but the last. */
static void step_group(const snn_attention_map_t *map, uint32_t step, uint32_t group,
                       snn_row_choice_t choice, const uint32_t *rows, uint32_t *membrane,
                       uint32_t *fired) {
    const uint32_t before = step == 0u ? 0u : carried(map, step);
    const uint32_t after = carried(map, step + 1u);
    snn_plane_sum_t sums[SNN_MATRIX_GROUP];
    for (uint32_t i = 0; i < group; i++) {
        take(&sums[i], membrane + i * map->steps, before);
    }
    if (group == 1u) {
        snn_sum_rows(choice, rows, sums);
    } else {
        snn_sum_rows_group(choice, rows, sums);
    }
    for (uint32_t i = 0; i < group; i++) {
        fired[i] = fire(&sums[i], membrane + i * map->steps, after);
    }
}

/* The same in the last step, behind which nothing is kept. */
static void finish_group(const snn_attention_map_t *map, uint32_t step, uint32_t group,
                         snn_row_choice_t choice, const uint32_t *rows, const uint32_t *membrane,
                         uint32_t *fired) {
    uint32_t ones[SNN_MATRIX_GROUP];
    for (uint32_t i = 0; i < group; i++) {
        ones[i] = step == 0u ? 0u : membrane[i * map->steps];
        fired[i] = step == 0u ? 0u : membrane[i * map->steps + 1u];
    }
    if (group == 1u) {
        snn_reach_two(choice, rows, ones, fired);
    } else {
        snn_reach_two_group(choice, rows, ones, fired);
    }
}

void snn_attention_map_row(const snn_attention_map_t *map, uint32_t step, snn_row_choice_t choice,
                           const uint32_t *bits, uint32_t *membrane, uint32_t *fired) {
    uint32_t group;
    for (uint32_t word = 0; word < map->matrix.words; word += group) {
        group = snn_matrix_group(&map->matrix, word);
        if (step + 1u < map->steps) {
            step_group(map, step, group, choice, bits, membrane, fired);
        } else {
            finish_group(map, step, group, choice, bits, membrane, fired);
        }
        bits += group * map->matrix.rows;
        membrane += group * map->steps;
        fired += group;
    }
}
