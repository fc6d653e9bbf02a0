/* Included by gather.c once per SNN_CODE_BITS and SNN_STATE_BITS. */

#include "names.h"

#define CODES_PER_BYTE (8u / SNN_CODE_BITS)
#define CODE_MASK ((1u << SNN_CODE_BITS) - 1u)

/* Adds one row: whole bytes, then the codes of a byte that is not full. */
static void SNN_KERNEL(add_row)(const uint8_t *row, uint32_t channels, SNN_UNSIGNED *sum) {
    SNN_UNSIGNED *const end = sum + channels;
    SNN_UNSIGNED *const full_end = end - channels % CODES_PER_BYTE;
    while (sum != full_end) {
        const uint32_t codes = *row++;
        for (uint32_t i = 0; i < CODES_PER_BYTE; i++) {
            sum[i] = (SNN_UNSIGNED)(sum[i] + ((codes >> (i * SNN_CODE_BITS)) & CODE_MASK));
        }
        sum += CODES_PER_BYTE;
    }
    if (sum != end) {
        for (uint32_t codes = *row; sum != end; codes >>= SNN_CODE_BITS) {
            *sum = (SNN_UNSIGNED)(*sum + (codes & CODE_MASK));
            sum++;
        }
    }
}

/* Adds four rows at once, so that a sum is loaded and stored once for four codes. */
static void SNN_KERNEL(add_rows)(const uint8_t *const rows[4], uint32_t channels,
                                 SNN_UNSIGNED *sum) {
    const uint8_t *row0 = rows[0];
    const uint8_t *row1 = rows[1];
    const uint8_t *row2 = rows[2];
    const uint8_t *row3 = rows[3];
    const uint32_t bytes = channels / CODES_PER_BYTE;
    const uint32_t rest = channels % CODES_PER_BYTE;
    for (uint32_t k = 0; k < bytes; k++) {
        const uint32_t codes0 = row0[k];
        const uint32_t codes1 = row1[k];
        const uint32_t codes2 = row2[k];
        const uint32_t codes3 = row3[k];
        for (uint32_t i = 0; i < CODES_PER_BYTE; i++) {
            const uint32_t shift = i * SNN_CODE_BITS;
            sum[i] =
                (SNN_UNSIGNED)(sum[i] + ((codes0 >> shift) & CODE_MASK) +
                               ((codes1 >> shift) & CODE_MASK) + ((codes2 >> shift) & CODE_MASK) +
                               ((codes3 >> shift) & CODE_MASK));
        }
        sum += CODES_PER_BYTE;
    }
    for (uint32_t i = 0; i < rest; i++) {
        const uint32_t shift = i * SNN_CODE_BITS;
        sum[i] = (SNN_UNSIGNED)(sum[i] + (((uint32_t)row0[bytes] >> shift) & CODE_MASK) +
                                (((uint32_t)row1[bytes] >> shift) & CODE_MASK) +
                                (((uint32_t)row2[bytes] >> shift) & CODE_MASK) +
                                (((uint32_t)row3[bytes] >> shift) & CODE_MASK));
    }
}

uint32_t SNN_KERNEL(snn_gather)(const uint32_t *plane, uint32_t first, uint32_t count,
                                const uint8_t *rows, uint32_t channels, SNN_UNSIGNED *sum) {
    const uint32_t row_bytes = (channels + CODES_PER_BYTE - 1u) / CODES_PER_BYTE;
    const uint8_t *waiting[4];
    uint32_t waiting_count = 0;
    uint32_t events = 0;
    while (count != 0u) {
        const uint32_t offset = first & 31u;
        const uint32_t length = count < 32u - offset ? count : 32u - offset;
        uint32_t bits = (plane[first >> 5] >> offset) & snn_low_mask(length);
        while (bits != 0u) {
            waiting[waiting_count++] = rows + snn_lowest_bit(bits) * row_bytes;
            bits &= bits - 1u;
            events++;
            if (waiting_count == 4u) {
                SNN_KERNEL(add_rows)(waiting, channels, sum);
                waiting_count = 0;
            }
        }
        rows += length * row_bytes;
        first += length;
        count -= length;
    }
    while (waiting_count != 0u) {
        SNN_KERNEL(add_row)(waiting[--waiting_count], channels, sum);
    }
    return events;
}

#undef CODES_PER_BYTE
#undef CODE_MASK
#undef SNN_CODE_BITS
#undef SNN_STATE_BITS
