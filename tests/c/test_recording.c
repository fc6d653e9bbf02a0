#include "recording.h"

#include <string.h>

#include "check.h"
#include "random.h"
#include "snn_board.h"

/* When the example firmware pushes events and computes time steps, with a network that counts. */

#define PATH "test_recording.tmp"
#define SIDE 34
#define MOST 40

static events_file_t file;
static network_t net;
static recording_cost_t cost;

int network_reset(network_t *network) {
    network->steps = 0;
    network->resets++;
    memset(network->events, 0, sizeof network->events);
    return SNN_OK;
}

/* The buffer holds how many events there were, and the last one's column. */
int network_push(uint32_t *events, uint32_t x, uint32_t y, uint32_t polarity) {
    CHECK_EQUAL(y, x / 2u);
    CHECK_EQUAL(polarity, x & 1u);
    events[0]++;
    events[1] = x;
    return net.push_result;
}

int network_step(network_t *network, uint32_t *events) {
    CHECK(network->steps < NETWORK_TIME_STEPS);
    network->events[network->steps] = events[0];
    network->last_x = events[0] > 0u ? events[1] : network->last_x;
    network->steps++;
    events[0] = 0;
    events[1] = 0;
    return network->step_result;
}

/* Grows by 10 with every step. */
int network_margin(const network_t *network, uint32_t *margin) {
    *margin = 10u * network->steps;
    return SNN_OK;
}

static void write_events(const uint32_t *times, uint32_t count) {
    uint8_t bytes[MOST * EVENTS_BYTES];
    for (uint32_t i = 0; i < count; i++) {
        uint8_t *const event = bytes + i * EVENTS_BYTES;
        const uint32_t x = i % SIDE;
        event[0] = (uint8_t)x;
        event[1] = (uint8_t)(x / 2u);
        event[2] = (uint8_t)((x & 1u) << 7 | times[i] >> 16);
        event[3] = (uint8_t)(times[i] >> 8);
        event[4] = (uint8_t)times[i];
    }
    const int to = snn_board_open(PATH, SNN_BOARD_WRITE);
    CHECK_EQUAL(snn_board_write(to, bytes, count * EVENTS_BYTES), 0);
    CHECK_EQUAL(snn_board_close(to), 0);
}

static int stream(uint32_t step_microseconds, uint32_t margin) {
    const recording_options_t options = {step_microseconds, margin};
    cost = (recording_cost_t){0, 0, 0, 0, 0};
    CHECK_EQUAL(events_open(&file, PATH, SIDE, SIDE), 0);
    const int result = recording_stream(&file, &options, &net, &cost);
    events_close(&file);
    return result;
}

/* Any times: each event is pushed in the time step of the formula, and all time steps are computed.
 */
static void test_windows(void) {
    const uint32_t count = (uint32_t)snn_random_between(1, MOST);
    const uint32_t step = (uint32_t)snn_random_between(1, 40000);
    uint32_t times[MOST];
    uint32_t expected[NETWORK_TIME_STEPS] = {0};
    uint32_t pushed = 0;
    uint32_t time = (uint32_t)snn_random_between(0, 100000);
    for (uint32_t i = 0; i < count; i++) {
        times[i] = time;
        time += (uint32_t)snn_random_between(0, 3) * (uint32_t)snn_random_between(0, 10000);
        const uint32_t window = (times[i] - times[0]) / step;
        if (window < NETWORK_TIME_STEPS) {
            expected[window]++;
            pushed++;
        }
    }
    write_events(times, count);
    const uint32_t resets = net.resets;
    CHECK_EQUAL(stream(step, 0), 0);
    CHECK_EQUAL(net.resets, resets + 1u);
    CHECK_EQUAL(net.steps, NETWORK_TIME_STEPS);
    CHECK_EQUAL(net.last_x, (pushed - 1u) % SIDE);
    CHECK_EQUAL(cost.events, pushed);
    CHECK_EQUAL(cost.steps, NETWORK_TIME_STEPS);
    for (uint32_t t = 0; t < NETWORK_TIME_STEPS; t++) {
        CHECK_EQUAL(net.events[t], expected[t]);
    }
}

static void write_three(uint32_t last) {
    const uint32_t times[3] = {7, 107, last};
    write_events(times, 3);
}

static void test_margin(void) {
    write_three(1000);
    for (uint32_t margin = 1; margin <= 60u; margin++) {
        const uint32_t steps = (margin + 9u) / 10u;
        CHECK_EQUAL(stream(100, margin), 0);
        CHECK_EQUAL(cost.steps, steps < NETWORK_TIME_STEPS ? steps : NETWORK_TIME_STEPS);
        CHECK_EQUAL(cost.events, steps > 1u ? 2 : 1);
    }
}

static void test_errors(void) {
    write_three(110);
    net.push_result = SNN_ERR_OVERFLOW; /* Counts saturate; the stream goes on. */
    CHECK_EQUAL(stream(100, 0), 0);
    CHECK_EQUAL(cost.events, 3);
    net.push_result = SNN_ERR_RANGE;
    CHECK_EQUAL(stream(100, 0), SNN_ERR_RANGE);
    CHECK_EQUAL(cost.events, 1);
    net.push_result = SNN_OK;
    net.step_result = SNN_ERR_SIZE;
    CHECK_EQUAL(stream(100, 0), SNN_ERR_SIZE);
    CHECK_EQUAL(cost.steps, 1);
    net.step_result = SNN_OK;
    write_three(106); /* Earlier than the one before. */
    CHECK_EQUAL(stream(100, 0), -1);
    CHECK_EQUAL(file.has_failed, 1);
}

int main(void) {
    snn_random_seed(1);
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_check_case(i);
        test_windows();
    }
    test_margin();
    test_errors();
    return 0;
}
