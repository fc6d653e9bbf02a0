#ifndef SNN_SRC_STREAM_JOIN_H
#define SNN_SRC_STREAM_JOIN_H

#include <stddef.h>
#include <stdint.h>

#include "snn/lanes.h"

/* How currents join a residual stream. Internal to the library.
 *
 * Sums are formed modulo 2^32: the compiler proves that what counts fits. */

/* What a current is added to. */
enum { SNN_JOIN_NOTHING, SNN_JOIN_NEWEST, SNN_JOIN_MEAN };

/* From one channel of a position on: its constants, a state and those before it. Pointers that
 * `kind` does not need are NULL. */
typedef struct {
    uint32_t kind, shift;
    const uint16_t *multiplier;
    const int32_t *bias;
    const int16_t *older, *newer;
    int16_t *output;
} snn_join_t;

/* Moves on by channels of the same position, or to another position. */
static inline void snn_join_move(snn_join_t *join, uint32_t elements) {
    join->output += elements;
    if (join->kind != SNN_JOIN_NOTHING) {
        join->newer += elements;
    }
    if (join->kind == SNN_JOIN_MEAN) {
        join->older += elements;
    }
}

static inline void snn_join_next(snn_join_t *join, uint32_t channels) {
    join->multiplier += channels;
    join->bias += channels;
    snn_join_move(join, channels);
}

/* What needs 16 bits is common. */
static inline int16_t snn_saturated(int32_t value) {
#if SNN_ISA >= SNN_ISA_V7M
    __asm__("ssat %0, #16, %0" : "+r"(value));
    return (int16_t)value;
#else
    const int16_t narrow = (int16_t)(uint16_t)(uint32_t)value;
    return narrow == value ? narrow : (int16_t)(0x7FFF ^ (value >> 31));
#endif
}

/* One channel; `kind` is a constant. */
static inline void snn_join_one(const snn_join_t *join, uint32_t channel, int32_t current,
                                uint32_t kind) {
    const uint32_t product = (uint32_t)current * join->multiplier[channel];
    int32_t x =
        (int32_t)((uint32_t)((int32_t)product >> join->shift) + (uint32_t)join->bias[channel]);
    if (kind == SNN_JOIN_NEWEST) {
        x = (int32_t)((uint32_t)x + (uint32_t)join->newer[channel]);
    } else if (kind == SNN_JOIN_MEAN) {
        const int32_t mean = (join->older[channel] + join->newer[channel]) >> 1;
        x = (int32_t)((uint32_t)x + (uint32_t)mean);
    }
    join->output[channel] = snn_saturated(x);
}

/* The currents of `count` channels, 2 * sum - correction. */
void snn_join_sums(const snn_join_t *join, const uint32_t *sums, uint32_t correction,
                   uint32_t count);

/* The currents of 32 channels: byte k of word r, with sign, is that of channel 8 * k + r. */
void snn_join_bytes(const snn_join_t *join, const uint32_t tile[8]);

#endif
