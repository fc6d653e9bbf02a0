#include <stddef.h>

#include "check.h"
#include "random.h"
#include "reference.h"

/* Events pushed into random shapes against plain counting, element by element. */

#define MAX_ELEMENTS 700
#define MAX_PLANES 8
#define MAX_WORDS (MAX_PLANES * SNN_PLANE_WORDS(MAX_ELEMENTS))
#define PUSHES 300
#define FRONT 2

/* Guard words in front of the tensor and behind it. */
static uint32_t memory[FRONT + MAX_WORDS + SNN_TEST_GUARD];
static uint32_t *const input = memory + FRONT;
static uint32_t counts[MAX_ELEMENTS];

static uint32_t elements(snn_shape_t shape) {
    return (uint32_t)shape.height * shape.width * shape.channels;
}

static void draw_events(snn_events_t *events) {
    do {
        events->shape =
            (snn_shape_t){(uint16_t)snn_random_between(1, 34), (uint16_t)snn_random_between(1, 34),
                          (uint16_t)snn_random_between(1, 5)};
    } while (elements(events->shape) > MAX_ELEMENTS);
    events->planes = (uint8_t)snn_random_between(1, MAX_PLANES);
}

static void prepare(const snn_events_t *events) {
    const uint32_t words = events->planes * SNN_PLANE_WORDS(elements(events->shape));
    snn_test_output_prepare(memory, FRONT);
    snn_test_output_prepare(input, words);
    for (uint32_t i = 0; i < words; i++) {
        input[i] = 0;
    }
    for (uint32_t n = 0; n < MAX_ELEMENTS; n++) {
        counts[n] = 0;
    }
}

static void check_input(const snn_events_t *events, const uint32_t front[FRONT]) {
    const uint32_t bits = elements(events->shape);
    CHECK_EQUAL(memory[0], front[0]);
    CHECK_EQUAL(memory[1], front[1]);
    snn_test_output_check(input, events->planes, bits);
    for (uint32_t n = 0; n < bits; n++) {
        CHECK_EQUAL(snn_reference_count(input, 0, events->planes, bits, n), counts[n]);
    }
}

/* Pushes one event and counts it; what must not count changes nothing, which check_input sees. */
static void push(const snn_events_t *events, uint32_t x, uint32_t y, uint32_t polarity) {
    const snn_shape_t shape = events->shape;
    const int result = snn_events_push(events, input, x, y, polarity);
    if (x >= shape.width || y >= shape.height || polarity >= shape.channels) {
        CHECK_EQUAL(result, SNN_ERR_RANGE);
        return;
    }
    uint32_t *count = &counts[(y * shape.width + x) * shape.channels + polarity];
    if (*count + 1u == 1u << events->planes) {
        CHECK_EQUAL(result, SNN_ERR_OVERFLOW);
        return;
    }
    CHECK_EQUAL(result, SNN_OK);
    (*count)++;
}

/* Inside, just outside, or anything; `few` keeps to the low end, so that counts grow. */
static uint32_t coordinate(uint32_t size, int few) {
    const int32_t kind = snn_random_between(0, 19);
    if (kind == 0) {
        return snn_random();
    }
    const int32_t last = kind == 1 ? (int32_t)size : few ? 0 : (int32_t)size - 1;
    return (uint32_t)snn_random_between(kind == 1 ? (int32_t)size - 1 : 0, last);
}

static void test_random(const snn_events_t *events) {
    const int few = snn_random_between(0, 1);
    const uint32_t front[FRONT] = {memory[0], memory[1]};
    for (uint32_t i = 0; i < PUSHES; i++) {
        push(events, coordinate(events->shape.width, few), coordinate(events->shape.height, few),
             coordinate(events->shape.channels, few));
    }
    check_input(events, front);
}

static uint32_t any_of(const uint32_t *values, int32_t count) {
    return values[snn_random_between(0, count - 1)];
}

/* Any 32 bits, also those that would wrap around to a place inside. */
static void test_fuzz(const snn_events_t *events) {
    static const uint32_t edges[] = {0, 1, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
    const uint32_t front[FRONT] = {memory[0], memory[1]};
    for (uint32_t i = 0; i < PUSHES; i++) {
        const uint32_t row = (uint32_t)snn_random_between(1, 40);
        push(events, snn_random(), snn_random(), snn_random());
        push(events, any_of(edges, 7), any_of(edges, 7), any_of(edges, 7));
        push(events, 0u - row * events->shape.width, row, 0);
        push(events, row, 0, 0u - row * events->shape.channels);
    }
    check_input(events, front);
}

static void test_arguments(void) {
    static const snn_events_t events = {{1, 1, 1}, 2};
    uint32_t tensor[2] = {0, 0};
    CHECK_EQUAL(snn_events_push(NULL, tensor, 0, 0, 0), SNN_ERR_NULL);
    CHECK_EQUAL(snn_events_push(&events, NULL, 0, 0, 0), SNN_ERR_NULL);
    for (uint32_t count = 0; count < 4u; count++) {
        CHECK_EQUAL(tensor[0] | tensor[1] << 1, count);
        CHECK_EQUAL(snn_events_push(&events, tensor, 0, 0, 0),
                    count < 3u ? SNN_OK : SNN_ERR_OVERFLOW);
    }
    CHECK_EQUAL(tensor[0], 1);
    CHECK_EQUAL(tensor[1], 1);
}

int main(void) {
    test_arguments();
    for (uint32_t i = 0; i < SNN_TEST_CASES; i++) {
        snn_events_t events;
        snn_check_case(i);
        snn_random_seed(i + 1u);
        draw_events(&events);
        prepare(&events);
        test_random(&events);
        test_fuzz(&events);
    }
    return 0;
}
