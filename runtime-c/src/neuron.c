#include "neuron_rules.h"
#include "neuron_step.h"

#define SNN_STATE_BITS 16
#include "neuron_template.h"
#undef SNN_STATE_BITS

#define SNN_STATE_BITS 32
#include "neuron_template.h"
#undef SNN_STATE_BITS

void snn_neuron_step_s16(const snn_neuron_s16_t *neuron, uint16_t *code_sum, uint32_t correction,
                         int16_t *membrane, uint32_t channels, uint32_t *output,
                         uint32_t first_bit) {
    step_s16(neuron, NULL, 0, code_sum, correction, membrane, channels, output, first_bit);
}

void snn_neuron_step_s32(const snn_neuron_s32_t *neuron, uint32_t *code_sum, uint32_t correction,
                         int32_t *membrane, uint32_t channels, uint32_t *output,
                         uint32_t first_bit) {
    step_s32(neuron, NULL, 0, code_sum, correction, membrane, channels, output, first_bit);
}

void snn_neuron_run_s32(const snn_neuron_s32_t *neuron, uint32_t channel, int32_t current,
                        uint32_t time_steps, uint32_t *output, uint32_t plane_words, uint32_t bit) {
    run_constant(neuron, NULL, channel, current, time_steps, output, plane_words, bit);
}
