#ifndef SNN_SRC_WORD_LIST_H
#define SNN_SRC_WORD_LIST_H

#include <stdint.h>

#include "word/bits.h"
#include "word/scan.h"

/* Event lists: indices of set bits. Internal to the library. */

/* Writes `index` plus the position of each set bit, lowest first; returns the end of the list. */
static inline uint16_t *snn_list_word(uint16_t *list, uint32_t bits, uint32_t index) {
#if SNN_ISA == SNN_ISA_V6M
    /* GCC takes an instruction less for this order than for that of a scan. */
    while (bits != 0u) {
        *list++ = (uint16_t)(index + snn_lowest_bit(bits));
        bits &= bits - 1u;
    }
#else
    for (uint32_t scan = snn_scan_start(bits); scan != 0u;) {
        *list++ = (uint16_t)(index + snn_scan_next(&scan));
    }
#endif
    return list;
}

/* The same for `count` bits of a plane from bit `first` on; `index` belongs to that bit. */
static inline uint16_t *snn_list_bits(uint16_t *list, const uint32_t *plane, uint32_t first,
                                      uint32_t count, uint32_t index) {
    while (count > 32u) {
        list = snn_list_word(list, snn_bits_read(plane, first, 32), index);
        first += 32u;
        index += 32u;
        count -= 32u;
    }
    return snn_list_word(list, snn_bits_read(plane, first, count), index);
}

#endif
