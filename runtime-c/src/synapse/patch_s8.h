#ifndef SNN_SRC_SYNAPSE_PATCH_S8_H
#define SNN_SRC_SYNAPSE_PATCH_S8_H

#include <stdint.h>

#include "snn/lanes.h"

/* Windows of an image, whose currents are those of many channels: the bytes of one output pixel's
 * window in one run, in memory order. Internal to the library.
 *
 * A patch has SNN_ENCODE_CONV2D_SCRATCH words. With the DSP extension, closing it spreads every
 * word over two: bytes 0 and 2, then bytes 1 and 3. */

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>
#endif

#if SNN_ISA == SNN_ISA_DSP

/* Four weights at a time. */
typedef uint32_t __attribute__((may_alias)) snn_weights4_t;

/* Before the bytes of a window: what fills up its last word is 0. */
static inline void snn_patch_open(uint32_t *patch, uint32_t words) {
    patch[words - 1u] = 0;
}

/* Behind them. From the last word on, as the words of a pair stand where later bytes stood. */
static inline void snn_patch_close(uint32_t *patch, uint32_t words) {
    while (words-- != 0u) {
        const uint32_t word = patch[words];
        patch[2u * words] = word & 0x00FF00FFu;
        patch[2u * words + 1u] = (word >> 8) & 0x00FF00FFu;
    }
}

/* Two products of two bytes each, added: of the even bytes of a word of weights, or the odd ones.
 */
static inline int32_t snn_multiply_even(uint32_t weights, uint32_t pair, int32_t sum) {
    uint32_t even;
    __asm__("sxtb16 %0, %1" : "=r"(even) : "r"(weights));
    __asm__("smlad %0, %1, %2, %0" : "+r"(sum) : "r"(even), "r"(pair));
    return sum;
}

static inline int32_t snn_multiply_odd(uint32_t weights, uint32_t pair, int32_t sum) {
    uint32_t odd;
    __asm__("sxtb16 %0, %1, ror #8" : "=r"(odd) : "r"(weights));
    __asm__("smlad %0, %1, %2, %0" : "+r"(sum) : "r"(odd), "r"(pair));
    return sum;
}

/* Three words of the patch stay in registers while all channels are multiplied with them. */
static inline void snn_patch_words3(const uint32_t *pairs, const snn_weights4_t *weights,
                                    uint32_t stride, uint32_t channels, int32_t *currents) {
    const uint32_t even0 = pairs[0], odd0 = pairs[1], even1 = pairs[2], odd1 = pairs[3],
                   even2 = pairs[4], odd2 = pairs[5];
    for (; channels != 0u; channels--) {
        int32_t sum = *currents;
        sum = snn_multiply_even(weights[0], even0, sum);
        sum = snn_multiply_odd(weights[0], odd0, sum);
        sum = snn_multiply_even(weights[1], even1, sum);
        sum = snn_multiply_odd(weights[1], odd1, sum);
        sum = snn_multiply_even(weights[2], even2, sum);
        sum = snn_multiply_odd(weights[2], odd2, sum);
        *currents++ = sum;
        weights += stride;
    }
}

static inline void snn_patch_word(const uint32_t *pairs, const snn_weights4_t *weights,
                                  uint32_t stride, uint32_t channels, int32_t *currents) {
    const uint32_t even = pairs[0], odd = pairs[1];
    for (; channels != 0u; channels--) {
        int32_t sum = snn_multiply_even(weights[0], even, *currents);
        *currents++ = snn_multiply_odd(weights[0], odd, sum);
        weights += stride;
    }
}

static inline void snn_patch_currents(const uint32_t *patch, const int8_t *weights, uint32_t bytes,
                                      uint32_t channels, int32_t *currents) {
    const uint32_t stride = (bytes + 3u) / 4u;
    const snn_weights4_t *word = (const snn_weights4_t *)(const void *)weights;
    const uint32_t *pairs = patch;
    uint32_t words = stride;
    for (; words >= 3u; words -= 3u) {
        snn_patch_words3(pairs, word, stride, channels, currents);
        pairs += 6;
        word += 3;
    }
    for (; words != 0u; words--) {
        snn_patch_word(pairs, word, stride, channels, currents);
        pairs += 2;
        word++;
    }
}

#else

static inline void snn_patch_open(uint32_t *patch, uint32_t words) {
    (void)patch;
    (void)words;
}

static inline void snn_patch_close(uint32_t *patch, uint32_t words) {
    (void)patch;
    (void)words;
}

#if SNN_ISA == SNN_ISA_MVE

/* Sixteen pixels stay in two vectors while all channels are multiplied with them; only `count` of
 * them, more than 0, are there. */
static inline void snn_patch_pixels16(const uint8_t *pixels, const int8_t *weights, uint32_t count,
                                      uint32_t stride, uint32_t channels, int32_t *currents) {
    const mve_pred16_t low = vctp16q(count);
    const mve_pred16_t high = vctp16q(count < 8u ? 0u : count - 8u);
    const int16x8_t p0 = vreinterpretq_s16_u16(vldrbq_z_u16(pixels, low));
    const int16x8_t p1 = vreinterpretq_s16_u16(vldrbq_z_u16(pixels + 8, high));
    for (; channels != 0u; channels--) {
        const int32_t sum = vmladavaq_s16(*currents, vldrbq_z_s16(weights, low), p0);
        *currents++ = vmladavaq_s16(sum, vldrbq_z_s16(weights + 8, high), p1);
        weights += stride;
    }
}

static inline void snn_patch_currents(const uint32_t *patch, const int8_t *weights, uint32_t bytes,
                                      uint32_t channels, int32_t *currents) {
    const uint32_t stride = (bytes + 3u) & ~3u;
    const uint8_t *pixels = (const uint8_t *)patch;
    for (uint32_t i = 0; i < bytes; i += 16u) {
        snn_patch_pixels16(pixels + i, weights + i, bytes - i, stride, channels, currents);
    }
}

#else

/* Nine pixels stay in registers while all channels are multiplied with them. */
static inline void snn_patch_bytes9(const uint8_t *pixels, const int8_t *weights, uint32_t stride,
                                    uint32_t channels, int32_t *currents) {
    const int32_t p0 = pixels[0], p1 = pixels[1], p2 = pixels[2], p3 = pixels[3], p4 = pixels[4],
                  p5 = pixels[5], p6 = pixels[6], p7 = pixels[7], p8 = pixels[8];
    for (; channels != 0u; channels--) {
        *currents++ += weights[0] * p0 + weights[1] * p1 + weights[2] * p2 + weights[3] * p3 +
                       weights[4] * p4 + weights[5] * p5 + weights[6] * p6 + weights[7] * p7 +
                       weights[8] * p8;
        weights += stride;
    }
}

static inline void snn_patch_byte(int32_t pixel, const int8_t *weights, uint32_t stride,
                                  uint32_t channels, int32_t *currents) {
    for (; channels != 0u; channels--) {
        *currents++ += *weights * pixel;
        weights += stride;
    }
}

static inline void snn_patch_currents(const uint32_t *patch, const int8_t *weights, uint32_t bytes,
                                      uint32_t channels, int32_t *currents) {
    const uint32_t stride = (bytes + 3u) & ~3u;
    const uint8_t *pixels = (const uint8_t *)patch;
    for (; bytes >= 9u; bytes -= 9u) {
        snn_patch_bytes9(pixels, weights, stride, channels, currents);
        pixels += 9;
        weights += 9;
    }
    for (; bytes != 0u; bytes--) {
        snn_patch_byte(*pixels++, weights++, stride, channels, currents);
    }
}

#endif

#endif

#endif
