#ifndef SNN_ATTENTION_H
#define SNN_ATTENTION_H

#include <stdint.h>

#include "snn/placement.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Binary spiking self-attention: query, key and value are spikes, and so is the attention map.
 *
 * Tokens are the positions of a spike tensor. The D channels fall into heads of d = D / heads
 * neighbouring channels; q, k and v are the bits of one head at one time step, [token][channel].
 * Every head has a map of N x N (scores) or d x d (context) neurons, which start from V = 0:
 *
 *     SNN_ATTENTION_SCORES    P[i][j] = number of channels c with q[i][c] and k[j][c]
 *     SNN_ATTENTION_CONTEXT   P[a][c] = number of tokens j with k[j][a] and v[j][c]
 *
 *     V = (V >> 1) + (P << F)
 *     m = V >= (2 << F)
 *     if m: V -= 2 << F
 *
 * F does not matter, so a layer has none: halving rounds down, and what is below 2^F never reaches
 * what is above. U = V >> F alone obeys U = (U >> 1) + P, m = U >= 2, U -= 2, for any number of
 * time steps; F = 0 is exact.
 *
 *     SNN_ATTENTION_SCORES    n[i][c] = number of tokens j with m[i][j] and v[j][c]
 *     SNN_ATTENTION_CONTEXT   n[i][c] = number of channels a with q[i][a] and m[a][c]
 *
 * Behind the map stands one neuron per token and channel, which starts from V = 0:
 *
 *     V = (V >> 1) + n * lambda[step][head]
 *     fired = V >= 2^fractional_bits
 *     if fired: V = 0
 *
 * No sum overflows 32 bits: |n * lambda| < 2^29 and |V| < 2^30.
 */

#define SNN_ATTENTION_SCORES 0  /**< m = fire(Q K^T), n = m V. */
#define SNN_ATTENTION_CONTEXT 1 /**< m = fire(K^T V), n = Q m. */

/** Most tokens, and most channels of a head. */
#define SNN_ATTENTION_DEPTH 16383u

/** Self-attention; query, key, value and output have this many tokens and channels. */
typedef struct {
    uint16_t tokens;         /**< Height * width, 1 to SNN_ATTENTION_DEPTH. */
    uint16_t channels;       /**< A multiple of `heads`. */
    uint16_t heads;          /**< At least 1. */
    uint8_t order;           /**< SNN_ATTENTION_SCORES or SNN_ATTENTION_CONTEXT. */
    uint8_t fractional_bits; /**< Of lambda, 0 to 30: the threshold is 2^fractional_bits. */
    const int16_t *lambda;   /**< [step][head]. */
} snn_attention_t;

/** Words of the maps of one time step: rows that start with a word each, bits behind the last
 * column zero. `size` is the number of tokens (scores) or of channels of a head (context). */
#define SNN_ATTENTION_MAP(size, heads) ((uint32_t)(heads) * (size)*SNN_PLANE_WORDS(size))

/** Queries whose rows of the map are computed together. */
#define SNN_ATTENTION_QUERIES 8u

/**
 * Words of the working memory `scratch`, per order; `width` is the number of channels of a head.
 *
 * Scores go query by query, a few at a time: keys and values of a head are kept for all time steps,
 * but the map and its membranes for these queries only. Contexts go time step by time step, as a
 * head's map has few neurons: keys and values are kept for one step, the map for all of them.
 * Either way tokens then go one by one, so that only one has membranes behind the map. Membranes of
 * the map have a bit per time step, as many as the steps to come can tell apart.
 */
#define SNN_ATTENTION_SCORES_SCRATCH(tokens, width, steps)                                         \
    ((uint32_t)(steps) * (SNN_ATTENTION_OPERANDS_(tokens, width) +                                 \
                          2u * SNN_ATTENTION_QUERIES * SNN_PLANE_WORDS(tokens) + 1u) +             \
     (SNN_ATTENTION_QUERIES + 33u) * SNN_PLANE_WORDS(width))
#define SNN_ATTENTION_CONTEXT_SCRATCH(tokens, width, steps)                                        \
    ((uint32_t)(steps) * (2u * (width)*SNN_PLANE_WORDS(width) + 1u) +                              \
     SNN_ATTENTION_OPERANDS_(tokens, width) + 34u * SNN_PLANE_WORDS(width))

/* Keys, a row of tokens per channel, and values, a row of channels per token. */
#define SNN_ATTENTION_OPERANDS_(tokens, width)                                                     \
    ((uint32_t)(width)*SNN_PLANE_WORDS(tokens) + (uint32_t)(tokens)*SNN_PLANE_WORDS(width))

/**
 * Runs all time steps of a layer.
 *
 * @param layer    The layer; its sizes are consistent (the compiler proves it, nothing is checked).
 * @param steps    Time steps, at least 1.
 * @param query    [steps][1][words] of tokens * channels bits.
 * @param key      The same.
 * @param value    The same.
 * @param output   The same; written completely. Overlaps with nothing else.
 * @param map      [steps][head][row][word], SNN_ATTENTION_MAP words per step, written completely;
 *                 NULL if nobody looks at it.
 * @param scratch  Working memory, SNN_ATTENTION_SCORES_SCRATCH or SNN_ATTENTION_CONTEXT_SCRATCH.
 */
SNN_HOT void snn_attention(const snn_attention_t *layer, uint32_t steps, const uint32_t *query,
                           const uint32_t *key, const uint32_t *value, uint32_t *output,
                           uint32_t *map, uint32_t *scratch);

#ifdef __cplusplus
}
#endif

#endif
