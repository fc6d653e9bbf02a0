#include "bit_blocks.h"

#include "bit_count.h"
#include "bit_fire.h"
#include "bits.h"

/* Functions of their own, so that each has the registers for itself. */

SNN_NOINLINE static void count_few(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                   snn_bit_current_t *current) {
    current->plane[0] = snn_bit_spread(count, 0);
    snn_bit_count_rows(list, count, rows, 0u - ((count + 1u) >> 1), current->plane + 1, NULL);
    current->planes = SNN_BIT_LOW_PLANES + 1u;
    current->plane[SNN_BIT_LOW_PLANES + 1u] = current->plane[SNN_BIT_LOW_PLANES];
    current->plane[SNN_BIT_LOW_PLANES + 2u] = current->plane[SNN_BIT_LOW_PLANES];
}

SNN_NOINLINE static void count_many(const uint16_t *list, uint32_t count, const uint32_t *rows,
                                    snn_bit_current_t *current) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    uint32_t *const high = current->plane + 1u + SNN_BIT_LOW_PLANES;
    uint32_t *next = high;
    uint32_t p = SNN_BIT_LOW_PLANES;
    for (uint32_t n = count >> SNN_BIT_LOW_PLANES; n != 0u; n >>= 1) {
        *next++ = snn_bit_spread(start, p++);
    }
    *next = 0; /* Carries out of the highest plane end here. */
    current->plane[0] = snn_bit_spread(count, 0);
    snn_bit_count_rows(list, count, rows, start, current->plane + 1, high);
    current->planes = p + 1u;
    next[0] = next[1] = next[-1];
}

SNN_NOINLINE static uint32_t fire_none(const snn_bit_neuron_t *neuron, const uint32_t *constants,
                                       const snn_bit_current_t *current, uint32_t *membrane) {
    return snn_bit_fire_integrating(neuron, constants, current, membrane);
}

SNN_NOINLINE static uint32_t fire_half(const snn_bit_neuron_t *neuron, const uint32_t *constants,
                                       const snn_bit_current_t *current, uint32_t *membrane) {
    return snn_bit_fire_leaky(neuron, constants, current, membrane, SNN_DECAY_HALF);
}

SNN_NOINLINE static uint32_t fire_quarter(const snn_bit_neuron_t *neuron, const uint32_t *constants,
                                          const snn_bit_current_t *current, uint32_t *membrane) {
    return snn_bit_fire_leaky(neuron, constants, current, membrane, SNN_DECAY_QUARTER);
}

void snn_bit_blocks(const snn_bit_blocks_t *layer, const uint32_t *weights, const uint16_t *list,
                    uint32_t count, uint32_t *membrane, uint32_t *spikes) {
    const snn_bit_neuron_t *const neuron = &layer->neuron;
    const uint32_t *constants = neuron->constants;
    snn_bit_current_t current;
    for (uint32_t block = 0; block < layer->blocks; block++) {
        if (count <= SNN_BIT_FEW) {
            count_few(list, count, weights, &current);
        } else {
            count_many(list, count, weights, &current);
        }
        if (neuron->decay == SNN_DECAY_HALF) {
            *spikes++ = fire_half(neuron, constants, &current, membrane);
        } else if (neuron->decay == SNN_DECAY_QUARTER) {
            *spikes++ = fire_quarter(neuron, constants, &current, membrane);
        } else {
            *spikes++ = fire_none(neuron, constants, &current, membrane);
        }
        weights += layer->rows;
        constants += SNN_BIT_CONSTANTS(neuron->planes);
        membrane += SNN_BIT_MEMBRANE(neuron->planes);
    }
}
