#include "plane_sum.h"

#include "counters.h"
#include "scan.h"

/* The planes of a sum that stay in registers. */
typedef struct {
    uint32_t ones, twos, fours;
} low_t;

static inline low_t load(const snn_plane_sum_t *sum) {
    const low_t low = {sum->plane[0], sum->plane[1], sum->plane[2]};
    return low;
}

static inline void store(low_t low, snn_plane_sum_t *sum) {
    sum->plane[0] = low.ones;
    sum->plane[1] = low.twos;
    sum->plane[2] = low.fours;
}

/* Adds what is carried out of the fours; planes come into use when something reaches them. */
static inline void add_eights(uint32_t carry, snn_plane_sum_t *sum) {
    uint32_t *plane = sum->plane + SNN_SUM_LOW_PLANES;
    while (carry != 0u) {
        if (plane == sum->plane + sum->planes) {
            *plane = carry;
            sum->planes++;
            return;
        }
        const uint32_t old = *plane;
        *plane++ = old ^ carry;
        carry &= old;
    }
}

static inline void add_one(low_t *low, uint32_t row, snn_plane_sum_t *sum) {
    snn_add2(&low->ones, row, &row);
    snn_add2(&low->twos, row, &row);
    snn_add2(&low->fours, row, &row);
    add_eights(row, sum);
}

static inline void add_two(low_t *low, uint32_t a, uint32_t b, snn_plane_sum_t *sum) {
    snn_add3(&low->ones, a, b, &a);
    snn_add2(&low->twos, a, &a);
    snn_add2(&low->fours, a, &a);
    add_eights(a, sum);
}

void snn_sum_rows(snn_row_choice_t choice, const uint32_t *rows, snn_plane_sum_t *sum) {
    const uint32_t *const end = choice.bits + choice.words;
    low_t low = load(sum);
    do {
        uint32_t scan = snn_scan_start(*choice.bits++);
        while (scan != 0u) {
            const uint32_t a = rows[snn_scan_next(&scan)];
            if (scan == 0u) {
                add_one(&low, a, sum);
                break;
            }
            add_two(&low, a, rows[snn_scan_next(&scan)], sum);
        }
        rows += 32;
    } while (choice.bits != end);
    store(low, sum);
}

void snn_reach_two(snn_row_choice_t choice, const uint32_t *rows, uint32_t *ones, uint32_t *twos) {
    const uint32_t *const end = choice.bits + choice.words;
    uint32_t one = *ones, two = *twos;
    do {
        uint32_t scan = snn_scan_start(*choice.bits++);
        while (scan != 0u) {
            const uint32_t row = rows[snn_scan_next(&scan)];
            two |= one & row;
            one |= row;
        }
        rows += 32;
    } while (choice.bits != end);
    *twos = two;
}

#if SNN_MATRIX_GROUP == 2u
void snn_sum_rows_group(snn_row_choice_t choice, const uint32_t *rows, snn_plane_sum_t *sums) {
    const uint32_t *const end = choice.bits + choice.words;
    low_t first = load(&sums[0]), second = load(&sums[1]);
    do {
        uint32_t scan = snn_scan_start(*choice.bits++);
        while (scan != 0u) {
            const uint32_t *const a = rows + 2u * snn_scan_next(&scan);
            if (scan == 0u) {
                add_one(&first, a[0], &sums[0]);
                add_one(&second, a[1], &sums[1]);
                break;
            }
            const uint32_t *const b = rows + 2u * snn_scan_next(&scan);
            add_two(&first, a[0], b[0], &sums[0]);
            add_two(&second, a[1], b[1], &sums[1]);
        }
        rows += 64;
    } while (choice.bits != end);
    store(first, &sums[0]);
    store(second, &sums[1]);
}

void snn_reach_two_group(snn_row_choice_t choice, const uint32_t *rows, uint32_t *ones,
                         uint32_t *twos) {
    const uint32_t *const end = choice.bits + choice.words;
    uint32_t one0 = ones[0], one1 = ones[1], two0 = twos[0], two1 = twos[1];
    do {
        uint32_t scan = snn_scan_start(*choice.bits++);
        while (scan != 0u) {
            const uint32_t *const row = rows + 2u * snn_scan_next(&scan);
            const uint32_t row0 = row[0], row1 = row[1];
            two0 |= one0 & row0;
            one0 |= row0;
            two1 |= one1 & row1;
            one1 |= row1;
        }
        rows += 64;
    } while (choice.bits != end);
    twos[0] = two0;
    twos[1] = two1;
}
#endif
