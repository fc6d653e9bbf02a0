/*
 * Streams recordings of an event camera through the network of network.h and measures it:
 *
 *     stream <folder> <count> <microseconds of a time step> [<margin>]
 *
 * The recordings are <folder>/0.bin, 1.bin, ... A margin ends a recording early, once the best
 * score is this much above the second. Prints key=value lines: one `recording` each, then the
 * totals.
 */
#include "recording.h"
#include "snn_board.h"

/** Exit codes. */
enum { EXIT_OK = 0, EXIT_USAGE = 2, EXIT_DATA = 3, EXIT_NETWORK = 4 };

/** Rows and columns of N-MNIST's camera. */
enum { CAMERA_SIDE = 34 };

/** Longest path of a recording, with its terminating zero. */
enum { PATH_BYTES = 128 };

/* The caller owns the network's memory; its size is known when compiling. */
static network_t net;
static events_file_t events;

static void print_field(const char *key, uint64_t value, const char *end) {
    snn_board_print(key);
    snn_board_print("=");
    snn_board_print_unsigned(value);
    snn_board_print(end);
}

static int print_recording(uint32_t index, uint32_t steps, uint64_t instructions) {
    uint16_t label = 0;
    const int err = network_label(&net, &label);
    print_field("recording", index, " ");
    print_field("class", label, " ");
    print_field("steps", steps, " ");
    snn_board_print("scores=");
    for (uint32_t c = 0; c < NETWORK_CLASSES; c++) {
        snn_board_print(c == 0u ? "" : ",");
        snn_board_print_signed(net.scores[c]);
    }
    print_field(" instructions", instructions, "\n");
    return err;
}

static void print_totals(const recording_cost_t *cost, uint32_t count) {
    print_field("recordings", count, "\n");
    print_field("events", cost->events, "\n");
    print_field("steps", cost->steps, "\n");
    print_field("push_instructions", cost->push_instructions, "\n");
    print_field("step_instructions", cost->step_instructions, "\n");
    print_field("step_instructions_max", cost->step_instructions_max, "\n");
    print_field("membrane_bytes", sizeof net.membranes, "\n");
    print_field("state_bytes", sizeof net, "\n");
    print_field("stack_bytes", snn_board_stack_used(), "\n");
    print_field("flash_bytes", snn_board_flash_bytes(), "\n");
    print_field("ram_bytes", snn_board_ram_bytes(), "\n");
}

/* Writes a number; returns how many digits. */
static uint32_t write_digits(char *text, uint32_t number) {
    uint32_t digits = 1;
    for (uint32_t rest = number; rest >= 10u; rest /= 10u) {
        digits++;
    }
    for (uint32_t i = digits; i > 0u; i--) {
        text[i - 1u] = (char)('0' + number % 10u);
        number /= 10u;
    }
    return digits;
}

/* <folder>/<index>.bin. Returns 0, or -1 if it is too long. */
static int write_path(char *path, const char *folder, uint32_t index) {
    static const char ending[] = ".bin";
    const uint32_t most = PATH_BYTES - 11u - (uint32_t)sizeof ending; /* A slash, ten digits. */
    uint32_t length = 0;
    while (folder[length] != '\0') {
        if (length == most) {
            return -1;
        }
        path[length] = folder[length];
        length++;
    }
    path[length++] = '/';
    length += write_digits(path + length, index);
    for (uint32_t i = 0; i < sizeof ending; i++) {
        path[length + i] = ending[i];
    }
    return 0;
}

static int fail_network(int err) {
    snn_board_print("error: the network returned ");
    snn_board_print_signed(err);
    snn_board_print("\n");
    return EXIT_NETWORK;
}

static int stream_one(const char *path, uint32_t index, const recording_options_t *options,
                      recording_cost_t *cost) {
    if (events_open(&events, path, CAMERA_SIDE, CAMERA_SIDE) != 0) {
        return EXIT_DATA;
    }
    const recording_cost_t before = *cost;
    const int err = recording_stream(&events, options, &net, cost);
    events_close(&events);
    if (err != 0) {
        return events.has_failed ? EXIT_DATA : fail_network(err);
    }
    const uint64_t instructions = cost->push_instructions - before.push_instructions +
                                  cost->step_instructions - before.step_instructions;
    const int no_label = print_recording(index, cost->steps - before.steps, instructions);
    return no_label ? fail_network(no_label) : EXIT_OK;
}

static int stream_all(const char *folder, uint32_t count, const recording_options_t *options) {
    char path[PATH_BYTES];
    recording_cost_t cost = {0, 0, 0, 0, 0};
    for (uint32_t i = 0; i < count; i++) {
        if (write_path(path, folder, i) != 0) {
            snn_board_print("error: the path of the folder is too long\n");
            return EXIT_USAGE;
        }
        const int code = stream_one(path, i, options, &cost);
        if (code != EXIT_OK) {
            return code;
        }
    }
    print_totals(&cost, count);
    return EXIT_OK;
}

/* Returns the number, or 0 if the text is not a number from 1 to 999999999. */
static uint32_t parse_number(const char *text) {
    uint32_t number = 0;
    for (uint32_t i = 0; text[i] != '\0'; i++) {
        if (text[i] < '0' || text[i] > '9' || i == 9u) {
            return 0;
        }
        number = 10u * number + (uint32_t)(text[i] - '0');
    }
    return number;
}

int main(int argc, char **argv) {
    const uint32_t count = argc > 2 ? parse_number(argv[2]) : 0u;
    const recording_options_t options = {argc > 3 ? parse_number(argv[3]) : 0u,
                                         argc > 4 ? parse_number(argv[4]) : 0u};
    if (count == 0u || options.step_microseconds == 0u || argc > 5 ||
        (argc > 4 && options.margin == 0u)) {
        snn_board_print(
            "usage: stream <folder> <count> <microseconds of a time step> [<margin>]\n");
        return EXIT_USAGE;
    }
    snn_board_print("network=" NETWORK_NAME "\nboard=");
    snn_board_print(snn_board_name());
    snn_board_print("\n");
    print_field("time_steps", NETWORK_TIME_STEPS, "\n");
    return stream_all(argv[1], count, &options);
}
