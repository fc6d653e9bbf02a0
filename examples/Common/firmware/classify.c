/*
 * Classifies test images with the network of network.h and measures it:
 *
 *     classify <images.idx> <labels.idx> [<count> [<trace file>]]
 *
 * Prints key=value lines: one `prediction` per image, then the totals. A trace file receives all
 * spikes and needs a build with SNN_ENABLE_TRACE; its instruction counts include the tracing.
 */
#include "idx.h"
#include "network.h"
#include "snn_board.h"

#ifdef SNN_ENABLE_TRACE
#include "trace_file.h"
#endif

/** Exit codes. */
enum { EXIT_OK = 0, EXIT_USAGE = 2, EXIT_DATA = 3, EXIT_NETWORK = 4 };

/** Sums over all images. */
typedef struct {
    uint32_t images;
    uint32_t correct;
    uint64_t instructions;
    uint64_t instructions_min;
    uint64_t instructions_max;
} totals_t;

/* The caller owns the network's memory; its size is known when compiling. */
static network_t net;
static uint8_t image[NETWORK_INPUT_BYTES];

static void print_field(const char *key, uint64_t value, const char *end) {
    snn_board_print(key);
    snn_board_print("=");
    snn_board_print_unsigned(value);
    snn_board_print(end);
}

static void print_prediction(uint32_t index, uint32_t label, uint32_t expected,
                             uint64_t instructions) {
    print_field("prediction", index, " ");
    print_field("class", label, " ");
    print_field("label", expected, " ");
    print_field("instructions", instructions, " ");
    snn_board_print("scores=");
    for (uint32_t c = 0; c < NETWORK_CLASSES; c++) {
        snn_board_print(c == 0u ? "" : ",");
        snn_board_print_signed(net.scores[c]);
    }
    snn_board_print("\n");
}

static void print_totals(const totals_t *totals) {
    print_field("images", totals->images, "\n");
    print_field("correct", totals->correct, "\n");
    print_field("instructions_mean", totals->instructions / totals->images, "\n");
    print_field("instructions_min", totals->instructions_min, "\n");
    print_field("instructions_max", totals->instructions_max, "\n");
    print_field("stack_bytes", snn_board_stack_used(), "\n");
    print_field("stack_reserved_bytes", snn_board_stack_size(), "\n");
    print_field("state_bytes", sizeof net, "\n");
    print_field("flash_bytes", snn_board_flash_bytes(), "\n");
    print_field("ram_bytes", snn_board_ram_bytes(), "\n");
}

static int classify_one(uint32_t index, uint8_t expected, totals_t *totals) {
    uint16_t label = 0;
    const uint64_t start = snn_board_instructions();
    const int err = network_classify(&net, image, &label);
    const uint64_t instructions = snn_board_instructions_since(start);
    if (err) {
        return err;
    }
    totals->images++;
    totals->correct += label == expected;
    totals->instructions += instructions;
    if (totals->images == 1u || instructions < totals->instructions_min) {
        totals->instructions_min = instructions;
    }
    if (instructions > totals->instructions_max) {
        totals->instructions_max = instructions;
    }
    print_prediction(index, label, expected, instructions);
    return 0;
}

static int classify_all(const idx_file_t *images, const idx_file_t *labels, uint32_t count) {
    totals_t totals = {0, 0, 0, 0, 0};
    for (uint32_t i = 0; i < count; i++) {
        uint8_t expected;
        if (idx_read(images, image) != 0 || idx_read(labels, &expected) != 0) {
            snn_board_print("error: the data ended early\n");
            return EXIT_DATA;
        }
        const int err = classify_one(i, expected, &totals);
        if (err) {
            snn_board_print("error: the network returned ");
            snn_board_print_signed(err);
            snn_board_print("\n");
            return EXIT_NETWORK;
        }
    }
    print_totals(&totals);
    return EXIT_OK;
}

/* Returns the number, or 0 if the text is not a number from 1 to 999999999. */
static uint32_t parse_count(const char *text) {
    uint32_t count = 0;
    for (uint32_t i = 0; text[i] != '\0'; i++) {
        if (text[i] < '0' || text[i] > '9' || i == 9u) {
            return 0;
        }
        count = 10u * count + (uint32_t)(text[i] - '0');
    }
    return count;
}

static int run_traced(const idx_file_t *images, const idx_file_t *labels, uint32_t count,
                      const char *trace_path) {
#ifdef SNN_ENABLE_TRACE
    if (trace_file_open(trace_path) != 0) {
        snn_board_print("error: the trace file cannot be written\n");
        return EXIT_DATA;
    }
    const int code = classify_all(images, labels, count);
    if (trace_file_close() != 0) {
        snn_board_print("error: the trace file is incomplete\n");
        return EXIT_DATA;
    }
    return code;
#else
    (void)images, (void)labels, (void)count, (void)trace_path;
    snn_board_print("error: a trace file needs a build with SNN_ENABLE_TRACE\n");
    return EXIT_USAGE;
#endif
}

int main(int argc, char **argv) {
    idx_file_t images, labels;
    if (argc < 3 || argc > 5 || (argc > 3 && parse_count(argv[3]) == 0u)) {
        snn_board_print("usage: classify <images.idx> <labels.idx> [<count> [<trace file>]]\n");
        return EXIT_USAGE;
    }
    if (idx_open(&images, argv[1], sizeof image) != 0 || idx_open(&labels, argv[2], 1) != 0) {
        return EXIT_DATA;
    }
    const uint32_t available = images.count < labels.count ? images.count : labels.count;
    const uint32_t count = argc > 3 ? parse_count(argv[3]) : available;
    if (count == 0u || count > available) {
        snn_board_print("error: ");
        print_field("the files hold fewer images than asked for; available", available, "\n");
        return EXIT_DATA;
    }
    snn_board_print("network=" NETWORK_NAME "\nboard=");
    snn_board_print(snn_board_name());
    snn_board_print("\n");
    print_field("time_steps", NETWORK_TIME_STEPS, "\n");
    return argc > 4 ? run_traced(&images, &labels, count, argv[4])
                    : classify_all(&images, &labels, count);
}
