/* Sums of selected rows in bit planes for ARMv7-M and ARMv8-M Mainline. What they compute is defined
 * by plane_sum.c; arguments are described in plane_sum.h. */
#include "snn/lanes.h"

#if SNN_ISA >= SNN_ISA_V7M
    .syntax unified
    .thumb
#include "function.inc"

/* Registers: r0 words of bits, r1 their end, r2 the rows of a word, r4 its scan, highest bit first,
 * r5 to r8 ones to eights, r9 the top bit; r3, r10 to r12 and lr are free. On the stack: the end,
 * the sum. */
#define END [sp]
#define SUM [sp, #4]

/* The row of the next bit; Z is set if it was the last one. */
    .macro ROW to
    clz \to, r4
    lsr r3, r9, \to
    bics r4, r4, r3
    ldr \to, [r2, \to, lsl #2]
    .endm

/* sum += a + b; the carry goes to a, and Z is set if there is none. */
    .macro ADD3 sum, a, b
    eor r3, \a, \b
    and \a, \a, \b
    and \b, \sum, r3
    eor \sum, \sum, r3
    orrs \a, \a, \b
    .endm

/* sum += carry; the carry stays where it is, and Z is set if there is none. */
    .macro ADD2 sum, carry
    eor \sum, \sum, \carry
    bics \carry, \carry, \sum
    .endm

/* Up to four rows; Z is set if the scan has no more bits. */
    .macro FEW name
    ROW r10
    beq 1f
    ROW r11
    beq 2f
    ADD3 r5, r10, r11
    ROW r11
    beq 3f
    ROW r12
    ADD3 r5, r11, r12
\name\()_twos:
    ADD3 r6, r10, r11
4:  ADD2 r7, r10
    ADD2 r8, r10
    beq 5f
    bl add_high
5:  cmp r4, #0
    b 6f
1:  ADD2 r5, r10
    beq next
    ADD2 r6, r10
    b 4b
2:  ADD3 r5, r10, r11
    beq next
    ADD2 r6, r10
    b 4b
3:  ADD2 r5, r11
    b \name\()_twos
6:
    .endm

/* Two rows by name, of a scan or from r1 on. */
    .macro TWO_ROWS is_full, a, b
    .if \is_full
    ldm r1!, {\a, \b}
    .else
    ROW \a
    ROW \b
    .endif
    ADD3 r5, \a, \b
    .endm

    .macro EIGHT is_full
    TWO_ROWS \is_full, r10, r11
    TWO_ROWS \is_full, r11, r12
    ADD3 r6, r10, r11
    TWO_ROWS \is_full, r11, r12
    TWO_ROWS \is_full, r12, lr
    ADD3 r6, r11, r12
    ADD3 r7, r10, r11
    ADD2 r8, r10
    beq 7f
    bl add_high
7:
    .endm

FUNCTION snn_sum_rows_onto
    push {r2-r11, lr}
    adds r3, r3, #4
    ldm r3, {r5-r8}
    b start

FUNCTION snn_sum_rows
    push {r2-r11, lr}
    movs r4, #4
    str r4, [r3]
    movs r5, #0
    movs r6, #0
    movs r7, #0
    mov r8, #0
start:
    add r1, r0, r1, lsl #2
    str r1, END
    mov r9, #0x80000000
word:
    ldr r4, [r0], #4
    cmp r4, #0
    beq next
    rbit r4, r4
    FEW first
    bne many
next:
    adds r2, r2, #128
    cmp r0, r1
    bne word
    ldr r3, SUM
    adds r3, r3, #4
    stm r3, {r5-r8}
    pop {r2-r11, pc}

/* What is left of a scan: eight rows at a time as long as there are as many. */
many:
    mvn r3, #0xF0000000
    cmp r4, r3
    beq full
    lsrs r3, r4, #1
    and r3, r3, #0x55555555
    sub r10, r4, r3
    and r3, r10, #0x33333333
    lsr r10, r10, #2
    and r10, r10, #0x33333333
    add r10, r10, r3
    add r10, r10, r10, lsr #4
    and r10, r10, #0x0F0F0F0F
    add r10, r10, r10, lsl #8
    add r10, r10, r10, lsl #16
    lsr r10, r10, #24
    subs r10, r10, #8
    bmi rest
    mov r1, r10
eights:
    EIGHT 0
    subs r1, r1, #8
    bpl eights
    ldr r1, END
    cmp r4, #0
    beq next
rest:
    FEW rest
    bne rest
    b next

/* All bits of a word are set, and four of them are done. */
full:
    add r1, r2, #16
    movs r4, #3
full_eights:
    EIGHT 1
    subs r4, r4, #1
    bne full_eights
    TWO_ROWS 1, r10, r11
    TWO_ROWS 1, r11, r12
    ldr r1, END
    b rest_twos

/* Adds r10, which is not 0, to the planes behind the eights, and puts one into use if it has to. */
add_high:
    ldr r3, SUM
    ldr r11, [r3]
    add r12, r3, #20
    subs r11, r11, #4
1:  subs r11, r11, #1
    bmi 2f
    ldr r3, [r12]
    eor r3, r3, r10
    str r3, [r12], #4
    bics r10, r10, r3
    bne 1b
    bx lr
2:  str r10, [r12]
    ldr r3, SUM
    ldr r11, [r3]
    adds r11, r11, #1
    str r11, [r3]
    bx lr

#endif
