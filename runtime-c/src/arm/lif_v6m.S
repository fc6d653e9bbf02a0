/* Neurons of a group of channels, two in a word, for ARMv6-M; see lif_v7m.S. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"

/* r0 membranes, r1 sums, r2 constants, r3 0x80008000, r7 factor; r4 membrane, r5 and r6 free.
 * r8: what is added to all, r9: spikes, r11: end of the constants. */
    .macro DECAY_none
    .endm
    .macro DECAY_half
    lsrs r4, r4, #1
    bics r4, r4, r3
    .endm
    .macro DECAY_quarter
    DECAY_half
    DECAY_half
    .endm
    .macro DECAY_three_quarters
    mov r5, r4
    DECAY_quarter
    subs r4, r5, r4
    .endm

/* r4 membrane, r6 bits 15 and 31 of the channels that fire; r5 is free. */
    .macro RESET_zero
    lsrs r5, r6, #15
    subs r5, r6, r5
    bics r4, r4, r5
    orrs r4, r4, r6
    .endm
/* The least firing membranes stand right before r2. */
    .macro RESET_subtract
    lsrs r5, r6, #15
    lsls r6, r6, #1
    subs r6, r6, r5
    subs r2, r2, #4
    ldmia r2!, {r5}
    ands r6, r6, r5
    subs r4, r4, r6
    .endm
    .macro RESET_subtract_above
    lsrs r5, r6, #15
    adds r4, r4, r5
    RESET_subtract
    .endm

    .macro PAIR pair, decay, reset
    ldr r4, [r0, #4 * \pair]
    DECAY_\decay
    ldr r5, [r1, #4 * \pair]
    muls r5, r7, r5
    adds r4, r4, r5
    ldmia r2!, {r5, r6}
    adds r4, r4, r5
    add r4, r4, r8
    subs r6, r4, r6
    ands r6, r6, r3
    .if \pair < 7
    lsrs r5, r6, #7 - \pair
    add r9, r9, r5
    .else
    add r9, r9, r6
    .endif
    RESET_\reset
    str r4, [r0, #4 * \pair]
    .endm

    .macro LIF name, decay, reset, offset
FUNCTION \name, stack=36
    push {r4-r7, lr}
    mov r4, r8
    mov r5, r9
    mov r6, r10
    mov r7, r11
    push {r4-r7}
    mov r4, r0
    mov r0, r1
    mov r1, r2
    ldr r2, [r4]
    ldr r5, [r4, #8]
    lsls r5, r5, #6
    adds r5, r5, r2
    mov r11, r5
    ldr r7, [r4, #12]
    lsrs r5, r7, #1
    muls r3, r5, r3
    movs r4, #(\offset >> 8)
    lsls r4, r4, #8
    subs r4, r4, r3
    lsls r3, r4, #16
    adds r4, r4, r3
    mov r8, r4
    ldr r3, =0x80008000
1:  movs r4, #0
    mov r9, r4
    PAIR 0, \decay, \reset
    PAIR 1, \decay, \reset
    PAIR 2, \decay, \reset
    PAIR 3, \decay, \reset
    PAIR 4, \decay, \reset
    PAIR 5, \decay, \reset
    PAIR 6, \decay, \reset
    PAIR 7, \decay, \reset
    adds r0, r0, #32
    mov r4, r9
    lsrs r5, r4, #24
    lsls r5, r5, #8
    lsls r4, r4, #16
    lsrs r4, r4, #24
    orrs r4, r4, r5
    str r4, [r1]
    adds r1, r1, #32
    cmp r2, r11
    beq 2f
    b 1b
2:  pop {r4-r7}
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    pop {r4-r7, pc}
    .ltorg
    .endm

    LIF snn_lif_none_zero, none, zero, 0
    LIF snn_lif_none_subtract, none, subtract, 0
    LIF snn_lif_none_subtract_above, none, subtract_above, 0
    LIF snn_lif_half_zero, half, zero, 0x4000
    LIF snn_lif_half_subtract, half, subtract, 0x4000
    LIF snn_lif_half_subtract_above, half, subtract_above, 0x4000
    LIF snn_lif_quarter_zero, quarter, zero, 0x6000
    LIF snn_lif_quarter_subtract, quarter, subtract, 0x6000
    LIF snn_lif_quarter_subtract_above, quarter, subtract_above, 0x6000
    LIF snn_lif_three_quarters_zero, three_quarters, zero, 0x2000
    LIF snn_lif_three_quarters_subtract, three_quarters, subtract, 0x2000
    LIF snn_lif_three_quarters_subtract_above, three_quarters, subtract_above, 0x2000
#endif
