#include "attention_output.h"

#include "scan.h"

uint32_t snn_attention_least(int32_t lambda, int32_t threshold) {
    return lambda > 0 ? ((uint32_t)threshold + (uint32_t)lambda - 1u) / (uint32_t)lambda : 0u;
}

/* Which sums are `least` or more. */
static uint32_t reach(const snn_plane_sum_t *sum, uint32_t least) {
    uint32_t reached = 0xFFFFFFFFu;
    if (least == 0u || least >> sum->planes != 0u) {
        return 0;
    }
    for (uint32_t p = 0; p < sum->planes; p++) {
        reached = (least >> p & 1u) != 0u ? reached & sum->plane[p] : reached | sum->plane[p];
    }
    return reached;
}

/* The sums of four neurons, from `first` on, as bytes: bits 8 * p to 8 * p + 7 of each. */
static uint32_t bytes_of(const snn_plane_sum_t *sum, uint32_t first, uint32_t planes, uint32_t p) {
    uint32_t bytes = 0;
    for (; p < planes; p++) {
        const uint32_t nibble = sum->plane[p] >> first & 15u;
        bytes |= (nibble * 0x00204081u & 0x01010101u) << (p & 7u);
    }
    return bytes;
}

/* Neurons that are worked on one by one. */
typedef struct {
    int32_t lambda, threshold;
    uint32_t charged, fired;
    int32_t *membrane;
} each_t;

static inline void fire_one(each_t *each, uint32_t position, int32_t n) {
    const uint32_t bit = 1u << position;
    int32_t v = n * each->lambda;
    if ((each->charged & bit) != 0u) {
        v += each->membrane[position] >> 1;
        each->charged ^= bit;
    }
    if (v >= each->threshold) {
        each->fired |= bit;
    } else if (v != 0) {
        each->membrane[position] = v;
        each->charged |= bit;
    }
}

static void fire_each(each_t *each, const snn_plane_sum_t *sum, uint32_t which) {
    const uint32_t low_planes = sum->planes < 8u ? sum->planes : 8u;
    for (uint32_t first = 0; which >> first != 0u; first += 4u) {
        uint32_t nibble = which >> first & 15u, low, high;
        if (nibble == 0u) {
            continue;
        }
        low = bytes_of(sum, first, low_planes, 0);
        high = bytes_of(sum, first, sum->planes, 8);
        for (uint32_t position = first; nibble != 0u; position++) {
            if ((nibble & 1u) != 0u) {
                fire_one(each, position, (int32_t)((low & 255u) | (high & 255u) << 8));
            }
            nibble >>= 1;
            low >>= 8;
            high >>= 8;
        }
        if (first == 28u) {
            break;
        }
    }
}

uint32_t snn_attention_fire(const snn_attention_output_t *output, const snn_low_sum_t *low,
                            snn_plane_sum_t *sum, uint32_t *charged, int32_t *membrane) {
    uint32_t which = *charged, reached, any = low->ones | low->twos | low->fours | low->eights;
    sum->plane[0] = low->ones;
    sum->plane[1] = low->twos;
    sum->plane[2] = low->fours;
    sum->plane[3] = low->eights;
    for (uint32_t p = SNN_LOW_PLANES; p < sum->planes; p++) {
        any |= sum->plane[p];
    }
    reached = reach(sum, output->least) & ~*charged;
    if (!output->is_last) {
        which |= any & ~reached;
    }
    if (which != 0u) {
        each_t each = {output->lambda, output->threshold, *charged, reached, membrane};
        fire_each(&each, sum, which);
        *charged = each.charged;
        return each.fired;
    }
    return reached;
}
