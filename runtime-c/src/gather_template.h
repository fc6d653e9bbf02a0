/* Included by gather.c once per SNN_CODE_BITS and SNN_STATE_BITS. */

#include "names.h"

#define CODES_PER_BYTE (8u / SNN_CODE_BITS)
#define CODES_PER_WORD (32u / SNN_CODE_BITS)
#define CODE_MASK ((1u << SNN_CODE_BITS) - 1u)

/* Adds one code of every waiting row to one sum. */
static void SNN_KERNEL(add_code)(const snn_events_t *events, uint32_t c, SNN_UNSIGNED *sum) {
    const uint32_t byte = c / CODES_PER_BYTE;
    const uint32_t shift = c % CODES_PER_BYTE * SNN_CODE_BITS;
    const uint8_t *const *row = events->row;
    const uint8_t *const *const end = row + events->waiting;
    uint32_t total = 0;
    do {
        total += ((uint32_t)(*row)[byte] >> shift) & CODE_MASK;
        row++;
    } while (row != end);
    sum[c] = (SNN_UNSIGNED)(sum[c] + total);
}

/* Lanes: a word of codes is split into lanes that are wide enough for the sum of SNN_EVENTS codes.
 * Codes that share a lane are summed in words of their own, one per position in the lane. */
#if SNN_CODE_BITS == 8
#define LANE_BITS 16u
#define LANE_MASK 0x00FF00FFu
#elif SNN_CODE_BITS == 4
#define LANE_BITS 8u
#define LANE_MASK 0x0F0F0F0Fu
#else
#define LANE_BITS 8u
#define LANE_MASK 0x03030303u
#endif
#define POSITIONS (LANE_BITS / SNN_CODE_BITS)

/* Adds the lanes of one position to their sums. */
static inline void SNN_KERNEL(add_lanes)(uint32_t lanes, SNN_UNSIGNED *sum) {
    for (uint32_t lane = 0; lane < 32u / LANE_BITS; lane++) {
        const uint32_t total = (lanes >> (lane * LANE_BITS)) & ((1u << LANE_BITS) - 1u);
        sum[lane * POSITIONS] = (SNN_UNSIGNED)(sum[lane * POSITIONS] + total);
    }
}

/* Adds word `index` of every waiting row to its sums. */
static inline void SNN_KERNEL(add_word)(const snn_events_t *events, uint32_t index,
                                        SNN_UNSIGNED *sum) {
    const uint8_t *const *row = events->row;
    const uint8_t *const *const end = row + events->waiting;
    uint32_t lanes0 = 0, lanes1 = 0;
#if SNN_CODE_BITS == 2
    uint32_t lanes2 = 0, lanes3 = 0;
#endif
    do {
        const uint32_t word = load_word(*row + 4u * index);
        lanes0 += word & LANE_MASK;
        lanes1 += (word >> SNN_CODE_BITS) & LANE_MASK;
#if SNN_CODE_BITS == 2
        lanes2 += (word >> (2u * SNN_CODE_BITS)) & LANE_MASK;
        lanes3 += (word >> (3u * SNN_CODE_BITS)) & LANE_MASK;
#endif
        row++;
    } while (row != end);
    SNN_KERNEL(add_lanes)(lanes0, sum);
    SNN_KERNEL(add_lanes)(lanes1, sum + 1);
#if SNN_CODE_BITS == 2
    SNN_KERNEL(add_lanes)(lanes2, sum + 2);
    SNN_KERNEL(add_lanes)(lanes3, sum + 3);
#endif
}

void SNN_KERNEL(snn_gather_flush)(snn_events_t *events, uint32_t channels, SNN_UNSIGNED *sum) {
    const uint32_t row_bytes = (channels + CODES_PER_BYTE - 1u) / CODES_PER_BYTE;
    uint32_t c = 0;
    if (events->waiting == 0u) {
        return;
    }
    if (is_loadable(events->row[0], row_bytes)) {
        for (; c + CODES_PER_WORD <= channels; c += CODES_PER_WORD) {
            SNN_KERNEL(add_word)(events, c / CODES_PER_WORD, sum + c);
        }
    }
    for (; c < channels; c++) {
        SNN_KERNEL(add_code)(events, c, sum);
    }
    events->total += events->waiting;
    events->waiting = 0;
}

void SNN_KERNEL(snn_gather)(snn_events_t *events, const uint32_t *plane, uint32_t first,
                            uint32_t count, const uint8_t *rows, uint32_t channels,
                            SNN_UNSIGNED *sum) {
    const uint32_t row_bytes = (channels + CODES_PER_BYTE - 1u) / CODES_PER_BYTE;
    uint32_t waiting = events->waiting;
    while (count != 0u) {
        const uint32_t offset = first & 31u;
        const uint32_t length = count < 32u - offset ? count : 32u - offset;
        uint32_t bits = (plane[first >> 5] >> offset) & snn_low_mask(length);
        while (bits != 0u) {
            events->row[waiting++] = rows + snn_lowest_bit(bits) * row_bytes;
            bits &= bits - 1u;
            if (waiting == SNN_EVENTS) {
                events->waiting = waiting;
                SNN_KERNEL(snn_gather_flush)(events, channels, sum);
                waiting = 0;
            }
        }
        rows += length * row_bytes;
        first += length;
        count -= length;
    }
    events->waiting = waiting;
}

#undef CODES_PER_BYTE
#undef CODES_PER_WORD
#undef CODE_MASK
#undef LANE_BITS
#undef LANE_MASK
#undef POSITIONS
#undef SNN_CODE_BITS
#undef SNN_STATE_BITS
