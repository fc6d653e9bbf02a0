#include "snn_net_tiny_net.h"

/* Old C with a shadowed name and a conversion: warnings of the library's own would refuse it. */
int label(net, image)
snn_net_tiny_net_t *net;
const unsigned char *image;
{
    unsigned short label;
    char answer;
    if (snn_net_tiny_net_classify(net, image, &label) != SNN_OK) {
        return -1;
    }
    answer = label;
    return answer;
}

int main(void) {
    static snn_net_tiny_net_t net;
    static unsigned char image[SNN_NET_TINY_NET_INPUT_BYTES];
    return label(&net, image) < 0;
}
