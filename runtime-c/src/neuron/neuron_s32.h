#ifndef SNN_SRC_NEURON_NEURON_S32_H
#define SNN_SRC_NEURON_NEURON_S32_H

#include <stdint.h>

#include "snn/neuron.h"
#include "snn/placement.h"

/* Updates of 32-bit neurons, shared by all layers. Internal to the library. */

/**
 * One time step of `channels` neurons: forms the current A = 2 * code_sum - correction, updates the
 * membranes and sets one output bit per spike.
 *
 * @param neuron      Thresholds, biases and rules.
 * @param shortcuts   Spikes that add thresholds; NULL in layers without them.
 * @param plane       Word of the shortcuts' tensors at which this time step starts.
 * @param code_sum    Sum of weight codes per channel.
 * @param correction  Events times the largest code; the same for all channels.
 * @param membrane    V per channel, in two's complement, updated.
 * @param channels    At least 1.
 * @param output      Plane whose bits are set; bits of silent neurons are left as they are.
 * @param first_bit   Bit of channel 0 within the plane.
 */
SNN_HOT void snn_neuron_step_s32(const snn_neuron_s32_t *neuron, const snn_shortcuts_t *shortcuts,
                                 uint32_t plane, const uint32_t *code_sum, uint32_t correction,
                                 uint32_t *membrane, uint32_t channels, uint32_t *output,
                                 uint32_t first_bit);

/**
 * Adds a side current to the membranes of one position.
 *
 * @param scale       Multipliers and shift of the side current.
 * @param code_sum    Sum of its weight codes per channel.
 * @param correction  Its events times the largest code.
 * @param membrane    What codes are worth, per channel, in two's complement.
 * @param channels    At least 1.
 */
SNN_HOT void snn_side_current_step_s32(const snn_codes_s32_t *scale, const uint32_t *code_sum,
                                       uint32_t correction, uint32_t *membrane, uint32_t channels);

/** What the neurons of a layer share that has a constant current. */
typedef struct snn_run {
    const snn_neuron_s32_t *neuron;   /**< Thresholds, biases and rules. */
    const snn_shortcuts_t *shortcuts; /**< Spikes that add thresholds; NULL in layers without. */
    uint32_t steps;                   /**< At least 1. */
    uint32_t *output;                 /**< [steps][plane_words]: bits are set where neurons fire. */
    uint32_t plane_words;             /**< Words per time step. */
    uint32_t *state; /**< Membranes or codes; NULL to start from 0 and keep nothing. */
} snn_run_t;

/**
 * Time steps of one neuron with a constant current.
 *
 * @param run      What it shares with others.
 * @param channel  Index into thresholds and biases.
 * @param current  A, the same in every step.
 * @param bit      The neuron's bit within a plane, and its place in the state.
 */
SNN_HOT void snn_neuron_run_s32(const snn_run_t *run, uint32_t channel, int32_t current,
                                uint32_t bit);

/** The same for a neuron that keeps a code. */
SNN_HOT void snn_neuron_run_coded_s32(const snn_run_t *run, uint32_t channel, int32_t current,
                                      uint32_t bit);

#endif
