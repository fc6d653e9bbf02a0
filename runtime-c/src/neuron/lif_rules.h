/* The kernels of 16-bit neurons in C, one per rule, by step_groups() of an instruction set, which
 * includes this behind it: the one list of them. No include guard. With a reset to zero the
 * comparison makes no difference. */

void snn_lif_none_zero(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                       uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_NONE, SNN_RESET_ZERO, 1);
}

void snn_lif_none_subtract(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                           uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_NONE, SNN_RESET_SUBTRACT, 1);
}

void snn_lif_none_subtract_above(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                                 uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_NONE, SNN_RESET_SUBTRACT, 0);
}

void snn_lif_half_zero(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                       uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_HALF, SNN_RESET_ZERO, 1);
}

void snn_lif_half_subtract(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                           uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_HALF, SNN_RESET_SUBTRACT, 1);
}

void snn_lif_half_subtract_above(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                                 uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_HALF, SNN_RESET_SUBTRACT, 0);
}

void snn_lif_quarter_zero(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                          uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_QUARTER, SNN_RESET_ZERO, 1);
}

void snn_lif_quarter_subtract(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                              uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_QUARTER, SNN_RESET_SUBTRACT, 1);
}

void snn_lif_quarter_subtract_above(const snn_neuron_s16_t *neuron, uint32_t *membrane,
                                    uint32_t *sums, uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_QUARTER, SNN_RESET_SUBTRACT, 0);
}

void snn_lif_three_quarters_zero(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                                 uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_THREE_QUARTERS, SNN_RESET_ZERO, 1);
}

void snn_lif_three_quarters_subtract(const snn_neuron_s16_t *neuron, uint32_t *membrane,
                                     uint32_t *sums, uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_THREE_QUARTERS, SNN_RESET_SUBTRACT,
                1);
}

void snn_lif_three_quarters_subtract_above(const snn_neuron_s16_t *neuron, uint32_t *membrane,
                                           uint32_t *sums, uint32_t correction) {
    step_groups(neuron, membrane, sums, correction, SNN_DECAY_THREE_QUARTERS, SNN_RESET_SUBTRACT,
                0);
}
