/* Currents and neurons in bit planes with integer vectors (Helium): four blocks, 128 channels, at a
 * time. What they compute is defined by bitplane/bit_count.c and bitplane/bit_fire.c. */
#include "bitplane/bit_blocks.h"
#include "bitplane/bit_kernels.h"
#include "word/bits.h"

#if SNN_ISA == SNN_ISA_MVE
#include "arm/counters_mve.h"

/* The majority of three, where half = a ^ b. */
static inline uint32x4_t majority(uint32x4_t a, uint32x4_t b, uint32x4_t half, uint32x4_t c) {
    return vorrq_u32(vandq_u32(a, b), vandq_u32(half, c));
}

/* Four blocks between two planes. */
typedef struct {
    uint32_t *membrane;
    const uint32_t *constants;
    const uint32x4_t *current;
    uint32x4_t blocks;     /* Words from the first block's membrane to each. */
    uint32x4_t constants4; /* The same for constants. */
    uint32x4_t kept, carry, other;
} walk_t;

static inline uint32x4_t membrane_of(const walk_t *walk, uint32_t plane) {
    return vldrwq_gather_shifted_offset_u32(walk->membrane + plane, walk->blocks);
}

static inline uint32x4_t constant_of(const walk_t *walk, uint32_t which) {
    return vldrwq_gather_shifted_offset_u32(walk->constants + which, walk->constants4);
}

static inline uint32x4_t kept_plane(const walk_t *walk, uint32x4_t from) {
    const uint32x4_t start = constant_of(walk, 0);
    return veorq_u32(vandq_u32(veorq_u32(from, start), walk->kept), start);
}

static inline void store(walk_t *walk, uint32x4_t v) {
    vstrwq_scatter_shifted_offset_u32(walk->membrane, walk->blocks, v);
    walk->membrane++;
    walk->constants += 2;
}

static inline uint32x4_t leak(walk_t *walk, uint32x4_t from, uint32x4_t current) {
    const uint32x4_t kept = kept_plane(walk, from);
    const uint32x4_t half = veorq_u32(kept, current);
    const uint32x4_t v = veorq_u32(half, walk->carry);
    walk->carry = majority(kept, current, half, walk->carry);
    const uint32x4_t not_least = constant_of(walk, 1);
    walk->other = majority(v, not_least, veorq_u32(v, not_least), walk->other);
    store(walk, v);
    return v;
}

/* `decay` is a constant, 1 or 2. Returns the neurons that do not fire. */
static inline uint32x4_t fire_leaky(walk_t *walk, const snn_bit_planes_t *planes, uint32_t decay) {
    uint32_t *const low_end = walk->membrane + planes->low;
    uint32_t *const end = walk->membrane + planes->all - decay;
    const uint32x4_t sign = membrane_of(walk, planes->all - 1u);
    uint32x4_t v = sign;
    if (decay == 2u) {
        const uint32x4_t is_one =
            vandq_u32(constant_of(walk, 2u * planes->all), membrane_of(walk, 0));
        walk->carry = vandq_u32(vorrq_u32(constant_of(walk, 2u * planes->all + 1u), is_one),
                                vandq_u32(membrane_of(walk, 1), walk->kept));
    }
    walk->other = vdupq_n_u32(0xFFFFFFFFu);
    while (walk->membrane != low_end) {
        (void)leak(walk, membrane_of(walk, decay), vdupq_n_u32(0));
    }
    while (walk->membrane != end) {
        (void)leak(walk, membrane_of(walk, decay), *walk->current++);
    }
    for (uint32_t i = 0; i < decay; i++) {
        v = leak(walk, sign, *walk->current++);
    }
    return veorq_u32(veorq_u32(v, walk->other),
                     vldrwq_gather_shifted_offset_u32(walk->constants - 1, walk->constants4));
}

static inline uint32x4_t hold(walk_t *walk, uint32x4_t current) {
    const uint32x4_t from = kept_plane(walk, membrane_of(walk, 0)), bias = constant_of(walk, 1);
    const uint32x4_t half = veorq_u32(from, bias), sum = veorq_u32(half, current);
    const uint32x4_t pair = veorq_u32(sum, walk->other), v = veorq_u32(pair, walk->carry);
    walk->carry = majority(sum, walk->other, pair, walk->carry);
    walk->other = majority(from, bias, half, current);
    store(walk, v);
    return v;
}

