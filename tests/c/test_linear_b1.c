#include "check.h"
#include "random.h"
#include "reference_bits.h"

#include <stddef.h>

/* Fully connected layers in bit planes, of random sizes, against a direct sum; all time steps in
 * one call, and split over calls that keep the membranes. */

#define MAX_INPUTS SNN_TEST_BIT_WEIGHTS
#define MAX_STEPS 4
#define MAX_OUTPUT_WORDS (MAX_STEPS * SNN_PLANE_WORDS(SNN_TEST_CHANNELS))
#define MAX_SCRATCH SNN_LINEAR_B1_SCRATCH(SNN_TEST_CHANNELS, SNN_BIT_PLANES)

static uint32_t steps;
static uint32_t input[MAX_STEPS * SNN_PLANE_WORDS(MAX_INPUTS)];
static uint32_t expected[MAX_OUTPUT_WORDS];
static uint32_t output[MAX_OUTPUT_WORDS + SNN_TEST_GUARD];
static uint32_t scratch[MAX_SCRATCH + SNN_TEST_GUARD];
static uint16_t list[SNN_LINEAR_B1_LIST(MAX_INPUTS) + 1];
static snn_test_bit_weights_t weights;
static snn_test_bit_neurons_t neurons;
static uint32_t runs, split, fired, silent;

static void draw_layer(snn_linear_b1_t *layer) {
    do {
        layer->inputs = (uint16_t)snn_random_between(1, snn_random_between(1, MAX_INPUTS));
        layer->outputs = (uint16_t)snn_random_between(1, SNN_TEST_CHANNELS);
    } while (!snn_test_bit_weights_draw(&weights, layer->inputs, layer->outputs));
    steps = (uint32_t)snn_random_between(1, MAX_STEPS);
    layer->weights = weights.words;
    snn_random_planes(input, steps, layer->inputs);
    snn_test_bit_neurons_draw(&neurons, layer->outputs, layer->inputs < 40u ? 6 : 24);
}

static int32_t sum_of(const snn_linear_b1_t *layer, uint32_t step, uint32_t c) {
    const uint32_t *plane = input + step * SNN_PLANE_WORDS(layer->inputs);
    int32_t sum = 0;
    for (uint32_t i = 0; i < layer->inputs; i++) {
        if (snn_reference_bit(plane, i)) {
            sum += snn_test_bit_weight(&weights, i, c);
        }
    }
    return sum;
}

static void compute_expected(const snn_linear_b1_t *layer) {
    const uint32_t words = SNN_PLANE_WORDS(layer->outputs);
    for (uint32_t i = 0; i < steps * words; i++) {
        expected[i] = 0;
    }
    for (uint32_t c = 0; c < layer->outputs; c++) {
        int64_t membrane = 0;
        for (uint32_t step = 0; step < steps; step++) {
            const uint32_t spike =
                snn_test_bit_neurons_step(&neurons, c, sum_of(layer, step, c), &membrane);
            expected[step * words + c / 32u] |= spike << (c % 32u);
            fired += spike;
            silent += 1u - spike;
        }
    }
}

static void prepare(const snn_linear_b1_t *layer) {
    snn_test_output_prepare(output, steps * SNN_PLANE_WORDS(layer->outputs));
    snn_test_output_prepare(scratch, MAX_SCRATCH);
    list[SNN_LINEAR_B1_LIST(layer->inputs)] = 0xA5A5u;
}

static void check_output(const snn_linear_b1_t *layer) {
    const uint32_t words = steps * SNN_PLANE_WORDS(layer->outputs);
    for (uint32_t i = 0; i < words; i++) {
        CHECK_EQUAL(output[i], expected[i]);
    }
    snn_test_output_check(output, steps, layer->outputs);
    snn_test_output_check(scratch + SNN_LINEAR_B1_SCRATCH(layer->outputs, layer->neuron.planes), 0,
                          0);
    CHECK_EQUAL(list[SNN_LINEAR_B1_LIST(layer->inputs)], 0xA5A5u);
}

/* All time steps at once: `scratch` holds the membranes. */
static void run_framed(const snn_linear_b1_t *layer) {
    prepare(layer);
    snn_linear_b1(layer, steps, input, output, NULL, scratch, list);
    check_output(layer);
}

/* Some time steps at a time: the same memory, now as the state. */
static void run_split(const snn_linear_b1_t *layer) {
    prepare(layer);
    snn_state_reset(scratch, SNN_STATE_B1(1, layer->outputs, layer->neuron.planes));
    for (uint32_t step = 0; step < steps;) {
        const uint32_t part = (uint32_t)snn_random_between(1, (int32_t)(steps - step));
        snn_linear_b1(layer, part, input + step * SNN_PLANE_WORDS(layer->inputs),
                      output + step * SNN_PLANE_WORDS(layer->outputs), scratch, NULL, list);
        step += part;
        split += step < steps;
    }
    check_output(layer);
}

#ifndef __thumb__ /* Boards have no room for it. */
/* The most inputs, all of them spikes: every second neuron is just not reached by its current. */
static void check_most_inputs(void) {
    static uint32_t rows[SNN_BIT_INPUTS], all[SNN_BIT_INPUTS / 32u];
    static uint16_t all_list[SNN_LINEAR_B1_LIST(SNN_BIT_INPUTS)];
    snn_test_bit_neurons_draw(&neurons, 32, 1);
    neurons.s32.fractional_bits = 0;
    neurons.s32.decay = SNN_DECAY_NONE;
    neurons.s32.fire_at_equal = 1;
    for (uint32_t i = 0; i < SNN_BIT_INPUTS; i++) {
        rows[i] = (snn_random() | 1u) & ~2u; /* Channel 0 has ones, channel 1 none. */
        all[i / 32u] |= 1u << i % 32u;
    }
    for (uint32_t c = 0; c < 32u; c++) {
        int64_t membrane = 0;
        int32_t sum = 0;
        for (uint32_t i = 0; i < SNN_BIT_INPUTS; i++) {
            sum += rows[i] >> c & 1u ? 1 : -1;
        }
        neurons.bias[c] = 0;
        neurons.threshold[c] = sum + (int32_t)(c / 2u % 2u);
        CHECK_EQUAL(snn_test_bit_neurons_step(&neurons, c, sum, &membrane), c / 2u % 2u == 0u);
    }
    CHECK(snn_test_bit_neurons_pack(&neurons, 32));
    const snn_linear_b1_t layer = {SNN_BIT_INPUTS, 32, rows, neurons.bits};
    snn_linear_b1(&layer, 1, all, output, NULL, scratch, all_list);
    CHECK_EQUAL(output[0], 0x33333333u);
}
#endif

int main(void) {
#ifndef __thumb__
    check_most_inputs();
#endif
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_linear_b1_t layer;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_layer(&layer);
        compute_expected(&layer);
        if (snn_test_bit_neurons_pack(&neurons, layer.outputs)) {
            layer.neuron = neurons.bits;
            run_framed(&layer);
            run_split(&layer);
            runs++;
        }
    }
    /* The draws are worth something only if planes nearly always suffice, calls are split, and both
     * outcomes are frequent. */
    CHECK(runs > SNN_TEST_CASES * 9 / 10);
    CHECK(split > SNN_TEST_CASES / 4);
    CHECK(fired > silent / 20u && silent > fired / 20u);
    return 0;
}
