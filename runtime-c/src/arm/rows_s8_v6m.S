/* Sums of 8-bit weight rows for ARMv6-M. What they compute is defined by synapse/rows.c; layouts
 * are in snn/synapse.h. */
#include "snn/lanes.h"

#if SNN_ISA == SNN_ISA_V6M
    .syntax unified
    .thumb
#include "arm/function.inc"
#include "arm/rows_v6m.inc"

    .macro EVENT_S8_WIDE
    EVENT_4_WORDS 8, 5
    .endm
    .macro EVENT_S8_HALF
    EVENT_4_WORDS 8, 4
    .endm

    .macro SUMS_S8 all, odd
    mov r6, \all
    mov r7, \odd
    lsls r4, r7, #8
    subs r6, r6, r4
    stmia r3!, {r6, r7}
    .endm

    .macro ROWS_S8 name, event
FUNCTION \name, stack=48
    ENTER
    ldr r2, =0x00FF00FF
    CLEAR
    EACH \event
    ldr r3, [sp, #8]
    lsls r4, r7, #8
    subs r6, r6, r4
    stmia r3!, {r6, r7}
    SUMS_S8 r8, r9
    SUMS_S8 r10, r11
    SUMS_S8 r12, lr
    LEAVE
    .ltorg
    .endm

    ROWS_S8 snn_rows_s8_wide, EVENT_S8_WIDE
    ROWS_S8 snn_rows_s8_half, EVENT_S8_HALF

#endif
