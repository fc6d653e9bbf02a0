/* Sums of weight rows for ARMv6-M. What they compute is defined by synapse/rows.c; layouts are in
 * snn/rows.h. Only ADD and MOV reach r8 to r12, so that is where accumulators are. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"

/* r0 the next entry of the list, r1 the rows, r2 a mask, r3 the row; r4 and r5 hold its words.
 * [sp]: end of this run, [sp, #4]: end of the list, [sp, #8]: sums. */
    .macro ENTER
    push {r4-r7, lr}
    mov r4, r8
    mov r5, r9
    mov r6, r10
    mov r7, r11
    push {r4-r7}
    lsls r1, r1, #1
    adds r1, r0, r1
    push {r1, r2, r3}
    str r1, [sp, #4]
    mov r1, r2
    .endm

    .macro LEAVE
    add sp, sp, #12
    pop {r4-r7}
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    pop {r4-r7, pc}
    .endm

    .macro CLEAR
    movs r6, #0
    movs r7, #0
    mov r8, r6
    mov r9, r6
    mov r10, r6
    mov r11, r6
    mov r12, r6
    mov lr, r6
    .endm

/* Runs `event` for each entry up to the end at [sp], in twos. */
    .macro EACH event
1:  ldr r4, [sp]
    subs r4, r4, r0
    beq 4f
    lsrs r4, r4, #2
    bcc 3f
    \event
    b 1b
3:  \event
    \event
    ldr r4, [sp]
    cmp r0, r4
    bne 3b
4:
    .endm

    .macro SPLIT word, all, odd, bits
    add \all, \all, \word
    lsrs \word, \word, #\bits
    ands \word, \word, r2
    add \odd, \odd, \word
    .endm

    .macro EVENT_4_WORDS bits, row_shift
    ldrh r3, [r0]
    adds r0, r0, #2
    lsls r3, r3, #\row_shift
    adds r3, r3, r1
    ldmia r3!, {r4, r5}
    SPLIT r4, r6, r7, \bits
    SPLIT r5, r8, r9, \bits
    ldmia r3!, {r4, r5}
    SPLIT r4, r10, r11, \bits
    SPLIT r5, r12, lr, \bits
    .endm
    .macro EVENT_S8_WIDE
    EVENT_4_WORDS 8, 5
    .endm
    .macro EVENT_S8_HALF
    EVENT_4_WORDS 8, 4
    .endm
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

/* ---- 8 bits ---- */

    .macro SUMS_S8 all, odd
    mov r6, \all
    mov r7, \odd
    lsls r4, r7, #8
    subs r6, r6, r4
    stmia r3!, {r6, r7}
    .endm

    .macro ROWS_S8 name, event
FUNCTION \name
    ENTER
    ldr r2, =0x00FF00FF
    CLEAR
    EACH \event
    ldr r3, [sp, #8]
    lsls r4, r7, #8
    subs r6, r6, r4
    stmia r3!, {r6, r7}
    SUMS_S8 r8, r9
    SUMS_S8 r10, r11
    SUMS_S8 r12, lr
    LEAVE
    .ltorg
    .endm

    ROWS_S8 snn_rows_s8_wide, EVENT_S8_WIDE
    ROWS_S8 snn_rows_s8_half, EVENT_S8_HALF

/* ---- Byte lanes to sums: r3 sums, r2 0x00FF00FF ---- */

    .macro STORE_QUAD lanes, quad
    mov r4, \lanes
    ands r4, r4, r2
    str r4, [r3, #8 * \quad]
    lsrs \lanes, \lanes, #8
    ands \lanes, \lanes, r2
    str \lanes, [r3, #8 * \quad + 4]
    .endm
    .macro ADD_QUAD lanes, quad
    mov r4, \lanes
    ands r4, r4, r2
    ldr r5, [r3, #8 * \quad]
    adds r4, r4, r5
    str r4, [r3, #8 * \quad]
    lsrs \lanes, \lanes, #8
    ands \lanes, \lanes, r2
    ldr r5, [r3, #8 * \quad + 4]
    adds \lanes, \lanes, r5
    str \lanes, [r3, #8 * \quad + 4]
    .endm

/* ---- 4 bits ---- */

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
FUNCTION \name
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

/* ---- 2 bits: nibble lanes r4 (all) and r5 (odd codes), byte lanes r8 to r11 ---- */

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

FUNCTION snn_rows_s2
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
