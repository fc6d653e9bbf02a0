#include "word/bits.h"
#include "word/scan.h"

#include "check.h"
#include "random.h"
#include "reference.h"

/* Bit positions and runs of bits; built once more with the portable search for the lowest bit. */

static void test_lowest_bit(void) {
    for (uint32_t position = 0; position < 32u; position++) {
        CHECK_EQUAL(snn_lowest_bit(1u << position), position);
        CHECK_EQUAL(snn_lowest_bit(0xFFFFFFFFu << position), position);
        CHECK_EQUAL(snn_lowest_bit((snn_random() | 1u) << position), position);
    }
}

static void test_read_and_set(void) {
    uint32_t words[4] = {0, 0, 0, 0};
    for (uint32_t first = 0; first < 96u; first++) {
        for (uint32_t count = 1; count <= 32u; count++) {
            for (uint32_t i = 0; i < 4u; i++) {
                words[i] = snn_random();
            }
            const uint32_t bits = snn_bits_read(words, first, count);
            for (uint32_t k = 0; k < 32u; k++) {
                CHECK_EQUAL((bits >> k) & 1u, k < count ? snn_reference_bit(words, first + k) : 0u);
            }
            uint32_t copy[4] = {0, 0, 0, 0};
            snn_bits_set(copy, first, bits);
            for (uint32_t n = 0; n < 128u; n++) {
                const uint32_t inside = n >= first && n < first + count;
                CHECK_EQUAL(snn_reference_bit(copy, n), inside ? snn_reference_bit(words, n) : 0u);
            }
        }
    }
}

static void test_scan(void) {
    uint32_t words[32];
    for (uint32_t i = 0; i < 32u; i++) {
        words[i] = 100u + i;
    }
    for (uint32_t round = 0; round < 64u; round++) {
        const uint32_t word = round < 32u ? 1u << round : snn_random() & snn_random();
        uint32_t scan = snn_scan_start(word), same = scan;
        for (uint32_t position = 0; position < 32u; position++) {
            if ((word >> position & 1u) != 0u) {
                CHECK_EQUAL(snn_scan_next(&scan), position);
                CHECK_EQUAL(snn_scan_word(&same, words), 100u + position);
            }
        }
        CHECK_EQUAL(scan, 0);
        CHECK_EQUAL(same, 0);
    }
}

int main(void) {
    test_lowest_bit();
    test_read_and_set();
    test_scan();
    return 0;
}
