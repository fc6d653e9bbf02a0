/* Codes of membranes with integer vectors (Helium). What they compute is defined by codes_s16.c and
 * codes_s32.c. */
#include "neuron/code_group.h"

#if SNN_ISA == SNN_ISA_MVE
#include <arm_mve.h>

/* Adds to the lanes whose magnitude is above a rung. GCC would move the comparison through a
 * register; "=Up" tells it that the predicate is lost. */
static inline int16x8_t add_where_above_s16(int16x8_t sum, int16x8_t more, int16x8_t magnitude,
                                            int16x8_t rung) {
#ifdef __clang__
    return vaddq_m_s16(sum, sum, more, vcmpgtq_s16(magnitude, rung));
#else
    mve_pred16_t above;
    __asm__("vpt.s16 gt, %q2, %q3\n\tvaddt.i16 %q0, %q0, %q4"
            : "+w"(sum), "=Up"(above)
            : "w"(magnitude), "w"(rung), "w"(more));
    return sum;
#endif
}

static inline uint32x4_t add_where_above_u32(uint32x4_t sum, uint32_t more, uint32x4_t magnitude,
                                             uint32x4_t rung) {
#ifdef __clang__
    return vaddq_m_n_u32(sum, sum, more, vcmphiq_u32(magnitude, rung));
#else
    mve_pred16_t above;
    __asm__("vpt.u32 hi, %q2, %q3\n\tvaddt.i32 %q0, %q0, %4"
            : "+w"(sum), "=Up"(above)
            : "w"(magnitude), "w"(rung), "r"(more));
    return sum;
#endif
}

/* ---- 16 bits: half a group, whose lanes are channels 0, 1, 8, 9, 2, 3, 10, 11 or 4 more ---- */

/* Products bring codes to their places among those of channels below 8, or of the others, and from
 * there to the top of their lanes. */
typedef struct {
    uint16_t place_below[8], place_from[8], top_below[8], top_from[8];
} factors_t;

static const SNN_CONST factors_t factors_2 = {{0x1, 0x4, 0, 0, 0x10, 0x40, 0, 0},
                                              {0, 0, 0x1, 0x4, 0, 0, 0x10, 0x40},
                                              {0x4000, 0x1000, 0, 0, 0x400, 0x100, 0, 0},
                                              {0, 0, 0x4000, 0x1000, 0, 0, 0x400, 0x100}};
static const SNN_CONST factors_t factors_4 = {{0x1, 0x10, 0, 0, 0x100, 0x1000, 0, 0},
                                              {0, 0, 0x1, 0x10, 0, 0, 0x100, 0x1000},
                                              {0x1000, 0x100, 0, 0, 0x10, 0x1, 0, 0},
                                              {0, 0, 0x1000, 0x100, 0, 0, 0x10, 0x1}};

static inline int16x8_t load(const uint32_t *words) {
    return vreinterpretq_s16_u32(vld1q_u32(words));
}

static inline void store(uint32_t *words, int16x8_t v) {
    vst1q_u32(words, vreinterpretq_u32_s16(v));
}

/* `ladder` and `membrane` are those of the half. */
static inline int16x8_t code_half(const uint32_t *ladder, uint32_t bits, int16x8_t v) {
    const int16x8_t magnitude = vabsq_s16(v);
    const int16x8_t one = vorrq_s16(vshrq_n_s16(v, 15), vdupq_n_s16(1));
    int16x8_t code = vdupq_n_s16(0);
    for (uint32_t i = 0; i < SNN_CODE_LEVELS(bits); i++) {
        code = add_where_above_s16(code, one, magnitude, load(ladder));
        ladder += 2u * SNN_GROUP_WORDS;
    }
    return code;
}

static inline int16x8_t entry_half(const uint32_t *ladder, uint32_t bits, int16x8_t code) {
    if (bits == 2u) {
        return vmulq_s16(load(ladder + SNN_GROUP_WORDS), code);
    }
    /* Row m of the entries stands 2 * m - 1 groups on. A code of 0 reads row 1, times 0. */
    const int16x8_t one = vdupq_n_s16(1);
    const uint16x8_t row = vreinterpretq_u16_s16(vmaxq_s16(vabsq_s16(code), one));
    const uint16x8_t at = vmlaq_n_u16(vidupq_n_u16(0, 1), row, 4u * SNN_GROUP_WORDS);
    const int16_t *const entries = (const int16_t *)ladder - 2u * SNN_GROUP_WORDS;
    const int16x8_t sign = vmaxq_s16(vminq_s16(code, one), vdupq_n_s16(-1));
    return vmulq_s16(vldrhq_gather_shifted_offset_s16(entries, at), sign);
}

/* Codes of a half from the bits of channels below 8 and of the others. */
static inline int16x8_t spread_half(uint32_t bits, uint32_t below, uint32_t from) {
    const factors_t *const factors = bits == 2u ? &factors_2 : &factors_4;
    uint16x8_t code = vmulq_n_u16(vld1q_u16(factors->top_below), (uint16_t)below);
    code = vmlaq_n_u16(code, vld1q_u16(factors->top_from), (uint16_t)from);
    const int16x8_t top = vreinterpretq_s16_u16(code);
    return bits == 2u ? vshrq_n_s16(top, 14) : vshrq_n_s16(top, 12);
}

