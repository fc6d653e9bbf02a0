#ifndef SNN_READOUT_H
#define SNN_READOUT_H

#include <stdint.h>

#include "snn/spikes.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The last layer: scores without neurons, summed over all time steps. */
typedef struct {
    uint32_t inputs;           /**< Bits of one plane, or bytes of the image; at least 1. */
    uint16_t outputs;          /**< Number of scores, at least 1. */
    uint8_t time_steps;        /**< At least 1. */
    uint8_t planes;            /**< Planes of the input: 1 for spikes, more for counts. */
    const int8_t *weights;     /**< [input][output]. */
    const int32_t *multiplier; /**< One per output. */
    const int32_t *bias;       /**< One per output. */
} snn_readout_t;

/**
 * Scores of spikes (or counts):
 * score_c = multiplier_c * (sum over t and i of weight_ic * count_i[t]) + bias_c.
 *
 * @param layer   The layer; the compiler proves that sums and scores fit 32 bits.
 * @param spikes  [time_steps][planes][words] of `layer->inputs` bits.
 * @param scores  `layer->outputs` scores; written completely.
 */
void snn_readout_s8(const snn_readout_t *layer, const uint32_t *spikes, int32_t *scores);

/**
 * Scores of an image that is the same in every time step:
 * score_c = multiplier_c * time_steps * (sum over i of weight_ic * image_i) + bias_c.
 *
 * @param layer   The layer; `planes` is not used.
 * @param image   `layer->inputs` bytes.
 * @param scores  `layer->outputs` scores; written completely.
 */
void snn_readout_image_s8(const snn_readout_t *layer, const uint8_t *image, int32_t *scores);

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
