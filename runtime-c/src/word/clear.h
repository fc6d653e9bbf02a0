#ifndef SNN_SRC_WORD_CLEAR_H
#define SNN_SRC_WORD_CLEAR_H

#include <stdint.h>

/* Zeroing and filling. Small C libraries clear byte by byte, so the library does it itself, and is
 * built with -fno-tree-loop-distribute-patterns so that GCC does not turn these loops into calls of
 * memset. Internal to the library. */

static inline void snn_clear_words(uint32_t *words, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        words[i] = 0;
    }
}

static inline void snn_clear_s32(int32_t *elements, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        elements[i] = 0;
    }
}

/* Large areas, eight words at a time. */
static inline void snn_fill_words(uint32_t *words, uint32_t count, uint32_t value) {
    uint32_t *const end = words + count;
    for (; end - words >= 8; words += 8) {
        words[0] = value;
        words[1] = value;
        words[2] = value;
        words[3] = value;
        words[4] = value;
        words[5] = value;
        words[6] = value;
        words[7] = value;
    }
    while (words != end) {
        *words++ = value;
    }
}

#endif
