#ifndef SNN_SRC_LAYERS_LAYER_S16_H
#define SNN_SRC_LAYERS_LAYER_S16_H

#include <stddef.h>
#include <stdint.h>

#include "neuron/codes.h"
#include "neuron/shortcut_s16.h"
#include "snn/neuron.h"
#include "snn/synapse.h"
#include "word/clear.h"
#include "word/lanes.h"
#include "word/spread.h"

/* Sums and membranes of one position of a layer in 16 bits. layer_s32.h has the same functions for
 * 32 bits: what differs between the two forms of snn_conv2d and snn_linear. Internal to the
 * library. */

/* Adds the events of a list of any length to the sums; `is_first`: to nothing. `more` is a second
 * set of sums, used only if something has to be added. */
static inline void add_events(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count,
                              int32_t first, uint32_t is_first, uint32_t channels, uint32_t *sums,
                              uint32_t *more) {
    (void)channels;
    do {
        const uint32_t part = count < SNN_SUM_EVENTS ? count : SNN_SUM_EVENTS;
        if (is_first != 0u) {
            synapse->sum(synapse, list, part, first, sums);
            is_first = 0;
        } else if (part != 0u) {
            synapse->sum(synapse, list, part, first, more);
            for (uint32_t i = 0; i < synapse->groups * SNN_GROUP_WORDS; i++) {
                sums[i] = snn_lanes_sum(sums[i], more[i]);
            }
        }
        list += part;
        count -= part;
    } while (count != 0u);
}

/* Doubles sums on the way from one plane of counts to the next lower one. */
static inline void double_sums(const snn_synapse_t *synapse, uint32_t channels, uint32_t *sums) {
    (void)channels;
    for (uint32_t i = 0; i < synapse->groups * SNN_GROUP_WORDS; i++) {
        sums[i] = snn_lanes_sum(sums[i], sums[i]);
    }
}

/* One time step of the neurons at one position.
 *
 * correction: events times the largest code. plane: word of the shortcuts' tensors at which the
 * time step starts. constants: room for those of the neurons, used only with shortcuts. output:
 * plane of the output, whose bits from `bit` on are set. */
static inline void fire_neurons(const snn_neuron_s16_t *neuron, const snn_shortcuts_t *shortcuts,
                                uint32_t plane, uint32_t correction, uint32_t channels,
                                uint32_t *membrane, uint32_t *sums, uint32_t *constants,
                                uint32_t *output, uint32_t bit) {
    if (shortcuts == NULL) {
        neuron->step(neuron, membrane, sums, correction);
    } else {
        const snn_neuron_s16_t with_shortcuts =
            snn_with_shortcuts_s16(neuron, shortcuts, plane, bit, channels, constants);
        with_shortcuts.step(&with_shortcuts, membrane, sums, correction);
    }
    snn_spread_groups(sums, channels, output, bit);
}

/* Words of the membranes of one position, and of its sums. */
static inline uint32_t position_words(const snn_synapse_t *synapse, uint32_t channels) {
    (void)channels;
    return synapse->groups * SNN_GROUP_WORDS;
}

/* Membranes of `positions` positions from `first` on: those of the state, or in `scratch`, where
 * they start from 0 or from the state's codes. */
static inline uint32_t *open_membranes(const snn_neuron_s16_t *neuron, uint32_t channels,
                                       uint32_t positions, uint32_t *state, uint32_t first,
                                       uint32_t *scratch) {
    const uint32_t words = neuron->groups * SNN_GROUP_WORDS;
    if (state == NULL) {
        snn_fill_words(scratch, positions * words, SNN_MEMBRANE_REST);
    } else if (neuron->codes == NULL) {
        return state + first * words;
    } else {
        neuron->codes->kernels->unpack(neuron->codes, channels, positions, state, first * channels,
                                       scratch);
    }
    return scratch;
}

/* Between two time steps. */
static inline void snap_membranes(const snn_neuron_s16_t *neuron, uint32_t channels,
                                  uint32_t positions, uint32_t *membrane) {
    (void)channels;
    if (neuron->codes != NULL) {
        neuron->codes->kernels->snap(neuron->codes, neuron->groups, positions, membrane);
    }
}

/* After the last time step. */
static inline void close_membranes(const snn_neuron_s16_t *neuron, uint32_t channels,
                                   uint32_t positions, const uint32_t *membrane, uint32_t *state,
                                   uint32_t first) {
    if (state != NULL && neuron->codes != NULL) {
        neuron->codes->kernels->pack(neuron->codes, channels, positions, membrane, state,
                                     first * channels);
    }
}

#endif
