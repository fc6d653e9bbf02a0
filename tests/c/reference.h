#ifndef SNN_TEST_REFERENCE_H
#define SNN_TEST_REFERENCE_H

#include <stdint.h>

#include "snn/snn.h"

/* What the kernels have to compute, written for obviousness: one number at a time, in 64 bits. */

/** Most neurons' parameters that a test layer has. */
#define SNN_TEST_CHANNELS 64

/** Words behind every output, to catch kernels that write too far. */
#define SNN_TEST_GUARD 2

/** Bit n of a plane. */
uint32_t snn_reference_bit(const uint32_t *plane, uint32_t n);

/** Element n of time step `step` as a number: plane j counts 2^j. */
uint32_t snn_reference_count(const uint32_t *tensor, uint32_t step, uint32_t planes, uint32_t bits,
                             uint32_t n);

/** Weight c of a row of packed b-bit codes: 2 * code - (2^b - 1). */
int32_t snn_reference_weight(const uint8_t *row, uint32_t code_bits, uint32_t c);

/** One time step of one neuron to which `arriving` spikes come by shortcuts; returns 1 if it fires.
 */
uint32_t snn_reference_neuron(const snn_neuron_s32_t *neuron, uint32_t channel, int64_t current,
                              uint32_t arriving, int64_t *membrane);

/** A neuron layer with room for its parameters, in both widths. */
typedef struct {
    snn_neuron_s32_t s32;
    snn_neuron_s16_t s16;
    int32_t threshold32[SNN_TEST_CHANNELS], bias32[SNN_TEST_CHANNELS];
    int16_t threshold16[SNN_TEST_CHANNELS], bias16[SNN_TEST_CHANNELS];
    int fits_s16; /* Cleared when a parameter, current or stored membrane needs more than 16 bits.
                   */
} snn_test_neurons_t;

/** Draws rules and parameters; thresholds and biases are of the size of typical currents. */
void snn_test_neurons_draw(snn_test_neurons_t *neurons, uint32_t channels, uint32_t typical);

/** snn_reference_neuron that also notes whether 16 bits would have been enough. */
uint32_t snn_test_neurons_step(snn_test_neurons_t *neurons, uint32_t channel, int64_t current,
                               uint32_t arriving, int64_t *membrane);

/** Words of one shortcut's spikes. */
#define SNN_TEST_SHORTCUT_WORDS 256

/** Up to three shortcuts into a layer; the third one is the first once more. */
typedef struct {
    snn_shortcuts_t shortcuts; /* `count` 0: the layer is one without shortcuts. */
    const uint32_t *spikes[3];
    uint32_t words[2][SNN_TEST_SHORTCUT_WORDS];
} snn_test_shortcuts_t;

/** Draws number and spikes of the shortcuts into a layer of `bits` neurons; half of the draws have
 * none. */
void snn_test_shortcuts_draw(snn_test_shortcuts_t *shortcuts, uint32_t time_steps, uint32_t bits);

/** Spikes that neuron n gets by shortcuts at one time step. */
uint32_t snn_test_shortcuts_arriving(const snn_test_shortcuts_t *shortcuts, uint32_t step,
                                     uint32_t bits, uint32_t n);

/** Fills an output and the guard behind it with a pattern. */
void snn_test_output_prepare(uint32_t *output, uint32_t words);

/** Checks that the guard is untouched and that the unused bits of every plane are zero. */
void snn_test_output_check(const uint32_t *output, uint32_t planes, uint32_t bits);

#endif
