#include <stddef.h>

#include "measure.h"
#include "snn_board.h"

/* Whole layers with 1-bit weights and neurons in bit planes. Every time step has the same spikes.
 */

#define INPUTS 256u
#define OUTPUTS 128u
#define TIME_STEPS 4u
#define PLANES 12u
#define MEASURED_RATES 4u /* 5 to 50 percent. */

/* No kernel in bit planes branches on a constant. */
static const uint32_t constants[SNN_BIT_BLOCKS(OUTPUTS) * SNN_BIT_CONSTANTS(PLANES)];
static const snn_bit_neuron_t neurons = {constants, PLANES, 2, SNN_DECAY_HALF};

static void measure_linear(uint32_t rate) {
    const snn_linear_b1_t layer = {INPUTS, OUTPUTS, weights, neurons};
    uint32_t events = 0;
    for (uint32_t step = 0; step < TIME_STEPS; step++) {
        events += draw_spikes(plane + step * (INPUTS / 32u), INPUTS, rate);
    }
    const work_t work = {events * OUTPUTS, INPUTS * OUTPUTS, OUTPUTS};
    const uint64_t start = snn_board_instructions();
    snn_linear_b1(&layer, TIME_STEPS, plane, output, NULL, scratch, list);
    report("linear layer 256-128 T=4 bit planes", "1", rate, snn_board_instructions_since(start),
           work);
}

static void measure_convolution(uint32_t rate) {
    const snn_conv2d_b1_t layer = {{CONV_SIZE, CONV_SIZE, CONV_SIZE},
                                   {CONV_SIZE, CONV_SIZE, CONV_SIZE},
                                   {3, 3},
                                   {1, 1},
                                   {1, 1},
                                   CONV_SIZE,
                                   weights,
                                   neurons};
    for (uint32_t step = 0; step < TIME_STEPS; step++) {
        draw_spikes(plane + step * (CONV_PIXELS * CONV_SIZE / 32u), CONV_PIXELS * CONV_SIZE, rate);
    }
    const work_t work = {(uint64_t)TIME_STEPS * count_window_events() * CONV_SIZE, 9u * CONV_PIXELS,
                         CONV_PIXELS * CONV_SIZE};
    const uint64_t start = snn_board_instructions();
    snn_conv2d_b1(&layer, TIME_STEPS, plane, output, NULL, scratch, list);
    report("conv+lif 3x3 16x16x16-16 T=4 bit planes", "1", rate,
           snn_board_instructions_since(start), work);
}

void measure_planes(void) {
    for (uint32_t i = 0; i < MEASURED_RATES; i++) {
        measure_linear(rates[i]);
        measure_convolution(rates[i]);
    }
}
