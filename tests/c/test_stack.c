#include "check.h"
#include "snn_board.h"
#include "snn_net_branch_net.h"
#include "snn_net_event_net.h"
#include "snn_net_residual_net.h"
#include "snn_net_small_former.h"
#include "snn_net_tiny_net.h"

/* The stack that generated networks take, painted, is no more than their headers say. On the host
 * nothing is measured. */

static uint32_t input[256];

typedef union {
    snn_net_branch_net_t branch;
    snn_net_branch_net_stream_t branch_stream;
    snn_net_event_net_t event;
    snn_net_event_net_stream_t event_stream;
    snn_net_residual_net_t residual;
    snn_net_small_former_t former;
    snn_net_tiny_net_t tiny;
} any_t;

static any_t any;
static uint16_t label;
static uint8_t bytes[1024];

static void classify_branch(void *context) {
    CHECK_EQUAL(snn_net_branch_net_classify(context, (const uint8_t *)input, &label), SNN_OK);
}

static void step_branch(void *context) {
    CHECK_EQUAL(snn_net_branch_net_step(context, (const uint8_t *)input), SNN_OK);
}

static void classify_event(void *context) {
    CHECK_EQUAL(snn_net_event_net_classify(context, input, &label), SNN_OK);
}

static void step_event(void *context) {
    CHECK_EQUAL(snn_net_event_net_step(context, input), SNN_OK);
}

static void save_event(void *context) {
    CHECK_EQUAL(snn_net_event_net_save(context, bytes, sizeof bytes), SNN_OK);
}

static void restore_event(void *context) {
    CHECK_EQUAL(snn_net_event_net_restore(context, bytes, sizeof bytes), SNN_OK);
}

static void classify_residual(void *context) {
    CHECK_EQUAL(snn_net_residual_net_classify(context, (const uint8_t *)input, &label), SNN_OK);
}

static void classify_former(void *context) {
    CHECK_EQUAL(snn_net_small_former_classify(context, (const uint8_t *)input, &label), SNN_OK);
}

static void classify_tiny(void *context) {
    CHECK_EQUAL(snn_net_tiny_net_classify(context, (const uint8_t *)input, &label), SNN_OK);
}

static void check_stack(void (*call)(void *context), uint32_t bound) {
    const uint32_t taken = snn_board_stack_of(call, &any);
    snn_board_print_unsigned(taken);
    snn_board_print(" of ");
    snn_board_print_unsigned(bound);
    snn_board_print("\n");
    CHECK(taken <= bound);
    CHECK(taken > 40u || snn_board_stack_size() == 0u);
}

int main(void) {
    for (uint32_t i = 0; i < sizeof input / sizeof input[0]; i++) {
        input[i] = i * 0x9E3779B9u;
    }
    check_stack(classify_branch, SNN_NET_BRANCH_NET_STACK_BYTES);
    check_stack(classify_residual, SNN_NET_RESIDUAL_NET_STACK_BYTES);
    check_stack(classify_former, SNN_NET_SMALL_FORMER_STACK_BYTES);
    check_stack(classify_tiny, SNN_NET_TINY_NET_STACK_BYTES);
    check_stack(classify_event, SNN_NET_EVENT_NET_STACK_BYTES);
    CHECK_EQUAL(snn_net_branch_net_reset(&any.branch_stream), SNN_OK);
    check_stack(step_branch, SNN_NET_BRANCH_NET_STACK_BYTES);
    CHECK_EQUAL(snn_net_event_net_reset(&any.event_stream), SNN_OK);
    check_stack(step_event, SNN_NET_EVENT_NET_STACK_BYTES);
    check_stack(save_event, SNN_NET_EVENT_NET_STACK_BYTES);
    check_stack(restore_event, SNN_NET_EVENT_NET_STACK_BYTES);
    return 0;
}
