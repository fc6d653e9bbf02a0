#include <string.h>

#include "check.h"
#include "snn_board.h"

/* Fails in the way its argument names; CTest checks that each failure is seen outside. */

#ifdef __arm__

static void undefined_instruction(void) {
    __asm volatile("udf #0");
}

__attribute__((noinline)) static uint32_t recurse(uint32_t depth) {
    volatile uint32_t frame[16];
    frame[depth % 16u] = depth;
    return depth == 0xFFFFFFFFu ? 0u : recurse(depth + 1u) + frame[0];
}

#endif

int main(int argc, char **argv) {
    const char *how = argc > 1 ? argv[1] : "";
    if (strcmp(how, "return") == 0) {
        return 3;
    }
    if (strcmp(how, "check") == 0) {
        CHECK_EQUAL(1 + 1, 3);
    }
#ifdef __arm__
    if (strcmp(how, "fault") == 0) {
        undefined_instruction();
    }
    if (strcmp(how, "stack") == 0) {
        return (int)recurse(0) & 0;
    }
#endif
    return 0;
}
