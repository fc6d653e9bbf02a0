#include "events.h"

#include "snn_board.h"

static void print_error(const char *path, const char *problem) {
    snn_board_print("error: ");
    snn_board_print(path);
    snn_board_print(": ");
    snn_board_print(problem);
}

static int fail(const char *path, const char *problem) {
    print_error(path, problem);
    snn_board_print("\n");
    return -1;
}

/* A problem with the event that comes next: its number, a value, and what is allowed. */
static int fail_at(const events_file_t *events, const char *problem, uint32_t value,
                   const char *allowed, uint32_t limit) {
    print_error(events->path, "event ");
    snn_board_print_unsigned(events->next);
    snn_board_print(problem);
    snn_board_print_unsigned(value);
    snn_board_print(allowed);
    snn_board_print_unsigned(limit);
    snn_board_print("\n");
    return -1;
}

static int fail_open(const events_file_t *events, const char *problem) {
    (void)snn_board_close(events->file);
    return fail(events->path, problem);
}

static void start(events_file_t *events) {
    events->next = 0;
    events->earliest = 0;
    events->has_failed = 0;
}

int events_open(events_file_t *events, const char *path, uint8_t width, uint8_t height) {
    events->path = path;
    start(events);
    events->width = width;
    events->height = height;
    events->file = snn_board_open(path, SNN_BOARD_READ);
    if (events->file < 0) {
        return fail(path, "cannot be opened");
    }
    const int32_t length = snn_board_length(events->file);
    if (length <= 0) {
        return fail_open(events, "is empty or has no length");
    }
    if ((uint32_t)length % EVENTS_BYTES != 0u) {
        return fail_open(events, "ends within an event: its length is not a multiple of 5 bytes");
    }
    events->count = (uint32_t)length / EVENTS_BYTES;
    return 0;
}

static int read_chunk(events_file_t *events) {
    const uint32_t left = events->count - events->next;
    const uint32_t size = (left < EVENTS_CHUNK ? left : EVENTS_CHUNK) * EVENTS_BYTES;
    if (snn_board_read(events->file, events->chunk, size) != size) {
        return fail(events->path, "became shorter while it was read");
    }
    return 0;
}

static void decode(const uint8_t *bytes, event_t *event) {
    event->x = bytes[0];
    event->y = bytes[1];
    event->polarity = bytes[2] >> 7;
    event->time = (bytes[2] & 0x7Fu) << 16 | (uint32_t)bytes[3] << 8 | bytes[4];
}

static int check(const events_file_t *events, const event_t *event) {
    if (event->x >= events->width) {
        return fail_at(events, " has x = ", event->x, ", allowed is less than ", events->width);
    }
    if (event->y >= events->height) {
        return fail_at(events, " has y = ", event->y, ", allowed is less than ", events->height);
    }
    if (event->time < events->earliest) {
        return fail_at(events, " is at ", event->time, " us, the one before it at ",
                       events->earliest);
    }
    return 0;
}

int events_next(events_file_t *events, event_t *event) {
    if (events->has_failed || events->next >= events->count) {
        return events->has_failed ? -1 : 0;
    }
    const uint32_t place = events->next % EVENTS_CHUNK;
    events->has_failed = 1;
    if (place == 0u && read_chunk(events) != 0) {
        return -1;
    }
    decode(events->chunk + place * EVENTS_BYTES, event);
    if (check(events, event) != 0) {
        return -1;
    }
    events->has_failed = 0;
    events->earliest = event->time;
    events->next++;
    return 1;
}

int events_rewind(events_file_t *events) {
    start(events);
    return snn_board_seek(events->file, 0) == 0 ? 0 : fail(events->path, "cannot be rewound");
}

void events_close(events_file_t *events) {
    (void)snn_board_close(events->file);
}
