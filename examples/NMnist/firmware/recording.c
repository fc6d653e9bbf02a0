#include "recording.h"

#include <string.h>

#include "snn_board.h"

/* The events of the time step that is being collected. One buffer is enough where events wait in a
 * file; with an interrupt that goes on while a step runs there have to be two. */
static uint32_t waiting[NETWORK_EVENT_WORDS];

static int push(const event_t *event, recording_cost_t *cost) {
    const uint64_t start = snn_board_instructions();
    const int err = network_push(waiting, event->x, event->y, event->polarity);
    cost->push_instructions += snn_board_instructions_since(start);
    cost->events++;
    return err == SNN_ERR_OVERFLOW ? 0 : err; /* Counts saturate. */
}

static int step(network_t *net, recording_cost_t *cost) {
    const uint64_t start = snn_board_instructions();
    const int err = network_step(net, waiting);
    const uint64_t instructions = snn_board_instructions_since(start);
    cost->step_instructions += instructions;
    cost->steps++;
    if (instructions > cost->step_instructions_max) {
        cost->step_instructions_max = instructions;
    }
    return err;
}

/* Whether the class is clear enough to leave out the rest of the recording. */
static int is_decided(const recording_options_t *options, const network_t *net) {
    uint32_t margin = 0;
    return options->margin != 0u && network_margin(net, &margin) == 0 && margin >= options->margin;
}

int recording_stream(events_file_t *events, const recording_options_t *options, network_t *net,
                     recording_cost_t *cost) {
    event_t event;
    int more = events_next(events, &event);
    uint32_t end = more > 0 ? event.time + options->step_microseconds : 0u;
    uint32_t steps = 0;
    int is_over = 0;
    int err = network_reset(net);
    memset(waiting, 0, sizeof waiting); /* What a recording that ended early has left. */
    while (err == 0 && more >= 0 && !is_over) {
        if (more > 0 && event.time < end) {
            err = push(&event, cost);
            more = events_next(events, &event);
        } else {
            err = step(net, cost);
            end += options->step_microseconds;
            is_over = ++steps == NETWORK_TIME_STEPS || is_decided(options, net);
        }
    }
    return more < 0 ? -1 : err;
}
