#include "measure.h"

#include "snn_board.h"

const uint8_t rates[RATES] = {5, 10, 20, 50, 100};
snn_sum_t *const sum_kernels[FORMATS] = {snn_sum_s8, snn_sum_s4, snn_sum_s2, snn_sum_s1};
const uint32_t neuron_constants[8 * 16];

snn_synapse_t make_synapse(uint32_t format, uint32_t rows, uint32_t outputs) {
    const snn_synapse_t synapse = {sum_kernels[format], weights, rows,
                                   (uint16_t)SNN_GROUPS(outputs),
                                   (uint8_t)((1u << format_bits(format)) - 1u)};
    return synapse;
}

snn_neuron_s16_t make_neurons(snn_lif_t *step, uint32_t outputs) {
    const snn_neuron_s16_t neurons = {
        neuron_constants, step, SNN_GROUPS(outputs), 8, SNN_DECAY_HALF, SNN_RESET_ZERO, 1};
    return neurons;
}

/* Xorshift, Marsaglia 2003. */
static uint32_t next_random(uint32_t state) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

uint32_t draw_spikes(uint32_t *plane, uint32_t bits, uint32_t rate) {
    const uint32_t count = (bits * rate + 50u) / 100u;
    const uint32_t background = rate > 50u ? 0xFFFFFFFFu : 0u;
    uint32_t left = rate > 50u ? bits - count : count;
    uint32_t state = 12345u + rate;
    for (uint32_t i = 0; i < bits / 32u; i++) {
        plane[i] = background;
    }
    while (left != 0u) {
        state = next_random(state);
        const uint32_t n = state % bits;
        if (((plane[n / 32u] ^ background) >> (n % 32u) & 1u) == 0u) {
            plane[n / 32u] ^= 1u << (n % 32u);
            left--;
        }
    }
    return count;
}

const char *format_name(uint32_t format) {
    static const char *const names[FORMATS] = {"8", "4", "2", "1"};
    return names[format];
}

void report(const char *kernel, const char *format, uint32_t rate, uint64_t instructions,
            uint64_t operations) {
    snn_board_print(kernel);
    snn_board_print(",");
    snn_board_print(format);
    snn_board_print(",");
    snn_board_print_unsigned(rate);
    snn_board_print(",");
    snn_board_print_unsigned(instructions);
    snn_board_print(",");
    snn_board_print_unsigned(operations);
    snn_board_print("\n");
}
