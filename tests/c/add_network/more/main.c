#include "snn_net_second_net.h"
#include "snn_net_third_net.h"

int main(void) {
    return snn_net_second_net_answer() - snn_net_third_net_answer();
}
