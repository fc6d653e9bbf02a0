#ifndef SNN_BIT_NEURON_H
#define SNN_BIT_NEURON_H

#include <stdint.h>

#include "snn/neuron.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Leaky integrate-and-fire neurons in bit planes, behind 1-bit weights: word p of a block holds bit
 * p of the membranes of 32 channels, so that one operation works on 32 neurons. Weights are counted
 * in bit planes as well, and spikes come out as a word: nothing is ever transposed.
 *
 * With c the number of events whose weight is 1 and n the number of all events, the current is
 * A = 2 * c - n, as behind snn_sum_s1, and the neuron is that of snn/neuron.h with reset to zero:
 *
 *     V = (V >> decay) + (A << fractional_bits) + bias_c
 *     fired = V >= least_c
 *     if fired: V = 0
 *
 * least_c is the least firing membrane: the threshold, or one more where the threshold itself does
 * not fire. Shifts round toward minus infinity.
 *
 * A layer may run on these neurons if
 *   - its weights have 1 bit, its input is spikes (one plane), and no shortcuts reach it;
 *   - a channel has at most SNN_BIT_INPUTS inputs;
 *   - the reset is SNN_RESET_ZERO, membranes are kept as they are (no codes), and the decay is
 *     SNN_DECAY_NONE, _HALF or _QUARTER: a shift by its own number;
 *   - `planes` is SNN_BIT_LEAST_PLANES(fractional_bits) to 16, and -2^(planes-1) <= x <=
 *     2^(planes-1) - 1 for every x that is a bias, a least firing membrane, or a membrane V before
 *     the comparison.
 *
 * Why that suffices: additions of planes are exact modulo 2^planes, whatever their parts are, so a
 * V in that range is V; V >> decay lies in the range if V does; the comparison extends V - least_c
 * by a bit and is exact for any two numbers of the range. A << fractional_bits need not fit itself.
 *
 * The bound on V is the one of any other neuron: |A| <= inputs, so with D the largest |bias|, in
 * T time steps |V| <= (1 + 2^-decay + 4^-decay + ...) * ((inputs << fractional_bits) + D) + 1,
 * which is at most 2 (half) or 4/3 (quarter) times, and T times without decay. Where V is positive
 * it is less than (least - 1 >> decay) + (inputs << fractional_bits) + D.
 */

/** Most inputs of a channel. */
#define SNN_BIT_INPUTS 16384u

/** Least planes of membranes. */
#define SNN_BIT_LEAST_PLANES(fractional_bits) ((fractional_bits) + 2u)

/** Most planes of membranes. */
#define SNN_BIT_PLANES 16u

/** Blocks of 32 channels that `channels` channels take. */
#define SNN_BIT_BLOCKS(channels) (((uint32_t)(channels) + 31u) / 32u)

/**
 * Constants: [block][plane][2], two words per plane, 2 * planes per block. Bit i of the words of
 * block b belongs to channel 32 * b + i; bits of channels behind the last one may be anything.
 *   word 2 * p:     bit p of bias_c, in two's complement;
 *   word 2 * p + 1: bit p of ~least_c = -1 - least_c, in two's complement.
 *
 * Weights: [block][row], a word per input, bit i for channel 32 * b + i, as for snn_sum_s1. Bits
 * behind the last channel may be anything.
 */
typedef struct {
    const uint32_t *constants; /**< See above. */
    uint8_t planes;            /**< Bits of a membrane. */
    uint8_t fractional_bits;   /**< F. */
    uint8_t decay;             /**< SNN_DECAY_NONE, SNN_DECAY_HALF or SNN_DECAY_QUARTER. */
} snn_bit_neuron_t;

/** Words of the membranes of a block: its planes, and the spikes whose reset is due at the next
 * step. All of them 0: V = 0. */
#define SNN_BIT_MEMBRANE(planes) ((planes) + 1u)

/** Words of the state of a layer with `positions` positions; snn_state_reset brings it to V = 0. */
#define SNN_STATE_B1(positions, channels, planes)                                                  \
    ((uint32_t)(positions)*SNN_BIT_BLOCKS(channels) * SNN_BIT_MEMBRANE(planes))

#ifdef __cplusplus
}
#endif

#endif
