#include "neuron/neuron_s32.h"
#include "snn/encode.h"
#include "synapse/dot.h"
#include "word/clear.h"

void snn_encode_linear_s8(const snn_encode_linear_t *layer, uint32_t steps, const uint8_t *image,
                          const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state) {
    const uint32_t words = SNN_PLANE_WORDS(layer->outputs);
    const snn_run_t run = {&layer->neuron, shortcuts, steps, output, words, state};
    const uint32_t stride = (layer->inputs + 3u) & ~3u;
    const int8_t *weights = layer->weights;
    snn_clear_words(output, steps * words);
    for (uint32_t c = 0; c < layer->outputs; c++) {
        snn_neuron_run_s32(&run, c, snn_dot(weights, image, layer->inputs), c);
        weights += stride;
    }
}
