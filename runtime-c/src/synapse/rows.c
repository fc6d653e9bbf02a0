#include "synapse/rows.h"

#if SNN_ISA == SNN_ISA_PORTABLE

/* The definition of the sums: every other implementation of rows.h has to equal it. A word of byte
 * lanes holds four channels, which two words of sums take, see snn/lanes.h. */

/* Adds a word of byte lanes, each at most 255. */
static inline void add_quad(uint32_t lanes, uint32_t *sums) {
    sums[0] += lanes & 0x00FF00FFu;
    sums[1] += (lanes >> 8) & 0x00FF00FFu;
}

static inline void clear(uint32_t *sums, uint32_t groups) {
    for (uint32_t i = 0; i < groups * SNN_GROUP_WORDS; i++) {
        sums[i] = 0;
    }
}

static inline void sum_bytes(const uint16_t *list, uint32_t count, const uint32_t *rows,
                             uint32_t words, uint32_t *sums) {
    clear(sums, 1);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t *row = rows + words * list[i];
        for (uint32_t quad = 0; quad < 4u; quad++) {
            add_quad(row[quad], sums + 2u * quad);
        }
    }
}

void snn_rows_s8_wide(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    sum_bytes(list, count, rows, 8, sums);
}

void snn_rows_s8_half(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    sum_bytes(list, count, rows, 4, sums);
}

static inline void add_nibbles(const uint32_t *row, uint32_t *sums) {
    for (uint32_t j = 0; j < 2u; j++) {
        add_quad(row[j] & 0x0F0F0F0Fu, sums + 2u * j);
        add_quad((row[j] >> 4) & 0x0F0F0F0Fu, sums + 2u * (2u + j));
    }
}

void snn_rows_s4(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    clear(sums, 2);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t *row = rows + 4u * list[i];
        add_nibbles(row, sums);
        add_nibbles(row + 2, sums + SNN_GROUP_WORDS);
    }
}

void snn_rows_s4_half(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    clear(sums, 1);
    for (uint32_t i = 0; i < count; i++) {
        add_nibbles(rows + 2u * list[i], sums);
    }
}

void snn_rows_s2(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    clear(sums, 1);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t row = rows[list[i]];
        for (uint32_t quad = 0; quad < 4u; quad++) {
            add_quad((row >> (2u * quad)) & 0x03030303u, sums + 2u * quad);
        }
    }
}

#endif
