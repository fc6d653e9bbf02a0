#ifndef EXAMPLES_RECORDING_H
#define EXAMPLES_RECORDING_H

#include <stdint.h>

#include "events.h"
#include "network.h"

/** When time steps end, and when a recording does. */
typedef struct {
    uint32_t step_microseconds; /**< Length of a time step, at least 1. */
    uint32_t margin; /**< Stop once the best score is this much above the second; 0: never. */
} recording_options_t;

/** What recordings cost: sums of all of them, and the most. Zeros at first. */
typedef struct {
    uint32_t events; /**< Events that were pushed. */
    uint32_t steps;  /**< Time steps that were computed. */
    uint64_t push_instructions;
    uint64_t step_instructions;
    uint64_t step_instructions_max; /**< Of the most expensive time step. */
} recording_cost_t;

/**
 * Streams one recording through the network, from a reset on: every event is pushed as it comes,
 * and a time step is computed when its time is over, whether or not something happened in it. Event
 * i belongs to the step (time[i] - time[0]) / step_microseconds, so that nothing has to be known of
 * what is still to come. After the last event the remaining time steps are computed.
 *
 * The costs are added to `cost`. Says what is wrong on standard output. Returns 0, -1 if the file
 * is damaged, or what the network returned.
 */
int recording_stream(events_file_t *events, const recording_options_t *options, network_t *net,
                     recording_cost_t *cost);

#endif
