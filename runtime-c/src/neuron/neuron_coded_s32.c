#include "neuron/codes.h"
#include "neuron/neuron_rules.h"
#include "neuron/neuron_s32.h"

void snn_neuron_run_coded_s32(const snn_run_t *run, uint32_t channel, int32_t current,
                              uint32_t bit) {
    const snn_neuron_s32_t *neuron = run->neuron;
    const snn_shortcuts_t *shortcuts = run->shortcuts;
    uint32_t *state = run->state;
    const snn_codes_s32_t *codes = neuron->codes;
    const int32_t threshold = neuron->threshold[channel];
    const int32_t drive =
        codes->multiplier != NULL
            ? driven(0, snn_scaled(codes, channel, current), 0, neuron->bias[channel])
            : driven(0, current, neuron->fractional_bits, neuron->bias[channel]);
    const uint32_t mask = 1u << (bit & 31u);
    uint32_t *word = run->output + (bit >> 5);
    int32_t code = state == NULL ? 0 : snn_code_read(state, bit, codes->bits);
    for (uint32_t step = 0; step < run->steps; step++) {
        int32_t v = (int32_t)((uint32_t)snn_entry_s32(codes, channel, code) + (uint32_t)drive);
        if (shortcuts != NULL) {
            const uint32_t index = (uint32_t)(word - run->output);
            v = with_shortcuts(v, threshold, arriving(shortcuts, index, mask));
        }
        v = compared(neuron, v, threshold, mask, word);
        code = snn_code_s32(codes, channel, v);
        word += run->plane_words;
    }
    if (state != NULL) {
        snn_code_write(state, bit, codes->bits, code);
    }
}

const SNN_CONST snn_codes_kernels_s16_t snn_codes_kernels_s16 = {snn_unpack_s16, snn_pack_s16,
                                                                 snn_snap_s16};

const SNN_CONST snn_codes_kernels_s32_t snn_codes_kernels_s32 = {
    snn_unpack_s32, snn_pack_s32, snn_snap_s32, snn_neuron_run_coded_s32};
