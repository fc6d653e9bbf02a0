/* Sums of 4-bit weight rows for ARMv7-M and ARMv8-M Mainline, with and without the DSP extension.
 * What they compute is defined by synapse/rows.c; layouts are in snn/synapse.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V7M || SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/rows_v7m.inc"

/* A row is 4 words of 8 nibbles for two groups; 16 words of sums. */
    .macro NIBBLES word, all, odd
    add \all, \all, \word
    and \word, \word, #0xF0F0F0F0
    add \odd, \odd, \word, lsr #4
    .endm
    .macro EVENT_S4
    LOAD_4_WORDS 4
    NIBBLES r0, r4, r5
    NIBBLES r1, r6, r7
    NIBBLES r2, r8, r9
    NIBBLES r3, r10, r11
    .endm
    .macro EVEN_NIBBLES all, odd
    sub \all, \all, \odd, lsl #4
    .endm
    .macro QUADS_S4 quad
    EVEN_NIBBLES r4, r5
    EVEN_NIBBLES r6, r7
    EVEN_NIBBLES r8, r9
    EVEN_NIBBLES r10, r11
    \quad r4, 0
    \quad r6, 1
    \quad r5, 2
    \quad r7, 3
    \quad r8, 4
    \quad r10, 5
    \quad r9, 6
    \quad r11, 7
    .endm

/* Byte lanes hold the sum of 17 nibbles; runs of 16 entries. [sp]: end of the run, [sp, #4]: of all.
 */
    .macro ROWS_S4 name, clear, event, quads
FUNCTION \name, stack=48
    ENTER
    str r1, [sp, #4]
    \clear
    add r0, lr, #32
    cmp r0, r1
    it lo
    strlo r0, [sp]
    EACH \event
    ldr r3, [sp, #8]
    \quads STORE_QUAD
5:  ldr r1, [sp, #4]
    cmp lr, r1
    beq 7f
    add r0, lr, #32
    cmp r0, r1
    it hi
    movhi r0, r1
    str r0, [sp]
    \clear
    EACH \event
    ldr r3, [sp, #8]
    \quads ADD_QUAD
    b 5b
7:  LEAVE
    .endm

    ROWS_S4 snn_rows_s4, CLEAR8, EVENT_S4, QUADS_S4

/* One group: a row is 2 words; 8 words of sums. */
    .macro EVENT_S4_HALF
    ldrh r0, [lr], #2
    add r0, ip, r0, lsl #3
    ldm r0, {r0, r1}
    NIBBLES r0, r4, r5
    NIBBLES r1, r6, r7
    .endm
    .macro CLEAR4
    mov r4, #0
    mov r5, #0
    mov r6, #0
    mov r7, #0
    .endm
    .macro QUADS_S4_HALF quad
    EVEN_NIBBLES r4, r5
    EVEN_NIBBLES r6, r7
    \quad r4, 0
    \quad r6, 1
    \quad r5, 2
    \quad r7, 3
    .endm

    ROWS_S4 snn_rows_s4_half, CLEAR4, EVENT_S4_HALF, QUADS_S4_HALF

#endif
