#ifndef SNN_SRC_ATTENTION_REACH_H
#define SNN_SRC_ATTENTION_REACH_H

#include <stdint.h>

#include "word/scan.h"

/* Sums of selected rows of a matrix of bits, 32 columns at a time, where all that counts is whether
 * they reach two. Internal to the library. */
typedef struct {
    uint32_t one, two;
} snn_reached_t;

static inline void snn_reach(snn_reached_t *reached, uint32_t row) {
    reached->two |= reached->one & row;
    reached->one |= row;
}

#if SNN_ISA == SNN_ISA_V6M

static inline void snn_reach_bit(uint32_t word, uint32_t bit, const uint32_t *matrix,
                                 snn_reached_t *a) {
    if ((word >> bit & 1u) != 0u) {
        snn_reach(a, matrix[bit]);
    }
}

static inline void snn_reach_bits(uint32_t word, uint32_t bit, const uint32_t *matrix,
                                  const uint32_t *next, snn_reached_t *a, snn_reached_t *b) {
    if ((word >> bit & 1u) != 0u) {
        snn_reach(a, matrix[bit]);
        snn_reach(b, next[bit]);
    }
}

/* Testing every bit takes two instructions; finding the next one takes eight. */
static inline void snn_reach_word(uint32_t word, const uint32_t *matrix, snn_reached_t *a) {
    for (; word != 0u; word >>= 8) {
        snn_reach_bit(word, 0, matrix, a);
        snn_reach_bit(word, 1, matrix, a);
        snn_reach_bit(word, 2, matrix, a);
        snn_reach_bit(word, 3, matrix, a);
        snn_reach_bit(word, 4, matrix, a);
        snn_reach_bit(word, 5, matrix, a);
        snn_reach_bit(word, 6, matrix, a);
        snn_reach_bit(word, 7, matrix, a);
        matrix += 8;
    }
}

static inline void snn_reach_words(uint32_t word, const uint32_t *matrix, const uint32_t *next,
                                   snn_reached_t *a, snn_reached_t *b) {
    for (; word != 0u; word >>= 8) {
        snn_reach_bits(word, 0, matrix, next, a, b);
        snn_reach_bits(word, 1, matrix, next, a, b);
        snn_reach_bits(word, 2, matrix, next, a, b);
        snn_reach_bits(word, 3, matrix, next, a, b);
        snn_reach_bits(word, 4, matrix, next, a, b);
        snn_reach_bits(word, 5, matrix, next, a, b);
        snn_reach_bits(word, 6, matrix, next, a, b);
        snn_reach_bits(word, 7, matrix, next, a, b);
        matrix += 8;
        next += 8;
    }
}

#else

static inline void snn_reach_word(uint32_t word, const uint32_t *matrix, snn_reached_t *a) {
    for (uint32_t scan = snn_scan_start(word); scan != 0u;) {
        snn_reach(a, matrix[snn_scan_next(&scan)]);
    }
}

static inline void snn_reach_words(uint32_t word, const uint32_t *matrix, const uint32_t *next,
                                   snn_reached_t *a, snn_reached_t *b) {
    for (uint32_t scan = snn_scan_start(word); scan != 0u;) {
        const uint32_t row = snn_scan_next(&scan);
        snn_reach(a, matrix[row]);
        snn_reach(b, next[row]);
    }
}

#endif

#endif
