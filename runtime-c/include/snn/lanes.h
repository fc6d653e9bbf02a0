#ifndef SNN_LANES_H
#define SNN_LANES_H

/**
 * How 16-bit neurons stand side by side in 32-bit words, and the instruction sets that work on
 * them.
 *
 * Channels come in groups of 16; the last group is filled up with copies of the last channel. A
 * group takes 8 words of two channels each. Where they stand depends on the instruction set, so
 * constants are written by SNN_GROUP and SNN_NEURONS, which take the channels in their order.
 *
 * Without vectors, word k holds channels k and k + 8 as one number, high * 65536 + low: adding,
 * subtracting and multiplying whole words then is exact for both, whatever happens on the way, as
 * long as both results fit. With vectors the lanes stand in the order in which a kernel loads the
 * bytes of a weight row.
 */

#define SNN_ISA_PORTABLE 0 /**< C without assumptions. */
#define SNN_ISA_V6M 1      /**< ARMv6-M: Cortex-M0, M0+. */
#define SNN_ISA_V7M 2      /**< ARMv7-M and ARMv8-M Mainline: Cortex-M3. */
#define SNN_ISA_DSP 3      /**< With the DSP extension: Cortex-M4, M7, M33. */
#define SNN_ISA_MVE 4      /**< With integer vectors (Helium): Cortex-M55. */

/*
 * SNN_PORTABLE, if defined for the runtime and the generated code, keeps to portable C. So do cores
 * whose profile is not M (Cortex-A and R have Thumb, too) and cores that are big-endian: vectors
 * and assembler load bytes of weights as little-endian words.
 */
#if defined(SNN_PORTABLE) || !defined(__GNUC__) || !defined(__thumb__) ||                          \
    !defined(__ARM_ARCH_PROFILE) || !defined(__ORDER_LITTLE_ENDIAN__)
#define SNN_ISA SNN_ISA_PORTABLE
#elif __ARM_ARCH_PROFILE != 'M' || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#define SNN_ISA SNN_ISA_PORTABLE
#elif defined(__ARM_FEATURE_MVE) && (__ARM_FEATURE_MVE & 1)
#define SNN_ISA SNN_ISA_MVE
#elif defined(__ARM_FEATURE_DSP)
#define SNN_ISA SNN_ISA_DSP
#elif defined(__thumb2__)
#define SNN_ISA SNN_ISA_V7M
#else
#define SNN_ISA SNN_ISA_V6M
#endif

#ifndef __ASSEMBLER__
#include <stdint.h>

/** Channels of a group, and the words they take. */
#define SNN_GROUP_CHANNELS 16u
#define SNN_GROUP_WORDS 8u

/** Groups that `channels` channels take. */
#define SNN_GROUPS(channels) (((uint32_t)(channels) + 15u) / 16u)

/* The four channels that a word of byte lanes holds, in the order of their lanes, as two words. */
#if SNN_ISA == SNN_ISA_MVE
#define SNN_QUAD(a, b, c, d)                                                                       \
    ((uint32_t)(a)&0xFFFFu) | ((uint32_t)(b) << 16), ((uint32_t)(c)&0xFFFFu) | ((uint32_t)(d) << 16)
#else
#define SNN_QUAD(a, b, c, d)                                                                       \
    (uint32_t)(a) + ((uint32_t)(c) << 16), (uint32_t)(b) + ((uint32_t)(d) << 16)
#endif

/** Signed 16-bit numbers of the channels of a group, as words. */
#define SNN_GROUP(c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15)            \
    SNN_QUAD(c0, c1, c8, c9), SNN_QUAD(c2, c3, c10, c11), SNN_QUAD(c4, c5, c12, c13),              \
        SNN_QUAD(c6, c7, c14, c15)

/* The DSP extension compares without sign. */
#if SNN_ISA == SNN_ISA_DSP
#define SNN_FIRE(value) ((value) + 0x8000)
#else
#define SNN_FIRE(value) (value)
#endif

/* Two quads of biases and the same two of least firing membranes. */
#if SNN_ISA == SNN_ISA_V6M
#define SNN_INTERLEAVE_(b0, b1, b2, b3, f0, f1, f2, f3) b0, f0, b1, f1, b2, f2, b3, f3
#else
#define SNN_INTERLEAVE_(b0, b1, b2, b3, f0, f1, f2, f3) b0, b1, b2, b3, f0, f1, f2, f3
#endif
#define SNN_INTERLEAVE(...) SNN_INTERLEAVE_(__VA_ARGS__)

/**
 * Half a group of neurons, as 8 words: the biases of four channels and of the four that stand 8
 * behind them, then the least membranes that fire, of the same channels. Signed 16-bit numbers.
 */
#define SNN_NEURONS(b0, b1, b2, b3, b8, b9, b10, b11, f0, f1, f2, f3, f8, f9, f10, f11)            \
    SNN_INTERLEAVE(SNN_QUAD(b0, b1, b8, b9), SNN_QUAD(b2, b3, b10, b11),                           \
                   SNN_QUAD(SNN_FIRE(f0), SNN_FIRE(f1), SNN_FIRE(f8), SNN_FIRE(f9)),               \
                   SNN_QUAD(SNN_FIRE(f2), SNN_FIRE(f3), SNN_FIRE(f10), SNN_FIRE(f11)))

#endif /* __ASSEMBLER__ */

#endif
