#include <stddef.h>

#include "measure.h"
#include "snn_board.h"

/* Residuals of 49 tokens (7x7) with 64 channels: a projection of spikes with 1-bit weights
 * that joins the mean of two states in one time step, and neurons in two. */

#define SIDE 7u
#define TOKENS (SIDE * SIDE)
#define CHANNELS 64u
#define ELEMENTS (TOKENS * CHANNELS)
#define TIME_STEPS 2u

/* Any bits are states. */
static const int16_t *const states = (const int16_t *)weights;

static void measure_projection(uint32_t rate) {
    uint16_t multiplier[CHANNELS];
    const int32_t bias[CHANNELS] = {0};
    const snn_residual_conv2d_t layer = {{SIDE, SIDE, CHANNELS},
                                         {SIDE, SIDE, CHANNELS},
                                         {1, 1},
                                         {1, 1},
                                         {0, 0},
                                         1,
                                         SIDE,
                                         make_synapse(3, CHANNELS, CHANNELS),
                                         multiplier,
                                         bias,
                                         8};
    const uint32_t events = draw_spikes(plane, ELEMENTS, rate);
    const work_t work = {events * CHANNELS, CHANNELS * CHANNELS, ELEMENTS};
    for (uint32_t c = 0; c < CHANNELS; c++) {
        multiplier[c] = 30000;
    }
    const uint64_t start = snn_board_instructions();
    snn_residual_conv2d(&layer, 1, plane, states, states + ELEMENTS, (int16_t *)output, scratch,
                        list);
    report("residual projection 49x64-64", "1", rate, snn_board_instructions_since(start), work);
}

static void measure_fire(void) {
    const snn_residual_neuron_t layer = {ELEMENTS, 8192, SNN_DECAY_HALF, SNN_RESET_ZERO, 1};
    const work_t work = {TIME_STEPS * ELEMENTS, 0, ELEMENTS};
    const uint64_t start = snn_board_instructions();
    snn_residual_fire(&layer, TIME_STEPS, states, plane);
    report("residual neurons 49x64 T=2", "half zero", 0, snn_board_instructions_since(start), work);
}

void measure_residuals(void) {
    static const uint8_t measured[3] = {10, 20, 50};
    for (uint32_t i = 0; i < 3u; i++) {
        measure_projection(measured[i]);
    }
    measure_fire();
}
