#include "semihosting.h"

#include <string.h>

#include "snn_board.h"

enum {
    SYS_OPEN = 0x01,
    SYS_CLOSE = 0x02,
    SYS_WRITE0 = 0x04,
    SYS_WRITE = 0x05,
    SYS_READ = 0x06,
    SYS_SEEK = 0x0A,
    SYS_FLEN = 0x0C,
    SYS_GET_CMDLINE = 0x15,
    SYS_EXIT_EXTENDED = 0x20
};

#define ADP_STOPPED_APPLICATION_EXIT 0x20026u

static int32_t call(uint32_t operation, const void *argument) {
    register uint32_t r0 __asm("r0") = operation;
    register const void *r1 __asm("r1") = argument;
    __asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return (int32_t)r0;
}

static uint32_t address(const void *pointer) {
    return (uint32_t)(uintptr_t)pointer;
}

int snn_semihosting_command_line(char *line, size_t size) {
    uint32_t block[2] = {address(line), size};
    return call(SYS_GET_CMDLINE, block) == 0 ? 0 : -1;
}

void snn_semihosting_error(const char *text) {
    call(SYS_WRITE0, text);
}

void snn_board_exit(int code) {
    const uint32_t block[2] = {ADP_STOPPED_APPLICATION_EXIT, (uint32_t)code};
    for (;;) {
        call(SYS_EXIT_EXTENDED, block);
    }
}

int snn_board_open(const char *path, int mode) {
    const uint32_t block[3] = {address(path), (uint32_t)mode, strlen(path)};
    return call(SYS_OPEN, block);
}

size_t snn_board_read(int file, void *buffer, size_t size) {
    const uint32_t block[3] = {(uint32_t)file, address(buffer), size};
    const int32_t missing = call(SYS_READ, block); /* Bytes that were not read. */
    return missing < 0 || (size_t)missing > size ? 0 : size - (size_t)missing;
}

int snn_board_write(int file, const void *buffer, size_t size) {
    const uint32_t block[3] = {(uint32_t)file, address(buffer), size};
    return call(SYS_WRITE, block) == 0 ? 0 : -1; /* Bytes that were not written. */
}

int snn_board_seek(int file, uint32_t position) {
    const uint32_t block[2] = {(uint32_t)file, position};
    return call(SYS_SEEK, block) == 0 ? 0 : -1;
}

int32_t snn_board_length(int file) {
    const uint32_t block[1] = {(uint32_t)file};
    return call(SYS_FLEN, block);
}

int snn_board_close(int file) {
    const uint32_t block[1] = {(uint32_t)file};
    return call(SYS_CLOSE, block) == 0 ? 0 : -1;
}

void snn_board_print(const char *text) {
    static int console = -1;
    if (console < 0) {
        console = snn_board_open(":tt", 4); /* The special name with mode "w": standard output. */
    }
    snn_board_write(console, text, strlen(text));
}
