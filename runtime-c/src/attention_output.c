#include "attention_output.h"

#include "scan.h"

uint32_t snn_attention_least(int32_t lambda, int32_t threshold) {
    return lambda > 0 ? ((uint32_t)threshold + (uint32_t)lambda - 1u) / (uint32_t)lambda : 0u;
}

static uint32_t not_zero(const snn_plane_sum_t *sum) {
    uint32_t any = 0;
    for (uint32_t p = 0; p < sum->planes; p++) {
        any |= sum->plane[p];
    }
    return any;
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

static int32_t element(const snn_plane_sum_t *sum, uint32_t position) {
    uint32_t value = 0;
    for (uint32_t p = 0; p < sum->planes; p++) {
        value |= (sum->plane[p] >> position & 1u) << p;
    }
    return (int32_t)value;
}

/* Neurons one by one. */
static uint32_t fire_each(const snn_attention_output_t *output, const snn_plane_sum_t *sum,
                          uint32_t which, uint32_t *charged, int32_t *membrane) {
    uint32_t fired = 0;
    for (uint32_t scan = snn_scan_start(which); scan != 0u;) {
        const uint32_t position = snn_scan_next(&scan);
        const uint32_t bit = 1u << position;
        int32_t v = element(sum, position) * output->lambda;
        if ((*charged & bit) != 0u) {
            v += membrane[position] >> 1;
        }
        *charged &= ~bit;
        if (v >= output->threshold) {
            fired |= bit;
        } else if (v != 0) {
            membrane[position] = v;
            *charged |= bit;
        }
    }
    return fired;
}

uint32_t snn_attention_fire(const snn_attention_output_t *output, const snn_plane_sum_t *sum,
                            uint32_t *charged, int32_t *membrane) {
    const uint32_t reached = reach(sum, output->least) & ~*charged;
    uint32_t which = *charged;
    if (!output->is_last) {
        which |= not_zero(sum) & ~reached;
    }
    return reached | fire_each(output, sum, which, charged, membrane);
}
