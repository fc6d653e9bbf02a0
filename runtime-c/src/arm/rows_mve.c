/* Sums of weight rows with integer vectors (Helium). What they compute is defined by
 * synapse/rows.c. */
#include "synapse/rows.h"

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

/* Two events in each round of a hardware loop. The body is assembler, because what counts is that
 * it holds nothing else: `row` is the row of the next entry of `list`, `shift` the size of rows as
 * a power of two, `t` a vector to load into. */
#define NEXT_ROW(shift)                                                                            \
    "ldrh %[row], [%[list]], #2\n\tadd %[row], %[rows], %[row], lsl #" shift "\n\t"
#define IN_TWOS(event)                                                                             \
    "lsrs %[count], %[count], #1\n\t"                                                              \
    "bcc 1f\n\t" event "1:\n\t"                                                                    \
    "wls lr, %[count], 3f\n\t"                                                                     \
    "2:\n\t" event event "le lr, 2b\n\t"                                                           \
    "3:\n\t"

/* ---- 8 bits: bytes are widened as they are loaded ---- */

#define ADD_BYTES(offset, sum)                                                                     \
    "vldrb.u16 %q[t], [%[row], #" offset "]\n\tvadd.i16 %q[" sum "], %q[" sum "], %q[t]\n\t"

void snn_rows_s8(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    uint16x8_t a = vdupq_n_u16(0), b = a, c = a, d = a, t;
    uint32_t row;
    __asm__(IN_TWOS(NEXT_ROW("5") ADD_BYTES("0", "a") ADD_BYTES("8", "b") ADD_BYTES("16", "c")
                        ADD_BYTES("24", "d"))
            : [a] "+w"(a), [b] "+w"(b), [c] "+w"(c), [d] "+w"(d), [t] "=&w"(t), [row] "=&l"(row),
              [list] "+r"(list), [count] "+l"(count)
            : [rows] "r"(rows)
            : "lr", "cc", "memory");
    vst1q_u32(sums, vreinterpretq_u32_u16(a));
    vst1q_u32(sums + 4, vreinterpretq_u32_u16(b));
    vst1q_u32(sums + 8, vreinterpretq_u32_u16(c));
    vst1q_u32(sums + 12, vreinterpretq_u32_u16(d));
}

void snn_rows_s8_half(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    uint16x8_t a = vdupq_n_u16(0), b = a, t;
    uint32_t row;
    __asm__(IN_TWOS(NEXT_ROW("4") ADD_BYTES("0", "a") ADD_BYTES("8", "b"))
            : [a] "+w"(a), [b] "+w"(b), [t] "=&w"(t), [row] "=&l"(row), [list] "+r"(list),
              [count] "+l"(count)
            : [rows] "r"(rows)
            : "lr", "cc", "memory");
    vst1q_u32(sums, vreinterpretq_u32_u16(a));
    vst1q_u32(sums + 4, vreinterpretq_u32_u16(b));
}

/* ---- 4 bits: byte lanes hold the sum of 17 nibbles; runs of 16 events ---- */

/* Adds (or stores) byte lanes of two groups: the low nibbles of their rows, then the high ones. */
static inline void widen_nibbles(uint8x16_t low, uint8x16_t high, uint32_t is_first,
                                 uint32_t *sums) {
    uint8_t bytes[32];
    vst1q_u8(bytes, low);
    vst1q_u8(bytes + 16, high);
    uint16x8_t a = vldrbq_u16(bytes), b = vldrbq_u16(bytes + 16);
    uint16x8_t c = vldrbq_u16(bytes + 8), d = vldrbq_u16(bytes + 24);
    if (is_first == 0u) {
        a = vaddq_u16(a, vreinterpretq_u16_u32(vld1q_u32(sums)));
        b = vaddq_u16(b, vreinterpretq_u16_u32(vld1q_u32(sums + 4)));
        c = vaddq_u16(c, vreinterpretq_u16_u32(vld1q_u32(sums + 8)));
        d = vaddq_u16(d, vreinterpretq_u16_u32(vld1q_u32(sums + 12)));
    }
    vst1q_u32(sums, vreinterpretq_u32_u16(a));
    vst1q_u32(sums + 4, vreinterpretq_u32_u16(b));
    vst1q_u32(sums + 8, vreinterpretq_u32_u16(c));
    vst1q_u32(sums + 12, vreinterpretq_u32_u16(d));
}

