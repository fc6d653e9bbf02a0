#define SNN_ENABLE_TRACE
#include "snn/trace.h"

#include "check.h"

/* The trace hook calls the program when it is enabled, and is nothing when it is not. */

void snn_test_trace_disabled(void);

static unsigned calls;
static unsigned last_layer;
static const uint32_t *last_words;
static size_t last_count;

void snn_trace(unsigned layer, const uint32_t *words, size_t word_count) {
    calls++;
    last_layer = layer;
    last_words = words;
    last_count = word_count;
}

int main(void) {
    static const uint32_t words[3] = {1, 2, 3};
    SNN_TRACE(4, words, 3);
    CHECK_EQUAL(calls, 1);
    CHECK_EQUAL(last_layer, 4);
    CHECK(last_words == words);
    CHECK_EQUAL(last_count, 3);
    snn_test_trace_disabled();
    CHECK_EQUAL(calls, 1);
    return 0;
}
