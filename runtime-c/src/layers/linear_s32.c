#include "snn/linear.h"

#include "layers/layer_s32.h"

typedef snn_linear_s32_t layer_t;
#include "layers/linear_template.h"

static SNN_HOT uint32_t sum_step(const snn_linear_s32_t *layer, const uint32_t *input,
                                 uint32_t *sums, uint32_t *more, uint16_t *list) {
    return sum_planes(layer, input, sums, more, list);
}

static SNN_HOT void add_side_current(const snn_linear_s32_t *layer,
                                     const snn_shortcuts_t *shortcuts, uint32_t step,
                                     uint32_t *membrane, uint32_t *sums, uint32_t *more,
                                     uint16_t *list) {
    if (shortcuts == NULL || shortcuts->side_current == NULL) {
        return;
    }
    const snn_side_current_t *const side = shortcuts->side_current;
    const uint32_t input_words = side->planes * SNN_PLANE_WORDS(side->synapse.rows);
    const snn_codes_s32_t scale = {.multiplier = side->multiplier, .shift = side->shift};
    const snn_linear_s32_t layer_of_side = {.inputs = side->synapse.rows,
                                            .outputs = layer->outputs,
                                            .planes = side->planes,
                                            .synapse = side->synapse};
    const uint32_t events =
        sum_step(&layer_of_side, shortcuts->side_input + step * input_words, sums, more, list);
    snn_side_current_step_s32(&scale, sums, events * side->synapse.code_max, membrane,
                              layer->outputs);
}

void snn_linear_s32(const snn_linear_s32_t *layer, uint32_t steps, const uint32_t *input,
                    const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                    uint32_t *scratch, uint16_t *list) {
    run_layer(layer, steps, input, shortcuts, output, state, scratch, list);
}
