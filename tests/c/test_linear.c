#include "check.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Fully connected layers of random sizes against a direct sum, for every weight format and every
 * kernel of neurons that is exact for them. */

#define MAX_INPUTS 600
#define MAX_STEPS 3
#define MAX_PLANES 3
#define MAX_INPUT_WORDS (MAX_STEPS * MAX_PLANES * SNN_PLANE_WORDS(MAX_INPUTS))
#define MAX_OUTPUT_WORDS (MAX_STEPS * SNN_PLANE_WORDS(SNN_TEST_CHANNELS))
#define MAX_SCRATCH (SNN_LINEAR_SCRATCH_S16(SNN_GROUPS(SNN_TEST_CHANNELS), 1, 1))

static uint32_t steps;
static uint32_t input[MAX_INPUT_WORDS];
static uint32_t expected[MAX_OUTPUT_WORDS];
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint32_t scratch[MAX_SCRATCH + SNN_TEST_GUARD];
static uint32_t state[SNN_TEST_CHANNELS + SNN_TEST_GUARD];
static uint16_t list[SNN_LINEAR_LIST(MAX_INPUTS)];
static uint16_t all_rows[MAX_INPUTS];
static uint32_t totals[SNN_TEST_CHANNELS];
static snn_test_synapse_t synapse;
static snn_test_neurons_t neurons;
static snn_test_shortcuts_t shortcuts;
static uint32_t runs_s16, runs_lif, fired, silent, residual, with_totals, streamed_codes;

static void draw_layer(snn_linear_s32_t *layer, uint32_t code_bits) {
    do {
        layer->inputs = (uint32_t)snn_random_between(1, snn_random_between(1, MAX_INPUTS));
        /* Vectors take 128 channels of one bit at a time. */
        layer->outputs = (uint16_t)snn_random_between(
            code_bits == 1u && snn_random_between(0, 1) == 0 ? 128 : 1, SNN_TEST_CHANNELS);
    } while (!snn_test_synapse_draw(&synapse, code_bits, layer->inputs, layer->outputs));
    steps = (uint32_t)snn_random_between(1, MAX_STEPS);
    layer->planes =
        (uint8_t)(snn_random_between(0, 2) == 0 ? snn_random_between(2, MAX_PLANES) : 1);
    layer->synapse = synapse.synapse;
    snn_random_planes(input, steps * layer->planes, layer->inputs);
    snn_test_neurons_draw(&neurons, layer->outputs, (3u * layer->planes) << code_bits);
    layer->neuron = neurons.s32;
    snn_test_shortcuts_draw(&shortcuts, steps, layer->outputs);
    residual += shortcuts.shortcuts.count != 0u;
}

