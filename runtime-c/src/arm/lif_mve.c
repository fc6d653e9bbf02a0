/* Neurons of eight channels at a time with integer vectors (Helium). What they compute is defined
 * by neuron/neuron_s16.c. */
#include "snn/neuron.h"

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

static inline int16x8_t load(const uint32_t *words) {
    return vreinterpretq_s16_u32(vld1q_u32(words));
}

static inline int16x8_t decayed(int16x8_t membrane, uint32_t decay) {
    switch (decay) {
    case SNN_DECAY_HALF:
        return vshrq_n_s16(membrane, 1);
    case SNN_DECAY_QUARTER:
        return vshrq_n_s16(membrane, 2);
    case SNN_DECAY_THREE_QUARTERS:
        return vsubq_s16(membrane, vshrq_n_s16(membrane, 2));
    default:
        return membrane;
    }
}

/* Half a group: updates its membranes and returns its spikes, one bit of `bits` per lane. */
static inline uint32_t step_half(const uint32_t *constants, uint32_t *membrane,
                                 const uint32_t *sums, int16_t factor, int16_t rest,
                                 uint16x8_t bits, uint32_t spikes, uint32_t decay, uint32_t reset,
                                 uint32_t fire_at_equal) {
    int16x8_t v = decayed(load(membrane), decay);
    v = vaddq_s16(v, vmlaq_n_s16(load(constants), load(sums), factor));
    v = vaddq_n_s16(v, rest);
    const int16x8_t least = load(constants + 4);
    /* One comparison predicates what follows; GCC would move it through a register. */
    if (reset == SNN_RESET_ZERO) {
        __asm__("vptt.s16 ge, %q1, %q2\n\tvaddvat.u16 %0, %q3\n\tvsubt.i16 %q1, %q1, %q1"
                : "+Te"(spikes), "+w"(v)
                : "w"(least), "w"(bits));
    } else {
        const int16x8_t threshold = fire_at_equal ? least : vsubq_n_s16(least, 1);
        __asm__("vptt.s16 ge, %q1, %q2\n\tvaddvat.u16 %0, %q3\n\tvsubt.i16 %q1, %q1, %q4"
                : "+Te"(spikes), "+w"(v)
                : "w"(least), "w"(bits), "w"(threshold));
    }
    vst1q_u32(membrane, vreinterpretq_u32_s16(v));
    return spikes;
}

static inline void step_groups(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                               uint32_t correction, uint32_t decay, uint32_t reset,
                               uint32_t fire_at_equal) {
    static const SNN_CONST uint16_t lane_bits[16] = {0x1,   0x2,   0x100,  0x200, 0x4,    0x8,
                                                     0x400, 0x800, 0x10,   0x20,  0x1000, 0x2000,
                                                     0x40,  0x80,  0x4000, 0x8000};
    const uint16x8_t low = vld1q_u16(lane_bits), high = vld1q_u16(lane_bits + 8);
    const int16_t factor = (int16_t)(uint16_t)neuron->factor;
    const int16_t rest = (int16_t)(uint16_t)(0u - correction * (neuron->factor >> 1));
    const uint32_t *constants = neuron->constants;
    for (uint32_t groups = neuron->groups; groups != 0u; groups--) {
        uint32_t fired =
            step_half(constants, membrane, sums, factor, rest, low, 0, decay, reset, fire_at_equal);
        fired = step_half(constants + 8, membrane + 4, sums + 4, factor, rest, high, fired, decay,
                          reset, fire_at_equal);
        *sums = fired;
        constants += 16;
        membrane += 8;
        sums += 8;
    }
}

#include "neuron/lif_rules.h"

#endif
