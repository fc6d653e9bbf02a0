#ifndef EXAMPLES_NETWORK_H
#define EXAMPLES_NETWORK_H

/* The network that test_recording.c streams to: it writes down what it is told. */
#include <stdint.h>

#include "snn/error.h"

#define NETWORK_TIME_STEPS 5u
#define NETWORK_EVENT_WORDS 2u

typedef struct {
    uint32_t events[NETWORK_TIME_STEPS]; /**< Pushed in each time step. */
    uint32_t steps;
    uint32_t resets;
    uint32_t last_x;
    int push_result;
    int step_result;
} network_t;

int network_reset(network_t *net);
int network_push(uint32_t *events, uint32_t x, uint32_t y, uint32_t polarity);
int network_step(network_t *net, uint32_t *events);
int network_margin(const network_t *net, uint32_t *margin);

#endif
