#ifndef SNN_SRC_GATHER_H
#define SNN_SRC_GATHER_H

#include <stdint.h>

/* Event-driven sums of weight codes. Internal to the library. */

/**
 * Adds the weight rows of all set bits among `count` bits from bit `first` of a plane on.
 *
 * @param plane     Packed bits.
 * @param first     First bit to look at.
 * @param count     Number of bits to look at, at least 1.
 * @param rows      Row of bit `first`; the rows of the following bits follow, see snn/conv2d.h.
 * @param channels  Codes per row, at least 1.
 * @param sum       Sum of codes per channel, modulo its width; added to.
 * @return Number of set bits.
 */
uint32_t snn_gather_s8_s16(const uint32_t *plane, uint32_t first, uint32_t count,
                           const uint8_t *rows, uint32_t channels, uint16_t *sum);
uint32_t snn_gather_s8_s32(const uint32_t *plane, uint32_t first, uint32_t count,
                           const uint8_t *rows, uint32_t channels, uint32_t *sum);
uint32_t snn_gather_s4_s16(const uint32_t *plane, uint32_t first, uint32_t count,
                           const uint8_t *rows, uint32_t channels, uint16_t *sum);
uint32_t snn_gather_s4_s32(const uint32_t *plane, uint32_t first, uint32_t count,
                           const uint8_t *rows, uint32_t channels, uint32_t *sum);
uint32_t snn_gather_s2_s16(const uint32_t *plane, uint32_t first, uint32_t count,
                           const uint8_t *rows, uint32_t channels, uint16_t *sum);
uint32_t snn_gather_s2_s32(const uint32_t *plane, uint32_t first, uint32_t count,
                           const uint8_t *rows, uint32_t channels, uint32_t *sum);

/* Doubles the sums on the way from one plane of counts to the next lower one. */
static inline void snn_gather_double_s16(uint32_t channels, uint16_t *sum) {
    for (uint32_t c = 0; c < channels; c++) {
        sum[c] = (uint16_t)(sum[c] * 2u);
    }
}

static inline void snn_gather_double_s32(uint32_t channels, uint32_t *sum) {
    for (uint32_t c = 0; c < channels; c++) {
        sum[c] *= 2u;
    }
}

#endif
