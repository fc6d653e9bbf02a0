#include "check.h"
#include "neuron_step.h"
#include "random.h"
#include "reference.h"

/* Neuron updates: numbers worked out by hand from the equations, then random ones at the limits. */

#define STEPS 5
#define FRACTIONAL_BITS 4

/* Runs both widths on currents given in tenths; A = 2 * code sum, so units are twentieths. */
static void check_train(int32_t threshold_tenths, uint8_t reset, uint8_t fire_at_equal,
                        const int32_t tenths[STEPS], const uint8_t spikes[STEPS],
                        int32_t *membranes) {
    const int32_t threshold32 = (threshold_tenths * 2) << FRACTIONAL_BITS;
    const int16_t threshold16 = (int16_t)threshold32;
    static const int32_t bias32 = 0;
    static const int16_t bias16 = 0;
    const snn_neuron_s32_t wide = {&threshold32,   &bias32, FRACTIONAL_BITS,
                                   SNN_DECAY_HALF, reset,   fire_at_equal};
    const snn_neuron_s16_t narrow = {&threshold16,   &bias16, FRACTIONAL_BITS,
                                     SNN_DECAY_HALF, reset,   fire_at_equal};
    int32_t membrane32 = 0;
    int16_t membrane16 = 0;
    for (uint32_t t = 0; t < STEPS; t++) {
        uint32_t sum32 = (uint32_t)tenths[t];
        uint16_t sum16 = (uint16_t)tenths[t];
        uint32_t output32 = 0, output16 = 0;
        snn_neuron_step_s32(&wide, &sum32, 0, &membrane32, 1, &output32, 7);
        snn_neuron_step_s16(&narrow, &sum16, 0, &membrane16, 1, &output16, 7);
        CHECK_EQUAL(output32, (uint32_t)spikes[t] << 7);
        CHECK_EQUAL(output16, output32);
        CHECK_EQUAL(membrane16, membrane32);
        CHECK_EQUAL(sum16 | sum32, 0);
        membranes[t] = membrane32;
    }
}

static void test_pinned(void) {
    int32_t membranes[STEPS];
    /* u = u/2 + x, fire at u > 1, reset to 0. u = 1 exactly does not fire. */
    check_train(10, SNN_RESET_ZERO, 0, (const int32_t[]){8, 8, 8, 8, 10},
                (const uint8_t[]){0, 1, 0, 1, 0}, membranes);
    check_train(10, SNN_RESET_ZERO, 0, (const int32_t[]){10, 6, 0, 0, 0},
                (const uint8_t[]){0, 1, 0, 0, 0}, membranes);
    /* h = v/2 + x/2, fire at h >= 1: the same as u = u/2 + x, fire at u >= 2. */
    check_train(20, SNN_RESET_ZERO, 1, (const int32_t[]){12, 12, 12, 12, 20},
                (const uint8_t[]){0, 0, 1, 0, 1}, membranes);
    check_train(10, SNN_RESET_ZERO, 1, (const int32_t[]){6, 6, 6, 6, 0},
                (const uint8_t[]){0, 0, 1, 0, 0}, membranes);
    /* Reset by subtraction: v = 0, 0.5, 1.75, 0.375, 0.1875; here doubled, in 1/320. */
    check_train(20, SNN_RESET_SUBTRACT, 1, (const int32_t[]){0, 30, 50, 10, 20},
                (const uint8_t[]){0, 1, 1, 1, 1}, membranes);
    CHECK_EQUAL(membranes[0], 0);
    CHECK_EQUAL(membranes[1], 320);
    CHECK_EQUAL(membranes[2], 1120);
    CHECK_EQUAL(membranes[3], 240);
    CHECK_EQUAL(membranes[4], 120);
}

/* A shortcut spike alone lifts a neuron to its threshold, which the strict comparison does not
 * count; one more from the synapse, or a second spike, does. */
static void check_shortcut(uint32_t spikes, int32_t code_sum, uint8_t fire_at_equal, uint32_t fires,
                           int32_t left) {
    static const int32_t threshold32 = 100, bias32 = 0;
    static const int16_t threshold16 = 100, bias16 = 0;
    static const uint32_t words[2] = {0, 1u << 3};
    const uint32_t *const tensors[] = {words, words};
    const snn_shortcuts_t shortcuts = {tensors, spikes};
    const snn_neuron_s32_t wide = {&threshold32,       &bias32,      0, SNN_DECAY_HALF,
                                   SNN_RESET_SUBTRACT, fire_at_equal};
    const snn_neuron_s16_t narrow = {&threshold16,       &bias16,      0, SNN_DECAY_HALF,
                                     SNN_RESET_SUBTRACT, fire_at_equal};
    uint32_t sum32 = (uint32_t)code_sum, output32 = 0, output16 = 0;
    uint16_t sum16 = (uint16_t)code_sum;
    int32_t membrane32 = 0;
    int16_t membrane16 = 0;
    snn_neuron_step_residual_s32(&wide, &shortcuts, 1, &sum32, 0, &membrane32, 1, &output32, 3);
    snn_neuron_step_residual_s16(&narrow, &shortcuts, 1, &sum16, 0, &membrane16, 1, &output16, 3);
    CHECK_EQUAL(output32, fires << 3);
    CHECK_EQUAL(output16, output32);
    CHECK_EQUAL(membrane32, left);
    CHECK_EQUAL(membrane16, left);
}

