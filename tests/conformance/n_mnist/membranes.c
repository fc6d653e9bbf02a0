/*
 * Streams of three networks whose membranes have 2, 8 and 16 bits. Beside each stream stand an
 * object as large as what is before its membranes, and one as large as what is behind them, so that
 * the sizes of the image's symbols say how large the membranes are.
 */
#include <stddef.h>

#include "snn_board.h"
#include "snn_net_n_mnist_net.h"
#include "snn_net_n_mnist_net16.h"
#include "snn_net_n_mnist_net8.h"

#define STREAM(bits, name)                                                                         \
    name##_stream_t stream_##bits;                                                                 \
    uint8_t before_##bits[offsetof(name##_stream_t, membranes)];                                   \
    uint8_t behind_##bits[sizeof(((name##_stream_t *)NULL)->arena)]

STREAM(2, snn_net_n_mnist_net);
STREAM(8, snn_net_n_mnist_net8);
STREAM(16, snn_net_n_mnist_net16);

static const uint8_t *const beside[] = {before_2, behind_2,  before_8,
                                        behind_8, before_16, behind_16};

int main(void) {
    uint32_t sum = 0; /* Of zeros: reading them keeps the objects in the image. */
    for (uint32_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        sum += *(const volatile uint8_t *)beside[i];
    }
    return sum != 0u || snn_net_n_mnist_net_reset(&stream_2) ||
           snn_net_n_mnist_net8_reset(&stream_8) || snn_net_n_mnist_net16_reset(&stream_16);
}
