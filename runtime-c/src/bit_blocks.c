#include "bit_blocks.h"

#include "bit_count.h"
#include "bit_fire.h"

void snn_bit_blocks(const snn_bit_blocks_t *layer, const uint32_t *weights, const uint16_t *list,
                    uint32_t count, uint32_t *membrane, uint32_t *spikes) {
    const uint32_t planes = layer->neuron.planes;
    const uint32_t decay = layer->neuron.decay;
    const uint32_t fractional_bits = layer->neuron.fractional_bits;
    const uint32_t *constants = layer->neuron.constants;
    for (uint32_t block = 0; block < layer->blocks; block++) {
        uint32_t current[SNN_BIT_COUNT_WORDS];
        uint32_t fired;
        snn_bit_count(list, count, weights, planes - fractional_bits, current);
        if (decay == SNN_DECAY_HALF) {
            fired = snn_bit_fire(constants, current, membrane, planes, fractional_bits, 1);
        } else if (decay == SNN_DECAY_QUARTER) {
            fired = snn_bit_fire(constants, current, membrane, planes, fractional_bits, 2);
        } else {
            fired = snn_bit_fire(constants, current, membrane, planes, fractional_bits, 0);
        }
        *spikes++ = fired;
        weights += layer->rows;
        constants += 2u * planes;
        membrane += SNN_BIT_MEMBRANE(planes);
    }
}