void snn_rows_s4(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    uint32_t is_first = 1;
    do {
        uint32_t run = count < 16u ? count : 16u;
        uint8x16_t all = vdupq_n_u8(0), high = all, t;
        uint32_t row;
        count -= run;
        __asm__(IN_TWOS(NEXT_ROW("4") "vldrb.u8 %q[t], [%[row]]\n\t"
                                      "vadd.i8 %q[all], %q[all], %q[t]\n\t"
                                      "vshr.u8 %q[t], %q[t], #4\n\t"
                                      "vadd.i8 %q[high], %q[high], %q[t]\n\t")
                : [all] "+w"(all), [high] "+w"(high), [t] "=&w"(t), [row] "=&l"(row),
                  [list] "+r"(list), [count] "+l"(run)
                : [rows] "r"(rows)
                : "lr", "cc", "memory");
        widen_nibbles(vsubq_u8(all, vshlq_n_u8(high, 4)), high, is_first, sums);
        is_first = 0;
    } while (count != 0u);
}

/* One group: bytes are widened as they are loaded, so that nothing overflows. */
void snn_rows_s4_half(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    uint16x8_t all = vdupq_n_u16(0), high = all, t;
    uint32_t row;
    __asm__(IN_TWOS(NEXT_ROW("3") "vldrb.u16 %q[t], [%[row]]\n\t"
                                  "vadd.i16 %q[all], %q[all], %q[t]\n\t"
                                  "vshr.u16 %q[t], %q[t], #4\n\t"
                                  "vadd.i16 %q[high], %q[high], %q[t]\n\t")
            : [all] "+w"(all), [high] "+w"(high), [t] "=&w"(t), [row] "=&l"(row), [list] "+r"(list),
              [count] "+l"(count)
            : [rows] "r"(rows)
            : "lr", "cc", "memory");
    vst1q_u32(sums, vreinterpretq_u32_u16(vsubq_u16(all, vshlq_n_u16(high, 4))));
    vst1q_u32(sums + 4, vreinterpretq_u32_u16(high));
}

/* ---- 2 bits: the rows of four events at once, gathered into one vector ---- */

/* Byte lanes of four events each: c0 + 4 c1 + 16 c2 + 64 c3 modulo 256, c1 + 4 c2 + 16 c3, and so
 * on; differences give the sums of the four codes, which stay below 256 for 85 times four events.
 */
typedef struct {
    uint8x16_t from0, from1, from2, from3;
} quads_t;

static inline void add_words(quads_t *quads, uint32x4_t words) {
    const uint8x16_t row = vreinterpretq_u8_u32(words);
    quads->from0 = vaddq_u8(quads->from0, row);
    quads->from1 = vaddq_u8(quads->from1, vshrq_n_u8(row, 2));
    quads->from2 = vaddq_u8(quads->from2, vshrq_n_u8(row, 4));
    quads->from3 = vaddq_u8(quads->from3, vshrq_n_u8(row, 6));
}

/* Adds the four events of a quad: 4 channels of byte lanes, as two words of sums. */
static inline void add_events(uint8x16_t lanes, uint32_t *sums) {
    uint8_t bytes[16];
    vst1q_u8(bytes, lanes);
    const uint16x8_t half = vaddq_u16(vldrbq_u16(bytes), vldrbq_u16(bytes + 8));
    const uint32x4_t words = vreinterpretq_u32_u16(half);
    sums[0] = vgetq_lane_u32(words, 0) + vgetq_lane_u32(words, 2);
    sums[1] = vgetq_lane_u32(words, 1) + vgetq_lane_u32(words, 3);
}

void snn_rows_s2(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *sums) {
    const uint8x16_t zero = vdupq_n_u8(0);
    quads_t quads = {zero, zero, zero, zero};
    for (; count >= 4u; count -= 4u) {
        add_words(&quads, vldrwq_gather_shifted_offset_u32(rows, vldrhq_u32(list)));
        list += 4;
    }
    if (count != 0u) {
        const mve_pred16_t rest = vctp32q(count);
        const uint32x4_t offsets = vldrhq_z_u32(list, rest);
        add_words(&quads, vldrwq_gather_shifted_offset_z_u32(rows, offsets, rest));
    }
    add_events(vsubq_u8(quads.from0, vshlq_n_u8(quads.from1, 2)), sums);
    add_events(vsubq_u8(quads.from1, vshlq_n_u8(quads.from2, 2)), sums + 2);
    add_events(vsubq_u8(quads.from2, vshlq_n_u8(quads.from3, 2)), sums + 4);
    add_events(quads.from3, sums + 6);
}

#endif
