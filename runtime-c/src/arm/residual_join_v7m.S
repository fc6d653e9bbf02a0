/* Currents that join a residual, for ARMv7-M and ARMv8-M Mainline; the DSP extension has means of
 * two channels. What they compute is defined by residual/residual_join.c; arguments are described
 * in residual/residual_join.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V7M || SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "arm/function.inc"

/* Registers: r1 bytes, r2 multipliers, r3 biases, r4 the older state, r5 the newer one, r6 the next
 * one, r7 the shift and, above its byte, the pairs of words that are left, r8 and r9 two words of
 * bytes. */

/* The kinds of snn_join_t. */
#define NOTHING 0
#define NEWEST 1
#define MEAN 2

/* Loads or stores what is `offset` bytes behind a pointer. That at 0 comes last of the first `by`
 * bytes, and moves the pointer by them. */
    .macro AT instruction, registers, pointer, offset, by
    .if \offset == 0
    \instruction \registers, [\pointer], #\by
    .elseif \offset < \by
    \instruction \registers, [\pointer, #\offset]
    .else
    \instruction \registers, [\pointer, #(\offset - \by)]
    .endif
    .endm

/* Two neighbouring channels, whose currents are the bytes `k` of r8 and r9. */
#if SNN_ISA == SNN_ISA_DSP
    .macro PAIR kind, k
    .if \kind == MEAN
    AT ldr, r0, r4, 16 * \k, 4
    .endif
    .if \kind != NOTHING
    AT ldr, lr, r5, 16 * \k, 4
    .endif
    AT ldrh, r11, r2, 16 * \k + 2, 4
    AT ldrh, r10, r2, 16 * \k, 4
    .if \kind == MEAN
    shadd16 lr, lr, r0
    .endif
    sxtb r0, r8, ror #(8 * \k)
    mul r10, r10, r0
    asr r10, r10, r7
    sxtb r0, r9, ror #(8 * \k)
    mul r11, r11, r0
    asr r11, r11, r7
    AT ldrd, "r0, r12", r3, 32 * \k, 8
    add r10, r10, r0
    add r11, r11, r12
    .if \kind != NOTHING
    sxtah r10, r10, lr
    sxtah r11, r11, lr, ror #16
    .endif
    ssat r10, #16, r10
    ssat r11, #16, r11
    pkhbt r10, r10, r11, lsl #16
    AT str, r10, r6, 16 * \k, 4
    .endm
#else
    .macro CHANNEL kind, k, word, offset
    AT ldrh, r10, r2, 16 * \k + \offset, 4
    sxtb r0, \word, ror #(8 * \k)
    mul r10, r10, r0
    AT ldr, r0, r3, 32 * \k + 2 * \offset, 8
    asr r10, r10, r7
    add r10, r10, r0
    .if \kind != NOTHING
    AT ldrsh, r11, r5, 16 * \k + \offset, 4
    .endif
    .if \kind == MEAN
    AT ldrsh, r0, r4, 16 * \k + \offset, 4
    add r11, r11, r0
    add r10, r10, r11, asr #1
    .elseif \kind == NEWEST
    add r10, r10, r11
    .endif
    ssat r10, #16, r10
    AT strh, r10, r6, 16 * \k + \offset, 4
    .endm

    .macro PAIR kind, k
    CHANNEL \kind, \k, r9, 2
    CHANNEL \kind, \k, r8, 0
    .endm
#endif

    .macro JOIN kind
1:  ldrd r8, r9, [r1], #8
    PAIR \kind, 0
    PAIR \kind, 1
    PAIR \kind, 2
    PAIR \kind, 3
    subs r7, r7, #0x100
    bcs 1b
    pop {r4-r11, pc}
    .endm

FUNCTION snn_join_bytes, stack=36
    push {r4-r11, lr}
    mov r8, r1
    mov r9, r2
    mov r1, r3
    ldr r12, [r0], #4
    ldm r0, {r0, r2-r6}
    add r7, r0, #0x300
    add r2, r2, r9, lsl #1
    add r3, r3, r9, lsl #2
    add r4, r4, r8, lsl #1
    add r5, r5, r8, lsl #1
    add r6, r6, r8, lsl #1
    cmp r12, #NEWEST
    beq 2f
    blo 3f
    JOIN MEAN
2:  JOIN NEWEST
3:  JOIN NOTHING

#endif
