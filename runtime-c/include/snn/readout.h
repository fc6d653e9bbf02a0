#ifndef SNN_READOUT_H
#define SNN_READOUT_H

#include <stdint.h>

#include "snn/placement.h"
#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The last layer: scores without neurons, summed over all time steps. */
typedef struct {
    uint32_t inputs;           /**< Bits of one plane, or bytes of the image; at least 1. */
    uint16_t outputs;          /**< Number of scores, at least 1. */
    uint8_t planes;            /**< Planes of the input: 1 for spikes, more for counts. */
    const int8_t *weights;     /**< [input][output]. */
    const int32_t *multiplier; /**< One per output. */
    const int32_t *bias;       /**< One per output and window. */
    const int32_t *step_bias;  /**< One per output and time step of a stream; NULL in layers that
                                    are not streamed. */
} snn_readout_t;

/**
 * Scores of spikes (or counts):
 * score_c = multiplier_c * (sum over t and i of weight_ic * count_i[t]) + bias_c.
 *
 * @param layer   The layer; the compiler proves that sums and scores fit 32 bits.
 * @param steps   Time steps of the window, at least 1.
 * @param spikes  [steps][planes][words] of `layer->inputs` bits.
 * @param scores  `layer->outputs` scores; written completely.
 */
SNN_HOT void snn_readout_s8(const snn_readout_t *layer, uint32_t steps, const uint32_t *spikes,
                            int32_t *scores);

/**
 * Scores of an image that is the same in every time step:
 * score_c = multiplier_c * steps * (sum over i of weight_ic * image_i) + bias_c.
 *
 * @param layer   The layer; `planes` is not used.
 * @param steps   Time steps of the window, at least 1.
 * @param image   `layer->inputs` bytes.
 * @param scores  `layer->outputs` scores; written completely.
 */
SNN_HOT void snn_readout_image_s8(const snn_readout_t *layer, uint32_t steps, const uint8_t *image,
                                  int32_t *scores);

/**
 * Adds one time step of a stream to its scores, which start from 0:
 * score_c += multiplier_c * (sum over i of weight_ic * count_i) + step_bias_c.
 *
 * @param layer   The layer, with `step_bias`.
 * @param spikes  [1][planes][words] of `layer->inputs` bits.
 * @param sums    Working memory: `layer->outputs` numbers.
 * @param scores  `layer->outputs` scores.
 */
SNN_HOT void snn_readout_step_s8(const snn_readout_t *layer, const uint32_t *spikes, int32_t *sums,
                                 int32_t *scores);

/** The same for an image. */
SNN_HOT void snn_readout_image_step_s8(const snn_readout_t *layer, const uint8_t *image,
                                       int32_t *sums, int32_t *scores);

/**
 * By how much the greatest score exceeds the second greatest: 0 if they are equal, UINT32_MAX if
 * there is only one.
 *
 * @param scores  `count` scores.
 * @param count   At least 1.
 */
uint32_t snn_margin_s32(const int32_t *scores, uint16_t count);

/**
 * Index of the greatest score; the lowest index wins ties.
 *
 * @param scores  `count` scores.
 * @param count   At least 1.
 */
uint16_t snn_argmax_s32(const int32_t *scores, uint16_t count);

#ifdef __cplusplus
}
#endif

#endif
