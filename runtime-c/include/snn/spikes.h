#ifndef SNN_SPIKES_H
#define SNN_SPIKES_H

#include <stdint.h>

#include "snn/placement.h"

/**
 * Spike tensors are arrays of `uint32_t`, laid out [time_step][plane][word].
 *
 * Within a plane, bit n = (y * width + x) * channels + c (height, width, channels order) stands in
 * word n >> 5 at position n & 31, least significant bit first. A plane takes
 * `SNN_PLANE_WORDS(height * width * channels)` words; unused bits of its last word are written as
 * zero, and layers ignore them.
 *
 * Spikes have one plane. Pooled sums ("counts") are binary numbers spread over several planes:
 * plane j has weight 2^j.
 */

/** Height, width and channels of a tensor; a flat tensor is {1, 1, n}. Each is at least 1. */
typedef struct {
    uint16_t height;
    uint16_t width;
    uint16_t channels;
} snn_shape_t;

/** Sizes along both axes, of a window or of what it is moved by. */
typedef struct {
    uint16_t height;
    uint16_t width;
} snn_extent_t;

/** Words that one plane of `bits` bits takes. */
#define SNN_PLANE_WORDS(bits) (((uint32_t)(bits) + 31u) / 32u)

/** Aligns an array of weights to words, which kernels load faster. */
#ifdef __GNUC__
#define SNN_WORD_ALIGNED __attribute__((aligned(4)))
#else
#define SNN_WORD_ALIGNED
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Whether any spike is set: 1 or 0.
 *
 * @param words  Part of a spike tensor.
 * @param count  Its words.
 */
SNN_HOT int snn_has_spikes(const uint32_t *words, uint32_t count);

#ifdef __cplusplus
}
#endif

#endif
