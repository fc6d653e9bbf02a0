#include "snn/stream.h"

#include <stddef.h>

#include "layer_state.h"
#include "snn/conv2d.h"
#include "stream_join.h"
#include "tile.h"

/* What stays the same for all positions and time steps. */
typedef struct {
    const snn_stream_conv2d_t *layer;
    uint32_t kind;
    uint32_t *sums, *groups;
} work_t;

/* Sums of codes of a position, whose channels are in order, to the next state. */
static inline void join_as(const work_t *work, uint32_t correction, snn_join_t at, uint32_t kind) {
    const uint16_t *const multiplier = work->layer->multiplier;
    const int32_t *const bias = work->layer->bias;
    const uint32_t channels = work->layer->output.channels, shift = work->layer->shift;
    for (uint32_t c = 0; c < channels; c++) {
        const int32_t current = (int32_t)(2u * work->sums[c] - correction);
        const int32_t y = snn_join_scaled(current, multiplier[c], shift, bias[c]);
        const int32_t x = (int32_t)((uint32_t)y + (uint32_t)snn_join_before(&at, c, kind));
        at.output[c] = snn_join_saturated(x);
    }
}

static void join(const work_t *work, uint32_t correction, const snn_join_t *at) {
    if (work->kind == SNN_JOIN_MEAN) {
        join_as(work, correction, *at, SNN_JOIN_MEAN);
    } else if (work->kind == SNN_JOIN_NEWEST) {
        join_as(work, correction, *at, SNN_JOIN_NEWEST);
    } else {
        join_as(work, correction, *at, SNN_JOIN_NOTHING);
    }
}

/* The elements `by` behind those of a state; there may be no states before it. */
static inline snn_join_t moved(const work_t *work, const snn_join_t *join, uint32_t by) {
    const snn_join_t result = {work->kind == SNN_JOIN_MEAN ? join->older + by : NULL,
                               work->kind != SNN_JOIN_NOTHING ? join->newer + by : NULL,
                               join->output + by};
    return result;
}

/* One time step of a tile; `input` is that step's. */
static void run_tile(const work_t *work, const snn_tile_t *tile, const uint32_t *input,
                     const snn_join_t *to) {
    const snn_stream_conv2d_t *const layer = work->layer;
    const uint32_t channels = layer->output.channels;
    const uint32_t input_words = snn_plane_words(layer->input);
    const int32_t column_rows = (int32_t)((uint32_t)layer->kernel * layer->input.channels);
    uint32_t events = 0;
    for (uint32_t j = layer->planes; j-- != 0u;) {
        const uint32_t is_first = j == layer->planes - 1u;
        snn_tile_list(tile, input + j * input_words);
        if (!is_first) {
            snn_double_s32(&layer->synapse, channels, work->sums);
            events *= 2u;
        }
        for (uint32_t x = 0, column = 0; x < tile->width; x++, column += layer->stride) {
            const uint32_t start = tile->start[column];
            const uint32_t count = tile->start[column + layer->kernel] - start;
            events = (is_first ? 0u : events) + count;
            snn_accumulate_s32(&layer->synapse, tile->list + start, count,
                               (int32_t)column * column_rows, is_first, channels, work->sums,
                               work->groups);
            if (j == 0u) {
                const snn_join_t at = moved(work, to, x * channels);
                join(work, events * layer->synapse.code_max, &at);
            }
        }
    }
}

void snn_stream_conv2d(const snn_stream_conv2d_t *layer, uint32_t steps, const uint32_t *input,
                       const int16_t *older, const int16_t *newer, int16_t *output,
                       uint32_t *scratch, uint16_t *list) {
    const uint32_t channels = layer->output.channels;
    const uint32_t elements = (uint32_t)layer->output.height * layer->output.width * channels;
    const uint32_t input_words = layer->planes * snn_plane_words(layer->input);
    const work_t work = {layer,
                         newer == NULL   ? SNN_JOIN_NOTHING
                         : older == NULL ? SNN_JOIN_NEWEST
                                         : SNN_JOIN_MEAN,
                         scratch, scratch + channels};
    const snn_join_t join = {older, newer, output};
    snn_tile_t tile = {layer->input, layer->kernel, layer->stride, 0, 0, 0, 0, list, list};
    uint32_t element = 0;
    for (int32_t y = 0; y < layer->output.height; y++) {
        tile.top = y * layer->stride - layer->padding;
        for (uint32_t x = 0; x < layer->output.width; x += layer->tile) {
            snn_tile_place(&tile, (int32_t)(x * layer->stride) - layer->padding, layer->tile,
                           layer->output.width - x);
            for (uint32_t step = 0; step < steps; step++) {
                const snn_join_t to = moved(&work, &join, step * elements + element);
                run_tile(&work, &tile, input + step * input_words, &to);
            }
            element += tile.width * channels;
        }
    }
}
