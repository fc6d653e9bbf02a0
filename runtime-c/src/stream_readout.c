#include "snn/stream.h"

/* Adds the scores of a state, whose weights start at `weights`. */
static void add_scores(const snn_stream_readout_t *layer, uint32_t rows, const int16_t *state,
                       const int8_t *weights, int32_t *scores) {
    const uint32_t channels = layer->channels;
    for (uint32_t c = 0; c < channels; c++) {
        const int16_t *element = state + c;
        int32_t sum = 0;
        for (uint32_t row = rows; row != 0u; row--) {
            sum += *element;
            element += channels;
        }
        sum >>= layer->shift;
        for (uint32_t k = 0; k < layer->outputs; k++) {
            scores[k] += sum * *weights++;
        }
    }
}

void snn_stream_readout(const snn_stream_readout_t *layer, uint32_t steps, const int16_t *older,
                        const int16_t *newer, int32_t *scores) {
    const uint32_t rows = steps * layer->positions;
    for (uint32_t k = 0; k < layer->outputs; k++) {
        scores[k] = layer->bias[k];
    }
    add_scores(layer, rows, older, layer->weights, scores);
    add_scores(layer, rows, newer, layer->weights + (uint32_t)layer->channels * layer->outputs,
               scores);
}
