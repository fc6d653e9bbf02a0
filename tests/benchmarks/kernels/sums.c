#include <stddef.h>

#include "counters.h"
#include "list.h"
#include "measure.h"
#include "snn_board.h"

/* Event lists and sums of weights. What a measurement covers: the list of one time step and the
 * sums of all outputs; no neurons. */

#define INPUTS 256u
#define OUTPUTS 128u
#define WIDTH 16u /* Height, width, input and output channels of the convolution. */
#define PIXELS (WIDTH * WIDTH)

static uint32_t plane[MAX_PLANE_WORDS];
static uint32_t output[MAX_PLANE_WORDS];
static uint32_t scratch[SNN_CONV2D_SCRATCH_S16(16, 1, 0, 0)];
static uint16_t list[SNN_CONV2D_LIST(16, 1, 3, 16)];

static void measure_linear(uint32_t format, uint32_t rate) {
    const snn_synapse_t synapse = make_synapse(format, INPUTS, OUTPUTS);
    const uint32_t events = draw_spikes(plane, INPUTS, rate);
    const uint64_t start = snn_board_instructions();
    uint16_t *end = list;
    for (uint32_t i = 0; i < INPUTS; i += 32u) {
        end = snn_list_word(end, plane[i / 32u], i);
    }
    synapse.sum(&synapse, list, (uint32_t)(end - list), 0, scratch);
    report("linear 256-128", format_name(format), rate, snn_board_instructions_since(start),
           events * OUTPUTS);
}

/* The bit planes of 1-bit weights, before the kernel makes sums of them. */
static void measure_counters(uint32_t rate) {
    static snn_counters_t counters[OUTPUTS / 32u];
    const uint32_t events = draw_spikes(plane, INPUTS, rate);
    const uint64_t start = snn_board_instructions();
    uint16_t *end = list;
    for (uint32_t i = 0; i < INPUTS; i += 32u) {
        end = snn_list_word(end, plane[i / 32u], i);
    }
    for (uint32_t i = 0; i < OUTPUTS / 32u; i++) {
        const uint32_t *rows = weights + i * INPUTS;
        snn_count_rows(list, (uint32_t)(end - list), rows, &counters[i]);
    }
    report("linear 256-128 bit planes", "1", rate, snn_board_instructions_since(start),
           events * OUTPUTS);
}

/* Events that the windows of all output pixels hold. */
static uint32_t count_window_events(void) {
    uint32_t count = 0;
    for (uint32_t n = 0; n < PIXELS * WIDTH; n++) {
        const uint32_t y = n / (WIDTH * WIDTH), x = n / WIDTH % WIDTH;
        const uint32_t rows = y == 0u || y == WIDTH - 1u ? 2u : 3u;
        const uint32_t columns = x == 0u || x == WIDTH - 1u ? 2u : 3u;
        if ((plane[n / 32u] >> (n % 32u) & 1u) != 0u) {
            count += rows * columns;
        }
    }
    return count;
}

/* Leaves out the neurons. */
static void no_neurons(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                       uint32_t correction) {
    (void)neuron, (void)membrane, (void)sums, (void)correction;
}

static void measure_convolution(uint32_t format, uint32_t rate) {
    const snn_conv2d_s16_t layer = {{WIDTH, WIDTH, WIDTH},
                                    {WIDTH, WIDTH, WIDTH},
                                    3,
                                    1,
                                    1,
                                    1,
                                    1,
                                    WIDTH,
                                    make_synapse(format, 9u * WIDTH, WIDTH),
                                    make_neurons(no_neurons, WIDTH)};
    draw_spikes(plane, PIXELS * WIDTH, rate);
    const uint32_t events = count_window_events();
    const uint64_t start = snn_board_instructions();
    snn_conv2d_s16(&layer, plane, NULL, output, scratch, list);
    report("conv 3x3 16x16x16-16", format_name(format), rate, snn_board_instructions_since(start),
           (uint64_t)events * WIDTH);
}

void measure_sums(void) {
    for (uint32_t i = 0; i < RATES; i++) {
        measure_counters(rates[i]);
    }
    for (uint32_t format = 0; format < FORMATS; format++) {
        for (uint32_t i = 0; i < RATES; i++) {
            measure_linear(format, rates[i]);
        }
        for (uint32_t i = 0; i < RATES; i++) {
            measure_convolution(format, rates[i]);
        }
    }
}
