#ifndef SNN_EVENTS_H
#define SNN_EVENTS_H

#include <stdint.h>

#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The input of one time step of a network that reads an event camera: how many events each pixel
 * had, per polarity, as a spike tensor [planes][SNN_PLANE_WORDS(height * width * polarities)].
 */
typedef struct {
    snn_shape_t shape; /**< Channels are polarities; height * width * channels is below 2^32. */
    uint8_t planes;    /**< Bits of a count, 1 to 8: it saturates at 2^planes - 1. */
} snn_events_t;

/**
 * Counts one event. The caller clears the tensor at the start of a time step.
 *
 * @param events    The input's description; its values are consistent (nothing is checked).
 * @param input     The tensor; one element of it changes, and only if SNN_OK is returned.
 * @param x         Column, any value.
 * @param y         Row, any value.
 * @param polarity  Any value; 0 is the first channel.
 * @return SNN_OK, SNN_ERR_NULL, SNN_ERR_RANGE (column, row or polarity are outside of the input),
 *         or SNN_ERR_OVERFLOW (the count is at its maximum already; callers that want saturation
 *         go on).
 */
int snn_events_push(const snn_events_t *events, uint32_t *input, uint32_t x, uint32_t y,
                    uint32_t polarity);

#ifdef __cplusplus
}
#endif

#endif
