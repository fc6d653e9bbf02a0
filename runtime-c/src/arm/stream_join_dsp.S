/* Currents that join a residual stream, with the DSP extension: two channels at once. What they
 * compute is defined by ../stream_join.c; arguments are described in ../stream_join.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "function.inc"

/* Registers: r1 bytes, r2 multipliers, r3 biases, r4 the older state, r5 the newer one, r6 the next
 * one, r7 the shift and, above its byte, the pairs of words that are left, r8 and r9 two words of
 * bytes. */

/* The kinds of snn_join_t. */
#define NOTHING 0
#define NEWEST 1
#define MEAN 2

/* A neighbouring pair of channels, which bytes `k` of r8 and r9 are the currents of. The first pair
 * moves the pointers on. */
    .macro PAIR kind, k
    .if \k == 0
    .if \kind == MEAN
    ldr r0, [r4], #4
    .endif
    .if \kind != NOTHING
    ldr lr, [r5], #4
    .endif
    ldrh r11, [r2, #2]
    ldrh r10, [r2], #4
    .else
    .if \kind == MEAN
    ldr r0, [r4, #(16 * \k - 4)]
    .endif
    .if \kind != NOTHING
    ldr lr, [r5, #(16 * \k - 4)]
    .endif
    ldrh r11, [r2, #(16 * \k - 2)]
    ldrh r10, [r2, #(16 * \k - 4)]
    .endif
    .if \kind == MEAN
    shadd16 lr, lr, r0
    .endif
    sxtb r0, r8, ror #(8 * \k)
    mul r10, r10, r0
    asr r10, r10, r7
    sxtb r0, r9, ror #(8 * \k)
    mul r11, r11, r0
    asr r11, r11, r7
    .if \k == 0
    ldrd r0, r12, [r3], #8
    .else
    ldrd r0, r12, [r3, #(32 * \k - 8)]
    .endif
    add r10, r10, r0
    add r11, r11, r12
    .if \kind != NOTHING
    sxtah r10, r10, lr
    sxtah r11, r11, lr, ror #16
    .endif
    ssat r10, #16, r10
    ssat r11, #16, r11
    pkhbt r10, r10, r11, lsl #16
    .if \k == 0
    str r10, [r6], #4
    .else
    str r10, [r6, #(16 * \k - 4)]
    .endif
    .endm

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

FUNCTION snn_join_bytes
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
