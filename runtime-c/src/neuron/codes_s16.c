#include "neuron/code_group.h"
#include "snn/neuron.h"

/* Codes of 16-bit neurons, two channels at a time: word k of a group holds channels k and k + 8.
 *
 * Membranes are V + 2^15 and positive, entries and rungs below 2^15: so sums and differences of
 * whole words are exact in both lanes, and no lane carries into the other. */
#if SNN_ISA != SNN_ISA_MVE

#if SNN_ISA == SNN_ISA_DSP
#include <arm_acle.h>
#endif

#define ONES 0x00010001u /* A 1 in both lanes. */
#define TOPS 0x80008000u /* The top bits of both lanes. */

/* 0xFFFF in the lanes that hold 1 instead of 0. */
static inline uint32_t filled(uint32_t ones) {
    return (ones << 16) - ones;
}

/* The top bit of a lane is set if V >= 0. */
static inline uint32_t not_negative(uint32_t membrane) {
    return membrane & TOPS;
}

/* The same in all bits of the lane. */
static inline uint32_t filled_down(uint32_t tops) {
    return (tops << 1) - (tops >> 15);
}

/* 2^15 - |V|: adding a rung sets the top bit of a lane unless |V| is greater. */
static inline uint32_t depth(uint32_t membrane, uint32_t positive) {
    return (membrane ^ filled_down(positive)) + (positive >> 15);
}

/* Entries with their signs, as membranes; `negative` fills lanes. */
static inline uint32_t signed_entries(uint32_t entries, uint32_t negative) {
    return SNN_MEMBRANE_REST + entries - 2u * (entries & negative);
}

/* ---- 2 bits ---- */

#if SNN_ISA == SNN_ISA_DSP

/* Doubling moves the next bit out of both lanes; it selects. Words come in falling order. */
static inline uint32_t unpack_2(const uint32_t *ladder, uint32_t *codes, uint32_t k) {
    const uint32_t entries = ladder[SNN_GROUP_WORDS + k];
    const uint32_t once = __uadd16(*codes, *codes);
    const uint32_t negative = __sel(entries, 0);
    *codes = __uadd16(once, once);
    const uint32_t any = __sel(entries, 0);
    return SNN_MEMBRANE_REST + any - 2u * negative;
}

static inline void unpack_group_2(const uint32_t *ladder, uint32_t codes, uint32_t *membrane) {
    membrane[7] = unpack_2(ladder, &codes, 7);
    membrane[6] = unpack_2(ladder, &codes, 6);
    membrane[5] = unpack_2(ladder, &codes, 5);
    membrane[4] = unpack_2(ladder, &codes, 4);
    membrane[3] = unpack_2(ladder, &codes, 3);
    membrane[2] = unpack_2(ladder, &codes, 2);
    membrane[1] = unpack_2(ladder, &codes, 1);
    membrane[0] = unpack_2(ladder, &codes, 0);
}

/* The top bit of a lane is set unless |V| is greater than the rung. */
static inline uint32_t not_above(uint32_t membrane, uint32_t rungs) {
    const uint32_t v = membrane ^ SNN_MEMBRANE_REST;
    const uint32_t negated = (uint32_t)__ssub16(0, (int16x2_t)v);
    (void)__usub16(rungs, __sel(negated, v));
    return __sel(TOPS, 0);
}

static inline uint32_t snap_2(const uint32_t *ladder, uint32_t membrane, uint32_t k) {
    const uint32_t v = membrane ^ SNN_MEMBRANE_REST;
    const uint32_t negated = (uint32_t)__ssub16(0, (int16x2_t)v);
    (void)__usub16(ladder[k], __sel(negated, v));
    const uint32_t entries = __sel(0, ladder[SNN_GROUP_WORDS + k]);
    (void)__uadd16(membrane, membrane);
    return SNN_MEMBRANE_REST + entries - 2u * __sel(0, entries);
}

#else

/* Bit 0 of the codes of word 0 says whether they are not 0, bit 1 whether they are negative. */
static inline uint32_t unpack_2(const uint32_t *ladder, uint32_t codes, uint32_t k) {
    const uint32_t entries = ladder[SNN_GROUP_WORDS + k] & filled((codes >> (2u * k)) & ONES);
    return signed_entries(entries, filled((codes >> (2u * k + 1u)) & ONES));
}

