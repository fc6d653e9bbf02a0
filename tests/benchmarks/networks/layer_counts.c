/*
 * Runs a network on images and prints where its instructions go:
 *
 *     layer_counts <images.idx> <count>
 *
 * Prints key=value lines: one `layer<n>` per layer with spikes, `layer0` for the read-out, then the
 * total, all as means over the images, and memory.
 */
#include <stddef.h>

#include "idx.h"
#include "network.h"
#include "snn/trace.h"
#include "snn_board.h"

#define MAX_LAYERS 64u

static network_t net;
static uint8_t image[NETWORK_INPUT_BYTES];
static uint64_t counts[MAX_LAYERS];
static uint64_t last;

/* Called after each layer; counting is not counted. */
void snn_trace(unsigned layer, const uint32_t *words, size_t word_count) {
    (void)words, (void)word_count;
    counts[layer % MAX_LAYERS] += snn_board_instructions_since(last);
    last = snn_board_instructions();
}

static void print_field(const char *key, uint64_t value) {
    snn_board_print(key);
    snn_board_print("=");
    snn_board_print_unsigned(value);
    snn_board_print("\n");
}

static void print_counts(uint32_t images) {
    uint64_t total = 0;
    for (uint32_t i = 0; i < MAX_LAYERS; i++) {
        total += counts[i];
        if (counts[i] != 0u) {
            snn_board_print("layer");
            snn_board_print_unsigned(i);
            print_field("", counts[i] / images);
        }
    }
    print_field("instructions", total / images);
    print_field("state_bytes", sizeof net);
    print_field("stack_bytes", snn_board_stack_used());
    print_field("flash_bytes", snn_board_flash_bytes());
    print_field("ram_bytes", snn_board_ram_bytes());
}

int main(int argc, char **argv) {
    idx_file_t images;
    if (argc != 3 || idx_open(&images, argv[1], sizeof image) != 0) {
        snn_board_print("usage: layer_counts <images.idx> <count>\n");
        return 2;
    }
    uint32_t count = 0;
    for (const char *digit = argv[2]; *digit >= '0' && *digit <= '9'; digit++) {
        count = 10u * count + (uint32_t)(*digit - '0');
    }
    if (count == 0u || count > images.count) {
        snn_board_print("error: the file holds fewer images, or the count is not a number\n");
        return 2;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint16_t label;
        if (idx_read(&images, image) != 0) {
            return 3;
        }
        last = snn_board_instructions();
        if (network_classify(&net, image, &label) != SNN_OK) {
            return 4;
        }
        snn_trace(0, NULL, 0);
    }
    print_counts(count);
    return 0;
}
