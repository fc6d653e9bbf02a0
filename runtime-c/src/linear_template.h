/* Included by linear.c once per SNN_CODE_BITS and SNN_STATE_BITS. */

#include "names.h"

void SNN_KERNEL(snn_linear)(const SNN_TYPE(snn_linear) * layer, const uint32_t *input,
                            uint32_t *output, SNN_SIGNED *scratch) {
    const uint32_t outputs = layer->outputs;
    const uint32_t input_words = SNN_PLANE_WORDS(layer->inputs);
    const uint32_t output_words = SNN_PLANE_WORDS(outputs);
    SNN_UNSIGNED *sum = (SNN_UNSIGNED *)scratch;
    SNN_SIGNED *membrane = scratch + outputs;
    memset(output, 0, layer->time_steps * output_words * sizeof *output);
    memset(membrane, 0, outputs * sizeof *membrane);
    for (uint32_t step = 0; step < layer->time_steps; step++) {
        uint32_t events = 0;
        memset(sum, 0, outputs * sizeof *sum);
        for (uint32_t plane = layer->planes; plane-- != 0u;) {
            if (events != 0u) {
                SNN_BY_STATE(snn_gather_double)(outputs, sum);
                events *= 2u;
            }
            events += SNN_KERNEL(snn_gather)(input + plane * input_words, 0, layer->inputs,
                                             layer->weights, outputs, sum);
        }
        SNN_BY_STATE(snn_neuron_step)
        (&layer->neuron, sum, events * ((1u << SNN_CODE_BITS) - 1u), membrane, outputs, output, 0);
        input += layer->planes * input_words;
        output += output_words;
    }
}

#undef SNN_CODE_BITS
#undef SNN_STATE_BITS
