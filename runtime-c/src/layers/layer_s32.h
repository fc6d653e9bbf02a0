#ifndef SNN_SRC_LAYERS_LAYER_S32_H
#define SNN_SRC_LAYERS_LAYER_S32_H

#include <stddef.h>
#include <stdint.h>

#include "neuron/codes.h"
#include "neuron/neuron_s32.h"
#include "snn/neuron.h"
#include "snn/synapse.h"
#include "word/clear.h"
#include "word/lanes.h"

/* Sums and membranes of one position of a layer in 32 bits, one word per channel in order. See
 * layer_s16.h for what the functions do. Internal to the library. */

/* `more` is a set of sums in groups. */
static inline void add_events(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count,
                              int32_t first, uint32_t is_first, uint32_t channels, uint32_t *sums,
                              uint32_t *more) {
    if (is_first != 0u) {
        snn_clear_words(sums, channels);
    }
    while (count != 0u) {
        const uint32_t part = count < SNN_SUM_EVENTS ? count : SNN_SUM_EVENTS;
        synapse->sum(synapse, list, part, first, more);
        for (uint32_t c = 0; c < channels; c++) {
            const uint32_t word = c / SNN_GROUP_CHANNELS * SNN_GROUP_WORDS + snn_lane_word(c % 16u);
            sums[c] += snn_lane_unsigned(more[word], snn_lane_of(c % 16u));
        }
        list += part;
        count -= part;
    }
}

static inline void double_sums(const snn_synapse_t *synapse, uint32_t channels, uint32_t *sums) {
    (void)synapse;
    for (uint32_t c = 0; c < channels; c++) {
        sums[c] *= 2u;
    }
}

/* `output` is NULL for a side current, which is only added to the membranes. */
static inline void fire_neurons(const snn_neuron_s32_t *neuron, const snn_shortcuts_t *shortcuts,
                                uint32_t plane, uint32_t correction, uint32_t channels,
                                uint32_t *membrane, uint32_t *sums, uint32_t *constants,
                                uint32_t *output, uint32_t bit) {
    (void)constants;
    if (output == NULL) {
        snn_side_current_step_s32(neuron->codes, sums, correction, membrane, channels);
        return;
    }
    snn_neuron_step_s32(neuron, shortcuts, plane, sums, correction, membrane, channels, output,
                        bit);
}

static inline uint32_t position_words(const snn_synapse_t *synapse, uint32_t channels) {
    (void)synapse;
    return channels;
}

static inline uint32_t *open_membranes(const snn_neuron_s32_t *neuron, uint32_t channels,
                                       uint32_t positions, uint32_t *state, uint32_t first,
                                       uint32_t *scratch) {
    if (state == NULL) {
        snn_fill_words(scratch, positions * channels, 0);
    } else if (neuron->codes == NULL) {
        return state + first * channels;
    } else {
        neuron->codes->kernels->unpack(neuron->codes, channels, positions, state, first * channels,
                                       scratch);
    }
    return scratch;
}

static inline void snap_membranes(const snn_neuron_s32_t *neuron, uint32_t channels,
                                  uint32_t positions, uint32_t *membrane) {
    if (neuron->codes != NULL) {
        neuron->codes->kernels->snap(neuron->codes, channels, positions, membrane);
    }
}

static inline void close_membranes(const snn_neuron_s32_t *neuron, uint32_t channels,
                                   uint32_t positions, const uint32_t *membrane, uint32_t *state,
                                   uint32_t first) {
    if (state != NULL && neuron->codes != NULL) {
        neuron->codes->kernels->pack(neuron->codes, channels, positions, membrane, state,
                                     first * channels);
    }
}

#endif
