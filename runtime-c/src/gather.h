#ifndef SNN_SRC_GATHER_H
#define SNN_SRC_GATHER_H

#include <stdint.h>

/* Event-driven sums of weight codes. Internal to the library.
 *
 * Events wait as pointers to their weight rows until there are enough to be added together: then a
 * sum is loaded and stored once for all of them. */

/** Most events that wait. Their 4-bit codes sum to at most 255 in one byte: 17 * 15 = 255. */
#define SNN_EVENTS 16u

/** Events of one sum; both numbers start at 0. */
typedef struct {
    const uint8_t *row[SNN_EVENTS]; /**< Weight rows that are not yet added. */
    uint32_t waiting;               /**< Number of them. */
    uint32_t total;                 /**< Events added so far. */
} snn_events_t;

/**
 * Adds the weight rows of all set bits among `count` bits from bit `first` of a plane on. Some of
 * them may still wait afterwards: end with snn_gather_flush_*.
 *
 * @param events    Events of this sum.
 * @param plane     Packed bits.
 * @param first     First bit to look at.
 * @param count     Number of bits to look at, at least 1.
 * @param rows      Row of bit `first`; the rows of the following bits follow, see snn/conv2d.h.
 * @param channels  Codes per row, at least 1.
 * @param sum       Sum of codes per channel, modulo its width; added to.
 */
#define SNN_DECLARE_GATHER(format, sum_type)                                                       \
    void snn_gather_##format(snn_events_t *events, const uint32_t *plane, uint32_t first,          \
                             uint32_t count, const uint8_t *rows, uint32_t channels,               \
                             sum_type *sum);                                                       \
    /* Adds the rows that wait. */                                                                 \
    void snn_gather_flush_##format(snn_events_t *events, uint32_t channels, sum_type *sum);

SNN_DECLARE_GATHER(s8_s16, uint16_t)
SNN_DECLARE_GATHER(s8_s32, uint32_t)
SNN_DECLARE_GATHER(s4_s16, uint16_t)
SNN_DECLARE_GATHER(s4_s32, uint32_t)
SNN_DECLARE_GATHER(s2_s16, uint16_t)
SNN_DECLARE_GATHER(s2_s32, uint32_t)

/* Doubles sums and events on the way from one plane of counts to the next lower one; nothing may be
 * waiting. */
static inline void snn_gather_double_s16(snn_events_t *events, uint32_t channels, uint16_t *sum) {
    events->total *= 2u;
    for (uint32_t c = 0; c < channels; c++) {
        sum[c] = (uint16_t)(sum[c] * 2u);
    }
}

static inline void snn_gather_double_s32(snn_events_t *events, uint32_t channels, uint32_t *sum) {
    events->total *= 2u;
    for (uint32_t c = 0; c < channels; c++) {
        sum[c] *= 2u;
    }
}

#endif
