#ifndef SNN_SRC_NEURON_CODES_H
#define SNN_SRC_NEURON_CODES_H

#include <stddef.h>
#include <stdint.h>

#include "snn/neuron.h"
#include "snn/placement.h"

/* Membranes that are kept as codes. Internal to the library.
 *
 * While a layer runs, its membranes are what the codes are worth: entries. After a time step they
 * are V; snn_snap_* brings them back to entries for the next one, snn_pack_* to the codes of a
 * state. */

/* Code of neuron n in a state, as a signed number. */
static inline int32_t snn_code_read(const uint32_t *state, uint32_t n, uint32_t bits) {
    const uint32_t bit = n * bits;
    const uint32_t code = state[bit >> 5] << (32u - bits - (bit & 31u));
    return (int32_t)code >> (32u - bits);
}

static inline void snn_code_write(uint32_t *state, uint32_t n, uint32_t bits, int32_t code) {
    const uint32_t bit = n * bits;
    const uint32_t mask = ((1u << bits) - 1u) << (bit & 31u);
    uint32_t *word = state + (bit >> 5);
    *word = (*word & ~mask) | (((uint32_t)code << (bit & 31u)) & mask);
}

/* Number of rungs below a magnitude: N is one less than a power of two, and a constant where this
 * is to be fast. Membranes of neurons that fired need no search. */
static inline uint32_t snn_rungs_below(const int32_t *rungs, uint32_t levels, uint32_t magnitude) {
    const int32_t *from = rungs - 1;
    if (magnitude <= (uint32_t)rungs[0]) {
        return 0;
    }
    for (uint32_t half = (levels + 1u) >> 1; half != 0u; half >>= 1) {
        from = (uint32_t)from[half] < magnitude ? from + half : from;
    }
    return (uint32_t)(from - (rungs - 1));
}

/* The code of a membrane, and what a code is worth, in the row of a channel. */
static inline int32_t snn_code_of(const int32_t *rungs, uint32_t levels, int32_t v) {
    const uint32_t sign = (uint32_t)(v >> 31);
    const uint32_t code = snn_rungs_below(rungs, levels, ((uint32_t)v ^ sign) - sign);
    return (int32_t)((code ^ sign) - sign);
}

static inline int32_t snn_entry_of(const int32_t *entries, int32_t code) {
    if (code == 0) {
        return 0;
    }
    const uint32_t sign = (uint32_t)(code >> 31);
    const uint32_t entry = (uint32_t)entries[((uint32_t)code ^ sign) - sign - 1u];
    return (int32_t)((entry ^ sign) - sign);
}

static inline const int32_t *snn_codes_row(const snn_codes_s32_t *codes, const int32_t *table,
                                           uint32_t channel) {
    return codes->multiplier != NULL ? table : table + channel * SNN_CODE_LEVELS(codes->bits);
}

SNN_HOT int32_t snn_code_s32(const snn_codes_s32_t *codes, uint32_t channel, int32_t v);

static inline int32_t snn_entry_s32(const snn_codes_s32_t *codes, uint32_t channel, int32_t code) {
    return snn_entry_of(snn_codes_row(codes, codes->entries, channel), code);
}

/* The current of an accumulator. */
static inline int32_t snn_scaled(const snn_codes_s32_t *codes, uint32_t channel, int32_t current) {
    return (int32_t)((uint32_t)current * codes->multiplier[channel]) >> codes->shift;
}

/* Brings the membranes of `positions` positions from V to entries. */
SNN_HOT void snn_snap_s16(const snn_codes_s16_t *codes, uint32_t groups, uint32_t positions,
                          uint32_t *membrane);
SNN_HOT void snn_snap_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                          uint32_t *membrane);

/* Codes of neurons `first` and up of a state to entries, and V to codes. */
SNN_HOT void snn_unpack_s16(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                            const uint32_t *state, uint32_t first, uint32_t *membrane);
SNN_HOT void snn_unpack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                            const uint32_t *state, uint32_t first, uint32_t *membrane);
SNN_HOT void snn_pack_s16(const snn_codes_s16_t *codes, uint32_t channels, uint32_t positions,
                          const uint32_t *membrane, uint32_t *state, uint32_t first);
SNN_HOT void snn_pack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                          const uint32_t *membrane, uint32_t *state, uint32_t first);

#endif
