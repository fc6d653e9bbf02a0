#include <string.h>

#include "check.h"
#include "random.h"
#include "snn_net_event_net.h"

/* The functions of a generated network of events, whose C is a golden file of the compiler's tests:
 * both schedules on the same events, and everything that callers may get wrong. */

#define HEIGHT 6u
#define WIDTH 5u
#define POLARITIES 2u
#define MOST 3u

static snn_net_event_net_t net;
static snn_net_event_net_stream_t stream, before;
static uint32_t events[SNN_NET_EVENT_NET_TIME_STEPS * SNN_NET_EVENT_NET_EVENT_WORDS];
static uint32_t buffers[2][SNN_NET_EVENT_NET_EVENT_WORDS];
static uint8_t bytes[SNN_NET_EVENT_NET_SAVED_BYTES];
static uint32_t waiting[SNN_NET_EVENT_NET_EVENT_WORDS];
static uint32_t counts[HEIGHT * WIDTH * POLARITIES];

/* Mostly inside of the input, now and then anything. */
static uint32_t draw_coordinate(uint32_t size) {
    switch (snn_random_between(0, 9)) {
    case 0:
        return size;
    case 1:
        return snn_random();
    default:
        return (uint32_t)snn_random_between(0, (int32_t)size - 1);
    }
}

/* One event for the buffer of step `step` and for the same step of the window. */
static void push_anything(uint32_t step) {
    const uint32_t x = draw_coordinate(WIDTH), y = draw_coordinate(HEIGHT);
    const uint32_t polarity = draw_coordinate(POLARITIES);
    int expected = SNN_ERR_RANGE;
    if (x < WIDTH && y < HEIGHT && polarity < POLARITIES) {
        uint32_t *count = &counts[(y * WIDTH + x) * POLARITIES + polarity];
        expected = *count == MOST ? SNN_ERR_OVERFLOW : SNN_OK;
        *count += expected == SNN_OK;
    }
    CHECK_EQUAL(snn_net_event_net_push(buffers[step % 2u], x, y, polarity), expected);
    CHECK_EQUAL(snn_net_event_net_place(events, step, x, y, polarity), expected);
}

/* As many events as come between two steps. */
static void push_step(uint32_t step) {
    if (step == SNN_NET_EVENT_NET_TIME_STEPS) {
        return;
    }
    memset(counts, 0, sizeof counts);
    for (int32_t i = snn_random_between(0, 300); i > 0; i--) {
        push_anything(step);
    }
    CHECK(memcmp(buffers[step % 2u], events + step * SNN_NET_EVENT_NET_EVENT_WORDS,
                 sizeof buffers[0]) == 0);
}

static void test_schedules(void) {
    uint16_t framed, streamed;
    uint32_t first = 0, margin;
    memset(events, 0, sizeof events);
    CHECK_EQUAL(snn_net_event_net_reset(&stream), SNN_OK);
    push_step(0);
    for (uint32_t step = 0; step < SNN_NET_EVENT_NET_TIME_STEPS; step++) {
        uint32_t *const now = buffers[step % 2u];
        /* What an interrupt would do while the step runs: the other buffer stays as it is. */
        push_step(step + 1u);
        memcpy(waiting, buffers[(step + 1u) % 2u], sizeof waiting);
        CHECK_EQUAL(snn_net_event_net_step(&stream, now), SNN_OK);
        CHECK(memcmp(waiting, buffers[(step + 1u) % 2u], sizeof waiting) == 0);
        CHECK_EQUAL(stream.steps, step + 1u);
        CHECK(first == 0u ? stream.first_spike == 0u || stream.first_spike == step + 1u
                          : stream.first_spike == first);
        first = stream.first_spike;
        for (uint32_t w = 0; w < SNN_NET_EVENT_NET_EVENT_WORDS; w++) {
            CHECK_EQUAL(now[w], 0);
        }
    }
    CHECK_EQUAL(snn_net_event_net_classify(&net, events, &framed), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_label(&stream, &streamed), SNN_OK);
    CHECK_EQUAL(streamed, framed);
    CHECK(memcmp(net.scores, stream.scores, sizeof net.scores) == 0);
    CHECK_EQUAL(snn_net_event_net_margin(&stream, &margin), SNN_OK);
    CHECK_EQUAL(margin, snn_margin_s32(net.scores, SNN_NET_EVENT_NET_CLASSES));
}

