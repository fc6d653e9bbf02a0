#ifndef SNN_SRC_STREAM_JOIN_H
#define SNN_SRC_STREAM_JOIN_H

#include <stdint.h>

/* How a current joins a residual stream. Internal to the library.
 *
 * Sums are formed modulo 2^32: the compiler proves that what counts fits. */

/* What a current is added to. */
enum { SNN_JOIN_NOTHING, SNN_JOIN_NEWEST, SNN_JOIN_MEAN };

/* A state and those before it, from one position on; pointers that `kind` does not need are not
 * used. */
typedef struct {
    const int16_t *older, *newer;
    int16_t *output;
} snn_join_t;

static inline int32_t snn_join_scaled(int32_t current, uint32_t multiplier, uint32_t shift,
                                      int32_t bias) {
    const int32_t scaled = (int32_t)((uint32_t)current * multiplier) >> shift;
    return (int32_t)((uint32_t)scaled + (uint32_t)bias);
}

/* `kind` is a constant. */
static inline int32_t snn_join_before(const snn_join_t *join, uint32_t channel, uint32_t kind) {
    if (kind == SNN_JOIN_NOTHING) {
        return 0;
    }
    if (kind == SNN_JOIN_NEWEST) {
        return join->newer[channel];
    }
    return (join->older[channel] + join->newer[channel]) >> 1;
}

static inline int16_t snn_join_saturated(int32_t value) {
    const int32_t above = value < INT16_MIN ? INT16_MIN : value;
    return (int16_t)(above > INT16_MAX ? INT16_MAX : above);
}

#endif
