#include "bit_blocks.h"

#include "bit_kernels.h"

/* Words of a current: as many planes as a count may need, and one that catches carries. */
#define CURRENT_WORDS (SNN_BIT_PLANES + 1u)

/* The current of a block with more events than the low planes hold. */
static void count_many(const uint16_t *list, uint32_t count, const uint32_t *rows,
                       uint32_t *current, const uint32_t *end) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    uint32_t *next = current + 1u + SNN_BIT_LOW_PLANES;
    uint32_t p = SNN_BIT_LOW_PLANES;
    for (uint32_t n = count >> SNN_BIT_LOW_PLANES; n != 0u; n >>= 1) {
        *next++ = snn_bit_spread(start, p++);
    }
    *next = 0; /* Carries out of the highest plane end here. */
    current[0] = snn_bit_spread(count, 0);
    snn_bit_count_low(list, count, rows, current);
    for (const uint32_t sign = next[-1]; next < end;) {
        *next++ = sign;
    }
}

void snn_bit_blocks(const snn_bit_blocks_t *layer, const uint32_t *weights, const uint16_t *list,
                    uint32_t count, uint32_t *membrane, uint32_t *spikes) {
    static snn_bit_fire_t *const kernels[3] = {snn_bit_fire_none, snn_bit_fire_half,
                                               snn_bit_fire_quarter};
    const snn_bit_planes_t planes = {layer->neuron.planes, layer->neuron.fractional_bits};
    snn_bit_fire_t *const fire = kernels[layer->neuron.decay];
    const uint32_t rows = layer->rows;
    const uint32_t *constants = layer->neuron.constants;
    const uint32_t *const end = spikes + layer->blocks;
    uint32_t current[CURRENT_WORDS];
#if SNN_ISA == SNN_ISA_MVE
    const uint32_t done = snn_bit_vectors(layer, weights, list, count, membrane, spikes);
    spikes += done;
    weights += done * rows;
    constants += done * SNN_BIT_CONSTANTS(planes.all);
    membrane += done * SNN_BIT_MEMBRANE(planes.all);
#endif
    while (spikes != end) {
        if (count <= SNN_BIT_FEW) {
            snn_bit_count_few(list, count, weights, current, current + planes.all - planes.low);
        } else {
            count_many(list, count, weights, current, current + planes.all - planes.low);
        }
        *spikes++ = fire(&planes, constants, current, membrane);
        weights += rows;
        constants += SNN_BIT_CONSTANTS(planes.all);
        membrane += SNN_BIT_MEMBRANE(planes.all);
    }
}
