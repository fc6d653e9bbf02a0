/* Sums of weight rows for ARMv7-M and ARMv8-M Mainline, with and without the DSP extension.
 * What they compute is defined by rows.c; layouts are in snn/rows.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V7M || SNN_ISA == SNN_ISA_DSP
    .syntax unified
    .thumb
#include "arm/function.inc"

/* Registers: lr the next entry of the list, its end on the stack, ip the rows; r0 to r3 hold a row.
 * r4 to r11 accumulate. */


/* r0 list, r1 count, r2 rows, r3 sums: the end of the list and the sums go to the stack. */
    .macro ENTER
    push {r3-r11, lr}
    add r1, r0, r1, lsl #1
    sub sp, sp, #8
    str r1, [sp]
    mov lr, r0
    mov ip, r2
    .endm

    .macro LEAVE
    add sp, sp, #12
    pop {r4-r11, pc}
    .endm

/* Runs `event` for each entry up to the end at [sp]: singly until a multiple of four is left. */
    .macro EACH event
1:  ldr r0, [sp]
    sub r0, r0, lr
    tst r0, #6
    beq 2f
    \event
    b 1b
2:  cmp r0, #0
    beq.w 4f
3:  .rept 4
    \event
    .endr
    ldr r0, [sp]
    cmp lr, r0
    bne.w 3b
4:
    .endm

    .macro CLEAR8
    mov r4, #0
    mov r5, #0
    mov r6, #0
    mov r7, #0
    mov r8, #0
    mov r9, #0
    mov r10, #0
    mov r11, #0
    .endm

    .macro LOAD_4_WORDS row_shift
    ldrh r0, [lr], #2
    add r0, ip, r0, lsl #\row_shift
    ldm r0, {r0-r3}
    .endm

/* ---- 8 bits: 4 words of 4 byte lanes of a row of 4 or 8; 8 words of sums ---- */

#if SNN_ISA == SNN_ISA_DSP
    .macro EVENT_S8 row_shift
    LOAD_4_WORDS \row_shift
    uxtab16 r4, r4, r0
    uxtab16 r5, r5, r0, ror #8
    uxtab16 r6, r6, r1
    uxtab16 r7, r7, r1, ror #8
    uxtab16 r8, r8, r2
    uxtab16 r9, r9, r2, ror #8
    uxtab16 r10, r10, r3
    uxtab16 r11, r11, r3, ror #8
    .endm
#else
/* One accumulator takes whole words, the other one the odd bytes; the even ones are what is left. */
    .macro SPLIT word, all, odd, mask, bits
    add \all, \all, \word
    and \word, \word, #\mask
    add \odd, \odd, \word, lsr #\bits
    .endm
    .macro EVENT_S8 row_shift
    LOAD_4_WORDS \row_shift
    SPLIT r0, r4, r5, 0xFF00FF00, 8
    SPLIT r1, r6, r7, 0xFF00FF00, 8
    SPLIT r2, r8, r9, 0xFF00FF00, 8
    SPLIT r3, r10, r11, 0xFF00FF00, 8
    .endm
#endif

    .macro ROWS_S8 name, event
FUNCTION \name
    ENTER
    CLEAR8
    EACH \event
#if SNN_ISA != SNN_ISA_DSP
    sub r4, r4, r5, lsl #8
    sub r6, r6, r7, lsl #8
    sub r8, r8, r9, lsl #8
    sub r10, r10, r11, lsl #8
