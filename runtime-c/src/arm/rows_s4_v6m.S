/* Sums of 4-bit weight rows for ARMv6-M. What they compute is defined by synapse/rows.c; layouts
 * are in snn/synapse.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/rows_v6m.inc"

    .macro EVENT_S4
    EVENT_4_WORDS 4, 4
    .endm
    .macro EVENT_S4_HALF
    ldrh r3, [r0]
    adds r0, r0, #2
    lsls r3, r3, #3
    adds r3, r3, r1
    ldmia r3!, {r4, r5}
    SPLIT r4, r6, r7, 4
    SPLIT r5, r8, r9, 4
    .endm

    .macro QUADS_NIBBLES quad, even, odd
    lsls r4, r7, #4
    subs r6, r6, r4
    \quad r6, \even
    \quad r7, \odd
    .endm
    .macro QUADS_S4_HALF quad
    QUADS_NIBBLES \quad, 0, 2
    mov r6, r8
    mov r7, r9
    QUADS_NIBBLES \quad, 1, 3
    .endm
    .macro QUADS_S4 quad
    QUADS_S4_HALF \quad
    mov r6, r10
    mov r7, r11
    QUADS_NIBBLES \quad, 4, 6
    mov r6, r12
    mov r7, lr
    QUADS_NIBBLES \quad, 5, 7
    .endm
/* Byte lanes hold the sum of 17 nibbles: runs of 16 entries. */
    .macro RUN event, quads
    ldr r5, [sp, #4]
    movs r4, #32
    adds r4, r4, r0
    cmp r4, r5
    blo 6f
    mov r4, r5
6:  str r4, [sp]
    ldr r2, =0x0F0F0F0F
    CLEAR
    EACH \event
    ldr r3, [sp, #8]
    ldr r2, =0x00FF00FF
    .endm

    .macro ROWS_S4 name, event, quads
FUNCTION \name, stack=48
    ENTER
    RUN \event
    \quads STORE_QUAD
5:  ldr r4, [sp, #4]
    cmp r0, r4
    bne 7f
    LEAVE
    .ltorg
7:  RUN \event
    \quads ADD_QUAD
    b 5b
    .ltorg
    .endm

    ROWS_S4 snn_rows_s4, EVENT_S4, QUADS_S4
    ROWS_S4 snn_rows_s4_half, EVENT_S4_HALF, QUADS_S4_HALF

#endif
