/* Neurons on a residual for ARMv6-M: one at a time, through two time steps. What they compute is
 * defined by residual/residual_halves.c; arguments are described in residual/residual_neuron.h.
 * Membranes are kept as halves, V >> 1, which fit 16 bits. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"

/* Registers: r0 offset of the neuron, the last one first, r1 and r2 elements of two time steps, r3
 * membranes, r4 and r5 what does not fire, r6 the membrane; r7 is free. r8 steps that are left, r9
 * least firing membrane, r10 bytes from a step to the next. */
#define FRAME 64
#define OUTPUT [sp, #(FRAME + 36)]
#define WORDS [sp, #(FRAME + 40)]

/* r6 += an element. */
    .macro ADD_ELEMENT x
    ldrsh r7, [\x, r0]
    adds r6, r6, r7
    .endm

/* Resets the membrane if it fires; what it lacks then has no sign. */
    .macro FIRE kept
    mov r7, r9
    subs r7, r6, r7
    adds r7, r7, r7
    sbcs r7, r7, r7
    adcs \kept, \kept, \kept
    bics r6, r6, r7
    .endm

/* A neuron in the one or two steps whose elements come. */
    .macro NEURON steps, is_first
    .if \is_first
    ldrsh r6, [r1, r0]
    .else
    ldrsh r6, [r3, r0]
    ADD_ELEMENT r1
    .endif
    FIRE r4
    asrs r6, r6, #1
    .if \steps == 2
    ADD_ELEMENT r2
    FIRE r5
    asrs r6, r6, #1
    .endif
    strh r6, [r3, r0]
    .endm

    .macro RUN steps, is_first
    movs r0, #62
1:  NEURON \steps, \is_first
    subs r0, r0, #2
    NEURON \steps, \is_first
    subs r0, r0, #2
    bpl 1b
    .endm

    .macro STORE kept
    ldr r6, OUTPUT
    ldr r7, WORDS
    mvns \kept, \kept
    str \kept, [r6]
    lsls r7, r7, #2
    adds r6, r6, r7
    str r6, OUTPUT
    .endm

/* Takes two steps from those that are left. */
    .macro COUNT_TWO
    mov r7, r8
    subs r7, r7, #2
    mov r8, r7
    .endm

FUNCTION snn_residual_halves, stack=100
    push {r4-r7, lr}
    mov r4, r8
    mov r5, r9
    mov r6, r10
    mov r7, r11
    push {r4-r7}
    sub sp, sp, #FRAME
    mov r8, r0
    mov r9, r3
    lsls r2, r2, #1
    mov r10, r2
    mov r3, sp
    COUNT_TWO
    blo 3f
    adds r2, r1, r2
    RUN 2, 1
2:  STORE r4
    STORE r5
    COUNT_TWO
    blo 4f
    mov r1, r10
    adds r1, r1, r2
    mov r2, r10
    adds r2, r1, r2
    RUN 2, 0
    b 2b
3:  RUN 1, 1
    b 5f
4:  adds r7, r7, #1
    bmi 6f
    mov r1, r10
    adds r1, r1, r2
    RUN 1, 0
5:  STORE r4
6:  add sp, sp, #FRAME
    pop {r4-r7}
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    pop {r4-r7, pc}

#endif
