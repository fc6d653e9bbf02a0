/* A network and the library in one image; link_check/run.cmake links it, nothing runs it. */
#include "snn_net_tiny_net.h"

int main(void) {
    static snn_net_tiny_net_t net;
    static uint8_t image[SNN_NET_TINY_NET_INPUT_BYTES];
    uint16_t label;
    return snn_net_tiny_net_classify(&net, image, &label);
}

void _exit(int code);

void _exit(int code) {
    (void)code;
    for (;;) {
    }
}
