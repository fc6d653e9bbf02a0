#ifndef SNN_SRC_ATTENTION_ATTENTION_OUTPUT_H
#define SNN_SRC_ATTENTION_ATTENTION_OUTPUT_H

#include <stdint.h>

#include "bitplane/plane_sum.h"
#include "snn/placement.h"

/* Neurons behind an attention map. Internal to the library. */

/* A head at one time step. */
typedef struct {
    int32_t lambda;
    int32_t threshold;
    uint32_t least; /* The least n that fires from V = 0; never if it is 0. */
    uint32_t is_last;
} snn_attention_output_t;

/* The least n with n * lambda >= threshold, or 0. */
SNN_HOT uint32_t snn_attention_least(int32_t lambda, int32_t threshold);

/* Words that 32 neurons take: whether membranes were written, and the membranes. */
#define SNN_ATTENTION_OUTPUT_WORDS 33u

/**
 * One time step of 32 neurons.
 *
 * @param output  See above.
 * @param sum     n of each.
 * @param state   SNN_ATTENTION_OUTPUT_WORDS; a first word 0 stands for V = 0. Of no use
 *                behind the last step.
 * @return The spikes.
 */
SNN_HOT uint32_t snn_attention_fire(const snn_attention_output_t *output,
                                    const snn_plane_sum_t *sum, uint32_t *state);

/**
 * The same for numbers below 256.
 *
 * @param output    See above.
 * @param bytes      Byte k of word r is n of channel 8 * k + r.
 * @param membrane  V in the order of the bytes, those of word 7 first.
 * @param is_first  Whether V = 0 and membranes are not read.
 * @return The spikes.
 */
SNN_HOT uint32_t snn_attention_fire_bytes(const snn_attention_output_t *output,
                                          const uint32_t bytes[8], int32_t *membrane,
                                          uint32_t is_first);

#endif
