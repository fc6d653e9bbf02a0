#include "bit_blocks.h"

#include "bit_count.h"
#include "bit_fire.h"
#include "bits.h"

/* Functions of their own, so that each has the registers for itself. `end` is where the planes of
 * the current end. */
typedef void count_t(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *current,
                     const uint32_t *end);
typedef uint32_t fire_t(const snn_bit_planes_t *planes, const uint32_t *constants,
                        const uint32_t *current, uint32_t *membrane);

static void extend(uint32_t *plane, const uint32_t *end, uint32_t sign) {
    while (plane < end) {
        *plane++ = sign;
    }
}

static void count_few(const uint16_t *list, uint32_t count, const uint32_t *rows, uint32_t *current,
                      const uint32_t *end) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    current[0] = snn_bit_spread(count, 0);
    extend(current + 1u + SNN_BIT_LOW_PLANES, end,
           snn_bit_count_rows(list, count, rows, start, current + 1, NULL));
}

static void count_many(const uint16_t *list, uint32_t count, const uint32_t *rows,
                       uint32_t *current, const uint32_t *end) {
    const uint32_t start = 0u - ((count + 1u) >> 1);
    uint32_t *const high = current + 1u + SNN_BIT_LOW_PLANES;
    uint32_t *next = high;
    uint32_t p = SNN_BIT_LOW_PLANES;
    for (uint32_t n = count >> SNN_BIT_LOW_PLANES; n != 0u; n >>= 1) {
        *next++ = snn_bit_spread(start, p++);
    }
    *next = 0; /* Carries out of the highest plane end here. */
    current[0] = snn_bit_spread(count, 0);
    (void)snn_bit_count_rows(list, count, rows, start, current + 1, high);
    extend(next, end, next[-1]);
}

static uint32_t fire_none(const snn_bit_planes_t *planes, const uint32_t *constants,
                          const uint32_t *current, uint32_t *membrane) {
    return snn_bit_fire_integrating(planes, constants, current, membrane);
}

static uint32_t fire_half(const snn_bit_planes_t *planes, const uint32_t *constants,
                          const uint32_t *current, uint32_t *membrane) {
    return snn_bit_fire_leaky(planes, constants, current, membrane, 1);
}

static uint32_t fire_quarter(const snn_bit_planes_t *planes, const uint32_t *constants,
                             const uint32_t *current, uint32_t *membrane) {
    return snn_bit_fire_leaky(planes, constants, current, membrane, 2);
}

void snn_bit_blocks(const snn_bit_blocks_t *layer, const uint32_t *weights, const uint16_t *list,
                    uint32_t count, uint32_t *membrane, uint32_t *spikes) {
    static fire_t *const fires[3] = {fire_none, fire_half, fire_quarter};
    const snn_bit_planes_t planes = {layer->neuron.planes, layer->neuron.fractional_bits};
    fire_t *const fire = fires[layer->neuron.decay];
    count_t *const add = count <= SNN_BIT_FEW ? count_few : count_many;
    const uint32_t rows = layer->rows;
    const uint32_t *constants = layer->neuron.constants;
    const uint32_t *const end = spikes + layer->blocks;
    uint32_t current[SNN_BIT_CURRENT_WORDS];
    do {
        add(list, count, weights, current, current + planes.all - planes.low);
        *spikes++ = fire(&planes, constants, current, membrane);
        weights += rows;
        constants += SNN_BIT_CONSTANTS(planes.all);
        membrane += SNN_BIT_MEMBRANE(planes.all);
    } while (spikes != end);
}
