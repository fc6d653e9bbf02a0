#include "snn_net_keyword_net.h"

int main(void) {
    return snn_net_keyword_net_answer();
}
