/* Runs every network of a batch on its images and writes down everything it computes.
 *
 *     runner <input> <output prefix> <first network>
 *
 * The input holds, in little-endian 32-bit words, for each network: the number of inputs, how many
 * of them are traced, how many are classified a second time, and the file position of the first
 * one. The inputs follow, images in bytes and events in words. Network n writes the file <output
 * prefix>n; after a crash the first network without a complete file is the guilty one.
 *
 * An output file holds 32-bit words: a mask of failed NULL checks, then per input
 *   - if traced: for each layer its index, its number of words and the words, in a stream for each
 *     time step; 0xFFFFFFFF at the end
 *   - the result of `run`; if classified: the result of `classify` and the label, both of the next
 *     input, then its scores, which another instance computed
 *   - the scores of `run`, read after the other instance ran
 *   - the number of bytes written outside of an instance
 */
#include "runner.h"

#include <stddef.h>
#include <string.h>

#include "snn/snn.h"
#include "snn_board.h"

#define END_OF_LAYERS 0xFFFFFFFFu
#define UNTOUCHED 0xA5u

/** The head of a network's inputs in the input file. */
typedef struct {
    uint32_t inputs;
    uint32_t traced;
    uint32_t classified;
    uint32_t position;
} head_t;

static int input_file;
static int output_file;
static int is_tracing;
static uint32_t stack_bytes;

static void fail(const char *what) {
    snn_board_print("conformance runner: ");
    snn_board_print(what);
    snn_board_print("\n");
    snn_board_exit(2);
}

static void put(const void *data, size_t size) {
    if (snn_board_write(output_file, data, size) != 0) {
        fail("cannot write the output");
    }
}

static void put_word(uint32_t word) {
    put(&word, sizeof word);
}

void snn_trace(unsigned layer, const uint32_t *words, size_t word_count) {
    if (is_tracing) {
        put_word(layer);
        put_word((uint32_t)word_count);
        put(words, word_count * sizeof *words);
    }
}

static void get(uint32_t position, void *data, size_t size) {
    if (snn_board_seek(input_file, position) != 0 ||
        snn_board_read(input_file, data, size) != size) {
        fail("the input is truncated");
    }
}

/* Inputs stand at the end of their memory, so that reading past one is found by the sanitizers. */
static const void *get_input(const conformance_network_t *network, const head_t *head,
                             uint32_t index) {
    unsigned char *end = (unsigned char *)(conformance_input + conformance_input_words);
    get(head->position + index * network->input_bytes, end - network->input_bytes,
        network->input_bytes);
    return end - network->input_bytes;
}

static void *state_of(uint32_t slot) {
    return conformance_slots[slot] + CONFORMANCE_GUARD_BYTES;
}

static uint32_t touched_bytes(const conformance_network_t *network) {
    uint32_t touched = 0;
    for (uint32_t slot = 0; slot < conformance_slot_count; slot++) {
        for (uint32_t i = 0; i < conformance_slot_bytes; i++) {
            const int is_inside =
                i >= CONFORMANCE_GUARD_BYTES && i < CONFORMANCE_GUARD_BYTES + network->state_bytes;
            touched += !is_inside && conformance_slots[slot][i] != UNTOUCHED;
        }
    }
    return touched;
}

void conformance_call(void (*call)(void *context), void *context) {
#ifdef __clang__
    call(context);
#else
    if (is_tracing) {
        call(context);
    } else if (snn_board_stack_of(call, context) > stack_bytes) {
        fail("a call takes more stack than the header says");
    }
#endif
}

/* Arguments and result of a call for a whole window; without a label `run`. */
typedef struct {
    const conformance_network_t *network;
    void *state;
    const void *input;
    uint16_t *label;
    int err;
} window_t;

static void call_window(void *context) {
    window_t *const w = context;
    w->err = w->label == NULL ? w->network->run(w->state, w->input)
                              : w->network->classify(w->state, w->input, w->label);
}

static int run_window(const conformance_network_t *network, void *state, const void *input,
                      uint16_t *label) {
    window_t window = {network, state, input, label, SNN_OK};
    conformance_call(call_window, &window);
    return window.err;
}

