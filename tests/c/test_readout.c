#include "check.h"
#include "random.h"
#include "reference.h"

/* Read-outs of random sizes against a direct sum; argmax and its ties. */

#define MAX_INPUTS 200
#define MAX_OUTPUTS 20

static uint32_t steps;
static uint32_t spikes[4 * 3 * SNN_PLANE_WORDS(MAX_INPUTS)];
static uint8_t image[MAX_INPUTS];
static int8_t weights[MAX_INPUTS * MAX_OUTPUTS];
static int32_t multiplier[MAX_OUTPUTS], bias[MAX_OUTPUTS], scores[MAX_OUTPUTS + 1];

static void draw_layer(snn_readout_t *layer) {
    layer->inputs = (uint32_t)snn_random_between(1, MAX_INPUTS);
    layer->outputs = (uint16_t)snn_random_between(1, MAX_OUTPUTS);
    steps = (uint32_t)snn_random_between(1, 4);
    layer->planes = (uint8_t)snn_random_between(1, 3);
    layer->weights = weights;
    layer->multiplier = multiplier;
    layer->bias = bias;
    snn_random_bytes(weights, sizeof weights);
    snn_random_bytes(image, sizeof image);
    snn_random_planes(spikes, steps * layer->planes, layer->inputs);
    for (uint32_t c = 0; c < MAX_OUTPUTS; c++) {
        /* The greatest sum is 200 * 128 * 255 * 4; scores stay below 2^31. */
        multiplier[c] = snn_random_between(-80, 80);
        bias[c] = snn_random_between(-1000000, 1000000);
        scores[c] = -1;
    }
    scores[layer->outputs] = 12345;
}

static void check_scores(const snn_readout_t *layer, int is_image) {
    for (uint32_t c = 0; c < layer->outputs; c++) {
        int64_t sum = 0;
        for (uint32_t step = 0; step < steps; step++) {
            for (uint32_t i = 0; i < layer->inputs; i++) {
                const uint32_t value =
                    is_image ? image[i]
                             : snn_reference_count(spikes, step, layer->planes, layer->inputs, i);
                sum += (int64_t)weights[i * layer->outputs + c] * value;
            }
        }
        CHECK_EQUAL(scores[c], multiplier[c] * sum + bias[c]);
    }
    CHECK_EQUAL(scores[layer->outputs], 12345);
}

static void test_argmax(void) {
    static const int32_t ties[5] = {3, 7, 7, 1, 7};
    static const int32_t extremes[3] = {INT32_MIN, INT32_MAX, INT32_MIN};
    static const int32_t equal[4] = {INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN};
    static const int32_t last[3] = {-5, -4, -3};
    CHECK_EQUAL(snn_argmax_s32(ties, 5), 1);
    CHECK_EQUAL(snn_argmax_s32(extremes, 3), 1);
    CHECK_EQUAL(snn_argmax_s32(equal, 4), 0);
    CHECK_EQUAL(snn_argmax_s32(last, 3), 2);
    CHECK_EQUAL(snn_argmax_s32(last, 1), 0);
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_readout_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer);
        snn_readout_s8(&layer, steps, spikes, scores);
        check_scores(&layer, 0);
        snn_readout_image_s8(&layer, steps, image, scores);
        check_scores(&layer, 1);
    }
    test_argmax();
    return 0;
}
