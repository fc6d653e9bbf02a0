#ifndef EXAMPLES_IDX_H
#define EXAMPLES_IDX_H

#include <stdint.h>

/* Files of the MNIST family ("IDX"): a big-endian header, then unsigned bytes. The header is a
 * magic number, 0x0800 + the number of dimensions, and the size of each dimension; the first one
 * counts the items. Source: yann.lecun.com/exdb/mnist. */

/** An open file, positioned at its first item. */
typedef struct {
    int file;
    uint32_t count;      /**< Items in the file. */
    uint32_t item_bytes; /**< Product of the other dimensions. */
} idx_file_t;

/**
 * Opens a file and checks that its header describes items of `item_bytes` bytes, in 1 dimension
 * (labels), 3 (grey images) or whatever up to 4 (colour), and that the file is long enough. Says
 * what is wrong on standard output. Returns 0, or -1.
 */
int idx_open(idx_file_t *idx, const char *path, uint32_t item_bytes);

/** Reads the next item. Returns 0, or -1. */
int idx_read(const idx_file_t *idx, uint8_t *item);

#endif
