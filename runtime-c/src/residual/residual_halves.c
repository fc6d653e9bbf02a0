#include "residual/residual_neuron.h"

#if SNN_ISA == SNN_ISA_PORTABLE || SNN_ISA == SNN_ISA_V7M

/* Decay 1/2, reset to zero: a membrane that fires is cleared by the sign of what it has too much.
 */

/* One time step, from the last neuron to the first; `is_first` is a constant. */
static inline uint32_t fire(const int16_t *x, int32_t least, int32_t membrane[32],
                            uint32_t is_first) {
    uint32_t kept = 0;
    for (uint32_t i = 32; i-- != 0u;) {
        const int32_t v = is_first ? x[i] : (membrane[i] >> 1) + x[i];
        const int32_t over = v - least;
        membrane[i] = v & (over >> 31);
        kept = kept << 1 | (uint32_t)over >> 31;
    }
    return ~kept;
}

void snn_residual_halves(uint32_t steps, const int16_t *x, uint32_t elements, int32_t least,
                         uint32_t *output, uint32_t words) {
    int32_t membrane[32];
    *output = fire(x, least, membrane, 1);
    while (--steps != 0u) {
        x += elements;
        output += words;
        *output = fire(x, least, membrane, 0);
    }
}

#endif
