/* Currents in bit planes for ARMv6-M. What they compute is defined by bitplane/bit_count.c;
 * arguments are described in bitplane/bit_kernels.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/registers_v6m.inc"

/* r0 list, r2 rows, r4 ones, r5 twos; r1, r3, r6 and r7 are free. r8 fours, r9 eights, r10
 * sixteens, r11 events that are left, r12 current. */

/* Bit \p of r7, in all channels. */
    .macro SPREAD to, p
    lsls \to, r7, #31 - \p
    asrs \to, \to, #31
    .endm

    .macro START_COUNT
    PUSH_ALL
    mov r11, r1
    mov r12, r3
    adds r7, r1, #1
    lsrs r7, r7, #1
    rsbs r7, r7, #0
    SPREAD r4, 0
    SPREAD r5, 1
    SPREAD r6, 2
    mov r8, r6
    SPREAD r6, 3
    mov r9, r6
    SPREAD r6, 4
    mov r10, r6
    .endm

    .macro ROW to, n
    ldrh \to, [r0, #2 * (\n)]
    lsls \to, \to, #2
    ldr \to, [r2, \to]
    .endm

/* sum += a + b; the carry goes to a. */
    .macro ADD3 sum, a, b, free
    mov \free, \a
    eors \free, \free, \b
    ands \a, \a, \b
    mov \b, \sum
    ands \b, \b, \free
    eors \sum, \sum, \free
    orrs \a, \a, \b
    .endm

/* sum += carry; the carry stays where it is. */
    .macro ADD2 sum, carry
    eors \sum, \sum, \carry
    bics \carry, \carry, \sum
    .endm

/* Two rows to the ones; the carry goes to a. */
    .macro TWO_ROWS n, a, b, free
    ROW \a, \n
    ROW \b, \n + 1
    ADD3 r4, \a, \b, \free
    .endm

/* Adds r1 to the fours. */
    .macro CARRY_FOURS is_many
    mov r3, r8
    ADD2 r3, r1
    mov r8, r3
    CARRY \is_many
    .endm

/* Adds r1 to the eights. */
    .macro CARRY is_many
    mov r3, r9
    ADD2 r3, r1
    mov r9, r3
    mov r3, r10
    eors r3, r3, r1
    mov r10, r3
    .if \is_many
    bics r1, r1, r3
    beq 2f
    mov r3, r12
    adds r3, r3, #24
1:  ldr r6, [r3]
    mov r7, r6
    eors r6, r6, r1
    stmia r3!, {r6}
    ands r1, r1, r7
    bne 1b
2:
    .endif
    .endm

    .macro COUNT is_many
    subs r1, r1, #8
    bmi 4f
3:  mov r11, r1
    TWO_ROWS 0, r1, r3, r6
    TWO_ROWS 2, r3, r6, r7
    ADD3 r5, r1, r3, r6
    mov lr, r1
    TWO_ROWS 4, r1, r3, r6
    TWO_ROWS 6, r3, r6, r7
    ADD3 r5, r1, r3, r6
    mov r3, lr
    mov r6, r8
    ADD3 r6, r1, r3, r7
    mov r8, r6
    CARRY \is_many
    adds r0, r0, #16
    mov r1, r11
    subs r1, r1, #8
    bpl 3b
4:  mov r11, r1
    lsls r3, r1, #29
    bpl 5f
    TWO_ROWS 0, r1, r3, r6
    TWO_ROWS 2, r3, r6, r7
    ADD3 r5, r1, r3, r6
    CARRY_FOURS \is_many
    adds r0, r0, #8
    mov r1, r11
5:  lsls r3, r1, #30
    bpl 6f
    TWO_ROWS 0, r1, r3, r6
    ADD2 r5, r1
    CARRY_FOURS \is_many
    adds r0, r0, #4
    mov r1, r11
6:  lsls r3, r1, #31
    bpl 7f
    ROW r1, 0
    ADD2 r4, r1
    ADD2 r5, r1
    CARRY_FOURS \is_many
7:  mov r3, r12
    adds r3, r3, #4
    mov r6, r8
    mov r7, r9
    stmia r3!, {r4-r7}
    mov r4, r10
    stmia r3!, {r4}
    .endm

FUNCTION snn_bit_count_few, stack=36
    START_COUNT
    lsls r6, r1, #31
    asrs r6, r6, #31
    str r6, [r3]
    COUNT 0
    ldr r5, [sp, #36]
    cmp r3, r5
    bhs 2f
1:  stmia r3!, {r4}
    cmp r3, r5
    blo 1b
2:  POP_ALL

FUNCTION snn_bit_count_low, stack=36
    START_COUNT
    COUNT 1
    POP_ALL

#endif
