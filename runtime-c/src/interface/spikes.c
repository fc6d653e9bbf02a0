#include "snn/spikes.h"

int snn_has_spikes(const uint32_t *words, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (words[i] != 0u) {
            return 1;
        }
    }
    return 0;
}
