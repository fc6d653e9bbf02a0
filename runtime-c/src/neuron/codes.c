#include "neuron/codes.h"

#include "word/clear.h"

/* States of membranes, and single codes. */

int32_t snn_code_s32(const snn_codes_s32_t *codes, uint32_t channel, int32_t v) {
    const int32_t *rungs = snn_codes_row(codes, codes->rungs, channel);
    return codes->bits == 8u   ? snn_code_of(rungs, 127, v)
           : codes->bits == 4u ? snn_code_of(rungs, 7, v)
                               : snn_code_of(rungs, 1, v);
}

void snn_state_reset_s16(uint32_t *state, uint32_t words) {
    snn_fill_words(state, words, SNN_MEMBRANE_REST);
}

void snn_state_reset(uint32_t *state, uint32_t words) {
    snn_clear_words(state, words);
}

int snn_state_has_codes(const uint32_t *state, uint32_t neurons, uint32_t bits) {
    for (uint32_t n = 0; n < neurons; n++) {
        if (snn_code_read(state, n, bits) < -(int32_t)SNN_CODE_LEVELS(bits)) {
            return 0;
        }
    }
    return 1;
}
