#ifndef SNN_SRC_LAYERS_EVENT_LIST_H
#define SNN_SRC_LAYERS_EVENT_LIST_H

#include <stdint.h>

#include "snn/placement.h"
#include "snn/spikes.h"

/* Event lists of convolutions. Internal to the library. */

/* Neighbouring output columns of a row, and the events of the input columns they read. */
typedef struct {
    snn_shape_t input;
    snn_extent_t kernel;
    uint32_t stride;   /* Of columns. */
    int32_t top, left; /* First input pixel; may lie in the padding. */
    uint32_t width;    /* Output columns. */
    uint32_t bit;      /* Bit of the first output column. */
    uint16_t *start;   /* Per input column its first event in the list, then the end of the last. */
    uint16_t *list;    /* Events: (column * kernel.height + row) * channels + channel. */
} snn_event_list_t;

/* Moves a tile to another first input column. `left_over` output columns are left in the row, of
 * which the tile gets at most `width`. */
SNN_HOT void snn_event_list_place(snn_event_list_t *events, int32_t left, uint32_t width,
                                  uint32_t left_over);

/* Lists the events of one plane of the input; columns and rows in the padding have none. */
SNN_HOT void snn_event_list_fill(const snn_event_list_t *events, const uint32_t *plane);

#endif
