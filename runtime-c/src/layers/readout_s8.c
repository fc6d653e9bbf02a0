#include "snn/readout.h"

#include "snn/link_check.h"
#include "word/bits.h"
#include "word/clear.h"

/* Here because snn_argmax_s32 stands here, which every network links. */
SNN_LINK_CHECK_LIBRARY;

/* Sums are formed modulo 2^32; the compiler proves that the results fit. */

/* Adds the rows of a word's spikes. */
static inline void add_word(const int8_t *rows, uint32_t outputs, uint32_t bits, int32_t *scores) {
    for (; bits != 0u; bits &= bits - 1u) {
        const int8_t *row = rows + snn_lowest_bit(bits) * outputs;
        for (uint32_t c = 0; c < outputs; c++) {
            scores[c] = (int32_t)((uint32_t)scores[c] + (uint32_t)row[c]);
        }
    }
}

/* Adds the rows of a plane's spikes; unused bits are left out. */
static SNN_HOT void add_events(const snn_readout_t *layer, const uint32_t *plane, int32_t *scores) {
    const uint32_t outputs = layer->outputs;
    const int8_t *rows = layer->weights;
    uint32_t left = layer->inputs;
    for (; left > 32u; left -= 32u) {
        add_word(rows, outputs, *plane++, scores);
        rows += 32u * outputs;
    }
    add_word(rows, outputs, *plane & snn_low_mask(left), scores);
}

/* Sums of spikes (or counts) over time steps. */
static SNN_HOT void sum_spikes(const snn_readout_t *layer, uint32_t steps, const uint32_t *spikes,
                               int32_t *sums) {
    const uint32_t words = SNN_PLANE_WORDS(layer->inputs);
    snn_clear_s32(sums, layer->outputs);
    for (uint32_t plane = layer->planes; plane-- != 0u;) {
        for (uint32_t c = 0; c < layer->outputs; c++) {
            sums[c] = (int32_t)((uint32_t)sums[c] * 2u);
        }
        for (uint32_t step = 0; step < steps; step++) {
            add_events(layer, spikes + (step * layer->planes + plane) * words, sums);
        }
    }
}

static SNN_HOT void sum_image(const snn_readout_t *layer, const uint8_t *image, int32_t *sums) {
    const uint32_t outputs = layer->outputs;
    const int8_t *row = layer->weights;
    snn_clear_s32(sums, outputs);
    for (uint32_t i = 0; i < layer->inputs; i++) {
        for (uint32_t c = 0; c < outputs; c++) {
            sums[c] = (int32_t)((uint32_t)sums[c] + (uint32_t)(row[c] * image[i]));
        }
        row += outputs;
    }
}

static SNN_HOT void scale(const snn_readout_t *layer, uint32_t factor, int32_t *scores) {
    for (uint32_t c = 0; c < layer->outputs; c++) {
        scores[c] = (int32_t)((uint32_t)scores[c] * factor * (uint32_t)layer->multiplier[c] +
                              (uint32_t)layer->bias[c]);
    }
}

static SNN_HOT void add_step(const snn_readout_t *layer, const int32_t *sums, int32_t *scores) {
    for (uint32_t c = 0; c < layer->outputs; c++) {
        scores[c] =
            (int32_t)((uint32_t)scores[c] + (uint32_t)sums[c] * (uint32_t)layer->multiplier[c] +
                      (uint32_t)layer->step_bias[c]);
    }
}

void snn_readout_s8(const snn_readout_t *layer, uint32_t steps, const uint32_t *spikes,
                    int32_t *scores) {
    sum_spikes(layer, steps, spikes, scores);
    scale(layer, 1, scores);
}

void snn_readout_image_s8(const snn_readout_t *layer, uint32_t steps, const uint8_t *image,
                          int32_t *scores) {
    sum_image(layer, image, scores);
    scale(layer, steps, scores);
}

void snn_readout_step_s8(const snn_readout_t *layer, const uint32_t *spikes, int32_t *sums,
                         int32_t *scores) {
    sum_spikes(layer, 1, spikes, sums);
    add_step(layer, sums, scores);
}

void snn_readout_image_step_s8(const snn_readout_t *layer, const uint8_t *image, int32_t *sums,
                               int32_t *scores) {
    sum_image(layer, image, sums);
    add_step(layer, sums, scores);
}

uint32_t snn_margin_s32(const int32_t *scores, uint16_t count) {
    const uint16_t best = snn_argmax_s32(scores, count);
    uint32_t margin = UINT32_MAX;
    for (uint16_t i = 0; i < count; i++) {
        const uint32_t difference = (uint32_t)scores[best] - (uint32_t)scores[i];
        if (i != best && difference < margin) {
            margin = difference;
        }
    }
    return margin;
}

uint16_t snn_argmax_s32(const int32_t *scores, uint16_t count) {
    uint16_t best = 0;
    for (uint16_t i = 1; i < count; i++) {
        if (scores[i] > scores[best]) {
            best = i;
        }
    }
    return best;
}
