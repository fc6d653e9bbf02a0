#include "check.h"
#include "random.h"
#include "snn/snn.h"

#include <string.h>

/* Streams that are saved and restored, and everything that must not be. */

#define KEPT_BYTES 37u
#define SAVED_BYTES (SNN_SAVED_HEADER_BYTES + KEPT_BYTES)

static const snn_saved_t saved = {0x12345678u, KEPT_BYTES};
static uint8_t kept[KEPT_BYTES], restored[KEPT_BYTES], bytes[SAVED_BYTES + 1u];

static void check_refused(const snn_saved_t *what, size_t size, int error) {
    memset(restored, 0x5A, sizeof restored);
    CHECK_EQUAL(snn_restore(what, restored, bytes, size), error);
    for (uint32_t i = 0; i < KEPT_BYTES; i++) {
        CHECK_EQUAL(restored[i], 0x5A);
    }
}

static void test_round_trip(void) {
    bytes[SAVED_BYTES] = 0xA5;
    CHECK_EQUAL(snn_save(&saved, kept, bytes, SAVED_BYTES), SNN_OK);
    CHECK_EQUAL(bytes[SAVED_BYTES], 0xA5);
    CHECK_EQUAL(snn_restore(&saved, restored, bytes, SAVED_BYTES), SNN_OK);
    CHECK(memcmp(kept, restored, KEPT_BYTES) == 0);
    CHECK_EQUAL(snn_restore(&saved, restored, bytes, SAVED_BYTES + 1u), SNN_OK);
}

static void test_sizes(void) {
    memset(bytes, 0xA5, sizeof bytes);
    CHECK_EQUAL(snn_save(&saved, kept, bytes, SAVED_BYTES - 1u), SNN_ERR_SIZE);
    CHECK_EQUAL(snn_save(&saved, kept, bytes, 0), SNN_ERR_SIZE);
    CHECK_EQUAL(bytes[0], 0xA5);
    CHECK_EQUAL(snn_save(&saved, kept, bytes, SAVED_BYTES), SNN_OK);
    check_refused(&saved, SAVED_BYTES - 1u, SNN_ERR_SIZE);
    check_refused(&saved, SNN_SAVED_HEADER_BYTES - 1u, SNN_ERR_SIZE);
    check_refused(&saved, 0, SNN_ERR_SIZE);
}

/* Every bit matters. */
static void test_damage(void) {
    for (uint32_t bit = 0; bit < 8u * SAVED_BYTES; bit++) {
        bytes[bit / 8u] ^= (uint8_t)(1u << (bit % 8u));
        check_refused(&saved, SAVED_BYTES, SNN_ERR_STATE);
        bytes[bit / 8u] ^= (uint8_t)(1u << (bit % 8u));
    }
}

static void test_other_network(void) {
    const snn_saved_t other = {0x12345679u, KEPT_BYTES};
    const snn_saved_t smaller = {0x12345678u, KEPT_BYTES - 1u};
    check_refused(&other, SAVED_BYTES, SNN_ERR_STATE);
    check_refused(&smaller, SAVED_BYTES, SNN_ERR_STATE);
}

/* The checksum is the one that everybody computes: a header of known words, nothing kept. */
static void test_checksum(void) {
    const snn_saved_t nothing = {0, 0};
    static const uint8_t text[] = "123456789";
    uint8_t small[SNN_SAVED_HEADER_BYTES];
    uint32_t crc = 0xFFFFFFFFu, stored;
    CHECK_EQUAL(snn_save(&nothing, text, small, sizeof small), SNN_OK);
    for (uint32_t i = 0; i < 16u * 8u; i++) {
        crc ^= ((uint32_t)small[i / 8u] >> (i % 8u)) & 1u;
        crc = (crc & 1u) != 0u ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
    }
    memcpy(&stored, small + 16, sizeof stored);
    CHECK_EQUAL(stored, ~crc);
}

static void test_codes(void) {
    for (uint32_t bits = 2; bits <= 8u; bits *= 2u) {
        uint32_t state[2] = {0, 0};
        CHECK(snn_state_has_codes(state, 64u / bits, bits));
        for (uint32_t n = 0; n < 64u / bits; n++) {
            const uint32_t at = n * bits, impossible = 1u << (bits - 1u);
            state[at / 32u] = impossible << (at % 32u);
            CHECK(!snn_state_has_codes(state, 64u / bits, bits));
            CHECK(snn_state_has_codes(state, n, bits));
            state[at / 32u] = (impossible - 1u) << (at % 32u);
            CHECK(snn_state_has_codes(state, 64u / bits, bits));
            state[at / 32u] = 0;
        }
    }
}

static void test_spikes(void) {
    uint32_t words[3] = {0, 0, 0};
    CHECK(!snn_has_spikes(words, 3));
    words[2] = 0x80000000u;
    CHECK(snn_has_spikes(words, 3));
    CHECK(!snn_has_spikes(words, 2));
}

int main(void) {
    snn_random_seed(1);
    snn_random_bytes(kept, sizeof kept);
    test_round_trip();
    test_sizes();
    test_damage();
    test_other_network();
    test_checksum();
    test_codes();
    test_spikes();
    return 0;
}
