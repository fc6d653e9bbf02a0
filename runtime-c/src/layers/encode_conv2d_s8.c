#include "snn/encode.h"

#include "neuron/neuron_rules.h"
#include "neuron/neuron_s32.h"
#include "synapse/dot.h"
#include "synapse/patch_s8.h"
#include "word/bits.h"
#include "word/clear.h"

/* No pixel is dark yet. */
#define NOT_YET 0xFFFFFFFFu

/* Neurons of which more is to be known than their spikes, or that more drives than the image. */
#define NEVER_QUIET 32u

/* The part of a window that lies inside the image, in kernel coordinates. */
typedef struct {
    const uint8_t *image; /* Pixel at (first_y, first_x). */
    uint32_t first_y, last_y;
    uint32_t row_offset; /* Bytes of a window row before first_x. */
    uint32_t row_bytes;  /* Bytes of a window row inside the image. */
} window_t;

/* (top, left) is the window's first input pixel and may lie in the padding. */
static SNN_HOT window_t window_at(const snn_encode_conv2d_t *layer, const uint8_t *image,
                                  int32_t top, int32_t left) {
    const int32_t height = layer->input.height;
    const int32_t width = layer->input.width;
    const int32_t rows = layer->kernel.height, columns = layer->kernel.width;
    const uint32_t channels = layer->input.channels;
    if (top >= 0 && left >= 0 && top + rows <= height && left + columns <= width) {
        const window_t whole = {image + (uint32_t)(top * width + left) * channels, 0,
                                (uint32_t)rows, 0, (uint32_t)columns * channels};
        return whole;
    }
    const int32_t first_x = left < 0 ? -left : 0;
    const int32_t last_x = left + columns > width ? width - left : columns;
    const int32_t first_y = top < 0 ? -top : 0;
    const int32_t last_y = top + rows > height ? height - top : rows;
    window_t window = {image, 0, 0, 0, 0};
    if (first_x < last_x && first_y < last_y) {
        window.image += (uint32_t)((top + first_y) * width + left + first_x) * channels;
        window.first_y = (uint32_t)first_y;
        window.last_y = (uint32_t)last_y;
        window.row_offset = (uint32_t)first_x * channels;
        window.row_bytes = (uint32_t)(last_x - first_x) * channels;
    }
    return window;
}

/* Copies a window with its padding into a patch, which is zero behind the window. Returns whether
 * any byte is not zero. */
static inline uint32_t copy_patch(const snn_encode_conv2d_t *layer, const window_t *window,
                                  uint32_t words, uint32_t *patch) {
    const uint32_t row_bytes = (uint32_t)layer->kernel.width * layer->input.channels;
    const uint32_t skip = (uint32_t)layer->input.width * layer->input.channels - window->row_bytes;
    const uint8_t *image = window->image;
    uint8_t *to = (uint8_t *)patch + window->first_y * row_bytes + window->row_offset;
    uint32_t any = 0;
    snn_patch_open(patch, words);
    if (window->row_bytes != row_bytes ||
        window->last_y - window->first_y != layer->kernel.height) {
        for (uint32_t i = 0; i < words; i++) {
            patch[i] = 0;
        }
    }
    for (uint32_t y = window->last_y - window->first_y; y != 0u; y--) {
        for (uint32_t i = window->row_bytes; i != 0u; i--) {
            const uint8_t pixel = *image++;
            *to++ = pixel;
            any |= pixel;
        }
        image += skip;
        to += row_bytes - window->row_bytes;
    }
    return any;
}

/* Current of one output channel, row by row, for windows larger than a patch. */
static SNN_HOT int32_t window_current(const snn_encode_conv2d_t *layer, const window_t *window,
                                      const int8_t *weights) {
    const uint32_t row_bytes = (uint32_t)layer->kernel.width * layer->input.channels;
    const uint8_t *image = window->image;
    int32_t sum = 0;
    for (uint32_t y = window->first_y; y < window->last_y; y++) {
        sum += snn_dot(weights + y * row_bytes + window->row_offset, image, window->row_bytes);
        image += (uint32_t)layer->input.width * layer->input.channels;
    }
    return sum;
}

/* What the pixels of a layer share. */
typedef struct {
    const snn_encode_conv2d_t *layer;
    snn_run_t run;
    uint32_t window_bytes; /* Weights of a channel. */
    uint32_t quiet_shift;  /* See is_quiet. */
} pixels_t;

/* Neurons of up to SNN_GROUP_CHANNELS channels from channel `first` on. Those that cannot fire at
 * all are seen without a call. */
static inline void fire(const pixels_t *pixels, const int32_t *currents, uint32_t first,
                        uint32_t count, uint32_t bit) {
    const snn_neuron_s32_t *neuron = &pixels->layer->neuron;
    const int32_t *threshold = neuron->threshold + first;
    const int32_t *bias = neuron->bias + first;
    const uint32_t fractional_bits = neuron->fractional_bits;
    const uint32_t shift = pixels->quiet_shift;
    const uint32_t may_fire = shift == NEVER_QUIET;
    for (uint32_t c = 0; c < count; c++) {
        const int32_t drive = driven(0, currents[c], fractional_bits, bias[c]);
        if (may_fire || threshold[c] <= 0 || drive >= threshold[c] >> shift) {
            snn_neuron_run_s32(&pixels->run, first + c, currents[c], bit + first + c);
        }
    }
}

