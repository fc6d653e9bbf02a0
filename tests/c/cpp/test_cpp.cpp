// Generated networks and the library called from C++: declarations have the linkage of C.
#include "snn_net_event_net.h"
#include "snn_net_small_former.h"
#include "snn_net_tiny_net.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "FAILED %s:%d: %s\n", __FILE__, __LINE__, #condition);            \
            std::exit(1);                                                                          \
        }                                                                                          \
    } while (false)

// A network for whole windows: the label is the lowest of the highest scores.
template <typename Net, std::size_t Bytes>
static void check_classify(int (*classify)(Net *, const std::uint8_t *, std::uint16_t *)) {
    static Net net;
    std::array<std::uint8_t, Bytes> image;
    for (std::size_t i = 0; i < Bytes; i++) {
        image[i] = static_cast<std::uint8_t>(i * 37u);
    }
    std::uint16_t label = 0xFFFF;
    CHECK(classify(&net, image.data(), &label) == SNN_OK);
    const auto best = std::max_element(std::begin(net.scores), std::end(net.scores));
    CHECK(label == best - std::begin(net.scores));
    CHECK(*best != *std::min_element(std::begin(net.scores), std::end(net.scores)));
    CHECK(classify(nullptr, image.data(), &label) == SNN_ERR_NULL);
}

// Kernels are values in C++, too.
static void check_library() {
    const std::array<std::int32_t, 3> scores = {-5, 9, 9};
    CHECK(snn_argmax_s32(scores.data(), 3) == 1);
    snn_lif_t *const step = snn_lif_half_zero;
    snn_sum_t *const sum = snn_sum_s4;
    CHECK(step != nullptr && sum != nullptr);
    CHECK(snn_codes_kernels_s16.pack != nullptr);
}

int main() {
    check_classify<snn_net_tiny_net_t, SNN_NET_TINY_NET_INPUT_BYTES>(snn_net_tiny_net_classify);
    check_classify<snn_net_small_former_t, SNN_NET_SMALL_FORMER_INPUT_BYTES>(
        snn_net_small_former_classify);
    static snn_net_event_net_stream_t stream;
    CHECK(snn_net_event_net_reset(&stream) == SNN_OK);
    std::uint16_t label = 0xFFFF;
    CHECK(snn_net_event_net_label(&stream, &label) == SNN_OK && label == 0);
    check_library();
    std::puts("ok");
    return 0;
}
