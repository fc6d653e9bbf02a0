#include "stream_join.h"

static inline snn_join_at_t behind(snn_join_at_t at, uint32_t channels) {
    const snn_join_at_t result = {at.element + channels, at.channel + channels};
    return result;
}

static inline void join_sums(snn_join_t join, snn_join_at_t at, const uint32_t *sums,
                             uint32_t correction, uint32_t count, uint32_t kind) {
    for (uint32_t c = 0; c < count; c++) {
        snn_join_one(&join, behind(at, c), (int32_t)(2u * sums[c] - correction), kind);
    }
}

void snn_join_sums(const snn_join_t *join, snn_join_at_t at, const uint32_t *sums,
                   uint32_t correction, uint32_t count) {
    if (join->kind == SNN_JOIN_MEAN) {
        join_sums(*join, at, sums, correction, count, SNN_JOIN_MEAN);
    } else if (join->kind == SNN_JOIN_NEWEST) {
        join_sums(*join, at, sums, correction, count, SNN_JOIN_NEWEST);
    } else {
        join_sums(*join, at, sums, correction, count, SNN_JOIN_NOTHING);
    }
}

#if SNN_ISA < SNN_ISA_DSP

static inline void join_bytes(snn_join_t join, snn_join_at_t at, const uint32_t tile[8],
                              uint32_t kind) {
    for (uint32_t r = 0; r < 8u; r++) {
        const uint32_t bytes = tile[r];
        snn_join_one(&join, behind(at, r), (int32_t)(bytes << 24) >> 24, kind);
        snn_join_one(&join, behind(at, r + 8u), (int32_t)(bytes << 16) >> 24, kind);
        snn_join_one(&join, behind(at, r + 16u), (int32_t)(bytes << 8) >> 24, kind);
        snn_join_one(&join, behind(at, r + 24u), (int32_t)bytes >> 24, kind);
    }
}

void snn_join_bytes(const snn_join_t *join, snn_join_at_t at, const uint32_t tile[8]) {
    if (join->kind == SNN_JOIN_MEAN) {
        join_bytes(*join, at, tile, SNN_JOIN_MEAN);
    } else if (join->kind == SNN_JOIN_NEWEST) {
        join_bytes(*join, at, tile, SNN_JOIN_NEWEST);
    } else {
        join_bytes(*join, at, tile, SNN_JOIN_NOTHING);
    }
}

#endif
