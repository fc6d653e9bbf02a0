#include "idx.h"

#include "snn_board.h"

#define MAX_DIMENSIONS 3u

static uint32_t big_endian(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static int fail(const char *path, const char *problem) {
    snn_board_print("error: ");
    snn_board_print(path);
    snn_board_print(": ");
    snn_board_print(problem);
    snn_board_print("\n");
    return -1;
}

int idx_open(idx_file_t *idx, const char *path, uint32_t dimensions, uint32_t item_bytes) {
    uint8_t header[4u + 4u * MAX_DIMENSIONS];
    const uint32_t header_bytes = 4u + 4u * dimensions;
    idx->file = snn_board_open(path, SNN_BOARD_READ);
    if (idx->file < 0) {
        return fail(path, "cannot be opened");
    }
    if (snn_board_read(idx->file, header, header_bytes) != header_bytes ||
        big_endian(header) != 0x0800u + dimensions) {
        return fail(path, "is not an IDX file of this kind (if it is compressed, unpack it first)");
    }
    idx->count = big_endian(header + 4);
    idx->item_bytes = 1;
    for (uint32_t i = 1; i < dimensions; i++) {
        idx->item_bytes *= big_endian(header + 4u + 4u * i);
    }
    if (idx->item_bytes != item_bytes) {
        return fail(path, "its items are not of the network's input size");
    }
    if ((int64_t)snn_board_length(idx->file) <
        (int64_t)header_bytes + (int64_t)idx->count * item_bytes) {
        return fail(path, "is shorter than its header says");
    }
    return 0;
}

int idx_read(const idx_file_t *idx, uint8_t *item) {
    return snn_board_read(idx->file, item, idx->item_bytes) == idx->item_bytes ? 0 : -1;
}