#endif
    ldr r3, [sp, #8]
    stm r3, {r4-r11}
    LEAVE
    .endm
    .macro EVENT_S8_WIDE
    EVENT_S8 5
    .endm
    .macro EVENT_S8_HALF
    EVENT_S8 4
    .endm

    ROWS_S8 snn_rows_s8_wide, EVENT_S8_WIDE
    ROWS_S8 snn_rows_s8_half, EVENT_S8_HALF

/* ---- Byte lanes to sums ---- */

/* Stores the two words of sums of a word of byte lanes at r3. */
    .macro STORE_QUAD lanes, quad
#if SNN_ISA == SNN_ISA_DSP
    uxtb16 r0, \lanes
    uxtb16 r1, \lanes, ror #8
#else
    and r0, \lanes, #0x00FF00FF
    and r1, \lanes, #0xFF00FF00
    lsr r1, r1, #8
#endif
    strd r0, r1, [r3, #8 * \quad]
    .endm

/* Adds them. */
    .macro ADD_QUAD lanes, quad
    ldrd r0, r1, [r3, #8 * \quad]
#if SNN_ISA == SNN_ISA_DSP
    uxtab16 r0, r0, \lanes
    uxtab16 r1, r1, \lanes, ror #8
#else
    and r2, \lanes, #0x00FF00FF
    add r0, r0, r2
    and r2, \lanes, #0xFF00FF00
    add r1, r1, r2, lsr #8
#endif
    strd r0, r1, [r3, #8 * \quad]
    .endm

/* ---- 4 bits: a row is 4 words of 8 nibbles for two groups; 16 words of sums ---- */

    .macro NIBBLES word, all, odd
    add \all, \all, \word
    and \word, \word, #0xF0F0F0F0
    add \odd, \odd, \word, lsr #4
    .endm
    .macro EVENT_S4
    LOAD_4_WORDS 4
    NIBBLES r0, r4, r5
    NIBBLES r1, r6, r7
    NIBBLES r2, r8, r9
    NIBBLES r3, r10, r11
    .endm
    .macro EVEN_NIBBLES all, odd
    sub \all, \all, \odd, lsl #4
    .endm
    .macro QUADS_S4 quad
    EVEN_NIBBLES r4, r5
    EVEN_NIBBLES r6, r7
    EVEN_NIBBLES r8, r9
    EVEN_NIBBLES r10, r11
    \quad r4, 0
    \quad r6, 1
    \quad r5, 2
    \quad r7, 3
    \quad r8, 4
    \quad r10, 5
    \quad r9, 6
    \quad r11, 7
    .endm

/* Byte lanes hold the sum of 17 nibbles; runs of 16 entries. [sp]: end of the run, [sp, #4]: end. */
    .macro ROWS_S4 name, clear, event, quads
FUNCTION \name
    ENTER
    str r1, [sp, #4]
    \clear
    add r0, lr, #32
    cmp r0, r1
    it lo
    strlo r0, [sp]
    EACH \event
    ldr r3, [sp, #8]
    \quads STORE_QUAD
5:  ldr r1, [sp, #4]
    cmp lr, r1
    beq 7f
    add r0, lr, #32
    cmp r0, r1
    it hi
    movhi r0, r1
    str r0, [sp]
    \clear
    EACH \event
    ldr r3, [sp, #8]
    \quads ADD_QUAD
    b 5b
7:  LEAVE
    .endm

    ROWS_S4 snn_rows_s4, CLEAR8, EVENT_S4, QUADS_S4

/* ---- 4 bits, one group: a row is 2 words; 8 words of sums ---- */

    .macro EVENT_S4_HALF
    ldrh r0, [lr], #2
    add r0, ip, r0, lsl #3
    ldm r0, {r0, r1}
    NIBBLES r0, r4, r5
    NIBBLES r1, r6, r7
    .endm
    .macro CLEAR4
    mov r4, #0
    mov r5, #0
    mov r6, #0
    mov r7, #0
    .endm
    .macro QUADS_S4_HALF quad
    EVEN_NIBBLES r4, r5
    EVEN_NIBBLES r6, r7
    \quad r4, 0
    \quad r6, 1
    \quad r5, 2
    \quad r7, 3
    .endm

    ROWS_S4 snn_rows_s4_half, CLEAR4, EVENT_S4_HALF, QUADS_S4_HALF

/* ---- 2 bits: a row is one word of 16 codes; 8 words of sums ---- */

/* Nibble lanes r4 (all) and r5 (odd codes) hold the sum of five codes; r8 to r11 are byte lanes. */
    .macro FIRST_S2
    ldrh r0, [lr], #2
    ldr r4, [ip, r0, lsl #2]
    and r5, r4, #0xCCCCCCCC
    lsr r5, r5, #2
    .endm
    .macro EVENT_S2
    ldrh r0, [lr], #2
    ldr r0, [ip, r0, lsl #2]
    add r4, r4, r0
    and r0, r0, #0xCCCCCCCC
    add r5, r5, r0, lsr #2
    .endm
    .macro BYTES_S2
    sub r4, r4, r5, lsl #2
    and r0, r4, #0x0F0F0F0F
    and r4, r4, #0xF0F0F0F0
    add r8, r8, r0
    add r10, r10, r4, lsr #4
    and r0, r5, #0x0F0F0F0F
    and r5, r5, #0xF0F0F0F0
    add r9, r9, r0
    add r11, r11, r5, lsr #4
    .endm
    .macro CLEAR_S2
    mov r8, #0
    mov r9, #0
    mov r10, #0
    mov r11, #0
    .endm
/* r6: entries until the byte lanes are full or the list ends, r7: entries after that. */
    .macro RUN_S2
    CLEAR_S2
1:  subs r6, r6, #5
    blo 2f
    FIRST_S2
    .rept 4
    EVENT_S2
    .endr
    BYTES_S2
    b 1b
2:  adds r6, r6, #5
    beq 4f
    FIRST_S2
3:  subs r6, r6, #1
    beq 5f
    EVENT_S2
    b 3b
5:  BYTES_S2
4:  ldr r3, [sp, #8]
    .endm
    .macro QUADS_S2 quad
    \quad r8, 0
    \quad r9, 1
    \quad r10, 2
    \quad r11, 3
    .endm

FUNCTION snn_rows_s2
    push {r3-r11, lr}
    sub sp, sp, #8
    mov lr, r0
    mov ip, r2
    mov r7, r1
    mov r6, r1
    cmp r6, #85
    it hi
    movhi r6, #85
    sub r7, r7, r6
    RUN_S2
    QUADS_S2 STORE_QUAD
6:  cmp r7, #0
    beq.w 8f
    mov r6, r7
    cmp r6, #85
    it hi
    movhi r6, #85
    sub r7, r7, r6
    RUN_S2
    QUADS_S2 ADD_QUAD
    b 6b
8:  LEAVE

#endif
