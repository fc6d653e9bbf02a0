#ifndef SNN_SRC_BIT_FIRE_H
#define SNN_SRC_BIT_FIRE_H

#include <stdint.h>

#include "bit_count.h"
#include "snn/bit_neuron.h"

/* Neurons in bit planes: one time step of a block. Internal to the library; see snn/bit_neuron.h
 * for the arithmetic. Every function returns the spikes. */

/* The majority of three, where half = a ^ b. */
static inline uint32_t snn_majority(uint32_t a, uint32_t b, uint32_t half, uint32_t c) {
    return (a & b) | (half & c);
}

/* A plane of the membrane, or of the rest where a reset is due. */
static inline uint32_t snn_bit_kept(uint32_t membrane, uint32_t rest, uint32_t kept) {
    return (membrane & kept) | (rest & ~kept);
}

/* A block between two planes, from the lowest one on. */
typedef struct {
    uint32_t *membrane; /* Where the plane goes; it is read `decay` planes higher. */
    const uint32_t *constants;
    const uint32_t *current;
    uint32_t kept;  /* Neurons that did not fire in the step before. */
    uint32_t carry; /* Of the sum. */
    uint32_t other; /* Leaky neurons: whether they fire, as far as the planes so far tell. Others:
                       the second carry of the sum of three. */
} snn_bit_walk_t;

/* One plane of leaky neurons: `from` is a plane of the membrane, `current` of the current. */
static inline uint32_t snn_bit_leak(snn_bit_walk_t *walk, uint32_t from, uint32_t current) {
    const uint32_t half = from ^ current;
    const uint32_t v = half ^ walk->carry;
    const uint32_t not_least = walk->constants[1];
    walk->carry = snn_majority(from, current, half, walk->carry);
    walk->other = snn_majority(v, not_least, v ^ not_least, walk->other);
    walk->constants += 2;
    *walk->membrane++ = v;
    return v;
}

static inline uint32_t snn_bit_read(const snn_bit_walk_t *walk, uint32_t decay) {
    return snn_bit_kept(walk->membrane[decay], walk->constants[2u * decay], walk->kept);
}

/* `decay` is a constant, 1 or 2. */
static inline uint32_t snn_bit_fire_leaky(const snn_bit_neuron_t *neuron, const uint32_t *constants,
                                          const snn_bit_current_t *current, uint32_t *membrane,
                                          uint32_t decay) {
    const uint32_t planes = neuron->planes, low = neuron->fractional_bits;
    uint32_t *const low_end = membrane + low;
    uint32_t *const end = membrane + (planes - decay);
    uint32_t *const counted = low_end + current->planes;
    uint32_t *const middle = counted < end ? counted : end;
    snn_bit_walk_t walk = {membrane, constants, current->plane, membrane[planes], 0, 0xFFFFFFFFu};
    const uint32_t top =
        snn_bit_kept(membrane[planes - 1u], constants[2u * planes - 2u], walk.kept);
    uint32_t v = 0;
    if (decay == 2u) {
        const uint32_t below = snn_bit_kept(membrane[0], constants[0], walk.kept);
        const uint32_t above = snn_bit_kept(membrane[1], constants[2], walk.kept);
        const uint32_t *const quarters = constants + 2u * planes;
        walk.carry = above & (quarters[1] | (quarters[0] & below));
    }
    while (walk.membrane != low_end) {
        (void)snn_bit_leak(&walk, snn_bit_read(&walk, decay), 0);
    }
    while (walk.membrane != middle) {
        (void)snn_bit_leak(&walk, snn_bit_read(&walk, decay), *walk.current++);
    }
    if (walk.membrane != end) {
        const uint32_t sign = *walk.current;
        do {
            (void)snn_bit_leak(&walk, snn_bit_read(&walk, decay), sign);
        } while (walk.membrane != end);
    }
    for (uint32_t i = 0; i < decay; i++) {
        v = snn_bit_leak(&walk, top, *walk.current++);
    }
    /* The carry out of V + ~least + 1 compares without signs; with them, it is the sign of the sum,
     * one bit longer than the numbers, that tells. */
    v ^= walk.other ^ walk.constants[-1];
    *walk.membrane = v;
    return ~v;
}

/* One plane of neurons without a leak. */
static inline uint32_t snn_bit_hold(snn_bit_walk_t *walk, uint32_t current) {
    const uint32_t from = snn_bit_read(walk, 0), bias = walk->constants[1];
    const uint32_t half = from ^ bias, sum = half ^ current, pair = sum ^ walk->other;
    const uint32_t v = pair ^ walk->carry;
    walk->carry = snn_majority(sum, walk->other, pair, walk->carry);
    walk->other = snn_majority(from, bias, half, current);
    walk->constants += 2;
    *walk->membrane++ = v;
    return v;
}

static inline uint32_t snn_bit_fire_integrating(const snn_bit_neuron_t *neuron,
                                                const uint32_t *constants,
                                                const snn_bit_current_t *current,
                                                uint32_t *membrane) {
    const uint32_t planes = neuron->planes, low = neuron->fractional_bits;
    uint32_t *const low_end = membrane + low;
    uint32_t *const end = membrane + planes;
    uint32_t *const counted = low_end + current->planes;
    uint32_t *const middle = counted < end ? counted : end;
    snn_bit_walk_t walk = {membrane, constants, current->plane, membrane[planes], 0, 0};
    uint32_t v = 0;
    while (walk.membrane != low_end) {
        (void)snn_bit_hold(&walk, 0);
    }
    while (walk.membrane != middle) {
        v = snn_bit_hold(&walk, *walk.current++);
    }
    if (walk.membrane != end) {
        const uint32_t sign = *walk.current;
        do {
            v = snn_bit_hold(&walk, sign);
        } while (walk.membrane != end);
    }
    *walk.membrane = v;
    return ~v;
}

#endif
