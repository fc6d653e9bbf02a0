#ifndef EXAMPLES_EVENTS_H
#define EXAMPLES_EVENTS_H

#include <stdint.h>

/* Recordings of an event camera in the format of N-MNIST: events of 5 bytes and nothing else. An
 * event is 40 bits, the highest first: x (8), y (8), polarity (1), time in microseconds (23).
 * Source: Orchard et al., Frontiers in Neuroscience 9:437, 2015. */

/** Bytes of one event in the file. */
#define EVENTS_BYTES 5u

/** Events that are read at once. */
#define EVENTS_CHUNK 16u

/** One event. */
typedef struct {
    uint32_t time; /**< Microseconds since the start of the recording. */
    uint8_t x;     /**< Column. */
    uint8_t y;     /**< Row. */
    uint8_t polarity;
} event_t;

/** An open file. `count` may be read; the rest belongs to the functions. */
typedef struct {
    const char *path;
    int file;
    uint32_t count;    /**< Events in the file, at least 1. */
    uint32_t next;     /* Number of the event that comes next. */
    uint32_t earliest; /* Time of the last event. */
    uint8_t width, height;
    uint8_t has_failed;
    uint8_t chunk[EVENTS_CHUNK * EVENTS_BYTES];
} events_file_t;

/**
 * Opens a file, whose path must live as long, for a camera of `width` x `height` pixels, each at
 * most 255. A file that is empty or ends within an event is an error. Says what is wrong on
 * standard output. Returns 0, or -1; the file is then closed.
 */
int events_open(events_file_t *events, const char *path, uint8_t width, uint8_t height);

/**
 * Reads the next event. A file that became shorter, a pixel outside of the camera and a time before
 * that of the last event are errors. Says what is wrong, and at which event. Returns 1, 0 if there
 * are no more, or -1, from then on every time.
 */
int events_next(events_file_t *events, event_t *event);

/** Goes back to the first event. Returns 0, or -1, with a message. */
int events_rewind(events_file_t *events);

/** Closes the file. */
void events_close(events_file_t *events);

#endif
