#include "snn/snn.h"

void snn_test_trace_disabled(void);

void snn_test_trace_disabled(void) {
    static const uint32_t words[1] = {0};
    (void)words;
    SNN_TRACE(0, words, 1);
}
