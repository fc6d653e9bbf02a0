/* Sums of 2-bit weight rows for ARMv7-M and ARMv8-M Mainline, with and without the DSP extension.
 * What they compute is defined by synapse/rows.c; layouts are in snn/synapse.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V7M || SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/rows_v7m.inc"

/* A row is one word of 16 codes; 8 words of sums. */
/* Nibble lanes r4 (all) and r5 (odd codes) hold the sum of five codes; r8 to r11 are byte lanes. */
    .macro FIRST_S2
    ldrh r0, [lr], #2
    ldr r4, [ip, r0, lsl #2]
    and r5, r4, #0xCCCCCCCC
    lsr r5, r5, #2
    .endm
    .macro EVENT_S2
    ldrh r0, [lr], #2
    ldr r0, [ip, r0, lsl #2]
    add r4, r4, r0
    and r0, r0, #0xCCCCCCCC
    add r5, r5, r0, lsr #2
    .endm
    .macro BYTES_S2
    sub r4, r4, r5, lsl #2
    and r0, r4, #0x0F0F0F0F
    and r4, r4, #0xF0F0F0F0
    add r8, r8, r0
    add r10, r10, r4, lsr #4
    and r0, r5, #0x0F0F0F0F
    and r5, r5, #0xF0F0F0F0
    add r9, r9, r0
    add r11, r11, r5, lsr #4
    .endm
    .macro CLEAR_S2
    mov r8, #0
    mov r9, #0
    mov r10, #0
    mov r11, #0
    .endm
/* r6: entries until the byte lanes are full or the list ends, r7: entries after that. */
    .macro RUN_S2
    CLEAR_S2
1:  subs r6, r6, #5
    blo 2f
    FIRST_S2
    .rept 4
    EVENT_S2
    .endr
    BYTES_S2
    b 1b
2:  adds r6, r6, #5
    beq 4f
    FIRST_S2
3:  subs r6, r6, #1
    beq 5f
    EVENT_S2
    b 3b
5:  BYTES_S2
4:  ldr r3, [sp, #8]
    .endm
    .macro QUADS_S2 quad
    \quad r8, 0
    \quad r9, 1
    \quad r10, 2
    \quad r11, 3
    .endm

FUNCTION snn_rows_s2, stack=48
    push {r3-r11, lr}
    sub sp, sp, #8
    mov lr, r0
    mov ip, r2
    mov r7, r1
    mov r6, r1
    cmp r6, #85
    it hi
    movhi r6, #85
    sub r7, r7, r6
    RUN_S2
    QUADS_S2 STORE_QUAD
6:  cmp r7, #0
    beq.w 8f
    mov r6, r7
    cmp r6, #85
    it hi
    movhi r6, #85
    sub r7, r7, r6
    RUN_S2
    QUADS_S2 ADD_QUAD
    b 6b
8:  LEAVE

#endif
