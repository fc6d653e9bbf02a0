#include <stddef.h>

#include "runner.h"
#include "snn/snn.h"

/* The count of element n in the planes of a time step. */
static uint32_t count_of(const conformance_stream_t *stream, const uint32_t *step, uint32_t n) {
    uint32_t count = 0;
    for (uint32_t plane = 0; plane < stream->planes; plane++) {
        count |= ((step[plane * stream->plane_words + (n >> 5)] >> (n & 31u)) & 1u) << plane;
    }
    return count;
}

/* Pushes the events of a time step one by one, the last pixel first. */
static int push_step(const conformance_stream_t *stream, uint32_t *events, const uint32_t *step) {
    for (uint32_t n = stream->height * stream->width * stream->polarities; n-- > 0u;) {
        const uint32_t pixel = n / stream->polarities;
        for (uint32_t count = count_of(stream, step, n); count > 0u; count--) {
            const int err = stream->push(events, pixel % stream->width, pixel / stream->width,
                                         n % stream->polarities);
            if (err) {
                return err;
            }
        }
    }
    return SNN_OK;
}

/* Fills the buffer of time step t, if there is one. */
static int fill(const conformance_stream_t *stream, const void *input, uint32_t t) {
    if (stream->push == NULL || t == stream->time_steps) {
        return SNN_OK;
    }
    return push_step(stream, conformance_events[t % 2u],
                     (const uint32_t *)input + t * stream->planes * stream->plane_words);
}

/* Arguments and result of a time step. */
typedef struct {
    const conformance_stream_t *stream;
    void *state;
    const void *image;
    uint32_t *events;
    int err;
} step_t;

static void call_step(void *context) {
    step_t *const s = context;
    s->err = s->stream->push == NULL ? s->stream->step_image(s->state, s->image)
                                     : s->stream->step_events(s->state, s->events);
}

/* Computes time step t. Events have to be read and cleared; those of the next step wait in the
 * other buffer. */
static int compute(const conformance_stream_t *stream, void *state, const void *input, uint32_t t) {
    if (stream->push == NULL) {
        step_t step = {stream, state, input, NULL, SNN_OK};
        conformance_call(call_step, &step);
        return step.err;
    }
    uint32_t *events = conformance_events[t % 2u];
    step_t step = {stream, state, NULL, events, SNN_OK};
    conformance_call(call_step, &step);
    const int err = step.err;
    for (uint32_t w = 0; w < stream->planes * stream->plane_words; w++) {
        if (events[w] != 0u) {
            return SNN_ERR_STATE;
        }
    }
    return err;
}

/* Saves the stream, spoils it and restores it: only what is saved may matter. */
static int sleep_and_wake(const conformance_stream_t *stream, void *state) {
    int err = stream->save(state, conformance_saved, stream->saved_bytes);
    if (err) {
        return err;
    }
    for (uint32_t i = 0; i < stream->state_bytes; i++) {
        ((unsigned char *)state)[i] = 0x5Au;
    }
    return stream->restore(state, conformance_saved, stream->saved_bytes);
}

int conformance_stream_run(const conformance_stream_t *stream, void *state, const void *input) {
    int err = stream->reset(state);
    err = err ? err : fill(stream, input, 0);
    for (uint32_t t = 0; t < stream->time_steps && !err; t++) {
        err = fill(stream, input, t + 1u);
        /* Also with events that wait for their step. */
        if (!err && t == stream->time_steps / 2u) {
            err = sleep_and_wake(stream, state);
        }
        err = err ? err : compute(stream, state, input, t);
    }
    return err;
}

static int refuses_null_input(const conformance_stream_t *stream, void *state, const void *input) {
    return stream->push == NULL
               ? stream->step_image(NULL, input) == SNN_ERR_NULL &&
                     stream->step_image(state, NULL) == SNN_ERR_NULL
               : stream->step_events(NULL, conformance_events[0]) == SNN_ERR_NULL &&
                     stream->step_events(state, NULL) == SNN_ERR_NULL &&
                     stream->push(NULL, 0, 0, 0) == SNN_ERR_NULL;
}

int conformance_stream_refuses_null(const conformance_stream_t *stream, void *state,
                                    const void *input) {
    uint16_t label;
    return stream->reset(NULL) == SNN_ERR_NULL && refuses_null_input(stream, state, input) &&
           stream->label(NULL, &label) == SNN_ERR_NULL &&
           stream->label(state, NULL) == SNN_ERR_NULL &&
           stream->save(NULL, conformance_saved, stream->saved_bytes) == SNN_ERR_NULL &&
           stream->save(state, NULL, stream->saved_bytes) == SNN_ERR_NULL &&
           stream->restore(NULL, conformance_saved, stream->saved_bytes) == SNN_ERR_NULL &&
           stream->restore(state, NULL, stream->saved_bytes) == SNN_ERR_NULL;
}
