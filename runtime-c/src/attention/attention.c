#include "snn/attention.h"

#include <stddef.h>

#include "attention/attention_orders.h"
#include "word/clear.h"

void snn_attention(const snn_attention_t *layer, uint32_t steps, const uint32_t *query,
                   const uint32_t *key, const uint32_t *value, uint32_t *output, uint32_t *map,
                   uint32_t *scratch) {
    const uint32_t width = layer->channels / layer->heads;
    snn_attention_work_t work = {layer,
                                 steps,
                                 0,
                                 width,
                                 SNN_PLANE_WORDS(layer->tokens),
                                 SNN_PLANE_WORDS(width),
                                 SNN_PLANE_WORDS((uint32_t)layer->tokens * layer->channels),
                                 query,
                                 key,
                                 value,
                                 output,
                                 map,
                                 NULL};
    snn_clear_words(output, steps * work.plane_words);
    for (; work.head < layer->heads; work.head++) {
        if (layer->order == SNN_ATTENTION_SCORES) {
            snn_attention_scores(&work, scratch);
        } else {
            snn_attention_context(&work, scratch);
        }
    }
}
