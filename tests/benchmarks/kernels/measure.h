#ifndef BENCHMARKS_MEASURE_H
#define BENCHMARKS_MEASURE_H

#include <stdint.h>

#include "snn/snn.h"

/* What the measurements share: memory, inputs, weights, and the line that each of them prints. The
 * smallest board has 16 KiB of RAM, so they use the same memory one after another. */

#define WEIGHT_WORDS 8192u /* 256 inputs, 128 outputs, 8 bits */
#define PLANE_WORDS 512u   /* Spikes: four time steps of 16x16x16. */
#define OUTPUT_WORDS 1568u /* Spikes: four time steps of 28x28x16. */
#define SCRATCH_WORDS 256u /* Membranes and sums of 256 neurons. */
#define LIST_ENTRIES SNN_CONV2D_LIST(16, 1, 3, 3, 16)

extern uint32_t plane[PLANE_WORDS];
extern uint32_t output[OUTPUT_WORDS];
extern uint32_t scratch[SCRATCH_WORDS];
extern uint16_t list[LIST_ENTRIES];

/** Random weights: any bits are weights of any format. */
extern const uint32_t weights[WEIGHT_WORDS];

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

/** The name of a format: "8", "4", "2" or "1". */
const char *format_name(uint32_t format);

/** A synapse of random weights. */
snn_synapse_t make_synapse(uint32_t format, uint32_t rows, uint32_t outputs);

/** Up to 256 neurons with decay 1/2 and reset to zero. Their constants are zero: no kernel of
 * 16-bit neurons branches on a value. */
snn_neuron_s16_t make_neurons(snn_lif_t *step, uint32_t outputs);

/** Sets the share `rate` (percent) of the bits of a plane at random places, the same for the same
 * rate; returns how many. The bits behind them in the last word are clear. */
uint32_t draw_spikes(uint32_t *words, uint32_t bits, uint32_t rate);

/** Draws `count` bytes, the same each time. */
void draw_image(uint8_t *image, uint32_t count);

/** Height, width, input and output channels of the 3x3 convolution. */
#define CONV_SIZE 16u
#define CONV_PIXELS (CONV_SIZE * CONV_SIZE)

/** The 3x3 convolution, with padding 1. A tile is a row. */
snn_conv2d_s16_t make_convolution(uint32_t format, snn_lif_t *step);

/** Events that the windows of all output pixels of the convolution hold, in its first time step. */
uint32_t count_window_events(void);

/** What a measurement did. */
typedef struct {
    uint64_t
        operations;   /**< Synaptic operations: events times outputs. Without weights: neurons. */
    uint32_t weights; /**< Of the layer. */
    uint32_t neurons; /**< Outputs of one time step. */
} work_t;

/** Prints `kernel,format,rate,instructions,operations,weights,neurons`. */
void report(const char *kernel, const char *format, uint32_t rate, uint64_t instructions,
            work_t work);

/* Families of measurements. */
void measure_sums(void);
void measure_neurons(void);
void measure_layers(void);
void measure_planes(void);
void measure_stages(void);
void measure_attention(void);
void measure_residuals(void);
void measure_codes(void);

#endif