static int run(const conformance_network_t *network, void *state, const void *input) {
    return network->stream == NULL ? run_window(network, state, input, NULL)
                                   : conformance_stream_run(network->stream, state, input);
}

static int classify(const conformance_network_t *network, void *state, const void *input,
                    uint16_t *label) {
    if (network->stream == NULL) {
        return run_window(network, state, input, label);
    }
    const int err = conformance_stream_run(network->stream, state, input);
    return err ? err : network->stream->label(state, label);
}

/* One bit per call that did not return SNN_ERR_NULL; the last one for all of a stream. */
static uint32_t failed_null_checks(const conformance_network_t *network) {
    void *state = state_of(0);
    const void *input = conformance_input;
    uint16_t label;
    uint32_t failed = 0;
    if (network->stream != NULL) {
        return (uint32_t)!conformance_stream_refuses_null(network->stream, state, input) << 5;
    }
    failed |= (uint32_t)(network->run(NULL, input) != SNN_ERR_NULL) << 0;
    failed |= (uint32_t)(network->run(state, NULL) != SNN_ERR_NULL) << 1;
    failed |= (uint32_t)(network->classify(NULL, input, &label) != SNN_ERR_NULL) << 2;
    failed |= (uint32_t)(network->classify(state, NULL, &label) != SNN_ERR_NULL) << 3;
    failed |= (uint32_t)(network->classify(state, input, NULL) != SNN_ERR_NULL) << 4;
    return failed;
}

static void run_input(const conformance_network_t *network, const head_t *head, uint32_t index) {
    void *state = state_of(0);
    is_tracing = index < head->traced;
    const int err = run(network, state, get_input(network, head, index));
    if (is_tracing) {
        put_word(END_OF_LAYERS);
    }
    is_tracing = 0;
    put_word((uint32_t)err);
    /* A second instance works on another input before the first one's scores are read. */
    if (index < head->classified && conformance_slot_count > 1u) {
        void *other = state_of(1);
        uint16_t label = 0xFFFFu;
        const void *input = get_input(network, head, (index + 1u) % head->inputs);
        put_word((uint32_t)classify(network, other, input, &label));
        put_word(label);
        put(network->scores(other), network->classes * sizeof(int32_t));
    }
    put(network->scores(state), network->classes * sizeof(int32_t));
    put_word(touched_bytes(network));
}

static void run_network(uint32_t index) {
    const conformance_network_t *network = &conformance_networks[index];
    head_t head;
    get((uint32_t)(index * sizeof head), &head, sizeof head);
    stack_bytes = network->stack_bytes;
    for (uint32_t slot = 0; slot < conformance_slot_count; slot++) {
        memset(conformance_slots[slot], UNTOUCHED, conformance_slot_bytes);
    }
    put_word(failed_null_checks(network));
    for (uint32_t i = 0; i < head.inputs; i++) {
        run_input(network, &head, i);
    }
}

static uint32_t parse_number(const char *text) {
    uint32_t number = 0;
    for (; *text >= '0' && *text <= '9'; text++) {
        number = number * 10u + (uint32_t)(*text - '0');
    }
    return number;
}

/* The prefix and a number of at most ten digits. */
static void open_output(const char *prefix, uint32_t number) {
    static char path[128];
    const size_t length = strlen(prefix);
    uint32_t divisor = 1;
    if (length + 11u > sizeof path) {
        fail("the output prefix is too long");
    }
    memcpy(path, prefix, length);
    char *end = path + length;
    while (number / divisor >= 10u) {
        divisor *= 10u;
    }
    for (; divisor != 0u; divisor /= 10u) {
        *end++ = (char)('0' + (char)(number / divisor % 10u));
    }
    *end = '\0';
    output_file = snn_board_open(path, SNN_BOARD_WRITE);
    if (output_file < 0) {
        fail("cannot create the output");
    }
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fail("usage: runner <input> <output prefix> <first network>");
    }
    input_file = snn_board_open(argv[1], SNN_BOARD_READ);
    if (input_file < 0) {
        fail("cannot open the input");
    }
    for (uint32_t i = parse_number(argv[3]); i < conformance_network_count; i++) {
        open_output(argv[2], i);
        run_network(i);
        if (snn_board_close(output_file) != 0) {
            fail("cannot close the output");
        }
    }
    return 0;
}
