#include "idx.h"

#include "snn_board.h"

#define MAX_DIMENSIONS 4u

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

/* Product of all dimensions but the first, or 0 if it is more than `limit` or cannot be read. */
static uint32_t read_item_bytes(int file, uint32_t dimensions, uint32_t limit) {
    uint32_t bytes = 1;
    for (uint32_t i = 1; i < dimensions; i++) {
        uint8_t dimension[4];
        if (snn_board_read(file, dimension, 4) != 4u || big_endian(dimension) > limit / bytes) {
            return 0;
        }
        bytes *= big_endian(dimension);
        if (bytes == 0u) {
            return 0;
        }
    }
    return bytes;
}

int idx_open(idx_file_t *idx, const char *path, uint32_t item_bytes) {
    uint8_t head[8] = {0};
    idx->file = snn_board_open(path, SNN_BOARD_READ);
    if (idx->file < 0) {
        return fail(path, "cannot be opened");
    }
    const int is_complete = snn_board_read(idx->file, head, sizeof head) == sizeof head;
    const uint32_t dimensions = head[3];
    if (!is_complete || big_endian(head) >> 8 != 0x08u || dimensions == 0u ||
        dimensions > MAX_DIMENSIONS) {
        return fail(path, "is not an IDX file of bytes (if it is compressed, unpack it first)");
    }
    idx->count = big_endian(head + 4);
    idx->item_bytes = read_item_bytes(idx->file, dimensions, item_bytes);
    if (idx->item_bytes != item_bytes) {
        return fail(path, "its items are not of the network's input size");
    }
    if ((int64_t)snn_board_length(idx->file) <
        (int64_t)(4u + 4u * dimensions) + (int64_t)idx->count * item_bytes) {
        return fail(path, "is shorter than its header says");
    }
    return 0;
}

int idx_read(const idx_file_t *idx, uint8_t *item) {
    return snn_board_read(idx->file, item, idx->item_bytes) == idx->item_bytes ? 0 : -1;
}
