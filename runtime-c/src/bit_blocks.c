#include "bit_blocks.h"

#include "bit_kernels.h"

/* Words of a current: as many planes as a count may need, and one that catches carries. */
#define CURRENT_WORDS (SNN_BIT_PLANES + 1u)

/* The current of a block with more events than the low planes hold. */
static void count_many(const snn_bit_events_t *events, const uint32_t *rows, uint32_t *current,
                       uint32_t *end) {
    const uint32_t start = 0u - ((events->count + 1u) >> 1);
    uint32_t *next = current + 1u + SNN_BIT_LOW_PLANES;
    uint32_t p = SNN_BIT_LOW_PLANES;
    for (uint32_t n = events->count >> SNN_BIT_LOW_PLANES; n != 0u; n >>= 1) {
        *next++ = snn_bit_spread(start, p++);
    }
    *next = 0; /* Carries out of the highest plane end here. */
    current[0] = snn_bit_spread(events->count, 0);
    snn_bit_count_low(events->list, events->count, rows, current);
    for (const uint32_t sign = next[-1]; next < end;) {
        *next++ = sign;
    }
}

/* The current of the block with these rows. */
static inline void count_block(const snn_bit_events_t *events, const uint32_t *rows,
                               uint32_t *current, uint32_t *end) {
    if (events->count <= SNN_BIT_FEW) {
        snn_bit_count_few(events->list, events->count, rows, current, end);
    } else {
        count_many(events, rows, current, end);
    }
}

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
        count_block(events, rows, current, current_end);
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
    count_block(&events[0], events[0].weights, current, end);
    count_block(&events[1], events[1].weights, second, second + planes.all - planes.low);
    do {
        *to = (*to & 0xFFFFu) | *from++ << 16;
    } while (++to != end);
    return fire_of(&layer->neuron)(&planes, layer->neuron.constants, current, membrane);
}
