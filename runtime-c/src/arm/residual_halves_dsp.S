/* Neurons on a residual with the DSP extension: two at a time, through two time steps. What they
 * compute is defined by residual/residual_halves.c; arguments are described in
 * residual/residual_neuron.h.
 *
 * Membranes are kept as halves, U = V >> 1, as V needs 17 bits: the next V >> 1 is a halving sum of
 * U and X, which is exact, and a saturated sum is as good as V for a comparison with any number
 * that is not the least one of 16 bits. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "arm/function.inc"

/* Registers: r0 steps that are left, r1 and r2 elements of two time steps, r3 least firing
 * membranes, r4 zero, r5 a spike of each lane, r6 and r7 the spikes, r8 membranes, r9 where they
 * are kept, r10 their end. Spikes enter at the bits 15 and 16, side by side, and move down by two as
 * others follow. */
#define FRAME 72 /* Membranes, bytes from a step to the next, and a word to keep it aligned. */
#define STRIDE [sp, #64]
#define OUTPUT [sp, #(FRAME + 36)]
#define WORDS [sp, #(FRAME + 40)]

/* Replaces membranes by the next ones; adds their spikes. */
    .macro STEP x, spikes, is_first
    .if \is_first
    ssub16 r12, \x, r3
    shadd16 r8, \x, r4
    .else
    qadd16 r12, r8, \x
    shadd16 r8, r8, \x
    ssub16 r12, r12, r3
    .endif
    sel r12, r5, r4
    sel r8, r4, r8
    orr \spikes, r12, \spikes, ror #2
    .endm

/* Two neurons in the one or two steps whose elements come. */
    .macro PAIR steps, is_first
    ldr r11, [r1], #4
    .if \steps == 2
    ldr lr, [r2], #4
    .endif
    .if !\is_first
    ldr r8, [r9]
    .endif
    STEP r11, r6, \is_first
    .if \steps == 2
    STEP lr, r7, 0
    .endif
    str r8, [r9], #4
    .endm

    .macro RUN steps, is_first
    mov r6, #0
    mov r7, #0
    mov r9, sp
1:  PAIR \steps, \is_first
    PAIR \steps, \is_first
    PAIR \steps, \is_first
    PAIR \steps, \is_first
    cmp r9, r10
    bne 1b
    .endm

/* The last pair's bits are in the middle of the word. */
    .macro STORE spikes
    ldr r8, OUTPUT
    ldr r9, WORDS
    ror \spikes, \spikes, #17
    str \spikes, [r8]
    add r8, r8, r9, lsl #2
    str r8, OUTPUT
    .endm

FUNCTION snn_residual_halves, stack=108
    push {r4-r11, lr}
    sub sp, sp, #FRAME
    add r10, sp, #64
    lsl r2, r2, #1
    str r2, STRIDE
    pkhbt r3, r3, r3, lsl #16
    mov r4, #0
    mov r5, #0x8000
    orr r5, r5, r5, lsl #1
    subs r0, r0, #2
    blo 3f
    add r2, r1, r2
    RUN 2, 1
2:  STORE r6
    STORE r7
    subs r0, r0, #2
    blo 4f
    ldr r8, STRIDE
    sub r1, r2, #64
    add r1, r1, r8
    add r2, r1, r8
    RUN 2, 0
    b 2b
3:  RUN 1, 1
    b 5f
4:  adds r0, r0, #1
    bmi 6f
    ldr r8, STRIDE
    sub r1, r2, #64
    add r1, r1, r8
    RUN 1, 0
5:  STORE r6
6:  add sp, sp, #FRAME
    pop {r4-r11, pc}

#endif