/* The bits of channels below 8 in the low half, of the others in the high half. */
static inline uint32_t place_half(uint32_t bits, int16x8_t code) {
    const factors_t *const factors = bits == 2u ? &factors_2 : &factors_4;
    const uint16x8_t kept =
        vandq_u16(vreinterpretq_u16_s16(code), vdupq_n_u16((uint16_t)((1u << bits) - 1u)));
    return vmladavq_u16(kept, vld1q_u16(factors->place_below)) |
           vmladavq_u16(kept, vld1q_u16(factors->place_from)) << 16;
}

static inline void snn_group_unpack(const uint32_t *ladder, uint32_t bits, snn_code_group_t codes,
                                    uint32_t *membrane) {
    const uint32_t low = codes.low, high = codes.high;
    const int16x8_t a = bits == 2u ? spread_half(2, low, low >> 16) : spread_half(4, low, high);
    const int16x8_t b =
        bits == 2u ? spread_half(2, low >> 8, low >> 24) : spread_half(4, low >> 16, high >> 16);
    store(membrane, entry_half(ladder, bits, a));
    store(membrane + 4, entry_half(ladder + 4, bits, b));
}

static inline snn_code_group_t snn_group_pack(const uint32_t *ladder, uint32_t bits,
                                              const uint32_t *membrane) {
    const uint32_t a = place_half(bits, code_half(ladder, bits, load(membrane)));
    const uint32_t b = place_half(bits, code_half(ladder + 4, bits, load(membrane + 4)));
    const snn_code_group_t narrow = {a | b << 8, 0};
    const snn_code_group_t wide = {(a & 0xFFFFu) | b << 16, a >> 16 | (b & 0xFFFF0000u)};
    return bits == 2u ? narrow : wide;
}

static inline void snn_group_snap(const uint32_t *ladder, uint32_t bits, uint32_t *membrane) {
    store(membrane, entry_half(ladder, bits, code_half(ladder, bits, load(membrane))));
    store(membrane + 4,
          entry_half(ladder + 4, bits, code_half(ladder + 4, bits, load(membrane + 4))));
}

#include "neuron/codes_s16.h"

/* ---- 32 bits: four neurons at a time. `row` is where a neuron's row begins in the tables. ---- */

static inline int32x4_t codes_of(const int32_t *rungs, uint32_t bits, uint32x4_t row, int32x4_t v) {
    const uint32x4_t magnitude = vreinterpretq_u32_s32(vabsq_s32(v));
    uint32x4_t at = row;
    for (uint32_t half = 1u << (bits - 1u) >> 1; half != 0u; half >>= 1) {
        const uint32x4_t rung =
            vreinterpretq_u32_s32(vldrwq_gather_shifted_offset_s32(rungs + half - 1u, at));
        at = add_where_above_u32(at, half, magnitude, rung);
    }
    const int32x4_t code = vreinterpretq_s32_u32(vsubq_u32(at, row));
    const int32x4_t sign = vshrq_n_s32(v, 31);
    return vsubq_s32(veorq_s32(code, sign), sign);
}

static inline int32x4_t entries_of(const int32_t *entries, uint32x4_t row, int32x4_t code) {
    /* A code of 0 reads the first entry, times 0. */
    const int32x4_t one = vdupq_n_s32(1);
    const int32x4_t place = vmaxq_s32(vabsq_s32(code), one);
    const uint32x4_t at = vaddq_u32(row, vreinterpretq_u32_s32(place));
    const int32x4_t sign = vmaxq_s32(vminq_s32(code, one), vdupq_n_s32(-1));
    return vmulq_s32(vldrwq_gather_shifted_offset_s32(entries - 1, at), sign);
}

/* What a pass over neurons has of each of its kernels. */
typedef struct {
    const snn_codes_s32_t *codes;
    uint32_t stride; /* Numbers from a neuron's row to the next one's. */
    uint32_t count;
} run_t;

static inline uint32x4_t first_rows(uint32_t stride) {
    return vmulq_n_u32(vidupq_n_u32(0, 1), stride);
}

/* Of neurons behind the last one the rows are read as well if there were any; they repeat row 0. */
static inline uint32x4_t rows_within(uint32x4_t row, mve_pred16_t within) {
    return vpselq_u32(row, vdupq_n_u32(0), within);
}

static inline uint32_t parts(uint32_t count) {
    return count < 4u ? count : 4u;
}

