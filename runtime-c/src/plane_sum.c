#include "plane_sum.h"

#if SNN_ISA < SNN_ISA_V7M

void snn_add_high(uint32_t carry, snn_plane_sum_t *sum) {
    uint32_t *plane = sum->plane + SNN_LOW_PLANES;
    uint32_t *const end = sum->plane + sum->planes;
    do {
        if (plane == end) {
            *plane = carry;
            sum->planes++;
            return;
        }
        const uint32_t old = *plane;
        *plane++ = old ^ carry;
        carry &= old;
    } while (carry != 0u);
}

static inline uint32_t count_ones(uint32_t word) {
    word -= (word >> 1) & 0x55555555u;
    word = (word & 0x33333333u) + ((word >> 2) & 0x33333333u);
    return (((word + (word >> 4)) & 0x0F0F0F0Fu) * 0x01010101u) >> 24;
}

/* Rows of a scan; if that is full, all rows from one on. `is_full` is a constant. */
typedef struct {
    const uint32_t *rows;
    uint32_t scan;
} cursor_t;

static inline uint32_t next_row(cursor_t *cursor, uint32_t is_full) {
    return is_full ? *cursor->rows++ : snn_scan_word(&cursor->scan, cursor->rows);
}

/* Adds eight rows. */
static inline void add_eight(cursor_t *cursor, uint32_t is_full, snn_low_sum_t *low,
                             snn_plane_sum_t *sum) {
    uint32_t a, b, c, d;
    a = next_row(cursor, is_full);
    b = next_row(cursor, is_full);
    snn_add3(&low->ones, a, b, &a);
    b = next_row(cursor, is_full);
    c = next_row(cursor, is_full);
    snn_add3(&low->ones, b, c, &b);
    snn_add3(&low->twos, a, b, &a);
    b = next_row(cursor, is_full);
    c = next_row(cursor, is_full);
    snn_add3(&low->ones, b, c, &b);
    c = next_row(cursor, is_full);
    d = next_row(cursor, is_full);
    snn_add3(&low->ones, c, d, &c);
    snn_add3(&low->twos, b, c, &b);
    snn_add3(&low->fours, a, b, &a);
    snn_add2(&low->eights, a, &a);
    if (a != 0u) {
        snn_add_high(a, sum);
    }
}

/* Adds the 24 rows behind the first eight of a word. */
static void add_full(const uint32_t *rows, snn_low_sum_t *low, snn_plane_sum_t *sum) {
    cursor_t cursor = {rows + 8, 0};
    for (uint32_t i = 0; i < 3u; i++) {
        add_eight(&cursor, 1, low, sum);
    }
}

static void add_scan(uint32_t scan, const uint32_t *rows, snn_low_sum_t *low,
                     snn_plane_sum_t *sum) {
    cursor_t cursor = {rows, scan};
    for (uint32_t left = count_ones(scan); left >= 8u; left -= 8u) {
        add_eight(&cursor, 0, low, sum);
    }
    while (cursor.scan != 0u) {
        cursor.scan = snn_add_few(cursor.scan, rows, low, sum);
    }
}

void snn_add_many(uint32_t scan, const uint32_t *rows, snn_low_sum_t *low, snn_plane_sum_t *sum) {
    snn_low_sum_t own = *low;
    if (scan == snn_scan_start(0xFFFFFF00u)) {
        add_full(rows, &own, sum);
    } else {
        add_scan(scan, rows, &own, sum);
    }
    *low = own;
}

#endif
