/* Neurons on a residual with integer vectors (Helium), eight at a time. What they compute is
 * defined by residual/residual_halves.c.
 *
 * Membranes are kept as halves, U = V >> 1, as V needs 17 bits: the next V >> 1 is a halving sum of
 * U and X, which is exact, and a saturated sum is as good as V for a comparison with any number
 * that is not the least one of 16 bits. */
#include "residual/residual_neuron.h"

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

/* Eight neurons; adds their bits, one of `bits` per lane, to the spikes. One comparison predicates
 * what follows; GCC would move it through a register. */
static inline int16x8_t fire(int16x8_t half, const int16_t *x, int32_t least, uint16x8_t bits,
                             uint32_t *spikes) {
    const int16x8_t input = vld1q_s16(x);
    const int16x8_t sum = vqaddq_s16(half, input);
    half = vhaddq_s16(half, input);
    __asm__("vptt.s16 ge, %q2, %4\n\tvaddvat.u16 %0, %q3\n\tvsubt.i16 %q1, %q1, %q1"
            : "+Te"(*spikes), "+w"(half)
            : "w"(sum), "w"(bits), "r"(least));
    return half;
}

void snn_residual_halves(uint32_t steps, const int16_t *x, uint32_t elements, int32_t least,
                         uint32_t *output, uint32_t words) {
    static const SNN_CONST uint16_t lane_bits[8] = {1, 2, 4, 8, 16, 32, 64, 128};
    const uint16x8_t low_bits = vld1q_u16(lane_bits), high_bits = vshlq_n_u16(low_bits, 8);
    int16x8_t a = vdupq_n_s16(0), b = a, c = a, d = a;
    for (; steps != 0u; steps--) {
        uint32_t low = 0, high = 0;
        a = fire(a, x, least, low_bits, &low);
        b = fire(b, x + 8, least, high_bits, &low);
        c = fire(c, x + 16, least, low_bits, &high);
        d = fire(d, x + 24, least, high_bits, &high);
        *output = low | high << 16;
        x += elements;
        output += words;
    }
}

#endif
