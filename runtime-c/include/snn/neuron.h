#ifndef SNN_NEURON_H
#define SNN_NEURON_H

#include <stdint.h>

#include "snn/lanes.h"
#include "snn/placement.h"
#include "snn/spikes.h"
#include "snn/synapse.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Leaky integrate-and-fire neurons in integers. Per time step, for channel c with current A:
 *
 *     V = decay(V) + (A << fractional_bits) + bias_c + n * threshold_c
 *     fired = fire_at_equal ? V >= threshold_c : V > threshold_c
 *     if fired: V = 0 (SNN_RESET_ZERO) or V -= threshold_c (SNN_RESET_SUBTRACT)
 *
 * V is 0 at the start of every inference; n is the number of spikes that arrive by shortcuts, 0 in
 * layers without them. Shifts of negative numbers round toward minus infinity.
 *
 * Layers run any number of time steps at once. Membranes start from 0 and end with the call, unless
 * the caller gives a `state` to keep them in: SNN_STATE_* says how many words, snn_state_reset_*
 * brings them to 0. The time steps of a call may then be any part of the whole.
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

typedef struct snn_codes_s32 snn_codes_s32_t;
typedef struct snn_codes_s16 snn_codes_s16_t;
struct snn_run;

/**
 * What layers do with codes. Descriptions of codes name these tables, so that networks without
 * codes do not link them. `unpack` brings codes of a state to what they are worth, `pack` membranes
 * to codes, `snap` membranes to what their codes are worth.
 */
typedef struct {
    void (*unpack)(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                   const uint32_t *state, uint32_t first, uint32_t *membrane);
    void (*pack)(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                 const uint32_t *membrane, uint32_t *state, uint32_t first);
    void (*snap)(const snn_codes_s16_t *codes, uint32_t groups, uint32_t positions,
                 uint32_t *membrane);
} snn_codes_kernels_s16_t;

/** The same for 32-bit neurons; `run` computes time steps of a neuron with a constant current. */
typedef struct {
    void (*unpack)(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                   const uint32_t *state, uint32_t first, uint32_t *membrane);
    void (*pack)(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                 const uint32_t *membrane, uint32_t *state, uint32_t first);
    void (*snap)(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                 uint32_t *membrane);
    void (*run)(const struct snn_run *run, uint32_t channel, int32_t current, uint32_t bit);
} snn_codes_kernels_s32_t;

extern const snn_codes_kernels_s16_t snn_codes_kernels_s16;
extern const snn_codes_kernels_s32_t snn_codes_kernels_s32;

/**
 * Membranes kept as codes of `bits` bits, -N to N with N = 2^(bits-1) - 1, from one time step to
 * the next: the code of V is the number of rungs that |V| is greater than, with the sign of V; it
 * is worth its entry at the next step, in place of decay(V). Entries and rungs rise and are not
 * negative.
 */
struct snn_codes_s32 {
    const int32_t *entries;     /**< [row][N]: of the codes 1 to N. */
    const int32_t *rungs;       /**< [row][N]. */
    const uint16_t *multiplier; /**< NULL: a row per channel. Otherwise one row for all, and
                                   currents (A * multiplier_c) >> shift instead of A << F. */
    uint8_t bits;               /**< 8, 4 or 2. */
    uint8_t shift;              /**< 0 to 30. */
    const snn_codes_kernels_s32_t *kernels; /**< &snn_codes_kernels_s32. */
};

/** The same for 16-bit neurons in groups, with currents A << F. */
struct snn_codes_s16 {
    const uint32_t *ladder; /**< Per group, for each of the codes 1 to N: SNN_GROUP of its rungs,
                                 SNN_GROUP of its entries. */
    uint8_t bits;           /**< 4 or 2. */
    const snn_codes_kernels_s16_t *kernels; /**< &snn_codes_kernels_s16. */
};

/** Words of the constants of `groups` groups of 16-bit neurons: SNN_NEURONS twice for each. */
#define SNN_NEURON_WORDS(groups) ((groups)*2u * SNN_GROUP_WORDS)

/** N: the largest code. */
#define SNN_CODE_LEVELS(bits) ((1u << ((bits)-1u)) - 1u)

/** Words of the ladders of `groups` groups. */
#define SNN_LADDER_WORDS(groups, bits) ((groups)*2u * SNN_GROUP_WORDS * SNN_CODE_LEVELS(bits))

/** Words of the state of `neurons` neurons that keep codes: neuron n has bits n * bits and up. */
#define SNN_CODE_WORDS(neurons, bits) (((uint32_t)(neurons) * (bits) + 31u) / 32u)

typedef struct snn_neuron_s16 snn_neuron_s16_t;

/**
 * One time step of all groups of a layer's neurons: forms A = 2 * sum - correction, updates the
 * membranes and replaces the sums by spikes.
 *
 * @param neuron      Constants and rules.
 * @param membrane    SNN_GROUP_WORDS per group; SNN_MEMBRANE_REST at the start of an inference.
 * @param sums        In: sums of weight codes, SNN_GROUP_WORDS per group. Out: bit c of a group's
 * first word is set if channel c fires.
 * @param correction  Events times the largest code.
 */
typedef void snn_lif_t(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                       uint32_t correction);

/**
 * Neurons in 16 bits, groups of 16 channels, see snn/lanes.h. Biases, least firing membranes,
 * accumulators A and membranes before the comparison are proved to fit.
 */
