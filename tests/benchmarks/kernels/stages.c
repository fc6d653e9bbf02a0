#include <stddef.h>

#include "measure.h"
#include "snn_board.h"

/* Whole layers: four time steps of a linear one with neurons, an encoder, a pooling. */

#define INPUTS 256u
#define OUTPUTS 128u
#define TIME_STEPS 4u

static uint32_t plane[MAX_PLANE_WORDS];
static uint32_t output[MAX_PLANE_WORDS + 272];
static uint32_t scratch[SNN_LINEAR_SCRATCH_S16(8, 0, 0)];
static uint16_t list[INPUTS];
static uint8_t image[28 * 28];
static uint32_t totals[OUTPUTS / 2];

static void measure_linear(const char *kernel, uint32_t format, uint32_t rate,
                           const uint32_t *sums_of_all) {
    const snn_linear_s16_t layer = {INPUTS,
                                    OUTPUTS,
                                    TIME_STEPS,
                                    1,
                                    sums_of_all,
                                    make_synapse(format, INPUTS, OUTPUTS),
                                    make_neurons(snn_lif_half_zero, OUTPUTS)};
    uint32_t events = 0;
    for (uint32_t step = 0; step < TIME_STEPS; step++) {
        events += draw_spikes(plane + step * (INPUTS / 32u), INPUTS, rate);
    }
    const uint64_t start = snn_board_instructions();
    snn_linear_s16(&layer, plane, NULL, output, scratch, list);
    report(kernel, format_name(format), rate, snn_board_instructions_since(start),
           events * OUTPUTS);
}

static void measure_encoder(void) {
    const int32_t threshold[16] = {40000, 40000, 40000, 40000, 40000, 40000, 40000, 40000,
                                   40000, 40000, 40000, 40000, 40000, 40000, 40000, 40000};
    const int32_t bias[16] = {0};
    const snn_encode_conv2d_t layer = {{28, 28, 1},
                                       {28, 28, 16},
                                       3,
                                       1,
                                       1,
                                       1,
                                       (const int8_t *)weights,
                                       {threshold, bias, 0, SNN_DECAY_HALF, SNN_RESET_ZERO, 1}};
    for (uint32_t i = 0; i < sizeof image; i++) {
        image[i] = (uint8_t)(1u + i % 251u);
    }
    const uint64_t start = snn_board_instructions();
    snn_encode_conv2d_s8(&layer, image, NULL, output);
    report("encoder 3x3 28x28x1-16", "8", 100, snn_board_instructions_since(start),
           28u * 28u * 16u * 9u);
}

static void measure_pool(void) {
    const snn_pool_t layer = {{16, 16, 16}, {8, 8, 16}, 2, 2, 2, 1, 1};
    draw_spikes(plane, 16u * 16u * 16u, 10);
    const uint64_t start = snn_board_instructions();
    snn_pool_max(&layer, plane, output);
    report("max pool 2x2 16x16x16", "bits", 10, snn_board_instructions_since(start), 8u * 8u * 16u);
}

void measure_stages(void) {
    for (uint32_t format = 0; format < FORMATS; format++) {
        for (uint32_t i = 0; i < RATES; i++) {
            measure_linear("linear layer 256-128 T=4", format, rates[i], NULL);
        }
    }
    for (uint32_t i = 0; i < RATES; i++) {
        measure_linear("linear layer 256-128 T=4 silence", 0, rates[i], totals);
    }
    measure_encoder();
    measure_pool();
}
