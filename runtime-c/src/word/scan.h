#ifndef SNN_SRC_WORD_SCAN_H
#define SNN_SRC_WORD_SCAN_H

#include <stdint.h>

#include "snn/lanes.h"
#include "snn/placement.h"
#include "word/bits.h"

/* The positions of the set bits of a word, lowest first. Internal to the library.
 *
 *     for (uint32_t scan = snn_scan_start(word); scan != 0u;)
 *         use(snn_scan_next(&scan)); */

#if SNN_ISA >= SNN_ISA_V7M

/* Lowest bit first is cheapest from the other end: one reversal, then leading zeros. */
static inline uint32_t snn_scan_start(uint32_t word) {
    __asm__("rbit %0, %1" : "=r"(word) : "r"(word));
    return word;
}

static inline uint32_t snn_scan_next(uint32_t *scan) {
    const uint32_t position = (uint32_t)__builtin_clz(*scan);
    *scan &= ~(0x80000000u >> position);
    return position;
}

#else

static inline uint32_t snn_scan_start(uint32_t word) {
    return word;
}

static inline uint32_t snn_scan_next(uint32_t *scan) {
    const uint32_t bits = *scan;
    *scan = bits & (bits - 1u);
    return snn_lowest_bit(bits);
}

#endif

#if SNN_ISA == SNN_ISA_V6M

/* The word of the next position; offsets in bytes save a shift. */
static inline uint32_t snn_scan_word(uint32_t *scan, const uint32_t *words) {
    static const SNN_CONST uint8_t offset[32] = {0,  4,   112, 8,  116, 56,  96,  12, 120, 88, 80,
                                                 60, 100, 68,  16, 32,  124, 108, 52, 92,  84, 76,
                                                 64, 28,  104, 48, 72,  24,  44,  20, 40,  36};
    const uint32_t lowest = *scan & (0u - *scan);
    *scan ^= lowest;
    return *(const uint32_t *)((const uint8_t *)words +
                               offset[(uint32_t)(lowest * 0x077CB531u) >> 27]);
}

#else

static inline uint32_t snn_scan_word(uint32_t *scan, const uint32_t *words) {
    return words[snn_scan_next(scan)];
}

#endif

#endif
