#include "bitplane/bit_blocks.h"

#include "bitplane/bit_current.h"

/* Words of a current: as many planes as a count may need, and one that catches carries. */
#define CURRENT_WORDS (SNN_BIT_PLANES + 1u)

static inline snn_bit_fire_t *fire_of(const snn_bit_neuron_t *neuron) {
    return neuron->decay == SNN_DECAY_HALF      ? snn_bit_fire_half
           : neuron->decay == SNN_DECAY_QUARTER ? snn_bit_fire_quarter
                                                : snn_bit_fire_none;
}

void snn_bit_blocks(const snn_bit_blocks_t *layer, const snn_bit_events_t *events,
                    uint32_t *membrane, uint32_t *spikes) {
    const snn_bit_planes_t planes = {layer->neuron.planes, layer->neuron.fractional_bits};
    snn_bit_fire_t *const fire = fire_of(&layer->neuron);
    const uint32_t *rows = events->weights;
    const uint32_t *constants = layer->neuron.constants;
    const uint32_t *const end = spikes + layer->blocks;
    const uint32_t row_words = layer->rows;
    const uint32_t constant_words = SNN_BIT_CONSTANTS(planes.all);
    const uint32_t membrane_words = SNN_BIT_MEMBRANE(planes.all);
    uint32_t current[CURRENT_WORDS];
    uint32_t *const current_end = current + planes.all - planes.low;
#if SNN_ISA == SNN_ISA_MVE
    const uint32_t done = snn_bit_vectors(layer, events, membrane, spikes);
    spikes += done;
    rows += done * row_words;
    constants += done * constant_words;
    membrane += done * membrane_words;
#endif
    while (spikes != end) {
        snn_bit_current(events->list, events->count, rows, current, current_end);
        *spikes++ = fire(&planes, constants, current, membrane);
        rows += row_words;
        constants += constant_words;
        membrane += membrane_words;
    }
}

uint32_t snn_bit_pair(const snn_bit_blocks_t *layer, const snn_bit_events_t events[2],
                      uint32_t *membrane) {
    const snn_bit_planes_t planes = {layer->neuron.planes, layer->neuron.fractional_bits};
    uint32_t current[CURRENT_WORDS], second[CURRENT_WORDS];
    uint32_t *const end = current + planes.all - planes.low;
    uint32_t *to = current;
    const uint32_t *from = second;
    snn_bit_current(events[0].list, events[0].count, events[0].weights, current, end);
    snn_bit_current(events[1].list, events[1].count, events[1].weights, second,
                    second + planes.all - planes.low);
    do {
        *to = (*to & 0xFFFFu) | *from++ << 16;
    } while (++to != end);
    return fire_of(&layer->neuron)(&planes, layer->neuron.constants, current, membrane);
}
