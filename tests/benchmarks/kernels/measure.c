#include "measure.h"

#include "snn_board.h"

uint32_t plane[PLANE_WORDS];
uint32_t output[OUTPUT_WORDS];
uint32_t scratch[SCRATCH_WORDS];
uint16_t list[LIST_ENTRIES];

const uint8_t rates[RATES] = {5, 10, 20, 50, 100};
snn_sum_t *const sum_kernels[FORMATS] = {snn_sum_s8, snn_sum_s4, snn_sum_s2, snn_sum_s1};
static const uint32_t neuron_constants[16 * 2 * SNN_GROUP_WORDS];

const char *format_name(uint32_t format) {
    static const char *const names[FORMATS] = {"8", "4", "2", "1"};
    return names[format];
}

snn_synapse_t make_synapse(uint32_t format, uint32_t rows, uint32_t outputs) {
    const snn_synapse_t synapse = {sum_kernels[format], weights, rows,
                                   (uint16_t)SNN_GROUPS(outputs),
                                   (uint8_t)((1u << format_bits(format)) - 1u)};
    return synapse;
}

snn_neuron_s16_t make_neurons(snn_lif_t *step, uint32_t outputs) {
    const snn_neuron_s16_t neurons = {
        neuron_constants, step, SNN_GROUPS(outputs), 8, NULL, SNN_DECAY_HALF, SNN_RESET_ZERO, 1};
    return neurons;
}

/* Xorshift, Marsaglia 2003. */
static uint32_t next_random(uint32_t state) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

uint32_t draw_spikes(uint32_t *words, uint32_t bits, uint32_t rate) {
    const uint32_t count = (bits * rate + 50u) / 100u;
    const uint32_t background = rate > 50u ? 0xFFFFFFFFu : 0u;
    uint32_t left = rate > 50u ? bits - count : count;
    uint32_t state = 12345u + rate;
    for (uint32_t i = 0; i < SNN_PLANE_WORDS(bits); i++) {
        words[i] = background;
    }
    if (bits % 32u != 0u) {
        words[bits / 32u] &= (1u << bits % 32u) - 1u;
    }
    while (left != 0u) {
        state = next_random(state);
        const uint32_t n = state % bits;
        if (((words[n / 32u] ^ background) >> (n % 32u) & 1u) == 0u) {
            words[n / 32u] ^= 1u << (n % 32u);
            left--;
        }
    }
    return count;
}

void draw_image(uint8_t *image, uint32_t count) {
    uint32_t state = 54321u;
    for (uint32_t i = 0; i < count; i++) {
        state = next_random(state);
        image[i] = (uint8_t)(state >> 8);
    }
}

snn_conv2d_s16_t make_convolution(uint32_t format, snn_lif_t *step) {
    const snn_conv2d_s16_t layer = {{CONV_SIZE, CONV_SIZE, CONV_SIZE},
                                    {CONV_SIZE, CONV_SIZE, CONV_SIZE},
                                    {3, 3},
                                    {1, 1},
                                    {1, 1},
                                    1,
                                    CONV_SIZE,
                                    make_synapse(format, 9u * CONV_SIZE, CONV_SIZE),
                                    make_neurons(step, CONV_SIZE)};
    return layer;
}

uint32_t count_window_events(void) {
    uint32_t count = 0;
    for (uint32_t n = 0; n < CONV_PIXELS * CONV_SIZE; n++) {
        const uint32_t y = n / CONV_PIXELS, x = n / CONV_SIZE % CONV_SIZE;
        const uint32_t rows = y == 0u || y == CONV_SIZE - 1u ? 2u : 3u;
        const uint32_t columns = x == 0u || x == CONV_SIZE - 1u ? 2u : 3u;
        if ((plane[n / 32u] >> (n % 32u) & 1u) != 0u) {
            count += rows * columns;
        }
    }
    return count;
}

static void print_number(uint64_t value) {
    snn_board_print(",");
    snn_board_print_unsigned(value);
}

void report(const char *kernel, const char *format, uint32_t rate, uint64_t instructions,
            work_t work) {
    snn_board_print(kernel);
    snn_board_print(",");
    snn_board_print(format);
    print_number(rate);
    print_number(instructions);
    print_number(work.operations);
    print_number(work.weights);
    print_number(work.neurons);
    snn_board_print("\n");
}
