/* Sums of 2-bit weight rows for ARMv6-M. What they compute is defined by synapse/rows.c; layouts
 * are in snn/synapse.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/rows_v6m.inc"

/* Nibble lanes r4 (all) and r5 (odd codes), byte lanes r8 to r11. */
    .macro EVENT_S2
    ldrh r7, [r0]
    adds r0, r0, #2
    lsls r7, r7, #2
    ldr r7, [r1, r7]
    adds r4, r4, r7
    lsrs r7, r7, #2
    ands r7, r7, r2
    adds r5, r5, r7
    .endm
    .macro FIRST_S2
    ldrh r7, [r0]
    adds r0, r0, #2
    lsls r7, r7, #2
    ldr r4, [r1, r7]
    lsrs r5, r4, #2
    ands r5, r5, r2
    .endm
    .macro NIBBLE_BYTES nibbles, even, odd
    mov r7, \nibbles
    ands r7, r7, r3
    add \even, \even, r7
    lsrs \nibbles, \nibbles, #4
    ands \nibbles, \nibbles, r3
    add \odd, \odd, \nibbles
    .endm
    .macro BYTES_S2
    lsls r7, r5, #2
    subs r4, r4, r7
    NIBBLE_BYTES r4, r8, r10
    NIBBLE_BYTES r5, r9, r11
    .endm
/* r6: entries until the byte lanes are full or the list ends; [sp]: entries after that. */
    .macro RUN_S2
    ldr r4, [sp]
    movs r6, r4
    cmp r6, #85
    bls 6f
    movs r6, #85
6:  subs r4, r4, r6
    str r4, [sp]
    ldr r2, =0x33333333
    ldr r3, =0x0F0F0F0F
    movs r7, #0
    mov r8, r7
    mov r9, r7
    mov r10, r7
    mov r11, r7
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
    ldr r2, =0x00FF00FF
    .endm
    .macro QUADS_S2 quad
    mov r6, r8
    \quad r6, 0
    mov r6, r9
    \quad r6, 1
    mov r6, r10
    \quad r6, 2
    mov r6, r11
    \quad r6, 3
    .endm

FUNCTION snn_rows_s2, stack=48
    push {r4-r7, lr}
    mov r4, r8
    mov r5, r9
    mov r6, r10
    mov r7, r11
    push {r4-r7}
    push {r1, r2, r3}
    mov r1, r2
    RUN_S2
    QUADS_S2 STORE_QUAD
7:  ldr r4, [sp]
    cmp r4, #0
    bne 8f
    LEAVE
    .ltorg
8:  RUN_S2
    QUADS_S2 ADD_QUAD
    b 7b
    .ltorg

#endif
