#include "check.h"
#include "neuron/codes.h"
#include "random.h"
#include "reference.h"
#include "word/lanes.h"

#include <stddef.h>

/* Membranes to codes and back, one neuron at a time by the definition, for codes that stand at any
 * bit of a state. */

#define MOST_CHANNELS 48u
#define MOST_POSITIONS 5u
#define MOST_FIRST 40u
#define MOST_NEURONS (MOST_FIRST + MOST_POSITIONS * MOST_CHANNELS)
#define MOST_WORDS (MOST_POSITIONS * MOST_CHANNELS)
#define SIZE 4000

static snn_test_codes_t codes;
static uint32_t channels, positions, first;
static int32_t v[MOST_POSITIONS * MOST_CHANNELS];
static uint32_t membranes[MOST_WORDS + SNN_TEST_GUARD];
static uint32_t state[MOST_NEURONS / 4u + SNN_TEST_GUARD];
static uint32_t before[MOST_NEURONS / 4u + SNN_TEST_GUARD];
static uint32_t aligned, unaligned, partial, common, nonzero;

/* A membrane near a rung, or anywhere; as far from 0 as `most`. */
static int32_t draw_membrane(uint32_t channel, int32_t most) {
    const uint32_t levels = SNN_CODE_LEVELS(codes.s32.bits);
    const int32_t *rungs = codes.rungs + (codes.s32.multiplier == NULL ? channel * levels : 0u);
    const int32_t kind = snn_random_between(0, 7);
    if (kind < 4) {
        const int32_t rung = rungs[snn_random() % levels];
        return (kind % 2 == 0 ? rung : -rung) + snn_random_between(-1, 1);
    }
    return kind == 4   ? 0
           : kind == 5 ? most
           : kind == 6 ? -most
                       : snn_random_between(-2 * SIZE, 2 * SIZE);
}

static void draw_membranes(int32_t most) {
    for (uint32_t i = 0; i < positions * channels; i++) {
        v[i] = draw_membrane(i % channels, most);
    }
}

static void draw_state(void) {
    for (uint32_t i = 0; i < sizeof(state) / sizeof(state[0]); i++) {
        before[i] = state[i] = snn_random();
    }
}

static void draw_shape(void) {
    channels = (uint32_t)snn_random_between(1, MOST_CHANNELS);
    if (snn_random_between(0, 1) == 0) {
        channels = (channels + 15u) & ~15u;
    }
    positions = (uint32_t)snn_random_between(1, MOST_POSITIONS);
    first = (uint32_t)snn_random_between(0, MOST_FIRST);
    if (snn_random_between(0, 1) == 0) {
        first &= ~15u;
    }
    partial += channels % 16u != 0u;
    aligned += channels % 16u == 0u && first % 16u == 0u;
    unaligned += channels % 16u == 0u && first % 16u != 0u;
}

static int32_t expected_code(uint32_t i) {
    return snn_reference_code(&codes.s32, i % channels, v[i]);
}

/* The codes, and all other bits as they were. */
static void check_state(void) {
    const uint32_t bits = codes.s32.bits;
    for (uint32_t i = 0; i < positions * channels; i++) {
        for (uint32_t bit = 0; bit < bits; bit++) {
            const uint32_t place = (first + i) * bits + bit;
            const uint32_t is = (uint32_t)expected_code(i) >> bit & 1u;
            before[place / 32u] &= ~(1u << place % 32u);
            before[place / 32u] |= is << place % 32u;
        }
        nonzero += expected_code(i) != 0;
    }
    for (uint32_t i = 0; i < sizeof(state) / sizeof(state[0]); i++) {
        CHECK_EQUAL(state[i], before[i]);
    }
}

static uint32_t lane_words(void) {
    return positions * SNN_GROUPS(channels) * SNN_GROUP_WORDS;
}

/* The word of neuron i's lane, and how far up the lane is. */
static uint32_t *lane_at(uint32_t i, uint32_t *shift) {
    const uint32_t c = i % channels, in_group = c % SNN_GROUP_CHANNELS;
    const uint32_t group = i / channels * SNN_GROUPS(channels) + c / SNN_GROUP_CHANNELS;
    *shift = 16u * snn_lane_of(in_group);
    return membranes + group * SNN_GROUP_WORDS + snn_lane_word(in_group);
}

/* V in lanes; those that fill up a group hold anything. */
static void place_lanes(void) {
    for (uint32_t i = 0; i < lane_words(); i++) {
        membranes[i] = snn_random();
    }
    for (uint32_t i = 0; i < positions * channels; i++) {
        uint32_t shift;
        uint32_t *word = lane_at(i, &shift);
        const uint32_t lane = ((uint32_t)v[i] ^ (SNN_MEMBRANE_REST & 0xFFFFu)) & 0xFFFFu;
        *word = (*word & ~(0xFFFFu << shift)) | lane << shift;
    }
}

static void check_lanes(void) {
    for (uint32_t i = 0; i < positions * channels; i++) {
        uint32_t shift;
        const uint32_t word = *lane_at(i, &shift) ^ SNN_MEMBRANE_REST;
        CHECK_EQUAL((int16_t)(uint16_t)(word >> shift),
                    snn_reference_kept(&codes.s32, i % channels, v[i]));
    }
    snn_test_output_check(membranes + lane_words(), 0, 0);
}

static void test_lanes(void) {
    draw_membranes(INT16_MAX);
    draw_state();
    snn_test_output_prepare(membranes, lane_words());
    place_lanes();
    snn_pack_s16(&codes.s16, channels, positions, membranes, state, first);
    check_state();
    snn_test_output_prepare(membranes, lane_words());
    snn_unpack_s16(&codes.s16, channels, positions, state, first, membranes);
    check_lanes();
    place_lanes();
    snn_snap_s16(&codes.s16, SNN_GROUPS(channels), positions, membranes);
    check_lanes();
}

static void place_words(void) {
    for (uint32_t i = 0; i < positions * channels; i++) {
        membranes[i] = (uint32_t)v[i];
    }
}

static void check_words(void) {
    for (uint32_t i = 0; i < positions * channels; i++) {
        CHECK_EQUAL((int32_t)membranes[i], snn_reference_kept(&codes.s32, i % channels, v[i]));
    }
    snn_test_output_check(membranes + positions * channels, 0, 0);
}

static void test_words(void) {
    const uint32_t words = positions * channels;
    draw_membranes(snn_random_between(0, 1) == 0 ? INT32_MAX : 1 << 28);
    draw_state();
    snn_test_output_prepare(membranes, words);
    place_words();
    snn_pack_s32(&codes.s32, channels, positions, membranes, state, first);
    check_state();
    snn_test_output_prepare(membranes, words);
    snn_unpack_s32(&codes.s32, channels, positions, state, first, membranes);
    check_words();
    place_words();
    snn_snap_s32(&codes.s32, channels, positions, membranes);
    check_words();
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_shape();
        snn_test_codes_draw(&codes, channels, snn_random_between(0, 3) == 0 ? 30000 : SIZE);
        common += codes.s32.multiplier != NULL;
        test_words();
        if (codes.fits_s16) {
            test_lanes();
        }
    }
    CHECK(aligned > SNN_TEST_CASES / 12);
    CHECK(unaligned > SNN_TEST_CASES / 12);
    CHECK(partial > SNN_TEST_CASES / 4);
    CHECK(common > SNN_TEST_CASES / 8);
    CHECK(nonzero > SNN_TEST_CASES);
    return 0;
}
