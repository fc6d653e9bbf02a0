#include "residual/residual_join.h"

/* A step of its own for each half of the work, as small cores have few registers. */

static inline void join_as(const snn_join_t *join, uint32_t element, const int32_t *y,
                           uint32_t count, uint32_t kind) {
    const int16_t *const older = kind == SNN_JOIN_MEAN ? join->older + element : NULL;
    const int16_t *const newer = kind != SNN_JOIN_NOTHING ? join->newer + element : NULL;
    int16_t *const output = join->output + element;
    for (uint32_t c = 0; c < count; c++) {
        int32_t x = y[c];
        if (kind == SNN_JOIN_NEWEST) {
            x = (int32_t)((uint32_t)x + (uint32_t)newer[c]);
        } else if (kind == SNN_JOIN_MEAN) {
            x = (int32_t)((uint32_t)x + (uint32_t)((older[c] + newer[c]) >> 1));
        }
        output[c] = snn_saturated(x);
    }
}

static SNN_HOT void join_scaled(const snn_join_t *join, uint32_t element, const int32_t *y,
                                uint32_t count) {
    if (join->kind == SNN_JOIN_MEAN) {
        join_as(join, element, y, count, SNN_JOIN_MEAN);
    } else if (join->kind == SNN_JOIN_NEWEST) {
        join_as(join, element, y, count, SNN_JOIN_NEWEST);
    } else {
        join_as(join, element, y, count, SNN_JOIN_NOTHING);
    }
}

static inline int32_t scaled(int32_t current, uint32_t multiplier, uint32_t shift, int32_t bias) {
    const int32_t y = (int32_t)((uint32_t)current * multiplier) >> shift;
    return (int32_t)((uint32_t)y + (uint32_t)bias);
}

void snn_join_sums(const snn_join_t *join, snn_join_at_t at, uint32_t *sums, uint32_t correction,
                   uint32_t count) {
    const uint16_t *const multiplier = join->multiplier + at.channel;
    const int32_t *const bias = join->bias + at.channel;
    const uint32_t shift = join->shift;
    int32_t *const y = (int32_t *)sums;
    for (uint32_t c = 0; c < count; c++) {
        y[c] = scaled((int32_t)(2u * sums[c] - correction), multiplier[c], shift, bias[c]);
    }
    join_scaled(join, at.element, y, count);
}

#if SNN_ISA < SNN_ISA_V7M
void snn_join_bytes(const snn_join_t *join, snn_join_at_t at, const uint32_t bytes[8]) {
    const uint16_t *multiplier = join->multiplier + at.channel;
    const int32_t *bias = join->bias + at.channel;
    const uint32_t shift = join->shift;
    int32_t scaled_currents[32];
    int32_t *y = scaled_currents;
    do {
        const uint32_t word = *bytes++;
        y[0] = scaled((int32_t)(word << 24) >> 24, multiplier[0], shift, bias[0]);
        y[8] = scaled((int32_t)(word << 16) >> 24, multiplier[8], shift, bias[8]);
        y[16] = scaled((int32_t)(word << 8) >> 24, multiplier[16], shift, bias[16]);
        y[24] = scaled((int32_t)word >> 24, multiplier[24], shift, bias[24]);
        multiplier++;
        bias++;
    } while (++y != scaled_currents + 8);
    join_scaled(join, at.element, scaled_currents, 32);
}
#endif