struct snn_neuron_s16 {
    const uint32_t *constants;    /**< SNN_NEURONS, twice per group. */
    snn_lif_t *step;              /**< Kernel for the rules below. */
    uint32_t groups;              /**< At least 1. */
    uint32_t factor;              /**< 2 << F: what a sum of codes counts in the membrane. */
    const snn_codes_s16_t *codes; /**< NULL: membranes are kept as they are. */
    uint8_t decay;                /**< SNN_DECAY_*; SNN_DECAY_NONE with codes. */
    uint8_t reset;                /**< SNN_RESET_*. */
    uint8_t fire_at_equal; /**< 1: the least firing membrane is the threshold. 0: one more. */
};

/** A membrane of 0, in both channels of a word. */
#if SNN_ISA == SNN_ISA_MVE
#define SNN_MEMBRANE_REST 0u
#else
#define SNN_MEMBRANE_REST 0x80008000u
#endif

/** Neurons of any rules and constants, one channel at a time. Defines what the others compute. */
SNN_HOT snn_lif_t snn_lif_scalar;

/**
 * Two or more channels at a time. The name says decay and reset; `_above` fires above the
 * threshold, which matters for the subtraction. Least firing membranes are 0 to 32767. Instruction
 * sets without DSP extension and vectors need that V - (least firing membrane) fits 16 bits, for
 * every V before the comparison; the names SNN_LIF_* below are for layers of which only the rest is
 * proved.
 */
SNN_HOT snn_lif_t snn_lif_none_zero, snn_lif_none_subtract, snn_lif_none_subtract_above;
SNN_HOT snn_lif_t snn_lif_half_zero, snn_lif_half_subtract, snn_lif_half_subtract_above;
SNN_HOT snn_lif_t snn_lif_quarter_zero, snn_lif_quarter_subtract, snn_lif_quarter_subtract_above;
SNN_HOT snn_lif_t snn_lif_three_quarters_zero, snn_lif_three_quarters_subtract,
    snn_lif_three_quarters_subtract_above;

/** The kernel `name`, or snn_lif_scalar where it is not exact for the whole range of 16 bits. */
#if SNN_ISA == SNN_ISA_V6M || SNN_ISA == SNN_ISA_V7M
#define SNN_LIF_WIDE(name) snn_lif_scalar
#else
#define SNN_LIF_WIDE(name) name
#endif

/** The same neurons with everything in 32 bits. */
typedef struct {
    const int32_t *threshold; /**< One per output channel, in membrane units (2^-F of a current). */
    const int32_t *bias;      /**< One per output channel, in membrane units. */
    const snn_codes_s32_t *codes; /**< NULL: membranes are kept as they are. */
    uint8_t fractional_bits;      /**< F: 0 to 30. */
    uint8_t decay;                /**< SNN_DECAY_*; SNN_DECAY_NONE with codes. */
    uint8_t reset;                /**< SNN_RESET_*. */
    uint8_t fire_at_equal;        /**< 1: fire at V >= threshold. 0: fire at V > threshold. */
} snn_neuron_s32_t;

/** Words of the state of a layer of 16-bit neurons: its positions times its groups of channels; of
 * 32-bit neurons: one each. With codes: SNN_CODE_WORDS. */
#define SNN_STATE_S16(positions, groups) ((uint32_t)(positions) * (groups)*SNN_GROUP_WORDS)
#define SNN_STATE_S32(neurons) ((uint32_t)(neurons))

/** Brings the `words` words of a state of 16-bit neurons without codes to 0. */
void snn_state_reset_s16(uint32_t *state, uint32_t words);

/** Brings any other state to 0. */
SNN_HOT void snn_state_reset(uint32_t *state, uint32_t words);

/**
 * Whether all codes of a state are from -N to N: 1 or 0.
 *
 * @param state    SNN_CODE_WORDS words.
 * @param neurons  Their number.
 * @param bits     8, 4 or 2.
 */
int snn_state_has_codes(const uint32_t *state, uint32_t neurons, uint32_t bits);

/**
 * A second synapse into 32-bit neurons that keep codes: A' of it adds (A' * multiplier_c) >> shift
 * to the membrane of channel c. Its weights are those of a convolution, or of a linear layer, that
 * has the layer's output; see snn/conv2d.h and snn/linear.h. A linear layer looks at no shape.
 */
typedef struct {
    snn_shape_t input; /**< What the synapse reads. */
    snn_extent_t kernel;
    snn_extent_t stride;
    snn_extent_t padding;
    uint8_t planes; /**< Planes of the input; more than 1 need a `tile` of 1 in the layer. */
    snn_synapse_t synapse;
    const uint16_t *multiplier; /**< One per output channel. */
    uint8_t shift;              /**< 0 to 30. */
} snn_side_current_t;

/** What reaches the neurons of a layer past its synapse. */
typedef struct {
    const uint32_t *const *spikes; /**< One tensor per shortcut, [time_steps][1][words], in the
                                      shape of the layer's output: each spike adds its threshold. */
    uint32_t count;                /**< Number of these; at least 1 without a side current. */
    const snn_side_current_t *side_current; /**< NULL: none. */
    const uint32_t *side_input; /**< [time_steps][planes][words] of what its synapse reads. */
} snn_shortcuts_t;

#ifdef __cplusplus
}
#endif

#endif