static inline uint32x4_t fire_integrating(walk_t *walk, const snn_bit_planes_t *planes) {
    uint32_t *const low_end = walk->membrane + planes->low;
    uint32_t *const end = walk->membrane + planes->all;
    uint32x4_t v;
    while (walk->membrane != low_end) {
        (void)hold(walk, vdupq_n_u32(0));
    }
    do {
        v = hold(walk, *walk->current++);
    } while (walk->membrane != end);
    return v;
}

/* Functions of their own, so that each has the registers for itself. */

SNN_NOINLINE static SNN_HOT uint32x4_t fire_none(walk_t *walk, const snn_bit_planes_t *planes) {
    walk_t own = *walk;
    return fire_integrating(&own, planes);
}

SNN_NOINLINE static SNN_HOT uint32x4_t fire_half(walk_t *walk, const snn_bit_planes_t *planes) {
    walk_t own = *walk;
    return fire_leaky(&own, planes, 1);
}

SNN_NOINLINE static SNN_HOT uint32x4_t fire_quarter(walk_t *walk, const snn_bit_planes_t *planes) {
    walk_t own = *walk;
    return fire_leaky(&own, planes, 2);
}

/* The currents of four blocks, `words` planes. */
SNN_NOINLINE static SNN_HOT void count_blocks(const uint16_t *list, uint32_t count,
                                              const uint32_t *rows, uint32_t stride, uint32_t words,
                                              uint32x4_t *current) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    uint32_t planes = 3;
    while (count >> planes != 0u) {
        planes++;
    }
    current[0] = vdupq_n_u32(snn_bit_spread(count, 0));
    for (uint32_t p = 0; p < planes; p++) {
        current[p + 1u] = vdupq_n_u32(snn_bit_spread(start, p));
    }
    snn_vector_count(list, count, rows, vmulq_n_u32(vidupq_n_u32(0, 1), stride), planes,
                     current + 1);
    for (const uint32x4_t sign = current[planes]; planes + 1u < words; planes++) {
        current[planes + 1u] = sign;
    }
}

uint32_t snn_bit_vectors(const snn_bit_blocks_t *layer, const snn_bit_events_t *events,
                         uint32_t *membrane, uint32_t *spikes) {
    const snn_bit_planes_t planes = {layer->neuron.planes, layer->neuron.fractional_bits};
    const uint32x4_t index = vidupq_n_u32(0, 1);
    uint32x4_t current[SNN_BIT_PLANES];
    uint32_t done = 0;
    for (; layer->blocks - done >= SNN_VECTOR_BLOCKS; done += SNN_VECTOR_BLOCKS) {
        uint32_t *const words = membrane + done * SNN_BIT_MEMBRANE(planes.all);
        walk_t walk = {words,
                       layer->neuron.constants + done * SNN_BIT_CONSTANTS(planes.all),
                       current,
                       vmulq_n_u32(index, SNN_BIT_MEMBRANE(planes.all)),
                       vmulq_n_u32(index, SNN_BIT_CONSTANTS(planes.all)),
                       vdupq_n_u32(0),
                       vdupq_n_u32(0),
                       vdupq_n_u32(0)};
        uint32x4_t kept;
        count_blocks(events->list, events->count, events->weights + done * layer->rows, layer->rows,
                     planes.all - planes.low, current);
        walk.kept = membrane_of(&walk, planes.all);
        if (layer->neuron.decay == SNN_DECAY_HALF) {
            kept = fire_half(&walk, &planes);
        } else if (layer->neuron.decay == SNN_DECAY_QUARTER) {
            kept = fire_quarter(&walk, &planes);
        } else {
            kept = fire_none(&walk, &planes);
        }
        vstrwq_scatter_shifted_offset_u32(words + planes.all, walk.blocks, kept);
        vst1q_u32(spikes + done, vmvnq_u32(kept));
    }
    return done;
}

#endif
