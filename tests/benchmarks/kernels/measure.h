#ifndef BENCHMARKS_MEASURE_H
#define BENCHMARKS_MEASURE_H

#include <stdint.h>

#include "snn/snn.h"

/* What the measurements share: inputs, weights, and the line that each of them prints. */

#define MAX_PLANE_WORDS 128
#define WEIGHT_WORDS 8192 /* 256 inputs, 128 outputs, 8 bits */

/** Random weights: any bits are weights of any format. */
extern const uint32_t weights[WEIGHT_WORDS];

/** Constants of neurons; all zero. */
extern const uint32_t neuron_constants[8 * 16];

/** Spike rates in percent, and their number. */
#define RATES 5
extern const uint8_t rates[RATES];

/** Formats of weights: 8, 4, 2 and 1 bits. */
#define FORMATS 4
extern snn_sum_t *const sum_kernels[FORMATS];

/** Bits of a format: 8, 4, 2, 1. */
static inline uint32_t format_bits(uint32_t format) {
    return 8u >> format;
}

/** A synapse of random weights. */
snn_synapse_t make_synapse(uint32_t format, uint32_t rows, uint32_t outputs);

/** Neurons with decay 1/2 and reset to zero. */
snn_neuron_s16_t make_neurons(snn_lif_t *step, uint32_t outputs);

/** Sets the share `rate` (percent) of the bits of a plane, a multiple of 32, at random places, the
 * same for the same rate; returns how many. */
uint32_t draw_spikes(uint32_t *plane, uint32_t bits, uint32_t rate);

/** Prints `kernel,format,rate,instructions,operations`. Operations are what the kernel does per
 * instruction: synaptic operations, neurons, pixels. */
void report(const char *kernel, const char *format, uint32_t rate, uint64_t instructions,
            uint64_t operations);

/** The name of a format: "8", "4", "2" or "1". */
const char *format_name(uint32_t format);

/* Families of measurements. */
void measure_sums(void);
void measure_neurons(void);
void measure_stages(void);

#endif
