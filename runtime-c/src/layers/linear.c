#include "snn/linear.h"

#include "layers/layer_state.h"
#include "layers/names.h"
#include "word/list.h"

/* Whether sums are not complete after one call of a kernel. */
static inline uint32_t is_long(uint32_t inputs, uint32_t planes) {
    return inputs > SNN_SUM_EVENTS || planes > 1u;
}

static uint32_t sum_plane_s16(const snn_linear_s16_t *layer, const uint32_t *plane, uint32_t flip,
                              uint32_t is_first, uint32_t *sums, uint32_t *more, uint16_t *list);

/* Whether more than half of the bits of a plane are set; its unused bits are zero. */
static uint32_t is_dense(const uint32_t *plane, uint32_t bits) {
    uint32_t total = 0;
    for (uint32_t i = 0; i < SNN_PLANE_WORDS(bits); i++) {
        uint32_t pairs = plane[i] - ((plane[i] >> 1) & 0x55555555u);
        pairs = (pairs & 0x33333333u) + ((pairs >> 2) & 0x33333333u);
        total += (((pairs + (pairs >> 4)) & 0x0F0F0F0Fu) * 0x01010101u) >> 24;
    }
    return total > bits / 2u;
}

/* Sums of a plane from what is silent in it: all rows but those. */
static uint32_t sum_silent(const snn_linear_s16_t *layer, const uint32_t *plane, uint32_t *sums,
                           uint32_t *more, uint16_t *list) {
    const uint32_t silent = sum_plane_s16(layer, plane, 0xFFFFFFFFu, 1, sums, more, list);
    for (uint32_t i = 0; i < layer->synapse.groups * SNN_GROUP_WORDS; i++) {
        sums[i] = snn_lanes_difference(layer->totals[i], sums[i]);
    }
    return layer->inputs - silent;
}

#define SNN_STATE_BITS 16
#include "layers/linear_template.h"

#define SNN_STATE_BITS 32
#include "layers/linear_template.h"