static void compute_expected(const snn_linear_s32_t *layer) {
    const uint32_t words = SNN_PLANE_WORDS(layer->outputs);
    for (uint32_t i = 0; i < steps * words; i++) {
        expected[i] = 0;
    }
    for (uint32_t c = 0; c < layer->outputs; c++) {
        int64_t membrane = 0;
        for (uint32_t step = 0; step < steps; step++) {
            int64_t sum = 0;
            for (uint32_t i = 0; i < layer->inputs; i++) {
                sum += (int64_t)snn_reference_count(input, step, layer->planes, layer->inputs, i) *
                       snn_test_synapse_weight(&synapse, i, c);
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

static const snn_shortcuts_t *arriving(void) {
    return shortcuts.shortcuts.count == 0u ? NULL : &shortcuts.shortcuts;
}

static void prepare(const snn_linear_s32_t *layer, uint32_t scratch_words) {
    snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(layer->outputs));
    snn_test_output_prepare(scratch, scratch_words);
}

static void check_output(const snn_linear_s32_t *layer, uint32_t scratch_words) {
    const uint32_t words = steps * SNN_PLANE_WORDS(layer->outputs);
    for (uint32_t i = 0; i < words; i++) {
        CHECK_EQUAL(output[i], expected[i]);
    }
    snn_test_output_check(output, steps, layer->outputs);
    snn_test_output_check(scratch + scratch_words, 0, 0);
}

/* Words of the input, and of the output, of one time step. */
static uint32_t input_step(const snn_linear_s32_t *layer) {
    return layer->planes * SNN_PLANE_WORDS(layer->inputs);
}

static uint32_t output_step(const snn_linear_s32_t *layer) {
    return SNN_PLANE_WORDS(layer->outputs);
}

/* Time steps one by one, with membranes in a state. */
static void stream_s32(const snn_linear_s32_t *layer, uint32_t scratch_words) {
    const snn_codes_s32_t *codes = layer->neuron.codes;
    const uint32_t words =
        codes == NULL ? layer->outputs : SNN_CODE_WORDS(layer->outputs, codes->bits);
    prepare(layer, scratch_words);
    snn_test_output_prepare(state, words);
    snn_state_reset(state, words);
    for (uint32_t step = 0; step < steps; step++) {
        snn_linear_s32(layer, 1, input + step * input_step(layer),
                       snn_test_shortcuts_at(&shortcuts, step, layer->outputs),
                       output + step * output_step(layer), state, scratch, list);
    }
    check_output(layer, scratch_words);
    snn_test_output_check(state + words, 0, 0);
}

static void stream_s16(const snn_linear_s32_t *layer, const snn_linear_s16_t *narrow,
                       uint32_t scratch_words) {
    const snn_codes_s16_t *codes = narrow->neuron.codes;
    const uint32_t words = codes == NULL ? SNN_STATE_S16(1, layer->synapse.groups)
                                         : SNN_CODE_WORDS(layer->outputs, codes->bits);
    prepare(layer, scratch_words);
    snn_test_output_prepare(state, words);
    if (codes == NULL) {
        snn_state_reset_s16(state, words);
    } else {
        snn_state_reset(state, words);
    }
    for (uint32_t step = 0; step < steps; step++) {
        snn_linear_s16(narrow, 1, input + step * input_step(layer),
                       snn_test_shortcuts_at(&shortcuts, step, layer->outputs),
                       output + step * output_step(layer), state, scratch, list);
    }
    check_output(layer, scratch_words);
    snn_test_output_check(state + words, 0, 0);
    streamed_codes += codes != NULL && steps > 1u;
}

/* Sums of all rows, as the compiler lays them out. */
static const uint32_t *sum_all_rows(const snn_linear_s32_t *layer) {
    if (layer->planes > 1u || layer->inputs > SNN_SUM_EVENTS || snn_random_between(0, 1) == 0) {
        return NULL;
    }
    for (uint32_t i = 0; i < layer->inputs; i++) {
        all_rows[i] = (uint16_t)i;
    }
    layer->synapse.sum(&layer->synapse, all_rows, layer->inputs, 0, totals);
    with_totals++;
    return totals;
}

static void run_s16(const snn_linear_s32_t *layer) {
    const uint32_t is_long = layer->inputs > SNN_SUM_EVENTS || layer->planes > 1u;
    const uint32_t words =
        SNN_LINEAR_SCRATCH_S16(layer->synapse.groups, is_long, arriving() != NULL);
    snn_linear_s16_t narrow = {layer->inputs,       layer->outputs, layer->planes,
                               sum_all_rows(layer), layer->synapse, neurons.s16};
    snn_lif_t *kernels[3];
    const uint32_t count = snn_test_neurons_kernels(&neurons, kernels);
    for (uint32_t i = 0; i < count; i++) {
        narrow.neuron.step = kernels[i];
        prepare(layer, words);
        snn_linear_s16(&narrow, steps, input, arriving(), output, NULL, scratch, list);
        check_output(layer, words);
        stream_s16(layer, &narrow, words);
    }
    runs_s16++;
    runs_lif += count > 2u;
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_linear_s32_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer, 8u >> (i % 4u));
        compute_expected(&layer);
        const uint32_t words = SNN_LINEAR_SCRATCH_S32(layer.synapse.groups, layer.outputs);
        prepare(&layer, words);
        snn_linear_s32(&layer, steps, input, arriving(), output, NULL, scratch, list);
        check_output(&layer, words);
        stream_s32(&layer, words);
        if (neurons.fits_s16) {
            run_s16(&layer);
        }
    }
    /* The draws are worth something only if they reach both widths, all kernels, both outcomes and
     * shortcuts. */
    CHECK(runs_s16 > SNN_TEST_CASES / 4);
    CHECK(runs_lif > SNN_TEST_CASES / 8);
    CHECK(with_totals > SNN_TEST_CASES / 16);
    CHECK(residual > SNN_TEST_CASES / 3);
    CHECK(streamed_codes > SNN_TEST_CASES / 32);
    CHECK(fired > silent / 20u && silent > fired / 20u);
    return 0;
}