static inline void unpack_group_2(const uint32_t *ladder, uint32_t codes, uint32_t *membrane) {
    membrane[0] = unpack_2(ladder, codes, 0);
    membrane[1] = unpack_2(ladder, codes, 1);
    membrane[2] = unpack_2(ladder, codes, 2);
    membrane[3] = unpack_2(ladder, codes, 3);
    membrane[4] = unpack_2(ladder, codes, 4);
    membrane[5] = unpack_2(ladder, codes, 5);
    membrane[6] = unpack_2(ladder, codes, 6);
    membrane[7] = unpack_2(ladder, codes, 7);
}

/* The top bit of a lane is set unless |V| is greater than the rung. */
static inline uint32_t not_above(uint32_t membrane, uint32_t rungs) {
    return (depth(membrane, not_negative(membrane)) + rungs) & TOPS;
}

static inline uint32_t snap_2(const uint32_t *ladder, uint32_t membrane, uint32_t k) {
    const uint32_t entries =
        ladder[SNN_GROUP_WORDS + k] & ~filled_down(not_above(membrane, ladder[k]));
    return signed_entries(entries, ~filled_down(not_negative(membrane)));
}

#endif

/* Results enter a lane at its top and move down as those of the next words follow: word k of a
 * group has bits 2 * k + 1 in the end. */
typedef struct {
    uint32_t below, positive;
} codes_2_t;

static inline codes_2_t pack_2(codes_2_t codes, uint32_t membrane, uint32_t rungs) {
    const codes_2_t more = {codes.below >> 2 | not_above(membrane, rungs),
                            codes.positive >> 2 | not_negative(membrane)};
    return more;
}

/* ---- 4 bits ---- */

#define NIBBLES 0x11111111u

/* Half a group at a time, in functions of their own: code would be long otherwise. Its codes stand
 * as those of 2 bits, but in nibbles: word k of the half has bits 4 * k and up of both lanes. */

/* The entry of a lane, whose nibble of `magnitudes` says in which row of the ladder it is. */
static inline uint32_t entry_4(const uint32_t *ladder, uint32_t magnitudes, uint32_t k,
                               uint32_t lane) {
    const uint32_t row = (magnitudes >> (4u * k + 16u * lane)) & 15u;
    if (row == 0u) {
        return 0;
    }
    return ladder[(2u * row - 1u) * SNN_GROUP_WORDS + k] & (0xFFFFu << (16u * lane));
}

static inline uint32_t unpack_4(const uint32_t *ladder, uint32_t magnitudes, uint32_t signs,
                                uint32_t k) {
    const uint32_t entries = entry_4(ladder, magnitudes, k, 0) + entry_4(ladder, magnitudes, k, 1);
    return signed_entries(entries, filled((signs >> (4u * k)) & ONES));
}

SNN_NOINLINE static SNN_HOT void unpack_half_4(const uint32_t *ladder, uint32_t codes,
                                               uint32_t *membrane) {
    const uint32_t signs = (codes >> 3) & NIBBLES;
    const uint32_t magnitudes = (codes ^ ((signs << 4) - signs)) + signs;
    membrane[0] = unpack_4(ladder, magnitudes, signs, 0);
    membrane[1] = unpack_4(ladder, magnitudes, signs, 1);
    membrane[2] = unpack_4(ladder, magnitudes, signs, 2);
    membrane[3] = unpack_4(ladder, magnitudes, signs, 3);
}

/* The bits of four words' magnitudes, inverted, and whether V >= 0; they move down lanes as those
 * of 2 bits do, to bits 4 * k + 3. */
typedef struct {
    uint32_t fours, twos, ones, positive;
} codes_4_t;

/* Seven bits tell which rungs are not passed, the lower ones first: the number of those that are is
 * the parity of all, of every second one, and the fourth. */
