#include <stddef.h>

#include "clear.h"
#include "lanes.h"
#include "layer_state.h"
#include "names.h"
#include "snn/stream.h"
#include "tile.h"

/* One position of a state: what its currents join, and where they go. */
typedef struct {
    const int16_t *older, *newer;
    int16_t *output;
} position_t;

static inline int16_t saturated(int32_t v) {
    v = v > 32767 ? 32767 : v;
    return (int16_t)(v < -32768 ? -32768 : v);
}

static inline int32_t scaled(const snn_stream_conv2d_t *layer, uint32_t c, int32_t current) {
    const int32_t product = (int32_t)((uint32_t)current * layer->multiplier[c]);
    return (int32_t)((uint32_t)(product >> layer->shift) + (uint32_t)layer->bias[c]);
}

/* The current of channel c becomes its element of the next state. */
static inline void join(const snn_stream_conv2d_t *layer, position_t at, uint32_t c,
                        int32_t current) {
    int32_t y = scaled(layer, c, current);
    if (at.older != NULL) {
        y += (at.older[c] + at.newer[c]) >> 1;
    } else if (at.newer != NULL) {
        y += at.newer[c];
    }
    at.output[c] = saturated(y);
}

/* All channels of a position, whose sums of codes stand in order. */
static void join_wide(const snn_stream_conv2d_t *layer, position_t at, const uint32_t *sums,
                      uint32_t correction) {
    for (uint32_t c = 0; c < layer->output.channels; c++) {
        join(layer, at, c, (int32_t)(2u * sums[c] - correction));
    }
}

/* The same for sums in groups, of a number of events that 16 bits count. */
static void join_groups(const snn_stream_conv2d_t *layer, position_t at, const uint32_t *sums,
                        uint32_t correction) {
    const uint32_t channels = layer->output.channels;
    for (uint32_t c = 0; c < channels; c += SNN_GROUP_CHANNELS) {
        for (uint32_t lane = 0; lane < 2u; lane++) {
            for (uint32_t word = 0; word < SNN_GROUP_WORDS; word++) {
                const uint32_t channel = c + snn_lane_channel(word, lane);
                if (channel < channels) {
                    const uint32_t sum = snn_lane_unsigned(sums[word], lane);
                    join(layer, at, channel, (int32_t)(2u * sum - correction));
                }
            }
        }
        sums += SNN_GROUP_WORDS;
    }
}

static inline position_t moved(position_t at, uint32_t elements) {
    at.older = at.older == NULL ? NULL : at.older + elements;
    at.newer = at.newer == NULL ? NULL : at.newer + elements;
    at.output += elements;
    return at;
}

/* A tile of a layer that reads spikes, with windows that one call of a kernel takes. */
static void run_plain_tile(const snn_stream_conv2d_t *layer, const snn_tile_t *tile,
                           const uint32_t *plane, position_t at, uint32_t *sums) {
    const int32_t column_rows = (int32_t)((uint32_t)layer->kernel * layer->input.channels);
    snn_tile_list(tile, plane);
    for (uint32_t x = 0, column = 0; x < tile->width; x++, column += layer->stride) {
        const uint32_t start = tile->start[column];
        const uint32_t events = tile->start[column + layer->kernel] - start;
        layer->synapse.sum(&layer->synapse, tile->list + start, events,
                           (int32_t)column * column_rows, sums);
        join_groups(layer, at, sums, events * layer->synapse.code_max);
        at = moved(at, layer->output.channels);
    }
}

/* A position whose input has counts or more events than one call of a kernel takes. */
static void run_long(const snn_stream_conv2d_t *layer, const snn_tile_t *tile,
                     const uint32_t *planes, position_t at, uint32_t *sums) {
    const uint32_t channels = layer->output.channels;
    const uint32_t input_words = snn_plane_words(layer->input);
    uint32_t events = 0;
    snn_clear_words(sums, channels);
    for (uint32_t j = layer->planes; j-- != 0u;) {
        snn_tile_list(tile, planes + j * input_words);
        const uint32_t count = tile->start[layer->kernel];
        snn_double_s32(&layer->synapse, channels, sums);
        events = 2u * events + count;
        snn_accumulate_s32(&layer->synapse, tile->list, count, 0, 0, channels, sums,
                           sums + channels);
    }
    join_wide(layer, at, sums, events * layer->synapse.code_max);
}

static void run_step(const snn_stream_conv2d_t *layer, const uint32_t *input, position_t at,
                     uint32_t *sums, uint16_t *list) {
    const uint32_t is_long = layer->synapse.rows > SNN_SUM_EVENTS || layer->planes > 1u;
    const uint32_t width = is_long ? 1u : layer->tile;
    snn_tile_t tile = {layer->input, layer->kernel, layer->stride, 0, 0, 0, 0, list, list};
    for (int32_t y = 0; y < layer->output.height; y++) {
        tile.top = y * layer->stride - layer->padding;
        for (uint32_t x = 0; x < layer->output.width; x += width) {
            snn_tile_place(&tile, (int32_t)(x * layer->stride) - layer->padding, width,
                           layer->output.width - x);
            if (is_long) {
                run_long(layer, &tile, input, at, sums);
            } else {
                run_plain_tile(layer, &tile, input, at, sums);
            }
            at = moved(at, tile.width * layer->output.channels);
        }
    }
}

void snn_stream_conv2d(const snn_stream_conv2d_t *layer, uint32_t steps, const uint32_t *input,
                       const int16_t *older, const int16_t *newer, int16_t *output,
                       uint32_t *scratch, uint16_t *list) {
    const uint32_t elements =
        (uint32_t)layer->output.height * layer->output.width * layer->output.channels;
    position_t at = {older, newer, output};
    for (uint32_t step = 0; step < steps; step++) {
        run_step(layer, input, at, scratch, list);
        input += layer->planes * snn_plane_words(layer->input);
        at = moved(at, elements);
    }
}
