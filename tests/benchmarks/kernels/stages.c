#include <stddef.h>

#include "measure.h"
#include "snn_board.h"

/* The stages around the layers: encoder, pooling, read-out, in the shapes of FashionNet. */

#define SIZE 28u /* Height and width of the image. */
#define CHANNELS 16u
#define INPUTS 2352u /* Of the read-out. */
#define SCORES 10u

static void measure_encoder(const char *kernel, uint32_t time_steps) {
    static uint8_t image[SIZE * SIZE];
    int32_t threshold[CHANNELS];
    const int32_t bias[CHANNELS] = {0};
    const snn_encode_conv2d_t layer = {
        {SIZE, SIZE, 1},
        {SIZE, SIZE, CHANNELS},
        {3, 3},
        {1, 1},
        {1, 1},
        (const int8_t *)weights,
        {threshold, bias, NULL, 0, SNN_DECAY_HALF, SNN_RESET_ZERO, 1}};
    const work_t work = {SIZE * SIZE * CHANNELS * 9u, CHANNELS * 9u, SIZE * SIZE * CHANNELS};
    for (uint32_t c = 0; c < CHANNELS; c++) {
        threshold[c] = 40000;
    }
    draw_image(image, SIZE * SIZE);
    const uint64_t start = snn_board_instructions();
    snn_encode_conv2d_s8(&layer, time_steps, image, NULL, output, NULL, scratch);
    report(kernel, "8", 100, snn_board_instructions_since(start), work);
}

/* Its count is the same for all spikes. */
static void measure_pool(void) {
    const snn_pool_t layer = {
        {SIZE, SIZE, CHANNELS}, {SIZE / 2u, SIZE / 2u, CHANNELS}, {2, 2}, {2, 2}, 1, {0, 0}};
    const work_t work = {SIZE / 2u * (SIZE / 2u) * CHANNELS, 0, SIZE / 2u * (SIZE / 2u) * CHANNELS};
    draw_spikes(plane, SIZE * SIZE * CHANNELS, 10);
    const uint64_t start = snn_board_instructions();
    snn_pool_max(&layer, 1, plane, output);
    report("max pool 2x2 28x28x16", "bits", 10, snn_board_instructions_since(start), work);
}

/* A small map with pixels of two words. */
static void measure_padded_pool(void) {
    const snn_pool_t layer = {{14, 14, 64}, {7, 7, 64}, {3, 3}, {2, 2}, 1, {1, 1}};
    const work_t work = {7 * 7 * 64, 0, 7 * 7 * 64};
    draw_spikes(plane, 14 * 14 * 64, 10);
    const uint64_t start = snn_board_instructions();
    snn_pool_max(&layer, 1, plane, output);
    report("max pool 3x3 padding 1 14x14x64", "bits", 10, snn_board_instructions_since(start),
           work);
}

static void measure_readout(uint32_t rate) {
    const int32_t multiplier[SCORES] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    const int32_t bias[SCORES] = {0};
    const snn_readout_t layer = {INPUTS,     SCORES, 1,   (const int8_t *)weights,
                                 multiplier, bias,   NULL};
    int32_t scores[SCORES];
    const uint32_t events = draw_spikes(plane, INPUTS, rate);
    const work_t work = {events * SCORES, INPUTS * SCORES, SCORES};
    const uint64_t start = snn_board_instructions();
    snn_readout_s8(&layer, 1, plane, scores);
    report("readout 2352-10", "8", rate, snn_board_instructions_since(start), work);
}

void measure_stages(void) {
    measure_encoder("encoder 3x3 28x28x1-16 T=1", 1);
    measure_encoder("encoder 3x3 28x28x1-16 T=2", 2);
    measure_encoder("encoder 3x3 28x28x1-16 T=4", 4);
    measure_pool();
    measure_padded_pool();
    for (uint32_t i = 0; i < RATES; i++) {
        measure_readout(rates[i]);
    }
}
