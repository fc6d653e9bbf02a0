#ifndef SNN_SRC_ARM_COUNTERS_MVE_H
#define SNN_SRC_ARM_COUNTERS_MVE_H

#include <arm_mve.h>

/* Counters of 1-bit weights in bit planes, see bitplane/counters.h, of four blocks of 32 channels
 * at a time. Internal to the library. */

#define SNN_VECTOR_BLOCKS 4u

/* sum + b + c = sum + 2 * carry. */
static inline uint32x4_t snn_vector_add3(uint32x4_t *sum, uint32x4_t b, uint32x4_t c) {
    const uint32x4_t half = veorq_u32(b, c);
    const uint32x4_t carry = vorrq_u32(vandq_u32(b, c), vandq_u32(half, *sum));
    *sum = veorq_u32(*sum, half);
    return carry;
}

/* Adds a carry to the planes from `first` to `end`, not included. */
static inline void snn_vector_ripple(uint32x4_t *planes, uint32_t first, uint32_t end,
                                     uint32x4_t carry) {
    for (uint32_t p = first; p < end; p++) {
        const uint32x4_t plane = planes[p];
        planes[p] = veorq_u32(plane, carry);
        carry = vandq_u32(plane, carry);
    }
}

/* A row of each block. */
static inline uint32x4_t snn_vector_row(const uint32_t *rows, uint32_t index, uint32x4_t blocks) {
    return vldrwq_gather_shifted_offset_u32(rows + index, blocks);
}

/* Adds the rows of a list to counters of `planes` planes, 3 or more. */
static inline void snn_vector_count(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                    uint32x4_t blocks, uint32_t planes, uint32x4_t *plane) {
    uint32x4_t ones = plane[0], twos = plane[1], fours = plane[2];
#define ROW(i) snn_vector_row(rows, list[i], blocks)
    for (; count >= 8u; count -= 8u) {
        const uint32x4_t a = snn_vector_add3(&ones, ROW(0), ROW(1));
        const uint32x4_t b = snn_vector_add3(&ones, ROW(2), ROW(3));
        const uint32x4_t c = snn_vector_add3(&twos, a, b);
        const uint32x4_t d = snn_vector_add3(&ones, ROW(4), ROW(5));
        const uint32x4_t e = snn_vector_add3(&ones, ROW(6), ROW(7));
        const uint32x4_t f = snn_vector_add3(&twos, d, e);
        snn_vector_ripple(plane, 3, planes, snn_vector_add3(&fours, c, f));
        list += 8;
    }
    plane[0] = ones;
    plane[1] = twos;
    plane[2] = fours;
    for (; count >= 2u; count -= 2u) {
        const uint32x4_t a = ROW(0), b = ROW(1);
        snn_vector_ripple(plane, 1, planes, snn_vector_add3(&plane[0], a, b));
        list += 2;
    }
    if (count != 0u) {
        snn_vector_ripple(plane, 0, planes, ROW(0));
    }
#undef ROW
}

#endif
