/* Currents that join a residual stream with integer vectors (Helium), four channels at a time. What
 * they compute is defined by ../stream_join.c. */
#include "../stream_join.h"

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

/* Four neighbouring channels; `kind` is a constant. */
static inline void join_four(const snn_join_t *join, uint32_t channel, int32x4_t current,
                             uint32_t kind) {
    const int32x4_t multiplier = vreinterpretq_s32_u32(vldrhq_u32(join->multiplier + channel));
    int32x4_t x = vshlq_r_s32(vmulq_s32(current, multiplier), -(int32_t)join->shift);
    x = vaddq_s32(x, vldrwq_s32(join->bias + channel));
    if (kind == SNN_JOIN_NEWEST) {
        x = vaddq_s32(x, vldrhq_s32(join->newer + channel));
    } else if (kind == SNN_JOIN_MEAN) {
        x = vaddq_s32(
            x, vhaddq_s32(vldrhq_s32(join->older + channel), vldrhq_s32(join->newer + channel)));
    }
    const int16x8_t narrow = vqmovnbq_s32(vreinterpretq_s16_s32(x), x); /* Stores even lanes. */
    vstrhq_s32(join->output + channel, vreinterpretq_s32_s16(narrow));
}

/* Channel 8 * k + r has byte k of word r. */
static inline void join_bytes(snn_join_t join, const uint32_t tile[8], uint32_t kind) {
    const int8_t *bytes = (const int8_t *)tile;
    const uint32x4_t words = vidupq_n_u32(0, 4);
#pragma GCC unroll 1 /* More takes more pointers than there are registers. */
    for (uint32_t k = 0; k < 4u; k++) {
        join_four(&join, 0, vldrbq_gather_offset_s32(bytes, words), kind);
        join_four(&join, 4, vldrbq_gather_offset_s32(bytes + 16, words), kind);
        snn_join_next(&join, 8);
        bytes++;
    }
}

void snn_join_bytes(const snn_join_t *join, const uint32_t tile[8]) {
    if (join->kind == SNN_JOIN_MEAN) {
        join_bytes(*join, tile, SNN_JOIN_MEAN);
    } else if (join->kind == SNN_JOIN_NEWEST) {
        join_bytes(*join, tile, SNN_JOIN_NEWEST);
    } else {
        join_bytes(*join, tile, SNN_JOIN_NOTHING);
    }
}

#endif
