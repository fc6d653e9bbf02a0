/* Currents that join a residual with integer vectors (Helium), four channels at a time. What
 * they compute is defined by residual/residual_join.c. */
#include "residual/residual_join.h"

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

#include "word/bits.h"

/* Four neighbouring channels; `kind` is a constant. */
static inline void join_four(const snn_join_t *join, int32x4_t current, uint32_t kind) {
    const int32x4_t multiplier = vreinterpretq_s32_u32(vldrhq_u32(join->multiplier));
    int32x4_t x = vshlq_r_s32(vmulq_s32(current, multiplier), -(int32_t)join->shift);
    x = vaddq_s32(x, vldrwq_s32(join->bias));
    if (kind == SNN_JOIN_NEWEST) {
        x = vaddq_s32(x, vldrhq_s32(join->newer));
    } else if (kind == SNN_JOIN_MEAN) {
        x = vaddq_s32(x, vhaddq_s32(vldrhq_s32(join->older), vldrhq_s32(join->newer)));
    }
    /* Only even lanes are written, and only they are stored. */
    const int16x8_t narrow = vqmovnbq_s32(vuninitializedq_s16(), x);
    vstrhq_s32(join->output, vreinterpretq_s32_s16(narrow));
}

static inline void join_as(snn_join_t join, snn_join_at_t at, const int8_t *bytes, uint32_t kind) {
    join.multiplier += at.channel;
    join.bias += at.channel;
    join.older += kind == SNN_JOIN_MEAN ? at.element : 0u;
    join.newer += kind != SNN_JOIN_NOTHING ? at.element : 0u;
    join.output += at.element;
#pragma GCC unroll 1 /* More takes more pointers than there are registers. */
    for (uint32_t fours = 8; fours != 0u; fours--) {
        join_four(&join, vldrbq_s32(bytes), kind);
        join.multiplier += 4;
        join.bias += 4;
        join.older += kind == SNN_JOIN_MEAN ? 4 : 0;
        join.newer += kind != SNN_JOIN_NOTHING ? 4 : 0;
        join.output += 4;
        bytes += 4;
        /* Otherwise they become offsets to one of them, which loads do not take. */
        __asm__("" : "+r"(join.multiplier), "+r"(join.newer), "+r"(join.older), "+r"(join.output));
    }
}

/* 32 channels in their order. */
static inline void join_in_order(const snn_join_t *join, snn_join_at_t at, const int8_t bytes[32]) {
    if (join->kind == SNN_JOIN_MEAN) {
        join_as(*join, at, bytes, SNN_JOIN_MEAN);
    } else if (join->kind == SNN_JOIN_NEWEST) {
        join_as(*join, at, bytes, SNN_JOIN_NEWEST);
    } else {
        join_as(*join, at, bytes, SNN_JOIN_NOTHING);
    }
}

void snn_join_bytes(const snn_join_t *join, snn_join_at_t at, const uint32_t bytes[8]) {
    const int8_t *from = (const int8_t *)bytes;
    const uint8x16_t words = vshlq_n_u8(vidupq_n_u8(0, 1), 2); /* 0 to 28, twice. */
    const uint8x16_t offsets =
        vaddq_u8(vandq_u8(words, vdupq_n_u8(28)), vshrq_n_u8(vidupq_n_u8(0, 1), 3));
    int8_t in_order[32];
    vst1q_s8(in_order, vldrbq_gather_offset_s8(from, offsets));
    vst1q_s8(in_order + 16, vldrbq_gather_offset_s8(from + 2, offsets));
    join_in_order(join, at, in_order);
}

/* The bits of a row say which lanes grow: as long as there are few events, this takes less than
 * counting in bit planes and turning them. */
void snn_join_rows(const snn_join_t *join, snn_join_at_t at, const uint16_t *list, uint32_t count,
                   const uint32_t *rows) {
    int8_t bytes[32];
    int8x16_t low = vdupq_n_s8((int8_t) - (int32_t)count), high = low;
    for (; count != 0u; count--) {
        const uint32_t row = rows[*list++];
        low = vaddq_m_n_s8(low, low, 2, (mve_pred16_t)row);
        high = vaddq_m_n_s8(high, high, 2, (mve_pred16_t)(row >> 16));
    }
    vst1q_s8(bytes, low);
    vst1q_s8(bytes + 16, high);
    join_in_order(join, at, bytes);
}

#endif
