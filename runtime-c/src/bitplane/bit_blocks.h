#ifndef SNN_SRC_BITPLANE_BIT_BLOCKS_H
#define SNN_SRC_BITPLANE_BIT_BLOCKS_H

#include <stdint.h>

#include "snn/bit_neuron.h"
#include "snn/lanes.h"
#include "snn/placement.h"

/* Blocks of 32 channels in bit planes. Internal to the library. */

/* What stays the same for all positions and time steps of a layer. */
typedef struct {
    snn_bit_neuron_t neuron;
    uint32_t rows;   /* Words of a block of weights. */
    uint32_t blocks; /* At least 1. */
} snn_bit_blocks_t;

/* Brings the membranes of `blocks` blocks to 0. */
static inline void snn_bit_reset(uint32_t *membrane, uint32_t planes, uint32_t blocks) {
    for (uint32_t word = planes; blocks != 0u; blocks--) {
        membrane[word] = 0;
        word += SNN_BIT_MEMBRANE(planes);
    }
}

/* Events at a position. */
typedef struct {
    const uint32_t *weights; /* Row 0 of the first block; only the listed rows are read. */
    const uint16_t *list;    /* Indices of rows. */
    uint32_t count;          /* Entries of the list, at most SNN_BIT_INPUTS. */
} snn_bit_events_t;

/**
 * One time step of all blocks at one position: counts the events, updates the membranes, fires.
 *
 * @param layer     See above.
 * @param events    What arrives.
 * @param membrane  SNN_BIT_MEMBRANE words per block.
 * @param spikes    One word per block, written.
 */
SNN_HOT void snn_bit_blocks(const snn_bit_blocks_t *layer, const snn_bit_events_t *events,
                            uint32_t *membrane, uint32_t *spikes);

/* The same for two positions that share a block, the first one in its low half. Returns the spikes.
 */
SNN_HOT uint32_t snn_bit_pair(const snn_bit_blocks_t *layer, const snn_bit_events_t events[2],
                              uint32_t *membrane);

#if SNN_ISA == SNN_ISA_MVE
/* The same for as many blocks as there are whole vectors of them; returns their number. */
SNN_HOT uint32_t snn_bit_vectors(const snn_bit_blocks_t *layer, const snn_bit_events_t *events,
                                 uint32_t *membrane, uint32_t *spikes);
#endif

#endif
