#include "neuron_rules.h"
#include "neuron_step.h"

/* The neurons of layers with shortcuts: a file of their own, so that those without carry no test.
 */

#define SNN_STATE_BITS 16
#include "neuron_template.h"
#undef SNN_STATE_BITS

#define SNN_STATE_BITS 32
#include "neuron_template.h"
#undef SNN_STATE_BITS

void snn_neuron_step_residual_s16(const snn_neuron_s16_t *neuron, const snn_shortcuts_t *shortcuts,
                                  uint32_t plane, uint16_t *code_sum, uint32_t correction,
                                  int16_t *membrane, uint32_t channels, uint32_t *output,
                                  uint32_t first_bit) {
    step_s16(neuron, shortcuts, plane, code_sum, correction, membrane, channels, output, first_bit);
}

void snn_neuron_step_residual_s32(const snn_neuron_s32_t *neuron, const snn_shortcuts_t *shortcuts,
                                  uint32_t plane, uint32_t *code_sum, uint32_t correction,
                                  int32_t *membrane, uint32_t channels, uint32_t *output,
                                  uint32_t first_bit) {
    step_s32(neuron, shortcuts, plane, code_sum, correction, membrane, channels, output, first_bit);
}

void snn_neuron_run_residual_s32(const snn_neuron_s32_t *neuron, const snn_shortcuts_t *shortcuts,
                                 uint32_t channel, int32_t current, uint32_t time_steps,
                                 uint32_t *output, uint32_t plane_words, uint32_t bit) {
    run_constant(neuron, shortcuts, channel, current, time_steps, output, plane_words, bit);
}
