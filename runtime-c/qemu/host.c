#include "snn_board.h"

#include <stdio.h>
#include <stdlib.h>

/* snn_board.h on the host: the C library, and no counters. */

#define MAX_FILES 8

static FILE *files[MAX_FILES];

static FILE *file_of(int file) {
    return file >= 0 && file < MAX_FILES ? files[file] : NULL;
}

const char *snn_board_name(void) {
    return "host";
}

void snn_board_exit(int code) {
    exit(code);
}

void snn_board_print(const char *text) {
    fputs(text, stdout);
}

int snn_board_open(const char *path, int mode) {
    for (int i = 0; i < MAX_FILES; i++) {
        if (files[i] == NULL) {
            files[i] = fopen(path, mode == SNN_BOARD_READ ? "rb" : "wb");
            return files[i] == NULL ? -1 : i;
        }
    }
    return -1;
}

size_t snn_board_read(int file, void *buffer, size_t size) {
    FILE *stream = file_of(file);
    return stream == NULL ? 0 : fread(buffer, 1, size, stream);
}

int snn_board_write(int file, const void *buffer, size_t size) {
    FILE *stream = file_of(file);
    return stream != NULL && fwrite(buffer, 1, size, stream) == size ? 0 : -1;
}

int snn_board_seek(int file, uint32_t position) {
    FILE *stream = file_of(file);
    return stream != NULL && fseek(stream, (long)position, SEEK_SET) == 0 ? 0 : -1;
}

int32_t snn_board_length(int file) {
    FILE *stream = file_of(file);
    if (stream == NULL) {
        return -1;
    }
    const long position = ftell(stream);
    if (position < 0 || fseek(stream, 0, SEEK_END) != 0) {
        return -1;
    }
    const long length = ftell(stream);
    return fseek(stream, position, SEEK_SET) == 0 ? (int32_t)length : -1;
}

int snn_board_close(int file) {
    FILE *stream = file_of(file);
    if (stream == NULL) {
        return -1;
    }
    files[file] = NULL;
    return fclose(stream) == 0 ? 0 : -1;
}

uint64_t snn_board_instructions(void) {
    return 0;
}

uint64_t snn_board_instructions_since(uint64_t start) {
    (void)start;
    return 0;
}

uint32_t snn_board_stack_used(void) {
    return 0;
}

uint32_t snn_board_stack_of(void (*call)(void *context), void *context) {
    call(context);
    return 0;
}

uint32_t snn_board_stack_size(void) {
    return 0;
}

uint32_t snn_board_flash_bytes(void) {
    return 0;
}

uint32_t snn_board_ram_bytes(void) {
    return 0;
}
