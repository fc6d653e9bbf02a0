#include <stddef.h>

#include "attention/attention_map.h"
#include "attention/bit_matrix.h"
#include "bitplane/plane_sum.h"

#include "measure.h"
#include "snn_board.h"

/* Self-attention of one head with 64 tokens and 32 channels, whose query, key and value are drawn
 * with one rate: the parts of a time step, per score, and the whole layer. */

#define TOKENS 64u
#define WIDTH 32u
#define TIME_STEPS 4u
#define TOKEN_WORDS SNN_PLANE_WORDS(TOKENS)
#define SCORES (TOKENS * TOKENS)
#define STEP_WORDS (TOKENS * SNN_PLANE_WORDS(WIDTH))
#define KEY_WORDS (WIDTH * TOKEN_WORDS)

/* Tensors of four steps, in memory that other measurements use for other things. */
static uint32_t *const query = output;
static uint32_t *const key = output + TIME_STEPS * STEP_WORDS;
static uint32_t *const value = output + 2u * TIME_STEPS * STEP_WORDS;
static uint32_t *const rest = output + 3u * TIME_STEPS * STEP_WORDS;

/* As unknown to the compiler as it is in the library. */
static volatile const uint32_t unknown_words = TOKEN_WORDS;

static const int16_t lambda[TIME_STEPS] = {32, 32, 32, 32};

static void transpose_keys(uint32_t steps, uint32_t *keys) {
    for (uint32_t step = 0; step < steps; step++) {
        const snn_head_t head = {key + step * STEP_WORDS, 0, WIDTH, WIDTH, TOKENS};
        snn_head_columns(&head, keys + step * KEY_WORDS);
    }
}

static void measure_keys(uint32_t rate) {
    const work_t work = {SCORES, 0, TOKENS * WIDTH};
    const uint64_t start = snn_board_instructions();
    transpose_keys(1, rest);
    report("attention keys 64x32", "1", rate, snn_board_instructions_since(start), work);
}

/* Q K^T with its threshold; the maps of all steps go to `maps`. */
static void measure_scores(const char *kernel, uint32_t rate, uint32_t steps, uint32_t *maps) {
    const snn_attention_map_t map = snn_attention_map(WIDTH, TOKENS, steps);
    const work_t work = {(uint64_t)steps * SCORES, 0, SCORES};
    uint32_t *const keys = rest, *const membrane = keys + steps * KEY_WORDS;
    transpose_keys(steps, keys);
    const uint64_t start = snn_board_instructions();
    for (uint32_t token = 0; token < TOKENS; token += SNN_ATTENTION_QUERIES) {
        for (uint32_t step = 0; step < steps; step++) {
            snn_attention_map_rows(
                &map, step, SNN_ATTENTION_QUERIES, query + step * STEP_WORDS + token,
                keys + step * KEY_WORDS, membrane,
                maps + step * SNN_ATTENTION_MAP(TOKENS, 1) + token * TOKEN_WORDS);
        }
    }
    report(kernel, "1", rate, snn_board_instructions_since(start), work);
}

/* A V of the first step: the sums, without the neurons behind them. */
static void measure_values(uint32_t rate, const uint32_t *map) {
    const work_t work = {SCORES, 0, TOKENS * WIDTH};
    const uint32_t token_words = unknown_words;
    snn_plane_sum_t *const sum = (snn_plane_sum_t *)rest;
    const uint64_t start = snn_board_instructions();
    for (uint32_t token = 0; token < TOKENS; token++) {
        snn_sum_rows(map + token * TOKEN_WORDS, token_words, value, sum);
    }
    report("attention values 64x32", "1", rate, snn_board_instructions_since(start), work);
}

static void measure_layer(const char *kernel, uint8_t order, uint32_t rate, uint32_t steps) {
    const snn_attention_t layer = {TOKENS, WIDTH, 1, order, 8, lambda};
    const work_t work = {(uint64_t)steps * SCORES, 0, TOKENS * WIDTH};
    const uint64_t start = snn_board_instructions();
    snn_attention(&layer, steps, query, key, value, plane, NULL, rest);
    report(kernel, "1", rate, snn_board_instructions_since(start), work);
}

void measure_attention(void) {
    static const uint8_t measured[3] = {10, 20, 50};
    for (uint32_t i = 0; i < 3u; i++) {
        const uint32_t rate = measured[i];
        draw_spikes(output, 3u * TIME_STEPS * STEP_WORDS * 32u, rate);
        measure_keys(rate);
        measure_scores("attention scores 64x32 T=4", rate, TIME_STEPS, plane);
        measure_scores("attention scores 64x32", rate, 1, plane);
        measure_values(rate, plane);
        measure_layer("attention 64x32 T=1", SNN_ATTENTION_SCORES, rate, 1);
        measure_layer("attention 64x32 T=4", SNN_ATTENTION_SCORES, rate, TIME_STEPS);
        measure_layer("context attention 64x32 T=4", SNN_ATTENTION_CONTEXT, rate, TIME_STEPS);
    }
}
