#ifndef SNN_BOARD_H
#define SNN_BOARD_H

#include <stddef.h>
#include <stdint.h>

/**
 * What test programs and demo firmware need from a board: text, files, arguments, an exit code, an
 * exact instruction counter and the stack's high-water mark.
 *
 * On the emulated Cortex-M boards it is implemented by semihosting and a timer; on the host by the
 * C library, so that one main.c runs on both. Programs define `int main(int argc, char **argv)`.
 * None of this belongs to the product's runtime: firmware on real hardware links only `snn`.
 */

/** Name of the core and board, for example "cortex-m4 (mps2-an386)"; "host" on the host. */
const char *snn_board_name(void);

/** Ends the program; never returns. Returning `code` from main does the same. */
void snn_board_exit(int code);

/* Text on standard output. */

void snn_board_print(const char *text);
void snn_board_print_unsigned(uint64_t value);
void snn_board_print_signed(int64_t value);

/* Files of the host; paths are relative to the directory the emulator was started in. */

/** How to open a file. */
enum {
    SNN_BOARD_READ = 1, /**< An existing file, for reading, as bytes. */
    SNN_BOARD_WRITE = 5 /**< A new or truncated file, for writing, as bytes. */
};

/** Opens a file. Returns a handle (0 or more), or -1. */
int snn_board_open(const char *path, int mode);

/** Reads up to `size` bytes. Returns the number read: less than `size` at the end or on an error.
 */
size_t snn_board_read(int file, void *buffer, size_t size);

/** Writes `size` bytes. Returns 0, or -1 if not all were written. */
int snn_board_write(int file, const void *buffer, size_t size);

/** Moves to `position` bytes from the start. Returns 0, or -1. */
int snn_board_seek(int file, uint32_t position);

/** Length of a file in bytes, or -1. */
int32_t snn_board_length(int file);

/** Closes a file. Returns 0, or -1. */
int snn_board_close(int file);

/* Measurements. */

/**
 * Instructions executed since the start, exactly. The difference of two calls is the number of
 * instructions between them plus a constant (the call itself), so the difference of two such
 * differences is exact. Instructions are not cycles.
 *
 * Needs QEMU's `-icount shift=10` (the runner passes it): one instruction then takes 1024 ns of
 * virtual time, which the board's timer resolves. The 32-bit timers wrap after at least 131 million
 * instructions; wraps are noticed as long as this function is called at least once per period.
 * On the host: always 0.
 */
uint64_t snn_board_instructions(void);

/**
 * Instructions since `start`, a value of snn_board_instructions(), without the cost of counting:
 * 0 when nothing was executed between the two calls but the calls themselves.
 */
uint64_t snn_board_instructions_since(uint64_t start);

/** Most stack used so far, in bytes: the stack is painted at start. 0 on the host. */
uint32_t snn_board_stack_used(void);

/** Most stack that a call takes, in bytes: what is free is painted again before it. 0 on the host,
 * which only makes the call. snn_board_stack_used() then counts from there. */
uint32_t snn_board_stack_of(void (*call)(void *context), void *context);

/** Bytes reserved for the stack. 0 on the host. */
uint32_t snn_board_stack_size(void);

/** Bytes of the image in flash: code, constants and initial values. 0 on the host. */
uint32_t snn_board_flash_bytes(void);

/** Bytes of RAM taken by data, zeroed data and the reserved stack. 0 on the host. */
uint32_t snn_board_ram_bytes(void);

#endif
