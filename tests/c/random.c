#include "random.h"

#include "snn/spikes.h"

static uint32_t state = 1;

void snn_random_seed(uint32_t seed) {
    state = seed * 2654435761u | 1u;
}

/* xorshift32. Source: Marsaglia, "Xorshift RNGs", 2003. */
uint32_t snn_random(void) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

int32_t snn_random_between(int32_t low, int32_t high) {
    const uint32_t span = (uint32_t)high - (uint32_t)low + 1u;
    const uint32_t offset = span == 0u ? snn_random() : (snn_random() >> 3) % span;
    return (int32_t)((uint32_t)low + offset);
}

void snn_random_bytes(void *bytes, size_t count) {
    uint8_t *byte = bytes;
    const uint32_t kind = snn_random() >> 28;
    for (size_t i = 0; i < count; i++) {
        const uint8_t value = (uint8_t)(snn_random() >> 24);
        byte[i] = kind == 0u ? 0x00u : kind == 1u ? 0xFFu : kind == 2u ? 0x80u : value;
    }
}

void snn_random_planes(uint32_t *words, uint32_t planes, uint32_t bits) {
    static const uint8_t percentages[6] = {0, 3, 10, 25, 60, 100};
    const uint32_t percentage = percentages[snn_random_between(0, 5)];
    const uint32_t plane_words = SNN_PLANE_WORDS(bits);
    const uint32_t is_dirty = snn_random() >> 31;
    for (uint32_t i = 0; i < planes * plane_words; i++) {
        words[i] = 0;
    }
    for (uint32_t p = 0; p < planes; p++) {
        if (is_dirty && bits % 32u != 0u) {
            words[(p + 1u) * plane_words - 1u] = snn_random() << (bits % 32u);
        }
        for (uint32_t n = 0; n < bits; n++) {
            if ((snn_random() >> 8) % 100u < percentage) {
                words[p * plane_words + n / 32u] |= 1u << (n % 32u);
            }
        }
    }
}
