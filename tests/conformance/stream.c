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
static int push_step(const conformance_stream_t *stream, void *state, const uint32_t *step) {
    for (uint32_t n = stream->height * stream->width * stream->polarities; n-- > 0u;) {
        const uint32_t pixel = n / stream->polarities;
        for (uint32_t count = count_of(stream, step, n); count > 0u; count--) {
            const int err = stream->push(state, pixel % stream->width, pixel / stream->width,
                                         n % stream->polarities);
            if (err) {
                return err;
            }
        }
    }
    return SNN_OK;
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
    for (uint32_t t = 0; t < stream->time_steps && !err; t++) {
        if (stream->push != NULL) {
            err = push_step(stream, state,
                            (const uint32_t *)input + t * stream->planes * stream->plane_words);
        }
        /* Also with events that wait for their step. */
        if (!err && t == stream->time_steps / 2u) {
            err = sleep_and_wake(stream, state);
        }
        if (!err) {
            err = stream->step(state, input);
        }
    }
    return err;
}

int conformance_stream_refuses_null(const conformance_stream_t *stream, void *state,
                                    const void *input) {
    uint16_t label;
    return stream->reset(NULL) == SNN_ERR_NULL && stream->step(NULL, input) == SNN_ERR_NULL &&
           (stream->push == NULL ? stream->step(state, NULL) : stream->push(NULL, 0, 0, 0)) ==
               SNN_ERR_NULL &&
           stream->label(NULL, &label) == SNN_ERR_NULL &&
           stream->label(state, NULL) == SNN_ERR_NULL &&
           stream->save(NULL, conformance_saved, stream->saved_bytes) == SNN_ERR_NULL &&
           stream->save(state, NULL, stream->saved_bytes) == SNN_ERR_NULL &&
           stream->restore(NULL, conformance_saved, stream->saved_bytes) == SNN_ERR_NULL &&
           stream->restore(state, NULL, stream->saved_bytes) == SNN_ERR_NULL;
}
