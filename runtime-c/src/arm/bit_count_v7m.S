/* Currents in bit planes for ARMv7-M and ARMv8-M Mainline. What they compute is defined by
 * bitplane/bit_count.c; arguments are described in bitplane/bit_kernels.h. */
#include "snn/lanes.h"

#if SNN_ISA >= SNN_ISA_V7M
    .syntax unified
    .thumb
#include "arm/function.inc"

/* r0 list, r1 count, r2 rows, r3 current; r4 to r8 are the ones to the sixteens. */
    .macro ENTER
    push {r4-r11, lr}
    adds r9, r1, #1
    lsrs r9, r9, #1
    rsb r9, r9, #0
    sbfx r4, r9, #0, #1
    sbfx r5, r9, #1, #1
    sbfx r6, r9, #2, #1
    sbfx r7, r9, #3, #1
    sbfx r8, r9, #4, #1
    .endm

    .macro ROW to
    ldrh \to, [r0], #2
    ldr \to, [r2, \to, lsl #2]
    .endm

/* sum += a + b; the carry goes to a. */
    .macro ADD3 sum, a, b
    eor lr, \a, \b
    and \a, \a, \b
    and \b, \sum, lr
    eor \sum, \sum, lr
    orr \a, \a, \b
    .endm

/* sum += carry; the carry stays where it is. */
    .macro ADD2 sum, carry
    eor \sum, \sum, \carry
    bic \carry, \carry, \sum
    .endm

/* Adds r9 to the eights. */
    .macro CARRY is_many
    ADD2 r7, r9
    .if \is_many
    eor r8, r8, r9
    bics r9, r9, r8
    beq 2f
    add r10, r3, #24
1:  ldr r11, [r10]
    eor r12, r11, r9
    str r12, [r10], #4
    ands r9, r9, r11
    bne 1b
2:
    .else
    eor r8, r8, r9
    .endif
    .endm

    .macro COUNT is_many
    subs r1, r1, #8
    bmi 4f
3:  ROW r9
    ROW r10
    ADD3 r4, r9, r10
    ROW r10
    ROW r11
    ADD3 r4, r10, r11
    ADD3 r5, r9, r10
    ROW r10
    ROW r11
    ADD3 r4, r10, r11
    ROW r11
    ROW r12
    ADD3 r4, r11, r12
    ADD3 r5, r10, r11
    ADD3 r6, r9, r10
    CARRY \is_many
    subs r1, r1, #8
    bpl 3b
4:  tst r1, #4
    beq 5f
    ROW r9
    ROW r10
    ADD3 r4, r9, r10
    ROW r10
    ROW r11
    ADD3 r4, r10, r11
    ADD3 r5, r9, r10
    ADD2 r6, r9
    CARRY \is_many
5:  tst r1, #2
    beq 6f
    ROW r9
    ROW r10
    ADD3 r4, r9, r10
    ADD2 r5, r9
    ADD2 r6, r9
    CARRY \is_many
6:  tst r1, #1
    beq 7f
    ROW r9
    ADD2 r4, r9
    ADD2 r5, r9
    ADD2 r6, r9
    CARRY \is_many
7:
    .endm

FUNCTION snn_bit_count_few, stack=36
    ENTER
    sbfx r9, r1, #0, #1
    str r9, [r3]
    COUNT 0
    adds r3, r3, #4
    stm r3!, {r4-r8}
    ldr r9, [sp, #36]
    subs r9, r9, r3
    ble 2f
1:  str r8, [r3], #4
    subs r9, r9, #4
    bgt 1b
2:  pop {r4-r11, pc}

FUNCTION snn_bit_count_low, stack=36
    ENTER
    COUNT 1
    adds r3, r3, #4
    stm r3, {r4-r8}
    pop {r4-r11, pc}

#endif