/* Codes of up to 4 neurons. Those of 8 bits are bytes. */
static inline int32x4_t read_codes(const uint32_t *state, uint32_t first, uint32_t left,
                                   uint32_t bits) {
    if (bits == 8u) {
        return vldrbq_z_s32((const int8_t *)state + first, vctp32q(left));
    }
    const int32x4_t up =
        vsubq_s32(vdupq_n_s32((int32_t)(32u - bits)),
                  vmulq_n_s32(vreinterpretq_s32_u32(vidupq_n_u32(0, 1)), (int32_t)bits));
    const uint32_t word = snn_bits_read(state, first * bits, parts(left) * bits);
    return vshlq_r_s32(vshlq_s32(vdupq_n_s32((int32_t)word), up), (int32_t)bits - 32);
}

static inline void write_codes(uint32_t *state, uint32_t first, uint32_t left, uint32_t bits,
                               int32x4_t code) {
    if (bits == 8u) {
        vstrbq_p_s32((int8_t *)state + first, code, vctp32q(left));
        return;
    }
    const int32x4_t up = vmulq_n_s32(vreinterpretq_s32_u32(vidupq_n_u32(0, 1)), (int32_t)bits);
    const uint32x4_t kept = vandq_u32(vreinterpretq_u32_s32(code), vdupq_n_u32((1u << bits) - 1u));
    snn_code_bits_write(state, first * bits, parts(left) * bits, vaddvq_u32(vshlq_u32(kept, up)));
}

static inline void unpack_run(run_t run, const uint32_t *state, uint32_t first, uint32_t *membrane,
                              uint32_t bits) {
    uint32x4_t row = first_rows(run.stride);
    for (uint32_t left = run.count; left != 0u; left -= parts(left)) {
        const mve_pred16_t within = vctp32q(left);
        const int32x4_t code = read_codes(state, first, left, bits);
        vst1q_p_s32((int32_t *)membrane,
                    entries_of(run.codes->entries, rows_within(row, within), code), within);
        row = vaddq_n_u32(row, 4u * run.stride);
        membrane += 4;
        first += 4u;
    }
}

static inline void pack_run(run_t run, const uint32_t *membrane, uint32_t *state, uint32_t first,
                            uint32_t bits) {
    uint32x4_t row = first_rows(run.stride);
    for (uint32_t left = run.count; left != 0u; left -= parts(left)) {
        const mve_pred16_t within = vctp32q(left);
        const int32x4_t v = vld1q_z_s32((const int32_t *)membrane, within);
        write_codes(state, first, left, bits,
                    codes_of(run.codes->rungs, bits, rows_within(row, within), v));
        row = vaddq_n_u32(row, 4u * run.stride);
        membrane += 4;
        first += 4u;
    }
}

static inline void snap_run(run_t run, uint32_t *membrane, uint32_t bits) {
    uint32x4_t row = first_rows(run.stride);
    for (uint32_t left = run.count; left != 0u; left -= parts(left)) {
        const mve_pred16_t within = vctp32q(left);
        const int32x4_t v = vld1q_z_s32((const int32_t *)membrane, within);
        const uint32x4_t at = rows_within(row, within);
        const int32x4_t code = codes_of(run.codes->rungs, bits, at, v);
        vst1q_p_s32((int32_t *)membrane, entries_of(run.codes->entries, at, code), within);
        row = vaddq_n_u32(row, 4u * run.stride);
        membrane += 4;
    }
}

/* One run of neurons per position, or with one table for all a run of all positions. */
static inline run_t run_of(const snn_codes_s32_t *codes, uint32_t channels, uint32_t *positions) {
    run_t run = {codes, SNN_CODE_LEVELS(codes->bits), channels};
    if (codes->multiplier != NULL) {
        run.stride = 0;
        run.count = channels * *positions;
        *positions = 1;
    }
    return run;
}

#define BY_BITS(bits, call)                                                                        \
    if ((bits) == 8u) {                                                                            \
        call(8);                                                                                   \
    } else if ((bits) == 4u) {                                                                     \
        call(4);                                                                                   \
    } else {                                                                                       \
        call(2);                                                                                   \
    }

void snn_unpack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                    const uint32_t *state, uint32_t first, uint32_t *membrane) {
    const run_t run = run_of(codes, channels, &positions);
    for (; positions != 0u; positions--) {
#define UNPACK(bits) unpack_run(run, state, first, membrane, bits)
        BY_BITS(codes->bits, UNPACK)
        membrane += run.count;
        first += run.count;
    }
}

void snn_pack_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  const uint32_t *membrane, uint32_t *state, uint32_t first) {
    const run_t run = run_of(codes, channels, &positions);
    for (; positions != 0u; positions--) {
#define PACK(bits) pack_run(run, membrane, state, first, bits)
        BY_BITS(codes->bits, PACK)
        membrane += run.count;
        first += run.count;
    }
}

void snn_snap_s32(const snn_codes_s32_t *codes, uint32_t channels, uint32_t positions,
                  uint32_t *membrane) {
    const run_t run = run_of(codes, channels, &positions);
    for (; positions != 0u; positions--) {
#define SNAP(bits) snap_run(run, membrane, bits)
        BY_BITS(codes->bits, SNAP)
        membrane += run.count;
    }
}

#endif
