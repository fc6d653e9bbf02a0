#ifndef SNN_SYNAPSE_H
#define SNN_SYNAPSE_H

#include <stdint.h>

#include "snn/placement.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Event-driven sums of b-bit weight codes.
 *
 * Weights lie on the QP-SNN grid: a code W of b bits (0 to 2^b - 1) stands for the odd integer
 * m = 2 * W - (2^b - 1). Kernels sum codes and count events: the current of a channel is
 * A = 2 * sum(W) - n * (2^b - 1). Sums wrap modulo 2^16, which is exact as long as A fits 16 bits.
 *
 * Weight layout: [block][row][word], a row per input. A block is what a kernel adds at once:
 *   8 bits: two groups of 16 channels in 8 words, or one in 4 if only one is left. Word j of a
 * group has, from the lowest byte on, its channels 2j, 2j + 1, 2j + 8, 2j + 9. 4 bits: two groups
 * in 4 words, or one in 2 if only one is left. Word j of a group has, from the lowest nibble on,
 * the channels a, a + 4, a + 1, a + 5, a + 8, a + 12, a + 9, a + 13 with a = 2j. 2 bits: a group in
 * one word, from the lowest two bits on: channels 0, 2, 4, 6, 1, 3, 5, 7, then the same plus 8. 1
 * bit:  two groups in one word, bit by bit.
 */

/** Words of weights of b = `bits` bits: `rows` rows of `groups` groups. */
#define SNN_SYNAPSE_WORDS(bits, rows, groups)                                                      \
    ((uint32_t)(rows) * ((bits) == 1u ? ((groups) + 1u) / 2u : (groups) * (bits) / 2u))

/** Most events of one call of a kernel. */
#define SNN_SUM_EVENTS 256u

typedef struct snn_synapse snn_synapse_t;

/**
 * Adds up the rows of a list of events.
 *
 * @param synapse  Weights.
 * @param list     Indices of rows.
 * @param count    Entries of the list, 0 to SNN_SUM_EVENTS.
 * @param first    What to subtract from the indices to get rows, may be negative.
 * @param sums     `groups` times SNN_GROUP_WORDS words, see snn/lanes.h; written completely.
 */
typedef void snn_sum_t(const snn_synapse_t *synapse, const uint16_t *list, uint32_t count,
                       int32_t first, uint32_t *sums);

/** The weights of a layer, and the kernel that adds them. */
struct snn_synapse {
    snn_sum_t *sum;          /**< Kernel for the format of the weights. */
    const uint32_t *weights; /**< [block][row][word], see above. */
    uint32_t rows;           /**< Rows of a block: inputs of a channel. */
    uint16_t groups;         /**< Groups of channels, at least 1. */
    uint8_t code_max;        /**< Largest code: 2^b - 1. */
};

/** The kernels; the name says bits of a code. */
SNN_HOT snn_sum_t snn_sum_s8, snn_sum_s4, snn_sum_s2, snn_sum_s1;

#ifdef __cplusplus
}
#endif

#endif
