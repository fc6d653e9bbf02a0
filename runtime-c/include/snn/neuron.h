#ifndef SNN_NEURON_H
#define SNN_NEURON_H

#include <stdint.h>

/**
 * Leaky integrate-and-fire neurons in integers. Per time step, for channel c with current A:
 *
 *     V = decay(V) + (A << fractional_bits) + bias_c + n * threshold_c
 *     fired = fire_at_equal ? V >= threshold_c : V > threshold_c
 *     if fired: V = 0 (SNN_RESET_ZERO) or V -= threshold_c (SNN_RESET_SUBTRACT)
 *
 * V is 0 at the start of every inference; n is the number of spikes that arrive by shortcuts, 0 in
 * layers without them. Shifts of negative numbers round toward minus infinity.
 */

/** What stays of the membrane from one time step to the next. */
enum {
    SNN_DECAY_NONE = 0,          /**< All: V. Integrate and fire without a leak. */
    SNN_DECAY_HALF = 1,          /**< A half: V >> 1. */
    SNN_DECAY_QUARTER = 2,       /**< A quarter: V >> 2. */
    SNN_DECAY_THREE_QUARTERS = 3 /**< Three quarters: V - (V >> 2). */
};

/** What a spike does to the membrane. */
enum {
    SNN_RESET_ZERO = 0,    /**< V = 0. */
    SNN_RESET_SUBTRACT = 1 /**< V -= threshold. */
};

/**
 * Neurons whose thresholds, biases, accumulators A and membranes are proved to fit 16 bits. Sums
 * within a step are formed in 32 bits; only what is stored has to fit.
 */
typedef struct {
    const int16_t *threshold; /**< One per output channel, in membrane units (2^-F of a current). */
    const int16_t *bias;      /**< One per output channel, in membrane units. */
    uint8_t fractional_bits;  /**< F: 0 to 15. */
    uint8_t decay;            /**< SNN_DECAY_*. */
    uint8_t reset;            /**< SNN_RESET_*. */
    uint8_t fire_at_equal;    /**< 1: fire at V >= threshold. 0: fire at V > threshold. */
} snn_neuron_s16_t;

/** The same neurons with everything in 32 bits. */
typedef struct {
    const int32_t *threshold; /**< One per output channel, in membrane units (2^-F of a current). */
    const int32_t *bias;      /**< One per output channel, in membrane units. */
    uint8_t fractional_bits;  /**< F: 0 to 30. */
    uint8_t decay;            /**< SNN_DECAY_*. */
    uint8_t reset;            /**< SNN_RESET_*. */
    uint8_t fire_at_equal;    /**< 1: fire at V >= threshold. 0: fire at V > threshold. */
} snn_neuron_s32_t;

/** Spikes that reach the neurons of a layer past its synapse: each adds its threshold once. */
typedef struct {
    const uint32_t *const *spikes; /**< One tensor per shortcut, [time_steps][1][words], in the
                                      shape of the layer's output. */
    uint32_t count;                /**< Number of shortcuts, at least 1. */
} snn_shortcuts_t;

#endif
