/* Neurons in bit planes for ARMv6-M. What they compute is defined by bitplane/bit_fire.c; arguments
 * are described in bitplane/bit_kernels.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/registers_v6m.inc"

/* r0 numbers of planes, r1 constants, r2 current, r3 membrane; r0, r4, r5 and r6 are free.
 * r7 carry, r8 which neurons did not fire, r11 end of the membrane, r12 end of the low planes. */

    .macro ENTER decay
    PUSH_ALL
    ldmia r0!, {r4, r5}
    lsls r4, r4, #2
    lsls r5, r5, #2
    adds r5, r5, r3
    mov r12, r5
    ldr r6, [r3, r4]
    mov r8, r6
    movs r7, #0
    .if \decay == 2
    lsls r5, r4, #1
    adds r5, r5, r1
    ldmia r5!, {r0, r7}
    ldr r5, [r3]
    ands r0, r0, r5
    orrs r7, r7, r0
    ldr r5, [r3, #4]
    ands r7, r7, r5
    ands r7, r7, r6
    .endif
    adds r4, r4, r3
    .if \decay != 0
    subs r4, r4, #4 * \decay
    .endif
    mov r11, r4
    .endm

/* r0 holds the sign. */
    .macro LEAVE
    str r0, [r3]
    mvns r0, r0
    POP_ALL
    .endm

/* r0: a plane of what the step starts from; r5: the second constant. */
    .macro KEPT
    ldmia r1!, {r4, r5}
    eors r0, r0, r4
    mov r6, r8
    ands r0, r0, r6
    eors r0, r0, r4
    .endm

/* r4 = r0 + \b + r7, a plane; \b is r4 or r5. */
    .macro FULL_ADD b
    mov r6, r0
    eors r6, r6, \b
    ands r0, r0, \b
    mov r4, r6
    eors r4, r4, r7
    ands r7, r7, r6
    orrs r7, r7, r0
    .endm

/* r10 and r6 are the carry out of r4 + r5; r0 = r4 ^ r5. */
    .macro COMPARE
    mov r0, r4
    eors r0, r0, r5
    ands r4, r4, r5
    mov r6, r10
    ands r6, r6, r0
    orrs r6, r6, r4
    mov r10, r6
    .endm

/* A plane of leaky neurons with a current. */
    .macro LEAK from
    ldr r0, [r3, #4 * (\from)]
    KEPT
    ldmia r2!, {r4}
    FULL_ADD r4
    stmia r3!, {r4}
    COMPARE
    .endm

    .macro LEAKY name, decay
FUNCTION \name, stack=36
    ENTER \decay
    movs r6, #0
    mvns r6, r6
    mov r10, r6
    cmp r3, r12
    beq 2f
1:  ldr r0, [r3, #4 * \decay]
    KEPT
    .if \decay == 2
    mov r4, r0
    eors r4, r4, r7
    ands r7, r7, r0
    .else
    mov r4, r0
    .endif
    stmia r3!, {r4}
    COMPARE
    cmp r3, r12
    bne 1b
2:  mov r4, r11
    subs r4, r4, r3
    lsls r4, r4, #29
    bpl 3f
    LEAK \decay
3:  cmp r3, r11
    beq 5f
4:  LEAK \decay
    LEAK \decay
    cmp r3, r11
    bne 4b
5:  LEAK \decay - 1
    .if \decay == 2
    LEAK 0
    .endif
    eors r0, r0, r6
    LEAVE
    .endm

LEAKY snn_bit_fire_half, 1
LEAKY snn_bit_fire_quarter, 2

/* r10: the carry of the sum of three. */
FUNCTION snn_bit_fire_none, stack=36
    ENTER 0
    mov r10, r7
    cmp r3, r12
    beq 2f
1:  ldr r0, [r3]
    KEPT
    FULL_ADD r5
    stmia r3!, {r4}
    cmp r3, r12
    bne 1b
2:  ldr r0, [r3]
    KEPT
    mov r6, r0
    eors r6, r6, r5
    ands r0, r0, r5
    ldmia r2!, {r4}
    mov r5, r6
    ands r5, r5, r4
    orrs r0, r0, r5
    eors r4, r4, r6
    mov r5, r10
    mov r10, r0
    mov r0, r4
    FULL_ADD r5
    stmia r3!, {r4}
    cmp r3, r11
    bne 2b
    mov r0, r4
    LEAVE

#endif
