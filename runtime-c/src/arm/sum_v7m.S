/* Sums of selected rows in bit planes for ARMv7-M and ARMv8-M Mainline. What they compute and their
 * arguments are in bitplane/plane_sum.h. */
#include "snn/lanes.h"

#if SNN_ISA >= SNN_ISA_V7M
    .syntax unified
    .thumb
#include "arm/function.inc"

/* Registers: r0 words of bits, r1 their end, r2 the rows of a word, r4 its scan, highest bit first,
 * r5 to r8 ones to eights, r9 the top bit; r3, r10 to r12 and lr are free. The sum is on the stack.
 */
#define SUM [sp]

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

/* Two rows from r9 on. */
    .macro TWO_ROWS a, b
    ldm r9!, {\a, \b}
    ADD3 r5, \a, \b
    .endm

/* Up to four rows of a scan; Z is set if it has no more bits. */
    .macro FOUR name
\name:
    ROW r10
    beq one_row
    ROW r11
    beq two_rows
    ADD3 r5, r10, r11
    ROW r11
    beq three_rows
    ROW r12
    ADD3 r5, r11, r12
    ADD3 r6, r10, r11
    ADD2 r7, r10
    ADD2 r8, r10
    bne \name\()_high
\name\()_more:
    cmp r4, #0
    .endm

    .macro HIGH name
\name\()_high:
    bl add_high
    b \name\()_more
    .endm

FUNCTION snn_sum_rows_onto, stack=40
    push {r3-r11, lr}
    adds r3, r3, #4
    ldm r3, {r5-r8}
    b start

FUNCTION snn_sum_rows, stack=40
    push {r3-r11, lr}
    movs r4, #4
    str r4, [r3]
    movs r5, #0
    movs r6, #0
    movs r7, #0
    mov r8, #0
start:
    add r1, r0, r1, lsl #2
    mov r9, #0x80000000
word:
    ldr r4, [r0], #4
    cmp r4, #0
    beq next
    rbit r4, r4
    FOUR first
    bne many
next:
    adds r2, r2, #128
    cmp r0, r1
    bne word
    ldr r3, SUM
    adds r3, r3, #4
    stm r3, {r5-r8}
    pop {r3-r11, pc}

many:
    mvn r3, #0xF0000000
    cmp r4, r3
    beq full
    FOUR other
    bne other
    b next

HIGH first
HIGH other

one_row:
    ADD2 r5, r10
    beq next
    ADD2 r6, r10
    b fours

two_rows:
    ADD3 r5, r10, r11
    beq next
    ADD2 r6, r10
    b fours

/* All bits of a word are set, and four rows are done: three times eight, then four are left. */
full:
    add r9, r2, #16
    movs r4, #3
eight:
    TWO_ROWS r10, r11
    TWO_ROWS r11, r12
    ADD3 r6, r10, r11
    TWO_ROWS r11, r12
    TWO_ROWS r12, lr
    ADD3 r6, r11, r12
    ADD3 r7, r10, r11
    ADD2 r8, r10
    beq 1f
    bl add_high
1:  subs r4, r4, #1
    bne eight
    TWO_ROWS r10, r11
    TWO_ROWS r11, r12
    mov r9, #0x80000000
    b twos

three_rows:
    ADD2 r5, r11
twos:
    ADD3 r6, r10, r11
fours:
    ADD2 r7, r10
    ADD2 r8, r10
    beq next
    bl add_high
    b next

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
