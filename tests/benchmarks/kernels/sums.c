#include <stddef.h>

#include "bitplane/counters.h"
#include "word/list.h"

#include "measure.h"
#include "snn_board.h"

/* Event lists and sums of weights. What a measurement covers: the list of one time step and the
 * sums of all outputs; no neurons. */

#define INPUTS 256u
#define OUTPUTS 128u

static work_t linear_work(uint32_t events) {
    const work_t work = {events * OUTPUTS, INPUTS * OUTPUTS, OUTPUTS};
    return work;
}

/* A function of its own, so that its count does not hang on what is around it. */
static SNN_NOINLINE uint32_t list_events(const uint32_t *words, uint16_t *events) {
    uint16_t *end = events;
    for (uint32_t i = 0; i < INPUTS; i += 32u) {
        end = snn_list_word(end, words[i / 32u], i);
    }
    return (uint32_t)(end - events);
}

static void measure_linear(uint32_t format, uint32_t rate) {
    const snn_synapse_t synapse = make_synapse(format, INPUTS, OUTPUTS);
    const uint32_t events = draw_spikes(plane, INPUTS, rate);
    const uint64_t start = snn_board_instructions();
    const uint32_t count = list_events(plane, list);
    synapse.sum(&synapse, list, count, 0, scratch);
    report("linear 256-128", format_name(format), rate, snn_board_instructions_since(start),
           linear_work(events));
}

/* Counts the rows of all outputs. */
static SNN_NOINLINE void count_blocks(const uint16_t *events, uint32_t count,
                                      snn_counters_t *counters) {
    for (uint32_t i = 0; i < OUTPUTS / 32u; i++) {
        snn_count_rows(events, count, weights + i * INPUTS, &counters[i]);
    }
}

/* The bit planes of 1-bit weights, before the kernel makes sums of them; without vectors. */
static void measure_counters(uint32_t rate) {
    static snn_counters_t counters[OUTPUTS / 32u];
    const uint32_t events = draw_spikes(plane, INPUTS, rate);
    const uint64_t start = snn_board_instructions();
    const uint32_t count = list_events(plane, list);
    count_blocks(list, count, counters);
    report("linear 256-128 bit planes", "1", rate, snn_board_instructions_since(start),
           linear_work(events));
}

/* Leaves out the neurons; a call per pixel stays, and spikes are still written. */
static void no_neurons(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
                       uint32_t correction) {
    (void)neuron, (void)membrane, (void)sums, (void)correction;
}

static void measure_convolution(uint32_t format, uint32_t rate) {
    const snn_conv2d_s16_t layer = make_convolution(format, no_neurons);
    draw_spikes(plane, CONV_PIXELS * CONV_SIZE, rate);
    const work_t work = {(uint64_t)count_window_events() * CONV_SIZE, 9u * CONV_PIXELS,
                         CONV_PIXELS * CONV_SIZE};
    const uint64_t start = snn_board_instructions();
    snn_conv2d_s16(&layer, 1, plane, NULL, output, NULL, scratch, list);
    report("conv 3x3 16x16x16-16", format_name(format), rate, snn_board_instructions_since(start),
           work);
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
