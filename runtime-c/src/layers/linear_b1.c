#include "snn/linear_b1.h"

#include <stddef.h>

#include "bitplane/bit_blocks.h"
#include "word/bits.h"
#include "word/list.h"

/* Lists a plane, what its last word has of it first: unused bits are left out. */
static SNN_HOT uint32_t list_plane(const uint32_t *plane, uint32_t bits, uint16_t *list) {
    const uint32_t words = bits / 32u, rest = bits % 32u;
    uint16_t *end = list;
    if (rest != 0u) {
        end = snn_list_word(end, plane[words] & snn_low_mask(rest), 32u * words);
    }
    for (uint32_t i = 0; i < words; i++) {
        end = snn_list_word(end, plane[i], 32u * i);
    }
    return (uint32_t)(end - list);
}

void snn_linear_b1(const snn_linear_b1_t *layer, uint32_t steps, const uint32_t *input,
                   uint32_t *output, uint32_t *state, uint32_t *scratch, uint16_t *list) {
    const uint32_t outputs = layer->outputs;
    const uint32_t input_words = SNN_PLANE_WORDS(layer->inputs);
    const uint32_t last = SNN_PLANE_WORDS(outputs) - 1u;
    const uint32_t mask = snn_low_mask(outputs - 32u * last);
    const snn_bit_blocks_t blocks = {layer->neuron, layer->inputs, SNN_BIT_BLOCKS(outputs)};
    if (state == NULL) {
        state = scratch;
        snn_bit_reset(state, layer->neuron.planes, blocks.blocks);
    }
    for (; steps != 0u; steps--) {
        const snn_bit_events_t events = {layer->weights, list,
                                         list_plane(input, layer->inputs, list)};
        snn_bit_blocks(&blocks, &events, state, output);
        output[last] &= mask;
        input += input_words;
        output += last + 1u;
    }
}
