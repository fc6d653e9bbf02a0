/* Neurons in bit planes for ARMv7-M and ARMv8-M Mainline. What they compute is defined by
 * bitplane/bit_fire.c; arguments are described in bitplane/bit_kernels.h. */
#include "snn/lanes.h"

#if SNN_ISA >= SNN_ISA_V7M
    .syntax unified
    .thumb
#include "arm/function.inc"

/* r0 numbers of planes, r1 constants, r2 current, r3 membrane; r6 which neurons did not fire, r7
 * carry, r12 end of the membrane, lr end of the low planes. */
    .macro ENTER
    push {r4-r11, lr}
    ldrd r4, r5, [r0]
    add r12, r3, r4, lsl #2
    add lr, r3, r5, lsl #2
    ldr r6, [r12]
    movs r7, #0
    .endm

    .macro LEAVE
    str r0, [r3]
    mvns r0, r0
    pop {r4-r11, pc}
    .endm

/* r0: a plane of what the step starts from; r5: the second constant. */
    .macro KEPT
    ldrd r4, r5, [r1], #8
    eors r0, r0, r4
    ands r0, r0, r6
    eors r0, r0, r4
    .endm

/* r0 = r0 + r7, a plane. */
    .macro HALF_ADD
    eor r9, r0, r7
    ands r7, r7, r0
    mov r0, r9
    .endm

/* r0 = r0 + \b + r7, a plane. r4 and \b change. */
    .macro FULL_ADD b
    eor r4, r0, \b
    and \b, r0, \b
    eor r0, r4, r7
    ands r4, r4, r7
    orr r7, \b, r4
    .endm

/* r8 is the carry out of r0 + r5; r4 = r0 ^ r5. */
    .macro COMPARE
    eor r4, r0, r5
    ands r0, r0, r5
    and r8, r8, r4
    orr r8, r8, r0
    .endm

/* A plane of leaky neurons with a current. */
    .macro LEAK from
    ldr r0, [r3, #4 * (\from)]
    KEPT
    ldr r9, [r2], #4
    FULL_ADD r9
    str r0, [r3], #4
    COMPARE
    .endm

    .macro LEAKY name, decay
FUNCTION \name, stack=36
    ENTER
    mov r8, #-1
    .if \decay == 2
    add r9, r1, r4, lsl #3
    ldrd r4, r5, [r9]
    ldrd r9, r10, [r3]
    ands r4, r4, r9
    orrs r4, r4, r5
    ands r4, r4, r10
    and r7, r4, r6
    .endif
    sub r12, r12, #4 * \decay
    cmp r3, lr
    beq 2f
1:  ldr r0, [r3, #4 * \decay]
    KEPT
    .if \decay == 2
    HALF_ADD
    .endif
    str r0, [r3], #4
    COMPARE
    cmp r3, lr
    bne 1b
2:  sub r10, r12, r3
    tst r10, #4
    beq 3f
    LEAK \decay
3:  cmp r3, r12
    beq 5f
4:  LEAK \decay
    LEAK \decay
    cmp r3, r12
    bne 4b
5:  LEAK \decay - 1
    .if \decay == 2
    LEAK 0
    .endif
    eor r0, r8, r4
    LEAVE
    .endm

LEAKY snn_bit_fire_half, 1
LEAKY snn_bit_fire_quarter, 2

/* r8: the carry of the sum of three. */
FUNCTION snn_bit_fire_none, stack=36
    ENTER
    mov r8, #0
    cmp r3, lr
    beq 2f
1:  ldr r0, [r3]
    KEPT
    FULL_ADD r5
    str r0, [r3], #4
    cmp r3, lr
    bne 1b
2:  ldr r0, [r3]
    KEPT
    ldr r9, [r2], #4
    eor r4, r0, r5
    ands r0, r0, r5
    and r10, r4, r9
    eor r4, r4, r9
    eor r9, r4, r8
    and r4, r4, r8
    orr r8, r10, r0
    eor r0, r9, r7
    and r9, r9, r7
    orr r7, r9, r4
    str r0, [r3], #4
    cmp r3, r12
    bne 2b
    LEAVE

#endif
