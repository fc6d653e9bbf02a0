#include "codes.h"
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

static int32_t rungs[MOST_LEVELS], entries[MOST_LEVELS];
static uint32_t ladder[7u * 2u * SNN_GROUP_WORDS];

/* Rungs that lie wider toward the upper end, as those of Q-SNN's do; the last one is near 8192. */
static void make_tables(uint32_t levels) {
    for (uint32_t i = 0; i < levels; i++) {
        const uint32_t middle = (2u * i + 1u) * 2048u / levels;
        rungs[i] = (int32_t)(middle + middle * middle / 4096u);
        entries[i] = rungs[i] / 2;
    }
}

static void make_ladder(uint32_t levels) {
    make_tables(levels);
    for (uint32_t i = 0; i < levels * 2u * SNN_GROUP_WORDS; i++) {
        const uint32_t code = i / (2u * SNN_GROUP_WORDS);
        const uint32_t is_rung = i / SNN_GROUP_WORDS % 2u == 0u;
        ladder[i] = (uint32_t)(is_rung ? rungs[code] : entries[code]) * 0x10001u;
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
    const snn_codes_s16_t codes = {ladder, (uint8_t)bits};
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
    const snn_codes_s32_t codes = {entries, rungs, multiplier, (uint8_t)bits, 0};
    const work_t work = {WIDE, 0, WIDE};
    uint32_t *const membranes = scratch, *const state = output;
    make_tables(SNN_CODE_LEVELS(bits));
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
