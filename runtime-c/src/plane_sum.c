#include "plane_sum.h"

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