static inline codes_4_t pack_4(codes_4_t codes, uint32_t membrane, const uint32_t *rung) {
    const uint32_t step = 2u * SNN_GROUP_WORDS;
    const uint32_t positive = not_negative(membrane);
    const uint32_t depths = depth(membrane, positive);
    const uint32_t four = depths + rung[3u * step];
    const uint32_t twos = (depths + rung[step]) ^ four ^ (depths + rung[5u * step]);
    const uint32_t ones = twos ^ (depths + rung[0]) ^ (depths + rung[2u * step]) ^
                          (depths + rung[4u * step]) ^ (depths + rung[6u * step]);
    const codes_4_t more = {codes.fours >> 4 | (four & TOPS), codes.twos >> 4 | (twos & TOPS),
                            codes.ones >> 4 | (ones & TOPS), codes.positive >> 4 | positive};
    return more;
}

SNN_NOINLINE static SNN_HOT uint32_t pack_half_4(const uint32_t *ladder, const uint32_t *membrane) {
    codes_4_t codes = {0, 0, 0, 0};
    codes = pack_4(codes, membrane[0], ladder);
    codes = pack_4(codes, membrane[1], ladder + 1);
    codes = pack_4(codes, membrane[2], ladder + 2);
    codes = pack_4(codes, membrane[3], ladder + 3);
    const uint32_t magnitude =
        7u * NIBBLES & ~(codes.fours >> 1 | codes.twos >> 2 | codes.ones >> 3);
    const uint32_t signs = (~codes.positive >> 3) & NIBBLES;
    /* -m is 16 - m, which is 8 - m with the top bit inverted, also if m is 0. */
    const uint32_t negated = (8u * NIBBLES - magnitude) ^ 8u * NIBBLES;
    return magnitude ^ ((magnitude ^ negated) & ((signs << 4) - signs));
}

/* ---- Groups ---- */

static inline void snn_group_unpack(const uint32_t *ladder, uint32_t bits, snn_code_group_t codes,
                                    uint32_t *membrane) {
    if (bits == 2u) {
        unpack_group_2(ladder, codes.low, membrane);
        return;
    }
    unpack_half_4(ladder, (codes.low & 0xFFFFu) | codes.high << 16, membrane);
    unpack_half_4(ladder + 4, codes.low >> 16 | (codes.high & 0xFFFF0000u), membrane + 4);
}

static inline snn_code_group_t snn_group_pack(const uint32_t *ladder, uint32_t bits,
                                              const uint32_t *membrane) {
    if (bits == 2u) {
        codes_2_t codes = {0, 0};
        codes = pack_2(codes, membrane[0], ladder[0]);
        codes = pack_2(codes, membrane[1], ladder[1]);
        codes = pack_2(codes, membrane[2], ladder[2]);
        codes = pack_2(codes, membrane[3], ladder[3]);
        codes = pack_2(codes, membrane[4], ladder[4]);
        codes = pack_2(codes, membrane[5], ladder[5]);
        codes = pack_2(codes, membrane[6], ladder[6]);
        codes = pack_2(codes, membrane[7], ladder[7]);
        const uint32_t above = ~codes.below & 0xAAAAAAAAu;
        const snn_code_group_t group = {above >> 1 | (above & ~codes.positive), 0};
        return group;
    }
    const uint32_t first = pack_half_4(ladder, membrane);
    const uint32_t second = pack_half_4(ladder + 4, membrane + 4);
    const snn_code_group_t group = {(first & 0xFFFFu) | second << 16,
                                    first >> 16 | (second & 0xFFFF0000u)};
    return group;
}

static inline void snn_group_snap(const uint32_t *ladder, uint32_t bits, uint32_t *membrane) {
    if (bits == 2u) {
        membrane[0] = snap_2(ladder, membrane[0], 0);
        membrane[1] = snap_2(ladder, membrane[1], 1);
        membrane[2] = snap_2(ladder, membrane[2], 2);
        membrane[3] = snap_2(ladder, membrane[3], 3);
        membrane[4] = snap_2(ladder, membrane[4], 4);
        membrane[5] = snap_2(ladder, membrane[5], 5);
        membrane[6] = snap_2(ladder, membrane[6], 6);
        membrane[7] = snap_2(ladder, membrane[7], 7);
        return;
    }
    unpack_half_4(ladder, pack_half_4(ladder, membrane), membrane);
    unpack_half_4(ladder + 4, pack_half_4(ladder + 4, membrane + 4), membrane + 4);
}

#include "neuron/codes_s16.h"

#endif
