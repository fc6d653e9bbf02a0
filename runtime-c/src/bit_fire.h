#ifndef SNN_SRC_BIT_FIRE_H
#define SNN_SRC_BIT_FIRE_H

#include <stdint.h>

/* Neurons in bit planes. Internal to the library. */

/* What one plane passes on to the next. */
typedef struct {
    uint32_t saved;   /* Carry of the sum of three, not yet added. */
    uint32_t carry;   /* Carry of the sum of two. */
    uint32_t reaches; /* Whether the planes so far are at least those of the least firing one. */
} snn_bit_chain_t;

/* The majority of three, where half = a ^ b. */
static inline uint32_t snn_majority(uint32_t a, uint32_t b, uint32_t half, uint32_t c) {
    return (a & b) | (half & c);
}

/* A plane of v + bias + current, compared with the plane of ~least. */
static inline uint32_t snn_bit_add3(snn_bit_chain_t *chain, uint32_t v, uint32_t bias,
                                    uint32_t current) {
    const uint32_t half = v ^ bias;
    const uint32_t sum = half ^ current;
    const uint32_t pair = sum ^ chain->saved;
    const uint32_t result = pair ^ chain->carry;
    chain->carry = snn_majority(sum, chain->saved, pair, chain->carry);
    chain->saved = snn_majority(v, bias, half, current);
    return result;
}

static inline void snn_bit_compare(snn_bit_chain_t *chain, uint32_t v, uint32_t not_least) {
    chain->reaches = snn_majority(v, not_least, v ^ not_least, chain->reaches);
}

/* One time step of a block. `decay` is a constant. Returns the spikes. */
static inline uint32_t snn_bit_fire(const uint32_t *constants, const uint32_t *current,
                                    uint32_t *membrane, uint32_t planes, uint32_t fractional_bits,
                                    uint32_t decay) {
    const uint32_t kept = ~membrane[planes];
    const uint32_t *const low_end = membrane + fractional_bits;
    const uint32_t *const end = membrane + planes - decay;
    snn_bit_chain_t chain = {0, 0, 0xFFFFFFFFu};
    uint32_t v = 0;
    while (membrane != low_end) {
        const uint32_t old = membrane[decay] & kept, bias = constants[0], half = old ^ bias;
        v = half ^ chain.carry;
        chain.carry = snn_majority(old, bias, half, chain.carry);
        snn_bit_compare(&chain, v, constants[1]);
        *membrane++ = v;
        constants += 2;
    }
    const uint32_t sign = membrane[planes - fractional_bits - 1u] & kept;
    while (membrane != end) {
        v = snn_bit_add3(&chain, membrane[decay] & kept, constants[0], *current++);
        *membrane++ = v;
        snn_bit_compare(&chain, v, constants[1]);
        constants += 2;
    }
    for (uint32_t i = 0; i < decay; i++) {
        v = snn_bit_add3(&chain, sign, constants[0], *current++);
        *membrane++ = v;
        snn_bit_compare(&chain, v, constants[1]);
        constants += 2;
    }
    /* The carry out of V + ~least + 1 compares without signs; with them, it is the sign of the sum,
     * one bit longer than the numbers, that tells. */
    *membrane = ~(chain.reaches ^ v ^ constants[-1]);
    return *membrane;
}

#endif
