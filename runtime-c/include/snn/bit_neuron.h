#ifndef SNN_BIT_NEURON_H
#define SNN_BIT_NEURON_H

#include <stdint.h>

#include "snn/neuron.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Leaky integrate-and-fire neurons in bit planes, behind 1-bit weights: a word holds one bit of the
 * membranes of 32 channels, so that one operation works on 32 neurons. Weights are counted in bit
 * planes as well, and spikes come out as a word: nothing is ever transposed.
 *
 * With c the number of events whose weight is 1 and n the number of all events, the current is
 * A = 2 * c - n, as behind snn_sum_s1, and the neuron is that of snn/neuron.h with reset to zero:
 *
 *     V = (V >> decay) + (A << F) + bias
 *     fired = V >= least
 *     if fired: V = 0
 *
 * `least` is the least firing membrane: the threshold, or one more where the threshold itself does
 * not fire. Shifts round toward minus infinity.
 *
 * What is kept is W = V - offset, with an offset per channel that makes one of the two constants
 * vanish:
 *
 *     decay    offset                      one step after no spike             fired
 *     NONE     least                       W + bias + (A << F)                 W >= 0
 *     HALF     2 * bias                    (W >> 1) + (A << F)                 W >= least - offset
 *     QUARTER  4 * m + q, where            (W >> 2) + carry + (A << F)         W >= least - offset
 *              bias = 3 * m + q and        carry: 1 if (W & 3) + q >= 4
 *              q is 0, 1 or 2
 *
 * and after a spike, or at first, where V = 0: bias - offset + (A << F). These are the same
 * neurons: (V >> 1) = (W + 2 * bias) >> 1 = (W >> 1) + bias, and (V >> 2) = (W + 4 * m + q) >> 2 =
 * (W >> 2) + m + carry; put in, bias and offset cancel.
 *
 * A layer may run on these neurons if
 *   - its weights have 1 bit, its input is spikes (one plane), and no shortcuts reach it;
 *   - a channel has at most SNN_BIT_INPUTS inputs;
 *   - the reset is SNN_RESET_ZERO, membranes are kept as they are (no codes), and the decay is
 *     SNN_DECAY_NONE, _HALF or _QUARTER, which is a shift by its own number;
 *   - `planes` is SNN_BIT_LEAST_PLANES(F) to SNN_BIT_PLANES, and -2^(planes-1) <= x <=
 *     2^(planes-1) - 1 holds per channel for x = V - offset of every V from before the comparison;
 *     with a leak also for x = least - offset.
 *
 * Why that suffices: sums of planes are exact modulo 2^planes whatever their parts are, so a W in
 * that range is W, and A << F, bias and what a step starts from need not fit; W >> decay lies in
 * the range if W does; the comparison extends W - (least - offset) by a bit and is exact for any
 * two numbers of the range.
 *
 * Bounds on W with a leak, where |A| <= inputs: with N = inputs << F, and S = 2 * N (half) or
 * S = (4 * N + 7) / 3 (quarter), min(-offset, -S) <= W <= max(-offset, S), because that range is
 * mapped into itself and holds -offset, the W of V = 0. What goes on from W has not fired, so that
 * also W <= N + max(bias - offset, (least - offset - 1 >> decay) + 1), which mostly saves a plane.
 * Without a leak W grows with the time steps: its bounds are those of V, from any other neuron,
 * less the offset.
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
 * Constants: [block][SNN_BIT_CONSTANTS], two words per plane and two more. Bit i of the words of
 * block b belongs to channel 32 * b + i; bits of channels behind the last one may be anything.
 *
 *     word              with a leak                     without (SNN_DECAY_NONE)
 *     2 * p             bit p of bias - offset          bit p of -least
 *     2 * p + 1         bit p of ~(least - offset)      bit p of bias
 *     2 * planes        whether q is 1                  not read
 *     2 * planes + 1    whether q is 2                  not read
 *
 * Numbers are in two's complement, ~x is -1 - x; q belongs to SNN_DECAY_QUARTER alone.
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

/** Words of the constants of a block. */
#define SNN_BIT_CONSTANTS(planes) (2u * (planes) + 2u)

/** Words of the membranes of a block: its planes, and which of them count: where that bit is 0, V
 * is 0. */
#define SNN_BIT_MEMBRANE(planes) ((planes) + 1u)

/** Words of the state of `positions` positions that each have blocks of their own; snn_state_reset
 * brings it to V = 0. */
#define SNN_STATE_B1(positions, channels, planes)                                                  \
    ((uint32_t)(positions)*SNN_BIT_BLOCKS(channels) * SNN_BIT_MEMBRANE(planes))

#ifdef __cplusplus
}
#endif

#endif
