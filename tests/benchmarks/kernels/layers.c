#include <stddef.h>

#include "measure.h"
#include "snn_board.h"

/* Whole layers with neurons. Every time step has the same spikes. */

#define INPUTS 256u
#define OUTPUTS 128u
#define TIME_STEPS 4u

static const uint32_t totals[OUTPUTS / 2];

static void measure_linear(const char *kernel, uint32_t format, uint32_t rate, uint32_t time_steps,
                           const uint32_t *sums_of_all) {
    const snn_linear_s16_t layer = {INPUTS,
                                    OUTPUTS,
                                    1,
                                    sums_of_all,
                                    make_synapse(format, INPUTS, OUTPUTS),
                                    make_neurons(snn_lif_half_zero, OUTPUTS)};
    uint32_t events = 0;
    for (uint32_t step = 0; step < time_steps; step++) {
        events += draw_spikes(plane + step * (INPUTS / 32u), INPUTS, rate);
    }
    const work_t work = {events * OUTPUTS, INPUTS * OUTPUTS, OUTPUTS};
    const uint64_t start = snn_board_instructions();
    snn_linear_s16(&layer, time_steps, plane, NULL, output, NULL, scratch, list);
    report(kernel, format_name(format), rate, snn_board_instructions_since(start), work);
}

static void measure_convolution(const char *kernel, uint32_t format, uint32_t rate,
                                uint32_t time_steps) {
    const snn_conv2d_s16_t layer = make_convolution(format, snn_lif_half_zero);
    for (uint32_t step = 0; step < time_steps; step++) {
        draw_spikes(plane + step * (CONV_PIXELS * CONV_SIZE / 32u), CONV_PIXELS * CONV_SIZE, rate);
    }
    const work_t work = {(uint64_t)time_steps * count_window_events() * CONV_SIZE, 9u * CONV_PIXELS,
                         CONV_PIXELS * CONV_SIZE};
    const uint64_t start = snn_board_instructions();
    snn_conv2d_s16(&layer, time_steps, plane, NULL, output, NULL, scratch, list);
    report(kernel, format_name(format), rate, snn_board_instructions_since(start), work);
}

void measure_layers(void) {
    for (uint32_t format = 0; format < FORMATS; format++) {
        for (uint32_t i = 0; i < RATES; i++) {
            measure_linear("linear layer 256-128 T=1", format, rates[i], 1, NULL);
            measure_linear("linear layer 256-128 T=4", format, rates[i], TIME_STEPS, NULL);
            measure_convolution("conv+lif 3x3 16x16x16-16 T=1", format, rates[i], 1);
            measure_convolution("conv+lif 3x3 16x16x16-16 T=4", format, rates[i], TIME_STEPS);
        }
    }
    for (uint32_t i = 0; i < RATES; i++) {
        measure_linear("linear layer 256-128 T=4 silence", 0, rates[i], TIME_STEPS, totals);
    }
}