static void test_shortcuts(void) {
    check_shortcut(1, 0, 0, 0, 100);
    check_shortcut(1, 0, 1, 1, 0);
    check_shortcut(1, 1, 0, 1, 2);
    check_shortcut(1, -1, 1, 0, 98);
    check_shortcut(2, 0, 0, 1, 100);
    check_shortcut(2, -50, 0, 0, 100);
}

/* Every value that 16 bits can store, with sums that leave 16 bits on the way. */
static void test_step_limits(void) {
    const uint8_t rules = (uint8_t)snn_random_between(0, 15);
    const int16_t threshold16 = (int16_t)snn_random_between(INT16_MIN, INT16_MAX);
    const int16_t bias16 = (int16_t)snn_random_between(INT16_MIN, INT16_MAX);
    const int32_t threshold32 = threshold16;
    const int32_t bias32 = bias16;
    const uint8_t fractional_bits = (uint8_t)snn_random_between(0, 15);
    const uint8_t decay = rules & 3u, reset = (rules >> 2) & 1u, fire_at_equal = rules >> 3;
    const snn_neuron_s32_t wide = {&threshold32, &bias32, fractional_bits,
                                   decay,        reset,   fire_at_equal};
    const snn_neuron_s16_t narrow = {&threshold16, &bias16, fractional_bits,
                                     decay,        reset,   fire_at_equal};
    uint32_t sum = (uint32_t)snn_random_between(0, 65535);
    const uint32_t correction = (uint32_t)snn_random_between(0, 65535);
    const int32_t current32 = (int32_t)(2u * sum - correction);
    const int16_t current16 = (int16_t)(uint16_t)current32;
    uint16_t sum16 = (uint16_t)sum;
    int16_t membrane16 = (int16_t)snn_random_between(INT16_MIN, INT16_MAX);
    int64_t reference = membrane16;
    uint32_t output = 0;
    snn_neuron_step_s16(&narrow, &sum16, correction, &membrane16, 1, &output, 31);
    CHECK_EQUAL(output >> 31, snn_reference_neuron(&wide, 0, current16, 0, &reference));
    CHECK_EQUAL(membrane16, (int16_t)(uint16_t)(uint64_t)reference);

    int32_t membrane32 = snn_random_between(-1000000, 1000000);
    reference = membrane32;
    output = 0;
    snn_neuron_step_s32(&wide, &sum, correction, &membrane32, 1, &output, 0);
    const int64_t scaled = (int64_t)current32 * ((int64_t)1 << fractional_bits);
    if (scaled < 1000000000 && scaled > -1000000000) {
        CHECK_EQUAL(output, snn_reference_neuron(&wide, 0, current32, 0, &reference));
        CHECK_EQUAL(membrane32, reference);
    }
}

/* A word boundary in the middle of the channels; bits that are already set stay. */
static void test_packing(void) {
    snn_test_neurons_t neurons;
    static uint32_t sums[SNN_TEST_CHANNELS];
    static int32_t membranes[SNN_TEST_CHANNELS], currents[SNN_TEST_CHANNELS];
    uint32_t output[3] = {1u, 0u, 0x80000000u};
    snn_test_neurons_draw(&neurons, 50, 100);
    for (uint32_t c = 0; c < 50u; c++) {
        sums[c] = snn_random() % 200u;
        membranes[c] = 0;
    }
    for (uint32_t c = 0; c < 50u; c++) {
        currents[c] = 2 * (int32_t)sums[c] - 50;
    }
    snn_neuron_step_s32(&neurons.s32, sums, 50, membranes, 50, output, 21);
    for (uint32_t c = 0; c < 50u; c++) {
        int64_t membrane = 0;
        const int64_t current = currents[c];
        CHECK_EQUAL(snn_reference_bit(output, 21u + c),
                    snn_reference_neuron(&neurons.s32, c, current, 0, &membrane));
        CHECK_EQUAL(membranes[c], membrane);
    }
    CHECK_EQUAL(output[0] & 0x1FFFFFu, 1);
    CHECK_EQUAL(output[2] >> 7, 0x1000000);
}

/* Constant currents near the bound below which a neuron is known to stay silent. */
static void test_run(void) {
    snn_test_neurons_t neurons;
    uint32_t output[9] = {0};
    snn_test_neurons_draw(&neurons, 1, 20);
    const uint32_t time_steps = (uint32_t)snn_random_between(1, 9);
    const int32_t current = snn_random_between(-10, 40);
    int64_t membrane = 0;
    snn_neuron_run_s32(&neurons.s32, 0, current, time_steps, output, 1, 5);
    for (uint32_t t = 0; t < time_steps; t++) {
        CHECK_EQUAL(output[t], snn_reference_neuron(&neurons.s32, 0, current, 0, &membrane) << 5);
    }
}

int main(void) {
    test_pinned();
    test_shortcuts();
    for (uint32_t i = 0; i < 20u * SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        test_step_limits();
        test_run();
    }
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        test_packing();
    }
    return 0;
}
