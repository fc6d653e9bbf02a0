#include "snn/saved.h"

#include <string.h>

#include "snn/error.h"
#include "snn/lanes.h"
#include "snn/version.h"

#define MAGIC 0x534E4E31u /* SNN1 */
#define LANES (SNN_ISA == SNN_ISA_MVE ? 1u : 0u)

/* The header without its last word, the checksum. */
enum { HEADER_WORDS = 4 };

static void head(const snn_saved_t *saved, uint32_t header[HEADER_WORDS]) {
    header[0] = MAGIC;
    header[1] = ((uint32_t)SNN_SAVED_VERSION << 8) | LANES;
    header[2] = saved->fingerprint;
    header[3] = saved->bytes;
}

/* CRC-32 of IEEE 802.3, bit by bit: rare, and no table in flash. */
static uint32_t add_bytes(uint32_t crc, const void *data, size_t size) {
    const uint8_t *byte = data;
    for (size_t i = 0; i < size; i++) {
        crc ^= byte[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
        }
    }
    return crc;
}

static uint32_t checksum(const uint32_t header[HEADER_WORDS], const void *kept, size_t size) {
    const uint32_t crc = add_bytes(0xFFFFFFFFu, header, HEADER_WORDS * sizeof *header);
    return ~add_bytes(crc, kept, size);
}

int snn_save(const snn_saved_t *saved, const void *kept, uint8_t *bytes, size_t size) {
    uint32_t header[HEADER_WORDS];
    if (size < SNN_SAVED_HEADER_BYTES || size - SNN_SAVED_HEADER_BYTES < saved->bytes) {
        return SNN_ERR_SIZE;
    }
    head(saved, header);
    const uint32_t sum = checksum(header, kept, saved->bytes);
    memcpy(bytes, header, sizeof header);
    memcpy(bytes + sizeof header, &sum, sizeof sum);
    memcpy(bytes + SNN_SAVED_HEADER_BYTES, kept, saved->bytes);
    return SNN_OK;
}

int snn_restore(const snn_saved_t *saved, void *kept, const uint8_t *bytes, size_t size) {
    uint32_t header[HEADER_WORDS], sum;
    if (size < SNN_SAVED_HEADER_BYTES || size - SNN_SAVED_HEADER_BYTES < saved->bytes) {
        return SNN_ERR_SIZE;
    }
    head(saved, header);
    memcpy(&sum, bytes + sizeof header, sizeof sum);
    if (memcmp(bytes, header, sizeof header) != 0 ||
        sum != checksum(header, bytes + SNN_SAVED_HEADER_BYTES, saved->bytes)) {
        return SNN_ERR_STATE;
    }
    memcpy(kept, bytes + SNN_SAVED_HEADER_BYTES, saved->bytes);
    return SNN_OK;
}