/* Ranges are proved for so many steps; the one after them changes nothing. */
static void test_last_step(void) {
    CHECK_EQUAL(snn_net_event_net_reset(&stream), SNN_OK);
    for (uint32_t step = 0; step < SNN_NET_EVENT_NET_MAXIMUM_STEPS; step++) {
        CHECK_EQUAL(snn_net_event_net_push(buffers[0], step % WIDTH, step % HEIGHT, step % 2u),
                    SNN_OK);
        CHECK_EQUAL(snn_net_event_net_step(&stream, buffers[0]), SNN_OK);
    }
    CHECK_EQUAL(snn_net_event_net_push(buffers[0], 1, 2, 0), SNN_OK);
    before = stream;
    memcpy(waiting, buffers[0], sizeof waiting);
    CHECK_EQUAL(snn_net_event_net_step(&stream, buffers[0]), SNN_ERR_STEPS);
    CHECK(memcmp(&before, &stream, sizeof stream) == 0);
    CHECK(memcmp(waiting, buffers[0], sizeof waiting) == 0);
    memset(buffers, 0, sizeof buffers);
    CHECK_EQUAL(snn_net_event_net_place(events, SNN_NET_EVENT_NET_TIME_STEPS, 0, 0, 0),
                SNN_ERR_STEPS);
}

/* What is saved is all that matters, and only that comes back. */
static void test_saved(void) {
    CHECK_EQUAL(snn_net_event_net_reset(&stream), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_push(buffers[0], 3, 3, 1), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_step(&stream, buffers[0]), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_save(&stream, bytes, sizeof bytes - 1u), SNN_ERR_SIZE);
    CHECK_EQUAL(snn_net_event_net_save(&stream, bytes, sizeof bytes), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_push(buffers[0], 4, 2, 0), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_push(buffers[1], 4, 2, 0), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_step(&stream, buffers[0]), SNN_OK);
    before = stream;
    memset(&stream, 0xA5, sizeof stream);
    CHECK_EQUAL(snn_net_event_net_restore(&stream, bytes, sizeof bytes), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_step(&stream, buffers[1]), SNN_OK);
    CHECK(memcmp(&before, &stream, SNN_NET_EVENT_NET_SAVED_BYTES - SNN_SAVED_HEADER_BYTES) == 0);
    bytes[sizeof bytes - 1u] ^= 1u;
    before = stream;
    CHECK_EQUAL(snn_net_event_net_restore(&stream, bytes, sizeof bytes), SNN_ERR_STATE);
    CHECK(memcmp(&before, &stream, sizeof stream) == 0);
}

/* Whole bytes with codes that no membrane has would be read behind the tables. */
static void test_impossible_codes(void) {
    CHECK_EQUAL(snn_net_event_net_reset(&stream), SNN_OK);
    before = stream;
    stream.membranes[7] = 0x80000000u; /* -2 in 2 bits. */
    CHECK_EQUAL(snn_net_event_net_save(&stream, bytes, sizeof bytes), SNN_OK);
    CHECK_EQUAL(snn_net_event_net_restore(&stream, bytes, sizeof bytes), SNN_ERR_STATE);
    CHECK(memcmp(&before, &stream, SNN_NET_EVENT_NET_SAVED_BYTES - SNN_SAVED_HEADER_BYTES) == 0);
}

static void test_null(void) {
    uint16_t label;
    uint32_t margin;
    CHECK_EQUAL(snn_net_event_net_place(NULL, 0, 0, 0, 0), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_run(&net, NULL), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_classify(&net, events, NULL), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_reset(NULL), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_push(NULL, 0, 0, 0), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_step(NULL, buffers[0]), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_step(&stream, NULL), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_label(NULL, &label), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_margin(NULL, &margin), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_margin(&stream, NULL), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_save(NULL, bytes, sizeof bytes), SNN_ERR_NULL);
    CHECK_EQUAL(snn_net_event_net_restore(&stream, NULL, sizeof bytes), SNN_ERR_NULL);
}

int main(void) {
    for (uint32_t i = 0; i < SNN_TEST_CASES / 4u; i++) {
        snn_check_case(i);
        snn_random_seed(i + 1u);
        test_schedules();
    }
    test_last_step();
    test_saved();
    test_impossible_codes();
    test_null();
    return 0;
}
