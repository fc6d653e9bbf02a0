#include "snn/residual.h"

/* Sums are formed modulo 2^32; the compiler proves that the results fit. */

/* A channel, over all time steps and positions. */
static SNN_HOT int32_t sum_channel(const int16_t *state, uint32_t count, uint32_t channels) {
    int32_t sum = 0;
    for (; count != 0u; count--) {
        sum = (int32_t)((uint32_t)sum + (uint32_t)*state);
        state += channels;
    }
    return sum;
}

/* Adds what a state contributes to the scores; returns the weights behind those of this state. */
static const int8_t *add_state(const snn_residual_readout_t *layer, uint32_t steps,
                               const int16_t *state, const int8_t *weights, int32_t *scores) {
    const uint32_t outputs = layer->outputs, channels = layer->channels;
    for (uint32_t c = 0; c < channels; c++) {
        const int32_t pooled =
            sum_channel(state + c, steps * layer->positions, channels) >> layer->shift;
        for (uint32_t k = 0; k < outputs; k++) {
            scores[k] =
                (int32_t)((uint32_t)scores[k] + (uint32_t)(int32_t)*weights++ * (uint32_t)pooled);
        }
    }
    return weights;
}

void snn_residual_readout(const snn_residual_readout_t *layer, uint32_t steps, const int16_t *older,
                          const int16_t *newer, int32_t *scores) {
    for (uint32_t k = 0; k < layer->outputs; k++) {
        scores[k] = layer->bias[k];
    }
    (void)add_state(layer, steps, newer, add_state(layer, steps, older, layer->weights, scores),
                    scores);
}
