#ifndef SNN_SRC_WORD_TO_BYTES_H
#define SNN_SRC_WORD_TO_BYTES_H

#include <stdint.h>

#include "word/bits.h"

/* Turns up to eight bit planes into bytes: byte k of word r is the number of channel 8 * k + r.
 * Where it is known that there are four, half of the first step goes. Internal to the library. */
static inline void snn_to_bytes(const uint32_t *plane, uint32_t planes, uint32_t bytes[8]) {
    uint32_t a = plane[0], b = plane[1], c = plane[2], d = plane[3];
    uint32_t e = planes > 4u ? plane[4] : 0u, f = planes > 5u ? plane[5] : 0u;
    uint32_t g = planes > 6u ? plane[6] : 0u, h = planes > 7u ? plane[7] : 0u;
    snn_bits_exchange(&a, &e, 4, 0x0F0F0F0Fu);
    snn_bits_exchange(&b, &f, 4, 0x0F0F0F0Fu);
    snn_bits_exchange(&c, &g, 4, 0x0F0F0F0Fu);
    snn_bits_exchange(&d, &h, 4, 0x0F0F0F0Fu);
    snn_bits_exchange(&a, &c, 2, 0x33333333u);
    snn_bits_exchange(&b, &d, 2, 0x33333333u);
    snn_bits_exchange(&e, &g, 2, 0x33333333u);
    snn_bits_exchange(&f, &h, 2, 0x33333333u);
    snn_bits_exchange(&a, &b, 1, 0x55555555u);
    snn_bits_exchange(&c, &d, 1, 0x55555555u);
    snn_bits_exchange(&e, &f, 1, 0x55555555u);
    snn_bits_exchange(&g, &h, 1, 0x55555555u);
    bytes[0] = a, bytes[1] = b, bytes[2] = c, bytes[3] = d;
    bytes[4] = e, bytes[5] = f, bytes[6] = g, bytes[7] = h;
}

#endif