static inline uint32_t group_channels(const pixels_t *pixels, uint32_t first) {
    const uint32_t left = pixels->layer->output.channels - first;
    return left < SNN_GROUP_CHANNELS ? left : SNN_GROUP_CHANNELS;
}

static inline void clear_currents(int32_t *currents) {
    for (uint32_t c = 0; c < SNN_GROUP_CHANNELS; c++) {
        currents[c] = 0;
    }
}

SNN_NOINLINE static SNN_HOT void fire_patch(const pixels_t *pixels, const uint32_t *patch,
                                            uint32_t bit) {
    const uint32_t bytes = pixels->window_bytes;
    const uint32_t stride = (bytes + 3u) & ~3u;
    const int8_t *weights = pixels->layer->weights;
    for (uint32_t c = 0; c < pixels->layer->output.channels; c += SNN_GROUP_CHANNELS) {
        const uint32_t count = group_channels(pixels, c);
        int32_t currents[SNN_GROUP_CHANNELS];
        clear_currents(currents);
        snn_patch_currents(patch, weights, bytes, count, currents);
        fire(pixels, currents, c, count, bit);
        weights += SNN_GROUP_CHANNELS * stride;
    }
}

SNN_NOINLINE static SNN_HOT void fire_window(const pixels_t *pixels, const window_t *window,
                                             uint32_t bit) {
    const int8_t *weights = pixels->layer->weights;
    for (uint32_t c = 0; c < pixels->layer->output.channels; c++) {
        const int32_t current = window_current(pixels->layer, window, weights);
        fire(pixels, &current, c, 1, bit);
        weights += (pixels->window_bytes + 3u) & ~3u;
    }
}

SNN_NOINLINE static SNN_HOT void fire_dark(const pixels_t *pixels, uint32_t bit) {
    int32_t currents[SNN_GROUP_CHANNELS];
    clear_currents(currents);
    for (uint32_t c = 0; c < pixels->layer->output.channels; c += SNN_GROUP_CHANNELS) {
        fire(pixels, currents, c, group_channels(pixels, c), bit);
    }
}

/* Copies the spikes of the pixel at bit `from` to the one at bit `to`; returns whether there are
 * any.
 */
SNN_NOINLINE static SNN_HOT uint32_t copy_pixel(const pixels_t *pixels, uint32_t from,
                                                uint32_t to) {
    const uint32_t channels = pixels->layer->output.channels;
    uint32_t any = 0;
    for (uint32_t step = 0; step < pixels->run.steps; step++) {
        uint32_t *plane = pixels->run.output + step * pixels->run.plane_words;
        for (uint32_t c = 0; c < channels; c += 32u) {
            const uint32_t count = channels - c < 32u ? channels - c : 32u;
            const uint32_t spikes = snn_bits_read(plane, from + c, count);
            any |= spikes;
            if (spikes != 0u) {
                snn_bits_set(plane, to + c, spikes);
            }
        }
    }
    return any;
}

/* Pixels whose window is dark. Without shortcuts and state all of them have the same spikes: the
 * first one's are copied, or left out if there are none. */
typedef struct {
    uint32_t bit; /* Of the first one, or NOT_YET. */
    uint32_t is_silent;
} dark_t;

static inline void dark_pixel(const pixels_t *pixels, dark_t *dark, uint32_t bit) {
    if (dark->bit == NOT_YET || pixels->run.shortcuts != NULL || pixels->run.state != NULL) {
        fire_dark(pixels, bit);
        dark->bit = bit;
        dark->is_silent = copy_pixel(pixels, bit, bit) == 0u;
    } else if (!dark->is_silent) {
        copy_pixel(pixels, dark->bit, bit);
    }
}

void snn_encode_conv2d_s8(const snn_encode_conv2d_t *layer, uint32_t steps, const uint8_t *image,
                          const snn_shortcuts_t *shortcuts, uint32_t *output, uint32_t *state,
                          uint32_t *scratch) {
    const uint32_t channels = layer->output.channels;
    const uint32_t bytes =
        (uint32_t)layer->kernel.height * layer->kernel.width * layer->input.channels;
    const uint32_t patch_words = (bytes + 3u) / 4u;
    const uint32_t is_plain = shortcuts == NULL && state == NULL && layer->neuron.codes == NULL;
    const uint32_t words =
        SNN_PLANE_WORDS((uint32_t)layer->output.height * layer->output.width * channels);
    const pixels_t pixels = {layer,
                             {&layer->neuron, shortcuts, steps, output, words, state},
                             bytes,
                             is_plain ? quiet_shift(layer->neuron.decay, steps) : NEVER_QUIET};
    dark_t dark = {NOT_YET, 0};
    uint32_t bit = 0;
    snn_clear_words(output, steps * words);
    int32_t top = -(int32_t)layer->padding.height;
    for (uint32_t y = layer->output.height; y != 0u; y--, top += layer->stride.height) {
        int32_t left = -(int32_t)layer->padding.width;
        for (uint32_t x = layer->output.width; x != 0u; x--, left += layer->stride.width) {
            const window_t window = window_at(layer, image, top, left);
            if (patch_words > SNN_ENCODE_PATCH_WORDS) {
                fire_window(&pixels, &window, bit);
            } else if (copy_patch(layer, &window, patch_words, scratch) == 0u) {
                dark_pixel(&pixels, &dark, bit);
            } else {
                snn_patch_close(scratch, patch_words);
                fire_patch(&pixels, scratch, bit);
            }
            bit += channels;
        }
    }
}
