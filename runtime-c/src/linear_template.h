/* Included by linear.c and linear_residual.c once per SNN_CODE_BITS and SNN_STATE_BITS. */

#include "names.h"

#define CODE_MAX ((1u << SNN_CODE_BITS) - 1u)

/* The layer; `shortcuts` is NULL in one without them. */
static inline void SNN_KERNEL(run)(const SNN_TYPE(snn_linear) * layer, const uint32_t *input,
                                   const snn_shortcuts_t *shortcuts, uint32_t *output,
                                   SNN_SIGNED *scratch) {
    const uint32_t outputs = layer->outputs;
    const uint32_t input_words = SNN_PLANE_WORDS(layer->inputs);
    const uint32_t output_words = SNN_PLANE_WORDS(outputs);
    SNN_UNSIGNED *sum = (SNN_UNSIGNED *)scratch;
    SNN_SIGNED *membrane = scratch + outputs;
    snn_clear_words(output, layer->time_steps * output_words);
    SNN_BY_STATE(snn_clear)(scratch, 2u * outputs); /* Every step leaves the sums at zero. */
    for (uint32_t step = 0; step < layer->time_steps; step++) {
        snn_events_t events;
        events.waiting = 0;
        events.total = 0;
        for (uint32_t plane = layer->planes; plane-- != 0u;) {
            if (events.total != 0u) {
                SNN_BY_STATE(snn_gather_double)(&events, outputs, sum);
            }
            SNN_KERNEL(snn_gather)
            (&events, input + plane * input_words, 0, layer->inputs, layer->weights, outputs, sum);
            SNN_KERNEL(snn_gather_flush)(&events, outputs, sum);
        }
        if (shortcuts == NULL) {
            SNN_BY_STATE(snn_neuron_step)
            (&layer->neuron, sum, events.total * CODE_MAX, membrane, outputs, output, 0);
        } else {
            SNN_BY_STATE(snn_neuron_step_residual)
            (&layer->neuron, shortcuts, step * output_words, sum, events.total * CODE_MAX, membrane,
             outputs, output, 0);
        }
        input += layer->planes * input_words;
        output += output_words;
    }
}

#ifdef SNN_RESIDUAL
void SNN_KERNEL(snn_linear_residual)(const SNN_TYPE(snn_linear) * layer, const uint32_t *input,
                                     const snn_shortcuts_t *shortcuts, uint32_t *output,
                                     SNN_SIGNED *scratch) {
    SNN_KERNEL(run)(layer, input, shortcuts, output, scratch);
}
#else
void SNN_KERNEL(snn_linear)(const SNN_TYPE(snn_linear) * layer, const uint32_t *input,
                            uint32_t *output, SNN_SIGNED *scratch) {
    SNN_KERNEL(run)(layer, input, NULL, output, scratch);
}
#endif

#undef CODE_MAX
#undef SNN_CODE_BITS
#undef SNN_STATE_BITS
