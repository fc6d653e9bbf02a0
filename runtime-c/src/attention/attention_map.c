#include "attention/attention_map.h"

#include "attention/reach.h"
#include "bitplane/plane_sum.h"
#include "snn/spikes.h"

snn_attention_map_t snn_attention_map(uint32_t rows, uint32_t columns, uint32_t steps) {
    const uint32_t words = SNN_PLANE_WORDS(columns);
    snn_attention_map_t map = {rows, SNN_PLANE_WORDS(rows), columns, words, steps, 2, words, 1};
    while (rows >> map.most != 0u) {
        map.most++;
    }
    return map;
}

/* Planes of C before a time step. */
static SNN_HOT uint32_t carried(const snn_attention_map_t *map, uint32_t step) {
    const uint32_t planes = map->steps - step + 1u;
    return step == 0u ? 0u : planes < map->most ? planes : map->most;
}

/* The planes of C that the low planes of a sum do not hold. */
SNN_NOINLINE static SNN_HOT void take_high(const uint32_t *membrane, uint32_t planes,
                                           snn_plane_sum_t *sum) {
    for (uint32_t p = SNN_LOW_PLANES; p < planes; p++) {
        sum->plane[p] = membrane[p];
    }
    sum->planes = planes;
}

/* Starts a sum from C. */
static inline void take(const uint32_t *membrane, uint32_t planes, snn_plane_sum_t *sum) {
    sum->planes = SNN_LOW_PLANES;
    sum->plane[0] = membrane[0];
    sum->plane[1] = membrane[1];
    sum->plane[2] = planes > 2u ? membrane[2] : 0u;
    sum->plane[3] = planes > 3u ? membrane[3] : 0u;
    if (planes > SNN_LOW_PLANES) {
        take_high(membrane, planes, sum);
    }
}

/* A plane of C: one less than `half` where there is a borrow. */
static inline uint32_t decrement(uint32_t half, uint32_t *borrow) {
    const uint32_t plane = half ^ *borrow;
    *borrow &= ~half;
    return plane;
}

/* Returns what fired and keeps the next C in `planes` planes, any number of them from 2 on. */
SNN_NOINLINE static SNN_HOT uint32_t fire_high(const snn_plane_sum_t *sum, uint32_t *membrane,
                                               uint32_t planes) {
    uint32_t fired = 0, over = 0, borrow;
    for (uint32_t p = 1; p < sum->planes; p++) {
        fired |= sum->plane[p];
        over |= p > planes ? sum->plane[p] : 0u;
    }
    borrow = fired;
    for (uint32_t p = 1; p <= planes; p++) {
        *membrane++ = decrement((p < sum->planes ? sum->plane[p] : 0u) | over, &borrow);
    }
    return fired;
}

/* The same, quicker where there are only low planes. */
static inline uint32_t fire(const snn_plane_sum_t *sum, uint32_t *membrane, uint32_t planes) {
    const uint32_t twos = sum->plane[1], fours = sum->plane[2], eights = sum->plane[3];
    const uint32_t fired = twos | fours | eights, over = planes == 2u ? eights : 0u;
    uint32_t borrow = fired;
    if (sum->planes > SNN_LOW_PLANES || planes > SNN_LOW_PLANES) {
        return fire_high(sum, membrane, planes);
    }
    membrane[0] = decrement(twos | over, &borrow);
    membrane[1] = decrement(fours | over, &borrow);
    if (planes > 2u) {
        membrane[2] = decrement(eights, &borrow);
    }
    if (planes > 3u) {
        membrane[3] = 0;
    }
    return fired;
}

/* Some rows that are worked on, and the word of them. */
typedef struct {
    uint32_t step, count;
    const uint32_t *select, *matrix;
    uint32_t *membrane, *fired;
} rows_t;

