#include "bitplane/plane_sum.h"

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

/* Adds eight rows. */
static inline void add_eight(const uint32_t *rows, snn_low_sum_t *low, snn_plane_sum_t *sum) {
    uint32_t a, b, c;
    snn_add3(&low->ones, rows[0], rows[1], &a);
    snn_add3(&low->ones, rows[2], rows[3], &b);
    snn_add3(&low->twos, a, b, &a);
    snn_add3(&low->ones, rows[4], rows[5], &b);
    snn_add3(&low->ones, rows[6], rows[7], &c);
    snn_add3(&low->twos, b, c, &b);
    snn_add3(&low->fours, a, b, &a);
    snn_add2(&low->eights, a, &a);
    if (a != 0u) {
        snn_add_high(a, sum);
    }
}

void snn_add_full(const uint32_t *rows, snn_low_sum_t *low, snn_plane_sum_t *sum) {
    snn_low_sum_t own = *low;
    for (uint32_t i = 0; i < 4u; i++) {
        add_eight(rows, &own, sum);
        rows += 8;
    }
    *low = own;
}

#endif
