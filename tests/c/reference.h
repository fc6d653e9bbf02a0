#ifndef SNN_TEST_REFERENCE_H
#define SNN_TEST_REFERENCE_H

#include <stdint.h>

#include "snn/snn.h"

/* What the kernels have to compute, written for obviousness: one number at a time, in 64 bits. */

/** Most neurons' parameters that a test layer has. */
#define SNN_TEST_CHANNELS 144

/** Most weights of a test layer. */
#define SNN_TEST_CODES 1536

/** Words behind every output, to catch kernels that write too far. */
#define SNN_TEST_GUARD 2

/** Bit n of a plane. */
uint32_t snn_reference_bit(const uint32_t *plane, uint32_t n);

/** Element n of time step `step` as a number: plane j counts 2^j. */
uint32_t snn_reference_count(const uint32_t *tensor, uint32_t step, uint32_t planes, uint32_t bits,
                             uint32_t n);

/** Windows over a map, with rows and columns of their own. */
typedef struct {
    snn_extent_t kernel, stride, padding;
} snn_test_window_t;

/** Draws windows of up to `most` rows and columns. */
snn_test_window_t snn_test_window_draw(int32_t most);

/** The map of windows over an input. */
snn_shape_t snn_test_window_map(const snn_test_window_t *window, snn_shape_t input,
                                int32_t channels);

/** A synapse with room for its weights: codes, and their layout for the kernels. */
typedef struct {
    snn_synapse_t synapse;
    uint32_t code_bits, channels;
    uint8_t codes[SNN_TEST_CODES]; /* [row][channel]. */
    uint32_t weights[SNN_TEST_CODES / 4];
} snn_test_synapse_t;

/** Draws the weights of a synapse. Returns 0 if there is no room. */
int snn_test_synapse_draw(snn_test_synapse_t *synapse, uint32_t code_bits, uint32_t rows,
                          uint32_t channels);

/** The weight of a channel in a row: 2 * code - (2^b - 1). */
int32_t snn_test_synapse_weight(const snn_test_synapse_t *synapse, uint32_t row, uint32_t channel);

/** One time step of one neuron to which `arriving` spikes come by shortcuts; returns 1 if it fires.
 * `before` gets the membrane that was compared. */
uint32_t snn_reference_neuron(const snn_neuron_s32_t *neuron, uint32_t channel, int64_t current,
                              uint32_t arriving, int64_t *membrane, int64_t *before);

/** Most numbers of a table of codes, and words of a ladder in lanes. */
#define SNN_TEST_TABLE 144
#define SNN_TEST_LADDER (2 * 7 * 16)

/** Codes of membranes in both widths. */
typedef struct {
    snn_codes_s32_t s32;
    snn_codes_s16_t s16;
    int32_t entries[SNN_TEST_TABLE], rungs[SNN_TEST_TABLE];
    uint16_t multipliers[SNN_TEST_CHANNELS];
    uint32_t ladder[SNN_TEST_LADDER];
    int fits_s16; /* Whether 16-bit neurons can have these codes. */
} snn_test_codes_t;

/** Draws codes, whose rungs and entries are of a size. */
void snn_test_codes_draw(snn_test_codes_t *codes, uint32_t channels, int32_t size);

/** The code of a membrane. */
int32_t snn_reference_code(const snn_codes_s32_t *codes, uint32_t channel, int64_t membrane);

/** What is left of a membrane after it was kept as a code. */
int64_t snn_reference_kept(const snn_codes_s32_t *codes, uint32_t channel, int64_t membrane);

/** The current of an accumulator. */
int64_t snn_reference_current(const snn_neuron_s32_t *neuron, uint32_t channel,
                              int64_t accumulator);

/** A neuron layer with room for its parameters, in both widths. */
typedef struct {
    snn_test_codes_t codes; /* Of a third of the layers that are drawn. */
    snn_neuron_s32_t s32;
    snn_neuron_s16_t s16;
    int32_t threshold32[SNN_TEST_CHANNELS], bias32[SNN_TEST_CHANNELS];
    uint32_t constants[2 * SNN_TEST_CHANNELS / 2];
    int fits_s16;  /* Cleared when a parameter, current or membrane needs more than 16 bits. */
    int fits_wide; /* Cleared when SNN_LIF_WIDE kernels are not exact. */
    int fits_lif;  /* Cleared when the other snn_lif_* are not exact. */
} snn_test_neurons_t;

/** The 16-bit neurons of rules and constants in 32 bits; the last channel fills up its group. */
void snn_test_neurons_pack(snn_test_neurons_t *neurons, uint32_t channels);

/** Kernels that are exact for what the neurons went through: 1 to 3 of them. */
uint32_t snn_test_neurons_kernels(const snn_test_neurons_t *neurons, snn_lif_t *kernels[3]);

/** Draws rules and parameters; thresholds and biases are of the size of typical currents. */
void snn_test_neurons_draw(snn_test_neurons_t *neurons, uint32_t channels, uint32_t typical);

/** snn_reference_neuron that also notes whether 16 bits would have been enough. */
uint32_t snn_test_neurons_step(snn_test_neurons_t *neurons, uint32_t channel, int64_t current,
                               uint32_t arriving, int64_t *membrane);

/** Words of one shortcut's spikes. */
#define SNN_TEST_SHORTCUT_WORDS 144

/** Up to three shortcuts into a layer; the third one is the first once more. */
typedef struct {
    snn_shortcuts_t shortcuts; /* `count` 0: the layer is one without shortcuts. */
    const uint32_t *spikes[3];
    uint32_t words[2][SNN_TEST_SHORTCUT_WORDS];
} snn_test_shortcuts_t;

/** Draws number and spikes of the shortcuts into a layer of `bits` neurons; half of the draws have
 * none. */
void snn_test_shortcuts_draw(snn_test_shortcuts_t *shortcuts, uint32_t time_steps, uint32_t bits);

/** Those of one time step alone, or NULL if there are none; valid until the next call. */
const snn_shortcuts_t *snn_test_shortcuts_at(const snn_test_shortcuts_t *shortcuts, uint32_t step,
                                             uint32_t bits);

/** Spikes that neuron n gets by shortcuts at one time step. */
uint32_t snn_test_shortcuts_arriving(const snn_test_shortcuts_t *shortcuts, uint32_t step,
                                     uint32_t bits, uint32_t n);

/** Fills an output and the guard behind it with a pattern. */
void snn_test_output_prepare(uint32_t *output, uint32_t words);

/** Checks that the guard is untouched and that the unused bits of every plane are zero. */
void snn_test_output_check(const uint32_t *output, uint32_t planes, uint32_t bits);

#endif
