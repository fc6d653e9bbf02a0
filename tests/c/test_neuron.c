#include "check.h"
#include "neuron/codes.h"
#include "neuron/neuron_s32.h"
#include "random.h"
#include "reference.h"

#include <stddef.h>

/* Neuron updates: numbers worked out by hand from the equations, then random ones at the limits. */

#define STEPS 5
#define FRACTIONAL_BITS 4

static snn_test_neurons_t neurons;

/* One channel with given constants, in both widths. */
static void make_neuron(int32_t threshold, int32_t bias, uint8_t fractional_bits, uint8_t decay,
                        uint8_t reset, uint8_t fire_at_equal) {
    neurons.threshold32[0] = threshold;
    neurons.bias32[0] = bias;
    neurons.s32 = (snn_neuron_s32_t){
        neurons.threshold32, neurons.bias32, NULL, fractional_bits, decay, reset, fire_at_equal};
    snn_test_neurons_pack(&neurons, 1);
}

/* Runs both widths on currents given in tenths; A = 2 * code sum, so units are twentieths. */
static void check_train(int32_t threshold_tenths, uint8_t reset, uint8_t fire_at_equal,
                        const int32_t tenths[STEPS], const uint8_t spikes[STEPS],
                        int32_t *membranes) {
    snn_lif_t *kernels[3];
    make_neuron((threshold_tenths * 2) << FRACTIONAL_BITS, 0, FRACTIONAL_BITS, SNN_DECAY_HALF,
                reset, fire_at_equal);
    CHECK_EQUAL(snn_test_neurons_kernels(&neurons, kernels), 3);
    uint32_t membrane32 = 0;
    uint32_t membrane16[3][SNN_GROUP_WORDS];
    for (uint32_t k = 0; k < 3u; k++) {
        for (uint32_t i = 0; i < SNN_GROUP_WORDS; i++) {
            membrane16[k][i] = SNN_MEMBRANE_REST;
        }
    }
    for (uint32_t t = 0; t < STEPS; t++) {
        const uint32_t sum32 = (uint32_t)tenths[t];
        uint32_t output32 = 0;
        snn_neuron_step_s32(&neurons.s32, NULL, 0, &sum32, 0, &membrane32, 1, &output32, 7);
        CHECK_EQUAL(output32, (uint32_t)spikes[t] << 7);
        for (uint32_t k = 0; k < 3u; k++) {
            uint32_t sum16[SNN_GROUP_WORDS] = {(uint32_t)tenths[t] & 0xFFFFu};
            kernels[k](&neurons.s16, membrane16[k], sum16, 0);
            CHECK_EQUAL(sum16[0] & 1u, spikes[t]);
            CHECK_EQUAL((int16_t)(uint16_t)(membrane16[k][0] ^ SNN_MEMBRANE_REST),
                        (int32_t)membrane32);
        }
        membranes[t] = (int32_t)membrane32;
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
    static const uint32_t words[2] = {0, 1u << 3};
    const uint32_t *const tensors[] = {words, words};
    const snn_shortcuts_t shortcuts = {.spikes = tensors, .count = spikes};
    const uint32_t sum32 = (uint32_t)code_sum;
    uint32_t output32 = 0, membrane32 = 0;
    make_neuron(100, 0, 0, SNN_DECAY_HALF, SNN_RESET_SUBTRACT, fire_at_equal);
    snn_neuron_step_s32(&neurons.s32, &shortcuts, 1, &sum32, 0, &membrane32, 1, &output32, 3);
    CHECK_EQUAL(output32, fires << 3);
    CHECK_EQUAL((int32_t)membrane32, left);
}

static void test_shortcuts(void) {
    check_shortcut(1, 0, 0, 0, 100);
    check_shortcut(1, 0, 1, 1, 0);
    check_shortcut(1, 1, 0, 1, 2);
    check_shortcut(1, -1, 1, 0, 98);
    check_shortcut(2, 0, 0, 1, 100);
    check_shortcut(2, -50, 0, 0, 100);
}

/* A random number of 16 bits, now and then one of its limits. */
static int32_t draw_s16(void) {
    const int32_t kind = snn_random_between(0, 5);
    return kind == 0   ? INT16_MIN
           : kind == 1 ? INT16_MAX
           : kind == 2 ? snn_random_between(-3, 3)
                       : snn_random_between(INT16_MIN, INT16_MAX);
}

/* Where a channel of a group stands: its word and its lane, by the macro that places constants. */
static uint32_t find_lane(uint32_t channel) {
    const int32_t is[16] = {channel == 0,  channel == 1,  channel == 2,  channel == 3,
                            channel == 4,  channel == 5,  channel == 6,  channel == 7,
                            channel == 8,  channel == 9,  channel == 10, channel == 11,
                            channel == 12, channel == 13, channel == 14, channel == 15};
    const uint32_t words[8] = {
        SNN_QUAD(is[0], is[1], is[8], is[9]), SNN_QUAD(is[2], is[3], is[10], is[11]),
        SNN_QUAD(is[4], is[5], is[12], is[13]), SNN_QUAD(is[6], is[7], is[14], is[15])};
    for (uint32_t word = 0; word < 8u; word++) {
        if (words[word] != 0u) {
            return 2u * word + (words[word] != 1u);
        }
    }
    CHECK(0);
    return 0;
}

static uint32_t runs_of_kernel[3];

/* Constants, sum and membrane of a channel anywhere in 16 bits, such that the results fit as well.
 * Returns whether it fires; `after` gets the membrane. */
static uint32_t draw_channel(uint32_t c, int32_t events, int32_t *sum, int32_t *before,
                             int64_t *after) {
    uint32_t fired;
    do {
        neurons.threshold32[c] = draw_s16();
        neurons.bias32[c] = draw_s16();
        *before = draw_s16();
        *sum = events / 2 + (draw_s16() >> neurons.s32.fractional_bits) / 2;
        *sum = *sum < 0 ? 0 : *sum;
        *after = *before;
        neurons.fits_s16 = 1;
        fired = snn_test_neurons_step(&neurons, c, 2 * (int64_t)*sum - events, 0, after);
    } while (!neurons.fits_s16);
    return fired;
}

static uint32_t runs_of_kernel[3];

/* One step of a group of neurons whose constants, membranes and drives take all 16 bits. */
static void test_step_limits(void) {
    const uint8_t rules = (uint8_t)snn_random_between(0, 15);
    const int32_t events = snn_random_between(0, 256) * 255;
    int32_t before[16], sums[16];
    uint32_t fired = 0, packed[SNN_GROUP_WORDS] = {0}, membranes[SNN_GROUP_WORDS] = {0};
    int64_t after[16];
    neurons.s32 = (snn_neuron_s32_t){
        neurons.threshold32, neurons.bias32,    NULL,      (uint8_t)snn_random_between(0, 8),
        rules & 3u,          (rules >> 2) & 1u, rules >> 3};
    const int keep_positive = snn_random_between(0, 2) != 0;
    const int keep_near = snn_random_between(0, 1);
    int fits_lif = 1;
    for (uint32_t c = 0; c < 16u; c++) {
        do {
            neurons.fits_lif = 1;
            fired &= ~(1u << c);
            fired |= draw_channel(c, events, &sums[c], &before[c], &after[c]) << c;
        } while ((keep_positive && neurons.threshold32[c] < 0) || (keep_near && !neurons.fits_lif));
        fits_lif &= neurons.fits_lif;
    }
    snn_test_neurons_pack(&neurons, 16);
    neurons.fits_lif = fits_lif;
    if (!neurons.fits_s16) {
        return;
    }
    for (uint32_t c = 0; c < 16u; c++) {
        const uint32_t lane = find_lane(c);
        const uint32_t shift = 16u * (lane & 1u);
#if SNN_ISA == SNN_ISA_MVE
        packed[lane / 2u] |= ((uint32_t)sums[c] & 0xFFFFu) << shift;
#else
        packed[lane / 2u] += (uint32_t)sums[c] << shift;
#endif
        membranes[lane / 2u] |= ((uint32_t)before[c] & 0xFFFFu) << shift;
    }
    snn_lif_t *kernels[3];
    const uint32_t count = snn_test_neurons_kernels(&neurons, kernels);
    for (uint32_t k = 0; k < count; k++) {
        uint32_t membrane[SNN_GROUP_WORDS], sum[SNN_GROUP_WORDS];
        for (uint32_t i = 0; i < SNN_GROUP_WORDS; i++) {
            membrane[i] = membranes[i] ^ SNN_MEMBRANE_REST;
            sum[i] = packed[i];
        }
        kernels[k](&neurons.s16, membrane, sum, (uint32_t)events);
        CHECK_EQUAL(sum[0], fired);
        for (uint32_t c = 0; c < 16u; c++) {
            const uint32_t lane = find_lane(c);
            const uint32_t word = membrane[lane / 2u] ^ SNN_MEMBRANE_REST;
            CHECK_EQUAL((int16_t)(uint16_t)(word >> (16u * (lane & 1u))), after[c]);
        }
        runs_of_kernel[k]++;
    }
}

/* A word boundary in the middle of the channels; bits that are already set stay. */
static void test_packing(void) {
    static uint32_t sums[SNN_TEST_CHANNELS], membranes[SNN_TEST_CHANNELS];
    static int32_t currents[SNN_TEST_CHANNELS];
    uint32_t output[3] = {1u, 0u, 0x80000000u};
    snn_test_neurons_draw(&neurons, 50, 100);
    for (uint32_t c = 0; c < 50u; c++) {
        sums[c] = snn_random() % 200u;
        membranes[c] = 0;
    }
    for (uint32_t c = 0; c < 50u; c++) {
        currents[c] = 2 * (int32_t)sums[c] - 50;
    }
    snn_neuron_step_s32(&neurons.s32, NULL, 0, sums, 50, membranes, 50, output, 21);
    if (neurons.s32.codes != NULL) {
        snn_snap_s32(neurons.s32.codes, 50, 1, membranes);
    }
    for (uint32_t c = 0; c < 50u; c++) {
        int64_t membrane = 0, before;
        const int64_t current = currents[c];
        CHECK_EQUAL(snn_reference_bit(output, 21u + c),
                    snn_reference_neuron(&neurons.s32, c, current, 0, &membrane, &before));
        CHECK_EQUAL((int32_t)membranes[c], membrane);
    }
    CHECK_EQUAL(output[0] & 0x1FFFFFu, 1);
    CHECK_EQUAL(output[2] >> 7, 0x1000000);
}

/* Constant currents near the bound below which a neuron is known to stay silent. */
static void test_run(void) {
    uint32_t output[9] = {0};
    snn_test_neurons_draw(&neurons, 1, 20);
    const uint32_t time_steps = (uint32_t)snn_random_between(1, 9);
    const int32_t current = snn_random_between(-10, 40);
    int64_t membrane = 0, before;
    const snn_run_t run = {&neurons.s32, NULL, time_steps, output, 1, NULL};
    snn_neuron_run_s32(&run, 0, current, 5);
    for (uint32_t t = 0; t < time_steps; t++) {
        CHECK_EQUAL(output[t], snn_reference_neuron(&neurons.s32, 0, current, 0, &membrane, &before)
                                   << 5);
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
    for (uint32_t k = 0; k < 3u; k++) {
        CHECK(runs_of_kernel[k] > SNN_TEST_CASES / 2);
    }
    return 0;
}
