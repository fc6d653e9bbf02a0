#include <stdint.h>
#include <string.h>

#include "semihosting.h"
#include "snn_board.h"
#include "target.h"

/* Reset, vector table and faults: the part of the board support that runs before and beside main.
 */

extern uint32_t snn_ld_stack_bottom[], snn_ld_stack_top[];
extern uint32_t snn_ld_data_start[], snn_ld_data_end[], snn_ld_data_load[], snn_ld_bss_start[],
    snn_ld_bss_end[];
extern uint32_t snn_ld_flash_start[], snn_ld_flash_end[], snn_ld_ram_start[];

int main(int argc, char **argv);
void snn_reset(void);
void snn_start(void);
void snn_fault(void);
void snn_report_fault(void);

#define STACK_PAINT 0xC0DEC0DEu
#define MAX_ARGUMENTS 8

/* Coprocessors first: with MVE the compiler may use vector registers anywhere after this. The stack
 * is painted here because nothing stands on it yet. */
__attribute__((naked, used)) void snn_reset(void) {
    __asm volatile(".syntax unified\n"
#if defined(__ARM_FEATURE_MVE) || defined(__ARM_FP)
                   "ldr r0, =0xE000ED88\n" /* CPACR: full access to coprocessors 10 and 11 */
                   "ldr r1, [r0]\n"
                   "ldr r2, =0x00F00000\n"
                   "orrs r1, r2\n"
                   "str r1, [r0]\n"
                   "dsb\n"
                   "isb\n"
#endif
                   "ldr r0, =snn_ld_stack_bottom\n"
                   "ldr r1, =snn_ld_stack_top\n"
                   "ldr r2, =0xC0DEC0DE\n"
                   "1: str r2, [r0]\n"
                   "adds r0, #4\n"
                   "cmp r0, r1\n"
                   "bne 1b\n"
                   "ldr r0, =snn_start\n"
                   "bx r0\n");
}

/* Splits the command line at blanks, in place. */
static int split_arguments(char *line, char **arguments) {
    int count = 0;
    while (*line != '\0' && count < MAX_ARGUMENTS) {
        arguments[count++] = line;
        while (*line != '\0' && *line != ' ') {
            line++;
        }
        while (*line == ' ') {
            *line++ = '\0';
        }
    }
    return count;
}

/* The MPS2 boards with an ARMv7-M core ignore accesses to missing memory, so the megabyte below RAM
 * is closed by the memory protection unit. On the other boards missing memory faults by itself. */
static void guard_stack(void) {
#if __ARM_ARCH == 7
    volatile uint32_t *const mpu = (volatile uint32_t *)0xE000ED94u; /* CTRL, RNR, RBAR, RASR */
    mpu[1] = 0;
    mpu[2] = (uint32_t)(uintptr_t)snn_ld_stack_bottom - 0x100000u;
    mpu[3] = (19u << 1) | 1u; /* 2^(19 + 1) bytes, no access, on */
    mpu[0] = 5u;              /* On, and the default map for everything else. */
    __asm volatile("dsb\n isb\n" ::: "memory");
#endif
}

__attribute__((used)) void snn_start(void) {
    static char line[256];
    static char *arguments[MAX_ARGUMENTS + 1];
    memcpy(snn_ld_data_start, snn_ld_data_load,
           (size_t)((uintptr_t)snn_ld_data_end - (uintptr_t)snn_ld_data_start));
    memset(snn_ld_bss_start, 0, (size_t)((uintptr_t)snn_ld_bss_end - (uintptr_t)snn_ld_bss_start));
    guard_stack();
    snn_counter_start();
    if (snn_semihosting_command_line(line, sizeof line) != 0) {
        line[0] = '\0';
    }
    snn_board_exit(main(split_arguments(line, arguments), arguments));
}

uint32_t snn_board_stack_used(void) {
    const uint32_t *lowest = snn_ld_stack_bottom;
    while (lowest < snn_ld_stack_top && *lowest == STACK_PAINT) {
        lowest++;
    }
    return (uint32_t)((uintptr_t)snn_ld_stack_top - (uintptr_t)lowest);
}

__attribute__((noinline)) uint32_t snn_board_stack_of(void (*call)(void *context), void *context) {
    uint32_t *top;
    __asm volatile("mov %0, sp" : "=r"(top));
    for (uint32_t *word = snn_ld_stack_bottom; word < top; word++) {
        *word = STACK_PAINT;
    }
    call(context);
    const uint32_t used = snn_board_stack_used();
    return used - (uint32_t)((uintptr_t)snn_ld_stack_top - (uintptr_t)top);
}

uint32_t snn_board_stack_size(void) {
    return (uint32_t)((uintptr_t)snn_ld_stack_top - (uintptr_t)snn_ld_stack_bottom);
}

uint32_t snn_board_flash_bytes(void) {
    return (uint32_t)((uintptr_t)snn_ld_flash_end - (uintptr_t)snn_ld_flash_start);
}

uint32_t snn_board_ram_bytes(void) {
    return (uint32_t)((uintptr_t)snn_ld_bss_end - (uintptr_t)snn_ld_ram_start);
}

/* Every exception is a mistake. The stack pointer may be one of the victims: start a new stack. */
__attribute__((naked, used)) void snn_fault(void) {
    __asm volatile(".syntax unified\n"
                   "ldr r0, =snn_ld_stack_top\n"
                   "mov sp, r0\n"
                   "ldr r0, =snn_report_fault\n"
                   "bx r0\n");
}

__attribute__((used)) void snn_report_fault(void) {
    static const char *const names[8] = {"exception", "reset",    "NMI",        "HardFault",
                                         "MemManage", "BusFault", "UsageFault", "SecureFault"};
    const uint32_t active = *(volatile uint32_t *)0xE000ED04u & 0x1FFu; /* ICSR.VECTACTIVE */
    snn_semihosting_error("fault: ");
    snn_semihosting_error(names[active < 8u ? active : 0u]);
    snn_semihosting_error(" on ");
    snn_semihosting_error(snn_board_name());
    snn_semihosting_error("\n");
    snn_board_exit(SNN_EXIT_FAULT);
}

typedef void (*vector_t)(void);

__attribute__((section(".vectors"), used)) static const vector_t vectors[16] = {
    (vector_t)(uintptr_t)snn_ld_stack_top,
    snn_reset,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
    snn_fault,
};
