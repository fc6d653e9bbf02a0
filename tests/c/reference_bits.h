#ifndef SNN_TEST_REFERENCE_BITS_H
#define SNN_TEST_REFERENCE_BITS_H

#include <stdint.h>

#include "reference.h"

/* Layers with 1-bit weights and neurons in bit planes. */

/** Most words of weights of a test layer. */
#define SNN_TEST_BIT_WEIGHTS 720

/** Weights of random bits, also behind the last channel. */
typedef struct {
    uint32_t rows;
    uint32_t words[SNN_TEST_BIT_WEIGHTS]; /* [block][row]. */
} snn_test_bit_weights_t;

/** Draws weights; returns 0 if there is no room. */
int snn_test_bit_weights_draw(snn_test_bit_weights_t *weights, uint32_t rows, uint32_t channels);

/** The weight of a channel in a row: 1 or -1. */
int32_t snn_test_bit_weight(const snn_test_bit_weights_t *weights, uint32_t row, uint32_t channel);

/** Neurons as numbers and as planes. */
typedef struct {
    snn_neuron_s32_t s32;
    snn_bit_neuron_t bits;
    int32_t threshold[SNN_TEST_CHANNELS], bias[SNN_TEST_CHANNELS];
    uint32_t constants[SNN_BIT_BLOCKS(SNN_TEST_CHANNELS) * SNN_BIT_CONSTANTS(SNN_BIT_PLANES)];
    int64_t least, most; /* Of what planes have to hold, so far. */
} snn_test_bit_neurons_t;

/** Draws rules and parameters; thresholds and biases are of the size of typical currents. */
void snn_test_bit_neurons_draw(snn_test_bit_neurons_t *neurons, uint32_t channels,
                               uint32_t typical);

/** snn_reference_neuron that also notes the range of membranes. */
uint32_t snn_test_bit_neurons_step(snn_test_bit_neurons_t *neurons, uint32_t channel,
                                   int64_t current, int64_t *membrane);

/** Writes the planes, as few as what was noted allows and sometimes more. Returns 0 if they are too
 * many. */
int snn_test_bit_neurons_pack(snn_test_bit_neurons_t *neurons, uint32_t channels);

#endif
