/* Included by conv2d.c and conv2d_residual.c once per SNN_CODE_BITS and SNN_STATE_BITS. */

#include "names.h"

#define CODE_MAX ((1u << SNN_CODE_BITS) - 1u)

/* Adds what one plane contributes to one output pixel; (top, left) is the window's first input
 * pixel and may lie in the padding. A kernel row is one run of bits and one run of weight rows,
 * because both are stored [x][channel]. */
static void SNN_KERNEL(gather_window)(const SNN_TYPE(snn_conv2d) * layer, snn_events_t *events,
                                      const uint32_t *plane, int32_t top, int32_t left,
                                      SNN_UNSIGNED *sum) {
    const int32_t height = layer->input.height;
    const int32_t width = layer->input.width;
    const uint32_t input_channels = layer->input.channels;
    const uint32_t channels = layer->output.channels;
    const uint32_t row_bytes = (channels * SNN_CODE_BITS + 7u) / 8u;
    const int32_t kernel = layer->kernel;
    const int32_t first_kx = left < 0 ? -left : 0;
    const int32_t last_kx = left + kernel > width ? width - left : kernel;
    if (first_kx >= last_kx) {
        return;
    }
    for (int32_t ky = 0; ky < kernel; ky++) {
        const int32_t y = top + ky;
        if (y >= 0 && y < height) {
            const uint32_t bit = (uint32_t)(y * width + left + first_kx) * input_channels;
            const uint32_t row = (uint32_t)(ky * kernel + first_kx) * input_channels;
            SNN_KERNEL(snn_gather)
            (events, plane, bit, (uint32_t)(last_kx - first_kx) * input_channels,
             layer->weights + row * row_bytes, channels, sum);
        }
    }
}

/* The layer; `shortcuts` is NULL in one without them. */
static inline void SNN_KERNEL(run)(const SNN_TYPE(snn_conv2d) * layer, const uint32_t *input,
                                   const snn_shortcuts_t *shortcuts, uint32_t *output,
                                   SNN_SIGNED *scratch) {
    const uint32_t channels = layer->output.channels;
    const uint32_t input_words =
        SNN_PLANE_WORDS((uint32_t)layer->input.height * layer->input.width * layer->input.channels);
    const uint32_t output_words =
        SNN_PLANE_WORDS((uint32_t)layer->output.height * layer->output.width * channels);
    const uint32_t planes = layer->planes;
    SNN_UNSIGNED *sum = (SNN_UNSIGNED *)scratch;
    SNN_SIGNED *membrane = scratch + channels;
    uint32_t output_bit = 0;
    SNN_BY_STATE(snn_clear)(scratch, channels); /* The sums; every step leaves them at zero. */
    snn_clear_words(output, layer->time_steps * output_words);
    for (int32_t y = 0; y < layer->output.height; y++) {
        for (int32_t x = 0; x < layer->output.width; x++) {
            const uint32_t *step_input = input;
            uint32_t *step_output = output;
            SNN_BY_STATE(snn_clear)(membrane, channels);
            for (uint32_t step = 0; step < layer->time_steps; step++) {
                snn_events_t events;
                events.waiting = 0;
                events.total = 0;
                for (uint32_t plane = planes; plane-- != 0u;) {
                    if (events.total != 0u) {
                        SNN_BY_STATE(snn_gather_double)(&events, channels, sum);
                    }
                    SNN_KERNEL(gather_window)
                    (layer, &events, step_input + plane * input_words,
                     y * layer->stride - layer->padding, x * layer->stride - layer->padding, sum);
                    SNN_KERNEL(snn_gather_flush)(&events, channels, sum);
                }
                if (shortcuts == NULL) {
                    SNN_BY_STATE(snn_neuron_step)
                    (&layer->neuron, sum, events.total * CODE_MAX, membrane, channels, step_output,
                     output_bit);
                } else {
                    SNN_BY_STATE(snn_neuron_step_residual)
                    (&layer->neuron, shortcuts, step * output_words, sum, events.total * CODE_MAX,
                     membrane, channels, step_output, output_bit);
                }
                step_input += planes * input_words;
                step_output += output_words;
            }
            output_bit += channels;
        }
    }
}

#ifdef SNN_RESIDUAL
void SNN_KERNEL(snn_conv2d_residual)(const SNN_TYPE(snn_conv2d) * layer, const uint32_t *input,
                                     const snn_shortcuts_t *shortcuts, uint32_t *output,
                                     SNN_SIGNED *scratch) {
    SNN_KERNEL(run)(layer, input, shortcuts, output, scratch);
}
#else
void SNN_KERNEL(snn_conv2d)(const SNN_TYPE(snn_conv2d) * layer, const uint32_t *input,
                            uint32_t *output, SNN_SIGNED *scratch) {
    SNN_KERNEL(run)(layer, input, NULL, output, scratch);
}
#endif

#undef CODE_MAX
#undef SNN_CODE_BITS
#undef SNN_STATE_BITS
