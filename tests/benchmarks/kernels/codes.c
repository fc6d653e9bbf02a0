#include "neuron/codes.h"

#include "measure.h"
#include "snn_board.h"

#include <stddef.h>

/* Membranes that are kept as codes, in a streamed time step: codes to entries before it, V to codes
 * after it; between two time steps of one call V to entries. Without the step itself, which is that
 * of plain membranes. */

#define CHANNELS 16u
#define POSITIONS 16u
#define NEURONS (CHANNELS * POSITIONS) /* In lanes. */
#define WIDE 128u                      /* In 32 bits. */
#define MOST_LEVELS 127u

/* Those of Q-SNN in units of 2^-12: atanh((k - 1/2) / 127) and k / 254. */
static const int32_t rungs[MOST_LEVELS] = {
    16,   48,   80,   112,  145,  177,  209,  242,  274,  306,  339,  371,  404,  437,   469,  502,
    535,  568,  600,  633,  666,  700,  733,  766,  800,  833,  867,  901,  935,  969,   1003, 1037,
    1072, 1106, 1141, 1176, 1211, 1246, 1281, 1317, 1353, 1389, 1425, 1462, 1498, 1535,  1572, 1610,
    1647, 1685, 1723, 1762, 1800, 1840, 1879, 1919, 1959, 1999, 2040, 2081, 2122, 2164,  2207, 2249,
    2293, 2336, 2381, 2425, 2470, 2516, 2563, 2609, 2657, 2705, 2754, 2804, 2854, 2905,  2957, 3009,
    3063, 3117, 3172, 3229, 3286, 3344, 3404, 3465, 3527, 3590, 3655, 3721, 3789, 3859,  3930, 4003,
    4078, 4156, 4236, 4318, 4403, 4490, 4581, 4676, 4774, 4875, 4982, 5093, 5209, 5332,  5461, 5598,
    5743, 5898, 6064, 6243, 6438, 6651, 6887, 7152, 7453, 7804, 8223, 8746, 9443, 10497, 12755};
static int32_t entries[MOST_LEVELS];
static uint32_t ladder[7u * 2u * SNN_GROUP_WORDS];

/* The same for codes of 2 and 4 bits. */
static void make_ladder(uint32_t levels) {
    for (uint32_t i = 0; i < levels * 2u * SNN_GROUP_WORDS; i++) {
        const uint32_t code = i / (2u * SNN_GROUP_WORDS);
        const uint32_t is_rung = i / SNN_GROUP_WORDS % 2u == 0u;
        const uint32_t rung = (uint32_t)rungs[(2u * code + 1u) * MOST_LEVELS / (2u * levels)];
        ladder[i] = (is_rung ? rung : 2048u * (code + 1u) / levels) * 0x10001u;
    }
}

static void make_entries(void) {
    for (uint32_t i = 0; i < MOST_LEVELS; i++) {
        entries[i] = (int32_t)(2048u * (i + 1u) / MOST_LEVELS);
    }
}

/* V between -8192 and 8191, small ones more often. */
static int32_t draw_membrane(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return ((int32_t)*state >> 18) >> (*state >> 12 & 3u);
}

static void draw_lanes(uint32_t *membranes) {
    uint32_t state = 1;
    for (uint32_t i = 0; i < NEURONS / 2u; i++) {
        const uint32_t low = (uint32_t)draw_membrane(&state) & 0xFFFFu;
        membranes[i] = ((uint32_t)draw_membrane(&state) << 16 | low) ^ SNN_MEMBRANE_REST;
    }
}

static void draw_wide(uint32_t *membranes) {
    uint32_t state = 1;
    for (uint32_t i = 0; i < WIDE; i++) {
        membranes[i] = (uint32_t)draw_membrane(&state);
    }
}

static void measure_lanes(const char *format, uint32_t bits) {
    const snn_codes_s16_t codes = {ladder, (uint8_t)bits, &snn_codes_kernels_s16};
    const work_t work = {NEURONS, 0, NEURONS};
    uint32_t *const membranes = scratch, *const state = output;
    make_ladder(SNN_CODE_LEVELS(bits));
    draw_lanes(membranes);
    uint64_t start = snn_board_instructions();
    snn_pack_s16(&codes, CHANNELS, POSITIONS, membranes, state, 0);
    report("codes pack 16x16", format, 0, snn_board_instructions_since(start), work);
    start = snn_board_instructions();
    snn_unpack_s16(&codes, CHANNELS, POSITIONS, state, 0, membranes);
    report("codes unpack 16x16", format, 0, snn_board_instructions_since(start), work);
    draw_lanes(membranes);
    start = snn_board_instructions();
    snn_snap_s16(&codes, 1, POSITIONS, membranes);
    report("codes snap 16x16", format, 0, snn_board_instructions_since(start), work);
}

static void measure_wide(const char *format, uint32_t bits) {
    static const uint16_t multiplier[WIDE];
    const snn_codes_s32_t codes = {entries,       rungs, multiplier,
                                   (uint8_t)bits, 0,     &snn_codes_kernels_s32};
    const work_t work = {WIDE, 0, WIDE};
    uint32_t *const membranes = scratch, *const state = output;
    make_entries();
    draw_wide(membranes);
    uint64_t start = snn_board_instructions();
    snn_pack_s32(&codes, WIDE, 1, membranes, state, 0);
    report("codes pack 128 in 32 bits", format, 0, snn_board_instructions_since(start), work);
    start = snn_board_instructions();
    snn_unpack_s32(&codes, WIDE, 1, state, 0, membranes);
    report("codes unpack 128 in 32 bits", format, 0, snn_board_instructions_since(start), work);
    draw_wide(membranes);
    start = snn_board_instructions();
    snn_snap_s32(&codes, WIDE, 1, membranes);
    report("codes snap 128 in 32 bits", format, 0, snn_board_instructions_since(start), work);
}

void measure_codes(void) {
    measure_lanes("2", 2);
    measure_lanes("4", 4);
    measure_wide("8", 8);
}
