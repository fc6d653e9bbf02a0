#include "attention_map.h"

#include "plane_sum.h"
#include "snn/spikes.h"

snn_attention_map_t snn_attention_map(uint32_t rows, uint32_t columns, uint32_t steps) {
    snn_attention_map_t map = {rows, SNN_PLANE_WORDS(rows), SNN_PLANE_WORDS(columns), steps, 2};
    while (rows >> map.most != 0u) {
        map.most++;
    }
    return map;
}

/* Planes of C before a time step. */
static uint32_t carried(const snn_attention_map_t *map, uint32_t step) {
    const uint32_t planes = map->steps - step + 1u;
    return step == 0u ? 0u : planes < map->most ? planes : map->most;
}

static inline snn_low_sum_t take(const uint32_t *membrane, uint32_t planes, snn_plane_sum_t *sum) {
    snn_low_sum_t low = {0, 0, 0, 0};
    sum->planes = SNN_LOW_PLANES;
    if (planes != 0u) {
        low.ones = membrane[0];
        low.twos = membrane[1];
        low.fours = planes > 2u ? membrane[2] : 0u;
        low.eights = planes > 3u ? membrane[3] : 0u;
        for (; sum->planes < planes; sum->planes++) {
            sum->plane[sum->planes] = membrane[sum->planes];
        }
    }
    return low;
}

/* A plane of C: one less than `half` where there is a borrow. */
static inline uint32_t decrement(uint32_t half, uint32_t *borrow) {
    const uint32_t plane = half ^ *borrow;
    *borrow &= ~half;
    return plane;
}

/* Returns what fired and keeps the next C in `planes` planes, 2 or more. */
static inline uint32_t fire(const snn_low_sum_t *low, const snn_plane_sum_t *sum,
                            uint32_t *membrane, uint32_t planes) {
    uint32_t over = planes == 2u ? low->eights : 0u;
    uint32_t fired = low->twos | low->fours | low->eights, borrow;
    for (uint32_t p = SNN_LOW_PLANES; p < sum->planes; p++) {
        fired |= sum->plane[p];
        over |= p > planes ? sum->plane[p] : 0u;
    }
    borrow = fired;
    membrane[0] = decrement(low->twos | over, &borrow);
    membrane[1] = decrement(low->fours | over, &borrow);
    if (planes > 2u) {
        membrane[2] = decrement(low->eights | over, &borrow);
    }
    for (uint32_t p = SNN_LOW_PLANES; p <= planes; p++) {
        membrane[p - 1u] = decrement((p < sum->planes ? sum->plane[p] : 0u) | over, &borrow);
    }
    return fired;
}

/* Any step but the last. */
static void step_row(const snn_attention_map_t *map, uint32_t step, const uint32_t *select,
                     const uint32_t *matrix, uint32_t *membrane, uint32_t *fired) {
    const uint32_t before = carried(map, step), after = carried(map, step + 1u);
    const uint32_t *const end = fired + map->words;
    snn_plane_sum_t sum;
    do {
        snn_low_sum_t low = take(membrane, before, &sum);
        snn_add_rows(select, map->selected, matrix, &low, &sum);
        *fired++ = fire(&low, &sum, membrane, after);
        matrix += map->rows;
        membrane += map->steps;
    } while (fired != end);
}

/* Whether a sum is two or more: `one` and `two` say whether it has reached that. */
static inline void reach(uint32_t row, uint32_t *one, uint32_t *two) {
    *two |= *one & row;
    *one |= row;
}

/* The last step of a word. */
static inline uint32_t finish_word(const uint32_t *select, const uint32_t *end,
                                   const uint32_t *rows, uint32_t one, uint32_t two) {
    do {
        for (uint32_t scan = snn_scan_start(*select++); scan != 0u;) {
            reach(rows[snn_scan_next(&scan)], &one, &two);
        }
        rows += 32;
    } while (select != end);
    return two;
}

#if SNN_ISA != SNN_ISA_V6M
/* The same for two words, for which rows are looked for once. `fired` holds who has reached two. */
static inline void finish_words(const snn_attention_map_t *map, const uint32_t *select,
                                const uint32_t *rows, uint32_t one0, uint32_t one1,
                                uint32_t *fired) {
    const uint32_t *const end = select + map->selected, *next = rows + map->rows;
    uint32_t two0 = fired[0], two1 = fired[1];
    do {
        for (uint32_t scan = snn_scan_start(*select++); scan != 0u;) {
            const uint32_t row = snn_scan_next(&scan);
            reach(rows[row], &one0, &two0);
            reach(next[row], &one1, &two1);
        }
        rows += 32;
        next += 32;
    } while (select != end);
    fired[0] = two0;
    fired[1] = two1;
}
#endif

/* The last step: nothing is kept. */
static void finish_row(const snn_attention_map_t *map, uint32_t step, const uint32_t *select,
                       const uint32_t *matrix, const uint32_t *membrane, uint32_t *fired) {
    const uint32_t *const end = fired + map->words, *const select_end = select + map->selected;
    const uint32_t is_first = step == 0u;
#if SNN_ISA != SNN_ISA_V6M
    for (; end - fired >= 2; fired += 2) {
        fired[0] = is_first ? 0u : membrane[1];
        fired[1] = is_first ? 0u : membrane[map->steps + 1u];
        finish_words(map, select, matrix, is_first ? 0u : membrane[0],
                     is_first ? 0u : membrane[map->steps], fired);
        matrix += 2u * map->rows;
        membrane += 2u * map->steps;
    }
#endif
    for (; fired != end; fired++) {
        *fired = finish_word(select, select_end, matrix, is_first ? 0u : membrane[0],
                             is_first ? 0u : membrane[1]);
        matrix += map->rows;
        membrane += map->steps;
    }
}

void snn_attention_map_row(const snn_attention_map_t *map, uint32_t step, const uint32_t *select,
                           const uint32_t *matrix, uint32_t *membrane, uint32_t *fired) {
    if (step + 1u < map->steps) {
        step_row(map, step, select, matrix, membrane, fired);
    } else {
        finish_row(map, step, select, matrix, membrane, fired);
    }
}
