/* Sums of 8-bit weight rows for ARMv7-M and ARMv8-M Mainline, with and without the DSP extension.
 * What they compute is defined by synapse/rows.c; layouts are in snn/synapse.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V7M || SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/rows_v7m.inc"

/* 4 words of 4 byte lanes of a row of 4 or 8; 8 words of sums. */
#if SNN_ISA == SNN_ISA_DSP
    .macro EVENT_S8 row_shift
    LOAD_4_WORDS \row_shift
    uxtab16 r4, r4, r0
    uxtab16 r5, r5, r0, ror #8
    uxtab16 r6, r6, r1
    uxtab16 r7, r7, r1, ror #8
    uxtab16 r8, r8, r2
    uxtab16 r9, r9, r2, ror #8
    uxtab16 r10, r10, r3
    uxtab16 r11, r11, r3, ror #8
    .endm
#else
/* One accumulator takes whole words, the other one the odd bytes: the even ones are what is left. */
    .macro SPLIT word, all, odd, mask, bits
    add \all, \all, \word
    and \word, \word, #\mask
    add \odd, \odd, \word, lsr #\bits
    .endm
    .macro EVENT_S8 row_shift
    LOAD_4_WORDS \row_shift
    SPLIT r0, r4, r5, 0xFF00FF00, 8
    SPLIT r1, r6, r7, 0xFF00FF00, 8
    SPLIT r2, r8, r9, 0xFF00FF00, 8
    SPLIT r3, r10, r11, 0xFF00FF00, 8
    .endm
#endif

    .macro ROWS_S8 name, event
FUNCTION \name, stack=48
    ENTER
    CLEAR8
    EACH \event
#if SNN_ISA != SNN_ISA_DSP
    sub r4, r4, r5, lsl #8
    sub r6, r6, r7, lsl #8
    sub r8, r8, r9, lsl #8
    sub r10, r10, r11, lsl #8
#endif
    ldr r3, [sp, #8]
    stm r3, {r4-r11}
    LEAVE
    .endm
    .macro EVENT_S8_WIDE
    EVENT_S8 5
    .endm
    .macro EVENT_S8_HALF
    EVENT_S8 4
    .endm

    ROWS_S8 snn_rows_s8_wide, EVENT_S8_WIDE
    ROWS_S8 snn_rows_s8_half, EVENT_S8_HALF

#endif
