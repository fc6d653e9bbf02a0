#ifndef SNN_CONFORMANCE_RUNNER_H
#define SNN_CONFORMANCE_RUNNER_H

#include <stddef.h>
#include <stdint.h>

/* What the test harness writes beside the generated networks of a batch: a table of them, and the
 * memory they run in. The functions hide the types of their states. */

/** Bytes around an instance that nobody may write. */
#define CONFORMANCE_GUARD_BYTES 16u

/** A network that is called once per time step. */
typedef struct {
    int (*reset)(void *state);
    int (*step_image)(void *state, const void *image); /**< NULL: reads events. */
    int (*step_events)(void *state, uint32_t *events); /**< NULL: reads images, as of `push`. */
    int (*push)(uint32_t *events, uint32_t x, uint32_t y, uint32_t polarity);
    int (*label)(const void *state, uint16_t *label);
    int (*save)(const void *state, uint8_t *bytes, size_t size);
    int (*restore)(void *state, const uint8_t *bytes, size_t size);
    uint32_t state_bytes;
    uint32_t saved_bytes;
    uint32_t time_steps;
    uint32_t height;
    uint32_t width;
    uint32_t polarities;
    uint32_t planes;
    uint32_t plane_words; /**< Words of a plane of events. */
} conformance_stream_t;

/** One network, with functions for the whole window or as a stream. */
typedef struct {
    int (*run)(void *state, const void *input);
    int (*classify)(void *state, const void *input, uint16_t *label);
    const conformance_stream_t *stream; /**< NULL: the functions before are there. */
    const int32_t *(*scores)(const void *state);
    uint32_t state_bytes;
    uint32_t input_bytes;
    uint32_t classes;
    uint32_t stack_bytes; /**< What its header says that a call takes at most. */
} conformance_network_t;

extern const conformance_network_t conformance_networks[];
extern const uint32_t conformance_network_count;

/** Memory for instances; each slot fits the batch's largest state and a guard on both sides. */
extern unsigned char *const conformance_slots[];
extern const uint32_t conformance_slot_count;
extern const uint32_t conformance_slot_bytes;

/** Memory for an image or for the words of events: as many as the batch's largest input. */
extern uint32_t conformance_input[];
extern const uint32_t conformance_input_words;

/** Two buffers for the events of a time step, each large enough for any of the batch: 0. */
extern uint32_t *const conformance_events[2];

/** Memory for a saved stream: as many bytes as the batch's largest one. */
extern uint8_t conformance_saved[];

/** Makes a call of a generated function and fails if it takes more stack than its header says. A
 * call that writes a trace is not measured, nor one that Clang has compiled: the bounds are GCC's.
 */
void conformance_call(void (*call)(void *context), void *context);

/** Runs all time steps of an input through a stream, and saves and restores it in between. */
int conformance_stream_run(const conformance_stream_t *stream, void *state, const void *input);

/** Whether all functions of a stream refuse NULL in all places. */
int conformance_stream_refuses_null(const conformance_stream_t *stream, void *state,
                                    const void *input);

#endif
