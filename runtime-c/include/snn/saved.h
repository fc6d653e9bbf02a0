#ifndef SNN_SAVED_H
#define SNN_SAVED_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Streams saved between two time steps, to go on after a reset or a sleep without RAM.
 *
 * A header of five words, then what is kept, both as they stand in memory: a magic number that also
 * tells the order of bytes, SNN_SAVED_VERSION and the order of lanes, the network's fingerprint,
 * the number of bytes, and a checksum (CRC-32 of IEEE 802.3) of all of that and of what is kept.
 * All cores without vectors have the same lanes; those with vectors (SNN_ISA_MVE) have others.
 */

/** Bytes of the header. */
#define SNN_SAVED_HEADER_BYTES 20u

/** What a saved stream belongs to. */
typedef struct {
    uint32_t fingerprint; /**< Of the network's constants. */
    uint32_t bytes;       /**< Kept bytes. */
} snn_saved_t;

/**
 * Saves.
 *
 * @param saved  What it belongs to.
 * @param kept   `saved->bytes` bytes.
 * @param bytes  Receives the header and them.
 * @param size   Bytes there is room for.
 * @return SNN_OK, or SNN_ERR_SIZE if there is too little room; nothing is then written.
 */
int snn_save(const snn_saved_t *saved, const void *kept, uint8_t *bytes, size_t size);

/**
 * Restores what snn_save saved.
 *
 * @param saved  What it must belong to.
 * @param kept   Receives `saved->bytes` bytes; unchanged unless SNN_OK is returned.
 * @param bytes  The header and them.
 * @param size   Bytes of that; more may follow.
 * @return SNN_OK, SNN_ERR_SIZE (there are fewer bytes), or SNN_ERR_STATE (they are damaged, or of
 *         another network, another SNN_SAVED_VERSION, or other lanes).
 */
int snn_restore(const snn_saved_t *saved, void *kept, const uint8_t *bytes, size_t size);

#ifdef __cplusplus
}
#endif

#endif
