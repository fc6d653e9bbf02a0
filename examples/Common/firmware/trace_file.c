#include "trace_file.h"

#include "snn/trace.h"
#include "snn_board.h"

static int file = -1;
static int err;

int trace_file_open(const char *path) {
    file = snn_board_open(path, SNN_BOARD_WRITE);
    return file < 0 ? -1 : 0;
}

void snn_trace(unsigned layer, const uint32_t *words, size_t word_count) {
    (void)layer;
    if (file >= 0 && snn_board_write(file, words, word_count * sizeof *words) != 0) {
        err = -1;
    }
}

int trace_file_close(void) {
    return snn_board_close(file) != 0 ? -1 : err;
}
