/* Neurons behind an attention map with integer vectors (Helium), four at a time. What they compute
 * is defined by attention/attention_output.c. */
#include "attention/attention_output.h"

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

/* `is_first` is a constant. */
static inline uint32_t fire_words(const snn_attention_output_t *output, const uint32_t bytes[8],
                                  int32_t *membrane, uint32_t is_first) {
    const int32_t lambda = output->lambda, threshold = output->threshold;
    uint32x4_t fired = vdupq_n_u32(0);
    uint32_t spikes;
    for (uint32_t r = 8; r-- != 0u;) {
        const int32x4_t n = vreinterpretq_s32_u32(vldrbq_u32((const uint8_t *)(bytes + r)));
        int32x4_t v = vmulq_n_s32(n, lambda);
        if (!is_first) {
            v = vaddq_s32(v, vshrq_n_s32(vld1q_s32(membrane), 1));
        }
        const mve_pred16_t is_fired = vcmpgeq_n_s32(v, threshold);
        vst1q_s32(membrane, vdupq_m_n_s32(v, 0, is_fired));
        fired = vshlq_n_u32(fired, 1);
        fired = vaddq_m_n_u32(fired, fired, 1, is_fired);
        membrane += 4;
    }
    vstrbq_u32((uint8_t *)&spikes, fired);
    return spikes;
}

uint32_t snn_attention_fire_bytes(const snn_attention_output_t *output, const uint32_t bytes[8],
                                  int32_t *membrane, uint32_t is_first) {
    return is_first ? fire_words(output, bytes, membrane, 1)
                    : fire_words(output, bytes, membrane, 0);
}

#endif
