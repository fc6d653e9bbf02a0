#include "check.h"
#include "random.h"
#include "reference.h"

/* Fully connected layers of random sizes against a direct sum, for every weight format. */

#define MAX_INPUTS 150
#define MAX_INPUT_WORDS (4 * 4 * SNN_PLANE_WORDS(MAX_INPUTS))
#define MAX_OUTPUT_WORDS (4 * SNN_PLANE_WORDS(SNN_TEST_CHANNELS))
#define MAX_WEIGHT_BYTES 4096

static uint32_t input[MAX_INPUT_WORDS];
static uint32_t expected[MAX_OUTPUT_WORDS];
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint8_t weight_storage[MAX_WEIGHT_BYTES + 4] SNN_WORD_ALIGNED;
static uint8_t *weights; /* Into the storage, aligned or not. */
static int32_t scratch[2 * SNN_TEST_CHANNELS];
static snn_test_neurons_t neurons;
static snn_test_shortcuts_t shortcuts;
static uint32_t runs_s16, fired, silent, residual;

static uint32_t row_bytes(const snn_linear_s32_t *layer, uint32_t code_bits) {
    return (layer->outputs * code_bits + 7u) / 8u;
}

static void draw_layer(snn_linear_s32_t *layer, uint32_t code_bits) {
    do {
        layer->inputs = (uint32_t)snn_random_between(1, MAX_INPUTS);
        layer->outputs = (uint16_t)snn_random_between(1, SNN_TEST_CHANNELS);
    } while (layer->inputs * row_bytes(layer, code_bits) > MAX_WEIGHT_BYTES);
    layer->time_steps = (uint8_t)snn_random_between(1, 4);
    layer->planes = (uint8_t)(snn_random_between(0, 2) == 0 ? snn_random_between(2, 4) : 1);
    weights = weight_storage + snn_random_between(0, 1) * snn_random_between(0, 3);
    layer->weights = weights;
    snn_random_bytes(weights, layer->inputs * row_bytes(layer, code_bits));
    snn_random_planes(input, (uint32_t)layer->time_steps * layer->planes, layer->inputs);
    snn_test_neurons_draw(&neurons, layer->outputs, (3u * layer->planes) << code_bits);
    layer->neuron = neurons.s32;
    snn_test_shortcuts_draw(&shortcuts, layer->time_steps, layer->outputs);
    residual += shortcuts.shortcuts.count != 0u;
}

static void compute_expected(const snn_linear_s32_t *layer, uint32_t code_bits) {
    const uint32_t words = SNN_PLANE_WORDS(layer->outputs);
    for (uint32_t i = 0; i < layer->time_steps * words; i++) {
        expected[i] = 0;
    }
    for (uint32_t c = 0; c < layer->outputs; c++) {
        int64_t membrane = 0;
        for (uint32_t step = 0; step < layer->time_steps; step++) {
            int64_t sum = 0;
            for (uint32_t i = 0; i < layer->inputs; i++) {
                sum +=
                    (int64_t)snn_reference_count(input, step, layer->planes, layer->inputs, i) *
                    snn_reference_weight(weights + i * row_bytes(layer, code_bits), code_bits, c);
            }
            const uint32_t spike = snn_test_neurons_step(
                &neurons, c, sum, snn_test_shortcuts_arriving(&shortcuts, step, layer->outputs, c),
                &membrane);
            expected[step * words + c / 32u] |= spike << (c % 32u);
            fired += spike;
            silent += 1u - spike;
        }
    }
}

static void run_s32(const snn_linear_s32_t *layer, uint32_t code_bits) {
    switch (code_bits) {
    case 8:
        if (shortcuts.shortcuts.count == 0u) {
            snn_linear_s8_s32(layer, input, output, scratch);
        } else {
            snn_linear_residual_s8_s32(layer, input, &shortcuts.shortcuts, output, scratch);
        }
        break;
    case 4:
        if (shortcuts.shortcuts.count == 0u) {
            snn_linear_s4_s32(layer, input, output, scratch);
        } else {
            snn_linear_residual_s4_s32(layer, input, &shortcuts.shortcuts, output, scratch);
        }
        break;
    default:
        if (shortcuts.shortcuts.count == 0u) {
            snn_linear_s2_s32(layer, input, output, scratch);
        } else {
            snn_linear_residual_s2_s32(layer, input, &shortcuts.shortcuts, output, scratch);
        }
        break;
    }
}

static void run_s16(const snn_linear_s32_t *layer, uint32_t code_bits) {
    const snn_linear_s16_t narrow = {layer->inputs, layer->outputs, layer->time_steps,
                                     layer->planes, layer->weights, neurons.s16};
    int16_t *scratch16 = (int16_t *)(void *)scratch;
    switch (code_bits) {
    case 8:
        if (shortcuts.shortcuts.count == 0u) {
            snn_linear_s8_s16(&narrow, input, output, scratch16);
        } else {
            snn_linear_residual_s8_s16(&narrow, input, &shortcuts.shortcuts, output, scratch16);
        }
        break;
    case 4:
        if (shortcuts.shortcuts.count == 0u) {
            snn_linear_s4_s16(&narrow, input, output, scratch16);
        } else {
            snn_linear_residual_s4_s16(&narrow, input, &shortcuts.shortcuts, output, scratch16);
        }
        break;
    default:
        if (shortcuts.shortcuts.count == 0u) {
            snn_linear_s2_s16(&narrow, input, output, scratch16);
        } else {
            snn_linear_residual_s2_s16(&narrow, input, &shortcuts.shortcuts, output, scratch16);
        }
        break;
    }
}

static void check_output(const snn_linear_s32_t *layer) {
    const uint32_t words = layer->time_steps * SNN_PLANE_WORDS(layer->outputs);
    for (uint32_t i = 0; i < words; i++) {
        CHECK_EQUAL(output[i], expected[i]);
    }
    snn_test_output_check(output, layer->time_steps, layer->outputs);
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        const uint32_t code_bits = 8u >> (i % 3u);
        snn_linear_s32_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer, code_bits);
        compute_expected(&layer, code_bits);
        snn_test_output_prepare(output, layer.time_steps * SNN_PLANE_WORDS(layer.outputs));
        run_s32(&layer, code_bits);
        check_output(&layer);
        if (neurons.fits_s16) {
            snn_test_output_prepare(output, layer.time_steps * SNN_PLANE_WORDS(layer.outputs));
            run_s16(&layer, code_bits);
            check_output(&layer);
            runs_s16++;
        }
    }
    /* The draws are worth something only if they reach both widths, both outcomes and shortcuts. */
    CHECK(runs_s16 > SNN_TEST_CASES / 4);
    CHECK(residual > SNN_TEST_CASES / 3);
    CHECK(fired > silent / 20u && silent > fired / 20u);
    return 0;
}
