#include "attention/attention_output.h"
#include "bitplane/plane_sum.h"
#include "check.h"
#include "random.h"
#include "reference.h"

/* The parts of self-attention whose numbers are larger than small layers reach: sums of many rows,
 * and neurons behind sums of many planes. */

#define MAX_WORDS 20u
#define MAX_ROWS (32u * MAX_WORDS)
#define MAX_STEPS 4u
#define MAX_LAMBDA 32767

static uint32_t rows[MAX_ROWS], select[MAX_WORDS];
static uint32_t high, full, charged, inhibited;

static uint32_t element(const snn_plane_sum_t *sum, uint32_t position) {
    uint32_t value = 0;
    for (uint32_t p = 0; p < sum->planes; p++) {
        value |= (sum->plane[p] >> position & 1u) << p;
    }
    return value;
}

/* Words of any density, all bits among them. */
static uint32_t draw_word(void) {
    static const uint8_t percentages[6] = {0, 5, 20, 60, 95, 100};
    const uint32_t percentage = percentages[snn_random_between(0, 5)];
    uint32_t word = 0;
    for (uint32_t i = 0; i < 32u; i++) {
        word |= (uint32_t)((snn_random() >> 8) % 100u < percentage) << i;
    }
    full += word == 0xFFFFFFFFu;
    return word;
}

static void draw_sum(snn_plane_sum_t *sum, uint32_t planes) {
    sum->planes = planes;
    for (uint32_t p = 0; p < SNN_SUM_PLANES; p++) {
        sum->plane[p] = p < planes ? snn_random() : 0xA5A5A5A5u;
    }
}

static void check_sum(const snn_plane_sum_t *before, const snn_plane_sum_t *sum, uint32_t words) {
    for (uint32_t position = 0; position < 32u; position++) {
        uint32_t expected = element(before, position);
        for (uint32_t i = 0; i < 32u * words; i++) {
            expected += snn_reference_bit(select, i) & (rows[i] >> position);
        }
        CHECK_EQUAL(element(sum, position), expected);
    }
    high += sum->planes > 8u;
}

static void test_sum(void) {
    const uint32_t words = (uint32_t)snn_random_between(1, MAX_WORDS);
    snn_plane_sum_t zero = {SNN_LOW_PLANES, {0}}, before, sum;
    for (uint32_t i = 0; i < words; i++) {
        select[i] = draw_word();
    }
    for (uint32_t i = 0; i < 32u * words; i++) {
        rows[i] = snn_random() | (snn_random_between(0, 1) ? 0u : snn_random());
    }
    draw_sum(&sum, SNN_SUM_PLANES);
    snn_sum_rows(select, words, rows, &sum);
    check_sum(&zero, &sum, words);
    draw_sum(&before, (uint32_t)snn_random_between(SNN_LOW_PLANES, 14));
    sum = before;
    snn_sum_rows_onto(select, words, rows, &sum);
    check_sum(&before, &sum, words);
}

static void draw_outputs(snn_attention_output_t outputs[MAX_STEPS], uint32_t planes) {
    const int32_t size = MAX_LAMBDA >> snn_random_between(0, 14);
    const int32_t threshold = (int32_t)(1u << snn_random_between(0, (int32_t)planes + 14));
    for (uint32_t step = 0; step < MAX_STEPS; step++) {
        const int32_t lambda = snn_random_between(-size, size);
        outputs[step].lambda = lambda;
        outputs[step].threshold = threshold;
        outputs[step].least = snn_attention_least(lambda, threshold);
        outputs[step].is_last = step + 1u == MAX_STEPS;
    }
}

static void check_spikes(const snn_attention_output_t *output, const snn_plane_sum_t *sum,
                         int64_t membrane[32], uint32_t spikes) {
    for (uint32_t position = 0; position < 32u; position++) {
        const int64_t v =
            (membrane[position] >> 1) + (int64_t)element(sum, position) * output->lambda;
        const uint32_t spike = v >= output->threshold;
        CHECK_EQUAL(spikes >> position & 1u, spike);
        charged += !spike && membrane[position] != 0;
        inhibited += v < 0;
        membrane[position] = spike ? 0 : v;
    }
}

static void test_output(void) {
    snn_attention_output_t outputs[MAX_STEPS];
    uint32_t state[SNN_ATTENTION_OUTPUT_WORDS + SNN_TEST_GUARD];
    int64_t membrane[32] = {0};
    const uint32_t planes = (uint32_t)snn_random_between(SNN_LOW_PLANES, 14);
    snn_test_output_prepare(state, SNN_ATTENTION_OUTPUT_WORDS);
    state[0] = 0;
    draw_outputs(outputs, planes);
    for (uint32_t step = 0; step < MAX_STEPS; step++) {
        snn_plane_sum_t sum;
        draw_sum(&sum, planes);
        for (uint32_t p = 0; p < planes; p++) {
            sum.plane[p] &= draw_word();
        }
        const uint32_t spikes = snn_attention_fire(&outputs[step], &sum, state);
        check_spikes(&outputs[step], &sum, membrane, spikes);
    }
    snn_test_output_check(state + SNN_ATTENTION_OUTPUT_WORDS, 0, 0);
}

/* The least sum that fires from 0. */
static void test_least(void) {
    const int32_t threshold = (int32_t)(1u << snn_random_between(0, 30));
    const int32_t lambda = snn_random_between(-MAX_LAMBDA - 1, MAX_LAMBDA);
    const int64_t least = snn_attention_least(lambda, threshold);
    if (lambda <= 0) {
        CHECK_EQUAL(least, 0);
    } else {
        CHECK(least * lambda >= threshold && (least - 1) * lambda < threshold);
    }
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        test_sum();
        test_output();
        test_least();
    }
    CHECK(high > SNN_TEST_CASES / 10u && full > SNN_TEST_CASES / 10u);
    CHECK(charged > SNN_TEST_CASES && inhibited > SNN_TEST_CASES);
    return 0;
}
