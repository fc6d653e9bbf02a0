#include "events.h"

#include <string.h>

#include "check.h"
#include "random.h"
#include "snn_board.h"

/* The reader of recordings of the example firmware, with files written here. What it says is
 * checked where this test is added. */

#define PATH "test_event_file.tmp"
#define WIDTH 34
#define HEIGHT 20
#define MOST (3 * EVENTS_CHUNK + 2)

static uint8_t content[MOST * EVENTS_BYTES];
static event_t written[MOST];
static events_file_t file;

static void write_file(uint32_t size) {
    const int to = snn_board_open(PATH, SNN_BOARD_WRITE);
    CHECK(to >= 0);
    CHECK_EQUAL(snn_board_write(to, content, size), 0);
    CHECK_EQUAL(snn_board_close(to), 0);
}

static void encode(const event_t *event, uint8_t *bytes) {
    bytes[0] = event->x;
    bytes[1] = event->y;
    bytes[2] = (uint8_t)((uint32_t)event->polarity << 7 | event->time >> 16);
    bytes[3] = (uint8_t)(event->time >> 8);
    bytes[4] = (uint8_t)event->time;
}

/* Events up to the largest time that 23 bits hold. */
static void write_events(uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        event_t *event = &written[i];
        event->x = (uint8_t)snn_random_between(0, WIDTH - 1);
        event->y = (uint8_t)snn_random_between(0, HEIGHT - 1);
        event->polarity = (uint8_t)snn_random_between(0, 1);
        event->time = 0x7FFFFFu / count * (i + 1u) - (uint32_t)snn_random_between(0, 1000);
        encode(event, content + i * EVENTS_BYTES);
    }
    write_file(count * EVENTS_BYTES);
}

static void expect_events(uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        event_t event;
        CHECK_EQUAL(events_next(&file, &event), 1);
        CHECK_EQUAL(event.x, written[i].x);
        CHECK_EQUAL(event.y, written[i].y);
        CHECK_EQUAL(event.polarity, written[i].polarity);
        CHECK_EQUAL(event.time, written[i].time);
    }
}

static void open_file(void) {
    CHECK_EQUAL(events_open(&file, PATH, WIDTH, HEIGHT), 0);
}

static void test_reading(uint32_t count) {
    event_t event;
    write_events(count);
    open_file();
    CHECK_EQUAL(file.count, count);
    expect_events((uint32_t)snn_random_between(0, (int32_t)count));
    CHECK_EQUAL(events_rewind(&file), 0);
    expect_events(count);
    CHECK_EQUAL(events_next(&file, &event), 0);
    CHECK_EQUAL(events_next(&file, &event), 0);
    events_close(&file);
}

/* Writes `value` to a byte; the event it belongs to is refused, again and again. */
static void test_refused(uint32_t event_number, uint32_t byte, uint8_t value) {
    event_t event;
    content[event_number * EVENTS_BYTES + byte] = value;
    write_file(sizeof content);
    open_file();
    expect_events(event_number);
    CHECK_EQUAL(events_next(&file, &event), -1);
    CHECK_EQUAL(events_next(&file, &event), -1);
    events_close(&file);
}

static void test_time(void) {
    event_t event;
    for (uint32_t i = 0; i < 2u; i++) {
        written[i] = (event_t){7u - i, 1, 2, 0};
        encode(&written[i], content + i * EVENTS_BYTES);
    }
    write_file(2 * EVENTS_BYTES);
    open_file();
    expect_events(1);
    CHECK_EQUAL(events_next(&file, &event), -1);
    events_close(&file);
}

/* The file is larger than what a C library reads ahead. */
static void test_shortened(void) {
    event_t event;
    int result = 1;
    const int to = snn_board_open(PATH, SNN_BOARD_WRITE);
    memset(content, 0, sizeof content);
    for (uint32_t i = 0; i < 200u; i++) {
        CHECK_EQUAL(snn_board_write(to, content, sizeof content), 0);
    }
    CHECK_EQUAL(snn_board_close(to), 0);
    open_file();
    CHECK_EQUAL(file.count, 200 * MOST);
    write_file(3);
    while (result == 1) {
        result = events_next(&file, &event);
    }
    CHECK_EQUAL(result, -1);
    events_close(&file);
}

static void test_lengths(void) {
    CHECK_EQUAL(events_open(&file, "no_such_directory/no_such_file", WIDTH, HEIGHT), -1);
    for (uint32_t size = 0; size < 2u * EVENTS_BYTES; size++) {
        write_file(size);
        const int is_whole = size == EVENTS_BYTES;
        CHECK_EQUAL(events_open(&file, PATH, WIDTH, HEIGHT), is_whole ? 0 : -1);
        if (is_whole) {
            events_close(&file);
        }
    }
}

/* Files of any bytes: every event that is given is inside and in order, and they end. */
static void test_fuzz(void) {
    const uint32_t count = (uint32_t)snn_random_between(1, MOST);
    uint32_t earliest = 0;
    uint32_t given = 0;
    event_t event;
    snn_random_bytes(content, sizeof content);
    for (uint32_t i = 0; i < count; i++) {
        content[i * EVENTS_BYTES] %= WIDTH + 1;
        content[i * EVENTS_BYTES + 1u] %= HEIGHT + 1;
    }
    write_file(count * EVENTS_BYTES);
    open_file();
    while (events_next(&file, &event) == 1) {
        CHECK(event.x < WIDTH && event.y < HEIGHT && event.polarity < 2 && event.time >= earliest);
        earliest = event.time;
        given++;
    }
    CHECK(given <= count);
    events_close(&file);
}

int main(void) {
    snn_random_seed(1);
    for (uint32_t count = 1; count <= MOST; count++) {
        snn_check_case(count);
        test_reading(count);
    }
    test_refused(EVENTS_CHUNK, 0, WIDTH);
    write_events(MOST);
    test_refused(EVENTS_CHUNK + 1u, 1, HEIGHT);
    test_time();
    test_lengths();
    test_shortened();
    for (uint32_t i = 0; i < 20u; i++) {
        test_fuzz();
    }
    return 0;
}
