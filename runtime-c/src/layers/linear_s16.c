#include "snn/linear.h"

#include "layers/layer_s16.h"

typedef snn_linear_s16_t layer_t;
#include "layers/linear_template.h"

/* Whether more than half of the bits of a plane are set. Unused bits may count: what is dense costs
 * less one way, but either way is right. */
static SNN_HOT uint32_t is_dense(const uint32_t *plane, uint32_t bits) {
    uint32_t total = 0;
    for (uint32_t i = 0; i < SNN_PLANE_WORDS(bits); i++) {
        uint32_t pairs = plane[i] - ((plane[i] >> 1) & 0x55555555u);
        pairs = (pairs & 0x33333333u) + ((pairs >> 2) & 0x33333333u);
        total += (((pairs + (pairs >> 4)) & 0x0F0F0F0Fu) * 0x01010101u) >> 24;
    }
    return total > bits / 2u;
}

/* Sums of a plane from what is silent in it: all rows but those. */
static SNN_HOT uint32_t sum_silent(const snn_linear_s16_t *layer, const uint32_t *plane,
                                   uint32_t *sums, uint32_t *more, uint16_t *list) {
    const uint32_t silent = sum_plane(layer, plane, 0xFFFFFFFFu, 1, sums, more, list);
    for (uint32_t i = 0; i < layer->synapse.groups * SNN_GROUP_WORDS; i++) {
        sums[i] = snn_lanes_difference(layer->totals[i], sums[i]);
    }
    return layer->inputs - silent;
}

static SNN_HOT uint32_t sum_step(const snn_linear_s16_t *layer, const uint32_t *input,
                                 uint32_t *sums, uint32_t *more, uint16_t *list) {
    if (layer->totals != NULL && is_dense(input, layer->inputs)) {
        return sum_silent(layer, input, sums, more, list);
    }
    return sum_planes(layer, input, sums, more, list);
}

/* 16-bit neurons have no side currents. */
static SNN_HOT void add_side_current(const snn_linear_s16_t *layer,
                                     const snn_shortcuts_t *shortcuts, uint32_t step,
                                     uint32_t *membrane, uint32_t *sums, uint32_t *more,
                                     uint16_t *list) {
    (void)layer;
    (void)shortcuts;
    (void)step;
    (void)membrane;
    (void)sums;
    (void)more;
    (void)list;
}

void snn_linear_s16(const snn_linear_s16_t *layer, uint32_t steps, const uint32_t *input,
                    const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                    uint32_t *scratch, uint16_t *list) {
    run_layer(layer, steps, input, shortcuts, output, state, scratch, list);
}
