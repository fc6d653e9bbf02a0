#ifndef SNN_SRC_SYNAPSE_DOT_H
#define SNN_SRC_SYNAPSE_DOT_H

#include <stdint.h>

#include "snn/lanes.h"

/* Dot products of 8-bit weights and 8-bit pixels. Internal to the library. */

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

static inline int32_t snn_dot(const int8_t *weights, const uint8_t *pixels, uint32_t count) {
    int32_t sum = 0;
    for (;;) {
        const mve_pred16_t lanes = vctp16q(count);
        const int16x8_t w = vldrbq_z_s16(weights, lanes);
        const uint16x8_t p = vldrbq_z_u16(pixels, lanes);
        sum = vmladavaq_s16(sum, w, vreinterpretq_s16_u16(p));
        if (count <= 8u) {
            return sum;
        }
        weights += 8;
        pixels += 8;
        count -= 8u;
    }
}

#else

static inline int32_t snn_dot(const int8_t *weights, const uint8_t *pixels, uint32_t count) {
    const uint8_t *const end = pixels + count;
    int32_t sum = 0;
    while (end - pixels >= 4) {
        sum += weights[0] * pixels[0];
        sum += weights[1] * pixels[1];
        sum += weights[2] * pixels[2];
        sum += weights[3] * pixels[3];
        weights += 4;
        pixels += 4;
    }
    while (pixels != end) {
        sum += *weights++ * *pixels++;
    }
    return sum;
}

#endif

#endif
