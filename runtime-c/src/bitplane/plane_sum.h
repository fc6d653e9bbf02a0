#ifndef SNN_SRC_BITPLANE_PLANE_SUM_H
#define SNN_SRC_BITPLANE_PLANE_SUM_H

#include <stdint.h>

#include "bitplane/counters.h"
#include "snn/placement.h"
#include "word/scan.h"

/* Sums of selected rows of a matrix of bits, 32 columns at a time, in bit planes. Internal to the
 * library.
 *
 * Rows are selected by the bits of words and added as they are found, up to four at a time through
 * carry-save adders. More would save little of the adders' work and have to be counted first. Only
 * words that select all their rows are known without looking. */

#define SNN_SUM_PLANES 16u

#define SNN_LOW_PLANES 4u

typedef struct {
    uint32_t planes; /* In use, at least SNN_LOW_PLANES; the others come when a sum reaches them. */
    uint32_t plane[SNN_SUM_PLANES];
} snn_plane_sum_t;

#if SNN_ISA >= SNN_ISA_V7M

/**
 * Sums of rows.
 *
 * @param bits   Which rows: a bit for each. Bits behind the last row are zero.
 * @param count  Words of the bits, at least 1.
 * @param rows   The first row; only selected ones are read.
 * @param sum    The sums, written.
 */
SNN_HOT void snn_sum_rows(const uint32_t *bits, uint32_t count, const uint32_t *rows,
                          snn_plane_sum_t *sum);

/* The same on top of what the sums are. */
SNN_HOT void snn_sum_rows_onto(const uint32_t *bits, uint32_t count, const uint32_t *rows,
                               snn_plane_sum_t *sum);

#else

/* The planes that stay in registers while rows are added. */
typedef struct {
    uint32_t ones, twos, fours, eights;
} snn_low_sum_t;

/* Adds what is carried out of the eights, which is seldom anything. */
SNN_HOT void snn_add_high(uint32_t carry, snn_plane_sum_t *sum);

static inline void snn_add_fours(uint32_t carry, snn_low_sum_t *low, snn_plane_sum_t *sum) {
    snn_add2(&low->fours, carry, &carry);
    snn_add2(&low->eights, carry, &carry);
    if (carry != 0u) {
        snn_add_high(carry, sum);
    }
}

/* Adds all rows of a word. */
SNN_HOT void snn_add_full(const uint32_t *rows, snn_low_sum_t *low, snn_plane_sum_t *sum);

/* Adds the rows of up to four bits of a scan; returns what is left of it. */
static inline uint32_t snn_add_few(uint32_t scan, const uint32_t *rows, snn_low_sum_t *low,
                                   snn_plane_sum_t *sum) {
    uint32_t a = snn_scan_word(&scan, rows), b, c, d;
    if (scan == 0u) {
        snn_add2(&low->ones, a, &a);
    } else {
        b = snn_scan_word(&scan, rows);
        snn_add3(&low->ones, a, b, &a);
        if (scan != 0u) {
            c = snn_scan_word(&scan, rows);
            d = scan != 0u ? snn_scan_word(&scan, rows) : 0u;
            snn_add3(&low->ones, c, d, &b);
            snn_add3(&low->twos, a, b, &a);
            snn_add_fours(a, low, sum);
            return scan;
        }
    }
    if (a != 0u) {
        snn_add2(&low->twos, a, &a);
        snn_add_fours(a, low, sum);
    }
    return 0;
}

/* Adds the rows of a word's bits. */
static inline void snn_add_word(uint32_t word, const uint32_t *rows, snn_low_sum_t *low,
                                snn_plane_sum_t *sum) {
    uint32_t scan = snn_scan_start(word);
    if (word == 0xFFFFFFFFu) {
        snn_low_sum_t memory = *low;
        snn_add_full(rows, &memory, sum);
        *low = memory;
        return;
    }
    while (scan != 0u) {
        scan = snn_add_few(scan, rows, low, sum);
    }
}

/* Adds the rows that `count` words of bits select. */
static inline void snn_add_rows(const uint32_t *bits, uint32_t count, const uint32_t *rows,
                                snn_low_sum_t low, snn_plane_sum_t *sum) {
    const uint32_t *const end = bits + count;
    do {
        snn_add_word(*bits++, rows, &low, sum);
        rows += 32;
    } while (bits != end);
    sum->plane[0] = low.ones;
    sum->plane[1] = low.twos;
    sum->plane[2] = low.fours;
    sum->plane[3] = low.eights;
}

static inline void snn_sum_rows(const uint32_t *bits, uint32_t count, const uint32_t *rows,
                                snn_plane_sum_t *sum) {
    const snn_low_sum_t low = {0, 0, 0, 0};
    sum->planes = SNN_LOW_PLANES;
    snn_add_rows(bits, count, rows, low, sum);
}

static inline void snn_sum_rows_onto(const uint32_t *bits, uint32_t count, const uint32_t *rows,
                                     snn_plane_sum_t *sum) {
    const snn_low_sum_t low = {sum->plane[0], sum->plane[1], sum->plane[2], sum->plane[3]};
    snn_add_rows(bits, count, rows, low, sum);
}

#endif

#endif
