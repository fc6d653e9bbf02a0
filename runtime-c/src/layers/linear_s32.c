#include "snn/linear.h"

#include "layers/layer_s32.h"

typedef snn_linear_s32_t layer_t;
#include "layers/linear_template.h"

static SNN_HOT uint32_t sum_step(const snn_linear_s32_t *layer, const uint32_t *input,
                                 uint32_t *sums, uint32_t *more, uint16_t *list) {
    return sum_planes(layer, input, sums, more, list);
}

static SNN_HOT void add_branch(const snn_linear_s32_t *layer, const snn_shortcuts_t *shortcuts,
                               uint32_t step, uint32_t *membrane, uint32_t *sums, uint32_t *more,
                               uint16_t *list) {
    if (shortcuts == NULL || shortcuts->branch == NULL) {
        return;
    }
    const snn_branch_t *const branch = shortcuts->branch;
    const uint32_t input_words = branch->planes * SNN_PLANE_WORDS(branch->synapse.rows);
    const snn_codes_s32_t scale = {.multiplier = branch->multiplier, .shift = branch->shift};
    const snn_linear_s32_t side = {.inputs = branch->synapse.rows,
                                   .outputs = layer->outputs,
                                   .planes = branch->planes,
                                   .synapse = branch->synapse};
    const uint32_t events =
        sum_step(&side, shortcuts->branch_input + step * input_words, sums, more, list);
    snn_branch_step_s32(&scale, sums, events * branch->synapse.code_max, membrane, layer->outputs);
}

void snn_linear_s32(const snn_linear_s32_t *layer, uint32_t steps, const uint32_t *input,
                    const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                    uint32_t *scratch, uint16_t *list) {
    run_layer(layer, steps, input, shortcuts, output, state, scratch, list);
}
