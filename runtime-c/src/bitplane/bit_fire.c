#include "bitplane/bit_kernels.h"

#if SNN_ISA == SNN_ISA_PORTABLE
/* Neurons in bit planes: one time step of a block. See snn/bit_neuron.h for the arithmetic. */

/* The majority of three, where half = a ^ b. */
static inline uint32_t majority(uint32_t a, uint32_t b, uint32_t half, uint32_t c) {
    return (a & b) | (half & c);
}

/* A plane of what goes on from the membrane, or of what it starts from where there was a spike. */
static inline uint32_t kept_plane(uint32_t membrane, uint32_t start, uint32_t kept) {
    return (membrane & kept) | (start & ~kept);
}

/* A block between two planes, from the lowest one on. */
typedef struct {
    uint32_t *membrane;
    const uint32_t *constants;
    uint32_t kept;  /* Neurons that did not fire in the step before. */
    uint32_t carry; /* Of the sum. */
    uint32_t other; /* Leaky neurons: whether they fire, as far as the planes so far tell. Others:
                       the second carry of the sum of three. */
} walk_t;

/* One plane of leaky neurons: `from` is a plane of the decayed membrane. */
static inline uint32_t leak(walk_t *walk, uint32_t from, uint32_t current) {
    const uint32_t start = walk->constants[0], not_least = walk->constants[1];
    const uint32_t kept = kept_plane(from, start, walk->kept);
    const uint32_t half = kept ^ current;
    const uint32_t v = half ^ walk->carry;
    walk->carry = majority(kept, current, half, walk->carry);
    walk->other = majority(v, not_least, v ^ not_least, walk->other);
    walk->constants += 2;
    *walk->membrane++ = v;
    return v;
}

/* `decay` is a constant, 1 or 2. */
static inline uint32_t fire_leaky(const snn_bit_planes_t *planes, const uint32_t *constants,
                                  const uint32_t *current, uint32_t *membrane, uint32_t decay) {
    uint32_t *const top = membrane + planes->all - 1u;
    uint32_t *const end = top + 1u - decay;
    uint32_t *const low_end = membrane + planes->low;
    const uint32_t sign = *top;
    walk_t walk = {membrane, constants, top[1], 0, 0xFFFFFFFFu};
    uint32_t v = 0;
    if (decay == 2u) {
        const uint32_t *const quarters = constants + 2u * planes->all;
        walk.carry = walk.kept & membrane[1] & (quarters[1] | (quarters[0] & membrane[0]));
    }
    while (walk.membrane != low_end) {
        (void)leak(&walk, walk.membrane[decay], 0);
    }
    while (walk.membrane != end) {
        (void)leak(&walk, walk.membrane[decay], *current++);
    }
    for (uint32_t i = 0; i < decay; i++) {
        v = leak(&walk, sign, *current++);
    }
    /* The carry out of W - least compares without signs; with them, it is the sign of the
     * difference, one bit longer than the numbers, that tells. */
    v ^= walk.other ^ walk.constants[-1];
    *walk.membrane = v;
    return ~v;
}

/* One plane of neurons without a leak. */
static inline uint32_t hold(walk_t *walk, uint32_t current) {
    const uint32_t from = kept_plane(*walk->membrane, walk->constants[0], walk->kept);
    const uint32_t bias = walk->constants[1];
    const uint32_t half = from ^ bias, sum = half ^ current, pair = sum ^ walk->other;
    const uint32_t v = pair ^ walk->carry;
    walk->carry = majority(sum, walk->other, pair, walk->carry);
    walk->other = majority(from, bias, half, current);
    walk->constants += 2;
    *walk->membrane++ = v;
    return v;
}

static inline uint32_t fire_integrating(const snn_bit_planes_t *planes, const uint32_t *constants,
                                        const uint32_t *current, uint32_t *membrane) {
    uint32_t *const low_end = membrane + planes->low;
    uint32_t *const end = membrane + planes->all;
    walk_t walk = {membrane, constants, *end, 0, 0};
    uint32_t v;
    while (walk.membrane != low_end) {
        (void)hold(&walk, 0);
    }
    do {
        v = hold(&walk, *current++);
    } while (walk.membrane != end);
    *end = v;
    return ~v;
}

uint32_t snn_bit_fire_none(const snn_bit_planes_t *planes, const uint32_t *constants,
                           const uint32_t *current, uint32_t *membrane) {
    return fire_integrating(planes, constants, current, membrane);
}

uint32_t snn_bit_fire_half(const snn_bit_planes_t *planes, const uint32_t *constants,
                           const uint32_t *current, uint32_t *membrane) {
    return fire_leaky(planes, constants, current, membrane, 1);
}

uint32_t snn_bit_fire_quarter(const snn_bit_planes_t *planes, const uint32_t *constants,
                              const uint32_t *current, uint32_t *membrane) {
    return fire_leaky(planes, constants, current, membrane, 2);
}
#endif
