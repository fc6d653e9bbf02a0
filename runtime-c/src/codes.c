#include "codes.h"

#include "clear.h"
#include "layer_state.h"

/* States of membranes. */

void snn_state_reset_s16(uint32_t *state, uint32_t words) {
    snn_fill(state, words, SNN_MEMBRANE_REST);
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