/* Any step but the last. */
SNN_NOINLINE static SNN_HOT void step_word(const snn_attention_map_t *map, const rows_t *rows) {
    const uint32_t before = carried(map, rows->step), after = carried(map, rows->step + 1u);
    const uint32_t selected = map->selected, next_row = map->next_row;
    const uint32_t members = map->words * map->steps;
    const uint32_t *select = rows->select;
    uint32_t *membrane = rows->membrane, *fired = rows->fired;
    snn_plane_sum_t sum;
    for (uint32_t left = rows->count; left != 0u; left--) {
        if (before == 0u) {
            snn_sum_rows(select, selected, rows->matrix, &sum);
        } else {
            take(membrane, before, &sum);
            snn_sum_rows_onto(select, selected, rows->matrix, &sum);
        }
        *fired = fire(&sum, membrane, after);
        select += selected;
        membrane += members;
        fired += next_row;
    }
}

/* The last step of a word of the rows: nothing is kept. */
SNN_NOINLINE static SNN_HOT void finish_word(const snn_attention_map_t *map, const rows_t *rows) {
    const uint32_t selected = map->selected, next_row = map->next_row;
    const uint32_t members = rows->step == 0u ? 0u : map->words * map->steps;
    const uint32_t *select = rows->select, *membrane = rows->membrane;
    uint32_t *fired = rows->fired;
    for (uint32_t left = rows->count; left != 0u; left--) {
        const uint32_t *const end = select + selected, *matrix = rows->matrix;
        snn_reached_t a = {0, 0};
        if (members != 0u) {
            a.one = membrane[0];
            a.two = membrane[1];
            membrane += members;
        }
        do {
            snn_reach_word(*select++, matrix, &a);
            matrix += 32;
        } while (select != end);
        *fired = a.two;
        fired += next_row;
    }
}

/* The same for this word and the next, for which rows are looked for once. `selected` is a constant
 * where that saves registers. */
static inline void finish_two(const snn_attention_map_t *map, const rows_t *rows,
                              uint32_t selected) {
    const uint32_t next_row = map->next_row, next_word = map->next_word;
    const uint32_t members = rows->step == 0u ? 0u : map->words * map->steps;
    const uint32_t *select = rows->select, *membrane = rows->membrane;
    uint32_t *fired = rows->fired;
    uint32_t *const fired_end = fired + rows->count * next_row;
    do {
        const uint32_t *const end = select + selected;
        const uint32_t *matrix = rows->matrix, *next = matrix + map->rows;
        snn_reached_t a = {0, 0}, b = {0, 0};
        if (members != 0u) {
            a.one = membrane[0];
            a.two = membrane[1];
            b.one = membrane[map->steps];
            b.two = membrane[map->steps + 1u];
            membrane += members;
        }
        do {
            snn_reach_words(*select++, matrix, next, &a, &b);
            matrix += 32;
            next += 32;
        } while (select != end);
        fired[0] = a.two;
        fired[next_word] = b.two;
        fired += next_row;
    } while (fired != fired_end);
}

SNN_NOINLINE static SNN_HOT void finish_words(const snn_attention_map_t *map, const rows_t *rows) {
    if (map->selected == 1u) {
        finish_two(map, rows, 1);
    } else {
        finish_two(map, rows, map->selected);
    }
}

/* Runs one or two words, from `word` on; returns how many. */
static SNN_HOT uint32_t run_words(const snn_attention_map_t *map, const rows_t *rows,
                                  uint32_t word) {
    if (rows->step + 1u < map->steps) {
        step_word(map, rows);
        return 1;
    }
    if (word + 1u < map->words) {
        finish_words(map, rows);
        return 2;
    }
    finish_word(map, rows);
    return 1;
}

void snn_attention_map_rows(const snn_attention_map_t *map, uint32_t step, uint32_t count,
                            const uint32_t *select, const uint32_t *matrix, uint32_t *membrane,
                            uint32_t *fired) {
    rows_t rows = {step, count, select, matrix, membrane, fired};
    uint32_t words;
    for (uint32_t word = 0; word < map->words; word += words) {
        words = run_words(map, &rows, word);
        rows.matrix += words * map->rows;
        rows.membrane += words * map->steps;
        rows.fired += words * map->next_word;
    }
}
