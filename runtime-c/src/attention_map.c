#include "attention_map.h"

#include "plane_sum.h"
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
static uint32_t carried(const snn_attention_map_t *map, uint32_t step) {
    const uint32_t planes = map->steps - step + 1u;
    return step == 0u ? 0u : planes < map->most ? planes : map->most;
}

static inline snn_low_sum_t take(const uint32_t *membrane, uint32_t planes, snn_plane_sum_t *sum) {
    snn_low_sum_t low = snn_sum_zero(sum);
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

/* Some rows that are worked on, and the word of them. */
typedef struct {
    uint32_t step, count;
    const uint32_t *select, *matrix;
    uint32_t *membrane, *fired;
} rows_t;

/* Any step but the last. */
SNN_NOINLINE static void step_word(const snn_attention_map_t *map, const rows_t *rows) {
    const uint32_t before = carried(map, rows->step), after = carried(map, rows->step + 1u);
    const uint32_t *select = rows->select;
    uint32_t *membrane = rows->membrane, *fired = rows->fired;
    snn_plane_sum_t sum;
    for (uint32_t left = rows->count; left != 0u; left--) {
        snn_low_sum_t low = take(membrane, before, &sum);
        snn_add_rows(select, map->selected, rows->matrix, &low, &sum);
        *fired = fire(&low, &sum, membrane, after);
        select += map->selected;
        membrane += map->words * map->steps;
        fired += map->next_row;
    }
}

/* Whether a sum is two or more: `one` and `two` say whether it has reached that. */
static inline void reach(uint32_t row, uint32_t *one, uint32_t *two) {
    *two |= *one & row;
    *one |= row;
}

/* The last step of a word of the rows: nothing is kept. */
SNN_NOINLINE static void finish_word(const snn_attention_map_t *map, const rows_t *rows) {
    const uint32_t *select = rows->select, *membrane = rows->membrane;
    uint32_t *fired = rows->fired;
    for (uint32_t left = rows->count; left != 0u; left--) {
        const uint32_t *const end = select + map->selected, *matrix = rows->matrix;
        uint32_t one = 0, two = 0;
        if (rows->step != 0u) {
            one = membrane[0];
            two = membrane[1];
            membrane += map->words * map->steps;
        }
        do {
            for (uint32_t scan = snn_scan_start(*select++); scan != 0u;) {
                reach(snn_scan_word(&scan, matrix), &one, &two);
            }
            matrix += 32;
        } while (select != end);
        *fired = two;
        fired += map->next_row;
    }
}

#if SNN_ISA != SNN_ISA_V6M
/* The same for this word and the next, for which rows are looked for once. */
SNN_NOINLINE static void finish_words(const snn_attention_map_t *map, const rows_t *rows) {
    const uint32_t *select = rows->select, *membrane = rows->membrane;
    uint32_t *fired = rows->fired;
    for (uint32_t left = rows->count; left != 0u; left--) {
        const uint32_t *const end = select + map->selected, *matrix = rows->matrix;
        const uint32_t *next = matrix + map->rows;
        uint32_t one = 0, two = 0, next_one = 0, next_two = 0;
        if (rows->step != 0u) {
            one = membrane[0];
            two = membrane[1];
            next_one = membrane[map->steps];
            next_two = membrane[map->steps + 1u];
            membrane += map->words * map->steps;
        }
        do {
            for (uint32_t scan = snn_scan_start(*select++); scan != 0u;) {
                const uint32_t row = snn_scan_next(&scan);
                reach(matrix[row], &one, &two);
                reach(next[row], &next_one, &next_two);
            }
            matrix += 32;
            next += 32;
        } while (select != end);
        fired[0] = two;
        fired[map->next_word] = next_two;
        fired += map->next_row;
    }
}
#endif

/* Runs one or two words, from `word` on; returns how many. */
static uint32_t run_words(const snn_attention_map_t *map, const rows_t *rows, uint32_t word) {
    if (rows->step + 1u < map->steps) {
        step_word(map, rows);
        return 1;
    }
#if SNN_ISA != SNN_ISA_V6M
    if (word + 1u < map->words) {
        finish_words(map, rows);
        return 2;
    }
#else
    (void)word;
#endif
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
