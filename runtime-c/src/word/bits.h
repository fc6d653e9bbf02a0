#ifndef SNN_SRC_WORD_BITS_H
#define SNN_SRC_WORD_BITS_H

#include <stdint.h>

#include "snn/placement.h"

/* Reading and writing runs of bits in packed spike planes. Internal to the library. */

/* Loops that GCC would mix with those around them, at the price of their registers. */
#ifdef __GNUC__
#define SNN_NOINLINE __attribute__((noinline))
#else
#define SNN_NOINLINE
#endif

#if defined(__GNUC__) && (!defined(__arm__) || defined(__ARM_FEATURE_CLZ)) &&                      \
    !defined(SNN_PORTABLE_LOWEST_BIT)

/* Position of the lowest set bit of a word that is not zero. */
static inline uint32_t snn_lowest_bit(uint32_t word) {
    return (uint32_t)__builtin_ctz(word);
}

#else

/* Cores without a count-zeros instruction multiply the isolated bit by a de Bruijn sequence: its
 * top five bits are different for each of the 32 positions. */
static inline uint32_t snn_lowest_bit(uint32_t word) {
    static const SNN_CONST uint8_t position[32] = {0,  1,  28, 2,  29, 14, 24, 3,  30, 22, 20,
                                                   15, 25, 17, 4,  8,  31, 27, 13, 23, 21, 19,
                                                   16, 7,  26, 12, 18, 6,  11, 5,  10, 9};
    const uint32_t lowest = word & (0u - word);
    return position[(uint32_t)(lowest * 0x077CB531u) >> 27];
}

#endif

/* The lowest `count` bits set; count 1 to 32. */
static inline uint32_t snn_low_mask(uint32_t count) {
    return 0xFFFFFFFFu >> (32u - count);
}

/* Exchanges the bits of `mask` in one word with those `shift` above them in another: a step of a
 * transposition. Source: Warren, Hacker's Delight, 7-3. */
static inline void snn_bits_exchange(uint32_t *low, uint32_t *high, uint32_t shift, uint32_t mask) {
    const uint32_t different = ((*low >> shift) ^ *high) & mask;
    *high ^= different;
    *low ^= different << shift;
}

/* The `count` bits from bit `first` on, in the low end of the result; count 1 to 32. */
static inline uint32_t snn_bits_read(const uint32_t *words, uint32_t first, uint32_t count) {
    const uint32_t *word = words + (first >> 5);
    const uint32_t shift = first & 31u;
    uint32_t bits = word[0] >> shift;
    if (shift + count > 32u) {
        bits |= word[1] << (32u - shift);
    }
    return bits & snn_low_mask(count);
}

/* Sets the bits of `bits` from bit `first` on; words that get no bit are not touched. */
static inline void snn_bits_set(uint32_t *words, uint32_t first, uint32_t bits) {
    uint32_t *word = words + (first >> 5);
    const uint32_t shift = first & 31u;
    const uint32_t above = (bits >> 1) >> (31u - shift);
    word[0] |= bits << shift;
    if (above != 0u) {
        word[1] |= above;
    }
}

#endif
