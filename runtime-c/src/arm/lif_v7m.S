/* Neurons of a group of channels, two in a word, for ARMv7-M and ARMv8-M Mainline, with and without
 * the DSP extension. What they compute is defined by neuron/neuron_s16.c.
 *
 *     void snn_lif_*(const snn_neuron_s16_t *neuron, uint32_t *membrane, uint32_t *sums,
 *                    uint32_t correction)
 *
 * Membranes are stored as V + 0x8000. With it, whole words are added, for both channels at once. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V7M || SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "arm/function.inc"

/* r0 constants, r1 membranes, r2 sums, r3 spikes as they come up, ip factor of the sums, lr what is
 * added to all; [sp]: end of the constants. */
    .macro ENTER offset
    push {r3-r11, lr}
    ldr r4, [r0, #8]
    ldr ip, [r0, #12]
    ldr r0, [r0]
    add r4, r0, r4, lsl #6
    str r4, [sp]
    lsr r4, ip, #1
    mul r3, r3, r4
    mov lr, #\offset
    sub lr, lr, r3
    add lr, lr, lr, lsl #16
    mov r3, #0
    .endm

/* r3 holds pair k's spikes at bits 8 + k and 24 + k, which replace the group's first word of sums. */
    .macro LEAVE_OR loop
    ldr r4, [sp]
    ubfx r5, r3, #8, #8
    lsr r3, r3, #24
    orr r5, r5, r3, lsl #8
    str r5, [r2, #-32]
    cmp r0, r4
    bne.w \loop
    pop {r3-r11, pc}
    .endm

#if SNN_ISA == SNN_ISA_DSP
/* The group's registers: r10 0x80008000, r11 zero. */
    .macro DECAY_none membrane, other
    .endm
    .macro DECAY_half membrane, other
    uhadd16 \membrane, \membrane, r10
    .endm
    .macro DECAY_quarter membrane, other
    uhadd16 \membrane, \membrane, r10
    uhadd16 \membrane, \membrane, r10
    .endm
    .macro DECAY_three_quarters membrane, other
    uhadd16 \other, \membrane, r10
    uhadd16 \other, \other, r10
    sub \membrane, \membrane, \other
    .endm
    .macro RESET_zero membrane, over
    sel \membrane, r10, \membrane
    .endm
    .macro RESET_subtract membrane, over
    eor \over, \over, r10
    sel \membrane, \over, \membrane
    .endm
    .macro RESET_subtract_above membrane, over
    eor \over, \over, r10
    add \over, \over, #0x00010001
    sel \membrane, \over, \membrane
    .endm
    .macro FIRE membrane, least, other, reset
    usub16 \least, \membrane, \least
    sel \other, r10, r11
    RESET_\reset \membrane, \least
    orr r3, \other, r3, lsr #1
    .endm
/* Two pairs: r4, r5 sums; r6, r7 constants; r8, r9 membranes. */
    .macro PAIRS offset, decay, reset
    ldrd r4, r5, [r2], #8
    ldrd r6, r7, [r0, #\offset]
    ldrd r8, r9, [r1]
    mla r4, r4, ip, r6
    mla r5, r5, ip, r7
    DECAY_\decay r8, r6
    DECAY_\decay r9, r7
    add r4, r4, r8
    add r5, r5, r9
    add r4, r4, lr
    add r5, r5, lr
    ldrd r6, r7, [r0, #\offset + 16]
    FIRE r4, r6, r8, \reset
    FIRE r5, r7, r9, \reset
    strd r4, r5, [r1], #8
    .endm
    .macro LIF name, decay, reset, offset
FUNCTION \name, stack=40
    ENTER \offset
    mov r10, #0x80008000
    mov r11, #0
1:  PAIRS 0, \decay, \reset
    PAIRS 8, \decay, \reset
    add r0, r0, #32
    PAIRS 0, \decay, \reset
    PAIRS 8, \decay, \reset
    add r0, r0, #32
    LEAVE_OR 1b
    .endm
#define OFFSET_HALF 0
#define OFFSET_QUARTER 0
#define OFFSET_THREE_QUARTERS 0x8000
#else
/* \bias += decay of \membrane; bits that a shift would move into the low channel go first. */
    .macro DECAY_none bias, membrane
    add \bias, \bias, \membrane
    .endm
    .macro DECAY_half bias, membrane
    bic \membrane, \membrane, #0x10000
    add \bias, \bias, \membrane, lsr #1
    .endm
    .macro DECAY_quarter bias, membrane
    bic \membrane, \membrane, #0x30000
    add \bias, \bias, \membrane, lsr #2
    .endm
    .macro DECAY_three_quarters bias, membrane
    add \bias, \bias, \membrane
    bic \membrane, \membrane, #0x30000
    sub \bias, \bias, \membrane, lsr #2
    .endm
/* \fired has bits 15 and 31 of the channels that fire. */
    .macro RESET_zero membrane, fired, least, other
    sub \other, \fired, \fired, lsr #15
    bic \membrane, \membrane, \other
    orr \membrane, \membrane, \fired
    .endm
    .macro RESET_subtract membrane, fired, least, other
    lsl \other, \fired, #1
    sub \other, \other, \fired, lsr #15
    and \other, \other, \least
    sub \membrane, \membrane, \other
    .endm
    .macro RESET_subtract_above membrane, fired, least, other
    RESET_subtract \membrane, \fired, \least, \other
    add \membrane, \membrane, \fired, lsr #15
    .endm
    .macro FIRE membrane, least, reset
    sub r11, \membrane, \least
    and r11, r11, #0x80008000
    orr r3, r11, r3, lsr #1
    RESET_\reset \membrane, r11, \least, r10
    .endm
/* Four pairs: r4 to r7 sums, then membranes; r8 to r11 biases, membranes, least firing ones. */
    .macro PAIRS decay, reset
    ldm r2!, {r4-r7}
    ldm r0!, {r8-r11}
    mla r4, r4, ip, r8
    mla r5, r5, ip, r9
    mla r6, r6, ip, r10
    mla r7, r7, ip, r11
    ldm r1, {r8-r11}
    DECAY_\decay r4, r8
    DECAY_\decay r5, r9
    DECAY_\decay r6, r10
    DECAY_\decay r7, r11
    add r4, r4, lr
    add r5, r5, lr
    add r6, r6, lr
    add r7, r7, lr
    ldm r0!, {r8, r9}
    FIRE r4, r8, \reset
    FIRE r5, r9, \reset
    ldm r0!, {r8, r9}
    FIRE r6, r8, \reset
    FIRE r7, r9, \reset
    stm r1!, {r4-r7}
    .endm
    .macro LIF name, decay, reset, offset
FUNCTION \name, stack=40
    ENTER \offset
1:  PAIRS \decay, \reset
    PAIRS \decay, \reset
    LEAVE_OR 1b
    .endm
#define OFFSET_HALF 0x4000
#define OFFSET_QUARTER 0x6000
#define OFFSET_THREE_QUARTERS 0x2000
#endif

    LIF snn_lif_none_zero, none, zero, 0
    LIF snn_lif_none_subtract, none, subtract, 0
    LIF snn_lif_none_subtract_above, none, subtract_above, 0
    LIF snn_lif_half_zero, half, zero, OFFSET_HALF
    LIF snn_lif_half_subtract, half, subtract, OFFSET_HALF
    LIF snn_lif_half_subtract_above, half, subtract_above, OFFSET_HALF
    LIF snn_lif_quarter_zero, quarter, zero, OFFSET_QUARTER
    LIF snn_lif_quarter_subtract, quarter, subtract, OFFSET_QUARTER
    LIF snn_lif_quarter_subtract_above, quarter, subtract_above, OFFSET_QUARTER
    LIF snn_lif_three_quarters_zero, three_quarters, zero, OFFSET_THREE_QUARTERS
    LIF snn_lif_three_quarters_subtract, three_quarters, subtract, OFFSET_THREE_QUARTERS
    LIF snn_lif_three_quarters_subtract_above, three_quarters, subtract_above, OFFSET_THREE_QUARTERS
#endif
