#include "residual/residual_bits.h"

#include "bitplane/bit_current.h"
#include "word/clear.h"
#include "word/to_bytes.h"

#define LANES 32u

/* Planes of a signed byte, and the most events whose currents are all of them one. */
#define PLANES 8u
#define MOST 127u

/* The currents of a block as bytes, see word/to_bytes.h. */
static inline void count_block(const uint16_t *list, uint32_t count, const uint32_t *rows,
                               uint32_t bytes[8]) {
    uint32_t current[PLANES + 1u];
    snn_bit_current(list, count, rows, current, current + PLANES);
    snn_to_bytes(current, PLANES, bytes);
}

/* Adds half of the bytes, rounded down, to the sums of the channels. */
static SNN_HOT void add_bytes(const uint32_t bytes[8], uint32_t *sums) {
    for (uint32_t c = 0; c < LANES; c++) {
        const uint32_t byte = bytes[c % 8u] << (24u - c / 8u * 8u);
        sums[c] += (uint32_t)((int32_t)byte >> 25);
    }
}

/* A block of any number of channels and events. Currents of a part are all odd or all even. */
SNN_NOINLINE static SNN_HOT void join_any(const snn_join_t *join, snn_join_at_t at,
                                          uint32_t channels, const uint16_t *list, uint32_t count,
                                          const uint32_t *rows) {
    uint32_t sums[LANES], bytes[8], odd = 0;
    snn_clear_words(sums, LANES);
    while (count != 0u) {
        const uint32_t part = count < MOST ? count : MOST;
        count_block(list, part, rows, bytes);
        add_bytes(bytes, sums);
        odd += part & 1u;
        list += part;
        count -= part;
    }
    snn_join_sums(join, at, sums, 0u - odd, channels);
}

/* A whole block of at most MOST events. */
static inline void join_block(const snn_join_t *join, snn_join_at_t at, const uint16_t *list,
                              uint32_t count, const uint32_t *rows) {
    uint32_t bytes[8];
#if SNN_ISA == SNN_ISA_MVE
    if (count <= SNN_JOIN_FEW) {
        snn_join_rows(join, at, list, count, rows);
        return;
    }
#endif
    count_block(list, count, rows, bytes);
    snn_join_bytes(join, at, bytes);
}

void snn_residual_bits(const snn_join_t *join, uint32_t element, uint32_t channels,
                       const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t block) {
    for (uint32_t channel = 0; channel < channels; channel += LANES) {
        const snn_join_at_t at = {element + channel, channel};
        const uint32_t left = channels - channel;
        if (left >= LANES && count <= MOST) {
            join_block(join, at, list, count, rows);
        } else {
            join_any(join, at, left < LANES ? left : LANES, list, count, rows);
        }
        rows += block;
    }
}
