#ifndef SNN_SRC_RESIDUAL_RESIDUAL_JOIN_H
#define SNN_SRC_RESIDUAL_RESIDUAL_JOIN_H

#include <stddef.h>
#include <stdint.h>

#include "snn/lanes.h"
#include "snn/placement.h"

/* How currents join a residual. Internal to the library.
 *
 * Sums are formed modulo 2^32: the compiler proves that what counts fits. */

/* What a current is added to. */
enum { SNN_JOIN_NOTHING, SNN_JOIN_NEWEST, SNN_JOIN_MEAN };

/* The constants of the channels, a state and those before it, of which `kind` may need none. */
typedef struct {
    uint32_t kind, shift;
    const uint16_t *multiplier;
    const int32_t *bias;
    const int16_t *older, *newer;
    int16_t *output;
} snn_join_t;

/* The first of some neighbouring channels: its element in the states, and its number. */
typedef struct {
    uint32_t element, channel;
} snn_join_at_t;

/* What needs 16 bits is common. */
static inline int16_t snn_saturated(int32_t value) {
#if SNN_ISA >= SNN_ISA_V7M
    __asm__("ssat %0, #16, %0" : "+r"(value));
    return (int16_t)value;
#else
    const int16_t narrow = (int16_t)(uint16_t)(uint32_t)value;
    return narrow == value ? narrow : (int16_t)(0x7FFF ^ (value >> 31));
#endif
}

/* The currents of `count` channels, 2 * sum - correction; the sums change. */
SNN_HOT void snn_join_sums(const snn_join_t *join, snn_join_at_t at, uint32_t *sums,
                           uint32_t correction, uint32_t count);

/* The currents of 32 channels, as bytes with sign: byte k of word r is that of channel 8 * k + r.
 */
SNN_HOT void snn_join_bytes(const snn_join_t *join, snn_join_at_t at, const uint32_t bytes[8]);

#if SNN_ISA == SNN_ISA_MVE
/* The currents of 32 channels of which `count` rows of 1-bit weights are counted, at most
 * SNN_JOIN_FEW. */
#define SNN_JOIN_FEW 32u
SNN_HOT void snn_join_rows(const snn_join_t *join, snn_join_at_t at, const uint16_t *list,
                           uint32_t count, const uint32_t *rows);
#endif

#endif
