#include "attention/attention_output.h"

#include "word/clear.h"
#include "word/to_bytes.h"

uint32_t snn_attention_least(int32_t lambda, int32_t threshold) {
    return lambda > 0 ? ((uint32_t)threshold + (uint32_t)lambda - 1u) / (uint32_t)lambda : 0u;
}

/* Which sums are `least` or more. */
static SNN_HOT uint32_t reach(const snn_plane_sum_t *sum, uint32_t least) {
    uint32_t reached = 0xFFFFFFFFu;
    if (least == 0u || least >> sum->planes != 0u) {
        return 0;
    }
    for (uint32_t p = 0; p < sum->planes; p++) {
        reached = (least >> p & 1u) != 0u ? reached & sum->plane[p] : reached | sum->plane[p];
    }
    return reached;
}

static SNN_HOT void planes_to_bytes(const snn_plane_sum_t *sum, uint32_t bytes[8]) {
    if (sum->planes == SNN_LOW_PLANES) {
        snn_to_bytes(sum->plane, SNN_LOW_PLANES, bytes);
    } else {
        snn_to_bytes(sum->plane, sum->planes, bytes);
    }
}

#if SNN_ISA != SNN_ISA_MVE

/* One neuron; returns 1 if it does not fire. */
static inline uint32_t keep_one(int32_t lambda, int32_t threshold, uint32_t n, int32_t *membrane,
                                uint32_t is_first) {
    const int32_t half = is_first ? 0 : *membrane >> 1;
    const int32_t v = half + (int32_t)n * lambda;
    const int32_t below = v - threshold;
    *membrane = v & (below >> 31);
    return (uint32_t)below >> 31;
}

/* `is_first` is a constant. */
static inline uint32_t fire_words(const snn_attention_output_t *output, const uint32_t bytes[8],
                                  int32_t *membrane, uint32_t is_first) {
    const int32_t lambda = output->lambda, threshold = output->threshold;
    uint32_t kept = 0;
    for (uint32_t r = 8; r-- != 0u;) {
        const uint32_t n = bytes[r];
        kept <<= 1;
        kept |= keep_one(lambda, threshold, n & 255u, membrane, is_first);
        kept |= keep_one(lambda, threshold, n >> 8 & 255u, membrane + 1, is_first) << 8;
        kept |= keep_one(lambda, threshold, n >> 16 & 255u, membrane + 2, is_first) << 16;
        kept |= keep_one(lambda, threshold, n >> 24, membrane + 3, is_first) << 24;
        membrane += 4;
    }
    return ~kept;
}

uint32_t snn_attention_fire_bytes(const snn_attention_output_t *output, const uint32_t bytes[8],
                                  int32_t *membrane, uint32_t is_first) {
    return is_first ? fire_words(output, bytes, membrane, 1)
                    : fire_words(output, bytes, membrane, 0);
}

#endif

/* Adds the planes from 2^8 on to the membranes, twice, as these are halved next. */
static SNN_HOT void charge(const snn_attention_output_t *output, const snn_plane_sum_t *sum,
                           int32_t *membrane) {
    for (uint32_t channel = 0; channel < 32u; channel++) {
        int32_t n = 0;
        for (uint32_t p = sum->planes; p-- > 8u;) {
            n = 2 * n + (int32_t)(sum->plane[p] >> channel & 1u);
        }
        membrane[4u * (7u - channel % 8u) + channel / 8u] += n * output->lambda * 512;
    }
}

/* Whether all sums are 0. */
static SNN_HOT uint32_t is_zero(const snn_plane_sum_t *sum) {
    return sum->planes == SNN_LOW_PLANES &&
           (sum->plane[0] | sum->plane[1] | sum->plane[2] | sum->plane[3]) == 0u;
}

uint32_t snn_attention_fire(const snn_attention_output_t *output, const snn_plane_sum_t *sum,
                            uint32_t *state) {
    int32_t *const membrane = (int32_t *)(state + 1);
    uint32_t bytes[8], is_first;
    if (state[0] == 0u && is_zero(sum)) {
        return 0;
    }
    if (state[0] == 0u && output->is_last) {
        return reach(sum, output->least);
    }
    if (sum->planes > 8u) {
        if (state[0] == 0u) {
            snn_clear_s32(membrane, 32);
            state[0] = 1;
        }
        charge(output, sum, membrane);
    }
    planes_to_bytes(sum, bytes);
    is_first = state[0] == 0u;
    state[0] = 1;
    return snn_attention_fire_bytes(output, bytes, membrane, is_first);
}
